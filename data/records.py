"""A story's rows and names, whatever the reader has filtered: what links, cards and the reading pane ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data import rights
from data.ids import LETTERS
from data.model import Span
from data.search.marks import spans
from data.search.query import name_key
from data.selection import UNKNOWN_OUTLET, Selection
from data.store import Store, queries
from data.store.engine import Engine
from data.story import StoryInfo
from data.tables import Row
from data.words import Words

EVIDENCE = ("statements", "counts", "events")  # what a story of passages only shows the sentences of
ENDS = (("start", "stop"), ("passage_start", "passage_stop"))


@dataclass
class Records:
    """One store, read in the language of a selection; each query is asked once."""

    store: Store
    selection: Selection
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, kw_only=True)

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

    def article(self, article: str) -> Row | None:
        """One article with its text; None where there is none of that id."""
        row = self.store.articles.get(article)
        return row | {"text": self.text(article)} if row else None

    def text(self, article: str) -> str:
        """An article's words as the story may show them: masked outside its passages where it shows these alone."""

        def read() -> str:
            text, shown = self._whole_text(article), self.shown_of(article)
            return text if shown is None else rights.masked(text, shown)

        return str(self._once(("text", article), read))

    def shown_of(self, article: str) -> tuple[Span, ...] | None:
        """What of an article may be shown; None: everything."""

        def read() -> tuple[Span, ...] | None:
            if self.story.show != rights.PASSAGES:
                return None
            rows = [row for table in EVIDENCE for row in self.of_article(table, article).to_dict("records")]
            spans = [Span(row[start], row[stop]) for row in rows for start, stop in ENDS if row.get(start) is not None]
            titles = [row for row in self.paragraphs(article).to_dict("records") if row["kind"] == "title"]
            text = self._whole_text(article)
            return rights.around(text, [*spans, *(Span(row["start"], row["stop"]) for row in titles)])

        shown: tuple[Span, ...] | None = self._once(("shown", article), read)
        return shown

    def _whole_text(self, article: str) -> str:
        found = self._rows(queries.TEXT, [article])
        return str(found.iloc[0, 0]) if len(found) else ""

    def paragraphs(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["paragraphs"], [article])

    def removed(self, article: str) -> pd.DataFrame:
        """What cleaning took out; of a story of passages only no more than why."""
        found = self._rows(queries.OF_ARTICLE["removed"], [article])
        return found.assign(text="") if self.story.show == rights.PASSAGES else found

    def mentions(self, article: str) -> pd.DataFrame:
        return self._rows(queries.OF_ARTICLE["mentions"], [article])

    def days(self, article: str) -> pd.DataFrame:
        """Words for days, those alone that may be shown."""
        found, shown = self._rows(queries.OF_ARTICLE["days"], [article]), self.shown_of(article)
        if shown is None or not len(found):
            return found
        kept = [row["start"] is None or rights.shows(shown, Span(row["start"], row["stop"])) for row in found.to_dict("records")]
        return found[kept]

    def hits(self, article: str) -> list[Span]:
        """Where the words searched for stand in an article, however they are spelled."""
        query = self.selection.query(self.store.names)
        named: dict[str, list[Span]] = defaultdict(list)
        if any(clause.name for clause in query.wanted):
            rows = [row for row in self.mentions(article).to_dict("records") if row["basis"] == "name"]
            keys = self.store.names(name_key(row["form"]) for row in rows)
            for row in rows:
                if rights.shows(self.shown_of(article), place := Span(row["start"], row["stop"])):
                    named[keys.get(name_key(row["form"]), "")].append(place)
        return spans(self.text(article), query, named)

    def of_article(self, table: str, article: str) -> pd.DataFrame:
        """All statements, counts, events or framings of one article, in reading order, whatever is filtered."""
        frame = self._rows(queries.FILTERED[table].format(where="article = ?"), [article])
        return frame.sort_values(["start", "stop"], kind="stable") if "start" in frame and len(frame) else frame

    def counted_in(self, table: str) -> dict[str, int]:
        """How many statements, counts or events each article has, whatever is filtered."""
        return {row["article"]: row["n"] for row in self._rows(queries.OF_EACH[table]).to_dict("records")}

    def actor(self, actor: str | None) -> Row | None:
        return self.store.actors.get(actor or "")

    def actors(self) -> list[Row]:
        """Every actor in display order."""
        return list(self.store.actors.values())

    def finding(self, finding: str) -> Row | None:
        """Any finding by its id, with its ``kind_of`` (statement, stance, count, event, link, origin); None where it is gone."""
        return self.findings([finding]).get(finding)

    def findings(self, ids: Iterable[str]) -> dict[str, Row]:
        """Many findings by their ids, one query a kind; what is gone is left out."""
        wanted = list(dict.fromkeys(ids))
        kept: dict[str, Row | None] = self._once("findings", dict)
        for kind, sql in queries.FINDING.items():
            missing = [id for id in wanted if id not in kept and id[:1] == LETTERS[kind]]
            if missing:
                found = self.engine.rows(sql.format(marks=", ".join("?" * len(missing))), missing).to_dict("records")
                kept |= dict.fromkeys(missing) | {row["id"]: dict(row) | {"kind_of": kind} for row in found}
        return {id: dict(row) for id in wanted if (row := kept.get(id))}

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

    def link_kinds(self) -> list[str]:
        """Kinds of links the story has."""
        return [str(kind) for kind in self._rows(queries.LINK_KINDS)["kind"]]

    def links_of(self, finding: str) -> pd.DataFrame:
        return self._rows(queries.LINKS_OF, [finding])

    def linked(self, kind: str) -> dict[str, list[str]]:
        """The findings that each link of a kind joins, by their ids."""
        found: dict[str, list[str]] = {}
        for row in self._rows(queries.LINKED, [kind]).to_dict("records"):
            found.setdefault(row["link"], []).append(row["finding"])
        return found

    def members(self, link: str) -> list[Row]:
        """The findings a link joins, in its order."""
        return list(self.findings(self._rows(queries.MEMBERS, [link])["finding"]).values())

    def joined(self, kind: str) -> dict[str, list[Row]]:
        """The findings that each link of a kind joins, all asked for at once."""
        linked = self.linked(kind)
        found = self.findings(id for ids in linked.values() for id in ids)
        return {link: [found[id] for id in ids if id in found] for link, ids in linked.items()}

    def origins(self) -> pd.DataFrame:
        """Shared passages: one row a passage, the longest origins first."""
        found = self._rows(queries.ORIGINS)
        if self.story.show != rights.PASSAGES:
            return found
        rows = found.to_dict("records")
        return found.assign(text=[rights.collapsed(self.text(row["article"])[row["start"] : row["stop"]]) for row in rows])

    def decisions(self) -> list[Row]:
        """What editors corrected, rejected and added, the latest first; what no day is told of comes last. ``fields`` is JSON."""
        rows: list[Row] = self._rows(queries.DECISIONS).to_dict("records")
        return rows

    def spellings(self) -> pd.DataFrame:
        """How often each form of a name stands in each article."""
        return self._rows(queries.SPELLINGS)

    def named(self) -> pd.DataFrame:
        """Every place where an actor is named: actor, form, article, start, stop."""
        return self._rows(queries.NAMED)

    def mentions_of(self, actors: Iterable[str]) -> dict[str, list[Row]]:
        """Every place where each of the actors is meant: article, start, stop."""
        found: dict[str, list[Row]] = {actor: [] for actor in actors}
        sql = queries.MENTIONS_OF.format(marks=", ".join("?" * len(found)))
        for row in self._rows(sql, list(found)).to_dict("records") if found else ():
            found[row["actor"]].append(row)
        return found

    def texts(self) -> dict[str, str]:
        """The text of every article, by its id."""
        if self.story.show == rights.PASSAGES:
            return {article: self.text(article) for article in self.store.articles}
        return {row["article"]: row["text"] for row in self._rows(queries.TEXTS).to_dict("records")}

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

    # --- inside ---

    def _rows(self, sql: str, params: list[Any] | None = None) -> pd.DataFrame:
        """An answer, asked once a view; a copy, so that a page may add columns."""
        values = params or []
        kept: pd.DataFrame = self._once((sql, tuple(values)), lambda: self.engine.rows(sql, values))
        return kept.copy()

    def _once(self, key: Any, make: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]
