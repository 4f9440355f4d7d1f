"""Beside the text: what lies at the linked passage, the way to the next one, where else it stands, and how to cite it."""

from __future__ import annotations

from components.html import bits, cards, citation, passages
from components.html.bits import Row, arabic
from components.html.desk import Desk, rows_of
from components.html.escape import Html, tag
from components.html.lasting import lasting, lettered
from components.html.pane import reason
from data.model import Span
from data.quoted import Found
from data.view import View


def side(view: View, asked: Desk) -> Html:
    """The linked passage: what was found there, where else it stands, how to cite it; without one, the way to the first."""
    words = view.words
    if asked.at is None:
        return tag(
            "aside",
            tag("p", words("reading.hint"), class_="mq-manner"),
            walk(view, asked),
            class_="mq-side",
            aria_label=words("reading.passage"),
        )
    shut = tag("a", words("reading.close"), data_nav=True, data_key="close", class_="mq-shut", href=asked.address(view, at=None))
    head = tag("header", tag("h2", words("reading.passage"), tabindex="-1"), walk(view, asked), shut)
    found = [_lying(view, asked, row) for row in passages.at_passage(view, asked)]
    nothing = None if found else tag("p", words("reading.nothing_here"), class_="mq-manner")
    parts = (head, told(view, asked), found, nothing, _elsewhere(view, asked), _cited(view, asked, asked.at))
    return tag(
        "aside", parts, class_="mq-side mq-side-open", aria_label=words("reading.passage"), data_at=f"{asked.at.start}-{asked.at.stop}"
    )


def told(view: View, asked: Desk) -> Html | None:
    """What a link with the passage's words came to, where they do not stand as the link has them."""
    if asked.found in (None, Found.EXACT):
        return None
    words = view.words
    parts = [tag("p", words(f"reading.orphan.{asked.found}"))]
    if asked.quote and asked.found is not Found.HIDDEN:
        parts.append(tag("p", words("reading.orphan.words"), " ", arabic("q", asked.quote.words), class_="mq-orphan-words"))
    return tag("div", parts, class_="mq-notice mq-orphan", role="status")


def walk(view: View, asked: Desk) -> Html:
    """The way to the finding before and the one after, and which of how many this is."""
    steps = passages.steps(view, asked)
    before, after = passages.neighbours(steps, asked.at)
    place = steps.index(asked.at) + 1 if asked.at in steps else None
    told = view.words("reading.step_of", n=place, total=len(steps)) if place else view.words("reading.steps", total=len(steps))
    parts = (_step(view, asked, before, "previous"), tag("span", told, class_="mq-step-of"), _step(view, asked, after, "next"))
    return tag("nav", parts, class_="mq-steps", aria_label=view.words("reading.walk"))


def _step(view: View, asked: Desk, span: Span | None, name: str) -> Html:
    label = view.words(f"reading.{name}")
    if span is None:
        return tag("span", label, class_="mq-off", aria_disabled="true")
    return tag("a", label, data_nav=True, data_key=name, rel="prev" if name == "previous" else "next", href=asked.address(view, at=span))


def _cited(view: View, asked: Desk, at: Span) -> Html:
    """The citation as a newspaper writes it, and folded as BibTeX; both can be copied, and so can a link that lasts."""
    words, place = view.words, lasting(view, asked.read, at)
    short = view.passage(asked.read, at.start, at.stop)
    entry = citation.bibtex(view, asked.read, at, place=short)
    acts = (
        tag("button", words("common.copy_link"), type="button", data_copy_href=lettered(place), data_copied=words("common.copied")),
        _copying(view, "copy_citation", citation.citation(view, asked.read, at)),
    )
    fold = (tag("summary", "BibTeX"), tag("pre", entry, dir="ltr", data_own=short), _copying(view, "copy_bibtex", entry, short))
    parts = (
        tag("h3", words("reading.citation")),
        _citation(view, asked),
        tag("div", acts, class_="mq-acts"),
        tag("details", fold, class_="mq-bibtex"),
    )
    return tag("section", parts, class_="mq-cited")


def _copying(view: View, name: str, told: str, whole: str | None = None) -> Html:
    copied = view.words("reading.citation_copied")
    return tag("button", view.words(f"reading.{name}"), type="button", data_copy=told, data_whole=whole, data_copied=copied)


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
    """Other articles with the same utterance or fact, or the same words, to be opened beside this one."""
    others = [row["article"] for row in passages.related(view, asked)]
    others += list(passages.sharing(view, asked.read, asked.at))
    names = [one for one in dict.fromkeys(others) if one != asked.beside]
    if not names:
        return None
    return tag(
        "section", tag("h3", view.words("reading.elsewhere")), tag("ul", [_other(view, asked, one) for one in names]), class_="mq-elsewhere"
    )


def _other(view: View, asked: Desk, article: str) -> Html:
    label = view.words("reading.compare_with", article=view.article_label(article))
    return tag("li", tag("a", label, data_nav=True, href=asked.address(view, beside=article)))
