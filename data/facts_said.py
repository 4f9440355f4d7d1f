"""Statements as facts: sides of what pulls apart, utterances of several articles, and what one article alone lets somebody say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.fact import Fact, Row, day_of, linked
from data.lexicons import table
from data.link_statements import objects
from data.records import Records
from data.text.fold import folded


def statements_told(story: Records, statements: Sequence[Row], counts: Sequence[Row]) -> list[Fact]:
    """Each side of what statements pull apart on, then utterances of several articles, then all others alone."""
    by_id = {row["id"]: row for row in statements}
    made = list(_sides(story, by_id))
    taken = {row["id"] for fact in made for row in fact.rows}
    said, told = linked(story, "statement", ("utterance",), by_id)
    made += [fact for fact in said if not {row["id"] for row in fact.rows} <= taken]
    taken |= told | _figures_only(statements, counts)
    return [*made, *_alone([row for row in statements if row["id"] not in taken], heard_once(statements))]


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
    for link in story.links("tension"):
        thing = things.get(link["object"])
        if thing is None:
            continue
        ids = dict.fromkeys(twin for id in linked.get(link["id"], ()) for twin in (id, *twins.get(id, ())))
        sided = [(row, thing.side(_plain(row))) for row in (by_id[id] for id in ids if id in by_id)]
        for side, ar, en in _names(thing.id):
            mine = tuple(row for row, found in sided if found == side)
            if mine:
                yield Fact("statement", f"{link['id']}-{side}", mine, "side", _named(link["note_ar"], ar), _named(link["note_en"], en))


def _plain(row: Row) -> str:
    """The words without marks, which stand around one of them in one article and not in another."""
    return folded(row["text"]).replace('"', "")


def _names(object_: str) -> list[tuple[str, str, str]]:
    found = [entry["side"] for entry in table("tensions")["object"] if entry["id"] == object_]
    return [(side["id"], side["ar"], side["en"]) for sides in found for side in sides]


def heard_once(statements: Sequence[Row]) -> set[str]:
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


def statement_order(fact: Fact, lead: Lead) -> tuple[Any, ...]:
    """Of single ones: first the speakers no other article has, those who take a stance before those who inform; figures last."""
    row = fact.rows[0]
    telling = any(one["id"] in lead.telling for one in fact.rows)
    weight = (all(one["id"] in lead.carrying for one in fact.rows), row["speaker"] not in lead.once, not telling)
    return -len(fact.articles), *weight, day_of(row, "said_first"), row["article"], row["start"]


def _named(matter: str, side: str) -> str:
    """«هل انتهى الأمر؟ الوضع تحت السيطرة»، «استخدام القوة: أمر بإطلاق النار»."""
    return f"{matter}{'' if matter.endswith(('؟', '?')) else ':'} {side}"
