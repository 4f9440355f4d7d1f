"""What a briefing says: the view's figures, differences, events and statements, bounded, each with the notes that prove it.

Read from the view a page is drawn from; words of articles through ``data/texts.py`` alone, so a story of passages only gives no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from components.charts.count_words import quantity, thing
from components.export.briefing_notes import Notes, exact
from components.export.card import day_of, stance_words
from components.html.bits import Row, begun, days_of, link_note, rollup
from components.html.differences import linked
from data.contrast import poles
from data.count_claims import Claim, Group
from data.count_groups import groups
from data.view import View

One = TypeVar("One")
MOST_FIGURES, MOST_SEVERAL, MOST_EVENTS, MOST_STATEMENTS = 12, 3, 14, 30
MOST_SIDES, MOST_OF_CLAIM, MOST_LISTED = 3, 3, 8
LAST = "other"  # numbers of anything else lead nothing


@dataclass(frozen=True)
class Listed(Generic[One]):
    """The first of some things, and how many there are."""

    shown: tuple[One, ...]
    total: int


@dataclass(frozen=True)
class Figure:
    """A number as somebody gave it: words for each column, and notes."""

    cells: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Told:
    """Words of an article (right to left in any language), who or what they are of, and a quieter line."""

    head: str
    about: str
    words: str
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Apart:
    """What accounts differ on, in how many ways, and the sides."""

    title: str
    between: str
    sides: tuple[Told, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Briefing:
    figures: Listed[Figure]
    apart: tuple[Apart, ...]
    events: Listed[Told]
    statements: Listed[Told]
    notes: Notes


def briefing(view: View, base: str) -> Briefing:
    """``base``: the first page's full address, for the notes' links; "" where it is not known."""
    notes = Notes(view, base)
    return Briefing(_figures(view, notes), tuple(_apart(view, notes)), _events(view, notes), _statements(view, notes), notes)


# --- figures ---


def _figures(view: View, notes: Notes) -> Listed[Figure]:
    found = sorted(groups(view), key=lambda group: group.measure == LAST)
    claims = [(group, claim) for group in found for claim in group.claims if claim.number]
    return Listed(tuple(_figure(view, notes, group, claim) for group, claim in claims[:MOST_FIGURES]), len(claims))


def _figure(view: View, notes: Notes, group: Group, claim: Claim) -> Figure:
    words = view.words
    own = words("common.article_voice")
    sources = view.words.join(view.name(source) if source else own for source in claim.sources[:MOST_SIDES])
    whom = words("counts.or").join(claim.whom[:MOST_SIDES])
    what = thing(group, words) if not whom or whom in thing(group, words) else f"{thing(group, words)}: {whom}"
    day = words.listed(f"{words.day_range(first, last, year=False)} ({words.basis(basis)})" for first, last, basis in claim.said[:2])
    status = words.label("status", claim.status)
    cells = (quantity(claim, words), what, sources, day or words("common.undated"), status)
    return Figure(cells, _of(notes, claim.rows))


def _of(notes: Notes, rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple(sorted({notes.number(row) for row in list(rows)[:MOST_OF_CLAIM]}))


# --- where accounts differ ---


def _apart(view: View, notes: Notes) -> Iterable[Apart]:
    yield from _several(view, notes)
    for kind in ("date_conflict", "tension"):
        for link, members in linked(view, kind)[0]:
            if len(members) > 1:
                yield _sides(view, notes, link, poles(link["object"], members) if kind == "tension" else members[:MOST_SIDES])


def _several(view: View, notes: Notes) -> Iterable[Apart]:
    """Things counted for which there is more than one number, those with most first."""
    found = [group for group in groups(view) if group.measure != LAST and len(group.numbers) > 1]
    for group in sorted(found, key=lambda group: (-len(group.numbers), group.measure))[:MOST_SEVERAL]:
        listed = group.numbers[:MOST_LISTED]
        told = " / ".join(_standing(view, claim) for claim in listed)
        more = f" ({view.words('common.more', n=len(group.numbers) - len(listed))})" if len(group.numbers) > len(listed) else ""
        notes_of = tuple(sorted({notes.number(claim.first) for claim in listed}))
        yield Apart(begun(view.words("briefing.several", measure=thing(group, view.words))), told + more, notes=notes_of)


def _standing(view: View, claim: Claim) -> str:
    number = quantity(claim, view.words)
    return number if claim.stands else f"{number} ({view.words.label('status', claim.status)})"


def _sides(view: View, notes: Notes, link: Row, rows: Iterable[Row]) -> Apart:
    rows = list(rows)
    name = link_note(view, link) or link["object"]
    days = dict.fromkeys(_day(view, row) for row in rows)
    return Apart(begun(name), " / ".join(days), tuple(_side(view, notes, row) for row in rows))


def _side(view: View, notes: Notes, row: Row) -> Told:
    event = "kind" in row
    who = "" if event else _who(view, row)
    return Told(_day(view, row) if event else who, "" if event else _day(view, row), exact(view, row), (notes.number(row),))


# --- events, statements ---


def _events(view: View, notes: Notes) -> Listed[Told]:
    rows = view.some("events", "TRUE", (), MOST_EVENTS)
    shown = tuple(Told(_event(view, row), day_of(view, row, ""), "", (notes.number(row),)) for row in rows)
    return Listed(shown, view.shown("events"))


def _event(view: View, row: Row) -> str:
    """Its title; the article's words where it has none in this language."""
    return (row["title_en"] if view.lang == "en" else row["title_ar"]) or exact(view, row)


def _statements(view: View, notes: Notes) -> Listed[Told]:
    shown = view.some("statements", "TRUE", (), MOST_STATEMENTS, newest=True)
    held = view.stances_for(row["id"] for row in shown)
    return Listed(tuple(_statement(view, notes, row, held[row["id"]]) for row in shown), view.shown("statements"))


def _statement(view: View, notes: Notes, row: Row, held: Iterable[Row]) -> Told:
    held = [one for one in held if one["value"] != "none"]
    stances = dict.fromkeys(stance_words(view, one) for one in held)
    told = (day_of(view, row, "said_"), *stances, "" if row["verdict"] else view.words("common.automatic"))
    above = rollup(view, row["speaker"])
    head = view.name(row["speaker"]) + (f" ({above})" if above else "")
    return Told(head, " · ".join(part for part in told if part), exact(view, row), (notes.number(row),))


def _who(view: View, row: Row) -> str:
    actor = row.get("speaker") or row.get("source")
    return view.name(actor) if actor or "speaker" in row else view.words("common.article_voice")


def _day(view: View, row: Row) -> str:
    return view.words.day_range(*days_of(row), year=False)
