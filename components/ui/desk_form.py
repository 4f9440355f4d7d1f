"""The form of a correction: a field each, with the values that may stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from data.review.form import ACTOR, ACTORS, DAY, FIELDS, NUMBER, STANCE_VALUES, STANCES, Allowed
from data.review.queue import Item
from data.view import View

KEY = "mq-correct-{}-{}".format
LABELS = {"said_basis": "basis"}  # fields whose values are named in a group of another name
MOST_STANCES = 2  # one statement may carry two


def draw(view: View, item: Item, fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """The form; its values when it was sent, else None."""
    words = view.words
    with st.form(KEY(item.id, "form"), border=True):
        columns = st.columns(3)
        read = {}
        for n, (name, allowed) in enumerate(FIELDS[item.kind].items()):
            with columns[n % 3]:
                read[name] = _widget(view, item, (name, allowed), fields.get(name, ""))
        sent = st.form_submit_button(words("review.save"), type="primary")
    return {name: value for name, value in read.items() if value != "" or name in fields} if sent else None


def _widget(view: View, item: Item, field: tuple[str, Allowed], value: Any) -> Any:
    name, allowed = field
    if allowed == STANCES:
        return _stances(view, item, value)
    label, key = view.words(f"review.field.{name}"), KEY(item.id, name)
    if isinstance(allowed, tuple):
        group = LABELS.get(name, name)
        return _one_of(label, key, allowed, value, lambda one: view.words.label(group, one) if one else view.words("review.none"))
    if allowed == ACTOR:
        return _actor(view, label, key, value)
    if allowed == ACTORS:
        known = [one for one in value if one in view.store.actors]
        return st.multiselect(label, list(view.store.actors), known, format_func=view.name, key=key)
    if allowed == DAY:
        typed = st.text_input(label, ", ".join(value) if isinstance(value, list) else value, help=view.words("review.day_help"), key=key)
        return _days(typed)
    if allowed == NUMBER:
        return _number(st.text_input(label, _shown(value), help=view.words("review.number_help"), key=key))
    return st.text_input(label, value, key=key).strip()


def _one_of(label: str, key: str, allowed: Sequence[str], value: Any, told: Any) -> Any:
    choices = list(allowed) if value in allowed else [value, *allowed]
    return st.selectbox(label, choices, choices.index(value), format_func=told, key=key)


def _actor(view: View, label: str, key: str, value: str) -> Any:
    return _one_of(label, key, ["", *view.store.actors], value, lambda one: view.name(one) if one else view.words("review.unknown"))


def _stances(view: View, item: Item, value: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Two rows of value and target; a value of none leaves a row out."""
    told = [one for one in value if one["value"] != "none"]
    rows = [*told[:MOST_STANCES], *({"target": "", "value": "none"} for _ in range(MOST_STANCES - len(told)))]
    found = []
    for n, row in enumerate(rows, 1):
        label = view.words("review.stance", n=n)
        stance = _one_of(label, KEY(item.id, f"stance-{n}"), STANCE_VALUES, row["value"], lambda one: view.words.label("stance", one))
        target = _actor(view, view.words("review.field.target"), KEY(item.id, f"target-{n}"), row["target"])
        found += [{"target": target, "value": stance}] if stance != "none" else []
    return found


def _days(typed: str) -> str | list[str]:
    parts = [part.strip() for part in typed.replace("،", ",").split(",")]
    return parts[0] if len(parts) == 1 else parts


def _number(typed: str) -> float | int | str:
    """The number typed; text that is none stays text, and is told when it is checked."""
    plain = typed.strip()
    try:
        value = float(plain)
    except ValueError:
        return plain
    return int(value) if value.is_integer() else value


def _shown(value: Any) -> str:
    return "" if value == "" else str(int(value) if float(value).is_integer() else value)
