"""What the filters' lists offer: all there is in a short story, in a long one what stands out, what is typed, and what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from components.charts.text import isolate, shorten
from data import choices
from data.view import View

OUTLET, ARTICLE = "outlet:", "article:"
Period = tuple[date, date]
MOST = 120  # choices a widget offers: each is sent to the browser at every rerun; the address and the search reach the others
MOST_ARTICLES = 60  # of a story with more than the most: a title takes the room of three names
TITLE = 48  # letters of a title in a list: a phone's width


@dataclass(frozen=True)
class Bar:
    """What the widgets offer in this story."""

    view: View
    whole: Period | None  # the story's days; None where nothing is dated

    @property
    def among(self) -> str:
        """Letters of the names that are looked for where there are very many."""
        return self.view.place.get("among", "")

    @property
    def long(self) -> bool:
        """Whether some names have no room in their list."""
        return self.many_articles or max(len(self.view.store.actors), len(self.view.store.outlets)) > MOST

    @property
    def many_articles(self) -> bool:
        return len(self.view.store.articles) > MOST

    @property
    def targets(self) -> list[str]:
        """Whom most stances are about, in display order; the reader's choice even where nobody speaks of it."""
        found = {*islice(self.view.store.targets, MOST), self.view.selection.target}
        return [row["id"] for row in self.view.actors() if row["id"] in found]

    @property
    def actors(self) -> list[str]:
        """In display order; of very many those named most or named as typed, and the chosen."""
        store = self.view.store
        if len(store.actors) <= MOST:
            return list(store.actors)
        named = choices.actors(store, self.among, MOST) if self.among else store.named(MOST)
        found = {*named, *self.view.selection.actors}
        return [id for id in store.actors if id in found]

    @property
    def places(self) -> list[str]:
        """Outlets, then articles; of very many outlets those with most articles, of articles the first, or those so named; the chosen."""
        view, outlets = self.view, self.view.outlets()
        if len(outlets) > MOST or (self.among and self.many_articles):
            named = choices.outlets(view.store, self.among, MOST) if self.among else islice(view.store.outlets, MOST)
            found = {*named, *view.selection.outlets}
            outlets = [one for one in outlets if one in found]
        return [OUTLET + one for one in outlets] + [ARTICLE + one for one in self.articles]

    @property
    def articles(self) -> list[str]:
        """In display order; of very many the first or those with such a title or outlet, and the chosen."""
        articles = self.view.store.articles
        if not self.many_articles:
            return list(articles)
        found = choices.articles(self.view.store, self.among, MOST_ARTICLES) if self.among else articles.first(MOST_ARTICLES)
        return articles.ordered([*found, *self.view.selection.articles])

    def article(self, id: str) -> str:
        """As its list names it: of very many by the title, for nobody knows the numbers of so many."""
        if not self.many_articles:
            return self.view.article_label(id)
        return str(self.view.store.derived.made(("offered", self.view.lang, id), lambda: self._titled(id)))

    def _titled(self, id: str) -> str:
        title = shorten(self.view.article_title(id), TITLE)
        return f"{self.view.store.articles[id]['n']} · {isolate(title, rtl=True)}"
