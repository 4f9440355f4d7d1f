"""Names of findings: ASCII, and the same as long as the words they stand on are."""

from __future__ import annotations

import hashlib

from data.text.fold import folded

LETTERS = {"statement": "s", "stance": "t", "count": "c", "event": "e", "origin": "o", "link": "l"}


def finding_id(kind: str, article: str, text: str, occurrence: int = 0) -> str:
    """``s-1f2e3d4c5b``: kind letter and hash of article, kind, folded words, and which of several equal ones (from 0)."""
    facts = "|".join((article, kind, " ".join(folded(text).split()), str(occurrence)))
    return f"{LETTERS[kind]}-{hashlib.sha256(facts.encode('utf-8', 'replace')).hexdigest()[:10]}"
