"""What stands beside a chart: the evidence that is open, or how to open some."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import cards, corpus, figures, linked
from components.html.escape import Html, join
from data.view import View


def beside(view: View, page: str, hint: str, walk: Sequence[str] = ()) -> Html:
    """The opened finding or article with the ways around it; ``walk`` are the chart's marks in order."""
    finding, read = view.place.get("open"), view.place.get("read")
    if finding:
        return opened(view, page, finding, walk)
    if read and view.article(read):
        return figures.beside(view, page, corpus.article(view, view.store.articles[read]), walk)
    return figures.hint(view, page, hint, walk)


def opened(view: View, page: str, finding: str, walk: Sequence[str] = ()) -> Html:
    """The evidence of a finding, and what the story links with it."""
    return figures.beside(view, page, join((cards.evidence(view, finding, full=False), linked.section(view, finding, page))), walk)
