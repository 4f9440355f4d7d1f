"""The guide for a first visit and the links to data: they lead where they say, and stand nowhere they should not."""

from urllib.parse import parse_qs, urlsplit

import pytest

from components.html import downloads, guide
from data.exported import EXPORTED
from data.selection import Selection
from data.store import open_story
from data.view import View
from tests.components.html_reader import read
from tests.components.html_story import view as hostile


@pytest.fixture(scope="module")
def first():
    store = open_story("kazakhstan-2022")
    return lambda place=None, **chosen: View(store, Selection(**chosen), place or {})


def opened(view, href):
    """The view behind a link of the guide."""
    found, told = Selection.from_query(parse_qs(urlsplit(href).query), view.store.known)
    assert told == ()
    return View(view.store, found)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_question_leads_to_rows_that_answer_it(first, lang):
    view = first(lang=lang)
    asked = {urlsplit(href).path: (question, href) for question, href in guide.questions(view)}

    assert list(asked) == ["counts", "stances", "statements", "compare"]
    assert opened(view, asked["counts"][1]).shown("counts") < view.shown("counts")
    assert opened(view, asked["stances"][1]).shown("stances") > 0
    said = opened(view, asked["statements"][1])
    assert view.words.count("statement", said.shown("statements")) in asked["statements"][0]


def test_the_most_quoted_speaker_is_the_one_with_most_statements(first):
    view = first()
    speakers = view.statements()["speaker"].value_counts()

    assert view.name(speakers.index[0]) in next(question for question, href in guide.questions(view) if href.startswith("statements"))


def test_the_questions_are_the_storys_whatever_is_filtered(first):
    assert str(guide.guide(first(actors=("russia",)))) == str(guide.guide(first()))


def test_a_story_that_cannot_answer_is_not_asked(view):
    asked = [href for _, href in guide.questions(view())]

    assert [href for href in asked if href.startswith("counts")] == []  # one number: nothing differs
    assert [href for href in asked if href.startswith("stances")] == ["stances?stance=warns&target=kazakhstan"]  # nobody opposes


def test_the_guide_is_short_and_can_be_hidden(first):
    shown = read(guide.guide(first()))

    assert len(shown.all("li")) == 3 + 4
    assert [button.attributes["data-guide"] for button in shown.all("button")] == ["closed"]


def test_within_another_page_there_is_neither_guide_nor_unsafe_markup(first):
    assert guide.guide(first({"embed": "true"})) == ""
    assert not read(guide.guide(hostile())).all("script")


def test_downloads_stand_for_the_tables_of_the_page_under_its_filters(first):
    shown = read(downloads.line(first(actors=("russia",), lang="en"), ("statements", "counts", "events")))
    hrefs = [link.attributes["href"] for link in shown.all("a") if "download" in link.attributes]

    assert hrefs == [
        f"data/kazakhstan-2022/{table}.{form}?actor=russia&lang=en"
        for table in ("statements", "events")
        for form in ("csv", "json", "parquet")
    ]  # Russia says no number: there is nothing to download


def test_articles_can_be_had_as_citations(first):
    shown = read(downloads.line(first(), ("articles",)))

    assert [link.words for link in shown.all("a") if "download" in link.attributes] == [
        "CSV",
        "JSON",
        "Parquet",
        "BibTeX",
        "RIS",
        "CSL-JSON",
    ]


def test_nothing_to_download_is_no_line(view):
    assert downloads.line(view(words="زرافة"), ("statements", "events")) == ""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_about_the_data_tells_every_column(first, lang):
    shown = read("".join(downloads.told(first(lang=lang))))
    told = [code.words for code in shown.all("code") if "mq-scroll" in code.path]

    assert told == [field.name for fields in EXPORTED.values() for field in fields]
