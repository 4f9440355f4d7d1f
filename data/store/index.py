"""The tables a search reads, made from a story's tables: passages, terms, keys, names, postings, finding_places.

A position numbers the words of one passage, from nought: small numbers take a third of the room that those of a whole story would.
``keys`` lead from a stem to its terms, and from ``@…`` to every spelling of one name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from data.extract.spelling import close
from data.lexicons import table
from data.search.query import name_key
from data.search.sql import REMOVED
from data.tables import Row
from data.text.terms import Term, terms

KINDS = {"statements": "passage_", "counts": "passage_", "events": "", "framings": ""}  # tables searched, and the columns of their words
SCHEMA = {
    "raw_postings": {"form": pa.string(), "passage": pa.int64(), "position": pa.int64()},
    "raw_keys": {"key": pa.string(), "form": pa.string()},
    "names": {"name": pa.string(), "key": pa.string()},
    "raw_passages": {
        "n": pa.int64(), "article": pa.string(), "paragraph": pa.int64(), "kind": pa.string(),
        "start": pa.int64(), "stop": pa.int64(),
    },
    "finding_places": {"kind": pa.string(), "id": pa.string(), "passage": pa.int64(), "first": pa.int64(), "last": pa.int64()},
}  # fmt: skip
SURNAME = 4  # letters of a Latin surname that stands for the whole name
DERIVED = (
    """CREATE TABLE terms AS SELECT row_number() OVER (ORDER BY form) AS n, form, uses
    FROM (SELECT form, count(*) AS uses FROM raw_postings GROUP BY form) AS forms ORDER BY form""",
    """CREATE TABLE keys AS SELECT DISTINCT key, terms.n AS term
    FROM raw_keys JOIN terms ON terms.form = raw_keys.form ORDER BY key, term""",
    """CREATE TABLE postings AS SELECT terms.n AS term, passage, position
    FROM raw_postings JOIN terms ON terms.form = raw_postings.form ORDER BY term, passage, position""",
    # an article is a number where a search counts: a hundred thousand names cost four times as much
    """CREATE TABLE passages AS SELECT raw_passages.*, articles.n AS article_n
    FROM raw_passages JOIN articles ON articles.id = raw_passages.article ORDER BY raw_passages.n""",
    "DROP TABLE raw_postings",
    "DROP TABLE raw_passages",
    "DROP TABLE raw_keys",
)
Words = tuple[list[int], list[int], list[int], list[int]]  # of one article: starts, stops, positions, passages of its words


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables, empty."""
    for name, columns in SCHEMA.items():
        connection.register("incoming", pa.Table.from_pylist([], schema=pa.schema(list(columns.items()))))
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
        connection.unregister("incoming")


@dataclass(frozen=True)
class Indexed:
    """One article as the index takes it; ``findings`` by table."""

    article: str
    text: str
    paragraphs: list[Row]
    mentions: list[Row]
    removed: list[Row]
    findings: Mapping[str, list[Row]]


@dataclass
class Index:
    """Fills the tables article by article; what it keeps grows with the words of a language and a story's names, not with its articles."""

    connection: duckdb.DuckDBPyConnection
    names: Mapping[tuple[str, str], str]  # (actor, folded form) → key
    lists: Mapping[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: spelled_lists(()))
    passage: int = 0
    _seen: set[str] = field(default_factory=set)

    def add(self, articles: Iterable[Indexed]) -> None:
        rows: dict[str, list[Row]] = defaultdict(list)
        for one in articles:
            words = self._article(rows, one.text, one.paragraphs)
            self._mentions(rows, words, one.mentions)
            for number, line in enumerate(one.removed):
                place = {"article": one.article, "paragraph": number, "kind": REMOVED, "start": line["at"], "stop": line["at"]}
                self._passage(rows, place, line["text"])
            for kind, stem in KINDS.items():
                rows["finding_places"] += _places(kind, stem, one.findings.get(kind, []), words)
        for name, made in rows.items():
            self._insert(name, made)

    def finish(self, names: Mapping[str, str]) -> None:
        """The tables that stand on all of it; ``names``: folded name → key."""
        spelled = {" ".join(words): key for lists in self.lists.values() for words, key in lists}
        self._insert("names", [{"name": name, "key": key} for name, key in sorted((spelled | dict(names)).items())])
        marked = sorted({*names.values(), *spelled.values()})
        self._insert("raw_keys", [{"key": key, "form": key} for key in marked])
        for sql in DERIVED:
            self.connection.execute(sql)

    def _article(self, rows: dict[str, list[Row]], text: str, paragraphs: list[Row]) -> Words:
        starts, stops, positions, passages = [], [], [], []
        for paragraph in paragraphs:
            place = {key: paragraph[key] for key in ("article", "kind", "start", "stop")} | {"paragraph": paragraph["n"]}
            number = self.passage
            for at, term in enumerate(self._passage(rows, place, text[paragraph["start"] : paragraph["stop"]])):
                starts.append(paragraph["start"] + term.start)
                stops.append(paragraph["start"] + term.stop)
                positions.append(at)
                passages.append(number)
        return starts, stops, positions, passages

    def _passage(self, rows: dict[str, list[Row]], place: Row, text: str) -> list[Term]:
        """One passage's words, numbered."""
        found = terms(text)
        rows["raw_passages"].append(place | {"n": self.passage})
        for at, term in enumerate(found):
            rows["raw_postings"].append({"form": term.form, "passage": self.passage, "position": at})
        self._keys(rows, found)
        self._spelled(rows, found)
        self.passage += 1
        return found

    def _keys(self, rows: dict[str, list[Row]], found: list[Term]) -> None:
        for term in found:
            for stem in term.stems:
                if (pair := f"{stem} {term.form}") not in self._seen:
                    self._seen.add(pair)
                    rows["raw_keys"].append({"key": stem, "form": term.form})

    def _spelled(self, rows: dict[str, list[Row]], found: list[Term]) -> None:
        """Places of names that a list spells in several ways: «ألماتي», «ألما آتا»."""
        for at, term in enumerate(found):
            for start in {term.form, *term.stems}:
                for words, key in self.lists.get(start, ()):
                    if words[1:] == tuple(other.form for other in found[at + 1 : at + len(words)]):
                        rows["raw_postings"].append({"form": key, "passage": self.passage, "position": at})
                        break
                else:
                    continue
                break

    def _mentions(self, rows: dict[str, list[Row]], words: Words, mentions: list[Row]) -> None:
        starts, _, positions, passages = words
        for mention in mentions:
            key = self.names.get((mention["actor"], name_key(mention["form"]))) if mention["basis"] == "name" else None
            at = bisect_right(starts, mention["start"]) - 1
            if key and at >= 0:
                rows["raw_postings"].append({"form": key, "passage": passages[at], "position": positions[at]})

    def _insert(self, name: str, rows: list[Row]) -> None:
        if rows:
            self.connection.register("incoming", pa.Table.from_pylist(rows, schema=pa.schema(list(SCHEMA[name].items()))))
            self.connection.execute(f"INSERT INTO {name} SELECT * FROM incoming")
            self.connection.unregister("incoming")


def _places(kind: str, stem: str, findings: list[Row], words: Words) -> Iterator[Row]:
    """Where each finding's words stand, a row a passage they touch."""
    starts, stops, positions, passages = words
    for row in findings:
        first = bisect_right(stops, row[f"{stem}start"])
        last = bisect_right(starts, row[f"{stem}stop"] - 1)
        name = row["id"] if "id" in row else f"{row['article']}:{row['start']}"
        touched: dict[int, list[int]] = defaultdict(list)
        for at in range(first, last):
            touched[passages[at]].append(positions[at])
        for passage, found in touched.items():
            yield {"kind": kind, "id": name, "passage": passage, "first": found[0], "last": found[-1]}


def spelled_lists(story: Iterable[Iterable[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → (words, key) of each name that the word list, or the story, spells in several ways; longest first."""
    lists: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for number, names in enumerate([*table("spellings")["same"], *story]):
        for name in names:
            words = tuple(term.form for term in terms(name))
            lists[words[0]].append((words, f"@~{number}"))
    return {first: sorted(found, key=lambda one: -len(one[0])) for first, found in lists.items()}


def name_keys(actors: Iterable[Row], forms: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(actor, folded form) → key: a person's names are all one; of others those that are spellings of each other, «موسكو» not «روسيا»."""
    told: dict[str, set[str]] = defaultdict(set)
    for bearer, form in forms:
        told[bearer].add(name_key(form))
    keys: dict[tuple[str, str], str] = {}
    for actor in actors:
        id, person = str(actor["id"]), actor["kind"] == "person"
        names = [name_key(name) for name in (actor["name_ar"], actor["name_en"], *actor["aliases"]) if name]
        groups: list[str] = []
        for name in dict.fromkeys([*names, *sorted(told[id])]):
            if not (near := next((one for one in groups if close(one, name)), "")):
                groups.append(near := name)
            keys[id, name] = f"@{id}" if person else f"@{id}/{near}"
    return keys


def by_name(keys: Mapping[tuple[str, str], str], actors: Iterable[Row]) -> dict[str, str]:
    """Folded name → key; a name that two actors bear leads to neither."""
    found: dict[str, set[str]] = defaultdict(set)
    for (_, name), key in keys.items():
        found[name].add(key)
    for actor in actors:
        surname = name_key(actor["name_en"] or "").split(" ")[-1]
        if actor["kind"] == "person" and surname.isascii() and len(surname) >= SURNAME:
            found[surname].add(f"@{actor['id']}")
    return {name: next(iter(all_)) for name, all_ in found.items() if len(all_) == 1}
