"""A link that pins a data version says, under another one, what changed since: as far as the last build wrote it down."""

from __future__ import annotations

import json

import pytest

from components.ui import state, visit
from data.build import build
from data.changes import FILE, WORK
from data.since import Since, since
from data.words import Words
from tests.shelves import SECOND, second_alone

OLD, NEW = "a" * 16, "b" * 16


def record(folder, **facts):
    (folder / WORK).mkdir(exist_ok=True)
    (folder / WORK / FILE).write_text(json.dumps({"since": OLD, "now": NEW, "kinds": {}} | facts), "utf-8")


@pytest.mark.parametrize("pinned", ["", NEW, NEW[:8]])
def test_a_link_of_the_served_version_has_nothing_to_tell(tmp_path, pinned):
    assert since(tmp_path, NEW, pinned) is None


def test_what_the_last_build_changed_is_told_in_words(tmp_path):
    record(tmp_path, kinds={"statements": {"gained": 3, "lost": 1, "altered": 0, "ids": {"altered": []}}, "counts": {"gained": 2}})
    found = since(tmp_path, NEW, OLD[:12])

    assert found.in_words(Words("en"), OLD) == (
        "This link was copied from an earlier version of the data (aaaaaaaa), which have changed since: 3 statements and 2 counts added; "
        "1 statement removed."
    )
    assert "المضاف: 3 تصريحات ورقمان؛ المحذوف: تصريح واحد" in found.in_words(Words("ar"), OLD)


@pytest.mark.parametrize("facts", [{"since": "c" * 16}, {"now": "c" * 16}, {"since": None}, {"kinds": []}])
def test_a_record_of_other_versions_is_not_believed(tmp_path, facts):
    record(tmp_path, **facts)

    assert since(tmp_path, NEW, OLD) == Since()


@pytest.mark.parametrize("written", ["", "{", "[]", "null", '{"now": 1}'])
def test_where_no_record_can_be_read_it_is_only_said_that_the_versions_differ(tmp_path, written):
    (tmp_path / WORK).mkdir()
    (tmp_path / WORK / FILE).write_text(written, "utf-8")

    assert since(tmp_path, NEW, OLD).in_words(Words("en"), OLD).endswith("than the one shown now.")


def test_a_link_opened_after_a_rebuild_says_what_changed_and_what_is_gone(tmp_path, monkeypatch):
    folder = second_alone(tmp_path)
    monkeypatch.setenv("MAWAQIF_STORIES", str(tmp_path))
    state.OPEN.clear()
    before = state.store(SECOND)
    article = next(iter(before.articles))
    statement = next(row for row in _statements(before) if row["article"] == article)
    link = {"story": [SECOND], "lang": ["en"], "read": [article], "open": [statement["id"]], "generation": [before.generation[:12]]}
    assert visit.read(link).told == ()

    (folder / "articles" / f"{article}.txt").unlink()
    build(folder)
    state.OPEN.clear()
    told = visit.read(link).told
    state.OPEN.clear()

    assert before.generation[:8] in told[0]
    assert "1 article" in told[0].partition("removed")[0]
    assert [line for line in told if statement["id"] in line]
    assert [line for line in told if article in line]


def _statements(store):
    from data.selection import Selection
    from data.view import View

    return View(store, Selection()).statements().to_dict("records")
