"""Names of stories, actors and findings: ASCII; a finding's is the same as long as the words it stands on are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from typing import Any

from data.text.fold import flat

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")  # what a story or an actor is called in files and addresses
LETTERS = {"statement": "s", "stance": "t", "count": "c", "event": "e", "origin": "o", "link": "l"}


def alike(text: str) -> str:
    """What words an id cannot tell apart have in common: their folded letters."""
    return flat(text)


def finding_id(kind: str, article: str, text: str, occurrence: int = 0) -> str:
    """``s-1f2e3d4c5b6a70``: kind letter and hash of article, kind, folded words, and which of several equal ones (from 0)."""
    facts = "|".join((article, kind, alike(text), str(occurrence)))
    return f"{LETTERS[kind]}-{hashlib.sha256(facts.encode('utf-8', 'replace')).hexdigest()[:14]}"


def id_number(id: str) -> int:
    """A finding's id as a number of 63 bits: many are held and compared so."""
    return ord(id[0]) << 56 | int(id[2:], 16)


def id_of(number: int) -> str:
    """The id that ``id_number`` made a number of."""
    return f"{chr(number >> 56)}-{number & (1 << 56) - 1:014x}"


def unused_id(kind: str, article: str, text: str, taken: Collection[str]) -> str:
    """The id of a finding made by hand, which no other of its kind bears."""
    return next(one for n in range(len(taken) + 1) if (one := finding_id(kind, article, text, n)) not in taken)


def place_of(finding: Any) -> tuple[int, int, str]:
    """For reading order: statements, counts and events."""
    return finding.span.start, finding.span.stop, finding.id
