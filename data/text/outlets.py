"""Which outlet printed a page, from the page's own words, and what it prints around every article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.model import ParagraphKind
from data.text.fold import flat, fold, folded
from data.text.lines import Line
from data.text.page import CREDIT_END
from data.text.page_words import alternatives, bare, only_names, words
from data.text.placed import Placed

FOLDER = Path(__file__).parent.parent / "outlets"
NAME = r"([^\d©|.،,:؛\-–]{2,60})"
RIGHTS = re.compile(rf"(?:{alternatives(words('rights_of'))}) {{0,3}}©? {{0,3}}(لدي |لل|ل ?)[\"']?{NAME}")
AGENCY = re.compile(rf"(?<!\w)(?:{alternatives(words('agencies'))})(?!\w)")
NAMED = (  # «خاص - روز الغد», «نشر في البلاغ يوم 03 - 12 - 2013»
    re.compile(r"(?:خاص|متابعات) ?[-–|/:] ?(\D{3,40})$"),
    re.compile(r"نشر في (\D{3,30}) يوم \d{1,2} ?[-/.]"),
)
SHORT = 300  # characters of a line in which names are sought


@dataclass(frozen=True)
class Outlet:
    """One file of data/outlets."""

    name: str
    marks: frozenset[str]  # folded: a line that holds one shows whose page it is
    lines: frozenset[str]  # folded: whole lines to remove


@lru_cache(maxsize=1)
def outlets() -> tuple[Outlet, ...]:
    """All known outlets, by file name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> Outlet:
    with path.open("rb") as file:
        table = tomllib.load(file)
    return Outlet(
        table["name"],
        frozenset(folded(mark) for mark in table["marks"]),
        frozenset(bare(flat(line)) for line in table.get("lines", ())),
    )


def recognise(found: Sequence[Line]) -> Outlet | None:
    """The outlet one of whose marks stands in a short line of the page, where only one does."""
    short = [line.key for line in found if line.words <= 20 and not (line.closed and line.words > 8)]
    hits = [outlet for outlet in outlets() if any(mark in key for mark in outlet.marks for key in short)]
    return hits[0] if len(hits) == 1 else None


def outlet_of(placed: Sequence[Placed], known: Outlet | None) -> str | None:
    """The name as the page prints it: by a known mark, beside «جميع الحقوق محفوظة ل», or before «- وكالات» under the body."""
    if known:
        return known.name
    last = max((index for index, item in enumerate(placed) if item.kind), default=-1)
    for index, item in enumerate(placed):
        if item.kind:
            continue
        name = _rights(item.line) or _named(item.line) or (_labelled(item.line) if index > last else None)
        if name:
            return name
    return None


def _rights(line: Line) -> str | None:
    """«جميع الحقوق محفوظة لمركز الاتحاد للأخبار 2024©» → مركز الاتحاد للأخبار."""
    matched = fold(line.text[:SHORT])
    match = RIGHTS.search(matched.text)
    if not match:
        return None
    name = matched.span(match.start(2), match.end(2)).of(line.text).strip(" \"'«»")
    return ("ال" + name if match[1] == "لل" else name) or None


def _named(line: Line) -> str | None:
    """«خاص - روز الغد» → روز الغد; not «خاص - وكالات»."""
    if line.words > 12 or line.closed:
        return None
    matched = fold(line.text[:SHORT])
    for pattern in NAMED:
        match = pattern.match(matched.text)
        if match and not only_names(bare(match[1])):
            return matched.span(match.start(1), match.end(1)).of(line.text).strip() or None
    return None


def _labelled(line: Line) -> str | None:
    """«TRT عربي - وكالات» → TRT عربي."""
    if line.words > 8 or line.closed:
        return None
    parts = re.split(r" [-–|/] | ?\+ ?", " ".join(line.text[:SHORT].split()))
    if len(parts) < 2:
        return None
    named = [part for part in parts if only_names(bare(folded(part)))]
    others = [part for part in parts if part not in named]
    return others[0].strip() if len(others) == 1 and named else None


def agency_of(placed: Sequence[Placed]) -> str | None:
    """The source label of the page: «وكالات», «أ ف ب», in the page's own spelling; of a dateline or a line under the body."""
    for item in placed:
        if item.kind is None and item.reason in {"dateline", "source_label", "credit", "caption", "navigation"} and item.line.words <= 12:
            if item.reason == "caption":
                continue
            found = agencies_in(item.line.text)
            if found:
                return found
    body = [item.line for item in placed if item.kind is ParagraphKind.BODY]
    signed = CREDIT_END.search(body[-1].text[-60:]) if body else None  # «… عسكريا. (د ب أ)»
    return signed[1] if signed and only_names(folded(signed[1])) else None


def agencies_in(text: str) -> str | None:
    """The first agency named in ``text``, as printed."""
    matched = fold(text[:SHORT])
    match = AGENCY.search(matched.text)
    return matched.span(match.start(), match.end()).of(text).strip() if match else None
