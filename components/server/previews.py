"""/card/<page>.png?…: the picture of a link, for whoever pastes it. The same link and generation give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.server import addresses, lane
from components.server.cards import PATIENCE
from data.kept import Kept

FIRST = "overview"  # what the first page is called where it needs a name
IMAGES: Kept[bytes] = Kept(256, 24 * 1024 * 1024, len)


class Sketch(NamedTuple):
    """What a picture is known by, and how to draw it."""

    key: tuple[str, ...]
    draw: Callable[[], bytes]


Sketches = Callable[[str, str], Sketch]  # page address and query -> sketch


def routes(base: str, pages: Sequence[str], sketches: Sketches) -> list[BaseRoute]:
    """After the cards of statements, for whatever else stands under /card is nothing."""

    async def serve(request: Request) -> Response:
        name = request.path_params["page"]
        page = "" if name == FIRST else name
        if page not in pages or not name:
            return addresses.MISSING
        told = {"Content-Type": "image/png", "Cache-Control": addresses.HOUR}
        return await addresses.answer(request, "picture", _image(sketches, page, request.url.query), told)

    return addresses.own(base, {"/card/{page}.png": serve, "/card/{rest:path}": addresses.missing})


async def _image(sketches: Sketches, page: str, query: str) -> bytes:
    """The picture as it was kept; else drawn, one at a time."""
    sketch = await lane.READING.run(lambda: sketches(page, query), PATIENCE)
    kept = IMAGES.get(sketch.key)
    if kept is not None:
        return kept
    return await lane.DRAWING.run(lambda: IMAGES.made(sketch.key, sketch.draw), PATIENCE)
