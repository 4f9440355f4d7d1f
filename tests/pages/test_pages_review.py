"""The review desk through Streamlit's test runner: decisions written, taken back, refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from components.server import local
from components.ui import desk
from tests.pages.test_pages_app import BROKEN, address, markup, opened
from tests.shelves import SECOND, second_alone

LOOPBACK = {"Host": "localhost:8501"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    return second_alone(tmp_path_factory.mktemp("owner")).parent


@pytest.fixture
def owner(shelf, monkeypatch) -> Path:
    """A run started as a desk, by somebody at this machine; gives the file it writes."""
    monkeypatch.setenv("MAWAQIF_STORIES", str(shelf))
    monkeypatch.setattr(local, "switched_on", lambda: True)
    monkeypatch.setattr(desk, "visitor", lambda: LOOPBACK)
    file = shelf / SECOND / "review.toml"
    file.unlink(missing_ok=True)
    return file


def press(test, name: str):
    return test.button(key=f"mq-desk-{name}").click().run()


def written(file: Path) -> list[dict]:
    return tomllib.loads(file.read_text("utf-8"))["decision"] if file.exists() and "[[decision]]" in file.read_text("utf-8") else []


def shown(test) -> str:
    """The finding that is open, by the id of its card."""
    return markup(test).partition('id="card-')[2].partition('"')[0]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_desk_shows_a_finding_with_its_passage_and_that_nobody_has_read_it(owner, lang):
    page = markup(opened("review", lang=lang))

    assert BROKEN[lang] not in page
    assert "mq-review-passage" in page
    assert {"ar": "آليّ، لم يراجعه محرّر", "en": "automatic"}[lang] in page


def test_accept_reject_and_undo_write_and_unwrite_one_entry_each(owner):
    test = opened("review")
    first = shown(test)
    test = press(test, "accept")
    second = shown(test)
    test = press(test, "reject")

    assert {one["id"]: one["verdict"] for one in written(owner)} == {first: "accepted", second: "rejected"}
    assert first != second
    test = press(test, "undo")
    assert shown(test) == second
    test = press(test, "undo")
    assert written(owner) == []
    test = press(test, "undo")
    assert "لا قرار يُلغى" in markup(test)


def test_a_correction_offers_what_may_stand_and_writes_what_was_chosen(owner):
    test = press(opened("review", lang="en"), "correct")
    name = shown(test)
    speaker = test.selectbox(key=f"mq-correct-{name}-speaker")
    speaker.select("arkhana")
    test.text_input(key=f"mq-correct-{name}-said").set_value("2023-03-14")
    sent = next(button for button in test.button if button.label == "Save the correction")
    test = sent.click().run()

    assert [(one["verdict"], one["fields"]["speaker"], one["fields"]["said"]) for one in written(owner)] == [
        ("corrected", "arkhana", "2023-03-14")
    ]
    assert "The correction is written" in markup(test)


def test_a_day_that_is_none_is_told_and_nothing_written(owner):
    test = press(opened("review"), "correct")
    name = shown(test)
    test.text_input(key=f"mq-correct-{name}-said").set_value("soon")
    test = next(button for button in test.button if button.label == "احفظ التصحيح").click().run()

    assert written(owner) == []
    assert "soon" in markup(test)
    assert shown(test) == name


def test_a_second_reviewer_sees_what_the_first_decided_and_how_they_agree(owner):
    test = press(press(opened("review", lang="en"), "accept"), "accept")
    test.text_input(key="mq-desk-reviewer").set_value("second").run()
    test.selectbox(key="mq-desk-which").select("not_mine").run()
    test = press(press(test, "accept"), "reject")
    page = markup(test)

    assert sorted((one["reviewer"], one["verdict"]) for one in written(owner)) == [("editor", "accepted")] * 2 + [
        ("second", "accepted"),
        ("second", "rejected"),
    ]
    assert "editor and second agree on 1 of the 2 findings both decided (50%)" in page
    assert "Too few" in page
    test.selectbox(key="mq-desk-which").select("disputed").run()
    assert markup(test).count("mq-review-passage") == 1


@pytest.mark.parametrize("name", ["Ahmad", "a/b", "", "-x", "محرر"])
def test_a_reviewer_is_a_role(owner, name):
    test = opened("review")
    test.text_input(key="mq-desk-reviewer").set_value(name).run()

    assert "حروف لاتينية صغيرة" in markup(test)


def test_filters_narrow_what_waits(owner):
    assert "1 من 4" in markup(opened("review", article=["alrasid"]).selectbox(key="mq-desk-kind").select("count").run())


@pytest.mark.parametrize("headers", [{}, LOOPBACK | {"X-Forwarded-For": "1.2.3.4"}, {"Host": "example.org"}])
def test_from_elsewhere_there_is_a_sentence_and_no_button(owner, monkeypatch, headers):
    monkeypatch.setattr(desk, "visitor", lambda: headers)
    test = opened("review")

    assert "لا يُفتح إلا على الجهاز" in markup(test)
    assert [button.key for button in test.button if str(button.key).startswith("mq-desk")] == []


@pytest.mark.parametrize("query", [{}, {"desk": "1"}, {"MAWAQIF_DESK": "1"}, {"view": "review"}, {"embed": "true"}])
def test_no_address_opens_the_desk_where_it_is_off(two_stories, query):
    test = opened("review", story=SECOND, **query)

    assert "mq-desk" not in "".join(str(button.key) for button in test.button)
    assert "mq-review" not in markup(test)
    assert "review" not in {link.partition("?")[0] for link in markup(test).split('href="')[1:]}
    assert address(test).get("story") == [SECOND]
