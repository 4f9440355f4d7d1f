"""/card/<story>/<statement>.png?lang=: a statement as an image, drawn when it is asked for and kept for a while."""

from __future__ import annotations

import logging
import threading
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.export import card
from components.ui import state
from data.selection import Selection
from data.store import Store
from data.view import View

log = logging.getLogger("mawaqif.server")
KEPT = 64  # images, of about 70 kB
LONGEST_HOST = 80  # characters of scheme, host and port worth printing on a card
PATIENCE = 5  # seconds a request waits for its turn to draw
DRAWING = threading.Lock()  # one at a time: a page's run is worth more than a card
HOUR = "public, max-age=3600"
MISSING = Response("Not found", 404, media_type="text/plain", headers={"Cache-Control": "no-store"})


class BusyError(Exception):
    """Others are drawing; come back."""


def routes(base: str) -> list[BaseRoute]:
    """At the root and under the base path (a proxy may strip it or not)."""
    return [Route(f"{prefix}/card/{{story}}/{{name}}.png", _serve, methods=["GET", "HEAD"]) for prefix in sorted({"", base})]


async def _serve(request: Request) -> Response:
    lang = "en" if request.query_params.get("lang") == "en" else "ar"
    name, story = request.path_params["name"], request.path_params["story"]
    try:
        image, tag = await run_in_threadpool(find, story, name, lang, _home(request))
    except BusyError:
        return Response("Busy", 503, media_type="text/plain", headers={"Retry-After": "5", "Cache-Control": "no-store"})
    except Exception:
        log.exception("no card for %r", name[:80])
        return MISSING
    if image is None:
        return MISSING
    headers = {"Cache-Control": HOUR, "ETag": tag, "Content-Disposition": f'inline; filename="mawaqif-{name}.png"'}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(image, headers=headers, media_type="image/png")


def find(story: str, name: str, lang: str, home: str) -> tuple[bytes | None, str]:
    """A statement's image and its tag; None where the story or the statement is unknown."""
    if story not in state.store().known.stories:
        return None, ""
    store = state.store(story)
    finding = View(store, Selection(lang=lang)).finding(name) if name.isascii() and len(name) <= LONGEST_HOST else None
    if finding is None or finding["kind_of"] != "statement":
        return None, ""
    return _drawn(store.id, store.generation, Wanted(name, lang, home, store)), f'"{store.generation}-{name}-{lang}"'


class Wanted:
    """What to draw: the same for the cache where statement, language and host are; the store is not compared."""

    def __init__(self, name: str, lang: str, home: str, store: Store) -> None:
        self.key, self.store = (name, lang, home), store

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wanted) and other.key == self.key


@lru_cache(maxsize=KEPT)
def _drawn(story: str, generation: str, wanted: Wanted) -> bytes:
    name, lang, home = wanted.key
    view = View(wanted.store, Selection(lang=lang, story="" if story == wanted.store.known.story else story))
    row = view.finding(name)
    if row is None:
        raise LookupError(name)
    if not DRAWING.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        return card.png(card.card_of(view, row, home + view.passage(row["article"], row["start"], row["stop"])))
    finally:
        DRAWING.release()


def _home(request: Request) -> str:
    """Scheme, host and base path of this very visit, for the link on the card; nothing where it is too long to print."""
    before = request.url.path.rpartition("/card/")[0]
    home = f"{request.url.scheme}://{request.url.netloc}{before}/"
    return home if len(home) <= LONGEST_HOST and home.isascii() and home.isprintable() else ""
