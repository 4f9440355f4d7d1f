"""The reading page: the article's own characters, marks that lead to cards, links that hold."""

from dataclasses import replace

import pytest

from components.html import kept, pane, reading
from components.html.citation import citation
from components.html.desk import Desk
from components.html.passages import at_passage, neighbours
from components.html.side import side
from data.model import Span
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View
from tests.components.html_reader import read
from tests.components.html_story import BODY, COUNT, GONE, LINE, OTHER, TEXT, TITLE, finding, view


@pytest.fixture(scope="module")
def shipped():
    return open_story(default_story())


def body(markup: str):
    """The article's words alone: no heads, nothing that was removed."""
    return read(markup, "mq-pane-head", "mq-removed").text


def test_every_article_stands_in_its_pane_character_by_character(shipped):
    for article in shipped.articles:
        of = View(shipped, Selection(words="القوات"), {"read": article})
        title = "" if pane._titled(of, article) else of.article_title(article)

        assert body(pane.pane(of, Desk.of(of), article)) == title + of.text(article)


def test_a_hostile_article_stands_there_too():
    of = view({"read": "h1"})
    markup = pane.pane(of, Desk.of(of), "h1")

    assert body(markup) == TEXT
    assert read(markup).one("h2").words == TITLE
    assert LINE in markup
    assert {"script", "img", "b", "i", "u"} & {one.name for one in read(markup).elements} == set()
    assert read(markup).unbalanced == []
    assert "javascript" not in "".join(one.get("href") for one in read(markup).elements)


def test_what_was_removed_is_folded_where_it_stood_and_controls_have_names():
    of = view({"read": "h1"})
    removed = "".join(one.words for one in read(pane.pane(of, Desk.of(of), "h1")).all("details", "mq-removed"))

    assert "روابط مشاركة" in removed
    assert all(line in removed for line in GONE.splitlines())
    assert "U+200F U+202E" in removed


def test_a_story_of_passages_shows_evidence_only():
    of = view({"read": "h1"})
    of.store = replace(of.store, info=replace(of.story, show="passages"))
    shown = body(pane.pane(of, Desk.of(of), "h1"))

    assert shown.startswith(f"{TITLE}\n\n{BODY}\n{COUNT}")
    assert shown.removeprefix(f"{TITLE}\n\n{BODY}\n{COUNT}").strip() == "[طُوي هنا: كلمة واحدة]"


@pytest.mark.parametrize(
    "place, desk",
    [
        ({}, None),
        ({"read": "nothing"}, None),
        ({"read": "h1"}, Desk("h1")),
        ({"read": "h2", "at": "3-9"}, Desk("h2", Span(3, 9))),
        ({"read": "h2", "at": "3-999999999"}, Desk("h2", Span(3, len(OTHER)))),  # held within the text
        ({"read": "h2", "at": "999-1000"}, Desk("h2")),
        ({"read": "h2", "at": "9-3"}, Desk("h2")),
        ({"read": "h2", "at": "x"}, Desk("h2")),
        ({"read": "h2", "beside": "h1"}, Desk("h2", beside="h1")),
        ({"read": "h2", "beside": "h2"}, Desk("h2")),
        ({"read": "h2", "beside": "nothing"}, Desk("h2")),
        ({"read": "h2", "hide": "actor,day,nonsense"}, Desk("h2", hide=frozenset({"actor", "day"}))),
        ({"read": "h2", "view": "large"}, Desk("h2", size="large")),
        ({"read": "h2", "view": "grid"}, Desk("h2")),
    ],
)
def test_an_address_means_a_desk(place, desk):
    assert Desk.of(view(place)) == desk


def test_an_opened_finding_is_the_passage():
    row = finding("statements")

    assert Desk.of(view({"open": row["id"]})) == Desk("h1", Span(row["start"], row["stop"]))


def test_a_desk_and_its_address_say_the_same():
    made = Desk("h1", Span(3, 9), "h2", frozenset({"actor", "day"}), "small")
    query = dict(pair.split("=") for pair in made.address(view()).partition("?")[2].replace("%2C", ",").split("&"))

    assert Desk.of(view(query)) == made


def test_each_mark_leads_to_its_card():
    of = view({"read": "h1"})
    for mark in read(pane.pane(of, Desk.of(of), "h1")).all("a", "mq-mark"):
        place = dict(pair.split("=") for pair in mark["href"].partition("?")[2].split("&"))

        assert f"mq-on-{at_passage(view(place), Desk.of(view(place)))[0]['kind_of']}" in mark["class"]


@pytest.mark.parametrize(
    "kind, says",
    [
        ("statements", "تجاه دولة"),
        ("counts", "مسحوب"),
        ("events", "مضى"),
        ("days", "اسم يوم، قياسًا على تاريخ المقال"),
        ("mentions", "في هذا المقال: ذكر واحد"),
    ],
)
def test_the_card_of_a_passage_is_that_of_what_lies_there(kind, says):
    found = view().of_article(kind, "h1") if kind in ("statements", "counts", "events") else getattr(view(), kind)("h1")
    first = found[0]
    of = view({"read": "h1", "at": f"{first['start']}-{first['stop']}"})

    assert says in read(side(of, Desk.of(of))).text


def test_a_passage_without_findings_says_so_and_can_still_be_cited():
    of = view({"read": "h1", "at": "0-5"})
    shown = read(side(of, Desk.of(of)))

    assert "لم يُستخرج من هذا الموضع شيء" in shown.text
    assert shown.one(style="mq-citation").words.endswith("الفقرة 1: «عنوان»")


@pytest.mark.parametrize(
    "lang, told",
    [
        ("ar", "مصدر غير معروف، «بلا عنوان»، 10 يناير 2022 (تقديري)، الفقرة 1: «المتحدث»"),
        ("en", "Unknown outlet, «Untitled», 10 January 2022 (estimated), paragraph 1: «المتحدث»"),
    ],
)
def test_a_citation_names_source_title_day_basis_place_and_words(lang, told):
    assert citation(view(lang=lang), "h2", Span(6, 10)) == told  # snapped to the whole word


@pytest.mark.parametrize(
    "at, around",
    [
        (None, (None, Span(2, 5))),
        (Span(2, 5), (None, Span(7, 9))),
        (Span(7, 8), (Span(2, 5), Span(7, 9))),
        (Span(7, 9), (Span(2, 5), None)),
        (Span(90, 99), (Span(7, 9), None)),
    ],
)
def test_steps_lead_to_the_passage_before_and_after(at, around):
    assert neighbours([Span(2, 5), Span(7, 9)], at) == around


def test_a_kind_switched_off_is_not_drawn_and_its_switch_says_so():
    of = view({"read": "h1", "hide": "actor"})
    shown = read(reading.page(of))

    assert [one for one in shown.all("a", "mq-mark") if "mq-on-actor" in one["class"]] == []
    assert [one["aria-checked"] for one in shown.all("a", "mq-switch") if "أطراف" in one.words] == ["false"]


def test_searched_words_are_marked_in_any_spelling():
    of = view({"read": "h2"}, words="الوزاره")

    assert [one.words for one in read(reading.page(of)).all("a", "mq-on-hit")] == ["الوزارة"]


def test_two_articles_stand_side_by_side_with_what_they_share_and_where_they_say_the_same():
    row = finding("statements")
    shown = read(reading.page(view({"read": "h1", "beside": "h2", "at": f"{row['start']}-{row['stop']}"})))

    assert len(shown.all("article", "mq-pane")) == 2
    assert {one.words for one in shown.all("a", "mq-on-shared")} == {"مقتل "} or "مقتل" in {
        one.words.strip() for one in shown.all("a", "mq-on-shared")
    }
    assert len([one for one in shown.elements if "data-here" in one.attributes]) == 1
    assert len([one for one in shown.elements if "data-here-too" in one.attributes]) == 1


def test_the_date_of_an_article_comes_with_its_reasons_in_words():
    of = view({"read": "h2"})
    why = read(pane.pane(of, Desk.of(of), "h2")).one("details", "mq-why").words

    assert "يسمّي النص يومه: «<b>»" in why
    assert "قورن بأقرب مقال معروف التاريخ: 1 · صحيفة" in why
    assert "unheard" not in why  # no phrase for it: nothing a reader could not read


def test_without_an_article_the_story_s_articles_are_offered():
    shown = read(reading.page(view()))

    assert [one["href"] for one in shown.all("a", "mq-entry-title")] == ["reading?read=h1", "reading?read=h2"]


def test_a_page_is_drawn_once_for_one_address():
    drawn = []

    def draw(of):
        drawn.append(of)
        return reading.page(of)

    first = [kept.page(view({"read": "h1"}), draw) for _ in range(3)]
    other = kept.page(view({"read": "h1"}, lang="en"), draw)

    assert len(drawn) == 2
    assert first[0] == first[2] != other


def test_letters_that_narrow_the_filters_draw_only_what_looks_at_them_again():
    drawn = []

    def draw(of):
        drawn.append(of.place.get("among"))
        return reading.tag("p", str(len(drawn)))

    pages = [kept.page(view({"read": "h3", "among": typed} if typed else {"read": "h3"}), draw) for typed in ("", "صين", "روس")]
    sought = [kept.page(view({"read": "h4", "among": typed}), draw, letters=True) for typed in ("صين", "روس")]

    assert len({str(one) for one in pages}) == 1
    assert len({str(one) for one in sought}) == 2
    assert drawn == [None, "صين", "روس"]


def test_pages_kept_are_bounded():
    for n in range(kept.MOST + 5):
        kept.page(view({"read": "h2", "at": f"{n}-{n + 1}"}), lambda of: reading.tag("p", of.place["at"]))

    assert len(kept.PIECES) == kept.MOST
