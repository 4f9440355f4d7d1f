"""What a link shows where it is pasted: the document's head and the sketch of its picture, read from the address as a page reads it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode

from components.export import preview_card
from components.export.preview import Kind, Page, Preview, preview
from components.server import lane, paths, site
from components.server.head import Head, Social
from components.server.previews import FIRST, Sketch
from components.ui import state, visit
from data.kept import Kept
from data.view import View
from data.words import Words

log = logging.getLogger("mawaqif.server")
LONGEST = 8192  # bytes of an address that are read; beyond, the page is described without it
FRAMING = ("embed", "embed_options")  # Streamlit's own: how a page is framed
PATIENCE = 2.0  # seconds a page's first answer waits for its description
KEPT = 2048  # previews, of about a kilobyte

Pages = Callable[[str, Words], Page]


class Previews:
    """Previews of the pages ``pages`` tells of, kept by story, generation and what the address means."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.kept: Kept[Preview] = Kept(KEPT)

    async def head(self, slug: str, query: str, base: str) -> Head:
        """The document's head, before any script runs. Whatever the address holds and however busy we are, there is one."""
        try:
            return await lane.READING.run(lambda: self.describe(slug, query, base), PATIENCE)
        except lane.BusyError:
            pass
        except Exception:
            log.exception("no preview of %r, asked with %r", slug, paths.keys_of(query))
        return self.plain(slug, _language(query))

    def describe(self, slug: str, query: str, base: str) -> Head:
        view, made = self._made(slug, query)
        words = view.words
        drawn = urlencode([*_query(made.address), ("v", view.store.generation[:8])])
        social = Social(
            title=made.title,
            address=f"{base}{made.address}" or "./",
            image=f"{base}card/{slug or FIRST}.png?{drawn}" if base else "",
            alt=words("share.picture", title=made.title),
            others={lang: f"{base}{address}" for lang, address in (made.others or {}).items()} if base else {},
            article=made.kind in (Kind.ARTICLE, Kind.QUOTE),
            published=made.published.isoformat() if made.published else "",
            index=made.index and site.indexed() and not any(key in parse_qs(query[:LONGEST]) for key in FRAMING),
        )
        title = words("shell.document", page=made.title)
        return Head(view.lang, title, made.description, words("common.app"), words("shell.noscript"), social)

    def plain(self, slug: str, lang: str) -> Head:
        """What can be said of a page without looking at the story."""
        words = Words(lang)
        page = self.pages(slug, words)
        told = words(f"share.page.{page.phrase}")
        return Head(lang, words("shell.document", page=page.name), told, words("common.app"), words("shell.noscript"))

    def sketch(self, slug: str, query: str) -> Sketch:
        """The picture of a link: what it is known by, and how to draw it."""
        view, made = self._made(slug, query)
        page, host = self.pages(slug, view.words), site.printed()
        key = (view.store.id, view.store.generation, slug, made.address, host)
        return Sketch(key, lambda: preview_card.drawn(view, page, made, host))

    def _made(self, slug: str, query: str) -> tuple[View, Preview]:
        arrived = visit.read(asked(query))
        store = arrived.store
        view = View(store, arrived.selection, arrived.place)
        key = (store.id, store.generation, slug, arrived.selection, frozenset(arrived.place.items()))
        made = self.kept.made(key, lambda: preview(view, self.pages(slug, view.words)))
        return view, made


def viewed(story: str, query: str) -> View | None:
    """A story under the filters an address means (what of it cannot be read is left out); None for no such story."""
    known = state.store().known
    if story not in known.stories:
        return None
    arrived = visit.read({**asked(query), "story": [story]})
    return View(arrived.store, arrived.selection.replace(story="" if story == known.story else story))


def asked(query: str) -> visit.Query:
    """An address's fields as a page sees them; of an endless one its language alone."""
    if len(query) > LONGEST:
        return {"lang": [_language(query)]}
    found = parse_qs(query, errors="replace")
    return {key: values for key, values in found.items() if key not in FRAMING}


def _language(query: str) -> str:
    return paths.language_of(query.encode("latin-1", "replace"))


def _query(address: str) -> list[tuple[str, str]]:
    found = parse_qs(address.partition("?")[2])
    return [(key, value) for key, values in found.items() for value in values]
