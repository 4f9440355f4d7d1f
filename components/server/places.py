"""How many visitors there may be, in all and from one address; and where a visitor's page came from."""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from streamlit import config

ALL, EACH = "MAWAQIF_SESSIONS", "MAWAQIF_SESSIONS_EACH"
IN_ALL, FROM_ONE = 600, 60  # open tabs; a town may stand behind one address
RESERVE = 1.1  # sockets over the limit that a page already sent out may still open: it would stay blank otherwise
AWAITED = 15  # seconds in which a page that was sent out is expected to open its socket
PORTS = {"http": 80, "https": 443}


def setting(name: str, default: int) -> int:
    """A number above nought from the environment; the default for anything else."""
    given = os.environ.get(name, "").strip()
    return int(given) if given.isascii() and given.isdigit() and 0 < int(given[:9]) == int(given) else default


def visitor(address: str | None) -> str | None:
    """Who is counted as one: an IPv4 address, or the first half of an IPv6 one.

    None for this very machine: that is its owner, or a proxy that does not say for whom it asks; then only the limit in all holds.
    """
    try:
        known = ip_address((address or "").partition("%")[0])
    except ValueError:
        return None
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped is None:
            return None if known.is_loopback else known.exploded[:19]
        known = known.ipv4_mapped
    return None if known.is_loopback else str(known)


class Places:
    """Counts open sockets, and pages sent out whose socket is still to come: many who come at once would all get a page, and most of them
    no socket. It is used from the server's one event loop alone, and needs no lock.
    """

    def __init__(self, in_all: int | None = None, from_one: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.in_all = in_all if in_all is not None else setting(ALL, IN_ALL)
        self.from_one = from_one if from_one is not None else setting(EACH, FROM_ONE)
        self.clock = clock
        self.taken = 0
        self.by: Counter[str] = Counter()
        self.sent: deque[tuple[float, str | None]] = deque()  # pages, the oldest first

    def promise(self, who: str | None) -> bool:
        """Keeps a place for the page that ``who`` is sent; False where it would find none."""
        now = self.clock()
        while self.sent and self.sent[0][0] < now - AWAITED:
            self.sent.popleft()
        own = 0 if who is None else self.by[who] + sum(one == who for _, one in self.sent)
        if self.taken + len(self.sent) >= self.in_all or own >= self.from_one:
            return False
        self.sent.append((now, who))
        return True

    def enter(self, who: str | None) -> bool:
        """Takes a place; False where none is left, the reserve included."""
        if self.taken >= self.in_all * RESERVE or (who is not None and self.by[who] >= self.from_one * RESERVE):
            return False
        if (kept := next((page for page in self.sent if page[1] == who), None)) is not None:
            self.sent.remove(kept)
        self.taken += 1
        if who is not None:
            self.by[who] += 1
        return True

    def leave(self, who: str | None) -> None:
        self.taken -= 1
        if who is not None:
            self.by[who] -= 1
            self.by += Counter()  # forget who has none


def same_origin(headers: Mapping[str, str]) -> bool:
    """Whether the page that opens the socket came from the host it calls; programs that are no browser name no page."""
    origin = headers.get("origin")
    if origin is None or not config.get_option("server.enableCORS"):
        return True
    if origin in (config.get_option("server.corsAllowedOrigins") or ()):
        return True
    try:
        page, called = urlsplit(origin), urlsplit(f"//{headers.get('host', '')}")
        port = PORTS.get(page.scheme)
        own = (page.hostname, page.port or port)
        return None not in own and own == (called.hostname, called.port or port)
    except ValueError:
        return False
