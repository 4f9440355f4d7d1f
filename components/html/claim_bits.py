"""Pieces of a claim about a number: the number, of whom, who says so, when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import bits, cards, pager
from components.html.bits import arabic
from components.html.escape import Html, join, tag
from data import count_groups
from data.count_claims import Claim, Said
from data.count_doubts import Doubt
from data.quantities import BOUNDED
from data.view import View

FEW = 3  # days of one kind that are written out


def whom(view: View, words: Sequence[str]) -> Html:
    """The articles' words for what is counted; what one calls this, another calls that."""
    return join([quoted(word) for word in words], view.words("counts.or"))


def quoted(words: str) -> Html:
    """The article's words in guillemets, unless they bring their own."""
    return arabic("bdi" if "«" in words else "q", words, class_="mq-few-words")


def bound(view: View, claim: Claim) -> Html | None:
    """What kind of number it is, where the number itself does not say."""
    kind = claim.first["bound"]
    return tag("small", view.words.label("bound", kind)) if kind not in BOUNDED else None


def number(view: View, claim: Claim) -> Html:
    """The number, or the words that stand for it, leading to the evidence; struck through where it no longer stands."""
    stands = claim.stands
    body = cards.quantity(view, claim.first) if claim.number else whom(view, claim.wordings)
    name = "mq-claim" if claim.number else "mq-claim mq-claim-words"
    link = view.address("counts", open=claim.id, page=view.place.get("page"))
    here = view.place.get("open") in claim.ids
    return tag("a", tag("b" if stands else "s", body, class_=name), href=link, data_nav=True, aria_current="true" if here else None)


def sources(view: View, claim: Claim) -> list[Html]:
    """Who says so, and whom they speak for; the article's own voice is named as such."""
    own = tag("span", view.words("common.article_voice"), class_="mq-own")
    return [
        join((tag("strong", view.name(source), class_="mq-name-of"), _above(view, source))) if source else own for source in claim.sources
    ]


def _above(view: View, source: str) -> Html | None:
    above = bits.rollup(view, source)
    return tag("small", " ", above, class_="mq-rollup") if above else None


def days(view: View, claim: Claim) -> Html:
    """When it was said and how that is known; of a withdrawn claim three days: said, withdrawn, printed."""
    said = [_day(view, day) for day in claim.said]
    if not claim.turns:
        return join(pager.some(view, [tag("span", day, class_="mq-line-of") for day in said], FEW) or bits.when(view, {}))
    lines = [join((view.words("counts.said"), " ", join(pager.some(view, said, FEW), " ") if said else view.words("counts.said_before")))]
    for turn in claim.turns:
        words = join((" ", arabic("q", turn.words))) if turn.words else None
        lines.append(join((view.words("counts.withdrawn"), " ", _day(view, turn.said), words)))
    printed = {(row["published_first"], row["published_last"]) for row in (view.store.articles[one["article"]] for one in claim.rows)}
    told = [join(view.words("counts.published", day=view.words.day_range(*day))) for day in sorted(printed, key=str)]
    lines += pager.some(view, told, FEW)
    return join([tag("span", line, class_="mq-line-of") for line in lines])


def _day(view: View, day: Said) -> Html:
    first, last, basis = day
    return bits.when(view, {"first": first, "last": last, "basis": basis}, "")


def doubt(view: View, claim: Claim) -> Html | None:
    """Another number by the same source: said of the claim it stands against, in the same article or in another."""
    lines = [_against(view, one) for one in count_groups.doubted(view).get(claim.id, ())]
    if len(lines) > FEW:
        lines = [lines[0], tag("li", view.words("common.more", n=view.words.number(len(lines) - 1)))]
    return tag("ul", lines, class_="mq-flags") if lines else None


def _against(view: View, one: Doubt) -> Html:
    key = "counts.against_inside" if one.inside else "counts.against"
    before, _, after = view.words(key, number="{number}").partition("{number}")
    number = cards.quantity(view, one.other.first)
    return tag("li", before, tag("a", number, href=view.address("counts", open=one.other.id), data_nav=True), after)


def status(view: View, claim: Claim) -> Html:
    """Stated, withdrawn or denied, with the reason the article gives."""
    reason = join((" ", arabic("q", claim.reason))) if claim.reason and not claim.stands else None
    style = "mq-line-of" if claim.stands else "mq-line-of mq-status"
    return tag("span", view.words.label("status", claim.status), reason, class_=style)
