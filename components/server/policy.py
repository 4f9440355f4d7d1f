"""The headers every answer carries."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from streamlit import file_util

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ANCESTORS = "MAWAQIF_FRAME_ANCESTORS"  # who may frame a page: 'self' (default), 'none', *, or origins
ORIGINS = re.compile(r"(?:'self'|'none'|\*|https?://[A-Za-z0-9.*:-]+)(?: https?://[A-Za-z0-9.*:-]+)*")


@lru_cache(maxsize=1)
def inline_hashes() -> tuple[str, ...]:
    """CSP hashes of the inline scripts in the installed Streamlit's index.html."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def frame_ancestors() -> str:
    wanted = os.environ.get(ANCESTORS, "'self'").strip()
    return wanted if ORIGINS.fullmatch(wanted) else "'self'"


def content_policy() -> str:
    """Nothing from another host; no inline script but Streamlit's own one."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *inline_hashes())),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {frame_ancestors()}",
        )
    )


def headers() -> dict[str, str]:
    return {
        "content-security-policy": content_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
