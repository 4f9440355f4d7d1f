"""/briefing/<story>.pdf?…: what a view shows as a file to print, made when it is asked for and kept for a while."""

from __future__ import annotations

from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.server import addresses, lane, site
from components.ui import shared
from data.kept import Kept

PATIENCE = 30.0  # seconds a request waits for its file
MADE = lane.Lane("briefings", 1, 4)  # one at a time: a page's run is worth more
FILES: Kept[bytes] = Kept(32, 16 * 1024 * 1024, len)
SHORT = "public, max-age=300"  # an address does not change when the story is rebuilt


def routes(base: str) -> list[BaseRoute]:
    return addresses.own(base, {"/briefing/{story}.pdf": _serve, "/briefing/{rest:path}": addresses.missing})


async def _serve(request: Request) -> Response:
    story, query, base = request.path_params["story"], request.url.query, site.base(request.scope)
    making = MADE.run(lambda: find(story, query, base, datetime.now(UTC).date()), PATIENCE)
    told = {
        "Content-Type": "application/pdf",
        "Cache-Control": SHORT,
        "Content-Disposition": f'inline; filename="mawaqif-{story}.pdf"',
        "X-Robots-Tag": "noindex",
    }
    return await addresses.answer(request, "briefing", making, told)


def find(story: str, query: str, base: str, day: date) -> bytes | None:
    """The file of a story under the filters an address means (what of it cannot be read is left out); None for no such story."""
    from components.export import briefing  # a server nobody asks for one does without its 35 MB

    view = shared.viewed(story, query)
    if view is None:
        return None
    key = (view.store.id, view.store.generation, view.selection, base, day)
    return FILES.made(key, lambda: briefing.pdf(view, briefing.Asked(base, f"{base}{view.address()}" if base else "", day)))
