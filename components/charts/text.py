"""Labels for charts: SVG text has no base direction of its own, so each Arabic label carries it."""

from __future__ import annotations

import html
import unicodedata
from datetime import date

from babel.dates import format_date

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
BOX = "<b>%{customdata[2]}</b><br>%{hovertext}<extra></extra>"
"""A hover box of marks: of each its first line beside what it leads to, and the rest; sent, each < and > of markup takes six characters."""
DANGLING = "،,;:؛. "  # no ellipsis stands behind these
_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def isolate(label: str, rtl: bool) -> str:
    """The label inside isolates of its own direction, so that its last full stop stands on its last side."""
    return f"{RLI if rtl else LRI}{label}{PDI}" if label else ""


def safe(words: str) -> str:
    """Words of an article for a plotly label: markup escaped, direction controls and other controls dropped."""
    plain = words.translate(_CONTROLS)
    if not plain.isprintable():
        plain = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in plain)
    return html.escape(" ".join(plain.split()), quote=False)


def shorten(words: str, limit: int) -> str:
    """The first words, up to ``limit`` characters, with an ellipsis where something was left out."""
    plain = " ".join(words.split())
    if len(plain) <= limit:
        return plain
    return plain[: limit + 1].rsplit(" ", 1)[0][:limit].rstrip(DANGLING) + "…"


def wrap(words: str, width: int, rtl: bool) -> str:
    """Escaped words in lines of about ``width`` characters, each line isolated: for hover boxes and chart titles."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        for part in (word[at : at + width] for at in range(0, len(word), width)):
            if line and len(line) + 1 + len(part) > width:
                lines.append(line)
                line = part
            else:
                line = f"{line} {part}" if line else part
    lines.append(line)
    return "<br>".join(isolate(safe(one), rtl) for one in lines if one)


def month(day: date, lang: str) -> str:
    """The month's name standing alone: «يناير», "January"."""
    return str(format_date(day, "LLLL", locale=lang))


def short_day(day: date, lang: str) -> str:
    """Day and month without a year: «10 يناير», "10 Jan"."""
    return f"{day.day} {format_date(day, 'LLL', locale=lang)}"
