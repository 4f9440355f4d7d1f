"""/chart/<story>/<chart>.png?…: a chart of a view as a picture to take away, drawn when it is asked for and kept for a while."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.charts.named import CHARTS
from components.export import chart_picture
from components.server import addresses, lane, site
from components.server.briefings import SHORT
from components.ui import shared
from data.kept import Kept

PATIENCE = 15.0  # seconds a request waits for its picture
IMAGES: Kept[bytes] = Kept(48, 16 * 1024 * 1024, len)


def routes(base: str) -> list[BaseRoute]:
    return addresses.own(base, {"/chart/{story}/{name}.png": _serve, "/chart/{rest:path}": addresses.missing})


async def _serve(request: Request) -> Response:
    story, name, query = request.path_params["story"], request.path_params["name"], request.url.query
    told = {
        "Content-Type": "image/png",
        "Cache-Control": SHORT,
        "Content-Disposition": f'inline; filename="mawaqif-{name}.png"',
        "X-Robots-Tag": "noindex",
    }
    return await addresses.answer(request, "chart", lane.DRAWING.run(lambda: find(story, name, query), PATIENCE), told)


def find(story: str, name: str, query: str) -> bytes | None:
    """The picture of a chart; None where there is no such story or chart, or the view leaves nothing to draw."""
    view = shared.viewed(story, query) if name in CHARTS else None
    if view is None or not chart_picture.drawable(view, name):
        return None
    key = (view.store.id, view.store.generation, view.selection, name, site.printed())
    return IMAGES.made(key, lambda: chart_picture.png(view, name, site.printed()))
