"""A decoded page -> an Article, by deletions only: every character of its text has one place in the file, every cut a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from data.model import Article, Paragraph, ParagraphKind, Piece, Removed
from data.text.decode import Decoded
from data.text.glued import glued
from data.text.lines import BREAK, lines
from data.text.offsets import text_span, without
from data.text.outlets import agency_of, outlet_of, recognise
from data.text.paragraphs import place
from data.text.placed import Placed

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]+")  # NUL, byte-order marks, and what reorders a line
ENTITY = re.compile(  # what leaves nothing behind: «&amp;» keeps its &, a blank its neighbour
    r"(?<=&)amp;|&(?:zwnj|zwj|lrm|rlm|shy|#820[4-7]|#x200[c-f]);|(?<=\s)&(?:nbsp|#160);|&(?:nbsp|#160);(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--[^<>]{0,300}-->")


def clean(id: str, story: str, decoded: Decoded, given: Mapping[str, object] | None = None) -> Article:
    """The article on the page. ``given``: its table of articles.toml (outlet, url, agency); what is given wins over what is printed."""
    raw = decoded.text
    found = lines(raw)
    outlet = recognise(found)
    placed = place(found, outlet.lines if outlet else frozenset())
    removed = tuple(sorted(_removed(raw, placed), key=lambda cut: (cut.start, cut.stop)))
    text, pieces = without(raw, [*_blanks(raw, placed), *((cut.start, cut.stop) for cut in removed)])
    paragraphs = tuple(_paragraphs(text, placed, pieces))
    titles = [paragraph.span.of(text) for paragraph in paragraphs if paragraph.kind is ParagraphKind.TITLE]
    known = {key: value for key, value in (given or {}).items() if isinstance(value, str) and value}
    return Article(
        id=id,
        story=story,
        text=text,
        pieces=pieces,
        paragraphs=paragraphs,
        removed=removed,
        sha256=decoded.sha256,
        raw_length=len(raw),
        title=titles[0] if titles else None,
        outlet=known.get("outlet") or outlet_of(placed, outlet),
        agency=known.get("agency") or agency_of(placed),
        url=known.get("url"),
        encoding=decoded.encoding,
    )


def _blanks(raw: str, placed: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """What lies between kept lines, but for one line break in each gap."""
    kept = [item.line for item in placed if item.kind]
    yield 0, kept[0].start if kept else len(raw)
    for line, after in pairwise(kept):
        match = BREAK.search(raw, line.stop, after.start)
        stop = match.end() if match else after.start  # of \r\n the second one stays
        yield line.stop, stop - 1
        yield stop, after.start
    yield kept[-1].stop if kept else 0, len(raw)


def _removed(raw: str, placed: Sequence[Placed]) -> Iterator[Removed]:
    """Lines without a part in the article, and what is glued to or hidden in the others."""
    for item in placed:
        if item.kind is None:
            yield Removed(item.line.start, item.line.stop, item.line.text, item.reason or "navigation")
            continue
        for pattern, why in ((CONTROL, "control"), (TAG, "markup"), (ENTITY, "markup")):
            for match in pattern.finditer(raw, item.line.start, item.line.stop):
                yield Removed(match.start(), match.end(), match[0], why)
    for start, stop, why in glued([item for item in placed if item.kind]):
        yield Removed(start, stop, raw[start:stop], why)


def _paragraphs(text: str, placed: Sequence[Placed], pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    for item in placed:
        if item.kind is None:
            continue
        span = text_span(pieces, item.line.start, item.line.stop)
        if span.of(text).strip():
            yield Paragraph(span, item.kind)
