"""What leaves as data: the columns of each table, and the dictionary that says what they mean. The one place both are told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.tables import SAID, Column
from data.words import LANGUAGES, Words

MOST_ROWS = 10_000  # of one answer; the rest is paged
MOST_MASKED = 1_000  # of one answer about a story of passages only, whose articles are each read for what they may show
FORMATS = ("csv", "json", "parquet")
BOOKS = ("bib", "ris", "csl.json")  # of articles besides
TYPES: Mapping[Column, str] = {
    Column.TEXT: "text", Column.INT: "integer", Column.NUMBER: "number", Column.DATE: "date", Column.BOOL: "boolean", Column.LIST: "list",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One column of an exported table."""

    name: str
    kind: Column

    def meaning(self, words: Words) -> str:
        return words(f"exports.column.{self.name}")


def _fields(spec: str) -> tuple[Field, ...]:
    """ "name" is text, "name:INT" another type, "name@" an actor's id with its names beside it."""
    made: list[Field] = []
    for word in spec.split():
        name, _, kind = word.partition(":")
        names = (name[:-1], f"{name[:-1]}_ar", f"{name[:-1]}_en") if name.endswith("@") else (name,)
        made += [Field(one, Column[kind or "TEXT"]) for one in names]
    return tuple(made)


AT = "article article_n:INT outlet paragraph:INT start:INT stop:INT"
CHECKED = "rule checked verdict reviewer link"
EXPORTED: Mapping[str, tuple[Field, ...]] = {
    "statements": _fields(
        f"id words passage {AT} speaker@ speaker_basis voice@ {SAID} cue cue_class form hedge flags:LIST stances:LIST utterance {CHECKED}"
    ),
    "stances": _fields(f"id statement words {AT} holder@ voice@ target@ stance {SAID} cue {CHECKED}"),
    "counts": _fields(
        f"id words passage {AT} measure value:NUMBER low:NUMBER high:NUMBER bound population unit source@ voice@ {SAID}"
        f" status status_reason statement fact {CHECKED}"
    ),
    "events": _fields(
        f"id title_ar title_en words {AT} kind first:DATE last:DATE basis day_words actors:LIST actors_ar:LIST actors_en:LIST"
        f" flags:LIST fact {CHECKED}"
    ),
    "framings": _fields(f"words label {AT} in_quotes:BOOL quote_words:INT attributed_to@ link"),
    "articles": _fields(
        "article article_n:INT title outlet outlet_id agency url published_first:DATE published_last:DATE published_basis"
        " word_count:INT characters:INT encoding sha256 link"
    ),
    "mentions": _fields(f"actor@ words meant_by {AT} link"),
    "links": _fields(f"id link_kind object note_ar note_en n:INT finding finding_kind words {AT} first:DATE last:DATE link"),
}
COLUMNS = tuple(sorted({field.name for fields in EXPORTED.values() for field in fields}))


def dictionary() -> dict[str, Any]:
    """Every table and column with its type and meaning in both languages: what stands at /data/<story>/dictionary.json."""
    spoken = {lang: Words(lang) for lang in LANGUAGES}

    def told(key: str) -> dict[str, str]:
        return {f"meaning_{lang}": words(f"exports.{key}") for lang, words in spoken.items()}

    tables = {
        table: told(f"table.{table}")
        | {"columns": [{"name": one.name, "type": TYPES[one.kind], **told(f"column.{one.name}")} for one in fields]}
        for table, fields in EXPORTED.items()
    }
    notes = {name: told(f"note.{name}") for name in ("cells", "lists", "unknown", "paging", "masked")}
    return {"formats": [*FORMATS], "articles_also": [*BOOKS], "most_rows": MOST_ROWS, "notes": notes, "tables": tables}
