"""Where the app hangs on its host, and which requests ask for the document."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs

from streamlit import config

# Everything else under the base path answers with the document (Streamlit serves index.html for unknown paths).
NOT_DOCUMENTS = (
    "_stcore",
    "static",
    "media",
    "component",
    "assets",
    "briefing",
    "card",
    "chart",
    "data",
    "healthz",
    "readyz",
    "favicon.png",
    "manifest.json",
    "robots.txt",
    "sitemap.xml",
    "sitemap",
    "oauth2callback",
)


def base_path() -> str:
    """The base path with a leading slash and none at the end; "" at the root."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def below(path: str, base: str) -> str:
    """The path without the base path it may stand under."""
    return path[len(base) :] if base and (path == base or path.startswith(f"{base}/")) else path


def under_base(path: str) -> str:
    """The path as the app sees it, without the base path and outer slashes."""
    return below(path, base_path()).strip("/")


def is_document(path: str) -> bool:
    """Not so under a page either: Streamlit's script looks for its server at /page/_stcore/… first and must be told 404."""
    parts = under_base(path).split("/")
    return parts[0] not in NOT_DOCUMENTS and "_stcore" not in parts


def page_of(path: str, pages: Sequence[str]) -> str | None:
    """The page's address ("" is the first page), or None for a path no page has."""
    inner = under_base(path)
    return inner if inner == "" or inner in pages else None


def keys_of(query: str) -> str:
    """What kinds of things an address asks for, without what: the log keeps nobody's searches."""
    return ", ".join(sorted({pair.partition("=")[0][:20] for pair in query[:2000].split("&") if pair}))[:120]


def language_of(query: bytes) -> str:
    """The language of a link: Arabic unless it says ``lang=en``."""
    values = parse_qs(query.decode("latin-1"), max_num_fields=None).get("lang", [])
    return "en" if values and values[-1] == "en" else "ar"
