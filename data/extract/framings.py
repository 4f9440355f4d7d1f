"""Labels that take a side (terrorism, coup, riot …), and whether the outlet keeps its distance by quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from data.extract.lexicon import Lexicon
from data.lexicons import table
from data.model import Article, Findings, Framing, Span, Statement
from data.text.fold import Folded, folded
from data.text.marks import Marked, marked_runs
from data.text.places import Places

GLUED = "[وفبلك]{0,2}"  # stands before the label and is no part of it


@dataclass(frozen=True)
class Label:
    id: str
    name_ar: str
    name_en: str


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """``findings`` with framings; run after statements, they know who used the label."""
    del lexicon  # labels are words of the language, the same in every story
    runs = tuple(run for paragraph in article.paragraphs for run in marked_runs(article.text, paragraph.span.start, paragraph.span.stop))
    marked = Places(runs, lambda run: (run.span.start, run.span.stop))
    said = Places(findings.statements, lambda one: (one.span.start, one.span.stop))
    found = tuple(_framing(article, *one, marked.holding(*_ends(one[0])), said.holding(*_ends(one[0]))) for one in _labels(folded))
    return replace(findings, framings=found)


def labels() -> tuple[Label, ...]:
    """The labels in the lexicon's order, named in both languages."""
    return tuple(Label(entry["id"], entry["ar"], entry["en"]) for entry in table("framings")["label"])


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.stop


def _framing(article: Article, span: Span, label: str, around: list[Marked], holding: list[Statement]) -> Framing:
    shortest = min(around, key=lambda run: run.words) if around else None
    speaker = min(holding, key=lambda statement: statement.span.stop - statement.span.start).speaker if holding else None
    return Framing(article.id, span, label, shortest is not None, shortest.words if shortest else None, speaker)


def _labels(text: Folded) -> Iterator[tuple[Span, str]]:
    for match in _pattern().finditer(text.text):
        label = match.lastgroup or ""
        blocked = _unless().get(label)
        if not (blocked and blocked.match(text.text, match.end())):
            yield text.span(match.start(label), match.end(label)), label


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """One alternation over all labels: «قلب نظام» before «انقلاب», longer phrases first."""
    entries = [(phrase, entry["id"]) for entry in table("framings")["label"] for phrase in entry["words"]]
    entries.sort(key=lambda item: -len(item[0]))
    by_label: dict[str, list[str]] = {}
    for phrase, label in entries:
        by_label.setdefault(label, []).append(_phrase(phrase))
    groups = "|".join(f"(?P<{label}>(?:{'|'.join(phrases)}))" for label, phrases in by_label.items())
    return re.compile(rf"(?<!\w){GLUED}(?:{groups})(?!\w)")


def _phrase(phrase: str) -> str:
    parts = [re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "") for part in folded(phrase).split()]
    article = "" if parts[0].startswith("ال") else "(?:ال)?"
    return article + r"\s+".join(parts)


@lru_cache(maxsize=1)
def _unless() -> dict[str, re.Pattern[str]]:
    return {
        entry["id"]: re.compile(rf"\s+(?:{'|'.join(_phrase(phrase) for phrase in entry['unless'])})(?!\w)")
        for entry in table("framings")["label"]
        if entry.get("unless")
    }
