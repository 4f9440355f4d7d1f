"""Which article is read, and which beside it: folded lists of links, those that share words with it first."""

from __future__ import annotations

from collections.abc import Sequence

from components.html import bits, passages
from components.html.desk import Desk
from components.html.escape import Html, tag
from data.view import View

MOST = 40  # articles of a list; the index has them all


def read(view: View, asked: Desk) -> Html:
    """The article read: those around it in the story's order, and the way to all."""
    links = [_link(view, asked, article, "read") for article in _near(view, asked.read)]
    whole = tag("a", view.words("reading.all"), data_nav=True, href=view.address("reading"))
    return _folded(view, view.words("reading.article"), asked.read, [*links, tag("li", whole)])


def beside(view: View, asked: Desk) -> Html:
    """The article beside it: first those that share words with it, then those around it."""
    sharing = passages.sharing(view, asked.read)
    others = dict.fromkeys((*sorted(sharing, key=lambda one: -sharing[one]), *_near(view, asked.read)))
    shown = [article for article in others if article != asked.read][:MOST]
    links = [_link(view, asked, article, "beside", sharing.get(article, 0)) for article in shown]
    if asked.beside:
        links.append(tag("li", tag("a", view.words("reading.alone"), data_nav=True, href=asked.address(view, beside=None))))
    return _folded(view, view.words("reading.beside"), asked.beside, links)


def _near(view: View, article: str) -> Sequence[str]:
    found = view.store.articles.near(article, MOST)
    view.store.articles.read(found)
    return found


def _link(view: View, asked: Desk, article: str, key: str, shared: int = 0) -> Html:
    moved: dict[str, object] = {"at": None, "beside": None if asked.beside == article else asked.beside} if key == "read" else {}
    told = tag("small", view.words("reading.shares", n=view.words.number(shared))) if shared else None
    name = (tag("span", view.article_label(article)), " ", told, bits.article_title(view, article, "span", "mq-entry-title"))
    here = "true" if article == getattr(asked, key) else None
    return tag("li", tag("a", name, data_nav=True, aria_current=here, href=asked.address(view, **{**moved, key: article})))


def _folded(view: View, label: str, chosen: str | None, links: Sequence[Html]) -> Html:
    now = view.article_label(chosen) if chosen else view.words("reading.none")
    head = tag("summary", tag("span", label, class_="mq-label"), " ", tag("span", now))
    return tag("details", head, tag("ul", links), class_="mq-choice")
