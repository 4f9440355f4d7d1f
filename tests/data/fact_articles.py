"""Articles of a few sentences, for tests of what is read from them."""

from __future__ import annotations

from datetime import date

from data.extract import EXTRACTORS
from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.link import link
from data.model import Article, Basis, Day, Findings, Link, Paragraph, ParagraphKind, Piece, Span
from data.text.fold import fold

DAY = date(2022, 1, 10)  # a Monday
WORLD = Lexicon()  # states and organisations everybody knows


def article(*lines: str, id: str = "a", day: date | None = None, title: str | None = None) -> Article:
    """One line a paragraph; ``title`` stands above them."""
    every = (*((title,) if title else ()), *lines)
    paragraphs, at = [], 0
    for number, line in enumerate(every):
        kind = ParagraphKind.TITLE if title and number == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(Span(at, at + len(line)), kind))
        at += len(line) + 1
    text = "\n".join(every)
    published = Day(id, None, day, day, Basis.GIVEN) if day else None
    return Article(id, "test", text, (Piece(0, 0, len(text)),), tuple(paragraphs), (), "", len(text), title=title, published=published)


def read(one: Article, lexicon: Lexicon = WORLD) -> Findings:
    """Everything the extractors find in it."""
    folded = fold(one.text)
    days = resolve_days(one, find_days(one, folded), one.published)
    findings = Findings(one.id, days=days)
    for extract in EXTRACTORS:
        findings = extract(one, folded, lexicon, findings)
    return findings


def links(*texts: str, kind: str) -> list[Link]:
    """The links of a kind between articles of these words, all of one day."""
    articles = [article(text, day=DAY, id=f"a{at}") for at, text in enumerate(texts)]
    return [one for one in link(articles, {one.id: read(one) for one in articles}, WORLD).links if one.kind == kind]
