"""Deletion-only texts: what is kept of a raw text, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from data.model import Piece, Span


def merged(cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cuts in order, overlaps and neighbours joined, empty ones dropped."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(cut for cut in cuts if cut[0] < cut[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def without(raw: str, cuts: Iterable[tuple[int, int]]) -> tuple[str, tuple[Piece, ...]]:
    """``raw`` without ``cuts``, and where each kept run stood."""
    pieces: list[Piece] = []
    at = length = 0
    for start, stop in [*merged(cuts), (len(raw), len(raw))]:
        if at < start:
            pieces.append(Piece(length, at, start - at))
            length += start - at
        at = max(at, stop)
    return "".join(raw[piece.raw : piece.raw + piece.length] for piece in pieces), tuple(pieces)


def text_at(pieces: Sequence[Piece], raw_at: int) -> int:
    """The place in the kept text of raw offset ``raw_at``; where that was deleted, the place of the deletion."""
    index = bisect_right(pieces, raw_at, key=lambda piece: piece.raw) - 1
    if index < 0:
        return 0
    return pieces[index].start + min(raw_at - pieces[index].raw, pieces[index].length)


def text_span(pieces: Sequence[Piece], start: int, stop: int) -> Span:
    """The kept part of raw [start:stop) in the kept text."""
    return Span(text_at(pieces, start), text_at(pieces, stop))
