"""The log of corrections: what editors changed in what the rules found, how much of which kind, and the way to each passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.html import bits, why
from components.html.bits import Row, arabic
from components.html.escape import Html, tag
from components.html.lasting import keys
from data import rights
from data.quoted import Quote
from data.review.locate import locate
from data.view import View

VERDICTS = ("corrected", "rejected", "added")
MOST = 60  # entries of a verdict shown; the rest is counted
QUOTED = 110  # characters of the words decided on


def log(view: View) -> list[Html]:
    """How many of each kind, then every decision, folded by verdict."""
    words, rows = view.words, view.decisions()
    if not rows:
        return [tag("p", words("about.log.none"))]
    undated = None if any(row["day"] for row in rows) else tag("p", words("about.log.undated"), class_="mq-manner")
    groups = [_group(view, verdict, [row for row in rows if row["verdict"] == verdict]) for verdict in VERDICTS]
    return [part for part in (tag("p", words("about.log.intro")), *groups, undated) if part]


def _group(view: View, verdict: str, rows: Sequence[Row]) -> Html | None:
    if not rows:
        return None
    kinds = Counter(row["kind"] for row in rows)
    told = view.words.listed(f"{view.words(f'about.log.kind.{kind}')} {view.words.number(n)}" for kind, n in kinds.most_common())
    head = tag("summary", view.words(f"about.log.{verdict}"), ": ", view.words.number(len(rows)), " ", tag("small", f"({told})"))
    found = view.findings(row["id"] for row in rows[:MOST] if row["id"])  # all at once: each entry looks for its own
    view.findings(one["statement"] for one in found.values() if one["kind_of"] == "stance")
    more = tag("p", view.words("about.log.more", n=view.words.number(len(rows) - MOST)), class_="mq-manner") if len(rows) > MOST else None
    return tag("details", head, tag("ol", [_entry(view, row) for row in rows[:MOST]]), more, class_="mq-log")


def _entry(view: View, row: Row) -> Html:
    """Kind, day and reviewer; the words, leading to where they stand; what the reviewer noted."""
    facts = (
        view.words(f"about.log.kind.{row['kind']}"),
        bits.article_name(view, row["article"]) if row["article"] in view.store.articles else None,
        tag("time", view.words.day(row["day"]), datetime=row["day"].isoformat()) if row["day"] else None,
        why.role(view, row["reviewer"]),
    )
    note = arabic("p", row["note"], class_="mq-log-note") if row["note"] else None
    return tag("li", tag("p", bits.dotted(facts), class_="mq-manner"), _words(view, row), note)


def _words(view: View, row: Row) -> Html | None:
    """The words decided on, as a link: to the finding where it stands, else to where its words do."""
    found = view.finding(row["id"]) if row["id"] else None
    if found and found["kind_of"] == "link":
        return tag("p", tag("a", _note(view, found), data_nav=True, href=view.address("statements", open=row["id"])))
    if found and found["kind_of"] == "stance":
        found = view.finding(found["statement"])
    if found and found.get("start") is not None:
        return _link(bits.few(found["text"], QUOTED), bits.passage(view, found))
    if row["article"] not in view.store.articles:
        return None
    if not row["quote"]:
        return _link(view.article_title(row["article"]), view.address("reading", read=row["article"]))
    return _quoted(view, row)


def _quoted(view: View, row: Row) -> Html:
    """Words no finding stands on any more: by themselves, and only where the story shows them."""
    place = locate(row["quote"], view.text(row["article"]), row["context"] or "")
    shown = view.shown_of(row["article"])
    if shown is not None and (place is None or not rights.shows(shown, place)):
        return tag("p", view.words("about.log.elsewhere"), class_="mq-manner")
    at = {"at": f"{place.start}-{place.stop}"} if place else {}
    words = keys(Quote(row["quote"][:300], (row["context"] or "")[-40:]))
    return _link(bits.few(row["quote"], QUOTED), view.address("reading", read=row["article"], **at, **words))


def _link(words: str, href: str) -> Html:
    return arabic("p", tag("a", words, data_nav=True, href=href))


def _note(view: View, link: Row) -> str:
    return bits.link_note(view, link) or link["object"] or link["id"]
