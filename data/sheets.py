"""The third pass: findings as rows of tables, checked against their words; a task for any executor, as those of ``data.passes``."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from data.corpus import Corpus
from data.evidence import check_rows
from data.executors import batches
from data.finding_rows import OF_ARTICLE, Marks, Verdict
from data.ids import id_of
from data.model import Article, Findings
from data.page_rows import article_row
from data.parts.codec import dumps, loads
from data.parts.pages import Articles, Pages
from data.parts.part import unpack
from data.passes import FINDINGS, Crew, Page, crew, ids_of, lexicon_of, opened
from data.rows import links_by_finding, verdicts
from data.tables import lines


@dataclass(frozen=True)
class Sheet:
    """What one article's rows are made of."""

    n: int  # its place among the articles
    page: Page
    findings: bytes  # packed
    links: Mapping[str, Mapping[str, str]]  # of its findings
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True)
class Written:
    """Lines of some articles, table by table."""

    names: tuple[str, ...]  # the articles
    numbers: tuple[int, ...]  # their places among the articles
    lines: Mapping[str, bytes]
    rows: Mapping[str, int]
    reviewed: Mapping[str, int]  # of them with a verdict
    ids: bytes  # numbers of the findings


def write(task: tuple[Crew, tuple[Sheet, ...]]) -> Written:
    """StoryError for the first row whose evidence does not hold."""
    lexicon, made = lexicon_of(task[0]), {name: list[str]() for name in ("articles", *OF_ARTICLE)}
    reviewed, ids, names = dict.fromkeys(made, 0), list[bytes](), list[str]()
    for sheet in task[1]:
        article, found = opened(sheet.page).article, loads(Findings, unpack(sheet.findings))
        marks = Marks(lexicon, sheet.links, sheet.verdicts)
        for name in made:
            rows = _rows(name, sheet.n, article, found, marks)
            made[name] += lines(name, rows)
            reviewed[name] += sum(row.get("verdict") is not None for row in rows)
        names.append(article.id)
        ids.append(ids_of(found))
    packed = {name: "".join(mine).encode("utf-8") for name, mine in made.items()}
    return Written(
        tuple(names), tuple(sheet.n for sheet in task[1]), packed, {name: len(mine) for name, mine in made.items()}, reviewed, b"".join(ids)
    )


def _rows(name: str, n: int, article: Article, found: Findings, marks: Marks) -> list[dict[str, object]]:
    if name == "articles":
        return [article_row(n, article)]
    rows = marks.rows(name, article, found)
    check_rows(name, rows, {article.id: article.text})
    return rows


def tasks(corpus: Corpus) -> Iterator[tuple[Crew, tuple[Sheet, ...]]]:
    """The articles of a corpus that stands in parts, in the order of their ids."""
    if not isinstance(corpus.articles, Articles):
        raise TypeError("a corpus in memory has no parts: Rows gives its tables")
    pages, links = corpus.articles.pages, links_by_finding(corpus.links)
    group, marked = crew(corpus.actors, corpus.info.id, corpus.info.target), verdicts(corpus.reviewed)
    order = (pages.at[article] for article in sorted(pages.at))
    for batch in batches(order):
        yield group, tuple(_sheet(pages, number, links, marked) for number in batch)


def _sheet(pages: Pages, number: int, links: Mapping[str, Mapping[str, str]], marked: Mapping[str, Verdict]) -> Sheet:
    mended = pages.kept[number].mended
    findings = zlib.compress(dumps(mended), 1) if mended else pages.found(number)[FINDINGS]
    ids = [id_of(one) for one in np.frombuffer(pages.ids(number), np.uint64).tolist()]
    mine = {id: links[id] for id in ids if id in links}
    return Sheet(number + 1, pages.page(number), findings, mine, {id: marked[id] for id in ids if id in marked})
