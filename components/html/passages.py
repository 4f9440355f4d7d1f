"""What stands where in an article: its marks, the passages to step through, what lies at one passage and elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from components.html import bits
from components.html.bits import Row
from components.html.desk import SWITCHES, TABLES, Desk, rows_of
from components.html.marks import Mark, snapped
from data import quoted
from data.model import Span
from data.view import View

MOST_HITS = 500
Make = Callable[[View, Desk, str], Iterator[Mark]]


def marks(view: View, desk: Desk, article: str) -> list[Mark]:
    """Every mark of an article that is switched on, and the linked passage."""
    text = view.text(article)
    shown = view.shown_of(article)
    made = [mark for kind in SWITCHES if kind not in desk.hide for mark in MAKERS[kind](view, desk, article)]
    found = made if shown is None else [mark for mark in made if any(mark.span.overlaps(one) for one in shown)]
    here = desk.at if article == desk.read else counterpart(view, desk)
    return [*found, Mark(snapped(text, here), "here")] if here else found


def _link(view: View, desk: Desk, article: str, span: Span) -> str:
    if article == desk.read:
        return desk.address(view, at=span)
    return desk.address(view, read=article, at=span, beside=desk.read)


def _findings(kind: str) -> Make:
    def make(view: View, desk: Desk, article: str) -> Iterator[Mark]:
        for row in rows_of(view, TABLES[kind], article):
            span = Span(row["start"], row["stop"])
            yield Mark(span, kind, _link(view, desk, article, span), _says(view, row, kind))

    return make


def _says(view: View, row: Row, kind: str) -> str:
    if kind == "statement":
        return f"{view.name(row['speaker'])}: {view.words.label('cue_class', row['cue_class'])}"
    if kind == "count":
        return " · ".join(filter(None, (view.words.label("measure", row["measure"]), view.words.label("status", row["status"]))))
    return str(row[f"title_{view.lang}"] or row["title_ar"] or bits.event_kind(view, row["kind"]))


def _actors(view: View, desk: Desk, article: str) -> Iterator[Mark]:
    for row in rows_of(view, "mentions", article):
        span, above = Span(row["start"], row["stop"]), bits.rollup(view, row["actor"])
        yield Mark(span, "actor", _link(view, desk, article, span), view.name(row["actor"]) + (f" ({above})" if above else ""))


def _days(view: View, desk: Desk, article: str) -> Iterator[Mark]:
    for row in rows_of(view, "days", article):
        if row["start"] is not None:
            span = Span(row["start"], row["stop"])
            says = f"{view.words.day_range(row['first'], row['last'])} · {view.words.basis(row['basis'])}"
            yield Mark(span, "day", _link(view, desk, article, span), says)


def _hits(view: View, desk: Desk, article: str) -> Iterator[Mark]:
    """Where the words searched for stand, however they are spelled."""
    for span in view.hits(article)[:MOST_HITS]:
        yield Mark(span, "hit", _link(view, desk, article, span), view.words("reading.mark.hit"))


def _shared(view: View, desk: Desk, article: str) -> Iterator[Mark]:
    """Words that both panes have alike; a click puts the other pane's first."""
    other = desk.beside if article == desk.read else desk.read
    if desk.beside is None or other is None:
        return
    says = view.words("reading.shared_with", article=view.article_label(other))
    for span, _ in twins(view, article, other):
        yield Mark(span, "shared", _link(view, desk, article, span), says)


MAKERS: dict[str, Make] = {
    "statement": _findings("statement"), "count": _findings("count"), "event": _findings("event"),
    "actor": _actors, "day": _days, "hit": _hits, "shared": _shared,
}  # fmt: skip


def counterpart(view: View, desk: Desk) -> Span | None:
    """Where the other pane says the same as the linked passage: the very words, a finding the story links, else the shared words around."""
    if desk.at is None or desk.beside is None:
        return None
    shared = twins(view, desk.read, desk.beside)
    exact = [other for own, other in shared if own == desk.at]
    linked = [row for row in related(view, desk) if row["article"] == desk.beside and row.get("start") is not None]
    found = exact or [Span(row["start"], row["stop"]) for row in linked]
    found = found or [_within(view, desk, other) for own, other in shared if own.overlaps(desk.at)]
    return found[0] if found else None


def twins(view: View, article: str, other: str) -> list[tuple[Span, Span]]:
    """Words two articles share: their place in the one and in the other, in reading order."""
    passages = view.origins_of(article)
    rows = {name: [row for row in passages if row["article"] == name] for name in (article, other)}
    theirs = {row["origin"]: Span(row["start"], row["stop"]) for row in reversed(rows[other])}
    return sorted((Span(row["start"], row["stop"]), theirs[row["origin"]]) for row in rows[article] if row["origin"] in theirs)


def sharing(view: View, article: str, at: Span | None = None) -> dict[str, int]:
    """Other articles with words of an article, or of a passage of it: how many shared passages."""
    shared = view.origins_of(article)
    own = {row["origin"] for row in shared if row["article"] == article and (at is None or at.overlaps(Span(row["start"], row["stop"])))}
    found = Counter(row["article"] for row in shared if row["origin"] in own and row["article"] != article)
    return {other: found[other] for other in view.store.articles.ordered(found)}


def _within(view: View, desk: Desk, twin: Span) -> Span:
    """The linked words themselves within a longer shared passage; the whole of it where they do not stand there."""
    inner, found = quoted.find(quoted.Quote(desk.at.of(view.text(desk.read)) if desk.at else ""), twin.of(view.text(desk.beside or "")))
    return Span(twin.start + inner.start, twin.start + inner.stop) if inner and found is quoted.Found.EXACT else twin


def related(view: View, desk: Desk) -> list[Row]:
    """Findings of other articles that the story links with what lies at the passage."""
    own = [row for row in at_passage(view, desk) if row.get("id")]
    rows = [member for row in own for link in view.links_of(row["id"]) for member in view.members(link["id"])]
    seen = {row["id"]: row for row in rows if row["article"] != desk.read}
    return list(seen.values())


def at_passage(view: View, desk: Desk, most: int = 4) -> list[Row]:
    """What lies at the linked passage, the closest fit first; each row has its ``kind_of``."""
    at = desk.at
    if at is None:
        return []
    rows: list[Row] = [{**row, "kind_of": kind} for kind, table in TABLES.items() for row in rows_of(view, table, desk.read)]
    rows += [{**row, "kind_of": "day"} for row in rows_of(view, "days", desk.read) if row["start"] is not None]
    rows += [{**row, "kind_of": "actor"} for row in rows_of(view, "mentions", desk.read)]
    near = [row for row in rows if Span(row["start"], row["stop"]).overlaps(at) and (row["kind_of"] in TABLES or _fits(row, at))]
    return sorted(near, key=lambda row: abs(row["start"] - at.start) + abs(row["stop"] - at.stop))[:most]


def _fits(row: Row, at: Span) -> bool:
    """A name or a date has a card of its own only where the link is to it."""
    return abs(int(row["start"]) - at.start) + abs(int(row["stop"]) - at.stop) <= 3


def steps(view: View, desk: Desk) -> list[Span]:
    """Passages of the article one can step through, in reading order."""
    rows = [row for kind, table in TABLES.items() if kind not in desk.hide for row in rows_of(view, table, desk.read)]
    return sorted({Span(row["start"], row["stop"]) for row in rows})


def neighbours(spans: list[Span], at: Span | None) -> tuple[Span | None, Span | None]:
    """The passages before and after; without a place, the first."""
    if at is None:
        return None, spans[0] if spans else None
    return max((span for span in spans if span < at), default=None), min((span for span in spans if span > at), default=None)
