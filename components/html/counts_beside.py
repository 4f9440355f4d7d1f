"""Claims of one thing side by side, with what sets them apart named; no verdict and no total."""

from __future__ import annotations

from dataclasses import replace

from components.charts import count_words
from components.html import bits, claim_bits, pager
from components.html.bits import arabic
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data import count_groups
from data.count_claims import Claim, Group
from data.quantities import noun
from data.view import View

MOST, FEWER, FEW = 12, 3, 3  # claims shown of one thing; of each of very many; so many leave room for another thing beside them
GROUPS = 4  # things
TOLD, FEWER_TOLD = 4, 2  # sources and articles named in one tile


def section(view: View) -> Html | None:
    """Each thing whose numbers, or whose names for what is counted, are not all alike."""
    differing = [group for group in count_groups.groups(view) if group.differs]
    if not differing:
        return None
    most = sorted(differing, key=lambda group: -len(group.claims))[:GROUPS]
    found = [group for group in differing if group in most]
    told = view.words("counts.groups", shown=view.words.number(len(found)), total=view.words.number(len(differing)))
    left = tag("p", told, class_="mq-manner") if len(found) < len(differing) else None
    tiles = MOST if len(differing) <= GROUPS else FEWER
    heading = (tag("h2", view.words("counts.beside")), tag("p", view.words("counts.beside_note"), class_="mq-manner"))
    return tag(
        "section",
        heading,
        left,
        tag("div", [_group(view, group, tiles) for group in found], class_="mq-counts-groups"),
        class_="mq-part-of mq-counts-beside",
        dir=direction(view.lang),
    )


def _group(view: View, group: Group, tiles: int) -> Html:
    """A thing and its claims in a row; a claim that stands alone is told apart into those who tell it."""
    told = group.claims if len(group.claims) > 1 else [replace(group.claims[0], rows=(row,)) for row in group.claims[0].rows]
    more = len(told) - tiles
    parts = (
        tag("h3", view.words.label("measure", group.measure), _unit(group)),
        tag("p", _difference(view, group), class_="mq-manner"),
        tag("ul", [_tile(view, claim, TOLD if tiles == MOST else FEWER_TOLD) for claim in told[:tiles]], class_="mq-tiles"),
        tag("p", view.words("counts.more", claims=view.words.count("claim", more)), class_="mq-manner") if more > 0 else None,
    )
    return tag("div", [part for part in parts if part], class_="mq-counts-group mq-wide" if len(told) > FEW else "mq-counts-group")


def _unit(group: Group) -> Html | None:
    return join((" · ", arabic("bdi", group.unit))) if group.unit else None


def _difference(view: View, group: Group) -> Html:
    """Of whom the claims speak, and that they do not all speak of the same."""
    whom = [claim_bits.whom(view, words) for words in group.whom if words]
    number = count_words.quantity(group.claims[0], view.words)
    before, _, after = view.words(f"counts.differ.{_key_of(group, len(whom))}", number=number, whom="{whom}").partition("{whom}")
    return join((before, join(whom, view.words("common.comma")), after))


def _key_of(group: Group, named: int) -> str:
    if len(group.claims) == 1:
        return "word"
    several = {0: "nobody", 1: "one"}.get(named, "several")
    return several if named in (0, len(group.whom)) else f"{several}_unsaid"


def _tile(view: View, claim: Claim, told: int) -> Html:
    parts = (
        tag("p", claim_bits.number(view, claim), class_="mq-tile-number"),
        pager.some(view, [tag("p", line) for line in claim_bits.sources(view, claim)], told, pager.WHO),
        tag("div", claim_bits.days(view, claim), class_="mq-manner"),
        pager.some(view, [tag("p", _telling(view, row), class_="mq-manner") for row in claim.rows], told),
        claim_bits.status(view, claim) if not claim.stands else None,
        claim_bits.doubt(view, claim),
    )
    return tag("li", [part for part in parts if part])


def _telling(view: View, row: bits.Row) -> Html:
    """What one article calls those it counts, and the way to where it does."""
    words = row["population"] or noun(row)
    whom = claim_bits.quoted(words) if words else tag("span", view.words("counts.unsaid"), class_="mq-unknown")
    return join((whom, " — ", tag("a", bits.article_name(view, row["article"]), href=bits.passage(view, row), data_nav=True)))
