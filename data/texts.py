"""The articles' own words, as their story may show them: the one way to them for everything that draws, sends or saves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from data import rights
from data.model import Span
from data.search.marks import spans
from data.search.query import name_key
from data.selection import Selection
from data.store import Store, queries
from data.store.engine import Answer, Engine
from data.story import StoryInfo
from data.tables import Row
from data.words import Words

EVIDENCE = ("statements", "counts", "events")  # what a story of passages only shows the sentences of
ENDS = (("start", "stop"), ("passage_start", "passage_stop"))


@dataclass
class Texts:
    """One store, read in the language of a selection; each query is asked once, and no text leaves it that the story may not show."""

    store: Store
    selection: Selection
    within: tuple[str, ...] = field(default=(), kw_only=True)  # articles: of a very long story a page may look at some alone
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False, kw_only=True)

    @property
    def story(self) -> StoryInfo:
        return self.store.info

    @property
    def engine(self) -> Engine:
        return self.store.engine

    @property
    def lang(self) -> str:
        return self.selection.lang

    @property
    def words(self) -> Words:
        words: Words = self._once("words", lambda: Words(self.lang))
        return words

    def article(self, article: str) -> Row | None:
        """One article with its text; None where there is none of that id."""
        row = self.store.articles.get(article)
        return row | {"text": self.text(article)} if row else None

    def text(self, article: str) -> str:
        """An article's words as the story may show them: masked outside its passages where it shows these alone."""

        def read() -> str:
            text, shown = self._whole_text(article), self.shown_of(article)
            return text if shown is None else rights.masked(text, shown)

        return str(self._once(("text", article), read))

    def shown_of(self, article: str) -> tuple[Span, ...] | None:
        """What of an article may be shown; None: everything."""

        def read() -> tuple[Span, ...] | None:
            if self.story.show != rights.PASSAGES:
                return None
            rows = [row for table in EVIDENCE for row in self.of_article(table, article)]
            spans = [Span(row[start], row[stop]) for row in rows for start, stop in ENDS if row.get(start) is not None]
            titles = [row for row in self.paragraphs(article) if row["kind"] == "title"]
            text = self._whole_text(article)
            return rights.around(text, [*spans, *(Span(row["start"], row["stop"]) for row in titles)])

        shown: tuple[Span, ...] | None = self._once(("shown", article), read)
        return shown

    def _whole_text(self, article: str) -> str:
        def read() -> str:
            found = self.engine.answer(queries.TEXT, [article]).values
            return str(found[0][0]) if found else ""

        return self.store.texts.made(article, read)

    def reads(self, articles: Iterable[str]) -> None:
        """Asks for the texts of many articles at once, where they may be shown whole; ``text`` then has them."""
        missing = sorted(one for one in set(articles) if ("text", one) not in self._kept)
        if not missing or self.story.show == rights.PASSAGES:
            return
        texts = {one: text for one in missing if (text := self.store.texts.get(one)) is not None}
        if asked := [one for one in missing if one not in texts]:
            found = self.engine.answer(queries.TEXTS_OF.format(marks=", ".join("?" * len(asked))), asked).values
            texts |= {article: self.store.texts.put(article, str(text)) for article, text in found}
        self._kept |= {("text", article): text for article, text in texts.items()}

    def words_at(self, article: str, start: int, stop: int) -> str:
        """What stands at a place; what of it may not be shown is one ellipsis."""
        words = self.text(article)[start:stop]
        return rights.collapsed(words) if self.story.show == rights.PASSAGES else words

    def may_say(self, article: str, words: str | None) -> str | None:
        """Words of an article whose place is not told; None where they stand in nothing that may be shown."""
        return words if words and (self.story.show != rights.PASSAGES or words in self.text(article)) else None

    def paragraph_starts(self, articles: Iterable[str]) -> list[Row]:
        """Where the paragraphs of many articles begin: article, start; in reading order."""
        wanted = sorted(set(articles))
        sql = queries.STARTS_IN.format(marks=", ".join("?" * len(wanted)))
        return self.engine.answer(sql, wanted).records() if wanted else []

    def paragraphs(self, article: str) -> list[Row]:
        return self._records(queries.OF_ARTICLE["paragraphs"], [article])

    def removed(self, article: str) -> list[Row]:
        """What cleaning took out; of a story of passages only no more than why."""
        found = self._records(queries.OF_ARTICLE["removed"], [article])
        return [row | {"text": ""} for row in found] if self.story.show == rights.PASSAGES else found

    def mentions(self, article: str) -> list[Row]:
        return self._records(queries.OF_ARTICLE["mentions"], [article])

    def days(self, article: str) -> list[Row]:
        """Words for days, those alone that may be shown."""
        found, shown = self._records(queries.OF_ARTICLE["days"], [article]), self.shown_of(article)
        return [row for row in found if row["start"] is None or rights.shows(shown, Span(row["start"], row["stop"]))]

    def hits(self, article: str) -> list[Span]:
        """Where the words searched for stand in an article, however they are spelled."""
        query = self.selection.query(self.store.names)
        named: dict[str, list[Span]] = defaultdict(list)
        if any(clause.name for clause in query.wanted):
            rows = [row for row in self.mentions(article) if row["basis"] == "name"]
            keys = self.store.names(name_key(row["form"]) for row in rows)
            for row in rows:
                if rights.shows(self.shown_of(article), place := Span(row["start"], row["stop"])):
                    named[keys.get(name_key(row["form"]), "")].append(place)
        return spans(self.text(article), query, named)

    def of_article(self, table: str, article: str) -> list[Row]:
        """All statements, counts, events or framings of one article, in reading order, whatever is filtered."""
        found = self._records(queries.FILTERED[table].format(where="article = ?"), [article])
        return sorted(found, key=lambda row: (row["start"], row["stop"])) if found and "start" in found[0] else found

    def texts(self) -> dict[str, str]:
        """The text of every article, by its id."""
        if self.story.show == rights.PASSAGES:
            return {article: self.text(article) for article in self.within or self.store.articles}
        sql, params = self._inside("article")
        return {row["article"]: row["text"] for row in self._records(queries.TEXTS.format(where=sql), params)}

    def origins(self) -> list[Row]:
        """Shared passages: one row a passage, the longest origins first."""
        sql, params = self._inside("article")
        return self._shown(self._records(queries.ORIGINS.format(where=sql), params))

    def shared(self) -> int:
        """How many passages several articles share, in the whole story."""
        return self.store.counted(queries.SHARED, ())

    def origins_of(self, article: str) -> list[Row]:
        """The passages an article shares, with those of the others."""
        return self._shown(self._records(queries.ORIGINS.format(where=queries.SHARED_WITH), [article]))

    def _shown(self, found: list[Row]) -> list[Row]:
        if self.story.show != rights.PASSAGES:
            return found
        return [row | {"text": rights.collapsed(self.text(row["article"])[row["start"] : row["stop"]])} for row in found]

    def all_rows(self, table: str) -> list[Row]:
        """Rows of a table whatever is filtered, of the articles looked at."""
        sql, params = self._inside("article")
        return self._records(queries.FILTERED[table].format(where=sql), params)

    def keep(self, key: Any, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once a view: for what a page needs in several places."""
        return self._once(("kept", key), make)

    # --- inside ---

    def _inside(self, column: str) -> tuple[str, list[Any]]:
        """A condition for the articles looked at."""
        return (f"{column} IN ({', '.join('?' * len(self.within))})", list(self.within)) if self.within else ("TRUE", [])

    def _records(self, sql: str, params: Sequence[Any] = ()) -> list[Row]:
        """An answer as rows of one's own: a page may add to them."""
        return self._answer(sql, params).records()

    def _answer(self, sql: str, params: Sequence[Any]) -> Answer:
        """Asked once a view."""
        answer: Answer = self._once((sql, *params), lambda: self.store.answers.answer(sql, params))
        return answer

    def _once(self, key: Any, make: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]
