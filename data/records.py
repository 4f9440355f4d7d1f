"""A story's rows and names, whatever the reader has filtered: what links, cards and the reading pane ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data import at_hand
from data.ids import LETTERS
from data.selection import UNKNOWN_OUTLET
from data.store import queries
from data.tables import Row
from data.texts import Texts


@dataclass
class Records(Texts):
    """One store, read in the language of a selection; each query is asked once."""

    def counted_in(self, table: str, articles: Sequence[str]) -> dict[str, int]:
        """How many statements, counts or events each of these articles has, whatever is filtered."""
        sql = queries.OF_EACH[table].format(marks=", ".join("?" * len(articles)))
        return {row["article"]: row["n"] for row in self._records(sql, list(articles))} if articles else {}

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
        kept |= {id: row for id in wanted if id not in kept and (row := self.store.findings.get(id))}
        for kind in queries.FINDING:
            missing = [id for id in wanted if id not in kept and id[:1] == LETTERS[kind]]
            if missing:
                kept |= dict.fromkeys(missing)
                kept |= {row["id"]: self.store.findings.put(row["id"], row | {"kind_of": kind}) for row in self._of_kind(kind, missing)}
        return {id: dict(row) for id in wanted if (row := kept.get(id))}

    def _of_kind(self, kind: str, ids: Sequence[str]) -> Iterable[Row]:
        """Findings of one kind by their ids; of few, all are at hand."""
        if self.store.few(table := f"{kind}s"):
            held = self.store.by_id(table)
            return [held[id] for id in ids if id in held]
        return self.engine.answer(queries.FINDING[kind].format(marks=", ".join("?" * len(ids))), ids).records()

    def stances_for(self, statements: Iterable[str]) -> dict[str, list[Row]]:
        """The stances of many statements, asked for at once."""
        kept: dict[str, list[Row]] = self._once("stances_for", dict)
        missing = [statement for statement in dict.fromkeys(statements) if statement not in kept]
        if missing:
            kept |= {statement: [] for statement in missing}
            for row in self._stances_of(missing):
                kept[row["statement"]].append(row)
        return kept

    def _stances_of(self, statements: Sequence[str]) -> Iterable[Row]:
        if self.store.few("stances"):
            held = self.store.derived.made("stances_for", lambda: at_hand.stances_for(self.store.whole("stances")))
            return [dict(row) for statement in statements for row in held.get(statement, ())]
        return self.engine.answer(queries.STANCES_FOR.format(marks=", ".join("?" * len(statements))), statements).records()

    def links(self, kind: str) -> list[Row]:
        """Links of a kind: utterance, fact, tension, date_conflict."""
        if not self.within:
            return self._records(queries.LINKS, [kind])
        touching = self._touching()
        found = self._records(queries.FINDING["link"].format(marks=", ".join("?" * len(touching))), touching) if touching else []
        return [row for row in found if row["kind"] == kind]

    def link_kinds(self) -> list[str]:
        """Kinds of links the story has."""
        return [str(row["kind"]) for row in self._records(queries.LINK_KINDS)]

    def links_of(self, finding: str) -> list[Row]:
        return self._records(queries.LINKS_OF, [finding])

    def linked(self, kind: str) -> dict[str, list[str]]:
        """The findings that each link of a kind joins, by their ids."""
        if not self.within:
            rows, wanted = self._records(queries.LINKED, [kind]), None
        else:
            rows, wanted = self._members_of(self._touching()), {row["id"] for row in self.links(kind)}
        found: dict[str, list[str]] = {}
        for row in rows:
            if wanted is None or row["link"] in wanted:
                found.setdefault(row["link"], []).append(row["finding"])
        return found

    def _touching(self) -> list[str]:
        """The links of which a member stands in the articles looked at."""
        sql, params = self._inside("article")
        return [str(row["link"]) for row in self._records(queries.TOUCHING.format(where=sql), params)]

    def _members_of(self, links: Sequence[str]) -> list[Row]:
        """What these links join: link, finding."""
        return self._records(queries.MEMBERS_OF.format(marks=", ".join("?" * len(links))), links) if links else []

    def members(self, link: str) -> list[Row]:
        """The findings a link joins, in its order."""
        return list(self.findings(row["finding"] for row in self._records(queries.MEMBERS, [link])).values())

    def joined(self, links: Sequence[str]) -> dict[str, list[Row]]:
        """The findings that each of these links joins, all asked for at once."""
        known: dict[str, list[str]] = self.store.derived.made("members", dict) if self.store.few("statements") else {}
        asked: dict[str, list[str]] = {link: [] for link in links if link not in known}
        for row in self._members_of(list(asked)):
            asked[row["link"]].append(row["finding"])
        known |= asked
        linked = {link: known[link] for link in links}
        found = self.findings(id for ids in linked.values() for id in ids)
        return {link: [found[id] for id in ids if id in found] for link, ids in linked.items()}

    def decisions(self) -> list[Row]:
        """What editors corrected, rejected and added, the latest first; what no day is told of comes last. ``fields`` is JSON."""
        return self._records(queries.DECISIONS)

    def spellings(self) -> list[Row]:
        """How often each form of a name stands in each article."""
        return self._records(queries.SPELLINGS)

    def named(self) -> list[Row]:
        """Every place where an actor is named: actor, form, article, start, stop."""
        sql, params = self._inside("article")
        return self._records(queries.NAMED.format(where=sql), params)

    def mentions_of(self, actors: Iterable[str]) -> dict[str, list[Row]]:
        """Every place where each of the actors is meant: article, start, stop."""
        found: dict[str, list[Row]] = {actor: [] for actor in actors}
        sql = queries.MENTIONS_OF.format(marks=", ".join("?" * len(found)))
        for row in self._records(sql, list(found)) if found else ():
            found[row["actor"]].append(row)
        return found

    def silent(self, most: int) -> list[Row]:
        """Actors the articles speak of and never let speak, groups first: actor, name, kind, mentions, articles."""
        rows = self._records(queries.SILENT.format(most=int(most)))
        return [row | {"name": self.name(row["actor"])} for row in rows]

    def period(self) -> tuple[Any, Any]:
        """First and last day of the story: what story.toml says, else what was found."""
        found = self._records(queries.PERIOD)[0]
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
        return self.store.outlet_names.get(outlet) or self.words("common.unknown_outlet")

    def outlets(self) -> list[str]:
        """Outlet ids; ``unknown`` last where an article has none."""
        ids = self.store.outlets
        return sorted(found for found in ids if found) + ([UNKNOWN_OUTLET] if None in ids else [])

    def article_label(self, article: str) -> str:
        """«1 · TRT عربي»."""
        row = self.store.articles.get(article)
        return f"{row['n']} · {self.outlet(article)}" if row else article

    def article_title(self, article: str) -> str:
        row = self.store.articles.get(article)
        return str(row["title"]) if row and row["title"] else self.words("common.untitled")
