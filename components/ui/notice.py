"""What a page says when it has nothing to show, or cannot show it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence

import streamlit as st

from components.html import frame
from components.html.frame import Way
from components.ui import links
from data.model import StoryError
from data.view import View
from data.words import Words

log = logging.getLogger("mawaqif.page")


def nothing_left(view: View, table: str = "statements") -> None:
    """Why no row of ``table`` is shown, and the nearest way to some."""
    words, ways = view.words, []
    if way := view.nearest_way_out(table):
        rows = view.counted(table, way.rows)
        label = words("shell.empty.all", rows=rows) if way.field == "all" else words("shell.empty.remove", filter=way.label, rows=rows)
        ways.append(Way(label, links.filtered(view, way.selection)))
    st.html(frame.state(words("shell.empty.heading"), view.sentence(table), ways, words))


def guarded(draw: Callable[[], None], words: Words) -> None:
    """Draw; whatever goes wrong is told calmly. Streamlit's own reruns and stops pass: they are no Exception."""
    try:
        draw()
    except Exception as error:  # noqa: BLE001  the last resort: logged with its trace in broken()
        broken(error, words)


def broken(error: Exception, words: Words, *, traced: bool = False) -> None:
    """A calm message with an id; the trace is in the log under the same id, or right before it where it is ``traced`` already."""
    number = secrets.token_hex(4)
    log.error("error %s: %s", number, type(error).__name__, exc_info=None if traced else error)
    heading = words("shell.error.story") if isinstance(error, StoryError) else words("shell.error.heading")
    text = f"{words.error(error)} " if isinstance(error, StoryError) else ""
    home = Way(words("shell.error.home"), "./" if words.lang == "ar" else f"./?lang={words.lang}")
    st.html(frame.state(heading, text + words("shell.error.text", id=number), (home,), words))


def told(lines: Sequence[str], words: Words) -> None:
    """What of the address was left out."""
    if lines:
        st.html(frame.notices(lines[:4], words))
