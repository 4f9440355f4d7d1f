"""The filter bar. The address is the truth: widgets are set from it, and a change writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from components.ui import cache, offered, place, visit
from components.ui.offered import ARTICLE, OUTLET, Bar, Period
from data.model import StanceValue
from data.selection import Selection
from data.selection_address import LONGEST
from data.view import View

KEY = "mq-{}".format
UNSET: Mapping[str, Any] = {"actors": [], "places": [], "stances": [], "target": None, "words": "", "among": ""}  # as widgets begin
SEEN = "mq-seen"  # the address the widgets were last set from


def draw(view: View, *, words: bool = True) -> None:
    """The bar, showing the view's selection; without ``words`` where the page has a box for them itself."""
    bar = _bar(view)
    _prime(bar)
    shown = WIDGETS if words else WIDGETS[:-1]
    with st.container(key=KEY("filters"), horizontal=True):
        for widget in shown:
            widget(bar, {"on_change": _changed, "args": (bar,)})
        if bar.long:
            _among(bar)


def ask(view: View) -> None:
    """The box for words as a page's own: the search."""
    bar = _bar(view)
    with st.container(key=KEY("ask")):
        _words_input(bar, {"on_change": _changed, "args": (bar,), "label": view.words("search.box")})


def _bar(view: View) -> Bar:
    first, last = cache.period(view.store)
    return Bar(view, (first, last) if first and last else None)


def _prime(bar: Bar) -> None:
    """Set the widgets where the address is news to them; a half-picked period is left alone."""
    address = [*bar.view.selection.to_query(), ("among", bar.among)]
    wanted = _values(bar)
    fresh = st.session_state.get(SEEN) != address
    for name, value in wanted.items():
        there = KEY(name) in st.session_state
        shown = st.session_state[KEY(name)] if there else UNSET.get(name)
        if (fresh or not there) and shown != value:  # a widget whose value is set is sent with its list, and again without the value
            st.session_state[KEY(name)] = value
    st.session_state[SEEN] = address


def _values(bar: Bar) -> dict[str, Any]:
    """The widgets' values for the selection."""
    selection = bar.view.selection
    values: dict[str, Any] = {
        "actors": list(selection.actors),
        "places": [OUTLET + name for name in selection.outlets] + [ARTICLE + name for name in selection.articles],
        "stances": list(selection.stances),
        "target": selection.target,
        "words": selection.words,
        "among": bar.among,
    }
    return values | ({"period": _shown(selection, bar.whole)} if bar.whole else {})


def _shown(selection: Selection, whole: Period) -> Period:
    """The selected period as the calendar can show it: within the story's days."""

    def within(day: date) -> date:
        return min(max(day, whole[0]), whole[1])

    return within(selection.first or whole[0]), within(selection.last or whole[1])


def _changed(bar: Bar) -> None:
    """Write what the widgets say into the address. All of them are read: a second change may overtake the first one's address."""
    asked = visit.read(visit.query())
    selection = chosen(asked.selection, st.session_state, bar.whole)
    if selection != asked.selection:
        visit.write(selection, place.after_filtering(asked.place))


def _sought() -> None:
    """Write the letters of names into the address; the rows stay as they are."""
    asked, typed = visit.read(visit.query()), _one_line(st.session_state.get(KEY("among"), ""))
    kept = {name: value for name, value in asked.place.items() if name != "among"}
    visit.write(asked.selection, kept | ({"among": typed} if typed else {}))


def chosen(selection: Selection, state: Mapping[Any, Any], whole: Period | None) -> Selection:
    """The selection the widgets mean. Story, measures and language have no widget and stay."""
    places = state.get(KEY("places"), [])
    changed = selection.replace(
        actors=tuple(sorted(state.get(KEY("actors"), []))),
        outlets=tuple(sorted(name.removeprefix(OUTLET) for name in places if name.startswith(OUTLET))),
        articles=tuple(sorted(name.removeprefix(ARTICLE) for name in places if name.startswith(ARTICLE))),
        stances=tuple(sorted(state.get(KEY("stances"), []))),
        target=state.get(KEY("target")),
        words=_words(state.get(KEY("words"), "")),
    )
    return _dated(changed, state.get(KEY("period")), whole)


def _dated(selection: Selection, picked: Sequence[date] | None, whole: Period | None) -> Selection:
    """A period counts when both days are picked and it is another one than was shown; the whole story is no filter."""
    if not whole or not picked or len(picked) != 2 or tuple(picked) == _shown(selection, whole):
        return selection
    first, last = picked
    return selection.replace(first=first, last=last) if (first, last) != whole else selection.without("period")


def _words(text: str) -> str:
    kept = _one_line(text)
    return kept if Selection(words=kept).query() else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


Options = Mapping[str, Any]


def _period(bar: Bar, options: Options) -> None:
    if bar.whole:
        words = bar.view.words
        lowest, highest = bar.whole
        label = words("common.filter.period")
        st.date_input(label, min_value=lowest, max_value=highest, format="YYYY-MM-DD", key=KEY("period"), **options)


def _actors(bar: Bar, options: Options) -> None:
    _several(bar, "actors", bar.actors, bar.view.name, options)


def _places(bar: Bar, options: Options) -> None:
    def name(choice: str) -> str:
        if choice.startswith(OUTLET):
            return bar.view.outlet_name(choice.removeprefix(OUTLET))
        return bar.article(choice.removeprefix(ARTICLE))

    _several(bar, "places", bar.places, name, options)


def _stances(bar: Bar, options: Options) -> None:
    def name(choice: str) -> str:
        return bar.view.words.label("stance", choice)

    _several(bar, "stances", [value.value for value in StanceValue], name, options)


def _several(bar: Bar, field: str, choices: list[str], name: Callable[[str], str], options: Options) -> None:
    words = bar.view.words
    label = words("shell.outlets_articles") if field == "places" else words(f"common.filter.{field}")
    st.multiselect(label, choices, format_func=name, placeholder=words("shell.any"), select_all=False, key=KEY(field), **options)


def _target(bar: Bar, options: Options) -> None:
    label, hint = bar.view.words("common.filter.target"), bar.view.words("shell.any_target")
    st.selectbox(label, bar.targets, index=None, format_func=bar.view.name, placeholder=hint, key=KEY("target"), **options)


def _words_input(bar: Bar, options: Options) -> None:
    words = bar.view.words
    hint, told = words("shell.words_hint"), words("shell.words_help")
    named = {"label": words("common.filter.words"), **options}
    st.text_input(max_chars=LONGEST, placeholder=hint, help=told, key=KEY("words"), **named)


def _among(bar: Bar) -> None:
    """A box that narrows the lists of actors, outlets and articles to names with these letters."""
    words = bar.view.words
    hint, told = (
        words("shell.among_hint"),
        words("shell.among_help", n=words.number(offered.MOST), articles=words.number(offered.MOST_ARTICLES)),
    )
    st.text_input(words("shell.among"), max_chars=LONGEST, placeholder=hint, help=told, key=KEY("among"), on_change=_sought)


WIDGETS = (_period, _actors, _places, _stances, _target, _words_input)
