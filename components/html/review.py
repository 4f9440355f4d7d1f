"""The desk: a finding with the words around it, what makes it doubtful, who decided what, how far the review is and how reviewers agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.html import bits, cards
from components.html.bits import arabic
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.model import Span
from data.review.queue import Item
from data.review.standing import Agreement
from data.view import View
from data.words import Words

AROUND = 320  # characters of the article on each side
FEW = 20  # findings judged by both below which agreement says little


def head(words: Words) -> Html:
    lede = tag("p", words("review.lede"), class_="mq-lede")
    return tag("header", tag("h1", words("review.title"), class_="mq-title"), lede, dir=direction(words.lang), lang=words.lang)


def progress(done: Sequence[tuple[str, int, int]], words: Words) -> Html:
    """«التصريحات: 12 من 84» a kind, with a bar each."""
    rows = []
    for table, n, total in done:
        told = words("review.progress", table=words(f"common.table.{table}"), n=n, total=total)
        rows.append(tag("li", told, " ", tag("progress", value=n, max=total or 1, aria_label=told)))
    return tag("ul", rows, class_="mq-review-progress", dir=direction(words.lang))


def agreement(pairs: Iterable[Agreement], words: Words) -> Html:
    """Two reviewers a line, in plain words; how little a few findings say is said too."""
    rows = [tag("li", _agreed(pair, words)) for pair in pairs]
    body = tag("ul", rows) if rows else tag("p", words("review.agreement.none"))
    return tag("section", tag("h2", words("review.agreement.title")), body, class_="mq-review-agreement", dir=direction(words.lang))


def _agreed(pair: Agreement, words: Words) -> list[Html | str]:
    told = words("review.agreement.pair", one=pair.one, other=pair.other, n=pair.n, same=pair.same, percent=round(pair.percent))
    kappa = words("review.agreement.no_kappa") if pair.kappa is None else words("review.agreement.kappa", kappa=f"{pair.kappa:.2f}")
    few = words("review.agreement.few") if pair.n < FEW else ""
    return [told, " ", kappa, " ", tag("small", few) if few else ""]


def finding(item: Item, at: tuple[int, int], view: View) -> Html:
    """Where one is, the doubts, and the passage with the words marked."""
    words = view.words
    where = tag("p", words("review.at", n=at[0], total=at[1]), " · ", bits.article_name(view, item.article), class_="mq-review-at")
    doubts = [tag("li", words(f"review.doubt.{doubt}")) for doubt in item.doubts]
    told = tag("ul", doubts, class_="mq-flags") if doubts else None
    return tag("section", where, told, _passage(item, view), _decided(item, words), class_="mq-review", dir=direction(words.lang))


def card(item: Item, view: View) -> Html:
    """The finding as readers see it."""
    return tag("div", cards.CARDS[item.kind](view, item.row), class_="mq-review", dir=direction(view.lang))


def _passage(item: Item, view: View) -> Html:
    text, span = view.text(item.article), Span(item.row["start"], item.row["stop"])
    start, stop = max(0, span.start - AROUND), min(len(text), span.stop + AROUND)
    before, after = ("…" if start else "") + text[start : span.start], text[span.stop : stop] + ("…" if stop < len(text) else "")
    return arabic("p", before, tag("mark", span.of(text)), after, class_="mq-review-passage")


def _decided(item: Item, words: Words) -> Html:
    """Each reviewer's decision; or that no one has looked at it."""
    if not item.decided:
        return tag("p", words("common.automatic"), class_="mq-checked mq-automatic")
    told = [(reviewer, words.label("verdict", decision.verdict)) for reviewer, decision in sorted(item.decided.items())]
    rows = [tag("li", tag("bdi", reviewer), ": ", verdict) for reviewer, verdict in told]
    return tag("ul", rows, class_="mq-review-decided")


def nothing(words: Words) -> Html:
    return tag("p", words("review.nothing"), class_="mq-empty", role="status", dir=direction(words.lang))


def note(line: str, words: Words) -> Html:
    """What a key or button just did, or why it did not."""
    return tag("div", tag("p", tag("bdi", line)), class_="mq-notice", role="status", dir=direction(words.lang))


def after(story: str, words: Words) -> Html:
    """What makes the decisions visible to readers."""
    code = tag("code", f"make build STORY={story}", dir="ltr")
    return tag("p", join((words("review.after"), " ", code)), class_="mq-lede", dir=direction(words.lang))
