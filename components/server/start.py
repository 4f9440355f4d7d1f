"""What happens when the server starts and stops: the story is opened before anybody asks, and the log says so."""

from __future__ import annotations

import ctypes
import gc
import json
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any

from starlette.concurrency import run_in_threadpool

from components.server import batched, kept_theme

log = logging.getLogger("mawaqif.server")
SELDOM = (5_000, 5, 5)  # objects made before the collector looks through the youngest; rounds before the older ones: garbage waits minutes
ARENA_MAX, ARENAS = -8, 2  # M_ARENA_MAX of malloc.h, and how many heaps threads share
Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]


def lifespan(facts: Callable[[], dict[str, str]], warm: Callable[[threading.Event], None]) -> Lifespan:
    """Open the story at start, and ``warm`` it while the first readers come, until the event says that it is over. Where the story
    cannot be opened the server still starts: each page says what is wrong, /readyz answers 503."""

    @asynccontextmanager
    async def run(_app: Any) -> AsyncIterator[None]:
        _speak()
        _gather_memory()
        kept_theme.keep()
        batched.keep()
        stopped = threading.Event()

        def prepare() -> None:
            _settle()
            warm(stopped)
            _settle()

        warming = threading.Thread(target=prepare, name="warm", daemon=True)
        try:
            log.info("start %s", json.dumps(await run_in_threadpool(facts), ensure_ascii=False))
            warming.start()
        except Exception:
            log.exception("started without a story")
        yield
        stopped.set()
        if warming.is_alive():
            await run_in_threadpool(warming.join)
        log.info("stop")

    return run


def _gather_memory() -> None:
    """Every run is a thread of its own, and glibc gives threads eight heaps a core, each with its own holes: two hold 40 MB less at 200
    readers. Elsewhere than on glibc nothing happens."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


def _settle() -> None:
    """What stands once the story is open stays as long as the server does: the collector of cycles passes it over from now on, where it
    would look through all of it again and again, a tenth of a second each time and nobody served meanwhile."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _speak() -> None:
    """The product's lines go to standard error with their time, unless the host has said where lines go."""
    own = logging.getLogger("mawaqif")
    if not own.handlers and not logging.getLogger().handlers:
        form = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        form.converter = time.gmtime
        handler = logging.StreamHandler()
        handler.setFormatter(form)
        own.addHandler(handler)
        own.setLevel(logging.INFO)
