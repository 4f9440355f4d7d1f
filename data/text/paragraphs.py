"""The layout of a page: which lines are title, sub-heading and body, and what the others are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from data.model import ParagraphKind
from data.text.headline import above_body, title_line
from data.text.lines import Line
from data.text.page import is_comments, is_dateline, is_masthead, reason
from data.text.page_words import bare, only_names
from data.text.placed import Placed

CONNECTORS = r"و\w{2,}:? |كما |من جان|من جه|بدور|يذكر |يشار |تجدر |هذا و|إلى ذلك|فيما |في حين "
CONTINUES = re.compile(rf"(?:{CONNECTORS})(?:\S+ +){{4}}\S")  # goes on after a paragraph: «وأضاف أن …»
FULL_STOP = re.compile(r"(?<!\.)\.$")
SENTENCE = 8  # words: a closed line of as many is prose
PROSE = 25  # words: an unclosed line of as many is prose, too
LOOSE = 12  # words: prose where paragraphs end without a full stop
QUOTED_LINES = 8  # a quotation may go on for so many lines
DECK = 40  # words: an unclosed line above closed paragraphs is a deck or a caption up to this length


def place(found: list[Line], known: frozenset[str] = frozenset()) -> list[Placed]:
    """Each line with its kind or reason; ``known`` are lines (folded) that the outlet prints around every article."""
    placed = [Placed(line, reason="navigation" if bare(line.key) in known else reason(line)) for line in found]
    placed = _blocks(_editors(placed))
    first = _body_starts(placed)
    if first is None:
        return _no_body(placed)
    last = _body_stops(placed, first)
    placed = above_body(placed, first)
    placed = _inside(placed, first, last)
    return placed[: last + 1] + [replace(item, reason=item.reason or _trailing(item.line)) for item in placed[last + 1 :]]


def _trailing(line: Line) -> str:
    return "source_label" if line.words <= 8 and only_names(line.key, spare=4) else "navigation"


def _prose(item: Placed) -> bool:
    line = item.line
    announces = line.text.endswith(":") and line.words >= LOOSE  # a list follows
    return item.reason is None and (line.words >= PROSE or announces or (line.closed and line.words >= SENTENCE))


def _editors(placed: list[Placed]) -> list[Placed]:
    """The name under a bare «رئيس التحرير» goes with it."""
    result = list(placed)
    for index, (label, item) in enumerate(pairwise(placed), 1):
        bare_label = label.reason == "navigation" and label.line.words <= 4 and is_masthead(label.line)
        if bare_label and item.reason is None and item.line.words <= 5 and not item.line.closed:
            result[index] = replace(item, reason="navigation")
    return result


def _blocks(placed: list[Placed]) -> list[Placed]:
    """Headlines listed under «الأكثر قراءة» or a bare «اقرأ أيضا» go with their heading, up to the next prose."""
    result: list[Placed] = []
    under: str | None = None
    prose = 0
    for index, item in enumerate(placed):
        prose += _prose(item)
        dated = prose == 0 and index + 1 < len(placed) and placed[index + 1].reason == "stamp"  # a headline over its stamp
        if prose >= 2 and is_comments(item.line):
            return [*result, *(replace(rest, reason=rest.reason or "related") for rest in placed[index:])]
        if item.reason in {"tail", "related"} and item.line.words <= 5:
            under = "related"
        elif item.reason is None and under and not _prose(item) and not dated:
            item = replace(item, reason=under)
        elif item.reason is None:
            under = None
        result.append(item)
    return result


def _body_starts(placed: list[Placed]) -> int | None:
    """The first line of prose that is not the headline; without any, the first long line under the headline."""
    free = [index for index, item in enumerate(placed) if item.reason is None]
    if not free:
        return None
    closed = {index for index in free[1:] if placed[index].line.closed}
    if len(closed) * 2 < sum(placed[index].line.words >= LOOSE for index in free[1:]):  # an outlet that ends paragraphs without a full stop
        return next((index for index in free[1:] if placed[index].line.words >= LOOSE and not is_dateline(placed[index].line)), None)
    for index in free:
        line = placed[index].line
        headline = index == free[0] and len(free) > 1 and line.words < (12 if FULL_STOP.search(line.text) else PROSE)
        if headline or is_dateline(line):
            continue
        if _prose(placed[index]) or (line.text.endswith(".") and line.words >= 4 and index > free[0]):
            return _past_deck(placed, index, closed)
    rest = [index for index in free[1:] if placed[index].line.words >= SENTENCE]
    return rest[0] if rest else None


def _past_deck(placed: list[Placed], index: int, closed: set[int]) -> int:
    """Past leading lines without a full stop where at least three later paragraphs, and nearly all, have one."""
    line = placed[index].line
    if line.closed or line.words > DECK:
        return index
    later = [at for at in range(index + 1, len(placed)) if _prose(placed[at])]
    ending = [at for at in later if at in closed]
    return ending[0] if len(ending) >= 3 and len(ending) * 5 >= len(later) * 4 else index


def _body_stops(placed: list[Placed], first: int) -> int:
    """The last line of the article: prose, a closed line or a list item before what follows every article."""
    prose = [index for index in range(first, len(placed)) if _prose(placed[index])]
    last = prose[-1] if prose else first
    loose = not any(placed[index].line.closed for index in prose)
    announced = placed[last].line.text.endswith(":")  # a list follows
    for index in range(last + 1, len(placed)):
        item = placed[index]
        if item.reason is not None:
            break
        line = item.line
        if line.closed or line.sentences or _listed(line) or CONTINUES.match(line.text) or announced or (loose and line.words >= SENTENCE):
            last = index
    return last


def _listed(line: Line) -> bool:
    return line.key[:1].isdigit() or line.key[:1] in "-•*–—"


def _inside(placed: list[Placed], first: int, last: int) -> list[Placed]:
    counts = Counter(item.line.key for item in placed)
    result = list(placed)
    quoted = _in_quotation(placed)
    listing = False  # short lines behind «وهي:» are its items, not headings
    for index in range(first, last + 1):
        item = placed[index]
        if item.reason == "stamp":
            result[index] = replace(item, reason="published")
        elif item.reason is None and counts[item.line.key] > 1 and not item.line.closed and item.line.words <= PROSE:
            result[index] = replace(item, reason="caption")
        elif item.reason is None:
            headed = not listing and index not in quoted and _subhead(item.line, index, last)
            result[index] = Placed(item.line, ParagraphKind.SUBHEAD if headed else ParagraphKind.BODY)
            listing = item.line.text.endswith(":") or (listing and _subhead(item.line, index, last))
    return result


def _in_quotation(placed: list[Placed]) -> set[int]:
    """Lines inside a quotation that another line opens and a later one closes."""
    inside: set[int] = set()
    for index, item in enumerate(placed):
        if item.line.text.rfind("«") <= item.line.text.rfind("»"):
            continue
        for later in range(index + 1, min(index + 1 + QUOTED_LINES, len(placed))):
            marks = [mark for mark in placed[later].line.text if mark in "«»"]
            if marks:
                inside.update(range(index, later + 1) if marks[0] == "»" else ())
                break
    return inside


def _subhead(line: Line, index: int, last: int) -> bool:
    return index < last and line.words <= 14 and not line.closed and not _listed(line) and line.text[-1] not in ":،,؛-"


def _no_body(placed: list[Placed]) -> list[Placed]:
    """Only a headline, or nothing: the headline stays."""
    title = title_line(placed)
    return [
        Placed(item.line, ParagraphKind.TITLE) if index == title else replace(item, reason=item.reason or "navigation")
        for index, item in enumerate(placed)
    ]
