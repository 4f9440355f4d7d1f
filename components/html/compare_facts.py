"""Facts against articles: what each article says of a fact in its own words, and which say nothing of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from components.html import bits, cards, compare
from components.html.bits import Row
from components.html.escape import Html, join, tag
from data.fact import Fact
from data.facts import KINDS, facts, origins
from data.view import View

SEVERAL, ALONE, REST = 8, 8, 40  # rows of one kind: of several articles, of one alone, and below the fold
TABLES = {"figure": "counts", "event": "events", "statement": "statements"}
IN_CELL = 6
NOTHING = tag("td")
MOST_DAYS = 4  # that a row lists
QUOTED = re.compile("(«[^»]*»)")


def page(view: View) -> Html:
    """The matrix of facts and articles, a table a kind."""
    articles = compare.columns(view)
    shown = _shown(view, {row["id"] for row in articles})
    if not shown:
        return compare.nothing(view, "facts.nothing")
    weight = Counter(row["article"] for fact in shown for row in fact.rows)
    columns = compare.fullest(articles, weight)
    shared = _shared(view)
    kinds = [_kind(view, kind, [fact for fact in shown if fact.kind == kind], columns, shared) for kind in KINDS]
    single, total = sum(fact.single for fact in shown), len(shown)
    title = view.words("compare.facts.title", single=view.words.number(single), total=view.words.number(total))
    if len(view.store.articles) == 1:
        title = view.words("compare.facts.one_article")
    return compare.section(view, title, view.words("compare.facts.note"), compare.left_out(view, len(columns), len(articles)), *kinds)


def _shown(view: View, articles: set[str]) -> list[Fact]:
    """The facts of which the filters leave a finding, in an article that is compared."""
    kept = {kind: view.ids(table) for kind, table in TABLES.items()}
    return [fact for fact in facts(view) if any(row["id"] in kept[fact.kind] and row["article"] in articles for row in fact.rows)]


def _shared(view: View) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in view.origins():
        found.setdefault(row["article"], []).append(row)
    return found


def _kind(view: View, kind: str, found: Sequence[Fact], columns: Sequence[Row], shared: dict[str, list[Row]]) -> Html:
    several, alone = [fact for fact in found if not fact.single], [fact for fact in found if fact.single]
    first, rest = [*several[:SEVERAL], *alone[:ALONE]], [*several[SEVERAL:], *alone[ALONE:]]
    if not first:
        return Html("")
    title, corner = view.words(f"compare.facts.kind.{kind}"), view.words("compare.facts.what")
    main = compare.table(view, title, corner, columns, [_row(view, fact, columns, shared) for fact in first])
    return compare.headed(title, main, _rest(view, title, rest, columns, shared))


def _rest(view: View, title: str, rest: Sequence[Fact], columns: Sequence[Row], shared: dict[str, list[Row]]) -> Html | None:
    words = view.words
    made = compare.table(view, title, words("compare.facts.what"), columns, [_row(view, fact, columns, shared) for fact in rest[:REST]])
    beyond = words("compare.more", n=words.number(len(rest) - REST)) if len(rest) > REST else None
    return compare.folded(view, len(rest), made, tag("p", beyond, class_="mq-manner") if beyond else None)


def _row(view: View, fact: Fact, columns: Sequence[Row], shared: dict[str, list[Row]]) -> Html:
    head = join((tag("span", name(view, fact), class_="mq-fact"), _told(view, fact, shared), _elsewhere(view, fact, columns)))
    return tag("tr", tag("th", head, scope="row"), [_cell(view, fact.articles.get(row["id"], ())) for row in columns])


def _elsewhere(view: View, fact: Fact, columns: Sequence[Row]) -> Html | None:
    """Articles that have the fact and no column: the first of them one click away."""
    hidden = [article for article in fact.articles if article not in {row["id"] for row in columns}]
    if not hidden:
        return None
    words = view.words("compare.facts.elsewhere", articles=view.words.count("article", len(hidden)))
    return tag("small", tag("a", words, href=view.address("compare", open=fact.articles[hidden[0]][0]["id"]), data_nav=True))


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
    return bits.arabic(
        "a", bits.few(row["text"], compare.QUOTED), href=view.address("compare", open=row["id"]), data_nav=True, aria_current=here
    )
