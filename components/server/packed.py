"""ASGI middleware: Streamlit's own scripts and styles, compressed once and kept. They are sent bare otherwise: 9 MB instead of 3."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from components.server import paths
from components.server.addresses import YEAR

NAME = re.compile(r"static/(?:js|css)/[A-Za-z0-9_.@-]+\.(?:js|css)")  # one folder, no way up
TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
MOST = 400  # files kept; Streamlit ships fewer


class Packed:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = paths.under_base(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else ""
        if not NAME.fullmatch(name) or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return await self.app(scope, receive, send)
        body = await run_in_threadpool(packed, name)
        if body is None:
            return await self.app(scope, receive, send)
        told = {"Content-Encoding": "gzip", "Cache-Control": YEAR, "Vary": "Accept-Encoding"}
        answer = Response(body, headers=told, media_type=TYPES[name.rpartition(".")[2]])
        return await answer(scope, receive, send)


@lru_cache(maxsize=MOST)
def packed(name: str) -> bytes | None:
    """The file, compressed; None where Streamlit has none of that name."""
    try:
        return gzip.compress((Path(file_util.get_static_dir()) / name).read_bytes(), 6, mtime=0)
    except OSError:
        return None
