"""/card/<page>.png?…: the picture of a link, for whoever pastes it. The same link and generation give the same bytes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.server import lane
from components.server.cards import HOUR, MISSING, PATIENCE
from components.server.shelf import Shelf

log = logging.getLogger("mawaqif.server")
FIRST = "overview"  # what the first page is called where it needs a name
IMAGES: Shelf[bytes] = Shelf(256, 24 * 1024 * 1024, len)


class Sketch(NamedTuple):
    """What a picture is known by, and how to draw it."""

    key: tuple[str, ...]
    draw: Callable[[], bytes]


Sketches = Callable[[str, str], Sketch]  # page address and query -> sketch


def routes(base: str, pages: Sequence[str], sketches: Sketches) -> list[BaseRoute]:
    """At the root and under the base path; after the cards of statements, for whatever else stands under /card is nothing."""

    async def serve(request: Request) -> Response:
        name = request.path_params["page"]
        page = "" if name == FIRST else name
        if page not in pages or not name:
            return MISSING
        try:
            image = await _image(sketches, page, request.url.query)
        except lane.BusyError:
            return lane.busy()
        except Exception:
            log.exception("no picture for %r", request.url.query[:120])
            return MISSING
        tag = f'"{hashlib.sha256(image).hexdigest()[:16]}"'
        headers = {"Cache-Control": HOUR, "ETag": tag}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(image, headers=headers, media_type="image/png")

    async def nothing(request: Request) -> Response:
        return MISSING

    named = {"/card/{page}.png": serve, "/card/{rest:path}": nothing}
    return [Route(f"{prefix}{path}", answer, methods=["GET", "HEAD"]) for prefix in sorted({"", base}) for path, answer in named.items()]


async def _image(sketches: Sketches, page: str, query: str) -> bytes:
    """The picture from the shelf; else drawn, one at a time, by whoever came first."""
    sketch = await lane.READING.run(lambda: sketches(page, query), PATIENCE)
    kept = IMAGES.get(sketch.key)
    if kept is not None:
        return kept
    return await lane.DRAWING.run(lambda: IMAGES.get(sketch.key) or IMAGES.put(sketch.key, sketch.draw()), PATIENCE)
