"""What happens when the server starts and stops: the story is opened before anybody asks, and the log says so."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

log = logging.getLogger("mawaqif.server")
Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def lifespan(facts: Callable[[], dict[str, str]]) -> Lifespan:
    """Open the story at start. Where that fails the server still starts: each page says what is wrong, /readyz answers 503."""

    @asynccontextmanager
    async def run(_app: Any) -> AsyncIterator[None]:
        try:
            log.info("start %s", await run_in_threadpool(facts))
        except Exception:
            log.exception("started without a story")
        yield
        log.info("stop")

    return run
