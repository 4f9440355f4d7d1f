"""Work that a request waits for, in threads of its own: so much may wait and so long, and whoever comes beyond that is told at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.responses import Response

Made = TypeVar("Made")
AGAIN = 5  # seconds after which to come back


class BusyError(Exception):
    """Others are served; come back."""


class Lane:
    """``threads`` work, at most ``most`` are worked on or wait. What is begun is finished, whether somebody still waits or not."""

    def __init__(self, name: str, threads: int, most: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=f"mawaqif-{name}")
        self._free = threading.BoundedSemaphore(most)

    async def run(self, work: Callable[[], Made], seconds: float) -> Made:
        """What ``work`` gives; BusyError where too many wait already, or it takes longer than ``seconds``."""
        if not self._free.acquire(blocking=False):
            raise BusyError
        future = self._pool.submit(work)
        future.add_done_callback(lambda _: self._free.release())
        wrapped = asyncio.wrap_future(future)
        done, _ = await asyncio.wait({wrapped}, timeout=seconds)
        if not done:
            wrapped.add_done_callback(lambda late: late.cancelled() or late.exception())  # nobody is left to be told
            raise BusyError
        return wrapped.result()


READING = Lane("previews", 2, 24)  # what a link is about: some counting queries
DRAWING = Lane("cards", 1, 8)  # one picture at a time: a page's run is worth more


def busy() -> Response:
    return Response("Busy", 503, media_type="text/plain", headers={"Retry-After": str(AGAIN), "Cache-Control": "no-store"})
