"""A long story stays readable: pages of a few hundred kilobytes, charts of a few screens, however many findings there are."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import plotly.io as pio
import pytest
from PIL import Image, ImageColor

from benchmarks.crowd import write_crowd
from components.charts import brush, heaps, marks, palette, rows, strip, timeline
from components.charts.bins import bins
from components.charts.named import CHARTS
from components.charts.packing import slots
from components.export import chart_picture
from components.html import (
    compare,
    compare_facts,
    compare_labels,
    compare_names,
    compare_voices,
    compare_wording,
    counts,
    figures,
    grid,
    overview,
    stances,
    statements,
)
from components.html import timeline as timeline_page
from components.html.utterance import MOST_VERSIONS, entries, entry_card
from data import labels
from data.build import build
from data.facts import facts
from data.periods import periods_of
from data.selection import Selection
from data.store.open import open_story
from data.view import View
from tests.components.html_reader import Reader, read

ARTICLES = 80
AXIS = (date(2022, 1, 3), date(2022, 1, 9), 2)
MOST, LIGHT = 400_000, 80_000  # characters of markup
PART = 100_000  # of one part of a comparison
PLACES = [({}, page) for page in (overview.below, timeline_page.side, timeline_page.twin, stances.grids, counts.body, compare_wording.page)]
PLACES += [({"view": name}, statements.page) for name in ("newest", "oldest", "tension", "dates", "flags", "links")]
FIGURES = {"counts": 75_000, "labels": 60_000, "timeline": 100_000}  # bytes


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = write_crowd(tmp_path_factory.mktemp("stories") / "crowd", ARTICLES)
    build(folder)
    return open_story(folder.name, folder.parent)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("place, page", PLACES, ids=lambda one: getattr(one, "__module__", "").rpartition(".")[2] or one.get("view", ""))
def test_a_page_stays_within_bounds(store, lang, place, page):
    markup = page(View(store, Selection(lang=lang), place))

    assert 0 < len(markup) < (LIGHT if page is statements.page else MOST)
    assert read(markup).unbalanced == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_charts_are_a_few_screens_high_and_hold_everything(store, lang):
    view = View(store, Selection(lang=lang))
    seen, look = rows.timeline(view), rows.look(view)
    figure = timeline.figure(seen, look)

    assert marks.total(seen) > 1000
    assert figure.layout.height < 1500
    assert any(trace.type == "bar" for trace in figure.data)
    assert strip.figure(seen, look).layout.height < 400


@pytest.mark.parametrize("name", FIGURES)
def test_charts_are_sent_with_short_hover_boxes(store, name):
    sent = pio.to_json(CHARTS[name].figure(View(store, Selection())), validate=False)
    boxes = [box for one in json.loads(sent)["data"] for box in one.get("hovertext") or ()]

    assert len(boxes) > 50
    assert len(sent.encode()) < FIGURES[name]
    assert max(len(re.sub("<[^>]*>", "", box)) for box in boxes) < 280
    assert max(len(line) for box in boxes for line in re.sub("</?b>|[\u2066-\u2069]", "", box).split("<br>")) < 60


def told_often(view):
    """Utterances with more transcriptions than are written out."""
    found = [entry for entry in entries(view.entries(300, 0, newest=False), "oldest") if len(entry.rows) > MOST_VERSIONS + 1]
    assert found
    return found


def test_further_transcriptions_of_a_long_story_lead_to_their_words_and_their_evidence(store):
    view = View(store, Selection())
    for entry in told_often(view)[:4]:
        _, first, *further = re.split('(?=<div class="mq-version")', entry_card(view, entry))

        assert read(first).all("details", "mq-why")
        assert len(further) == MOST_VERSIONS - 1
        for one, row in zip(further, entry.rows[1:], strict=False):
            ways = [link["href"] for link in read(one).all("a")][:2]
            beside = read(timeline_page.side(View(store, Selection(), {"open": row["id"]})))
            assert ways == [view.passage(row["article"], row["start"], row["stop"]), view.address("timeline", open=row["id"])]
            assert row["text"] in read(one).text
            assert beside.all("details", "mq-why")
            assert beside.all("details", "mq-report")
            assert any(button.get("data-copy-href") for button in beside.all("button"))


def test_transcriptions_there_is_no_room_for_stand_beside_the_timeline(store):
    view = View(store, Selection())
    for entry in told_often(view)[:4]:
        more = read(entry_card(view, entry)).all("a")[-1]
        beside = read(timeline_page.side(View(store, Selection(), {"open": entry.rows[0]["utterance"]})))

        assert more["href"] == view.address("timeline", open=entry.rows[0]["utterance"])
        assert int(re.search(r"\d+", more.words)[0]) == len(entry.rows) - MOST_VERSIONS
        assert {f"card-{row['id']}" for row in entry.rows} <= {card.get("id") for card in beside.all("article")}


@pytest.mark.parametrize("made", [grid.by_target, grid.by_day])
def test_a_grid_of_very_many_stances_has_few_rows_and_says_whom_it_leaves_out(store, made):
    view = View(store, Selection())
    found = made(view)
    left = read(grid.table(view, found, "")).all("p")

    assert view.shown("stances") > grid.MANY
    assert 0 < len(found.voices) <= grid.FEW_VOICES
    assert bool(left) == any(found.more)


def test_the_same_story_is_made_each_time(tmp_path):
    one, other = (write_crowd(tmp_path / name, 3) for name in ("one", "other"))

    assert [path.read_text() for path in sorted(one.rglob("*.t*"))] == [path.read_text() for path in sorted(other.rglob("*.t*"))]


def test_the_days_of_a_long_story_are_in_their_picture_too(store):
    image = Image.open(io.BytesIO(chart_picture.png(View(store, Selection()), "days", ""))).convert("RGB")
    colours = {colour: number for number, colour in image.getcolors(image.width * image.height)}
    teal = ImageColor.getrgb(palette.bloc("kazakhstan", dark=False))

    assert colours[teal] > 10_000  # of many bars, and not of the key alone


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_heaps_tell_as_many_findings_as_single_marks_would(store, lang, monkeypatch):
    monkeypatch.setattr(rows, "MANY", 1_500)  # the story has some two thousand
    view = View(store, Selection(lang=lang))
    heaps, single = rows.timeline(view), rows._timeline(view)

    assert any(mark.heap for mark in heaps)
    assert len(heaps) < len(single)
    assert marks.total(heaps) == len(single)
    for kind in marks.KINDS:
        assert marks.total(mark for mark in heaps if mark.kind == kind) == sum(mark.kind == kind for mark in single)
    assert marks.headline(heaps, rows.look(view)) == marks.headline(single, rows.look(view))
    assert marks.summary(heaps, rows.look(view)) == marks.summary(single, rows.look(view))


def test_under_a_filter_heaps_and_rows_agree(store):
    view = View(store, Selection(actors=tuple(store.named(1)), first=store.info.first))
    for table in ("statements", "counts", "events", "articles"):
        assert sum(row["n"] for row in view.slots(table, list(view.loudest(2)), AXIS)) == len(getattr(view, table)())


def test_a_story_counted_once_and_its_articles_named_one_by_one_stand_in_the_same_slots(store):
    view = View(store, Selection())
    every = view.of_articles(view.store.articles)

    assert [*rows.timeline(every)] == [*rows.timeline(view)]
    assert heaps.reach(every) == heaps.reach(view)
    assert [*heaps.days(every)] == [*heaps.days(view)]


def test_the_axis_and_the_days_of_heaps_are_those_of_single_marks(store):
    view = View(store, Selection())
    seen, single = rows.timeline(view), rows._timeline(view)
    axis = slots(single)

    assert slots(seen) == slots(rows.days(view)) == axis == slots(rows._days(view))
    assert periods_of(rows.begun(view)) == periods_of(marks.weighed((one.first, one.number) for one in rows._days(view)))
    assert [(one.slot, one.number) for one in bins(seen, axis)] == [(one.slot, one.number) for one in bins(single, axis)]
    chosen = (view.store.info.first, None)
    assert brush.figure(rows.days(view), chosen, rows.look(view)) == brush.figure(rows._days(view), chosen, rows.look(view))


def test_a_page_of_utterances_is_the_same_as_that_part_of_all(store):
    view = View(store, Selection())
    for order, newest in (("newest", True), ("oldest", False)):
        everything = entries(view.statements().to_dict("records"), order)
        part = entries(view.entries(7, 14, newest=newest), order)

        assert [{row["id"] for row in one.rows} for one in part] == [{row["id"] for row in one.rows} for one in everything[14:21]]


def test_a_view_of_few_articles_holds_no_more_and_keeps_the_readers_links(store):
    view = View(store, Selection())
    few = view.few("counts", 50)

    assert 0 < few.shown("counts") <= 50
    assert set(few.counts()["article"]) <= set(few.within)
    assert few.address("counts") == view.address("counts")


# In parts ---------------------------------------------------------------------------------------------------------------------


def parts(store, page: Callable[[View], str], **place: str) -> Iterator[Reader]:
    """Every part of a page, as its own links lead from one to the next."""
    number = 1
    while True:
        markup = page(View(store, Selection(), place | ({"page": str(number)} if number > 1 else {})))
        assert len(markup) < PART
        yield (shown := read(markup))
        ways = [parse_qs(urlsplit(one["href"]).query) for one in shown.all("a") if "mq-pages" in one.path]
        assert all(asked.get("view") == ([place["view"]] if "view" in place else None) for asked in ways)
        number += 1
        if str(number) not in [asked.get("page", ["1"])[0] for asked in ways]:
            return


def opening(shown: Reader) -> list[str]:
    """Findings that links open beside the table."""
    return [asked["open"][0] for one in shown.all("a") if "open" in (asked := parse_qs(urlsplit(one["href"]).query))]


def test_every_fact_of_a_long_story_stands_in_one_part_of_the_comparison(store):
    found, seen = facts(View(store, Selection())), list(parts(store, compare_facts.page))

    assert len(seen) > 2
    assert sum(len(one.all("span", "mq-fact")) for one in seen) == len(found)
    told = {id for one in seen for id in opening(one)}
    assert all(any(row["id"] in told for row in fact.rows) for fact in found)
    assert not [one for shown in seen for one in shown.all("details")]


def test_no_row_of_a_part_is_empty_and_no_table_wider_than_it_may_be(store):
    for n in range(1, 6):
        markup = compare_facts.page(View(store, Selection(), {"page": str(n)}))
        for table in markup.split("<table")[1:]:
            heads, *drawn = table.split("<tr>")[1:]
            assert heads.count("<th") <= compare.ABREAST + 1
            assert all("<td><p>" in one for one in drawn)


def test_an_opened_fact_shows_its_part_and_links_keep_the_part_they_stand_in(store):
    here = {"page": "3"}
    third = read(compare_facts.page(View(store, Selection(), here)))
    finding = opening(third)[0]
    linked = read(compare_facts.page(View(store, Selection(), {"open": finding})))
    current = [one["href"] for one in linked.all("a") if one.get("aria-current") == "true"]

    assert [one.words for one in linked.all("a") if one.get("aria-current") == "page"] == ["3"]
    assert current
    assert all(f"open={finding}" in href for href in current)
    assert all("page=3" in one["href"] for one in third.all("a") if "open=" in one["href"])
    beside = read(figures.beside(View(store, Selection(), here | {"open": finding}), "compare", "", [finding]))
    assert [one["href"] for one in beside.all("a") if one.get("data-key") == "close"] == ["compare?page=3"]
    elsewhere = read(compare_facts.page(View(store, Selection(), {"open": finding, "page": "2"})))
    assert [one.words for one in elsewhere.all("a") if one.get("aria-current") == "page"] == ["2"]


def test_every_actor_and_label_of_a_long_story_stands_in_a_part(store):
    view = View(store, Selection())
    named = compare_names._by_actor(view, set(store.articles))
    seen = list(parts(store, compare_names.page, view="names"))

    assert len(seen) > 2
    assert sum(len(one.all("tr", "mq-head-row")) for one in seen) == len(named)
    forms = sum(len({row["form"] for row in rows}) for rows in named.values())
    assert sum(len(one.all("bdi", "mq-form")) for one in seen) == forms
    every = labels.ordered(compare_labels.rows(view))
    shown = list(parts(store, compare_labels.page, view="labels"))
    assert [one.words for part in shown for one in part.all("span", "mq-fact")] == [labels.name(label, "ar") for label in every]


def test_a_form_that_articles_out_of_sight_use_leads_to_the_first_of_them(store):
    first = next(parts(store, compare_names.page, view="names"))
    elsewhere = [one for one in first.all("a") if one.words.startswith("خارج هذا الجدول")]

    assert elsewhere
    assert all(urlsplit(one["href"]).path == "reading" and "at=" in one["href"] for one in elsewhere)


def test_all_who_are_named_and_never_speak_stand_in_a_part(store):
    silent = [row["name"] for row in View(store, Selection()).silent(1000)]
    seen = [one.words for part in parts(store, compare_voices.page, view="voices") for one in part.all("strong") if one.words in silent]

    assert seen == silent


def test_the_table_under_the_chart_comes_in_parts_that_stay_unfolded(store):
    first, *others = parts(store, timeline_page.twin)
    found = [[one["href"] for one in part.all("a") if "mq-table" in one.path] for part in (first, *others)]

    assert len({href for hrefs in found for href in hrefs}) == sum(map(len, found)) == marks.MOST_ROWS
    assert {len(hrefs) for hrefs in found} == {figures.ROWS}
    assert "open" not in first.one("details").attributes
    assert all("open" in part.one("details").attributes for part in others)
