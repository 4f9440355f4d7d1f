"""Articles out of plain Arabic sentences, read as the pipeline reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.extract import mentions, stances, statements
from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.model import Article, Basis, Day, Findings, Paragraph, ParagraphKind, Piece, Span
from data.text.fold import fold

MONDAY = Day("x", None, date(2022, 1, 10), date(2022, 1, 10), Basis.GIVEN)


def article(text: str, title: str | None = None) -> Article:
    """A body of one paragraph a line, under a title if there is one."""
    whole = f"{title}\n{text}" if title else text
    paragraphs, at = [], 0
    for number, line in enumerate(whole.split("\n")):
        kind = ParagraphKind.TITLE if title and number == 0 else ParagraphKind.BODY
        if line.strip():
            paragraphs.append(Paragraph(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Article("x", "s", whole, (Piece(0, 0, len(whole)),), tuple(paragraphs), (), "", len(whole), title=title)


def read(text: str, lexicon: Lexicon | None = None, title: str | None = None) -> Findings:
    """Mentions, days, statements and stances of the text; days are resolved on Monday 10 January 2022."""
    lexicon = lexicon or Lexicon()
    one = article(text, title)
    folded = fold(one.text)
    findings = mentions.extract(one, folded, lexicon, Findings("x"))
    findings = replace(findings, days=resolve_days(one, find_days(one, folded), MONDAY))
    for extract in (statements.extract, stances.extract):
        findings = extract(one, folded, lexicon, findings)
    return findings
