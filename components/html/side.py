"""Beside the text: what lies at the linked passage, the way to the next one, and how to cite it."""

from __future__ import annotations

from components.html import bits, cards, citation, passages
from components.html.bits import Row, arabic
from components.html.desk import Desk, rows_of
from components.html.escape import Html, tag
from components.html.pane import reason
from data.model import Span
from data.view import View


def side(view: View, asked: Desk) -> Html:
    """The linked passage: how to cite it, the way to the next, and what was found there."""
    words = view.words
    before, after = passages.neighbours(passages.steps(view, asked), asked.at)
    walk = (_step(view, asked, before, "previous"), _step(view, asked, after, "next"))
    if asked.at is None:
        parts: tuple[Html | None, ...] = (tag("p", words("reading.hint"), class_="mq-manner"), tag("nav", walk, class_="mq-steps"))
        return tag("aside", parts, class_="mq-side", aria_label=words("reading.passage"))
    shut = tag("a", words("reading.close"), data_nav=True, class_="mq-shut", href=asked.address(view, at=None))
    head = tag("header", tag("h2", words("reading.passage")), tag("nav", walk, shut, class_="mq-steps"))
    found = [_lying(view, asked, row) for row in passages.at_passage(view, asked)]
    nothing = None if found else tag("p", words("reading.nothing_here"), class_="mq-manner")
    return tag(
        "aside",
        head,
        found,
        nothing,
        _elsewhere(view, asked),
        _cited(view, asked),
        class_="mq-side mq-side-open",
        aria_label=words("reading.passage"),
    )


def _step(view: View, asked: Desk, span: Span | None, name: str) -> Html:
    label = view.words(f"reading.{name}")
    if span is None:
        return tag("span", label, class_="mq-off", aria_disabled="true")
    return tag("a", label, data_nav=True, data_key=name, rel="prev" if name == "previous" else "next", href=asked.address(view, at=span))


def _cited(view: View, asked: Desk) -> Html:
    words, told = view.words, citation.citation(view, asked.read, asked.at)
    link = asked.address(view)
    acts = (
        tag("button", words("common.copy_link"), type="button", data_copy_href=link, data_copied=words("common.copied")),
        tag("button", words("reading.copy_citation"), type="button", data_copy=told, data_copied=words("reading.citation_copied")),
    )
    return tag(
        "section",
        tag("h3", words("reading.citation")),
        _citation(view, asked),
        tag("div", acts, class_="mq-acts"),
        class_="mq-cited",
    )


def _citation(view: View, asked: Desk) -> Html:
    """One line in Arabic; in English the article's own words have lines of their own, right to left."""
    parts = citation.cited(view, asked.read, asked.at)
    if view.lang == "ar":
        return tag("p", [part for part, _ in parts], class_="mq-citation")
    lines = [arabic("bdi", part) if own else tag("span", part.strip(" ,:")) for part, own in parts if part.strip(" ,:")]
    return tag("p", lines, class_="mq-citation mq-in-lines")


def _lying(view: View, asked: Desk, row: Row) -> Html:
    if row["kind_of"] in cards.CARDS:
        return cards.CARDS[row["kind_of"]](view, row)
    return _actor_card(view, asked, row) if row["kind_of"] == "actor" else _day_card(view, row)


def _actor_card(view: View, asked: Desk, row: Row) -> Html:
    """Who is meant, how often named here, and the way to what they say."""
    words, actor = view.words, view.actor(row["actor"])
    here = sum(one["actor"] == row["actor"] for one in rows_of(view, "mentions", asked.read))
    facts = [words.label("kind", actor["kind"]) if actor else None, words("reading.named_here", times=words.count("mention", here))]
    form = tag("p", words("reading.form"), " ", arabic("q", row["form"]), class_="mq-manner")
    link = tag("a", words("reading.their_statements"), data_nav=True, href=view.address("statements", actors=(row["actor"],)))
    head = cards.head(bits.who(view, row["actor"]))
    return tag(
        "section",
        head,
        tag("p", bits.dotted(facts), class_="mq-manner"),
        form,
        tag("div", link, class_="mq-acts"),
        class_="mq-card mq-card-actor",
    )


def _day_card(view: View, row: Row) -> Html:
    """Which day is meant and how that is known."""
    words = view.words
    head = tag(
        "header",
        tag("div", tag("strong", words.day_range(row["first"], row["last"]), class_="mq-name-of"), class_="mq-who"),
        class_="mq-card-head",
    )
    anchor = words("reading.anchor", day=words.day(row["anchor"])) if row["anchor"] else None
    why = [tag("li", said) for told in row["reasons"] or () if (said := reason(view, told))]
    facts = (
        tag("p", bits.dotted([words.basis(row["basis"]), anchor]), class_="mq-manner"),
        tag("ul", why, class_="mq-flags") if why else None,
    )
    return tag("section", head, arabic("blockquote", tag("span", row["text"]), class_="mq-words"), *facts, class_="mq-card mq-card-day")


def _elsewhere(view: View, asked: Desk) -> Html | None:
    """The same utterance or fact in other articles, to be opened beside this one."""
    links = []
    for row in passages.related(view, asked):
        if row["article"] != asked.beside:
            label = view.words("reading.compare_with", article=view.article_label(row["article"]))
            links.append(tag("li", tag("a", label, data_nav=True, href=asked.address(view, beside=row["article"]))))
    return tag("section", tag("h3", view.words("reading.elsewhere")), tag("ul", links), class_="mq-elsewhere") if links else None
