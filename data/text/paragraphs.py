"""The layout of a page: which lines are title, sub-heading and body, and what the others are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from data.model import ParagraphKind
from data.text.lines import Line
from data.text.page import bare, credited, is_dateline, is_stamp, only_names, reason

CONNECTORS = r"و\w{2,}:? |كما |من جان|من جه|بدور|يذكر |يشار |تجدر |هذا و|إلى ذلك|فيما |في حين "
CONTINUES = re.compile(rf"(?:{CONNECTORS})(?:\S+ +){{4}}\S")  # goes on after a paragraph: «وأضاف أن …»
FULL_STOP = re.compile(r"(?<!\.)\.$")
SENTENCE = 8  # words: a closed line of as many is prose
PROSE = 25  # words: an unclosed line of as many is prose, too
LOOSE = 12  # words: prose where paragraphs end without a full stop
DECK = 40  # words: an unclosed line above closed paragraphs is a deck or a caption up to this length


@dataclass(frozen=True)
class Placed:
    """A line with its part in the article (``kind``) or the reason why it has none."""

    line: Line
    kind: ParagraphKind | None = None
    reason: str | None = None


def place(found: list[Line], known: frozenset[str] = frozenset()) -> list[Placed]:
    """Each line with its kind or reason; ``known`` are lines (folded) that the outlet prints around every article."""
    placed = [Placed(line, reason="navigation" if bare(line.key) in known else reason(line)) for line in found]
    placed = _blocks(placed)
    first = _body_starts(placed)
    if first is None:
        return _no_body(placed)
    last = _body_stops(placed, first)
    placed = _head(placed, first)
    placed = _inside(placed, first, last)
    return placed[: last + 1] + [replace(item, reason=item.reason or _trailing(item.line)) for item in placed[last + 1 :]]


def _trailing(line: Line) -> str:
    return "source_label" if line.words <= 8 and only_names(line.key, spare=4) else "navigation"


def _prose(item: Placed) -> bool:
    line = item.line
    announces = line.text.endswith(":") and line.words >= LOOSE  # a list follows
    return item.reason is None and (line.words >= PROSE or announces or (line.closed and line.words >= SENTENCE))


def _blocks(placed: list[Placed]) -> list[Placed]:
    """Headlines listed under «الأكثر قراءة» or a bare «اقرأ أيضا» go with their heading, up to the next prose."""
    result: list[Placed] = []
    under: str | None = None
    for item in placed:
        if item.reason in {"tail", "related"} and item.line.words <= 5:
            under = "related"
        elif item.reason is None and under and not _prose(item):
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
    for index in range(last + 1, len(placed)):
        item = placed[index]
        if item.reason is not None:
            break
        line = item.line
        if line.closed or line.sentences or _listed(line) or CONTINUES.match(line.text) or (loose and line.words >= SENTENCE):
            last = index
    return last


def _listed(line: Line) -> bool:
    return line.key[:1].isdigit() or line.key[:1] in "-•*–—"


def _head(placed: list[Placed], first: int) -> list[Placed]:
    """The title among the lines above the body; the others get their reason."""
    title = _title(placed[:first])
    counts = Counter(item.line.key for item in placed)
    result = list(placed)
    seen_title = False
    for index, item in enumerate(placed[:first]):
        if index == title:
            result[index] = Placed(item.line, ParagraphKind.TITLE)
            seen_title = True
        elif item.reason == "stamp" or (item.reason is None and is_stamp(item.line, spare=4)):
            result[index] = replace(item, reason="published" if seen_title or _adjacent(placed, index, title) else "crawl_date")
        elif item.reason is None:
            result[index] = replace(item, reason=_loose(item.line, seen_title, counts[item.line.key] > 1))
    return result


def _adjacent(placed: list[Placed], index: int, title: int | None) -> bool:
    """A stamp right above the headline, with no menu before it or between."""
    return title == index + 1 and all(item.reason in {None, "stamp"} for item in placed[:index])


def _loose(line: Line, below_title: bool, repeated: bool) -> str:
    if is_dateline(line) or (line.words <= 8 and not line.closed and re.search(r" ?[-–—/:] ?|\)$", line.text)):
        return "dateline"
    if credited(line.key) or repeated:
        return "caption"
    if not below_title:
        return "navigation"
    return "credit" if line.words <= 5 and not line.closed else "caption"


def _title(head: list[Placed]) -> int | None:
    """The first line of four words or more that may be a headline; of «X - SITE» and «X», the latter."""
    counts = Counter(item.line.key for item in head)
    free = [
        index for index, item in enumerate(head) if item.reason is None and not is_stamp(item.line, spare=4) and not is_dateline(item.line)
    ]
    twice = [index for index in free if index + 1 < len(head) and head[index + 1].line.key == head[index].line.key]
    apart = set(free[:1]) - set(twice)  # a caption stands twice in a row, a headline here and there
    able = [index for index in free if head[index].line.words >= 4 and (counts[head[index].line.key] == 1 or index in apart)]
    able = able or [index for index in free[:1] if head[index].line.words >= (2 if index == 0 else 3)] or _dated_headline(head)
    for index in able:
        key = head[index].line.key
        if len(able) > 1 and any(key.startswith(head[other].line.key) for other in able if other != index):
            continue
        return index
    return able[0] if able else None


def _dated_headline(head: list[Placed]) -> list[int]:
    """«أبرز أخبار السبت 11 مارس 2017» at the top, with nothing else to be the headline."""
    return [0] if head and head[0].reason is None and head[0].line.words >= 4 and is_stamp(head[0].line, spare=4) else []


def _inside(placed: list[Placed], first: int, last: int) -> list[Placed]:
    counts = Counter(item.line.key for item in placed)
    result = list(placed)
    for index in range(first, last + 1):
        item = placed[index]
        if item.reason == "stamp":
            result[index] = replace(item, reason="published")
        elif item.reason is None and counts[item.line.key] > 1 and not item.line.closed and item.line.words <= PROSE:
            result[index] = replace(item, reason="caption")
        elif item.reason is None:
            result[index] = Placed(item.line, ParagraphKind.SUBHEAD if _subhead(item.line, index, last) else ParagraphKind.BODY)
    return result


def _subhead(line: Line, index: int, last: int) -> bool:
    return index < last and line.words <= 14 and not line.closed and not _listed(line) and line.text[-1] not in ":،,؛-"


def _no_body(placed: list[Placed]) -> list[Placed]:
    """Only a headline, or nothing: the headline stays."""
    title = _title(placed)
    return [
        Placed(item.line, ParagraphKind.TITLE) if index == title else replace(item, reason=item.reason or "navigation")
        for index, item in enumerate(placed)
    ]
