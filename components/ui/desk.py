"""The review desk: one finding, three keys, and a way back. What it writes is review.toml alone, and only on a local run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.html import review as markup
from components.html.desk import TABLES
from components.server import local
from components.ui import desk_form
from data.model import Decision, StoryError, Verdict
from data.review import FILE, form, read_review
from data.review.book import change, order_in, parsed, take_back
from data.review.queue import Item, doubtful_first, queue
from data.review.standing import agreements
from data.view import View

KEY = "mq-desk-{}".format
ROLE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SHOWN = ("undecided", "not_mine", "disputed", "everything")
ORDERS = ("doubtful_first", "reading_order")
MOST_UNDONE = 100


@dataclass(frozen=True)
class Desk:
    """What the widgets above a finding are set to, and the findings that fit."""

    view: View
    reviewer: str
    items: list[Item]
    decisions: tuple[Decision, ...]

    @property
    def at(self) -> int:
        """The place of the finding shown; where it is gone from the list, the one that took its place."""
        ids = [item.id for item in self.items]
        kept = st.session_state.get(KEY("open"), "")
        place = ids.index(kept) if kept in ids else int(st.session_state.get(KEY("at"), 0))
        return min(place, max(len(ids) - 1, 0))


def refused(view: View) -> bool:
    """Says so, where the reader is not at this machine or the server was not started as a desk."""
    if local.switched_on() and local.at_this_machine(visitor()):
        return False
    st.html(markup.note(view.words("review.refused"), view.words))
    return True


def visitor() -> Mapping[str, str]:
    """The headers of the reader's connection."""
    return st.context.headers


def draw(view: View) -> None:
    st.html(markup.head(view.words))
    desk = _chosen(view)
    if told := st.session_state.pop(KEY("told"), ""):
        st.html(markup.note(told, view.words))
    if desk.items:
        st.session_state[KEY("at")] = desk.at
        _finding(desk, desk.items[desk.at])
    else:
        st.html(markup.nothing(view.words))
        _button(view, "undo", "u", _undo, view)
    st.html(markup.progress(_done(desk), view.words))
    st.html(markup.agreement(agreements(desk.decisions), view.words))
    st.html(markup.after(view.story.folder.name, view.words))


def _chosen(view: View) -> Desk:
    """The bar: who reviews, which kind, which of them, in what order."""
    words = view.words
    who, kind, which, order = st.columns(4)
    reviewer = who.text_input(words("review.reviewer"), "editor", key=KEY("reviewer"), max_chars=40)
    named = {kind: words(f"common.table.{table}") for kind, table in TABLES.items()}
    picked = kind.selectbox(words("review.kind"), list(TABLES), key=KEY("kind"), format_func=named.__getitem__)
    shown = which.selectbox(words("review.which"), SHOWN, key=KEY("which"), format_func=lambda name: words(f"review.{name}"))
    sort = order.selectbox(words("review.order"), ORDERS, key=KEY("order"), format_func=lambda name: words(f"review.{name}"))
    if not ROLE.fullmatch(reviewer):
        st.html(markup.note(words("review.bad_reviewer"), words))
        reviewer = "editor"
    if st.session_state.get(KEY("seen")) != (asked := (reviewer, picked, shown, sort)):  # another list begins at its beginning
        st.session_state.update({KEY("seen"): asked, KEY("open"): "", KEY("at"): 0})
    decisions, _ = read_review(view.story.folder, view.store.articles)
    items = [item for item in _items(view, picked, decisions) if _fits(item, shown, reviewer)]
    return Desk(view, reviewer, doubtful_first(items) if sort == "doubtful_first" else items, decisions)


def _items(view: View, kind: str, decisions: tuple[Decision, ...]) -> list[Item]:
    rows = {"statement": view.statements, "count": view.counts, "event": view.events}[kind]().to_dict("records")
    rank = {article: n for n, article in enumerate(view.store.articles)}
    rows.sort(key=lambda row: (rank[row["article"]], row["start"], row["stop"]))
    return queue(kind, rows, view.texts(), decisions)


def _fits(item: Item, shown: str, reviewer: str) -> bool:
    if shown == "undecided":
        return not item.decided
    if shown == "not_mine":
        return reviewer not in item.decided
    return shown == "everything" or len({decision.verdict for decision in item.decided.values()}) > 1


def _finding(desk: Desk, item: Item) -> None:
    """The keys first, where they stay while findings of any length go by."""
    view = desk.view
    stances = view.stances_for([item.id])[item.id] if item.kind == "statement" else []
    fields = form.now(item, stances)
    with st.container(horizontal=True, key=KEY("acts")):
        _button(view, "accept", "a", _decide, desk, item, Verdict.ACCEPTED, fields)
        _button(view, "correct", "e", _toggle, item)
        _button(view, "reject", "x", _decide, desk, item, Verdict.REJECTED, {})
        _button(view, "previous", "p", _step, desk, -1)
        _button(view, "next", "n", _step, desk, 1)
        _button(view, "undo", "u", _undo, view)
    st.html(markup.finding(item, (desk.at + 1, len(desk.items)), view))
    if st.session_state.get(KEY("correcting")) == item.id and (changed := desk_form.draw(view, item, fields)):
        _decide(desk, item, Verdict.CORRECTED, changed)
        st.rerun()
    st.html(markup.card(item, view))


def _button(view: View, name: str, shortcut: str, act: Any, *args: Any) -> None:
    st.button(view.words(f"review.{name}"), key=KEY(name), shortcut=shortcut, on_click=act, args=args)


def _decide(desk: Desk, item: Item, verdict: Verdict, fields: Mapping[str, Any]) -> None:
    """Write it; the next finding takes the place. What cannot be written is told, and the finding stays."""
    view = desk.view
    try:
        right = form.checked(item.kind, fields, frozenset(view.store.actors))
        row = form.decision(item, verdict, desk.reviewer, right)
        before = change(view.story.folder, row, order_in(view.texts()))
    except StoryError as error:
        st.session_state[KEY("told")] = view.words.error(error)
        return
    except OSError as error:
        told = StoryError(FILE, "the file", error.strerror or "not readable", "a readable file")
        st.session_state[KEY("told")] = view.words.error(told)
        return
    undone = st.session_state.get(KEY("taken"), [])
    st.session_state[KEY("taken")] = [*undone[1 - MOST_UNDONE :], (str(view.story.folder), row, before)]
    st.session_state[KEY("told")] = view.words(f"review.{verdict}")
    st.session_state.pop(KEY("correcting"), None)
    _after(desk)


def _after(desk: Desk) -> None:
    """The finding behind this one; where it stays in the list that is one further, else the one that moves up."""
    behind = desk.items[desk.at + 1].id if desk.at + 1 < len(desk.items) else ""
    st.session_state[KEY("open")] = behind


def _undo(view: View) -> None:
    undone = st.session_state.get(KEY("taken"), [])
    if not undone or undone[-1][0] != str(view.story.folder):
        st.session_state[KEY("told")] = view.words("review.nothing_to_undo")
        return
    _, row, before = undone[-1]
    if before is None:
        take_back(view.story.folder, row)
    else:
        change(view.story.folder, parsed(before).entries[0].row, order_in(view.texts()), before)
    st.session_state[KEY("taken")] = undone[:-1]
    st.session_state[KEY("open")] = row["id"]
    st.session_state[KEY("told")] = view.words("review.undone")


def _step(desk: Desk, by: int) -> None:
    st.session_state[KEY("open")] = desk.items[(desk.at + by) % len(desk.items)].id
    st.session_state.pop(KEY("correcting"), None)


def _toggle(item: Item) -> None:
    kept = st.session_state.get(KEY("correcting"))
    st.session_state[KEY("correcting")] = None if kept == item.id else item.id


def _done(desk: Desk) -> list[tuple[str, int, int]]:
    """Kind by kind, of the findings under the filters: how many somebody has decided on."""
    counted = [(table, _items(desk.view, kind, desk.decisions)) for kind, table in TABLES.items()]
    return [(table, sum(bool(item.decided) for item in items), len(items)) for table, items in counted]
