"""What a story of passages only may show: the sentences its findings stand in. Every other letter is masked where text is read, so that
no page, picture or download can hold it; places stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from data.model import Span
from data.text.clauses import sentence

PASSAGES = "passages"  # the value of story.toml's ``show``
MASK = "…"  # for each hidden letter
RUN = re.compile(f"{MASK}(?:\\s*{MASK})+")
LETTER = re.compile(r"\S")
CLOSING = ".!?؟…»”\"'"


def around(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences the spans stand in, joined where they touch, in reading order."""
    made: list[Span] = []
    for span in sorted(_whole(text, span) for span in spans):
        if made and span.start <= made[-1].stop:
            made[-1] = Span(made[-1].start, max(made[-1].stop, span.stop))
        else:
            made.append(span)
    return tuple(made)


def masked(text: str, shown: Sequence[Span]) -> str:
    """The text with every letter outside ``shown`` replaced, white space kept: as long as it was."""
    parts, last = [], 0
    for span in shown:
        parts += [LETTER.sub(MASK, text[last : span.start]), span.of(text)]
        last = span.stop
    return "".join([*parts, LETTER.sub(MASK, text[last:])])


def collapsed(words: str) -> str:
    """Masked letters as one ellipsis."""
    return RUN.sub(MASK, words)


def shows(shown: Sequence[Span] | None, span: Span) -> bool:
    """Whether a passage may be shown; ``None`` shows everything."""
    return shown is None or any(one.holds(span) for one in shown)


def _whole(text: str, span: Span) -> Span:
    start, stop = sentence(text, span.start)[0], sentence(text, max(span.start, span.stop - 1))[1]
    stop = max(stop, span.stop)
    while stop < len(text) and text[stop] in CLOSING:
        stop += 1
    return Span(min(start, span.start), stop)
