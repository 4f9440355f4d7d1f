"""No name of a rule, a kind or a reason shows on screen: everything the tables hold, and all that code can write into them, has words."""

from __future__ import annotations

import pytest

from components.html import bits, pane
from components.html.why import rule
from data.extract.day_rules import RULES
from data.lexicons import table
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View

COLUMNS = {
    "statements": ("cue_class", "form", "speaker_basis", "verdict"),
    "stances": ("verdict",),
    "counts": ("measure", "bound", "status", "verdict"),
    "events": ("verdict",),
}


@pytest.fixture(scope="module", params=["ar", "en"])
def view(request):
    store = open_story(default_story())
    return View(store, Selection.from_query({"lang": [request.param]}, store.known)[0])


def rows(view, name):
    return getattr(view, name)().to_dict("records")


def test_every_value_of_the_built_tables_has_a_word(view):
    found = {(column, row[column]) for name, columns in COLUMNS.items() for row in rows(view, name) for column in columns if row[column]}
    found |= {("flag", flag) for name in ("statements", "events") for row in rows(view, name) for flag in row["flags"] or ()}
    found |= {("removed", row["reason"]) for article in view.store.articles for row in view.removed(article)}

    assert found
    assert [pair for pair in sorted(found) if "common.{}.{}".format(*pair) not in view.words] == []


@pytest.mark.parametrize("kind", ["statement", "count", "event"])
def test_every_rule_of_the_built_tables_is_told_in_words(view, kind):
    found = {row["rule"] for row in rows(view, f"{kind}s")}

    assert found
    assert [name for name in found if name and rule(view, name, kind) is None] == []


def test_every_kind_of_event_the_lexicon_knows_has_a_word(view):
    kinds = {one["id"] for one in table("events")["kind"]} | {row["kind"] for row in rows(view, "events")}

    assert [kind for kind in sorted(kinds) if f"cards.event_kind.{kind}" not in view.words] == []


def test_every_link_has_a_heading(view):
    kinds = {kind for kind in ("tension", "utterance", "fact", "date_conflict") if len(view.links(kind))}

    assert kinds
    assert [kind for kind in kinds if f"cards.pair.{kind}" not in view.words] == []


def test_every_reason_of_a_day_has_words(view):
    told = {reason for row in rows(view, "articles") for reason in row["published_reasons"] or ()}
    told |= {reason for article in view.store.articles for row in view.days(article) for reason in row["reasons"] or ()}
    told |= {f"rule:{rule[0]}" for rule in RULES}

    assert [reason for reason in sorted(told) if pane.reason(view, reason) is None] == []


def test_what_nobody_has_words_for_is_left_out_and_not_shown_raw(view):
    assert pane.reason(view, "unheard:of") is None
    assert pane.reason(view, "rule:unheard") is None
    assert rule(view, "unheard+of", "statement") is None
    assert "unheard" not in bits.event_kind(view, "unheard")
