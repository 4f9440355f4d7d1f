"""What a page is given: one story, under one selection, in one language.

Frames under the selection: ``statements() stances() counts() events() articles() framings()``. Everything else is the whole story.
Missing values are None, days are ``datetime.date``, lists are lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from data.selection import BEARS_ON, FACES, UNKNOWN_OUTLET, Names, Selection
from data.stance_views import by_day, grid, latest
from data.store import Store, queries
from data.store.engine import Engine
from data.story import StoryInfo
from data.tables import Row
from data.words import Words

NOUNS = {"statements": "statement", "stances": "stance", "counts": "count", "events": "event", "articles": "article", "framings": "framing"}
HOME = "overview"


@dataclass(frozen=True)
class WayOut:
    """A filter to take off, and how many rows would be left."""

    field: str
    label: str
    rows: int
    selection: Selection


@dataclass
class View:
    """``place``: the address keys that are not filters (open, read, at, beside, view, day, embed), checked by whoever read the address."""

    store: Store
    selection: Selection
    place: Mapping[str, str] = field(default_factory=dict)
    dark: bool = False
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    # --- the story ---

    @property
    def story(self) -> StoryInfo:
        return self.store.info

    @property
    def engine(self) -> Engine:
        return self.store.engine

    @property
    def lang(self) -> str:
        return self.selection.lang

    @property
    def words(self) -> Words:
        words: Words = self._once("words", lambda: Words(self.lang))
        return words

    @property
    def target(self) -> str | None:
        """Toward whom stances are read: the reader's choice, or the story's."""
        return self.selection.target or self.story.target

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
        stem = {"events": "", "articles": "published_"}.get(table, "said_")
        if table == "framings":
            return 0
        sql, params = self.selection.without("period").clause(table)
        answer = self._rows(queries.COUNT[table].format(where=f"({sql}) AND {stem}first IS NULL"), params)
        return int(answer.iloc[0, 0])

    # --- the whole story ---

    def article(self, article: str) -> Row | None:
        """One article with its text; None where there is none of that id."""
        row = self.store.articles.get(article)
        return row | {"text": self.text(article)} if row else None

    def text(self, article: str) -> str:
        def read() -> str:
            found = self._rows(queries.TEXT, [article])
            return str(found.iloc[0, 0]) if len(found) else ""

        return str(self._once(("text", article), read))

    def paragraphs(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["paragraphs"], [article])

    def removed(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["removed"], [article])

    def mentions(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["mentions"], [article])

    def days(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["days"], [article])

    def of_article(self, table: str, article: str) -> pd.DataFrame:
        """All statements, counts, events or framings of one article, in reading order, whatever is filtered."""
        frame = self._rows(queries.FILTERED[table].format(where="article = ?"), [article])
        return frame.sort_values(["start", "stop"], kind="stable") if "start" in frame and len(frame) else frame

    def actor(self, actor: str | None) -> Row | None:
        return self.store.actors.get(actor or "")

    def actors(self) -> list[Row]:
        """Every actor in display order."""
        return list(self.store.actors.values())

    def finding(self, finding: str) -> Row | None:
        """Any finding by its id, with its ``kind_of`` (statement, stance, count, event, link, origin); None where it is gone."""
        for kind, sql in queries.FINDING.items():
            if kind[0] == finding[:1] or (kind, finding[:1]) == ("stance", "t"):
                found = self._rows(sql, [finding])
                if len(found):
                    return dict(found.to_dict("records")[0]) | {"kind_of": kind}
        return None

    def stances_of(self, statement: str) -> pd.DataFrame:
        return self._rows(queries.STANCES_OF, [statement])

    def stances_for(self, statements: Iterable[str]) -> dict[str, list[Row]]:
        """The stances of many statements, asked for at once."""
        kept: dict[str, list[Row]] = self._once("stances_for", dict)
        missing = [statement for statement in dict.fromkeys(statements) if statement not in kept]
        if missing:
            kept |= {statement: [] for statement in missing}
            sql = queries.STANCES_FOR.format(marks=", ".join("?" * len(missing)))
            for row in self.engine.rows(sql, missing).to_dict("records"):
                kept[row["statement"]].append(row)
        return kept

    def keep(self, key: Any, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once a view: for what a page needs in several places."""
        return self._once(("kept", key), make)

    def links(self, kind: str) -> pd.DataFrame:
        """Links of a kind: utterance, fact, tension, date_conflict."""
        return self._rows(queries.LINKS, [kind])

    def links_of(self, finding: str) -> pd.DataFrame:
        return self._rows(queries.LINKS_OF, [finding])

    def members(self, link: str) -> list[Row]:
        """The findings a link joins, in its order."""
        ids = self._rows(queries.MEMBERS, [link])["finding"].tolist()
        return [row for row in map(self.finding, ids) if row]

    def origins(self) -> pd.DataFrame:
        """Shared passages: one row a passage, the longest origins first."""
        return self._rows(queries.ORIGINS)

    def spellings(self) -> pd.DataFrame:
        """How often each form of a name stands in each article."""
        return self._rows(queries.SPELLINGS)

    def silent(self) -> pd.DataFrame:
        """Actors the articles speak of and never let speak, groups first: actor, name, kind, mentions, articles."""
        speaking = set(self._rows(queries.SPEAKING)["actor"])
        mentioned = self._rows(queries.MENTIONED).to_dict("records")
        rows = [row for row in mentioned if row["actor"] not in speaking and self.actor(row["actor"])]
        made = [row | {"name": self.name(row["actor"]), "kind": self.store.actors[row["actor"]]["kind"]} for row in rows]
        made.sort(key=lambda row: (row["kind"] != "group", -row["mentions"], row["actor"]))
        return pd.DataFrame(made, columns=["actor", "name", "kind", "mentions", "articles"], dtype=object)

    def period(self) -> tuple[Any, Any]:
        """First and last day of the story: what story.toml says, else what was found."""
        found = self._rows(queries.PERIOD).to_dict("records")[0]
        return self.story.first or found["first"], self.story.last or found["last"]

    # --- stances toward a target ---

    def latest_stances(self, target: str | None = None) -> pd.DataFrame:
        """One row a state or bloc: voice, name, iso3, value (latest), values, mixed, mentioned, n, first, last, statements."""
        mentioned = {row["actor"]: row["mentions"] for row in self._rows(queries.MENTIONED).to_dict("records")}
        return latest(self._toward(target or self.target), self.store.actors, mentioned, self.name)

    def grid(self, target: str | None = None) -> pd.DataFrame:
        """Actor × target: voice, target, value, values, mixed, n, statements."""
        return grid(self._toward(target))

    def by_day(self, target: str | None = None) -> pd.DataFrame:
        """Actor × day: voice, day (None is undated), value, values, mixed, n, statements."""
        return by_day(self._toward(target or self.target))

    # --- in words ---

    def name(self, actor: str | None) -> str:
        """The actor's name in the reader's language."""
        row = self.actor(actor)
        if row is None:
            return str(actor) if actor else self.words("common.unknown_speaker")
        return str(row[f"name_{self.lang}"])

    def names(self, actors: Iterable[str]) -> str:
        return self.words.join(self.name(actor) for actor in actors)

    def outlet(self, article: str) -> str:
        """The outlet as the article names it, or that it is unknown."""
        row = self.store.articles.get(article)
        return str(row["outlet"]) if row and row["outlet"] else self.words("common.unknown_outlet")

    def outlet_name(self, outlet: str) -> str:
        """The name behind an outlet's id in addresses."""
        found = [row["outlet"] for row in self.store.articles.values() if row["outlet_id"] == outlet]
        return str(found[0]) if found and outlet != UNKNOWN_OUTLET else self.words("common.unknown_outlet")

    def outlets(self) -> list[str]:
        """Outlet ids for the filter; ``unknown`` last where an article has none."""
        ids = {row["outlet_id"] for row in self.store.articles.values()}
        return sorted(found for found in ids if found) + ([UNKNOWN_OUTLET] if None in ids else [])

    def article_label(self, article: str) -> str:
        """«1 · TRT عربي»."""
        row = self.store.articles.get(article)
        return f"{row['n']} · {self.outlet(article)}" if row else article

    def article_title(self, article: str) -> str:
        row = self.store.articles.get(article)
        return str(row["title"]) if row and row["title"] else self.words("common.untitled")

    def sentence(self, table: str = "statements") -> str:
        """«تصريحات روسيا والصين بين 7 و10 يناير 2022: 9 من 31»."""
        shown, total = self.words.number(self.shown(table)), self.words.number(self.total(table))
        names = Names(self.name, self.outlet_name, self.article_label)
        if not self.selection.active(table):
            return self.words("common.sentence.all", table=self.words(f"common.table.{table}"), shown=shown)
        filters = self.selection.in_words(self.words, names, table)
        return self.words("common.sentence.some", table=self.words(f"common.table_of.{table}"), filters=filters, shown=shown, total=total)

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
        place = {key: value for key, value in changes.items() if key not in FACES}
        pairs = self.selection.replace(**filters).to_query()
        pairs += [(key, str(value)) for key, value in ({"embed": self.place.get("embed")} | place).items() if value is not None]
        path = "./" if page in ("", HOME) else page
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def passage(self, article: str, start: int, stop: int) -> str:
        """The link to a passage in the reading pane."""
        return self.address("reading", read=article, at=f"{start}-{stop}")

    # --- inside ---

    def _filtered(self, table: str) -> pd.DataFrame:
        sql, params = self.selection.clause(table)
        return self._rows(queries.FILTERED[table].format(where=sql), params)

    def _toward(self, target: str | None) -> pd.DataFrame:
        sql, params = self.selection.replace(target=target).clause("stances")
        return self._rows(queries.FILTERED["stances"].format(where=sql), params)

    def _count(self, table: str, selection: Selection) -> int:
        sql, params = selection.clause(table)
        return int(self._rows(queries.COUNT[table].format(where=sql), params).iloc[0, 0])

    def _way(self, name: str, table: str) -> WayOut:
        wider = self.selection.without(name)
        return WayOut(name, self.words.label("filter", name), self._count(table, wider), wider)

    def _rows(self, sql: str, params: list[Any] | None = None) -> pd.DataFrame:
        """An answer, asked once a view; a copy, so that a page may add columns."""
        values = params or []
        kept: pd.DataFrame = self._once((sql, tuple(values)), lambda: self.engine.rows(sql, values))
        return kept.copy()

    def _once(self, key: Any, make: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


FILTERED_TABLES = tuple(BEARS_ON)
