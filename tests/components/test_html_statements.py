"""The list of statements: by day, one entry an utterance, its differing words marked."""

from datetime import date

import pytest

from components.html import pager, statements
from components.html.escape import tag
from components.html.statements import PER_PAGE
from components.html.utterance import changes, differing, entries
from tests.components.html_reader import read
from tests.components.html_story import view as hostile


def row(name: str, day: int | None, utterance: str | None = None) -> dict:
    return {"id": name, "said_first": date(2022, 1, day) if day else None, "utterance": utterance}


ROWS = [row("a", 7), row("b", 9, "u"), row("c", 10), row("d", 9, "u"), row("e", None), row("f", 7)]


@pytest.mark.parametrize(
    "order, ids",
    [
        ("newest", ["c", "bd", "a", "f", "e"]),
        ("oldest", ["a", "f", "bd", "c", "e"]),  # without a day: last either way
    ],
)
def test_entries_stand_by_day_and_one_utterance_is_one_entry(order, ids):
    assert ["".join(one["id"] for one in entry.rows) for entry in entries(ROWS, order)] == ids


@pytest.mark.parametrize(
    "texts, marked",
    [
        (["لم نستخدم أبداً القوة", "لم نستخدم القوة"], [["أبداً"], []]),
        (["القوة المسلحة باطلة", "القوة العسكرية باطلة"], [["المسلحة"], ["العسكرية"]]),
        (["إن الدولة", "ان الدوله"], [[], []]),  # spelling is no difference
        (["أولًا ثم ثانيًا ثم ثالثًا", "رابعًا ثم ثالثًا"], [["أولًا ثم ثانيًا"], ["رابعًا"]]),
        (["س ص", "س ع", "س ف"], [["ص"], ["ع"], ["ف"]]),
        (["وحده"], [[]]),
    ],
)
def test_words_that_differ_are_marked_and_the_text_stays(texts, marked):
    shown = [read(markup) for markup in differing(texts)]

    assert [one.text for one in shown] == texts
    assert [sorted(mark.words for mark in one.all("mark", "mq-diff")) for one in shown] == [sorted(words) for words in marked]


@pytest.mark.parametrize(
    "one, other, told",
    [
        ("كانت ضحية إرهاب دولي", "كانت ضحية الإرهاب العالمي", [("replace", ("إرهاب دولي", "الإرهاب العالمي"))]),
        ("لم نستخدم القوة", "لم نستخدم أبداً القوة", [("insert", ("", "أبداً"))]),
        ("لم نستخدم أبداً القوة", "لم نستخدم القوة", [("delete", ("أبداً", ""))]),
        ("القوة العسكرية، ستنسحب قريباً", 'القوه العسكرية ستنسحب "قريباً"', []),  # spelling and marks are no words
    ],
)
def test_each_difference_is_told_with_the_words_of_both(one, other, told):
    assert list(changes(one, other)) == told


def test_differences_are_said_in_words_and_not_by_colour_alone():
    shown = read(statements.page(hostile()))
    told = shown.one("details", "mq-differences")

    assert shown.all("ins") or shown.all("del")
    assert any(word in told.words for word in ("بدل", "زيادة", "سقط"))


@pytest.mark.parametrize("view_name, heading", [("flags", "ما يحتاج إلى تدقيق"), ("dates", "تواريخ مختلفة")])
def test_what_asks_for_a_second_look_has_a_list_of_its_own(view_name, heading):
    shown = read(statements.page(hostile({"view": view_name})))

    assert next(one.words for one in shown.all("a") if one.get("aria-current") == "true").startswith(heading)
    assert shown.unbalanced == []


def test_two_transcriptions_share_one_card_with_both_sources():
    shown = read(statements.page(hostile()))
    card = shown.one("article", "mq-card-utterance")

    assert "الكلام نفسه في صيغتين" in card.words
    assert len(shown.all(style="mq-version")) == 2
    assert "مصدر غير معروف" in card.words
    assert "صحيفة" in card.words


def test_days_have_heads_with_their_weekday_and_how_many():
    shown = read(statements.page(hostile()))

    assert [one.words for one in shown.all(style="mq-day-head")] == ["الأحد 9 يناير 2022تصريحان", "بلا تاريختصريح واحد"]


def test_pairs_that_stand_apart_are_shown_without_a_verdict():
    shown = read(statements.page(hostile({"view": "tension"})))

    assert [one.words for one in shown.all("a") if "aria-current" in one.attributes] == ["تصريحات متباعدة (1)"]
    assert len(shown.all("article")) == 2


def test_without_such_pairs_the_way_to_them_is_not_offered(view):
    assert "تصريحات متباعدة" not in read(statements.page(view(actors=("eu",)))).text


def test_hostile_words_break_nothing():
    shown = read(statements.page(hostile()))

    assert shown.unbalanced == []
    assert {"script", "img", "b", "i"} & {one.name for one in shown.elements} == set()


@pytest.mark.parametrize("asked, here", [(None, "1"), ("2", "2"), ("3", "3"), ("9999", "3")])
def test_a_long_list_has_pages_and_an_absurd_one_is_the_last(view, asked, here, monkeypatch):
    monkeypatch.setattr(statements, "PER_PAGE", 2)
    shown_view = view()
    shown_view.place = {"page": asked} if asked else {}
    shown = read(statements.page(shown_view))

    assert [one.words for one in shown.all("a") if one.get("aria-current") == "page"] == [here]
    assert len(shown.all("article")) <= 2 < PER_PAGE


def test_what_there_is_no_room_for_is_counted_and_led_to_and_not_drawn(view):
    shown, seen = view(), []

    def draw(number):
        seen.append(number)
        return tag("b", str(number))

    *first, more = pager.drawn(shown, range(40), 2, draw, pager.Rest(href="timeline?open=l-1"))
    assert [read(one).text for one in (*first, more)] == ["0", "1", "و38 غيرها"]
    assert read(more).one("a")["href"] == "timeline?open=l-1"
    assert seen == [0, 1]
    assert read(pager.drawn(shown, range(40), 2, draw)[-1]).all("a") == []
    assert len(pager.drawn(shown, range(3), 2, draw, pager.Rest(href="timeline?open=l-1"))) == 3
