"""Marks stand on whole words, the shortest lies on top, and the text stays the article's."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.html.marks import KINDS, Mark, marked, pieces, settled, snapped
from data.model import Span
from tests.components.html_reader import read
from tests.data.factory import span

CSS = Path(__file__).parents[2] / "static" / "reading.css"


@pytest.mark.parametrize(
    "text, words, snaps",
    [
        ("قال لروسيا ذلك", "روسيا", "لروسيا"),  # a prefix belongs to its word
        ("قال وبالإرهابيين معًا", "إرهابيين", "وبالإرهابيين"),
        ("كازاخستانية", "كازاخستان", "كازاخستانية"),  # so does an ending
        ("قال «روسيا» ذلك", "روسيا", "روسيا"),  # marks are not letters
        ("بناءَّة جدًّا", "بناء", "بناءَّة"),  # diacritics go with their letter
        ("الــقوات", "قوات", "الــقوات"),  # tatweel too
        ("نحو 1,8 مليون", "8 مليون", "8 مليون"),  # a comma parts digits: a count's span holds them anyway
        ("في 2022م", "2022", "2022م"),
        ("كلمة", "كلمة", "كلمة"),
    ],
)
def test_a_mark_is_widened_to_whole_words(text, words, snaps):
    assert snapped(text, span(text, words)).of(text) == snaps


@pytest.mark.parametrize("wild", [Span(-5, 3), Span(2, 99), Span(50, 60), Span(3, 3), Span(4, 2)])
def test_a_span_outside_the_text_is_held_inside(wild):
    found = snapped("كلمة وكلمة", wild)

    assert 0 <= found.start <= len("كلمة وكلمة")
    assert found.stop <= len("كلمة وكلمة")


TEXT = "قال بوتين إن القوات ستنسحب يوم الأحد."


def kinds(*marks: tuple[str, str]) -> list[tuple[str, str | None]]:
    """Words and the mark on top of them, for marks given as (words, kind)."""
    found = settled(TEXT, [Mark(span(TEXT, words), kind) for words, kind in marks])
    return [(piece.span.of(TEXT), piece.top.kind if piece.top else None) for piece in pieces(Span(0, len(TEXT)), found)]


def test_of_two_marks_on_the_same_words_the_first_lies_on_top():
    there = span(TEXT, "القوات ستنسحب")
    told = [Mark(there, "event", says=str(n)) for n in range(20)]

    assert [mark.says for mark in settled(TEXT, told)] == [mark.says for mark in told]


@pytest.mark.parametrize(
    "marks, drawn",
    [
        ([], [(TEXT, None)]),
        ([("بوتين", "actor")], [("قال ", None), ("بوتين", "actor"), (" إن القوات ستنسحب يوم الأحد.", None)]),
        (  # the shorter on the longer
            [("القوات ستنسحب يوم الأحد", "statement"), ("القوات", "actor")],
            [("قال بوتين إن ", None), ("القوات", "actor"), (" ستنسحب يوم الأحد", "statement"), (".", None)],
        ),
        (  # overlapping without holding one another; the statement shows beneath the second word
            [("القوات ستنسحب", "event"), ("ستنسحب يوم الأحد", "statement")],
            [("قال بوتين إن ", None), ("القوات ", "event"), ("ستنسحب", "event"), (" يوم الأحد", "statement"), (".", None)],
        ),
        (  # of equal length, the kind that comes first
            [("القوات", "statement"), ("القوات", "actor"), ("القوات", "hit")],
            [("قال بوتين إن ", None), ("القوات", "hit"), (" ستنسحب يوم الأحد.", None)],
        ),
    ],
)
def test_overlaps_follow_one_rule(marks, drawn):
    assert kinds(*marks) == drawn
    assert kinds(*reversed(marks)) == drawn


def test_what_lies_beneath_a_mark_still_shows():
    marks = settled(
        TEXT,
        [
            Mark(span(TEXT, "القوات ستنسحب"), "here"),
            Mark(span(TEXT, "إن القوات ستنسحب يوم"), "statement"),
            Mark(span(TEXT, "القوات"), "actor"),
        ],
    )
    shown = read(marked(TEXT, Span(0, len(TEXT)), marks)).all(style="mq-on-actor")

    assert [set(one["class"].split()) for one in shown] == [{"mq-mark", "mq-on-actor", "mq-here", "mq-over-statement"}]


def test_the_page_scrolls_to_the_first_piece_of_the_linked_passage_only():
    marks = settled(TEXT, [Mark(span(TEXT, "القوات ستنسحب يوم"), "here"), Mark(span(TEXT, "ستنسحب"), "actor")])

    assert [one["data-here"] for one in read(marked(TEXT, Span(0, len(TEXT)), marks)).elements if "data-here" in one.attributes] == [
        "13-20"
    ]
    assert [
        one["data-here-too"]
        for one in read(marked(TEXT, Span(0, len(TEXT)), marks, beside=True)).elements
        if "data-here-too" in one.attributes
    ] == ["13-20"]


def test_a_cut_mark_is_one_stop_for_the_keyboard():
    marks = settled(
        TEXT, [Mark(span(TEXT, "القوات ستنسحب يوم"), "statement", "reading?a"), Mark(span(TEXT, "ستنسحب"), "actor", "reading?b")]
    )
    links = read(marked(TEXT, Span(0, len(TEXT)), marks)).all("a")

    assert [(one["href"], one.get("tabindex")) for one in links] == [("reading?a", ""), ("reading?b", ""), ("reading?a", "-1")]


SPANS = st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(KINDS))


@given(st.text(alphabet="ابتَّ لو«».،1٠\u202e<&\n", max_size=40), st.lists(SPANS, max_size=12))
def test_marks_change_no_character(text, found):
    marks = settled(text, [Mark(Span(start, stop), kind, "reading?x") for start, stop, kind in found])
    seen = read(marked(text, Span(0, len(text)), marks))

    assert seen.text == text
    assert seen.unbalanced == []
    assert all(element.name in ("a", "mark", "bdi") for element in seen.elements)


def test_marks_are_drawn_with_background_only():
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", CSS.read_text("utf-8"))
    on_text = [
        body
        for names, body in rules
        if re.search(r"\.mq-(mark|on-\w+|here|over-\w+)\b", names) and "sample" not in names.replace(", .mq-sample", "")
    ]

    assert on_text
    assert [body for body in on_text if re.search(r"\b(padding|border|margin(?!-block)|display|letter-spacing|font)\b", body)] == []


def test_a_space_or_a_stop_between_marks_is_no_link_to_read_out_and_takes_no_stop_of_the_keyboard():
    text = "قال: روسيا باقية."
    found = settled(text, [Mark(Span(3, 17), "statement", "./s"), Mark(span(text, "روسيا باقية"), "actor", "./a")])
    links = read(marked(text, Span(0, 17), found)).all("a")

    assert [(one.words.strip(), one.attributes.get("aria-hidden"), one.attributes.get("tabindex")) for one in links] == [
        (":", "true", "-1"),
        ("روسيا باقية", None, None),
        (".", "true", "-1"),
    ]
