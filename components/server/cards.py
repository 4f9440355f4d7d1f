"""/card/<story>/<statement>.png?lang=: a statement as an image, drawn when it is asked for and kept for a while."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.export import card
from components.server import addresses, lane
from components.ui import state
from data.kept import Kept
from data.selection import Selection
from data.view import View

LONGEST_HOST = 80  # characters of scheme, host and port worth printing on a card
PATIENCE = 5.0  # seconds a request waits for its picture
IMAGES: Kept[bytes] = Kept(64, 8 * 1024 * 1024, len)


def routes(base: str) -> list[BaseRoute]:
    return addresses.own(base, {"/card/{story}/{name}.png": _serve})


async def _serve(request: Request) -> Response:
    lang = "en" if request.query_params.get("lang") == "en" else "ar"
    name, story, home = request.path_params["name"], request.path_params["story"], _home(request)
    told = {"Content-Type": "image/png", "Cache-Control": addresses.HOUR, "Content-Disposition": f'inline; filename="mawaqif-{name}.png"'}
    return await addresses.answer(request, "card", lane.DRAWING.run(lambda: find(story, name, lang, home), PATIENCE), told)


def find(story: str, name: str, lang: str, home: str) -> bytes | None:
    """A statement's image; None where the story or the statement is unknown."""
    if story not in state.store().known.stories:
        return None
    store = state.store(story)
    view = View(store, Selection(lang=lang, story="" if store.id == store.known.story else store.id))
    row = view.finding(name) if name.isascii() and len(name) <= LONGEST_HOST else None
    if row is None or row["kind_of"] != "statement":
        return None
    key = (store.id, store.generation, name, lang, home)
    link = home + view.passage(row["article"], row["start"], row["stop"])
    return IMAGES.made(key, lambda: card.png(card.card_of(view, row, link)))


def _home(request: Request) -> str:
    """Scheme, host and base path of this very visit, for the link on the card; nothing where it is too long to print."""
    before = request.url.path.rpartition("/card/")[0]
    home = f"{request.url.scheme}://{request.url.netloc}{before}/"
    return home if len(home) <= LONGEST_HOST and home.isascii() and home.isprintable() else ""
