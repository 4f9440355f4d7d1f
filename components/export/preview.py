"""What a link is about, in words: for the document's head, and for the picture beside a link where it is pasted.

Computed from the view the page is drawn from. A text that its story may not show is in neither: words are read through ``data/texts.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from components.export.card import day_of
from components.export.passage import Passage, linked, opened
from components.export.shaping import inert
from components.export.sheet import ended
from components.html.desk import TABLES, Desk, rows_of
from data.model import PRINTED
from data.view import View

TITLE, DESCRIPTION, WORDS = 110, 300, 160  # characters at most; of an article's words in a description
QUOTED = 70  # characters of words in a title
ARTICLE_KEYS = ("read",)
KEPT = ("open", "read", "at", "quote", "before", "after", "beside", "view", "day", "page", "check")  # what makes an address another page
APART = ("stories",)  # pages that are not one story's


class Kind(StrEnum):
    QUOTE = "quote"
    ARTICLE = "article"
    ROWS = "rows"  # a page under filters
    PAGE = "page"


@dataclass(frozen=True)
class Page:
    """A page of the dashboard: its address, its name in the reader's language, the tables whose rows it shows."""

    slug: str
    name: str
    tables: tuple[str, ...]

    @property
    def phrase(self) -> str:
        return self.slug or "overview"


@dataclass(frozen=True)
class Preview:
    """``address`` is relative to the first page and in canonical order; ``index``: worth a search engine's while."""

    kind: Kind
    title: str
    description: str
    address: str = ""
    others: Mapping[str, str] | None = None  # language -> the same view's address in it
    index: bool = False
    published: date | None = None
    passage: Passage | None = None
    article: str | None = None


def preview(view: View, page: Page) -> Preview:
    """What the page shows under this address."""
    made = _made(view, page)
    languages = {lang: address(replace_lang(view, lang), page) for lang in ("ar", "en")}
    index = not view.selection.active() and not (set(view.place) - set(ARTICLE_KEYS)) and page.slug != "review"
    return replace(
        made,
        title=cut(made.title, TITLE),
        description=cut(made.description, DESCRIPTION),
        address=languages[view.lang],
        others=languages,
        index=index,
    )


def replace_lang(view: View, lang: str) -> View:
    return replace(view, selection=view.selection.replace(lang=lang))


def address(view: View, page: Page) -> str:
    """«statements?actor=russia&lang=en»: filters and place in their order; how a page is framed or marked is no other page."""
    pairs = [*view.selection.to_query(), *((key, view.place[key]) for key in KEPT if view.place.get(key))]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"{page.slug}{query}"


def cut(words: str, most: int) -> str:
    """One line, cut at a word."""
    line = inert(words)
    if len(line) <= most:
        return line
    short = line[: most - 2]
    return ended(short.rsplit(" ", 1)[0] if " " in short else short, line)


def _made(view: View, page: Page) -> Preview:
    asked = Desk.of(view) if page.slug == "reading" else None
    passage = linked(view, asked) if asked else opened(view)
    if passage:
        return _quote(view, passage)
    if asked:
        return _article(view, asked.read)
    return _rows(view, page) if view.selection.active() else _page(view, page)


def _quote(view: View, passage: Passage) -> Preview:
    words, row, article = view.words, passage.row, view.store.articles[passage.article]
    marked = f"«{passage.words}»"
    source = words("share.source", outlet=view.outlet(passage.article), day=day_of(view, article, "published_"))
    if row and row["kind_of"] == "statement":
        phrase = "quoted" if row["form"] == "quoted" else "reported"
        title = words(f"share.{phrase}", speaker=view.name(row["speaker"]), words=cut(marked, QUOTED))
    else:
        title = words("share.passage", words=cut(marked, QUOTED))
    said = words("share.said", day=day_of(view, row, "said_")) if row and row.get("said_first") else ""
    doubt = f"{words('common.automatic')}." if row and not row["verdict"] else ""
    told = " ".join(part for part in (cut(marked, WORDS), said, source, doubt) if part)
    return Preview(Kind.QUOTE, title, told, passage=passage, article=passage.article)


def _article(view: View, article: str) -> Preview:
    words, row = view.words, view.store.articles[article]
    found = {table: len(rows_of(view, table, article)) for table in TABLES.values()}
    told = words.join(view.counted(table, n) for table, n in found.items())
    source = words("share.source", outlet=view.outlet(article), day=day_of(view, row, "published_"))
    known = row["published_first"] == row["published_last"] and row["published_basis"] in PRINTED
    description = f"{source} {words('share.article', found=told, story=view.title)}"
    return Preview(
        Kind.ARTICLE, view.article_title(article), description, published=row["published_first"] if known else None, article=article
    )


def _rows(view: View, page: Page) -> Preview:
    words, table = view.words, page.tables[0]
    out = view.undated_left_out(table)
    more = f" {words('common.left_out_undated', rows=view.counted(table, out))}" if out else ""
    told = words("share.rows", page=page.name, story=view.title, says=view.sentence(*page.tables))
    return Preview(Kind.ROWS, _counted(view.sentence(table)), told + more)


def _counted(sentence: str) -> str:
    """A sentence with its numbers, however long its filters are."""
    filters, colon, numbers = inert(sentence).rpartition(": ")
    return f"{cut(filters, TITLE - len(numbers) - len(colon))}{colon}{numbers}"


def _page(view: View, page: Page) -> Preview:
    words = view.words
    title = words("share.page_of_story", page=page.name, story=view.title) if page.slug else view.title
    told = words(f"share.page.{page.phrase}")
    return Preview(Kind.PAGE, title, told if page.slug in APART else words("share.told", story=view.title, told=told))
