"""The chart of labels: a square a use, marks by shape, articles in the order one reads, names as labels and never as markup."""

import plotly.graph_objects as go
import pytest

from components.charts import framings
from components.charts.framings import Plan, Use, figure
from components.charts.layout import Look
from components.charts.text import RLI
from data.words import Words
from tests.components.html_story import view as hostile

PLAN = Plan({"terrorism": "إرهاب", "coup": "انقلاب"}, {"a": ("1", "صحيفة"), "b": ("2", "أخرى")})
USES = [
    Use("terrorism", "a", "plain", "قبل بعد"),
    Use("terrorism", "b", "short", "قبل"),
    Use("coup", "b", "quote", "بعد"),
    Use("gone", "a", "plain", ""),
]


def look(lang="ar", dark=False):
    return Look(Words(lang), dark, str)


def drawn(lang="ar", uses=USES):
    return go.Figure(figure(uses, PLAN, look(lang)).to_dict())  # validated


def test_each_use_is_a_square_in_its_cell():
    trace = drawn().data[0]

    assert list(zip(trace.x, trace.y, trace.marker.symbol, strict=True)) == [
        (0, 0, "square"),
        (1, 0, "square-open"),
        (1, 1, "square-open-dot"),
    ]


@pytest.mark.parametrize("lang, falls", [("ar", True), ("en", False)])
def test_articles_run_the_way_one_reads(lang, falls):
    first, last = drawn(lang).layout.xaxis.range

    assert (first > last) == falls
    assert drawn(lang).layout.yaxis.side == ("right" if falls else "left")


def test_many_uses_of_one_cell_stand_in_rows_that_do_not_meet_the_next_cell():
    trace = drawn(uses=[Use("terrorism", "a", "plain", "")] * 13).data[0]

    assert len(set(zip(trace.x, trace.y, strict=True))) == 13
    assert all(-0.5 < x < 0.5 for x in trace.x)
    assert all(-0.5 < y < 0.5 for y in trace.y)


def test_names_are_isolated_and_hostile_ones_stay_text():
    plan = Plan({"x": "<b>label</b>"}, {"a": ("1", "<script>")})
    layout = go.Figure(figure([], plan, look()).to_dict()).layout

    assert layout.yaxis.ticktext[0].startswith(RLI)
    assert "<b>" not in layout.yaxis.ticktext[0]
    assert "<script>" not in "".join(layout.xaxis.ticktext)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_story_without_labels_draws_nothing(lang):
    shown = hostile(lang=lang)

    assert len(framings.drawn(shown, look(lang)).data[0]["x"]) == 0


def test_a_hover_box_has_the_use_in_whole_words_around_it():
    seen = hostile()
    row = seen.rows("statements")[0]
    text = seen.text(row["article"])
    told = framings._around(seen, {"article": row["article"], "start": row["start"], "stop": row["stop"]})
    held = " ".join(told.strip("…").split())

    assert " ".join(text[row["start"] : row["stop"]].split()) in held
    assert len(told) <= row["stop"] - row["start"] + 2 * framings.AROUND + 2
    assert set(held.split()) <= set(text.split())
