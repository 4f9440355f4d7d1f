"""Rows of an exported table under a view's selection, with readable columns (``data.exported``).

Words come from ``data.texts`` alone: what a story of passages only may not show is «…» here too, or the row is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from data import rights
from data.export_part import Part, Window, asked
from data.exported import EXPORTED
from data.store import queries
from data.tables import Row
from data.view import View

AUTOMATIC = "automatic"
REVIEWED = "reviewed"
UNCLEAR = "unclear"  # toward nobody in particular
NAMED = {
    "statements": ("speaker", "voice"), "stances": ("holder", "voice", "target"), "counts": ("source", "voice"),
    "framings": ("attributed_to",), "mentions": ("actor",),
}  # fmt: skip
QUOTED = re.compile('«([^»]*)»|“([^”]*)”|"([^"]*)"')


def part(view: View, table: str, window: Window, home: str = "") -> Part:
    """Some rows of a table, columns as ``EXPORTED[table]`` has them; ``home`` stands before each link."""
    sql, params = asked(view, table)
    total = view.store.counted(queries.COUNTED.format(sql=sql), tuple(params))
    found = view.engine.answer(queries.WINDOW.format(sql=sql), [*params, window.limit, window.offset]).records()
    made = _Made(view, table, home)
    return Part(tuple(made.rows(found)), total, window)


class _Made:
    """Rows of one table in the making."""

    def __init__(self, view: View, table: str, home: str) -> None:
        self.view, self.table, self.home = view, table, home
        self.plain = View(view.store, view.selection.reset())  # links lead to the passage, not to a filtered page
        self.starts: dict[str, list[int]] = {}

    def rows(self, found: list[Row]) -> Iterable[Row]:
        if self.table == "stances":
            hosts = self.view.findings(row["statement"] for row in found)
            found = [_host(hosts.get(row["statement"])) | row for row in found]
        elif self.table == "links":
            self.members = self.view.findings(row["finding"] for row in found)
            found = [_member(self.members.get(row["finding"])) | row for row in found]
        self._prepare({row["article"] for row in found if row.get("article")} if self.table != "articles" else set())
        if self.table == "statements":
            self.stances = self.view.stances_for(row["id"] for row in found)
        for row in found:
            made = self._row(row)
            if self.table != "mentions" or made["words"] != rights.MASK:
                yield {field.name: made.get(field.name) for field in EXPORTED[self.table]}

    def _prepare(self, articles: set[str]) -> None:
        """Texts and paragraphs of the articles the rows stand in, asked for together."""
        self.view.reads(articles)
        self.view.store.articles.read(articles)
        for row in self.view.paragraph_starts(articles):
            self.starts.setdefault(row["article"], []).append(row["start"])

    def _row(self, row: Row) -> Row:
        made = dict(row)
        for name in NAMED.get(self.table, ()):
            made |= self._named(name, row[name])
        if "verdict" in made:
            made |= {"verdict": made["verdict"] or AUTOMATIC, "checked": REVIEWED if made["verdict"] else AUTOMATIC}
        return made | (self._article(row) if self.table == "articles" else self._place(row)) | FACTS.get(self.table, _nothing)(self, row)

    def _named(self, name: str, actor: str | None) -> Row:
        known: Mapping[str, Any] = self.view.actor(actor) or {}
        return {f"{name}_ar": known.get("name_ar"), f"{name}_en": known.get("name_en")}

    def _place(self, row: Row) -> Row:
        """Where the words stand, the words themselves, and the link to them; nothing of what has no place."""
        article, start, stop = row.get("article"), row.get("start"), row.get("stop")
        if article is None or start is None or stop is None:
            return {"words": None}
        known = self.view.store.articles.get(article, {})
        return {
            "article_n": known.get("n"),
            "outlet": known.get("outlet"),
            "paragraph": max(1, bisect_right(self.starts.get(article, []), start)),
            "words": self.view.words_at(article, start, stop),
            "link": self.home + self.plain.passage(article, start, stop),
        }

    def _article(self, row: Row) -> Row:
        link = self.home + self.plain.address("reading", read=row["id"])
        return {"article": row["id"], "article_n": row["n"], "word_count": row["words"], "characters": row["chars"], "link": link}

    def said(self, row: Row, *names: str) -> Row:
        """Words that stand in a row without their place, as far as they may be shown."""
        return {name: self.view.may_say(row["article"], row[name]) for name in names}

    def passage(self, row: Row) -> Row:
        start, stop = row["passage_start"], row["passage_stop"]
        return {"passage": None if start is None else self.view.words_at(row["article"], start, stop)}


def _nothing(made: _Made, row: Row) -> Row:
    return {}


def _host(row: Row | None) -> Row:
    """What a stance has of its statement."""
    return {name: row[name] if row else None for name in ("start", "stop", "said_basis")}


def _member(row: Row | None) -> Row:
    """What a link's row tells of the finding it joins."""
    if row is None:
        return {}
    days = {end: row.get(f"said_{end}", row.get(end)) for end in ("first", "last")}
    return {name: row.get(name) for name in ("article", "start", "stop")} | days | {"finding_kind": row["kind_of"]}


def _statement(made: _Made, row: Row) -> Row:
    held = [f"{one['value']}:{one['target'] or UNCLEAR}" for one in made.stances[row["id"]]]
    return made.said(row, "cue", "hedge") | made.passage(row) | {"stances": held}


def _stance(made: _Made, row: Row) -> Row:
    return made.said(row, "cue") | {"stance": row["value"]}


def _count(made: _Made, row: Row) -> Row:
    return made.said(row, "population", "unit", "status_reason") | made.passage(row)


def _event(made: _Made, row: Row) -> Row:
    names = [made.view.actor(actor) or {} for actor in row["actors"] or ()]
    day = made.said(row, "day_text")["day_text"]
    return {"day_words": day, **{f"actors_{lang}": [str(one.get(f"name_{lang}", "")) for one in names] for lang in ("ar", "en")}}


def _mention(made: _Made, row: Row) -> Row:
    return {"meant_by": row["basis"]}


def _link(made: _Made, row: Row) -> Row:
    """A note quotes articles: it goes where one of its quotations may not be shown."""
    quoted = ["".join(groups) for groups in QUOTED.findall(f"{row['note_ar']} {row['note_en']}")]
    articles = {one["article"] for one in made.members.values() if one.get("article")}
    shown = all(any(made.view.may_say(article, words) for article in articles) for words in quoted)
    notes = {name: (row[name] or None) if shown else None for name in ("note_ar", "note_en")}
    return {"id": row["link_id"], "link_kind": row["kind"], **notes}


FACTS: Mapping[str, Callable[[_Made, Row], Row]] = {
    "statements": _statement, "stances": _stance, "counts": _count, "events": _event, "mentions": _mention, "links": _link,
}  # fmt: skip
