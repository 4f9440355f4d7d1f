"""The ledger of names: every way each actor is written, by article, and how two actors are made one or one made two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.html import bits, compare
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from data.spellings import same_name, variants
from data.view import View

FIRST, REST = 12, 30  # actors shown, and below the fold


def page(view: View) -> Html:
    """Actors whose name is written in most ways first."""
    articles = {row["id"]: row for row in view.rows("articles")}
    found = _by_actor(view, set(articles))
    if not found:
        return compare.nothing(view, "names.nothing")
    held = Counter(row["article"] for rows in found.values() for row in rows)
    columns = compare.fullest(list(articles.values()), held)
    ways = {actor: _ways(view, actor, rows) for actor, rows in found.items()}
    actors = sorted(
        found,
        key=lambda actor: (
            -sum(len(one) - 1 for one in ways[actor]),
            -len({row["form"] for row in found[actor]}),
            -len(found[actor]),
            actor,
        ),
    )
    several = [actor for actor in actors if ways[actor]]
    title = view.words("compare.names.title", several=view.words.count("actor", len(several)), total=view.words.number(len(actors)))
    first = several[:FIRST] or actors[:FIRST]
    rest = [actor for actor in actors if actor not in first]
    ledger, more = (
        compare.table(
            view, title, view.words("compare.names.form"), columns, [_actor(view, one, found[one], ways[one], columns) for one in part]
        )
        for part in (first, rest[:REST])
    )
    return compare.section(
        view,
        title,
        view.words("compare.names.note"),
        compare.left_out(view, len(columns), len(articles)),
        ledger,
        compare.folded(view, len(rest), more, key="names.rest"),
        _how(view, list(found)),
    )


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
    return tag("tr", tag("th", arabic("bdi", form, class_="mq-form"), scope="row"), cells)


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
