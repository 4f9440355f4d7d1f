"""Entries of a word list as patterns: * any ending, … a few words between, blanks any space. Folded text only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.text.fold import folded

GAP = r"(?:[^\s.!?؟\n]+\s+){0,11}?"  # the subject stands between verb and object


def phrases(entries: Iterable[str]) -> str:
    """Entries as one pattern, the longest first."""
    return "|".join(sorted(map(_phrase, entries), key=len, reverse=True))


def _phrase(entry: str) -> str:
    pieces = re.sub(r"\s*…\s*", " … ", folded(entry)).split()
    out, gap = "", ""
    for piece in pieces:
        if piece == "…":
            gap = r"\s+" + GAP + "(?:ال|و|ب|ل|وال|لل)?"
            continue
        word = re.escape(piece.rstrip("*")) + (r"\w*" if piece.endswith("*") else "")
        out += (gap or (r"\s+" if out else "")) + word
        gap = ""
    return out
