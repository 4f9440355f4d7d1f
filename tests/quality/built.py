"""A story's built tables, asked by passages of the raw files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from data.model import Piece
from data.pipeline import read_corpus
from data.rows import to_tables
from data.tables import TABLES, dump, load
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import folded
from data.text.offsets import text_span

ROOT = Path(__file__).parents[2]
STORY = ROOT / "data" / "stories" / "kazakhstan-2022"
ITEMS: list[dict[str, Any]] = json.loads((Path(__file__).with_name("must_show.json")).read_text("utf-8"))

Row = dict[str, Any]

Passage = dict[str, Any]  # article, start, stop (raw file), text


def january(day: int) -> date:
    return date(2022, 1, day)


class Built:
    """Rows of every table; spans of rows refer to the cleaned text, passages to the file."""

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows
        self.text = {row["article"]: row["text"] for row in self.rows["texts"]}
        self.chains = {row["id"]: row["chain"] for row in self.rows["actors"]}

    def without_findings(self) -> Built:
        """The same texts and actors, with nothing known of the articles, nothing found in them and nothing removed."""
        rows: dict[str, list[Row]] = {name: [] for name in self.rows}
        blank = [dict.fromkeys(row, None) | {"id": row["id"], "n": row["n"]} for row in self.rows["articles"]]
        return Built(rows | {"articles": blank, "texts": self.rows["texts"], "actors": self.rows["actors"]})

    def where(self, table: str, **wanted: Any) -> list[Row]:
        """Rows whose columns equal ``wanted``."""
        return [row for row in self.rows[table] if all(row[column] == value for column, value in wanted.items())]

    def article(self, passage: Passage) -> Row:
        return only(self.where("articles", id=passage["article"]))

    def place(self, passage: Passage) -> tuple[int, int]:
        """Where a passage of the file stands in the cleaned text; its words are all there, but for lines that were removed inside."""
        span = text_span(pieces(passage["article"]), passage["start"], passage["stop"])
        removed = self.where("removed", article=passage["article"])
        inside = [row for row in removed if passage["start"] < row["stop"] and row["start"] < passage["stop"]]
        assert inside or span.of(self.text[passage["article"]]) == passage["text"], f"not in the text: {passage['text']}"
        return span.start, span.stop

    def on(self, table: str, passage: Passage, stem: str = "", **wanted: Any) -> list[Row]:
        """Rows that share at least half of the shorter span with ``passage``; ``stem`` names another span ("passage_")."""
        start, stop = self.place(passage)
        rows = self.where(table, article=passage["article"], **wanted)
        return [row for row in rows if row[stem + "start"] is not None and _half(start, stop, row[stem + "start"], row[stem + "stop"])]

    def said(self, passage: Passage, **wanted: Any) -> list[Row]:
        """Statements whose words, cue or speaker stand on ``passage``."""
        return self.on("statements", passage, "passage_", **wanted)

    def removed(self, passage: Passage, *reasons: str) -> Row:
        """The removed piece of the file that holds ``passage``."""
        rows = self.where("removed", article=passage["article"])
        row = only([row for row in rows if row["start"] <= passage["start"] and passage["stop"] <= row["stop"]])
        assert passage["text"] in row["text"]
        assert row["reason"] in reasons, f"{row['reason']}: {row['text']}"
        return row

    def stances_of(self, statements: Iterable[Row]) -> list[Row]:
        ids = {row["id"] for row in statements}
        return [row for row in self.rows["stances"] if row["statement"] in ids]

    def chain(self, actor: str) -> list[str]:
        return list(self.chains[actor])

    def linked(self, kind: str, *groups: Iterable[Row]) -> list[Row]:
        """Links of a kind that hold a row of each group."""
        members: dict[str, set[str]] = {}
        for row in self.rows["link_members"]:
            members.setdefault(row["link"], set()).add(row["finding"])
        wanted = [{row["id"] for row in group} for group in groups]
        return [row for row in self.where("links", kind=kind) if all(members[row["id"]] & group for group in wanted)]


@cache
def pieces(article: str) -> tuple[Piece, ...]:
    """The runs of an article's file that its cleaned text is made of."""
    return clean(article, STORY.name, decode((STORY / "articles" / f"{article}.txt").read_bytes())).pieces


def _half(start: int, stop: int, other_start: int, other_stop: int) -> bool:
    shared = min(stop, other_stop) - max(start, other_start)
    return shared > 0 and 2 * shared >= min(stop - start, other_stop - other_start)


def only(rows: list[Row]) -> Row:
    assert len(rows) == 1, f"one row is wanted, {len(rows)} found: {rows}"
    return rows[0]


def some(rows: list[Row], wanted: str) -> list[Row]:
    assert rows, f"nothing found: {wanted}"
    return rows


def has(text: str | None, words: str) -> bool:
    """Whether the folded ``words`` stand in the folded ``text``."""
    return folded(words) in folded(text or "")


@cache
def story() -> Built:
    return Built({name: load(name, (STORY / "built" / f"{name}.jsonl").read_text("utf-8")) for name in TABLES})


@cache
def automatic() -> Built:
    """The same story as rules alone read it, without its review."""
    tables = to_tables(read_corpus(STORY, reviewed=False))
    return Built({name: load(name, dump(name, tables[name])) for name in TABLES})
