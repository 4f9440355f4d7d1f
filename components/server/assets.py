"""Fonts, styles, script, icon and map shapes: read once, compressed once, served from memory."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.server import addresses

STATIC = Path(__file__).resolve().parents[2] / "static"
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
COMPRESSED = {".css", ".js", ".json", ".svg", ".txt"}  # woff2 and png are compressed already


@dataclass(frozen=True)
class Asset:
    body: bytes
    packed: bytes | None  # gzip, where it is smaller
    media_type: str
    tag: str  # 16 hex of the body's sha256


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file of static/ by its path there. A name not in this table does not exist: no path is ever joined."""
    files = sorted(path for path in STATIC.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(STATIC).as_posix(): _read(path) for path in files}


def _read(path: Path) -> Asset:
    body = path.read_bytes()
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    packed = gzip.compress(body, 9, mtime=0) if path.suffix in COMPRESSED else None
    return Asset(body, packed, media_type, hashlib.sha256(body).hexdigest()[:16])


def asset_url(name: str) -> str:
    """A link to an asset, relative to any page, that changes when the file does."""
    return f"./assets/{name}?v={assets()[name].tag}"


def styles() -> list[str]:
    """The style sheets: the frame's first, then those of the parts."""
    return sorted((name for name in assets() if "/" not in name and name.endswith(".css")), key=lambda name: (name != "app.css", name))


async def _serve(request: Request) -> Response:
    asset = assets().get(request.path_params["name"])
    if asset is None:
        return addresses.MISSING
    told = {
        "Content-Type": asset.media_type,
        "ETag": f'"{asset.tag}"',
        "Cache-Control": addresses.YEAR if request.query_params.get("v") == asset.tag else addresses.ASK,
        "Vary": "Accept-Encoding",
    }
    return addresses.unchanged(request, told) or addresses.sent(request, asset.body, asset.packed, told)


def routes(base: str) -> list[BaseRoute]:
    return addresses.own(base, {"/assets/{name:path}": _serve})
