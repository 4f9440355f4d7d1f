"""A finding as a reader sees it: the exact words first, then who, when, where from, and on demand why we say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from components.html import bits
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from components.html.why import why
from data import quantities
from data.count_groups import turn_of
from data.view import View

ISO = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?!\d)")  # a day in the note of a link


def statement_card(view: View, row: Row, *, full: bool = False) -> Html:
    """Somebody's words. ``full`` opens the passage they stand in."""
    stances = view.stances_for([row["id"]])[row["id"]]
    main = (head(bits.who(view, row["speaker"]), bits.when(view, row)), words_of(row), bits.chips(view, stances), bits.flags(view, row))
    return _card(row, "statement", main, (bits.line(manner(view, row)), foot(view, row, "statement"), why(view, row, "statement", full)))


def count_card(view: View, row: Row, *, full: bool = False) -> Html:
    """A number somebody gives: how many of what, of whom, who says so; a withdrawn one is struck through."""
    of = (view.words.label("measure", row["measure"]), row["unit"], row["population"])
    kinds = bits.dotted(dict.fromkeys(part for part in of if part))
    figure = tag("s" if row["status"] != "stated" else "strong", quantity(view, row), class_="mq-number")
    said = view.name(row["source"]) if row["source"] else view.words("common.article_voice")
    facts = (said, bits.rollup(view, row["source"]), _status(view, row))
    main = (head(join((figure, " ", tag("span", kinds, class_="mq-measure"))), _said(view, row)), words_of(row))
    return _card(row, "count", main, (bits.line(facts), foot(view, row, "count"), why(view, row, "count", full)))


def event_card(view: View, row: Row, *, full: bool = False) -> Html:
    """Something that happened, and the words that say so."""
    title = (view.lang == "en" and row["title_en"]) or row["title_ar"] or bits.event_kind(view, row["kind"])
    name = arabic("strong", title, class_="mq-name-of") if title == row["title_ar"] else tag("strong", title, class_="mq-name-of")
    day = join((view.words("cards.day_words"), " ", arabic("q", row["day_text"]))) if row["day_text"] else None
    main = (head(name, bits.when(view, row, "")), words_of(row), bits.flags(view, row))
    facts = (bits.event_kind(view, row["kind"]), view.names(row["actors"] or ()), day)
    return _card(row, "event", main, (bits.line(facts), foot(view, row, "event"), why(view, row, "event", full)))


def _said(view: View, row: Row) -> Html:
    """The day of a number; of one taken back when it was said and when taken back, plainly unknown where it is."""
    turn = turn_of(view, row) if row["status"] == "withdrawn" else None
    if row["status"] != "withdrawn":
        return bits.when(view, row)
    said = bits.when(view, row) if row["said_first"] else view.words("counts.said_before" if turn else "counts.said_unknown")
    taken = (
        bits.when(view, dict(zip(("first", "last", "basis"), turn.said, strict=True)), "") if turn else view.words("counts.said_unknown")
    )
    lines = ((view.words("counts.said"), " ", said), (view.words("counts.withdrawn"), " ", taken))
    return tag("span", [tag("span", line, class_="mq-line-of") for line in lines], class_="mq-day")


Draw = Callable[..., Html]
CARDS: dict[str, Draw] = {"statement": statement_card, "count": count_card, "event": event_card}


def evidence(view: View, finding: str, *, full: bool = True) -> Html:
    """Any finding by its id, with its words: a stance by its statement, a link by its members side by side."""
    row = view.finding(finding)
    if row is not None and row["kind_of"] == "stance":
        row = view.finding(row["statement"])
    if row is None:
        return gone(view)
    if row["kind_of"] == "link":
        return pair(view, row)
    if row["kind_of"] not in CARDS:
        return gone(view)
    return tag("div", CARDS[row["kind_of"]](view, row, full=full), class_="mq-evidence")


def gone(view: View) -> Html:
    """What a link says that points to a finding no longer there."""
    return tag("p", view.words("cards.gone"), class_="mq-gone", role="status")


def pair(view: View, row: Row) -> Html:
    """Findings that belong together, side by side and without a verdict."""
    members = [CARDS[member["kind_of"]](view, member) for member in view.members(row["id"]) if member["kind_of"] in CARDS]
    return tag("section", pair_head(view, row), tag("div", members, class_="mq-pair"), class_="mq-evidence")


def pair_head(view: View, row: Row) -> Html:
    """What joins the findings, in words."""
    note = bits.link_note(view, row)
    told = (": ", tag("span", ISO.sub(lambda day: view.words.day(date.fromisoformat(day[0])), note))) if note else None
    key = f"cards.pair.{row['kind']}"
    return tag("h2", view.words(key if key in view.words else "cards.pair.other"), told, class_="mq-pair-head")


def listed(view: View, rows: Iterable[Row], kind: str = "statement") -> Html:
    """Cards one under the other."""
    rows = list(rows)
    if kind == "statement":
        view.stances_for(row["id"] for row in rows)
    return tag("div", [CARDS[kind](view, row) for row in rows], class_="mq-cards")


def words_of(row: Row, words: Html | None = None) -> Html:
    """The article's words; in guillemets only where the article itself quotes them."""
    opened, shut = ("«", "»") if row.get("form") == "quoted" else (None, None)
    return arabic("blockquote", opened, tag("span", words or row["text"], class_="mq-exact"), shut, class_="mq-words")


def quantity(view: View, row: Row) -> Html:
    """The value with its bound, or the article's own words where there is no value."""
    told = quantities.quantity(row, view.words)
    return tag("bdi", told) if told else arabic("bdi", row["text"])


Parts = Iterable[Html | None]


def _card(row: Row, kind: str, main: Parts, rest: Parts) -> Html:
    """The words in one column, what is known about them in another where there is room."""
    columns = (tag("div", list(main), class_="mq-card-main"), tag("div", list(rest), class_="mq-card-rest"))
    return tag("article", columns, class_=f"mq-card mq-card-{kind}", id=f"card-{row['id']}")


def head(who: Html, when: Html | None = None) -> Html:
    return tag("header", tag("div", who, class_="mq-who"), when, class_="mq-card-head")


def foot(view: View, row: Row, kind: str) -> Html:
    """Outlet and article date, and what one can do with the finding."""
    return tag("footer", tag("p", bits.source(view, row["article"]), class_="mq-source"), bits.acts(view, row, kind), class_="mq-card-foot")


def manner(view: View, row: Row) -> list[Html]:
    """How it was said: the cue and its class, directly or not, and what the outlet hangs on it."""
    kind = view.words.label("cue_class", row["cue_class"])
    cue = join((kind, " ", arabic("q", row["cue"]))) if row["cue"] else join(kind)
    parts = [cue, join(view.words.label("form", row["form"]))]
    if row["speaker_basis"] != "named":
        parts.append(join(view.words("cards.speaker_basis", basis=view.words.label("speaker_basis", row["speaker_basis"]))))
    if row["hedge"]:
        parts.append(join((view.words("cards.hedge"), " ", arabic("q", row["hedge"]))))
    return parts


def _status(view: View, row: Row) -> Html | None:
    if row["status"] == "stated":
        return None
    reason = join((" ", arabic("q", row["status_reason"]))) if row["status_reason"] else None
    return tag("span", view.words.label("status", row["status"]), reason, class_="mq-status")
