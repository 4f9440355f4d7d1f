"""Colours, symbols and hatching that every chart shares: a value never speaks by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from data.model import PRINTED

STANCES: tuple[str, ...] = ("supports", "restraint", "none", "warns", "opposes", "denies")
"""The diverging order, from teal through grey to violet."""
MIXED = "mixed"  # one holder, several stances: hatched in two of its colours
MENTIONED = "mentioned"  # named by others, speaks nowhere: an outline without a fill


@dataclass(frozen=True)
class Paint:
    """A colour for paper and one for ink-dark."""

    light: str
    dark: str

    def on(self, dark: bool) -> str:
        return self.dark if dark else self.light


@dataclass(frozen=True)
class Sign:
    """How one value is drawn: colour, plotly marker symbol, and the letter-like mark used in text."""

    paint: Paint
    symbol: str
    glyph: str


PAPER = Paint("#FBFAF6", "#16171A")
INK = Paint("#1D1B18", "#ECE8DF")
UNSEEN = "rgba(0,0,0,0)"  # of what only takes the pointer
MUTED = Paint("#6B665E", "#A29C91")
HAIRLINE = Paint("#D9D4C9", "#34363B")
ACCENT = Paint("#8A1C2B", "#E58A93")
LAND = Paint("#F0EDE5", "#1F2125")

STANCE_SIGNS: dict[str, Sign] = {
    "supports": Sign(Paint("#1B7F79", "#4DB6AE"), "triangle-up", "▲"),
    "restraint": Sign(Paint("#5B8DB8", "#86B3DA"), "square", "■"),
    "none": Sign(Paint("#928D83", "#8B877F"), "circle", "●"),
    "warns": Sign(Paint("#BF8217", "#E5B04F"), "diamond", "◆"),
    "opposes": Sign(Paint("#6C4AA0", "#A98BD8"), "triangle-down", "▼"),
    "denies": Sign(Paint("#A84F7E", "#D98BB4"), "x", "✕"),
    MIXED: Sign(Paint("#6B665E", "#A29C91"), "diamond-wide", "◩"),
    MENTIONED: Sign(Paint("#6B665E", "#A29C91"), "circle-open", "○"),
}

BLOC_PAINTS: dict[str, Paint] = {
    "russia": Paint("#A23B3B", "#D98080"),
    "china": Paint("#B8862B", "#DDB565"),
    "eu": Paint("#2F5D9B", "#7FA6DB"),
    "usa": Paint("#3F7D4E", "#7DBB8B"),
    "kazakhstan": Paint("#2A8C9E", "#6CC3D1"),
    "csto": Paint("#7A5C3E", "#BFA07F"),
}
OTHER = Paint("#77736B", "#A7A298")

KIND_SYMBOLS: dict[str, str] = {"statement": "circle", "count": "square", "event": "diamond", "article": "triangle-up"}
"""What a mark on a time axis is, by shape."""

RESOLVED = frozenset({"weekday", "relative"})


def stance(value: str) -> Sign:
    """The sign of a stance; an unknown value is drawn as no stance."""
    return STANCE_SIGNS.get(value, STANCE_SIGNS["none"])


def bloc(voice: str | None, dark: bool) -> str:
    """The colour of a voice: constant in every chart, grey where it belongs to none of the blocs."""
    return BLOC_PAINTS.get(voice or "", OTHER).on(dark)


def day_symbol(kind: str, basis: str | None) -> str:
    """Solid: the day is printed. Ring with a dot: worked out from a weekday or «أمس». Ring: estimated or unknown."""
    shape = KIND_SYMBOLS.get(kind, "circle")
    if basis in PRINTED:
        return shape
    return f"{shape}-open-dot" if basis in RESOLVED else f"{shape}-open"


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` of a colour laid on a ground: paler, still opaque."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)


def veil(colour: str, alpha: float) -> str:
    """``#RRGGBB`` as rgba with the given opacity."""
    red, green, blue = _parts(colour)
    return f"rgba({red},{green},{blue},{alpha:g})"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
