"""Runs between quotation marks of every style the press uses, with the mistakes it makes: mixed, missing, misplaced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.model import Span
from data.text.fold import folded

MARK = re.compile(r"''|[«»“”„‟″〝〞＂❝❞‘’‚‛\"]|(?<!\w)'(?=\w)|(?<=\w)'(?!\w)")  # no apostrophe within a word
OPENING, CLOSING = "«“„〝❝‘‚", "»”〞❞’"
WORD = re.compile(r"\w+")
SPACE_OR_POINT = re.compile(r"[\s.,،؛;:!؟?()\[\]…]")
LONE_PREFIX = re.compile(r"(?:^|[^\w])[وفبلك]{1,2}ـ*$")


@dataclass(frozen=True)
class Marked:
    """The words between two marks, without the marks; ``closed`` is False where the paragraph ends first."""

    span: Span
    closed: bool
    words: int


def marked_runs(text: str, start: int = 0, stop: int | None = None) -> tuple[Marked, ...]:
    """The runs of one paragraph, text[start:stop), in order. A closing mark that nothing opened marks no run."""
    end = len(text) if stop is None else stop
    runs: list[Marked] = []
    opened: int | None = None
    turned = False  # »…«
    for match in MARK.finditer(text, start, end):
        if opened is None:
            opened = match.end() if _may_open(text, match, start, end) else None
            turned = match.group() == "»"
        elif _must_open(text, match, start, end) and not (turned and match.group() == "«"):
            opened = match.end()  # the one before never closed
        else:
            runs.append(_run(text, opened, match.start(), True))
            opened = None
    if opened is not None and opened < end:
        runs.append(_run(text, opened, end, False))
    return tuple(run for run in runs if run.words)


def _run(text: str, start: int, stop: int, closed: bool) -> Marked:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Marked(Span(start, stop), closed, len(WORD.findall(folded(text[start:stop]))))


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Something follows it directly; a mark glued to the word before it only closes: توكاييف" أن."""
    if mark.end() >= end:
        return False
    if mark.group() in OPENING:
        return True
    if text[mark.end()].isspace():
        return False
    return mark.group() not in CLOSING or _free_before(text, mark.start(), start)


def _must_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A mark that cannot close: an opening shape, or free on the left and glued on the right."""
    if mark.group() in OPENING:
        return True
    if mark.group() in CLOSING or mark.end() >= end:
        return False
    glued_right = not SPACE_OR_POINT.match(text[mark.end()])
    return glued_right and mark.start() > start and text[mark.start() - 1].isspace()


def _free_before(text: str, at: int, start: int) -> bool:
    return at == start or SPACE_OR_POINT.match(text[at - 1]) is not None or LONE_PREFIX.search(text[max(start, at - 4) : at]) is not None
