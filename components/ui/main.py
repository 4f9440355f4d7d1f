"""The page script: which pages there are, and the frame around them. The one file of components/ that imports pages/."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import streamlit as st
from streamlit.navigation.page import StreamlitPage

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:  # Streamlit puts only the started script's folder there, and that is not always the root
    sys.path.insert(0, ROOT)

from components.export.preview import Page  # noqa: E402
from components.server import local  # noqa: E402  the path comes first
from components.ui import frame, notice, shared, state, visit  # noqa: E402
from components.ui import warm as warming  # noqa: E402
from data.version import version  # noqa: E402
from data.view import View  # noqa: E402
from data.words import Words  # noqa: E402
from pages import (  # noqa: E402
    about,
    compare,
    counts,
    overview,
    reading,
    review,
    search,
    stances,
    statements,
    stories,
    timeline,
)

PAGES: tuple[ModuleType, ...] = (
    overview,
    timeline,
    stances,
    statements,
    counts,
    compare,
    reading,
    search,
    stories,
    about,
    *((review,) if local.switched_on() else ()),
)  # in the order of the navigation

log = logging.getLogger("mawaqif.page")
BARE = (stories, review)  # pages that show no rows of a story to download


def name(page: ModuleType) -> str:
    """The page's address: its file's name."""
    return page.__name__.rpartition(".")[2]


SLUGS = ("", *(name(page) for page in PAGES[1:]))  # the first page stands at the root


def run() -> None:
    """One run: read the address, draw the frame, draw the page."""
    asked = visit.query()
    words = Words(visit.language(asked))
    views: list[View] = []
    current = _navigation(views, words)
    page = PAGES[SLUGS.index(current.url_path)]
    st.set_page_config(page_title=words("shell.document", page=words(page.TITLE)), layout="wide")
    with state.TURNS:
        notice.guarded(lambda: _draw(asked, current, views, words), words)


def _draw(asked: visit.Query, current: StreamlitPage, views: list[View], words: Words) -> None:
    arrived = visit.read(asked)
    views.append(arrived.view())
    around = _around(current.url_path, words)
    frame.draw(views[0], around, arrived.told)
    notice.guarded(current.run, words)
    frame.end(views[0], current.url_path, () if PAGES[SLUGS.index(current.url_path)] in BARE else around.tables)
    if arrived.told:
        visit.write(arrived.selection, arrived.place)


def _around(slug: str, words: Words) -> frame.Around:
    """What a page says of itself: TABLE and ALSO are the rows it shows, HEADED and ASKS what of the frame it draws itself."""
    page = PAGES[SLUGS.index(slug)]
    return frame.Around(_tabs(words), slug, page_of(slug, words).tables, getattr(page, "HEADED", False), getattr(page, "ASKS", False))


def _navigation(views: list[View], words: Words) -> StreamlitPage:
    """Streamlit's own page switch, undrawn: it reads the path. The view is known only when a page is drawn."""
    entries = []
    for page in PAGES:
        draw = _drawing(page, views)
        entries.append(st.Page(draw, title=words(page.TITLE), url_path=name(page), default=page is PAGES[0]))
    return st.navigation(entries, position="hidden")


def _drawing(page: ModuleType, views: list[View]) -> Callable[[], None]:
    def draw() -> None:
        page.render(views[0])

    return draw


def _tabs(words: Words) -> dict[str, str]:
    return {slug: words(page.TITLE) for slug, page in zip(SLUGS, PAGES, strict=True)}


def page_of(slug: str, words: Words) -> Page:
    """What a link's preview has to know of a page."""
    page = PAGES[SLUGS.index(slug)]
    return Page(slug, words(page.TITLE), (getattr(page, "TABLE", "statements"), *getattr(page, "ALSO", ())))


previews = shared.Previews(page_of)


def uncaught(error: Exception) -> bool:
    """What went wrong outside a page, in a widget's own change: told as calmly. Streamlit has logged its trace already."""
    notice.broken(error, Words(visit.language(visit.query())), traced=True)
    return True


def warm(stopped: threading.Event) -> None:
    """Draws what the first readers ask for; what goes wrong there is told to whoever asks for it."""
    try:
        warming.warm(state.store(), stopped)
    except Exception:
        log.exception("not all pages could be drawn beforehand")


def facts() -> dict[str, str]:
    """What /readyz tells: the program, the story served, its generation, and why that is not the newest one where it is not."""
    store = state.store()
    warning = {"warning": str(store.warning)} if store.warning else {}
    return {"version": version(), "story": store.id, "generation": store.generation} | warning


if __name__ == "__main__":
    run()
