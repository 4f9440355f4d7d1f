"""/briefing/<story>.pdf?…: what a view shows as a file to print, made when it is asked for and kept for a while."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components.export import briefing
from components.server import lane, site
from components.server.shelf import Shelf
from components.ui import shared, state, visit
from data.view import View

log = logging.getLogger("mawaqif.server")
PATIENCE = 30.0  # seconds a request waits for its file
MADE = lane.Lane("briefings", 1, 4)  # one at a time: a page's run is worth more
FILES: Shelf[bytes] = Shelf(32, 16 * 1024 * 1024, len)
SHORT = "public, max-age=300"  # an address does not change when the story is rebuilt
MISSING = Response("Not found", 404, media_type="text/plain", headers={"Cache-Control": "no-store"})


def routes(base: str) -> list[BaseRoute]:
    """At the root and under the base path (a proxy may strip it or not)."""

    async def nothing(request: Request) -> Response:
        return MISSING

    named = {"/briefing/{story}.pdf": _serve, "/briefing/{rest:path}": nothing}
    return [Route(f"{prefix}{path}", answer, methods=["GET", "HEAD"]) for prefix in sorted({"", base}) for path, answer in named.items()]


async def _serve(request: Request) -> Response:
    story, query, base = request.path_params["story"], request.url.query, site.base(request.scope)
    try:
        file = await MADE.run(lambda: find(story, query, base, datetime.now(UTC).date()), PATIENCE)
    except lane.BusyError:
        return lane.busy()
    except Exception:
        log.exception("no briefing for %r", query[:120])
        return MISSING
    if file is None:
        return MISSING
    tag = f'"{hashlib.sha256(file).hexdigest()[:16]}"'
    headers = {
        "Cache-Control": SHORT,
        "ETag": tag,
        "Content-Disposition": f'inline; filename="mawaqif-{story}.pdf"',
        "X-Robots-Tag": "noindex",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file, headers=headers, media_type="application/pdf")


def find(story: str, query: str, base: str, day: date) -> bytes | None:
    """The file of a story under the filters an address means (what of it cannot be read is left out); None for no such story."""
    known = state.store().known
    if story not in known.stories:
        return None
    arrived = visit.read({**shared.asked(query), "story": [story]})
    store, selection = arrived.store, arrived.selection.replace(story="" if story == known.story else story)
    key = (store.id, store.generation, selection, base, day)
    kept = FILES.get(key)
    if kept is not None:
        return kept
    view = View(store, selection)
    return FILES.put(key, briefing.pdf(view, briefing.Asked(base, f"{base}{view.address()}" if base else "", day)))
