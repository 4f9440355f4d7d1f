"""What a story's articles tell: each figure, event and utterance with the findings that say it, joined where the story links them.

A fact is told of the whole story: what only one article has does not depend on the reader's filters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from data.groups import Groups
from data.lexicons import table
from data.link_statements import objects
from data.model import Measure
from data.records import Records
from data.store.engine import Engine
from data.text.fold import folded

KINDS = ("figure", "event", "statement")
MEASURES = [measure.value for measure in Measure]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Fact:
    """``joined``: how its findings belong together (fact, date_conflict, utterance, side, same, speaker); None where it is one finding."""

    kind: str
    id: str
    rows: tuple[Row, ...]
    joined: str | None = None
    ar: str = ""
    en: str = ""

    @cached_property
    def articles(self) -> dict[str, list[Row]]:
        """Its findings by article."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row["article"], []).append(row)
        return found

    @property
    def single(self) -> bool:
        """Told by one article only."""
        return len(self.articles) == 1


MOST_KEPT = 8  # choices of articles
_made: WeakKeyDictionary[Engine, dict[tuple[str, ...], tuple[Fact, ...]]] = WeakKeyDictionary()  # as long as a story's tables


def facts(story: Records) -> tuple[Fact, ...]:
    """Every fact of the story, or of the articles looked at: figures, events, statements; of each kind those of most articles first."""
    kept = _made.setdefault(story.engine, {})
    if story.within not in kept:
        found = _facts(story)
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)), None)
        kept[story.within] = found
    return kept[story.within]


def _facts(story: Records) -> tuple[Fact, ...]:
    counts, events, statements = (_all(story, name) for name in ("counts", "events", "statements"))
    carrying = {row["statement"] for row in counts if row["statement"]}
    lead = Lead(_heard_once(statements), {row["statement"] for row in _all(story, "stances") if row["value"] != "none"}, carrying)
    return (
        *sorted(_figures(story, counts), key=_figure_order),
        *sorted(_events(story, events), key=lambda fact: (-len(fact.articles), _day(fact.rows[0], "first"), fact.id)),
        *sorted(_statements(story, statements, counts), key=lambda fact: _statement_order(fact, lead)),
    )


def origins(fact: Fact, shared: Mapping[str, Sequence[Row]]) -> int:
    """From how many origins the fact's articles have it; ``shared``: the shared passages by article."""
    told: dict[str, set[str]] = defaultdict(set)
    for row in fact.rows:
        for passage in shared.get(row["article"], ()):
            if passage["start"] < row["stop"] and row["start"] < passage["stop"]:
                told[passage["origin"]].add(row["article"])
    pairs = [(min(articles), other) for articles in told.values() for other in sorted(articles) if len(articles) > 1]
    groups = Groups(pair for pair in pairs if pair[0] != pair[1]).lists()
    return len(fact.articles) - sum(len(group) - 1 for group in groups)


# Figures ---------------------------------------------------------------------------------------------------------------------


def _figures(story: Records, counts: Sequence[Row]) -> list[Fact]:
    """By link; then the same number of one article, and words without a number («عشرات») of one measure."""
    by_id = {row["id"]: row for row in counts}
    made, taken = _linked(story, "figure", ("fact",), by_id)
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in counts:
        if row["id"] not in taken:
            alike[_same_figure(row)].append(row)
    return [*made, *(Fact("figure", rows[0]["id"], tuple(rows), "same" if len(rows) > 1 else None) for rows in alike.values())]


def _same_figure(row: Row) -> tuple[Any, ...]:
    if row["value"] is None and row["low"] is None and row["high"] is None:
        return row["measure"], row["bound"]
    return row["article"], row["measure"], row["value"], row["low"], row["high"], row["status"], row["source"], folded(row["unit"] or "")


def _figure_order(fact: Fact) -> tuple[Any, ...]:
    row = fact.rows[0]
    value = next((row[key] for key in ("value", "low", "high") if row[key] is not None), None)
    measure = MEASURES.index(row["measure"]) if row["measure"] in MEASURES else len(MEASURES)
    return -len(fact.articles), measure, value is None, -(value or 0), fact.id


# Events ----------------------------------------------------------------------------------------------------------------------


def _events(story: Records, events: Sequence[Row]) -> list[Fact]:
    """By link: one event, on one day or told of two."""
    by_id = {row["id"]: row for row in events}
    made, taken = _linked(story, "event", ("fact", "date_conflict"), by_id)
    return [*made, *(Fact("event", row["id"], (row,)) for row in events if row["id"] not in taken)]


# Statements ------------------------------------------------------------------------------------------------------------------


def _statements(story: Records, statements: Sequence[Row], counts: Sequence[Row]) -> list[Fact]:
    """Each side of what statements pull apart on, then utterances of several articles, then all others alone."""
    by_id = {row["id"]: row for row in statements}
    made = list(_sides(story, by_id))
    taken = {row["id"] for fact in made for row in fact.rows}
    said, told = _linked(story, "statement", ("utterance",), by_id)
    made += [fact for fact in said if not {row["id"] for row in fact.rows} <= taken]
    taken |= told | _figures_only(statements, counts)
    return [*made, *_alone([row for row in statements if row["id"] not in taken], _heard_once(statements))]


def _figures_only(statements: Sequence[Row], counts: Sequence[Row]) -> set[str]:
    """Statements that are little more than figures: they stand among those."""
    placed: dict[str, list[Row]] = defaultdict(list)
    for count in counts:
        placed[count["article"]].append(count)
    found = set()
    for row in statements:
        shares = [min(row["stop"], one["stop"]) - max(row["start"], one["start"]) for one in placed[row["article"]]]
        if 2 * sum(share for share in shares if share > 0) >= row["stop"] - row["start"]:
            found.add(row["id"])
    return found


def _alone(statements: Iterable[Row], once: set[str]) -> Iterable[Fact]:
    """Statements of one article each; all that a speaker says whom no other article has is one fact."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in statements:
        groups[row["speaker"] if row["speaker"] in once else row["id"]].append(row)
    for key, rows in groups.items():
        mine = tuple(sorted(rows, key=lambda row: (row["article"], row["start"])))
        yield Fact("statement", mine[0]["id"], mine, "speaker" if key in once else None)


def _sides(story: Records, by_id: Mapping[str, Row]) -> Iterable[Fact]:
    linked, things = story.linked("tension"), {thing.id: thing for thing in objects()}
    twins = {id: ids for ids in story.linked("utterance").values() for id in ids}
    for link in story.links("tension").to_dict("records"):
        thing = things.get(link["object"])
        if thing is None:
            continue
        ids = dict.fromkeys(twin for id in linked.get(link["id"], ()) for twin in (id, *twins.get(id, ())))
        sided = [(row, thing.side(_plain(row))) for row in (by_id[id] for id in ids if id in by_id)]
        for side, ar, en in _names(thing.id):
            mine = tuple(row for row, found in sided if found == side)
            if mine:
                yield Fact("statement", f"{link['id']}-{side}", mine, "side", f"{link['note_ar']}: {ar}", f"{link['note_en']}: {en}")


def _plain(row: Row) -> str:
    """The words without marks, which stand around one of them in one article and not in another."""
    return folded(row["text"]).replace('"', "")


def _names(object_: str) -> list[tuple[str, str, str]]:
    found = [entry["side"] for entry in table("tensions")["object"] if entry["id"] == object_]
    return [(side["id"], side["ar"], side["en"]) for sides in found for side in sides]


def _heard_once(statements: Sequence[Row]) -> set[str]:
    heard: dict[str, set[str]] = defaultdict(set)
    for row in statements:
        if row["speaker"]:
            heard[row["speaker"]].add(row["article"])
    return {speaker for speaker, articles in heard.items() if len(articles) == 1}


@dataclass(frozen=True)
class Lead:
    """What puts a statement before others."""

    once: set[str]  # speakers whom one article alone lets speak
    telling: set[str]  # statements that take a stance
    carrying: set[str]  # statements that already stand among the figures


def _statement_order(fact: Fact, lead: Lead) -> tuple[Any, ...]:
    """Of single ones: first the speakers no other article has, those who take a stance before those who inform; figures last."""
    row = fact.rows[0]
    telling = any(one["id"] in lead.telling for one in fact.rows)
    weight = (all(one["id"] in lead.carrying for one in fact.rows), row["speaker"] not in lead.once, not telling)
    return -len(fact.articles), *weight, _day(row, "said_first"), row["article"], row["start"]


# Common ----------------------------------------------------------------------------------------------------------------------


def _linked(story: Records, kind: str, links: Sequence[str], by_id: Mapping[str, Row]) -> tuple[list[Fact], set[str]]:
    """Facts of linked findings of several articles, and the ids they hold; findings that two links join are one fact."""
    notes: dict[str, Row] = {}
    of: dict[str, tuple[str, str]] = {}
    pairs: list[tuple[str, str]] = []
    for name in links:
        notes |= {row["id"]: row for row in story.links(name).to_dict("records")}
        for link, ids in story.linked(name).items():
            known = [id for id in ids if id in by_id]
            pairs += [(known[0], other) for other in known[1:]] if known else []
            of |= dict.fromkeys(known, (name, link))
    made = []
    for group in Groups(pairs).lists():
        rows = tuple(sorted((by_id[id] for id in group), key=lambda row: (row["article"], row["start"])))
        name, link = max((of[row["id"]] for row in rows), key=lambda one: links.index(one[0]))
        made.append(Fact(kind, link, rows, name, notes[link]["note_ar"] or "", notes[link]["note_en"] or ""))
    return made, {row["id"] for fact in made for row in fact.rows}


def _all(story: Records, name: str) -> list[Row]:
    return [*story.all_rows(name)]


def _day(row: Row, column: str) -> date:
    return row[column] or date.max
