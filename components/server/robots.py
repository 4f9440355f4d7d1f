"""/robots.txt and the sitemaps: what a search engine is shown. Pages of each story and its articles in both languages; filtered views,
passages and embedded pages are reached by links and ask in their head not to be listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.server import addresses, lane, paths, site
from components.server.addresses import MISSING
from components.ui import state
from data.selection import Selection
from data.shelf import shelf
from data.words import LANGUAGES

PART = 5000  # articles of one sitemap, each in every language: a sitemap may hold 50,000 addresses
NEVER = ("review",)  # the owner's own desk
ONCE = ("stories",)  # not of one story
PATIENCE = 5.0
KEPT = {"Cache-Control": addresses.HOUR}
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
NUMBER = re.compile(r"[0-9]{1,6}")
Write = Callable[[str], str | None]
Place = tuple[str, tuple[tuple[str, str], ...]]  # page, and where on it


def routes(base: str, pages: Sequence[str]) -> list[BaseRoute]:
    shown = [page for page in pages if page not in NEVER]

    async def robots(request: Request) -> Response:
        return Response(rules(site.base(request.scope)), headers=KEPT, media_type="text/plain")

    async def index(request: Request) -> Response:
        return await _answer(request, _index)

    async def part(request: Request) -> Response:
        story, n = request.path_params["story"], request.path_params["n"]
        return await _answer(request, lambda root: _part(root, story, int(n), shown)) if NUMBER.fullmatch(n) else MISSING

    named = {"/robots.txt": robots, "/sitemap.xml": index, "/sitemap/{story}/{n}.xml": part, "/sitemap/{rest:path}": addresses.missing}
    return addresses.own(base, named)


def rules(root: str) -> str:
    """robots.txt. Nobody is kept from a page: whoever draws a link's preview has to read it."""
    lines = ["User-agent: *", f"Disallow: {paths.base_path()}/_stcore/", "Allow: /"]
    if root and site.indexed():
        lines += ["", f"Sitemap: {root}sitemap.xml"]
    return "\n".join(lines) + "\n"


async def _answer(request: Request, write: Write) -> Response:
    """What ``write`` gives for the public address; nothing is there where that is not known, or no search engine is wanted."""
    root = site.base(request.scope)
    if not root or not site.indexed():
        return MISSING
    try:
        body = await lane.READING.run(lambda: write(root), PATIENCE)
    except lane.BusyError:
        return lane.busy()
    return Response(body, headers=KEPT, media_type="application/xml") if body else MISSING


def _index(root: str) -> str:
    """A sitemap of each story's pages, and one for every few thousand articles."""
    parts = [(entry.id, n) for entry in shelf() if entry.articles is not None for n in range(1 + -(-entry.articles // PART))]
    lines = (f"<sitemap><loc>{escape(root)}sitemap/{story}/{n}.xml</loc></sitemap>" for story, n in parts)
    return _document("sitemapindex", SPACE, lines)


def _part(root: str, story: str, n: int, pages: Sequence[str]) -> str | None:
    """The pages of a story (0), or its nth few thousand articles; None where there is no such part."""
    known = state.store().known
    if story not in known.stories:
        return None
    own = "" if story == known.story else story
    if n == 0:
        places: list[Place] = [(page, ()) for page in pages if not own or page not in ONCE]
    else:
        articles = list(state.store(story).articles)[(n - 1) * PART : n * PART]
        places = [("reading", (("read", article),)) for article in articles]
    return _document("urlset", f"{SPACE} {LINKS}", _addresses(root, own, places)) if places else None


def _addresses(root: str, story: str, places: Sequence[Place]) -> Iterator[str]:
    for page, where in places:
        ways = {lang: escape(_address(root, page, Selection(story=story, lang=lang), where)) for lang in LANGUAGES}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{lang}" href="{way}"/>' for lang, way in ways.items())
        yield from (f"<url><loc>{way}</loc>{others}</url>" for way in ways.values())


def _address(root: str, page: str, selection: Selection, where: tuple[tuple[str, str], ...]) -> str:
    pairs = [*selection.to_query(), *where]
    return f"{root}{page}?{urlencode(pairs)}" if pairs else f"{root}{page}"


def _document(name: str, attributes: str, lines: Iterator[str]) -> str:
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', f"<{name} {attributes}>", *lines, f"</{name}>", ""))
