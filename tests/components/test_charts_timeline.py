"""The timeline as a reader meets it: direction of time, lanes, shapes and filling, ranges, the undated, nothing on top of each other."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import plotly.graph_objects as go
import plotly.io as pio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import brush, marks, palette, strip, timeline
from components.charts.bins import TALL
from components.charts.lanes import FEW_ROWS, MOST_ROWS, crowded
from components.charts.layout import CONFIG, Look, assembled, tick_days, trace
from components.charts.marks import Mark
from components.charts.packing import pack, slots
from components.charts.text import PDI, RLI
from data.words import Words

NAMES = {"one": ("الدولة الأولى", "First State"), "two": ("الدولة الثانية", "Second State")}


def look(lang="ar", dark=False):
    return Look(Words(lang), dark, lambda actor: NAMES.get(actor, (actor, actor))[lang == "en"])


def mark(number, kind="statement", lane="one", first=7, last=None, basis="stated", words="كلام"):
    day = None if first is None else date(2022, 1, first)
    return Mark(f"{kind[0]}-{number:04d}", kind, lane, day, day if last is None else date(2022, 1, last), basis, words, "متحدث")


def drawn(figure):
    """Finding id -> (x, y, symbol) of every mark."""
    found = {}
    for one in (one for one in figure.data if one.type == "scatter"):
        for x, y, symbol, row in zip(one.x, one.y, one.marker.symbol or (), one.customdata or (), strict=False):
            if row[1] not in ("voice", "days"):
                found[row[0]] = (x, y, symbol)
    return found


STORY = [
    mark(1, "event", marks.EVENTS, 2),
    *(mark(number, first=10) for number in range(10, 30)),
    *(mark(number, first=7, basis="weekday") for number in range(30, 36)),
    mark(40, "count", "two", 7, basis="estimated"),
    mark(41, "statement", "two", 8, 9),
    mark(42, "article", marks.PUBLISHED, 11),
    mark(43, "statement", "two", None, basis=None),
]


def test_time_runs_right_to_left_in_arabic_and_left_to_right_in_english():
    first, last = timeline.figure(STORY, look("ar")).layout.xaxis.range

    assert first > last
    first, last = timeline.figure(STORY, look("en")).layout.xaxis.range
    assert first < last


def test_every_finding_is_drawn_once_and_leads_to_itself():
    found = drawn(timeline.figure(STORY, look()))

    assert set(found) == {one.id for one in STORY}


def test_no_two_marks_stand_on_one_another():
    places = [(x, y) for x, y, _ in drawn(timeline.figure(STORY, look())).values()]

    assert len(set(places)) == len(places)


def test_the_same_rows_in_another_order_give_the_same_picture():
    assert timeline.figure(STORY, look()).to_json() == timeline.figure(STORY[::-1], look()).to_json()


@pytest.mark.parametrize(
    "number, kind, symbol",
    [
        (10, "statement", "circle"),  # printed in the text
        (30, "statement", "circle-open-dot"),  # worked out from a weekday
        (40, "count", "square-open"),  # estimated
        (1, "event", "diamond"),
        (42, "article", "triangle-up"),
        (43, "statement", "circle-open"),  # no day at all
    ],
)
def test_shape_says_what_it_is_and_filling_how_the_day_is_known(number, kind, symbol):
    assert drawn(timeline.figure(STORY, look()))[f"{kind[0]}-{number:04d}"][2] == symbol


def test_a_range_is_a_bar_over_its_days():
    bars = [trace for trace in timeline.figure(STORY, look()).data if trace.name == "ranges"]

    assert [bar.x[0][:10] for bar in bars] == ["2022-01-08"]
    assert [bar.x[1][:10] for bar in bars] == ["2022-01-09"]


def test_a_range_longer_than_the_axis_is_dotted_and_does_not_stretch_it():
    figure = timeline.figure([*STORY, mark(50, "event", marks.EVENTS, 1, 31)], look())
    bars = [trace for trace in figure.data if trace.name == "ranges" and trace.line.dash == "dot"]

    assert len(bars) == 1
    assert max(figure.layout.xaxis.range) < "2022-01-13"


def test_undated_marks_stand_in_a_lane_of_their_own_below_all_days():
    figure = timeline.figure(STORY, look())
    dated = [y for name, (_, y, _) in drawn(figure).items() if name != "s-0043"]

    assert drawn(figure)["s-0043"][1] > max(dated)
    assert next(trace for trace in figure.data if trace.customdata and trace.customdata[0][0] == "s-0043").xaxis == "x2"


def test_lanes_are_what_happened_then_voices_by_weight_then_what_was_printed():
    heads = [one.text for one in timeline.figure(STORY, look()).layout.annotations if "span" in one.text]

    assert [head.split("  ")[0].strip(RLI) for head in heads] == ["ما وقع", "الدولة الأولى", "الدولة الثانية", "ما نُشر", "بلا تاريخ معروف"]


def test_more_voices_than_lanes_share_one_and_none_is_lost():
    many = [mark(number, lane=f"voice-{number:02d}") for number in range(12)]
    found = drawn(timeline.figure(many, look()))

    assert len(found) == 12


def test_arabic_labels_carry_their_direction_and_months_their_arabic_name():
    texts = [one.text for one in timeline.figure(STORY, look()).layout.annotations]

    assert all(text.startswith(RLI) and text.endswith(PDI) for text in texts)
    assert any("يناير 2022" in text for text in texts)
    assert not any("Jan" in text for text in texts)


def test_words_of_an_article_are_escaped_in_the_hover_box():
    hostile = "<script>alert(1)</script> \u202e مقلوب"
    (made,) = (
        one
        for one in timeline.figure([mark(1, words=hostile)._replace(who=hostile)], look()).data
        if one.hovertext and one.name != "voices"
    )
    text, head = made.hovertext[0], made.customdata[0][2]

    assert "<script>" not in head
    assert "\u202e" not in head
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text


def test_a_hover_box_says_who_the_first_words_and_when_in_few_lines():
    made = timeline.figure([mark(1, words="كلمة " * 60, basis="weekday")], look()).data[0]
    words, when = made.hovertext[0].rsplit("<br>", 1)

    assert made.customdata[0][2].strip(RLI + PDI) == "تصريح · متحدث"
    assert made.hovertemplate.startswith("<b>%{customdata[2]}</b>")
    assert words.count("<br>") == 1
    assert words.strip(PDI).endswith("…")
    assert "7 يناير 2022 (مستنتج من اسم اليوم)" in when


def test_the_open_finding_wears_a_ring():
    ringed = [trace for trace in timeline.figure(STORY, look(), {"s-0010": "opened"}).data if trace.name == "opened"]

    assert [(one.x[0], one.y[0]) for one in ringed] == [drawn(timeline.figure(STORY, look()))["s-0010"][:2]]


@pytest.mark.parametrize("rows", [[], [mark(1, first=None)]])
def test_no_rows_and_no_days_still_give_a_figure(rows):
    assert timeline.figure(rows, look()).layout.height > 0
    assert strip.figure(rows, look()).layout.height > 0


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_accepts_what_pages_send_unchecked(lang, dark):
    for figure in (
        timeline.figure(STORY, look(lang, dark), {"s-0010": "opened", "s-0011": "linked"}),
        strip.figure(STORY, look(lang, dark)),
    ):
        go.Figure(figure.to_dict())


def test_arabic_letters_are_sent_as_they_are():
    sent = pio.to_json(assembled([trace("scatter", hovertext=["مواقف"])], {}).to_dict(), validate=False)

    assert "مواقف" in sent


def test_of_plotlys_template_a_figure_carries_what_its_own_traces_need():
    made = assembled([trace("bar"), trace("scatter")], {}).to_dict()["layout"]["template"]
    whole = pio.templates["plotly"].to_plotly_json()

    assert set(made["data"]) == {"bar", "scatter"}
    assert all(made["data"][kind] == whole["data"][kind] for kind in made["data"])
    assert (made["layout"]["xaxis"], made["layout"]["geo"]) == (whole["layout"]["xaxis"], whole["layout"]["geo"])
    assert len(json.dumps(made)) < len(json.dumps(whole)) / 3


def test_nothing_in_a_figure_names_another_host():
    assert "http" not in json.dumps([timeline.figure(STORY, look()).to_dict(), CONFIG], default=str)


def test_a_voice_has_one_colour_everywhere():
    figure = timeline.figure([mark(1, lane="russia"), mark(2, lane="russia", first=None)], look())

    colours = [trace.marker.color for trace in figure.data]
    assert {one for each in colours for one in ([each] if isinstance(each, str) else each)} == {palette.bloc("russia", dark=False)}


def test_the_headline_names_the_busiest_day_of_the_rows_shown():
    assert marks.headline(STORY, look()) == "معظم التصريحات التي يُعرف يومها قيلت في 10 يناير: 20 من 27"
    assert marks.headline([], look()) == "لا شيء على هذا الخط الزمني."


def test_numbers_and_events_do_not_swell_the_headline_about_statements():
    others = [mark(at, kind="count") for at in range(60, 70)] + [mark(at, kind="event") for at in range(70, 80)]

    assert marks.headline([*STORY, *others], look()) == marks.headline(STORY, look())


def test_one_steps_through_every_mark_once_lane_by_lane_the_undated_last():
    walk = marks.walk(STORY)
    by_id = {one.id: one for one in STORY}
    dated = [by_id[one] for one in walk if by_id[one].dated]

    assert sorted(walk) == sorted(by_id)
    assert walk[-1] == "s-0043"
    assert [one.lane for one in dated] == sorted((one.lane for one in dated), key=marks.lanes(STORY).index)


def test_the_summary_counts_in_arabic_and_tells_how_many_have_no_day():
    told = marks.summary(STORY, look())

    assert "28 تصريحًا" in told
    assert "بلا تاريخ معروف: 1." in told


def test_the_table_twin_holds_every_row_by_day_with_the_undated_last():
    heads, rows, total = marks.twin(STORY, look())

    assert [finding for finding, _ in rows][-1] == "s-0043"
    assert len(rows) == len(STORY) == total
    assert all(len(cells) == len(heads) for _, cells in rows)


def test_the_days_at_a_glance_hold_each_dated_statement_count_and_article():
    found = drawn(strip.figure(STORY, look()))

    assert set(found) == {one.id for one in STORY if one.kind != "event" and one.dated}
    assert found["s-0041"][2] == "square-open"  # one of two days: never shown as a certain one


days = st.integers(0, 400)


@given(st.lists(st.tuples(days, st.integers(0, 40)), min_size=1, max_size=60))
def test_packing_never_puts_two_on_one_seat(spans):
    base = date(2021, 6, 1).toordinal()
    rows = [
        Mark(f"s-{at}", "statement", "one", date.fromordinal(base + first), date.fromordinal(base + first + more), "stated", "")
        for at, (first, more) in enumerate(spans)
    ]
    axis = slots(rows)
    seats = pack(rows, axis)

    assert len(seats) == len(rows)
    assert len({(seat.row, seat.at) for seat in seats}) == len(seats)


def plainly(marks, axis):
    """Id -> row, as one would seat marks by hand: row by row, slot by slot."""
    rows, found = [], {}
    for one in sorted(marks, key=lambda mark: (-mark.days if mark.days > 1 else 0, mark.first, mark.id)):
        slots = range(axis.of(one.first), axis.of(one.last) + 1)
        room = 1 if len(slots) > 1 else axis.abreast
        free = (
            n for n, row in enumerate(rows) if all(len(row.get(slot, ())) < room and "range" not in row.get(slot, ()) for slot in slots)
        )
        found[one.id] = next(free, len(rows))
        rows += [{}] if found[one.id] == len(rows) else []
        for slot in slots:
            rows[found[one.id]].setdefault(slot, []).append("range" if len(slots) > 1 else "single")
    return found


@given(st.lists(st.tuples(days, st.sampled_from([0, 0, 0, 1, 4, 40])), min_size=1, max_size=120), st.integers(1, 400))
def test_marks_stand_on_the_rows_one_would_give_them_by_hand(spans, within):
    base = date(2021, 6, 1).toordinal()
    rows = [
        Mark(
            f"s-{at:03d}",
            "statement",
            "one",
            date.fromordinal(base + first % within),
            date.fromordinal(base + first % within + more),
            "",
            "",
        )
        for at, (first, more) in enumerate(spans)
    ]
    axis = slots(rows)
    by_hand = plainly(rows, axis)

    assert {seat.mark.id: seat.row for seat in pack(rows, axis)} == by_hand
    assert crowded(rows, axis) == (max(by_hand.values()) >= (MOST_ROWS if axis.unit == 1 else FEW_ROWS))


@given(days, days)
def test_ticks_are_few_and_inside_the_period(first, more):
    start, stop = date.fromordinal(738000 + first), date.fromordinal(738000 + first + more * 10)
    ticks = tick_days(start, stop)

    assert len(ticks) <= 14
    assert len(ticks) <= 8 or len(ticks) == (stop - start).days + 1
    assert all(start <= day <= stop for day in ticks)


# Thousands of items ----------------------------------------------------------------------------------------------------------

LONG = [
    Mark(f"s-{at:05d}", "statement", "one" if at // 240 % 3 else "two", day, day, "stated", "كلام", "متحدث")
    for at, day in enumerate(date.fromordinal(date(2022, 1, 1).toordinal() + at % 240) for at in range(4000))
]


def bars_of(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def test_a_lane_too_full_for_marks_is_bars_that_hold_every_mark_and_open_their_days():
    figure = timeline.figure(LONG, look())
    told = [text for bar in bars_of(figure) for text in bar.hovertext]
    numbers = [int(re.search(r"([\d,]+) (?:تصريح|statement)", text)[1].replace(",", "")) for text in told]

    assert sum(numbers) == len(LONG)
    assert figure.layout.height < 700
    for bar in bars_of(figure):
        for (days, kind, in_words), x in zip(bar.customdata, bar.x, strict=True):
            first, last = days.split("..")
            assert kind == "days"
            assert in_words == Words("ar").day_range(date.fromisoformat(first), date.fromisoformat(last))
            assert first <= x[:10] <= last


def test_bars_of_all_lanes_share_one_scale():
    lanes = {bar.name: max(-y for y in bar.y) for bar in bars_of(timeline.figure(LONG, look()))}

    assert lanes["الدولة الأولى"] == pytest.approx(2 * lanes["الدولة الثانية"], rel=0.2)


def test_few_marks_stay_marks_beside_a_crowded_lane():
    figure = timeline.figure([*LONG, mark(1, "event", marks.EVENTS, 2)], look())

    assert "e-0001" in drawn(figure)


def test_a_day_far_off_all_others_does_not_stretch_the_axis_and_is_not_lost():
    far = Mark("e-9999", "event", marks.EVENTS, date(2030, 1, 1), date(2030, 1, 1), "stated", "بعيد")
    figure = timeline.figure([*LONG, far], look())

    assert max(figure.layout.xaxis.range) < "2022-09-15"
    assert next(trace for trace in figure.data if trace.customdata and trace.customdata[0][0] == "e-9999").xaxis == "x2"
    assert any("بعيد عن سائر الأيام" in one.text for one in figure.layout.annotations)


def test_the_undated_of_a_long_story_say_how_many_are_not_drawn():
    undated = [mark(number, first=None) for number in range(500)]
    texts = [one.text for one in timeline.figure([*STORY, *undated], look()).layout.annotations]

    assert any("منها أول 42" in text and "501" in text for text in texts)


def test_a_voice_alone_is_one_click_from_its_lane():
    signs = next(trace for trace in timeline.figure(STORY, look()).data if trace.name == "voices")

    assert [list(row) for row in signs.customdata] == [["one", "voice"], ["two", "voice"]]


def test_what_is_linked_with_the_open_finding_wears_another_ring():
    figure = timeline.figure(STORY, look(), {"s-0010": "opened", "s-0041": "linked"})
    rings = {trace.name: trace.marker.symbol for trace in figure.data if trace.name in ("opened", "linked")}

    assert rings == {"opened": "circle-open", "linked": "square-open"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_strip_of_the_period_sets_the_chosen_days_apart_and_is_drawn_over(lang):
    figure = brush.figure(LONG, (date(2022, 3, 1), date(2022, 3, 31)), look(lang))
    colours = figure.data[0].marker.color

    assert figure.layout.dragmode == "select"
    assert len(set(colours)) == 2
    assert [shape.type for shape in figure.layout.shapes] == ["rect", "line", "line"]  # not by colour alone
    assert (figure.layout.xaxis.range[0] > figure.layout.xaxis.range[1]) is (lang == "ar")
    assert brush.figure([], (None, None), look(lang)).layout.height > 0
    go.Figure(figure.to_dict())


@pytest.mark.parametrize(
    "ends, days",
    [
        (("2022-01-09 14:00", "2022-01-07 09:30:00.5"), (date(2022, 1, 7), date(2022, 1, 9))),  # drawn either way
        (("2022-01-07T09:30", "2022-01-07T19:30"), (date(2022, 1, 7), date(2022, 1, 7))),
        (("x", "y"), None),
    ],
)
def test_a_drawn_range_is_its_days(ends, days):
    assert brush.days_in(*ends) == days


def test_the_days_at_a_glance_of_a_long_story_are_bars_by_voice():
    figure = strip.figure([*LONG, mark(42, "article", marks.PUBLISHED, 11)], look())

    assert strip.crowded(LONG)
    assert not strip.crowded(STORY)
    assert {trace.name for trace in bars_of(figure)} == {"الدولة الأولى", "الدولة الثانية", "ما نُشر", "slots"}
    go.Figure(figure.to_dict())


def test_over_the_bars_of_a_slot_its_days_what_is_said_and_who_says_how_much_are_told_once():
    figure = strip.figure(LONG, look())
    *voices, slots_ = bars_of(figure)
    tall = {trace.name: dict(zip(trace.x, trace.y, strict=True)) for trace in voices}

    assert all(trace.hoverinfo == "skip" and trace.customdata is None for trace in voices)
    assert set(slots_.y) == {TALL}
    for x, (days, kind, in_words), told in zip(slots_.x, slots_.customdata, slots_.hovertext, strict=True):
        first, last = map(date.fromisoformat, days.split(".."))
        said = [one for one in LONG if first <= one.first <= last]
        lines = [line.strip(RLI + PDI) for line in told.split("<br>")]
        assert kind == "days"
        assert in_words == Words("ar").day_range(first, last)
        assert lines[0] == Words("ar").count("statement", len(said))
        each = Counter(NAMES[one.lane][0] for one in said)
        assert dict(line.split(": ") for line in lines[1:]) == {name: str(n) for name, n in each.items()}
        assert all(x in tall[name] for name in each)
    assert "%{customdata[2]}" in slots_.hovertemplate
    assert "%{hovertext}" in slots_.hovertemplate


@pytest.mark.parametrize("kind, lane", [("statement", "one"), ("article", marks.PUBLISHED)])
def test_very_many_marks_at_a_glance_are_bars_though_no_day_has_many(kind, lane):
    spread = [mark(number, kind, lane, 1 + number % 28) for number in range(strip.MOST_MARKS + 1)]

    assert strip.crowded(spread)
    assert not strip.crowded(spread[:-1])
