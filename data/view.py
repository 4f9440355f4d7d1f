"""What a page is given: one story, under one selection, in one language.

Frames under the selection: ``statements() stances() counts() events() articles() framings()``. Everything else is the whole story.
Missing values are None, days are ``datetime.date``, lists are lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from data import at_hand
from data.selection import BEARS_ON, FACES, Names, Selection
from data.store import queries
from data.tables import Row
from data.taken import Taken
from data.tallies import STEMS
from data.texts import EVIDENCE

if TYPE_CHECKING:
    import pandas as pd

NOUNS = {"statements": "statement", "stances": "stance", "counts": "count", "events": "event", "articles": "article", "framings": "framing"}
MOST_LISTED = 2_000  # links of a kind, flagged findings: they are listed in parts
FULLEST = 400  # articles among which those of a few rows are chosen
HOME = "overview"


@dataclass(frozen=True)
class WayOut:
    """A filter to take off, and how many rows would be left."""

    field: str
    label: str
    rows: int
    selection: Selection


@dataclass
class View(Taken):
    """``place``: the address keys that are not filters (open, read, at, beside, view, day, embed), checked by whoever read the address."""

    place: Mapping[str, str] = field(default_factory=dict)
    dark: bool = False

    # --- the story ---

    @property
    def title(self) -> str:
        return self.story.title(self.lang)

    # --- rows under the selection ---

    def statements(self) -> pd.DataFrame:
        return self._filtered("statements")

    def stances(self) -> pd.DataFrame:
        return self._filtered("stances")

    def counts(self) -> pd.DataFrame:
        return self._filtered("counts")

    def events(self) -> pd.DataFrame:
        return self._filtered("events")

    def articles(self) -> pd.DataFrame:
        return self._filtered("articles")

    def framings(self) -> pd.DataFrame:
        return self._filtered("framings")

    def rows(self, table: str, most: int | None = None, after: int = 0) -> list[Row]:
        """Rows of a table under the selection in its order: all, or so many ``after`` so many others."""
        if most is None or self._few(table):
            last = None if most is None else after + most
            return [dict(row) for row in self.left(table)[after:last]]
        sql, params = self._clause(table, self.selection)
        return self._records(f"{queries.FILTERED[table].format(where=sql)} LIMIT {int(most)} OFFSET {int(after)}", params)

    def left(self, table: str) -> Sequence[Row]:
        """All rows of a table under the selection in its order, shared: for whoever changes none."""
        return self._left(table, self.selection)

    def ids(self, table: str) -> frozenset[str]:
        """The ids of a table's rows under the selection."""
        if self._few(table):
            return self._ids(table, self.selection)
        sql, params = self._clause(table, self.selection)
        return frozenset(id for (id,) in self._answer(queries.IDS[table].format(where=sql), params).values)

    def few(self, table: str, most: int) -> View:
        """The same view; where it shows more than so many rows of a table, of the articles alone that hold most of them and no more."""
        if self.shown(table) <= most:
            return self
        held = self._fullest(table, FULLEST)
        rows = accumulate(row["n"] for row in held)
        kept = [row["article"] for row, n in zip(held, rows, strict=True) if n <= most] or [held[0]["article"]]
        return self.of_articles(kept)

    def fullest(self, table: str, most: int) -> list[str]:
        """The articles that hold most rows of a table."""
        return [str(row["article"]) for row in self._fullest(table, most)]

    def _fullest(self, table: str, most: int) -> list[Row]:
        if self._all(table, self.selection):
            return self._records(queries.ROLLED_FULLEST.format(most=int(most)), [table])
        sql, params = self._clause(table, self.selection)
        return self._records(queries.FULLEST.format(table=table, where=sql, most=int(most)), params)

    def of_articles(self, articles: Iterable[str]) -> View:
        """The same view of these articles alone; links keep the reader's selection."""
        within = tuple(sorted(articles))
        self.store.articles.read(within)
        return View(self.store, self.selection, self.place, self.dark, within=within)

    def links_shown(self, kinds: Iterable[str]) -> list[str]:
        """Ids of links of these kinds, in their order, of which the filters leave a member. Who needs several kinds asks for all first."""
        kept: dict[str, list[str]] = self._once("links shown", dict)
        wanted = list(kinds)
        if missing := [kind for kind in dict.fromkeys(wanted) if kind not in kept]:
            kept |= {kind: [] for kind in missing}
            if all(map(self._few, EVIDENCE)) and not self.within:
                left = frozenset[str]().union(*(self._ids(table, self.selection) for table in EVIDENCE))
                kept |= {kind: at_hand.holding(self._joining(kind), left) for kind in missing}
            else:
                where, params = self._holding()
                sql = queries.LINKS_SHOWN.format(marks=", ".join("?" * len(missing)), where=where)
                for row in self._records(sql, [*missing, *params]):
                    kept[row["kind"]].append(str(row["id"]))
        return [id for kind in wanted for id in kept[kind]]

    def _joining(self, kind: str) -> Mapping[str, Sequence[str]]:
        found: Mapping[str, Sequence[str]] = self.store.derived.made(("linked", kind), lambda: self.linked(kind))
        return found

    def _holding(self) -> tuple[str, list[Any]]:
        """A condition on links: that the filters leave a member."""
        clauses = {table: self._clause(table, self.selection) for table in EVIDENCE}
        if all(sql == "TRUE" for sql, _ in clauses.values()):
            return "TRUE", []
        findings = queries.ANY_OF.format(**{table: sql for table, (sql, _) in clauses.items()})
        return queries.WITH_ANY.format(findings=findings), [value for _, values in clauses.values() for value in values]

    def flagged(self, table: str, most: int = MOST_LISTED) -> list[Row]:
        """Ids and flags of the first statements or events that bear any."""
        sql, params = self._clause(table, self.selection)
        return self._records(queries.FLAGGED[table].format(where=sql, most=int(most)), params)

    def flags(self, table: str) -> int:
        """How many flags statements or events bear."""
        sql, params = self._clause(table, self.selection)
        return self.store.counted(queries.FLAGS.format(table=table, where=sql), tuple(params))

    def some(self, table: str, condition: str, values: Sequence[object], most: int, *, newest: bool = False) -> list[Row]:
        """The first rows by day under the selection and a condition, in which {first} and {last} stand for the table's days; or
        those of the latest days, the undated last either way."""
        sql, params = self._clause(table, self.selection)
        stem = STEMS[table]
        where = f"({sql}) AND ({condition.format(first=f'{stem}first', last=f'{stem}last')})"
        sql = queries.SOME[table].format(where=where, way="DESC" if newest else "ASC", most=int(most))
        return self._records(sql, [*params, *values])

    def total(self, table: str) -> int:
        """Rows of a table in the whole story."""
        return self._count(table, self.selection.reset())

    def shown(self, table: str) -> int:
        """Rows of a table under the selection."""
        return self._count(table, self.selection)

    def undated_left_out(self, table: str = "statements") -> int:
        """Rows that only the period keeps out because they have no date."""
        if "period" not in self.selection.active(table):
            return 0
        if table == "framings":
            return 0
        sql, params = self.selection.without("period").clause(table, self.store.names)
        return self.store.counted(queries.COUNT[table].format(where=f"({sql}) AND {STEMS.get(table, 'said_')}first IS NULL"), tuple(params))

    def checked(self) -> dict[str, dict[str, int]]:
        """Table -> verdict -> rows of the whole story: what no person has read is "automatic"."""
        rejected = {row["kind"]: row["n"] for row in self._records(queries.REJECTED)}
        found = {table: self._records(sql) for table, sql in queries.CHECKED.items()}
        return {
            table: {row["verdict"]: row["n"] for row in rows} | {"rejected": rejected.get(NOUNS[table], 0)} for table, rows in found.items()
        }

    # --- in words ---

    def sentence(self, table: str = "statements", *others: str) -> str:
        """«تصريحات روسيا والصين بين 7 و10 يناير 2022: 9 من 31؛ الأحداث: 3 من 12»: the filters are said of the first table."""
        return self.words("common.sentence.between").join((self._sentence(table), *map(self._how_many, others)))

    def _sentence(self, table: str) -> str:
        shown, total = self.words.number(self.shown(table)), self.words.number(self.total(table))
        names = Names(self.name, self.outlet_name, self.article_label)
        if not self.selection.active(table):
            return self.words("common.sentence.all", table=self.words(f"common.table.{table}"), shown=shown)
        filters = self.selection.in_words(self.words, names, table)
        return self.words("common.sentence.some", table=self.words(f"common.table_of.{table}"), filters=filters, shown=shown, total=total)

    def _how_many(self, table: str) -> str:
        shown, total = self.words.number(self.shown(table)), self.words.number(self.total(table))
        key = "also_some" if self.selection.active(table) else "also_all"
        return self.words(f"common.sentence.{key}", table=self.words(f"common.table.{table}"), shown=shown, total=total)

    def counted(self, table: str, n: int | None = None) -> str:
        """«3 تصريحات»: so many rows of a table (by default those shown)."""
        return self.words.count(NOUNS[table], self.shown(table) if n is None else n)

    def nearest_way_out(self, table: str = "statements") -> WayOut | None:
        """The one filter whose removal leaves most rows; the reset where no single one does."""
        ways = [self._way(name, table) for name in self.selection.active(table)]
        best = max((way for way in ways if way.rows), key=lambda way: way.rows, default=None)
        if best is None and self.total(table) and ways:
            return WayOut("all", self.words("common.reset_all"), self.total(table), self.selection.reset())
        return best

    # --- addresses ---

    def address(self, page: str = HOME, /, **changes: Any) -> str:
        """A relative link to a page that keeps selection and language; ``changes`` are filters (actors=…) or place keys (read=…, at=…)."""
        filters = {key: value for key, value in changes.items() if key in FACES}
        kept = urlencode(self.selection.replace(**filters).to_query()) if filters else self._once(self.selection, self._filters)
        place = {"embed": self.place.get("embed")} | {key: value for key, value in changes.items() if key not in FACES}
        placed = urlencode([(key, str(value)) for key, value in place.items() if value is not None])
        path = "./" if page in ("", HOME) else page
        query = "&".join(filter(None, (kept, placed)))
        return f"{path}?{query}" if query else path

    def _filters(self) -> str:
        return urlencode(self.selection.to_query())

    def passage(self, article: str, start: int, stop: int) -> str:
        """The link to a passage in the reading pane."""
        return self.address("reading", read=article, at=f"{start}-{stop}")

    # --- inside ---

    def _filtered(self, table: str) -> pd.DataFrame:
        sql, params = self._clause(table, self.selection)
        return self._answer(queries.FILTERED[table].format(where=sql), params).frame.copy()

    def _count(self, table: str, selection: Selection) -> int:
        if not self._all(table, selection) and self._few(table):
            return len(self._ids(table, selection))
        sql, params = self._clause(table, selection)
        return self.store.counted(queries.COUNT[table].format(where=sql), tuple(params))

    def _way(self, name: str, table: str) -> WayOut:
        wider = self.selection.without(name)
        return WayOut(name, self.words.label("filter", name), self._count(table, wider), wider)


FILTERED_TABLES = tuple(BEARS_ON)
