"""The reader's filters as one value with three faces: address, SQL clause, words.

Address keys: story, from, to, actor, outlet, article, stance, target, measure, q, exact, lang. Ids, never labels. What the address says is
hostile until checked: unknown or broken values are left out and named in a notice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.search import query as search
from data.selection_address import FACES, FILTERS, KEYS, UNKNOWN_OUTLET, Face, Known, Notice, values_of
from data.selection_clauses import BEARS_ON, CLAUSES, IN_WORDS, SPOKEN, Clause, Names
from data.words import Words

__all__ = ["BEARS_ON", "FACES", "FILTERS", "KEYS", "UNKNOWN_OUTLET", "Face", "Known", "Names", "Notice", "Selection"]


@dataclass(frozen=True)
class Selection:
    story: str = ""
    first: date | None = None
    last: date | None = None
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    target: str | None = None
    measures: tuple[str, ...] = ()
    words: str = ""
    exact: str = ""  # "1": the words as typed, no stems and no other spellings
    lang: str = "ar"

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], known: Known) -> tuple[Selection, tuple[Notice, ...]]:
        """The selection an address means, and what of it was left out."""
        found: dict[str, Any] = {}
        notices: list[Notice] = []
        for field, face in FACES.items():
            values, told = values_of(field, query.get(face.key, ()))
            notices += told
            if values:
                value, told = face.read(field, values, known)
                notices += told
                found |= {field: value} if value else {}
        if found.get("first") and found.get("last") and found["first"] > found["last"]:
            found["first"], found["last"] = found["last"], found["first"]
            notices.append(Notice("reversed", "period"))
        return cls(**found), tuple(notices)

    def to_query(self) -> list[tuple[str, str]]:
        """Address fields in canonical order, defaults left out."""
        pairs: list[tuple[str, str]] = []
        for field, face in FACES.items():
            value = getattr(self, field)
            if not value or value == face.default:
                continue
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(face.key, item.isoformat() if isinstance(item, date) else str(item)) for item in values]
        return pairs

    def replace(self, **changes: Any) -> Selection:
        return dataclasses.replace(self, **changes)

    def without(self, field: str) -> Selection:
        """The same selection with one filter taken off; "period" takes off both ends."""
        names = {"period": ("first", "last"), "words": ("words", "exact")}.get(field, (field,))
        return self.replace(**{name: getattr(EMPTY, name) for name in names})

    def reset(self) -> Selection:
        """No filters; story and language stay."""
        return Selection(story=self.story, lang=self.lang)

    def active(self, table: str | None = None) -> tuple[str, ...]:
        """Names of the filters set (and that bear on ``table``): period, actors, outlets, articles, stances, target, measures, words."""
        names = ["period"] if self.first or self.last else []
        names += [name for name in FILTERS[1:] if getattr(self, name)]
        return tuple(name for name in names if table is None or name in BEARS_ON[table] or (table == "statements" and self._toward(name)))

    def _toward(self, name: str) -> bool:
        """A target narrows statements only together with a stance: the clause of stances holds it."""
        return name == "target" and bool(self.stances)

    def clause(self, table: str, names: search.Names = search.no_names) -> tuple[str, list[Any]]:
        """A condition on ``table`` for WHERE, every value bound; TRUE where nothing is chosen. ``names``: the story's, for the words."""
        parts = [CLAUSES[name](self, table, names) for name in self.active(table)]
        return " AND ".join(sql for sql, _ in parts) or "TRUE", [value for _, values in parts for value in values]

    def alternatives(self, table: str, names: search.Names = search.no_names) -> list[list[Clause]]:
        """The clause taken apart: of each filter a condition for each of its values. A row is left where of every filter one holds."""
        found = [[CLAUSES[name](one, table, names) for one in self._values(name)] for name in self.active(table)]
        return [clauses for clauses in found if all(sql != "TRUE" for sql, _ in clauses)]

    def _values(self, name: str) -> list[Selection]:
        """One filter by itself, a selection for each of its values."""
        value = getattr(self, name, None)
        if not isinstance(value, tuple):
            return [self]
        return [self.replace(**{name: (one,)}) for one in value]

    def query(self, names: search.Names = search.no_names) -> search.Query:
        """The words to look for; a run in quotation marks is one."""
        return search.parse(self.words, exact=bool(self.exact), names=names)

    def in_words(self, words: Words, names: Names, table: str = "statements") -> str:
        """The filters that bear on ``table`` as part of a sentence: « روسيا والصين بين 7 و10 يناير 2022»."""
        return "".join(IN_WORDS[name](self, words, names, table) for name in SPOKEN if name in self.active(table))


EMPTY = Selection()
