"""/card/<story>/<statement>.png?lang=: a statement as an image, drawn when it is asked for and kept for a while."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.export import card
from components.server import lane
from components.server.shelf import Shelf
from components.ui import state
from data.selection import Selection
from data.view import View

log = logging.getLogger("mawaqif.server")
LONGEST_HOST = 80  # characters of scheme, host and port worth printing on a card
PATIENCE = 5.0  # seconds a request waits for its picture
HOUR = "public, max-age=3600"
MISSING = Response("Not found", 404, media_type="text/plain", headers={"Cache-Control": "no-store"})
IMAGES: Shelf[bytes] = Shelf(64, 8 * 1024 * 1024, len)


def routes(base: str) -> list[BaseRoute]:
    """At the root and under the base path (a proxy may strip it or not)."""
    return [Route(f"{prefix}/card/{{story}}/{{name}}.png", _serve, methods=["GET", "HEAD"]) for prefix in sorted({"", base})]


async def _serve(request: Request) -> Response:
    lang = "en" if request.query_params.get("lang") == "en" else "ar"
    name, story, home = request.path_params["name"], request.path_params["story"], _home(request)
    try:
        image, tag = await lane.DRAWING.run(lambda: find(story, name, lang, home), PATIENCE)
    except lane.BusyError:
        return lane.busy()
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
    view = View(store, Selection(lang=lang, story="" if store.id == store.known.story else store.id))
    row = view.finding(name) if name.isascii() and len(name) <= LONGEST_HOST else None
    if row is None or row["kind_of"] != "statement":
        return None, ""
    key = (store.id, store.generation, name, lang, home)
    image = IMAGES.get(key) or IMAGES.put(
        key, card.png(card.card_of(view, row, home + view.passage(row["article"], row["start"], row["stop"])))
    )
    return image, f'"{store.generation}-{name}-{lang}"'


def _home(request: Request) -> str:
    """Scheme, host and base path of this very visit, for the link on the card; nothing where it is too long to print."""
    before = request.url.path.rpartition("/card/")[0]
    home = f"{request.url.scheme}://{request.url.netloc}{before}/"
    return home if len(home) <= LONGEST_HOST and home.isascii() and home.isprintable() else ""
