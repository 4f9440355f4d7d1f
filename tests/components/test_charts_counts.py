"""The chart of counts as a reader meets it: bounds as bounds, words as words, the withdrawn struck through, nothing added up."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import count_words, counts, rows
from components.charts.count_panels import _cross, _label, _meet, panels
from components.charts.count_scale import NARROW, Axis, Scale, axis
from components.charts.marks import NOBODY, Mark
from components.charts.packing import slots
from components.charts.text import PDI, RLI
from data.count_claims import Group
from data.count_groups import claims, groups
from tests.data.counts_story import view


@cache
def figure(opened=None, **chosen):
    seen = view(**chosen)
    return counts.figure(groups(seen), rows.look(seen), opened)


@cache
def stacked(**chosen):
    found = groups(view(**chosen))
    return panels(found, axis(found))


def traces(name, made):
    return [one for one in made.data if one.name == name]


def drawn(made):
    """Claim id -> (x, y, symbol) of every mark one can click."""
    found = {}
    for one in made.data:
        for x, y, symbol, row in zip(one.x, one.y, one.marker.symbol or (), one.customdata or (), strict=False):
            found.setdefault(row[0], []).append((x, y, symbol))
    return found


def named(words):
    """The id of the claim that holds these words."""
    return next(claim.id for claim in claims(view()) if any(words in row["text"] for row in claim.rows))


def test_every_claim_is_drawn_and_leads_to_itself():
    assert set(drawn(figure())) == {claim.id for claim in claims(view())}


@pytest.mark.parametrize("lang, rising", [("ar", False), ("en", True)])
def test_time_runs_as_the_language_is_read_and_the_undated_stand_at_its_far_end(lang, rising):
    made = figure(lang=lang)
    first, last = made.layout.xaxis.range

    assert (first < last) is rising
    assert drawn(made)["l-withdrawn1"][0][0] > max(made.layout.xaxis.tickvals)


@pytest.mark.parametrize(
    "words, symbol",
    [
        ("26 محتجا", "square"),
        ("نحو 300", "square-open"),
        ("164", "line-ew-open"),
        ("أقل من 5", "line-ew-open"),
        ("من 20 إلى 30", "line-ew-open"),
        ("عشرات", "circle-open"),
    ],
)
def test_the_shape_says_what_kind_of_number_it_is(words, symbol):
    assert drawn(figure())[named(words)][0][2] == symbol


@pytest.mark.parametrize("words, tip, up", [("164", "triangle-up-open", True), ("أقل من 5", "triangle-down-open", False)])
def test_at_least_and_at_most_are_open_arrows(words, tip, up):
    (base, head) = sorted(drawn(figure())[named(words)], key=lambda mark: mark[2] == tip)[-2:]

    assert head[2] == tip
    assert (head[1] < base[1]) is up  # px run downwards


def test_a_range_is_a_bar_between_the_two_numbers_it_names_and_no_third():
    low, high = sorted(y for _, y, _ in drawn(figure())[named("من 20 إلى 30")])
    bars = traces("range", figure())

    assert low < high
    assert sorted(y for y in bars[0].y if y is not None) == [low, high]


def test_words_for_a_number_stand_under_the_scale_with_the_words_themselves():
    killed = next(panel for panel in stacked() if panel.group.measure == "killed")
    texts = [text for one in traces("words", figure()) for text in one.text or ()]

    assert all(line.y > killed.scale.bottom for line in killed.lines)
    assert any("«عشرات الأشخاص»" in text for text in texts)


def test_small_and_large_numbers_stand_on_scales_of_their_own():
    found = stacked()

    assert all(one.bottom <= other.top for one, other in pairwise(found))
    assert sorted(panel.group.unit for panel in found if panel.group.measure == "other") == ["سفارة", "نسمة"]


def test_what_was_withdrawn_or_denied_is_struck_through_in_mark_and_label():
    made = figure()
    struck = [x for one in traces("struck", made) for x in one.x]
    labels = [text for one in traces("labels", made) for text in one.text]

    assert len(struck) == 2
    assert any("<s>أكثر من 164</s>" in text for text in labels)
    assert not any("<b>أكثر من 164</b>" in text for text in labels)


def test_a_withdrawn_number_has_a_cross_on_the_day_it_was_taken_back():
    (cross,) = traces("turned", figure())

    assert cross.x[0][:10] == "2022-01-09"
    assert cross.customdata[0][0] == "l-withdrawn1"


def test_the_open_claim_wears_a_ring_by_its_fact_or_any_of_its_counts():
    member = next(claim for claim in claims(view()) if claim.id == "l-police0001").rows[1]["id"]

    assert len(traces("opened", figure("l-police0001"))) == 1
    assert traces("opened", figure(member))[0].y == traces("opened", figure("l-police0001"))[0].y
    assert traces("opened", figure("c-nothing000")) == []


def test_labels_carry_their_direction():
    heads = [one.text for one in figure().layout.annotations if "<b>" in one.text]

    assert len(heads) == len(groups(view()))
    assert all(head.startswith(RLI) and head.endswith(PDI) for head in heads)


@pytest.mark.parametrize("chosen", [{"words": "زرافة بنفسجية"}, {"measures": ("other",)}, {"articles": ("n1",)}])
def test_any_filter_gives_a_figure(chosen):
    assert figure(**chosen).layout.height > 0


def test_without_any_day_there_is_only_the_stretch_for_the_undated():
    undated = [claim for claim in claims(view()) if not claim.said and not claim.turns]
    found = [replaced for replaced in groups(view()) if any(claim in undated for claim in replaced.claims)]
    alone = [Group(group.measure, tuple(claim for claim in group.claims if claim in undated), group.unit) for group in found]
    made = counts.figure(alone, rows.look(view()))

    assert axis(alone).days is None
    assert set(drawn(made)) == {claim.id for claim in undated}
    assert made.layout.xaxis.tickvals == ()


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("opened", [None, "l-police0001"])
def test_plotly_accepts_what_pages_send_unchecked(lang, opened):
    go.Figure(figure(opened, lang=lang).to_dict())


def test_nothing_in_the_figure_names_another_host():
    assert "http" not in json.dumps(figure().to_dict(), default=str)


def test_the_headline_lists_the_numbers_and_names_the_withdrawn_as_such():
    told = count_words.headline(groups(view()), rows.look(view()))

    assert told == "5 أقوال عن القتلى: 16 و26 و90 (منفي) وأكثر من 164 (مسحوب) وقول واحد بلا عدد"


def test_a_headline_over_many_numbers_counts_them_and_names_no_highest():
    seen = view()
    killed = next(group for group in groups(seen) if group.measure == "killed")
    rest = tuple(type(claim)(({**claim.first, "value": 1000.0 + at},), 1) for at in range(6) for claim in killed.numbers[:1])
    told = count_words.headline([Group("killed", (*killed.claims, *rest))], rows.look(seen))

    assert "أعداد مختلفة (10)" in told
    assert "مسحوب أو منفي (2)" in told
    assert "1,00" not in told
    assert "164" not in told


def test_a_headline_without_a_difference_says_that_each_thing_has_one_number():
    seen = view(measures=("injured",))

    assert count_words.headline(groups(seen), rows.look(seen)) == "لكل ما يُعدّ هنا رقم واحد: قول واحد"
    assert count_words.headline([], rows.look(seen)) == "لا أرقام هنا."


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_summary_tells_what_stands_apart_and_adds_up_nothing(lang):
    seen = view(lang=lang)
    told = count_words.summary(groups(seen), rows.look(seen))

    assert ("مسحوب: 1." if lang == "ar" else "Withdrawn: 1.") in told
    assert ("منفي: 1." if lang == "ar" else "Denied: 1.") in told
    total = sum(claim.first["value"] or 0 for claim in claims(seen) if claim.measure == "killed")
    assert f"{total:,.0f}" not in told


def test_words_of_an_article_are_escaped_in_the_hover_box():
    claim = claims(view())[0]
    hostile = type(claim)(({**claim.first, "text": "<script>alert(1)</script> \u202e مقلوب"},), 1)
    told = count_words.hover(hostile, rows.look(view()))

    assert "<script>" not in told
    assert "\u202e" not in told


def test_a_hover_box_tells_of_many_days_and_speakers_the_first_and_how_many_more():
    claim = next(claim for claim in claims(view()) if claim.turns)
    row, (turn, *_) = claim.first, claim.turns
    days = [date(2022, 2, day) for day in range(1, 6)]
    given = tuple(row | {"source": f"source-{n}", "said_first": day, "said_last": day, "said_basis": None} for n, day in enumerate(days))
    turns = tuple(type(turn)((day, day, None), turn.words) for day in days)
    told = count_words.hover(type(claim)(given, 1, turns), rows.look(view()))

    def lines(told):
        return [line.strip(RLI + PDI) for line in told.split("<br>")][1:]

    assert lines(told) == [
        "source-0، source-1 و3 غيرها",
        "1 فبراير 2022",
        "2 فبراير 2022 و3 غيرها",
        "سُحب: 1 فبراير 2022",
        "سُحب: 2 فبراير 2022 و3 غيرها",
    ]
    assert lines(count_words.hover(type(claim)(given[:2], 1, ()), rows.look(view())))[1:] == ["1 فبراير 2022 و2 فبراير 2022"]
    assert lines(count_words.hover(type(claim)(given[:3], 1, ()), rows.look(view())))[1:] == [f"{day} فبراير 2022" for day in (1, 2, 3)]


def test_a_cross_says_its_own_day_and_each_panel_draws_its_crosses_at_once():
    claim = next(claim for claim in claims(view()) if claim.turns)
    days = [date(2022, 1, day) for day in (8, 9, 10)]
    turns = tuple(type(claim.turns[0])((day, day, None), "") for day in days)
    made = counts.figure([Group(claim.measure, (type(claim)(claim.rows, 1, turns),))], rows.look(view()))
    (crosses,), (since,) = traces("turned", made), traces("since", made)

    assert [row[0] for row in crosses.customdata] == [claim.id] * 3
    assert [text.rsplit("<br>", 1)[1].strip(RLI + PDI) for text in crosses.hovertext] == [f"سُحب: {day.day} يناير 2022" for day in days]
    assert [row[2].strip(RLI + PDI) for row in crosses.customdata] == ["أكثر من 164 · قتلى · مسحوب"] * 3
    assert since.line.dash == "dot"
    assert (since.x[0], len(since.x)) == (min(crosses.x), 3)  # once, and not once a cross
    assert since.x[1] == traces("struck", made)[0].x[0]
    assert set(since.y[:2]) == set(crosses.y)


PLAIN = next(one for one in claims(view()) if one.first["bound"] == "exact" and one.said)


def numbered(value, n):
    row = {**PLAIN.first, "value": value, "low": value, "high": value, "id": f"c-{n:010d}", "said_first": date(2022, 1, 1 + n % 5)}
    return type(PLAIN)((row | {"said_last": row["said_first"]},), 1)


@given(st.lists(st.floats(0, 1e12, allow_nan=False), min_size=1, max_size=30))
def test_any_numbers_keep_their_order_and_stay_within_their_panel(values):
    group = Group("killed", tuple(numbered(value, n) for n, value in enumerate(values)))
    (panel,) = panels([group], axis([group]))
    seats = sorted(panel.seats, key=lambda seat: seat.claim.ends)

    assert [seat.y for seat in seats] == sorted((seat.y for seat in seats), reverse=True)
    assert all(panel.top < seat.y < panel.bottom for seat in seats)


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_ticks_are_few_and_within_the_scale(one, other):
    scale = Scale(min(one, other), max(one, other), 0, 100)

    assert len(scale.ticks) <= 5
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)


@pytest.mark.parametrize("days", [1, 11, 240])
@pytest.mark.parametrize("undated", [True, False])
def test_half_a_label_of_the_first_and_last_day_fits_beside_them_on_a_phone(days, undated):
    first = date(2022, 1, 1)
    made = Axis(
        slots([Mark(str(n), "count", NOBODY, day, day, "stated", "") for n, day in enumerate((first, first + timedelta(days - 1)))]),
        undated,
    )
    pixels = NARROW / (made.end - made.start)

    assert (made.of(first) - made.start) * pixels > 40
    assert (made.end - made.of(first + timedelta(days - 1))) * pixels > 40


def test_no_label_lies_on_a_day_on_which_something_was_taken_back():
    found = stacked()
    made = axis(groups(view()))
    crosses = [
        _cross(turn.said[0], seat.y, made)
        for panel in found
        for seat in panel.seats
        for turn in seat.claim.turns
        if made.holds(turn.said[:2])
    ]
    labels = [_label(seat, seat.label, made) for panel in found for seat in panel.seats if seat.label]

    assert crosses
    assert not any(_meet(one, other) for one in crosses for other in labels)
