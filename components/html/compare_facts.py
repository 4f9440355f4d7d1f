"""Facts against articles: what each article says of a fact in its own words, and which say nothing of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from components.html import bits, cards, compare, pager
from components.html.bits import Row
from components.html.escape import Html, join, tag
from data.fact import Fact
from data.facts import KINDS, facts, origins
from data.view import View

SEVERAL, ALONE, REST = 8, 8, 40  # rows of one kind: of several articles, of one alone, and at most below the fold
CELLS = 300  # at most below all folds; with more the tables come in parts
PART = 12  # rows of one kind in a part
TABLES = {"figure": "counts", "event": "events", "statement": "statements"}
IN_CELL = 6
NOTHING = tag("td")
MOST_DAYS = 4  # that a row lists
QUOTED = re.compile("(«[^»]*»)")
Kinds = Mapping[str, Sequence[Fact]]


def page(view: View) -> Html:
    """The matrix of facts and articles, a table a kind."""
    articles = compare.columns(view)
    shown = _shown(view, {row["id"] for row in articles})
    if not shown:
        return compare.nothing(view, "facts.nothing")
    kinds = {kind: sorted((fact for fact in shown if fact.kind == kind), key=lambda fact: fact.single) for kind in KINDS}
    fit = _fit(kinds, min(len(articles), compare.COLUMNS))
    body = _folded(view, kinds, articles) if fit else _in_parts(view, kinds, articles)
    single, total = sum(fact.single for fact in shown), len(shown)
    title = view.words("compare.facts.title", single=view.words.number(single), total=view.words.number(total))
    if len(view.store.articles) == 1:
        title = view.words("compare.facts.one_article")
    return compare.section(view, title, view.words("compare.facts.note"), *body)


def _shown(view: View, articles: set[str]) -> list[Fact]:
    """The facts of which the filters leave a finding, in an article that is compared."""
    kept = {kind: view.ids(table) for kind, table in TABLES.items()}
    left = (fact for fact in facts(view) if not fact.ids.isdisjoint(kept[fact.kind]))
    return [fact for fact in left if any(row["id"] in kept[fact.kind] and row["article"] in articles for row in fact.rows)]


def _shared(view: View) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in view.origins():
        found.setdefault(row["article"], []).append(row)
    return found


def _split(found: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What stands above the fold, and what below."""
    several, alone = [fact for fact in found if not fact.single], [fact for fact in found if fact.single]
    return [*several[:SEVERAL], *alone[:ALONE]], [*several[SEVERAL:], *alone[ALONE:]]


def _fit(kinds: Kinds, columns: int) -> bool:
    """Whether folds hold all that does not stand above them."""
    rest = [len(_split(found)[1]) for found in kinds.values()]
    return max(rest) <= REST and sum(rest) * columns <= CELLS


def _folded(view: View, kinds: Kinds, articles: Sequence[Row]) -> list[Html | None]:
    """A table a kind, and below each the rest of its rows behind a word."""
    columns = compare.fullest(articles, Counter(row["article"] for found in kinds.values() for fact in found for row in fact.rows))
    made, shared = [compare.left_out(view, len(columns), len(articles))], _shared(view)
    for kind, found in kinds.items():
        first, rest = _split(found)
        main, more = (_table(view, kind, part, columns, shared) for part in (first, rest))
        made.append(compare.headed(_title(view, kind), main, compare.folded(view, len(rest), more)) if first else None)
    return made


def _in_parts(view: View, kinds: Kinds, articles: Sequence[Row]) -> list[Html | None]:
    """The part that the address names, of each kind so many rows; the articles of each table are those of its rows."""
    (here, last), shared = _here(view, kinds), _shared(view)
    made = [compare.in_parts(view, len(articles))]
    for kind, found in kinds.items():
        if part := found[(here - 1) * PART : here * PART]:
            some = view.words("overview.some", shown=view.words.number(len(part)), total=view.words.number(len(found)))
            title = join((_title(view, kind), " ", tag("small", some)))
            made.append(compare.headed(title, _table(view, kind, part, compare.holding(articles, _weight(part, articles)), shared)))
    return [*made, pager.ways(view, "compare", here, last)]


def _here(view: View, kinds: Kinds) -> tuple[int, int]:
    """The part, and how many there are; where the address names none, the one that has the fact it opens."""
    here, last = pager.place(view, max(map(len, kinds.values())), PART)
    opened = view.place.get("open")
    if not opened or view.place.get("page"):
        return here, last
    places = (n for found in kinds.values() for n, fact in enumerate(found) if any(row["id"] == opened for row in fact.rows))
    return next(places, 0) // PART + 1, last


def _weight(part: Sequence[Fact], articles: Sequence[Row]) -> dict[str, int]:
    """How many of the rows each article holds; before all others come those without which a row would be empty."""
    known = {row["id"] for row in articles}
    held = sorted(([id for id in fact.articles if id in known] for fact in part), key=len)
    weight = Counter(id for ids in held for id in ids)
    for ids in held:
        if all(weight[id] <= len(part) for id in ids):
            weight[max(ids, key=weight.__getitem__)] += len(part)
    return weight


def _title(view: View, kind: str) -> str:
    return view.words(f"compare.facts.kind.{kind}")


def _table(view: View, kind: str, found: Sequence[Fact], columns: Sequence[Row], shared: dict[str, list[Row]]) -> Html:
    drawn = [_row(view, fact, columns, shared) for fact in found]
    return compare.table(view, _title(view, kind), view.words("compare.facts.what"), columns, drawn)


def _row(view: View, fact: Fact, columns: Sequence[Row], shared: dict[str, list[Row]]) -> Html:
    head = join(
        (
            tag("span", name(view, fact), class_="mq-fact"),
            _told(view, fact, shared),
            compare.elsewhere(view, fact.articles, columns, _opening),
        )
    )
    return tag("tr", tag("th", head, scope="row"), [_cell(view, fact.articles.get(row["id"], ())) for row in columns])


def name(view: View, fact: Fact) -> Html:
    """What a row is about, without taking the words of any one article for the fact."""
    row = fact.rows[0]
    if fact.kind == "figure":
        return _figure(view, row)
    if fact.kind == "event":
        known = row["title_en"] if view.lang == "en" else ""
        return (
            join(known) if known else bits.arabic("bdi", row["title_ar"]) if row["title_ar"] else join(bits.event_kind(view, row["kind"]))
        )
    if fact.joined == "side":
        return join(fact.en if view.lang == "en" else fact.ar)
    return tag("span", view.name(row["speaker"]), class_="mq-name-of")


def _figure(view: View, row: Row) -> Html:
    measure = view.words.label("measure", row["measure"])
    if row["value"] is None and row["low"] is None and row["high"] is None:
        return join((measure, ": ", view.words.label("bound", row["bound"])))
    number = tag("s" if row["status"] != "stated" else "b", cards.quantity(view, row), class_="mq-claim")
    what = bits.arabic("bdi", row["unit"]) if row["measure"] == "other" and row["unit"] else measure
    status = view.words.label("status", row["status"]) if row["status"] != "stated" else None
    return join((number, " ", what, tag("small", " (", status, ")") if status else None))


def _told(view: View, fact: Fact, shared: dict[str, list[Row]]) -> Html:
    """By how many articles, from how many origins where they share their words, on which days, and in what other words."""
    words = view.words
    if fact.single:
        count = tag("span", words("compare.facts.only"), class_="mq-only")
    else:
        found = origins(fact, shared)
        told = [words.count("article", len(fact.articles)), words.count("origin", found) if found < len(fact.articles) else ""]
        count = join(words.listed(told))
    days = _days(view, fact)
    note = (fact.en if view.lang == "en" else fact.ar) if fact.joined in ("fact", "utterance") and fact.kind != "event" else ""
    parts = (count, days, _note(note) if note else None)
    return tag("small", [tag("span", part, class_="mq-told") for part in parts if part])


def _note(note: str) -> Html:
    """A note in the reader's language; the article's words in it run their own way."""
    return join([bits.arabic("bdi", part) if part.startswith("«") else part for part in QUOTED.split(note)])


def _days(view: View, fact: Fact) -> str | None:
    """The days its articles give: of an event, and of a number that stands alone, which tells it from a like one of another day."""
    if fact.kind != "event" and not (fact.kind == "figure" and fact.single):
        return None
    stem = "" if fact.kind == "event" else "said_"
    days: list[tuple[date, date]] = sorted({(row[f"{stem}first"], row[f"{stem}last"]) for row in fact.rows if row[f"{stem}first"]})
    told = view.words("compare.or").join(view.words.day_range(first, last, year=False) for first, last in days[:MOST_DAYS])
    if len(days) > MOST_DAYS:
        told += " " + view.words("compare.more", n=view.words.number(len(days) - MOST_DAYS))
    return view.words("compare.facts.days_differ", days=told) if fact.joined == "date_conflict" else told or None


def _cell(view: View, rows: Sequence[Row]) -> Html:
    """The article's words, each opening its evidence; empty where it has none."""
    return tag("td", [tag("p", _words(view, row)) for row in rows[:IN_CELL]]) if rows else NOTHING


def _words(view: View, row: Row) -> Html:
    """The words of a finding, opening their evidence beside the table, and from there the passage."""
    here = "true" if view.place.get("open") == row["id"] else None
    return bits.arabic("a", bits.few(row["text"], compare.QUOTED), href=_opening(view, row), data_nav=True, aria_current=here)


def _opening(view: View, row: Row) -> str:
    """The address that opens a finding beside the part it stands in."""
    return view.address("compare", open=row["id"], page=view.place.get("page"))
