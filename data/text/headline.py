"""What stands above the body: the headline among menu, stamps, captions, bylines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from data.model import ParagraphKind
from data.text.lines import ARABIC, Line
from data.text.page import credited, is_dateline, names_outlet, published_label
from data.text.placed import Placed
from data.text.stamps import is_stamp


def above_body(placed: list[Placed], first: int) -> list[Placed]:
    """The title among the lines above the body; the others get their reason."""
    title = title_line(placed[:first])
    counts = Counter(item.line.key for item in placed)
    result = list(placed)
    seen_title = False
    for index, item in enumerate(placed[:first]):
        if index == title:
            result[index] = Placed(item.line, ParagraphKind.TITLE)
            seen_title = True
        elif item.reason == "stamp" or (item.reason is None and is_stamp(item.line, spare=4)):
            printed = seen_title or published_label(item.line) or _adjacent(placed, index, title)
            result[index] = replace(item, reason="published" if printed else "crawl_date")
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


def title_line(head: list[Placed]) -> int | None:
    """The first line of four words or more that may be a headline; of «X - SITE» and «X», the latter."""
    counts = Counter(item.line.key for item in head)
    free = [
        index for index, item in enumerate(head) if item.reason is None and not is_stamp(item.line, spare=4) and not is_dateline(item.line)
    ]
    twice = [index for index in free if index + 1 < len(head) and head[index + 1].line.key == head[index].line.key]
    apart = set(free[:1]) - set(twice)  # a caption stands twice in a row, a headline here and there
    able = [index for index in free if head[index].line.words >= 4 and (counts[head[index].line.key] == 1 or index in apart)]
    able = able or [index for index in free[:1] if _short_title(head[index].line, index)] or _dated_headline(head)
    for index in able:
        key = head[index].line.key
        if len(able) > 1 and any(key.startswith(head[other].line.key) for other in able if other != index):
            continue
        return index
    return able[0] if able else None


def _short_title(line: Line, index: int) -> bool:
    """Two or three words may be a headline where nothing longer is; a writer's name or the outlet's is none."""
    return line.words >= (2 if index == 0 else 3) and not names_outlet(line)


def _dated_headline(head: list[Placed]) -> list[int]:
    """«أبرز أخبار السبت 11 مارس 2017» at the top, with nothing else to be the headline."""
    able = head and head[0].reason is None and head[0].line.words >= 4 and is_stamp(head[0].line, spare=4)
    return [0] if able and ARABIC.match(head[0].line.key) else []
