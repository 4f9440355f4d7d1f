"""Where the public finds this deployment: what canonical addresses, previews, robots.txt and the sitemap are written from."""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.types import Scope

from components.server import paths

log = logging.getLogger("mawaqif.server")
PUBLIC = "MAWAQIF_PUBLIC_URL"  # https://press.example/mawaqif
INDEX = "MAWAQIF_INDEX"  # 0: search engines are asked to stay away
NAME = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
HOST = re.compile(rf"(?:{NAME}|\[[0-9A-Fa-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?")
ADDRESS = re.compile(rf"https?://{HOST.pattern}(?:/[A-Za-z0-9._~/-]{{0,200}})?")


def told() -> str:
    """The address its owner set, with a slash at the end; nothing where none is set, or it is no address."""
    return _checked(os.environ.get(PUBLIC, "").strip())


@lru_cache(maxsize=4)
def _checked(wanted: str) -> str:
    if wanted and not ADDRESS.fullmatch(wanted):
        log.error("%s is not an http(s) address and is not used: %r", PUBLIC, wanted[:80])
        return ""
    return f"{wanted.rstrip('/')}/" if wanted else ""


def base(scope: Scope) -> str:
    """The first page's full address: as its owner set it, else by this request's Host where that is a plain name and port, else nothing."""
    host = Headers(scope=scope).get("host", "")
    if told() or not HOST.fullmatch(host):
        return told()
    scheme = "https" if scope.get("scheme") == "https" else "http"
    return f"{scheme}://{host}{paths.base_path()}/"


def printed() -> str:
    """The address a picture may print: the owner's alone. A visitor's Host header is nobody's signature."""
    return told().partition("://")[2].rstrip("/")


def indexed() -> bool:
    return os.environ.get(INDEX, "").strip() != "0"
