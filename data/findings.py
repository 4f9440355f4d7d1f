"""What was found in each article, one JSON a file, with offsets into the raw text.

``python -m data.findings STORY --out DIR [--reviewed]``
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from data.corpus import Corpus
from data.model import Article, Count, Day, Findings, ParagraphKind, Span, Stance, Statement, StoryError
from data.pipeline import read_corpus


def write_findings(corpus: Corpus, out: Path) -> list[Path]:
    """One file an article; gives their paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for article in corpus.articles:
        path = out / f"{article.id}.json"
        path.write_text(json.dumps(as_json(article, corpus.findings[article.id]), ensure_ascii=False, indent=1) + "\n", "utf-8")
        written.append(path)
    return written


def as_json(article: Article, found: Findings) -> dict[str, Any]:
    """The findings of one article in the form the scorer reads."""
    stances: dict[str, list[Stance]] = defaultdict(list)
    for stance in found.stances:
        stances[stance.statement].append(stance)
    return {
        "article": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": _published(article.published),
        "body": [[place.start, place.stop] for place in body(article)],
        "days": [_place(article, day.span) | _range(day) | {"basis": day.basis.value} for day in found.days if day.span],
        "mentions": [_place(article, one.span) | {"actor": one.actor} for one in found.mentions],
        "statements": [_statement(article, one, stances[one.id]) for one in found.statements],
        "counts": [_count(article, one) for one in found.counts],
    }


def body(article: Article) -> list[Span]:
    """Raw spans of the article's own text, title and sub-headings left out of the first and kept in the second: what the pieces keep."""
    spans = []
    titles = [paragraph.span for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.TITLE]
    for piece in article.pieces:
        here = Span(piece.start, piece.start + piece.length)
        for part in _outside(here, titles):
            spans.append(Span(part.start + piece.raw - piece.start, part.stop + piece.raw - piece.start))
    return spans


def _outside(span: Span, holes: list[Span]) -> list[Span]:
    """The parts of ``span`` that no hole covers."""
    parts = [span]
    for hole in holes:
        parts = [
            piece
            for part in parts
            for piece in (Span(part.start, min(part.stop, hole.start)), Span(max(part.start, hole.stop), part.stop))
            if piece.start < piece.stop
        ] if any(part.overlaps(hole) for part in parts) else parts  # fmt: skip
    return parts


def _place(article: Article, span: Span) -> dict[str, Any]:
    raw = article.raw_span(span)
    return {"start": raw.start, "stop": raw.stop}


def _range(day: Day) -> dict[str, Any]:
    return {"first": day.first.isoformat() if day.first else None, "last": day.last.isoformat() if day.last else None}


def _published(day: Day | None) -> dict[str, Any] | None:
    return _range(day) | {"basis": day.basis.value} if day and day.first else None


def _said(day: Day | None) -> dict[str, Any] | None:
    return _range(day) if day and day.first else None


def _statement(article: Article, one: Statement, stances: list[Stance]) -> dict[str, Any]:
    listed = [{"target": stance.target, "value": stance.value.value} for stance in stances]
    return _place(article, one.span) | {"form": one.form.value, "speaker": one.speaker, "said": _said(one.said), "stances": listed}


def _count(article: Article, one: Count) -> dict[str, Any]:
    return _place(article, one.span) | {
        "measure": one.measure.value, "value": one.value, "low": one.low, "high": one.high,
        "bound": one.bound.value, "status": one.status.value,
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.findings", description="Write what was found in each article as JSON.")
    parser.add_argument("story", help="a story's id, or a folder with articles/*.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--reviewed", action="store_true", help="with the story's review.toml applied")
    asked = parser.parse_args(arguments)
    try:
        corpus = read_corpus(asked.story, reviewed=asked.reviewed)
        written = write_findings(corpus, asked.out)
    except (StoryError, OSError) as error:
        print(f"not written: {error}", file=sys.stderr)
        return 1
    for warning in corpus.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    print(f"{len(written)} files in {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
