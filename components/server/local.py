"""What only the owner at this very machine may do: writing decisions. Off unless started so, and never for anybody from elsewhere.

Nothing a visitor sends can switch it on: it takes a setting of whoever starts the server, and a server that listens to this machine alone.
What a visitor sends can only switch it off.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from streamlit import config

log = logging.getLogger("mawaqif.server")
ASKED = "MAWAQIF_DESK"
HERE = frozenset({"127.0.0.1", "localhost", "::1"})
PASSED_ON = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via")  # somebody stands between


def switched_on() -> bool:
    """Whether this server was started as a desk, and listens to this machine alone."""
    if os.environ.get(ASKED) != "1":
        return False
    if str(config.get_option("server.address") or "") in HERE:
        return True
    log.error("%s is set, but the server listens to other machines too: no desk. Start it with: make desk STORY=…", ASKED)
    return False


def at_this_machine(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from a browser here, straight to this server: by its Host and Origin, and nobody in between."""
    told = {name.lower(): value for name, value in headers.items()}
    if any(name in told for name in PASSED_ON):
        return False
    return _host(f"//{told.get('host', '')}") in HERE and ("origin" not in told or _host(told["origin"]) in HERE)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
