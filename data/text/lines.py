"""A raw page as lines: what a rule about the page's layout looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.text.fold import folded

BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
TERMINAL = re.compile(r"[.!؟?…。](?:[\"'»”“’)\]\s\u200e\u200f]|\[\d+\])*$")
CLOSED = re.compile(r"(?<![.…])[.!؟?](?![.…])(?=[\"'»”’)\]]*(?:\s|$))")
LETTER = re.compile(r"[^\W\d_]")
ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
BLANKS = re.compile(r"\s+")
_RANGES = ((0, 0x21), (0x7F, 0x80), (0xA0, 0xA1), (0x61C, 0x61D), (0x2000, 0x2010), (0x2028, 0x2030), (0x205F, 0x2070), (0x3000, 0x3001))
STRIPPED = "".join(chr(code) for start, stop in _RANGES for code in range(start, stop)) + "\ufeff\u1680"
# blanks and invisible controls, which do not make a line
LONG = 600  # characters: rules of layout read only the beginning of a longer line


@dataclass(frozen=True)
class Line:
    """A non-blank line: raw[start:stop] without blanks and invisible controls at its edges."""

    start: int
    stop: int
    text: str
    key: str  # folded, single spaces; of a long line its beginning only
    words: int

    @property
    def closed(self) -> bool:
        """It ends as a sentence does."""
        return bool(TERMINAL.search(self.text[-24:]))

    @property
    def arabic(self) -> bool:
        return bool(ARABIC.search(self.text))

    @property
    def sentences(self) -> int:
        return len(CLOSED.findall(self.text))


def lines(raw: str) -> list[Line]:
    """The lines of ``raw`` that hold at least one visible character."""
    found = []
    at = 0
    for stop, after in [*((match.start(), match.end()) for match in BREAK.finditer(raw)), (len(raw), len(raw))]:
        line = _line(raw, at, stop)
        if line:
            found.append(line)
        at = after
    return found


def _line(raw: str, start: int, stop: int) -> Line | None:
    content = raw[start:stop]
    text = content.lstrip(STRIPPED)
    start += len(content) - len(text)
    text = text.rstrip(STRIPPED)
    if not text:
        return None
    key = BLANKS.sub(" ", folded(text[:LONG])).strip()
    return Line(start, start + len(text), text, key, len(text.split()))
