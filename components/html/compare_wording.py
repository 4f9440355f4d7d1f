"""Shared wording: runs of words that several articles have alike, side by side, with what they spell otherwise marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from components.html import bits, compare, pager
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from components.html.frame import direction
from components.html.utterance import differing
from data.view import View

FIRST, REST = 12, 40  # origins shown, and below the fold
MOST_PASSAGES, ALIGNED = 4, 3  # passages of one origin; articles whose passages stand in columns under their sources
AGENCY = ("وكالة", "وكالات")  # how the name of a news agency begins, in a text


def page(view: View) -> Html:
    """Every origin with its passages, the articles that share most first."""
    here = {row["id"] for row in view.rows("articles")}
    found = [rows for rows in _origins(view) if len(rows) > 1 and any(row["article"] in here for row in rows)]
    if not found:
        return compare.nothing(view, "wording.nothing")
    groups = _groups(found)
    shown = [_group(view, articles, origins) for articles, origins in groups[:FIRST]]
    rest = [_group(view, articles, origins) for articles, origins in groups[FIRST : FIRST + REST]]
    return compare.section(
        view,
        _title(view, found),
        view.words("compare.wording.note"),
        *shown,
        compare.folded(view, len(rest), rest),
    )


def _origins(view: View) -> list[list[Row]]:
    rows = view.origins()
    return [list(group) for _, group in groupby(rows, lambda row: row["origin"])]


def _groups(found: Sequence[list[Row]]) -> list[tuple[tuple[str, ...], list[list[Row]]]]:
    """Origins by the articles that share them, in reading order; those that share most words first."""
    groups: dict[tuple[str, ...], list[list[Row]]] = {}
    for rows in found:
        groups.setdefault(tuple(sorted({row["article"] for row in rows})), []).append(sorted(rows, key=lambda row: row["article"]))
    ordered = sorted(groups.items(), key=lambda item: (-sum(rows[0]["words"] for rows in item[1]), item[0]))
    return [(articles, sorted(origins, key=lambda rows: rows[0]["start"])) for articles, origins in ordered]


def _title(view: View, found: Sequence[list[Row]]) -> str:
    words = view.words
    articles = len({row["article"] for rows in found for row in rows})
    longest = max(rows[0]["words"] for rows in found)
    told = {"articles": words.count("article", articles), "origins": words.count("origin", len(found))}
    return words("compare.wording.title", longest=words.count("word", longest), **told)


def _group(view: View, articles: Sequence[str], origins: Sequence[list[Row]]) -> Html:
    """Two or more articles and all they share: how many words, from whom where they say so, then each run."""
    words = view.words
    total = words.count("word", sum(rows[0]["words"] for rows in origins))
    names = [tag("bdi", compare.label(view, one), dir=direction(view.lang)) for one in articles]
    heading = tag("h3", join(pager.some(view, names, MOST_PASSAGES), words("compare.and")))
    line = tag("p", bits.dotted([words.count("article", len(articles)), words.count("origin", len(origins)), total]), class_="mq-manner")
    heads = (
        tag("div", [tag("p", bits.source(view, one), class_="mq-source") for one in articles], class_="mq-sides")
        if len(articles) <= ALIGNED
        else None
    )
    parts = (heading, line, _agencies(view, articles[:MOST_PASSAGES]), heads, [_origin(view, rows) for rows in origins])
    return tag("section", [part for part in parts if part], class_="mq-compare-part" if heads else "mq-compare-part mq-many")


def _agencies(view: View, articles: Sequence[str]) -> Html | None:
    """Which agency each article names, in its own words; nothing is supposed where it names none."""
    told = [(article, names) for article in articles if (names := _named(view, article))]
    if not told:
        return None
    items = [
        tag("li", tag("bdi", compare.label(view, article), dir=direction(view.lang)), ": ", join(names, view.words("common.comma")))
        for article, names in told
    ]
    return tag("div", tag("p", view.words("compare.wording.agency")), tag("ul", items), class_="mq-agencies")


def _named(view: View, article: str) -> list[Html]:
    row = view.store.articles[article]
    label = [arabic("bdi", row["agency"])] if row["agency"] else []
    mentions = view.keep("agencies", lambda: [one for one in view.named() if one["form"].startswith(AGENCY)])
    mine = {one["form"]: one for one in reversed(mentions) if one["article"] == article}
    return label + [compare.passage(view, {**one, "text": form}) for form, one in reversed(mine.items())]


def _origin(view: View, rows: Sequence[Row]) -> Html:
    """One run of words in each article that has it, and the way to read both at once."""
    more, rows = len(rows) - MOST_PASSAGES, rows[:MOST_PASSAGES]
    texts = differing([row["text"] for row in rows], str)
    sides = [
        tag("p", tag("small", compare.label(view, row["article"]), class_="mq-side-of"), _shared(view, row, text))
        for row, text in zip(rows, texts, strict=True)
    ]
    place: dict[str, Any] = {"read": rows[0]["article"], "at": f"{rows[0]['start']}-{rows[0]['stop']}", "beside": rows[1]["article"]}
    both = tag("a", view.words("compare.wording.both"), href=view.address("reading", **place), data_nav=True)
    rest = tag("p", view.words("common.more", n=view.words.number(more)), class_="mq-manner") if more > 0 else None
    head = tag("p", bits.dotted([tag("strong", view.words.count("word", rows[0]["words"])), both]), class_="mq-run")
    return tag("article", head, tag("div", sides, class_="mq-sides"), rest, class_="mq-origin", id=f"origin-{rows[0]['origin']}")


def _shared(view: View, row: Row, text: Html) -> Html:
    return arabic("a", text, href=bits.passage(view, row), data_nav=True, class_="mq-shared-words")
