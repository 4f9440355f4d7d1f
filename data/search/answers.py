"""A search as a page shows it: articles with their snippets, the forms that matched, what else they share, near spellings."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data import choices
from data.model import Span
from data.search import find
from data.search.marks import spans
from data.search.query import Clause, Query
from data.search.sql import REMOVED
from data.tables import Row
from data.text.fold import folded
from data.view import View

PER_PAGE, SNIPPETS, FORMS, FACETS = 10, 3, 12, 8
SOUGHT = 200  # actors or outlets whose names hold what is typed
BEFORE, AFTER = 90, 190  # characters of a snippet around its first hit


@dataclass(frozen=True)
class Snippet:
    """Words of an article, or of a line removed from it (``removed``: why), with the hits in them."""

    text: str
    marks: tuple[Span, ...]  # in ``text``
    place: Span | None  # of the first hit in the article; None in a removed line
    removed: str | None = None


@dataclass(frozen=True)
class Group:
    article: str
    hits: int
    outside: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True)
class Answer:
    query: Query
    found: find.Results
    groups: tuple[Group, ...]
    page: int
    pages: int
    forms: tuple[tuple[str, tuple[Row, ...]], ...]  # clause as typed → the words that match it


def asked(view: View) -> find.Asked:
    """The view's words, looked for in the articles that its other filters leave."""
    where, values = view.selection.without("words").clause("articles")
    return find.Asked(view.selection.query(view.store.names), where, tuple(values))


def answer(view: View) -> Answer:
    """The page of results an address means; a page beyond the last is the first."""
    wanted = asked(view)
    page = int(view.place.get("page") or 1)
    found = find.search(view.engine, wanted, page, PER_PAGE)
    pages = max(1, -(-found.articles // PER_PAGE))
    page = page if page <= pages else 1  # a page beyond the last is the first
    groups = tuple(_group(view, wanted, row) for row in found.rows)
    forms = tuple((clause.text, tuple(_forms(view, clause))) for clause in wanted.query.wanted if len(clause.words) == 1 or clause.name)
    return Answer(wanted.query, found, groups, page, pages, forms if found.articles else ())


def _group(view: View, wanted: find.Asked, row: Row) -> Group:
    article = row["article"]
    places = find.passages(view.engine, wanted, article, SNIPPETS)
    snippets = tuple(filter(None, (_snippet(view, article, place) for place in places)))
    return Group(article, int(row["hits"]), int(row["outside"]), snippets)


def _snippet(view: View, article: str, place: Row) -> Snippet | None:
    """The words around the first hit of a passage; none where only a name not written there led to it."""
    if place["kind"] == REMOVED:
        line = view.removed(article)[place["paragraph"]]
        words = str(line["text"])  # none of a story that shows passages only
        return _cut(words, spans(words, view.selection.query(view.store.names)), 0, line["reason"]) if words else None
    here = Span(place["start"], place["stop"])
    hits = [hit for hit in view.hits(article) if here.start <= hit.start < here.stop]
    here = next((one for one in view.shown_of(article) or () if hits and one.holds(hits[0])), here)  # of a story of passages: what it shows
    marks = [Span(hit.start - here.start, hit.stop - here.start) for hit in hits if here.holds(hit)]
    return _cut(here.of(view.text(article)), marks, here.start, None) if marks else None


def _cut(text: str, marks: list[Span], at: int, removed: str | None) -> Snippet:
    first = marks[0] if marks else Span(0, 0)
    start = max(first.start - BEFORE, 0)
    start = text.find(" ", start, first.start) + 1 if start else 0
    stop = text.rfind(" ", first.stop, first.stop + AFTER) if len(text) > first.stop + AFTER else len(text)
    stop = max(stop, first.stop)
    words = ("…" if start else "") + text[start:stop] + ("…" if stop < len(text) else "")
    shift = (1 if start else 0) - start
    inside = tuple(Span(mark.start + shift, mark.stop + shift) for mark in marks if start <= mark.start and mark.stop <= stop)
    return Snippet(words, inside, None if removed else Span(at + first.start, at + first.stop), removed)


def _forms(view: View, clause: Clause) -> Iterator[Row]:
    """The words a clause matches as they are written; of a name, its spellings too."""
    told: set[str] = set()
    spelled = find.spellings(view.engine, clause.name, FORMS) if clause.name else []
    written = find.forms(view.engine, replace(clause, name=None), FORMS) if len(clause.words) == 1 else []
    for row in [*spelled, *written]:
        if (form := folded(row["form"])) not in told:
            told.add(form)
            yield row


def facets(view: View, found: find.Results) -> dict[str, list[Row]]:
    """By outlet, month and actor: how many of the articles found; of outlets and actors those named as the address asks."""
    wanted, typed = asked(view), view.place.get("among", "")
    named = {"outlet": choices.outlets, "actor": choices.actors} if typed else {}
    made = {kind: find.Facet(kind, named[kind](view.store, typed, SOUGHT) if kind in named else None) for kind in find.FACETS}
    rows = {kind: find.facet(view.engine, wanted, one, FACETS, apart=found.apart) for kind, one in made.items()}
    return rows | {"month": sorted(rows["month"], key=lambda row: (row["value"] is None, row["value"]))}  # the fullest, in their order


def near(view: View) -> list[tuple[str, str]]:
    """(as typed, as the story spells something like it) for each word that was not found."""
    query = view.selection.query(view.store.names)
    made = []
    for clause in query.wanted:
        if len(clause.words) == 1 and not find.search(view.engine, find.Asked(Query((clause,))), 1, 1).articles:
            typed = clause.words[0].form
            made += [(typed, form) for form in find.near(view.engine, typed)]
    return made


def month(value: int) -> tuple[date, date]:
    """202201 → its first and last day."""
    year, number = divmod(int(value), 100)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])
