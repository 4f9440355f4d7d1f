"""What the story links with a finding, whatever the kind of link: its note, and each other finding one click away."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import bits, cards
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from data.view import View

MOST, WORDS = 6, 110  # findings of one link, characters of each


def section(view: View, finding: str, page: str) -> Html | None:
    """Nothing where no link holds the finding; a link itself is drawn with its members elsewhere."""
    row = view.finding(finding)
    if row is None or row["kind_of"] == "link":
        return None
    made = [_link(view, link, finding, page) for link in view.links_of(row.get("statement") or finding)]
    kept = [one for one in made if one]
    return tag("div", kept, class_="mq-linked") if kept else None


def _link(view: View, link: Row, finding: str, page: str) -> Html | None:
    own = (finding, (view.finding(finding) or {}).get("statement"))
    others = [member for member in view.members(link["id"]) if member["id"] not in own]
    if not others:
        return None
    items = [_member(view, member, page) for member in others[:MOST]]
    if len(others) > MOST:
        all_of_them = view.address(page, view=view.place.get("view"), open=link["id"])
        items.append(
            tag("li", tag("a", view.words("common.more", n=view.words.number(len(others) - MOST)), href=all_of_them, data_nav=True))
        )
    return join((cards.pair_head(view, link), tag("ul", items)))


def _member(view: View, row: Row, page: str) -> Html:
    words = arabic("a", bits.few(row["text"], WORDS), href=view.address(page, view=view.place.get("view"), open=row["id"]), data_nav=True)
    return tag("li", words, tag("small", bits.dotted(_facts(view, row))))


def _facts(view: View, row: Row) -> Sequence[str | Html | None]:
    """Who, when, in which article."""
    speaker = row.get("speaker") or row.get("source")
    return (view.name(speaker) if speaker else None, view.words.day_range(*bits.days_of(row)), bits.article_name(view, row["article"]))
