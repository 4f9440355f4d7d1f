"""Rows of an article itself: its facts, paragraphs, what was removed, who is named, its days and labels."""

from __future__ import annotations

from data.model import Article, Day, Findings, Mention, Span
from data.outlet_ids import outlet_id
from data.tables import Row


def article_row(n: int, article: Article) -> Row:
    day = article.published
    return {
        "id": article.id, "n": n, "label": article.outlet, "title": article.title, "outlet": article.outlet,
        "outlet_id": outlet_id(article.outlet), "agency": article.agency, "url": article.url,
        "published_first": day.first if day else None, "published_last": day.last if day else None,
        "published_basis": day.basis.value if day else None, "published_minute": day.minute if day else None,
        "published_reasons": list(day.reasons) if day else [], "published_text": words(day.span if day else None, article.text),
        "encoding": article.encoding, "sha256": article.sha256, "chars": len(article.text), "words": len(article.text.split()),
    }  # fmt: skip


def paragraph_rows(article: Article) -> list[Row]:
    return [
        {"article": article.id, "n": at, "start": one.span.start, "stop": one.span.stop, "kind": one.kind.value}
        for at, one in enumerate(article.paragraphs)
    ]


def mention_row(one: Mention, text: str) -> Row:
    return {"article": one.article, **place(one.span), "form": one.span.of(text), "actor": one.actor, "basis": one.basis}


def removed_rows(article: Article) -> list[Row]:
    """What was deleted, each with the place in the cleaned text where it stood."""
    rows = []
    for one in article.removed:
        at = max((piece.start + piece.length for piece in article.pieces if piece.raw < one.start), default=0)
        rows.append({"article": article.id, "start": one.start, "stop": one.stop, "at": at, "text": one.text, "reason": one.reason})
    return rows


def framing_rows(found: Findings, text: str) -> list[Row]:
    return [
        {"article": one.article, **place(one.span), "text": one.span.of(text), "label": one.label, "in_quotes": one.in_quotes,
         "quote_words": one.quote_words, "attributed_to": one.attributed_to}
        for one in found.framings
    ]  # fmt: skip


def day_row(one: Day, text: str) -> Row:
    return {
        "article": one.article, **place(one.span), "text": words(one.span, text), "first": one.first, "last": one.last,
        "basis": one.basis.value, "anchor": one.anchor, "reasons": list(one.reasons), "minute": one.minute,
    }  # fmt: skip


def place(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}stop": span.stop if span else None}


def words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def said(day: Day | None) -> Row:
    first, last, basis = (day.first, day.last, day.basis.value) if day else (None, None, None)
    return {"said_first": first, "said_last": last, "said_basis": basis}
