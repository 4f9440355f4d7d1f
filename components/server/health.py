"""Is the process alive, and can it show the story."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from components.server import addresses
from components.server.addresses import FRESH

log = logging.getLogger("mawaqif.server")
Facts = dict[str, str]


def routes(base: str, facts: Callable[[], Facts]) -> list[BaseRoute]:
    """/healthz answers while the process lives; /readyz opens the story first and names its generation."""

    async def healthy(request: Request) -> Response:
        return JSONResponse({"status": "ok"}, headers=FRESH)

    async def ready(request: Request) -> Response:
        try:
            return JSONResponse({"status": "ready", **await run_in_threadpool(facts)}, headers=FRESH)
        except Exception:
            log.exception("not ready")
            return JSONResponse({"status": "not ready"}, 503, headers=FRESH)

    return addresses.own(base, {"/healthz": healthy, "/readyz": ready})
