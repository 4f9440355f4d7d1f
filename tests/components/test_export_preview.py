"""What a preview may say: the rows the view shows, the exact words of a passage, and nothing a story of passages hides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from components.export import small_chart
from components.export.preview import DESCRIPTION, TITLE, Kind, Page, cut, preview
from components.export.preview_card import drawn
from components.export.small_chart import chart_of
from data.model import Paragraph, ParagraphKind, Span
from data.rights import MASK, PASSAGES
from data.rows import to_tables
from data.selection import Selection
from data.store import Store
from data.store.engine import DuckEngine
from data.store.fill import in_memory, of_tables
from data.view import View
from tests.components.html_story import SCRIPT
from tests.components.html_story import TITLE as HOSTILE
from tests.components.html_story import view as hostile
from tests.data.small_story import SECOND, corpus_of

READING = Page("reading", "القراءة", ("articles",))
STATEMENTS = Page("statements", "من قال ماذا", ("statements",))
HIDDEN = "\nومضى السر بلا خبر إلى موضعه."
UNTOLD = "السر"


@pytest.fixture(scope="module")
def guarded() -> Store:
    """The small story as one of passages only; its second article ends with a sentence nothing was found in."""
    made = corpus_of()
    text = SECOND + HIDDEN
    paragraphs = (Paragraph(Span(0, len(SECOND)), ParagraphKind.BODY), Paragraph(Span(len(SECOND) + 1, len(text)), ParagraphKind.BODY))
    second = replace(made.articles[1], text=text, paragraphs=paragraphs)
    made = replace(made, info=replace(made.info, show=PASSAGES), articles=(made.articles[0], second))
    return Store(made.info, DuckEngine(in_memory(of_tables(to_tables(made)))), {"generation": "test"})


def asked(store: Store, page: Page, place=None, **chosen):
    view = View(store, Selection(**chosen), place or {})
    return view, preview(view, page)


def said(made) -> str:
    return f"{made.title} {made.description} {made.passage.words if made.passage else ''}"


@pytest.mark.parametrize(
    "at",
    [
        f"{len(SECOND) + 1}-{len(SECOND + HIDDEN)}",  # the hidden sentence
        f"{len(SECOND) - 10}-{len(SECOND + HIDDEN)}",  # from a shown one into it
        f"0-{len(SECOND + HIDDEN)}",
        f"{(SECOND + HIDDEN).index(UNTOLD)}-{(SECOND + HIDDEN).index(UNTOLD) + len(UNTOLD)}",
    ],
)
def test_a_link_into_what_a_story_hides_previews_the_article_alone(guarded, at):
    view, made = asked(guarded, READING, {"read": "a2", "at": at})

    assert made.kind is Kind.ARTICLE
    assert UNTOLD not in said(made)
    assert MASK * 2 not in said(made)
    assert drawn(view, READING, made, "") == drawn(view, READING, asked(guarded, READING, {"read": "a2"})[1], "")


def test_a_hidden_sentence_is_not_found_by_its_words_either(guarded):
    _, made = asked(guarded, READING, {"read": "a2", "quote": "ومضى السر بلا خبر"})

    assert made.kind is Kind.ARTICLE


def test_a_passage_that_may_be_shown_is_previewed_there_too(guarded):
    start = SECOND.index("تدعم كازاخستان")
    _, made = asked(guarded, READING, {"read": "a2", "at": f"{start}-{start + 14}"})

    assert made.kind is Kind.QUOTE
    assert "«تدعم كازاخستان»" in made.title
    assert "الصين" in made.title


def test_whose_words_are_reported_is_not_told_as_if_they_were_quoted(view):
    shown = view()
    row = next(row for row in shown.statements().to_dict("records") if row["form"] == "reported" and row["speaker"] == "putin")
    made = preview(View(shown.store, Selection(), {"open": row["id"]}), STATEMENTS)

    assert made.title == f"ما نُقل عن بوتين: «{row['text']}»"


def test_a_preview_of_what_nobody_reviewed_says_so():
    shown = hostile()
    row = shown.statements().to_dict("records")[0]
    made = preview(View(shown.store, Selection(), {"open": row["id"]}), STATEMENTS)

    assert shown.words("common.automatic") in made.description


def test_a_stance_previews_its_statement_and_a_link_its_first_finding(view):
    shown = view()
    stance = shown.stances().to_dict("records")[0]
    tension = shown.links("tension")[0]
    first = shown.members(tension["id"])[0]

    for finding, statement in ((stance["id"], stance["statement"]), (tension["id"], first["id"])):
        made = preview(View(shown.store, Selection(), {"open": finding}), STATEMENTS)
        assert made.passage.row["id"] == statement


def test_hostile_words_are_drawn_and_cut():
    shown = hostile()
    article = next(iter(shown.store.articles))
    whole = f"0-{shown.store.articles[article]['chars']}"
    for place in ({"read": article}, {"read": article, "at": whole}, {"read": article, "at": "5-6"}):
        made = preview(View(shown.store, Selection(), place), READING)

        assert len(made.title) <= TITLE
        assert len(made.description) <= DESCRIPTION
        assert drawn(View(shown.store, Selection(), place), READING, made, "").startswith(b"\x89PNG")
    assert SCRIPT in HOSTILE  # escaped where it becomes markup: the head's tests


@pytest.mark.parametrize(
    "words, most, told",
    [
        ("كلمة وكلمة", 20, "كلمة وكلمة"),
        ("«كلمة وكلمة وكلمة»", 14, "«كلمة وكلمة…»"),
        ("كلمة، وكلمة", 8, "كلمة…"),
        ("ا" * 40, 10, "ا" * 8 + "…"),
        ("سطر\n\nوسطر", 20, "سطر وسطر"),
    ],
)
def test_words_are_cut_between_words(words, most, told):
    assert cut(words, most) == told
    assert len(cut(words, most)) <= most


def test_however_long_the_filters_are_the_title_says_how_many(view):
    shown = view(actors=("russia", "putin", "china", "eu", "borrell", "ministry", "kazakhstan", "protesters"), words="تدعم " * 20)
    made = preview(shown, STATEMENTS)

    assert len(made.title) <= TITLE
    assert made.title.endswith(f"…: {shown.shown('statements')} من {shown.total('statements')}")


# --- the chart ---


def test_the_columns_are_the_rows_of_one_definite_day_and_the_rest_is_told(view):
    shown = view()
    part = chart_of(shown, STATEMENTS)
    days = Counter(row["said_first"] for row in shown.statements().to_dict("records") if row["said_first"])

    assert part.columns == (days[min(days)], 0, 0, days[max(days)])
    assert sum(part.columns) + 2 == shown.shown("statements")
    assert shown.words.count("statement", 2) in part.note


def test_a_long_story_has_no_more_columns_than_can_be_seen(view, monkeypatch):
    monkeypatch.setattr(small_chart, "MOST_COLUMNS", 2)
    part = chart_of(view(), STATEMENTS)

    assert len(part.columns) <= 2
    assert sum(part.columns) == 3


def test_the_bars_are_the_rows_of_each_kind(view):
    shown = view()
    part = chart_of(shown, Page("stances", "", ("stances",)))

    assert {bar.sign: bar.n for bar in part.bars} == dict(Counter(shown.stances()["value"]))
    assert [bar.n for bar in part.bars] == sorted((bar.n for bar in part.bars), reverse=True)


def test_where_nothing_is_shown_nothing_is_drawn(view):
    assert chart_of(view(actors=("protesters",)), STATEMENTS) is None
    assert chart_of(view(), Page("about", "", ("articles",))) is None
