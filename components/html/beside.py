"""What stands beside a chart: the evidence that is open, or how to open some."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import cards, corpus, figures, linked
from components.html.escape import Html, join
from data.view import View


def beside(view: View, page: str, hint: str, walk: Sequence[str] = ()) -> Html:
    """The opened finding or article with the ways around it; ``walk`` are the chart's marks in order."""
    opened, read = view.place.get("open"), view.place.get("read")
    if opened:
        return figures.beside(view, page, join((cards.evidence(view, opened, full=False), linked.section(view, opened, page))), walk)
    if read and view.article(read):
        return figures.beside(view, page, corpus.article(view, view.store.articles[read]), walk)
    return figures.hint(view, page, hint, walk)
