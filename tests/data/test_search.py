"""Search as Arabic readers type: what a word finds, how a query is read, and that nothing a reader types is an error."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search import answers, find
from data.search.marks import spans
from data.search.query import Query, parse
from data.selection import Selection
from data.store import open_story
from data.text.fold import folded
from data.text.terms import plain_number, terms
from data.view import View

TABLE = tomllib.loads((Path(__file__).parents[1] / "quality" / "tables" / "search.toml").read_text("utf-8"))
RECALL, PRECISION = 0.98, 0.96  # of the pairs; they only rise


@pytest.fixture(scope="module")
def story():
    return open_story("kazakhstan-2022")


def seen(story, **chosen) -> View:
    return View(story, Selection(**chosen))


def finds(typed: str, written: str) -> bool:
    query = parse(typed)
    return bool(query) and all(spans(written, Query((clause,))) for clause in query.wanted)


def test_a_word_finds_its_other_forms_and_no_other_word():
    found = [pair for pair in TABLE["same"] if finds(*pair)]
    wrong = [pair for pair in TABLE["other"] if finds(*pair)]
    recall, precision = len(found) / len(TABLE["same"]), len(found) / (len(found) + len(wrong))
    print(f"{len(TABLE['same']) + len(TABLE['other'])} pairs: recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= RECALL, [pair for pair in TABLE["same"] if pair not in found]
    assert precision >= PRECISION, wrong


@pytest.mark.parametrize(("typed", "wanted"), TABLE["story"], ids=[row[0] for row in TABLE["story"]])
def test_the_first_story_is_found_however_it_is_spelled(story, typed, wanted):
    found = find.search(story.engine, answers.asked(seen(story, words=typed)), 1, 20)
    places = {row["article"][:3]: row["hits"] + row["outside"] for row in found.rows}
    assert {article: places.get(article, 0) >= least for article, least in wanted.items()} == dict.fromkeys(wanted, True), places


def test_exact_mode_finds_only_the_words_as_typed(story):
    def texts(typed: str) -> list[str]:
        view = seen(story, words=typed, exact="1")
        groups = answers.answer(view).groups
        return [folded(snippet.text[mark.start : mark.stop]) for group in groups for snippet in group.snippets for mark in snippet.marks]

    assert set(texts("الإرهابيين")) == {"الارهابيين"}
    assert not texts("ثوره")
    assert set(texts("أعلنت")) == {"اعلنت"}


def test_a_phrase_keeps_its_order_and_does_not_run_over_a_paragraph():
    text = "الثورات الملونة خطر.\nملونة هي الثورات"
    assert [text[span.start : span.stop] for span in spans(text, parse("«ثورة ملونة»"))] == ["الثورات الملونة"]


def test_excluded_words_keep_their_articles_out(story):
    every = {row["article"] for row in find.search(story.engine, answers.asked(seen(story, words="كازاخستان")), 1, 20).rows}
    without = {row["article"] for row in find.search(story.engine, answers.asked(seen(story, words="كازاخستان -روسيا")), 1, 20).rows}
    assert without
    assert without < every
    assert all(not finds("روسيا", seen(story).text(article)) for article in without)


def test_a_prefix_finds_what_begins_so_behind_the_article_too(story):
    rows = answers.answer(seen(story, words="اقتصاد*")).forms[0][1]
    assert {row["form"] for row in rows} == {"اقتصاديه", "الاقتصاديه"}


def test_filters_narrow_a_search_and_facets_count_it(story):
    wide, narrow = seen(story, words="توكاييف"), seen(story, words="توكاييف", outlets=("unknown",))
    result = find.search(story.engine, answers.asked(wide), 1, 20)
    outlets = {row["value"]: row["articles"] for row in answers.facets(wide, result)["outlet"]}
    assert sum(outlets.values()) == result.articles == 5
    assert find.search(story.engine, answers.asked(narrow), 1, 20).articles == outlets[None] < 5


def test_words_apart_in_an_article_are_said_to_be_apart(story):
    result = find.search(story.engine, answers.asked(seen(story, words="بلينكن ألماتي")), 1, 20)
    assert result.apart
    assert [row["article"][:3] for row in result.rows] == ["002"]


def test_what_is_not_found_offers_words_like_it(story):
    view = seen(story, words="توكاييفف")
    assert not answers.answer(view).found.articles
    assert ("توكاييفف", "توكاييف") in answers.near(view)


def test_a_name_is_found_in_every_spelling_and_lists_them(story):
    forms = {row["form"] for _, rows in answers.answer(seen(story, words="Tokayev")).forms for row in rows}
    assert {"توكاييف", "توكايف"} <= forms


def test_snippets_are_the_articles_own_words_and_say_where_they_stand(story):
    view = seen(story, words="إرهاب*")
    for group in answers.answer(view).groups:
        text = view.text(group.article)
        for snippet in group.snippets:
            assert snippet.marks
            assert snippet.removed or snippet.text.strip("…") in text
            assert snippet.removed or finds("إرهاب*", text[snippet.place.start : snippet.place.stop])


def test_the_words_filter_of_every_table_agrees_with_the_texts(story):
    view = seen(story, words="الإرهابيين")
    for table in ("statements", "events", "counts", "framings"):
        rows = view._filtered(table).to_dict("records")
        stem = "passage_" if table in ("statements", "counts") else ""
        for row in seen(story)._filtered(table).to_dict("records"):
            words = seen(story).text(row["article"])[row[f"{stem}start"] : row[f"{stem}stop"]]
            assert (row in rows) == finds("الإرهابيين", words), words


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ('"أصدر أوامر" توكاييف', ["اصدر اوامر", "توكاييف"]),
        ("«أصدر أوامر", ["اصدر اوامر"]),  # unclosed
        ("الأحداث في كازاخستان", ["الاحداث", "كازاخستان"]),
        ("في", ["في"]),
        ("NOT روسيا", []),
        ("-روسيا", []),
        ('* ؟ « » "', []),
        ("اقتصا*", ["اقتصا*"]),
        ("ـــ", []),
    ],
)
def test_how_a_query_is_read(typed, clauses):
    assert [clause.text for clause in parse(typed).wanted] == clauses


@given(st.text(max_size=60), st.booleans())
def test_whatever_is_typed_is_no_error(typed, exact):
    query = parse(typed, exact=exact)
    assert all(clause.words for clause in query.clauses)
    assert all(0 <= span.start < span.stop <= len(typed) for span in spans(typed, query))


@given(st.text(max_size=80))
def test_terms_are_places_of_the_text_in_order(text):
    found = terms(text)
    assert all(term.form and term.stems and 0 <= term.start < term.stop <= len(text) for term in found)
    assert all(one.stop <= other.start or one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("written", "number"), [("1.600", "1600"), ("1,8", "1.8"), ("12,000,000", "12000000"), ("2022", "2022"), ("1.60", "1.60")]
)
def test_numbers_lose_the_marks_of_their_thousands(written, number):
    assert plain_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "الوزارة",
        "ﺍﻟﻮﺯﺍﺭﺓ",
        "الـــوزارة",
        "الوزا\u200dرة",
        "الوزا\u200cرة",
        "الوِزارَة",
        "الو\u0651\u064b\u0651\u064b\u0651\u064bزارة",
        "\u200fالوزارة",
    ],
)
def test_a_word_is_found_however_its_letters_are_encoded(written):
    assert finds("الوزارة", f"قالت\u00a0{written}\u00a0أمس")
    assert finds(written, "قالت الوزارة أمس")


@pytest.mark.parametrize(
    "typed", ["'; DROP TABLE terms; --", "%", "@tokayev", "a" * 200, "\u202e" + "روسيا", "\x00غاز", "(((((", "(ا+)+$", ".*" * 90]
)
def test_hostile_words_are_words(story, typed):
    selection, _ = Selection.from_query({"q": [typed]}, story.known)
    view = View(story, selection)
    if selection.words:
        answers.answer(view)
    view.statements()
