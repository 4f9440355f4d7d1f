"""The ledger of names: every way each actor is written, by article, and how two actors are made one or one made two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.html import bits, compare, pager
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from data.spellings import same_name, variants
from data.view import View

FIRST = 12  # actors above the fold
PASSAGES, PART = 400, 3  # places that name actors; with more, so many actors at a time


@dataclass(frozen=True)
class Ledger:
    """Where each actor is named, in order, the spellings of each, and the articles."""

    view: View
    found: dict[str, list[Row]]
    ways: dict[str, list[dict[str, int]]]
    articles: list[Row]


def page(view: View) -> Html:
    """Actors whose name is written in most ways first."""
    articles = {row["id"]: row for row in view.rows("articles")}
    found = _by_actor(view, set(articles))
    if not found:
        return compare.nothing(view, "names.nothing")
    ways = {actor: _ways(view, actor, rows) for actor, rows in found.items()}
    ledger = Ledger(
        view, dict(sorted(found.items(), key=lambda item: _order(item[0], item[1], ways[item[0]]))), ways, list(articles.values())
    )
    several = [actor for actor in ledger.found if ways[actor]]
    title = view.words("compare.names.title", several=view.words.count("actor", len(several)), total=view.words.number(len(found)))
    body = _folded(ledger, title, several) if sum(map(len, found.values())) <= PASSAGES else _in_parts(ledger, title)
    return compare.section(view, title, view.words("compare.names.note"), *body, _how(view, list(found)))


def _order(actor: str, rows: Sequence[Row], ways: Sequence[dict[str, int]]) -> tuple[int, int, int, str]:
    return -sum(len(one) - 1 for one in ways), -len({row["form"] for row in rows}), -len(rows), actor


def _folded(ledger: Ledger, title: str, several: Sequence[str]) -> list[Html | None]:
    """Actors of several spellings, and all others behind a word."""
    first = several[:FIRST] or list(ledger.found)[:FIRST]
    rest = [actor for actor in ledger.found if actor not in first]
    columns = compare.fullest(ledger.articles, _weight(ledger, ledger.found))
    main, more = (_table(ledger, title, part, columns) for part in (first, rest))
    left = compare.left_out(ledger.view, len(columns), len(ledger.articles))
    return [left, main, compare.folded(ledger.view, len(rest), more, key="names.rest")]


def _in_parts(ledger: Ledger, title: str) -> list[Html | None]:
    """Few actors at a time, beside the articles that name them most."""
    part, here, last = pager.part(ledger.view, list(ledger.found), PART)
    columns = compare.holding(ledger.articles, _weight(ledger, part))
    ways = pager.ways(ledger.view, "compare", here, last, view="names")
    return [compare.in_parts(ledger.view, len(ledger.articles)), _table(ledger, title, part, columns), ways]


def _weight(ledger: Ledger, actors: Iterable[str]) -> dict[str, int]:
    return Counter(row["article"] for actor in actors for row in ledger.found[actor])


def _table(ledger: Ledger, title: str, actors: Sequence[str], columns: Sequence[Row]) -> Html:
    drawn = [_actor(ledger.view, one, ledger.found[one], ledger.ways[one], columns) for one in actors]
    return compare.table(ledger.view, title, ledger.view.words("compare.names.form"), columns, drawn)


def _by_actor(view: View, articles: set[str]) -> dict[str, list[Row]]:
    """Where each actor is named, in the articles and for the actors chosen."""
    wanted = set(view.selection.actors)
    found: dict[str, list[Row]] = {}
    for row in view.named():
        actor = view.actor(row["actor"])
        if actor and row["article"] in articles and (not wanted or wanted & set(actor["chain"] or ())):
            found.setdefault(row["actor"], []).append(row)
    return found


def _ways(view: View, actor: str, rows: Sequence[Row]) -> list[dict[str, int]]:
    """Spellings of a name; a group has no name but is described."""
    kind = (view.actor(actor) or {}).get("kind")
    return [] if kind == "group" else variants(row["form"] for row in rows)


def _actor(view: View, actor: str, rows: Sequence[Row], ways: Sequence[dict[str, int]], columns: Sequence[Row]) -> Html:
    """A row of the actor, then one of each form."""
    forms = Counter(row["form"] for row in rows)
    spelled = [view.words.listed(f"{word} {view.words.number(n)}" for word, n in way.items()) for way in ways]
    told = [tag("span", arabic("bdi", one), class_="mq-told") for one in spelled]
    discovered = (
        tag("span", view.words("compare.names.discovered"), class_="mq-told") if (view.actor(actor) or {}).get("discovered") else None
    )
    above = bits.rollup(view, actor)
    parts = (
        tag("span", view.name(actor), class_="mq-fact"),
        tag("small", tag("span", above, class_="mq-told") if above else None, told, discovered),
    )
    head = tag("tr", tag("th", join(parts), scope="rowgroup", colspan=str(len(columns) + 1)), class_="mq-head-row")
    return join((head, [_form(view, form, [row for row in rows if row["form"] == form], columns) for form, _ in forms.most_common()]))


def _form(view: View, form: str, rows: Sequence[Row], columns: Sequence[Row]) -> Html:
    by: dict[str, list[Row]] = {}
    for row in rows:
        by.setdefault(row["article"], []).append(row)
    cells = [
        tag("td", compare.unfolding(view, tag("b", view.words.number(len(by[one["id"]]))), by[one["id"]])) if one["id"] in by else tag("td")
        for one in columns
    ]
    head = join((arabic("bdi", form, class_="mq-form"), compare.elsewhere(view, by, columns, bits.passage)))
    return tag("tr", tag("th", head, scope="row"), cells)


def _how(view: View, actors: Sequence[str]) -> Html:
    """How names are merged and split, and names that look alike and stand apart."""
    words = view.words
    near = same_name({actor: str((view.actor(actor) or {})["name_ar"]) for actor in actors})
    pairs = [tag("li", arabic("bdi", _arabic(view, one)), words("compare.and"), arabic("bdi", _arabic(view, other))) for one, other in near]
    alike = (tag("p", words("compare.names.alike")), tag("ul", pairs)) if pairs else None
    lines = [tag("li", words(f"compare.names.how.{one}")) for one in ("merge", "split", "rebuild")]
    return compare.headed(words("compare.names.how.title"), tag("div", tag("ul", lines), alike, class_="mq-prose"))


def _arabic(view: View, actor: str) -> str:
    return str((view.actor(actor) or {"name_ar": actor})["name_ar"])
