"""What every engine must answer alike: whatever pages ask of a view, under selections and searches taken from the story itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from benchmarks.search import Words
from data import choices
from data.count_groups import doubted, groups
from data.export_part import Window
from data.export_rows import part
from data.exported import EXPORTED
from data.facts import facts
from data.periods import periods_of
from data.search import answers, find
from data.selection import UNKNOWN_OUTLET, Selection
from data.stance_views import Room
from data.store import Store, queries
from data.store.engine import Answer, Engine
from data.tallies import STEMS
from data.view import FILTERED_TABLES, View
from data.voices import heard_in

ROOMS = (Room(99, 99, 3), Room(2, 2, 1))
AXES = ((date(2022, 1, 3), date(2022, 1, 8), 1), (date(2022, 1, 1), date(2022, 2, 20), 7))
ARTICLES = 3  # of a story, whose own tables are looked at
ANSWERS: Mapping[str, Callable[[View], Any]] = {
    **{table: lambda view, table=table: getattr(view, table)() for table in FILTERED_TABLES},
    "how many": lambda view: [(view.total(table), view.shown(table), view.undated_left_out(table)) for table in FILTERED_TABLES],
    "sentence": lambda view: [view.sentence(table) for table in FILTERED_TABLES],
    "way out": lambda view: [view.nearest_way_out(table) for table in FILTERED_TABLES],
    "latest stances": lambda view: view.latest_stances(),
    "by target": lambda view: [view.stances_by_target(room) for room in ROOMS],
    "by day": lambda view: [view.stances_by_day(view.target, periods_of(view.stance_days(view.target), 4), room) for room in ROOMS],
    "targets": lambda view: view.targets(8),
    "taken by": lambda view: [view.taken_by(row["voice"], view.target, 5) for row in view.latest_stances()],
    "last said": lambda view: view.last_said([row["voice"] for row in view.actors()]),
    "heaps": lambda view: [view.slots(table, voices, axis) for table in STEMS for voices in ((), view.loud()) for axis in AXES],
    "slots": lambda view: [view.day_slots(list(STEMS), axis) for axis in AXES],
    "reach": lambda view: [view.reach(list(STEMS), long, strays) for long, strays in ((10, 100), (1, 3))],
    "months": lambda view: [view.months(list(STEMS)), view.peaks("statements", 2)],
    "some": lambda view: [view.some(table, "{first} IS NOT NULL", (), 7, newest=newest) for table in STEMS for newest in (False, True)],
    "parts": lambda view: [view.rows(table, 3, 2) for table in FILTERED_TABLES],
    "few": lambda view: [view.few(table, 5).within for table in ("statements", "counts")],
    "of few": lambda view: [(few.links(kind), few.linked(kind)) for few in [view.few("counts", 5)] for kind in view.link_kinds()],
    "links shown": lambda view: view.links_shown(view.link_kinds()),
    "flagged": lambda view: [(view.flagged(table), view.flags(table)) for table in ("statements", "events")],
    "entries": lambda view: [view.entries(5, 2, newest=newest) for newest in (True, False)],
    "exports": lambda view: [part(view, table, Window(4, 1)) for table in EXPORTED],
    "entry days": lambda view: view.entry_days(),
    "tallied": lambda view: [
        view.tallied("counts", "measure", 20),
        view.tallied("statements", "speaker", 1),
        view.tallied("stances", "value", 4),
    ],
    "loudest": lambda view: [view.loudest(2), view.loudest(99), view.voiced("statements", list(view.loudest(9)))],
    "days": lambda view: [view.day_heaps(table) for table in STEMS],
}
WHOLE: Mapping[str, Callable[[View], Any]] = {  # whatever is filtered
    "actors": lambda view: view.actors(),
    "articles of the store": lambda view: [(id, row) for id, row in view.store.articles.items()],
    "head": lambda view: (view.store.articles.head, view.shared(), sorted(view.speaking([row["id"] for row in view.actors()]))),
    "outlets": lambda view: (view.store.outlets, view.store.outlet_names, view.store.targets, view.store.named(5)),
    "near": lambda view: [view.store.articles.near(id, 3) for id in view.store.articles],
    "shared with": lambda view: [view.origins_of(id) for id in view.store.articles],
    "known": lambda view: sorted(view.store.known.outlets),
    "counted in": lambda view: [view.counted_in(table, list(view.store.articles)) for table in ("statements", "counts", "events")],
    "checked": lambda view: view.checked(),
    "findings": lambda view: view.findings(ids(view)),
    "stances of each": lambda view: view.stances_for(view.statements()["id"]),
    "links": lambda view: {kind: (view.links(kind), view.linked(kind), view.joined(list(view.linked(kind)))) for kind in view.link_kinds()},
    "links of one": lambda view: [(view.links_of(one), len(one)) for one in ids(view)[:20]],
    "members": lambda view: [view.members(link) for kind in view.link_kinds() for link in view.linked(kind)][:20],
    "decisions": lambda view: view.decisions(),
    "spellings": lambda view: view.spellings(),
    "named": lambda view: view.named(),
    "mentions of": lambda view: view.mentions_of([row["id"] for row in view.actors()]),
    "silent": lambda view: [view.silent(1), view.silent(99)],
    "period": lambda view: view.period(),
    "titles": lambda view: [choices.articles(view.store, row["title"], 9) for row in view.articles().to_dict("records") if row["title"]],
    "ids at hand": lambda view: [view.engine.rows(sql.format(where="TRUE")) for sql in queries.IDS.values()],
    "a text": lambda view: [view.engine.rows(queries.TEXT, [id]) for id in some(view)],
    "some of a long story": lambda view: view.engine.rows(queries.ARTICLE.format(marks="?, ?"), some(view)[:2]),
    "ids of a long story": lambda view: view.engine.rows(queries.ARTICLE_IDS),
    "origins": lambda view: view.origins(),
    "texts": lambda view: view.texts(),
    "of an article": lambda view: [of_article(view, article) for article in some(view)],
    "voices": lambda view: heard_in(view, list(view.store.articles)),
    "counts side by side": lambda view: [groups(view), doubted(view)],
    "facts": lambda view: facts(view),
}


def ids(view: View) -> list[str]:
    """Findings of every kind, and some that are not there."""
    rows = [id for table in ("statements", "stances", "counts", "events") for id in getattr(view, table)()["id"]]
    links = [link["id"] for kind in view.link_kinds() for link in view.links(kind)]
    return [*rows, *links, *(row["origin"] for row in view.origins()), "s-nowhere", "x"]


def some(view: View) -> list[str]:
    return list(view.store.articles)[:ARTICLES]


def of_article(view: View, article: str) -> list[Any]:
    own = [view.article(article), view.paragraphs(article), view.removed(article), view.mentions(article), view.days(article)]
    return [*own, view.hits(article), *(view.of_article(table, article) for table in ("statements", "counts", "events", "framings"))]


def selections(store: Store, words: Words) -> dict[str, Selection]:
    """Each filter alone and several together, with values the story has, and some it has not."""
    view = View(store, Selection(story=store.id))
    rows, outlets = view.statements(), view.outlets()
    first, last = view.period()
    speaking = [actor for actor in rows["speaker"].value_counts().index if actor][:2]
    measures = list(view.counts()["measure"].value_counts().index[:2])
    middle = {"first": first, "last": first + (last - first) / 2} if first and last else {}
    common = words.common[0]
    return {
        "nothing": Selection(),
        "period": Selection(**middle),
        "since": Selection(first=last and last - timedelta(days=2)),
        "before anything": Selection(last=first and first - timedelta(days=400_000)),
        "actors": Selection(actors=tuple(speaking)),
        "outlets": Selection(outlets=tuple(outlets[:2])),
        "unknown outlet": Selection(outlets=(UNKNOWN_OUTLET, "nowhere")),
        "article": Selection(articles=tuple(some(view)[:1])),
        "stances": Selection(stances=("warns", "supports")),
        "stances toward": Selection(stances=("warns", "opposes", "none"), target=store.info.target or speaking[0]),
        "target": Selection(target=speaking[0]),
        "measures": Selection(measures=tuple(measures)),
        "words": Selection(words=common),
        "words, exact": Selection(words=common, exact="1"),
        "several": Selection(words=common, actors=tuple(speaking), outlets=tuple(outlets), **middle),
        "all": Selection(words=f"{common}*", actors=tuple(speaking[:1]), stances=("warns",), target=speaking[0], measures=tuple(measures)),
        "hostile": Selection(words="' OR 1=1 --", actors=("'); DROP TABLE articles; --",), articles=("\\", "?", "{p0:String}")),
    }


def searches(store: Store, words: Words) -> dict[str, Selection]:
    """Every class of search, with words of the story."""
    one, two, pair = words.common[0], words.common[1], words.pairs[0]
    named = [str(row["name_ar"]) for row in store.actors.values() if row["name_ar"]]
    typed = {
        "a common word": one, "a rare word": words.rare[0], "two words": f"{one} {two}", "two words far apart": f"{words.rare[0]} {words.rare[-1]}",
        "a phrase": f'"{pair}"', "phrases": " ".join(f'"{each}"' for each in words.pairs[1:3]), "the beginning of a word": words.prefixes[0],
        "the beginning of a short one": f"{one[:2]}*", "without a word": f"{one} -{two}", "without a phrase": f'{one} -"{pair}"',
        "without the beginning of a word": f"{two} -{words.prefixes[0]}", "without alone": f"-{one}", "a name": named[0], "names": f"{named[0]} {named[1]}",
        "a name within": f"{one} {named[2]}", "a word nowhere": "زرافة", "a near spelling": f"{words.rare[0]}ز", "a particle": "في",
        "Latin": "CNN", "a number": "2022", "signs": "؟ ! ' \" \\ % _ @ : ; -- ? {x}", "a quoted quote": "'\"'\"", "nothing": "  ",
        "many": " ".join(words.common[:12]), "a phrase of three": f'"{pair} {one}"', "diacritics": f"{one}ٌ",
    }  # fmt: skip
    made = {name: Selection(words=text) for name, text in typed.items()}
    made |= {
        f"{name}, exact": Selection(words=typed[name], exact="1") for name in ("a common word", "a phrase", "two words", "without a word")
    }
    made["the beginning of a word, exact"] = Selection(words=typed["the beginning of a word"], exact="1")
    speaking = words.actors[0]
    made["a word under filters"] = Selection(words=one, actors=(speaking,), outlets=(UNKNOWN_OUTLET,))
    made["a phrase under filters"] = Selection(words=typed["a phrase"], articles=tuple(store.articles)[:2])
    return made


def search(view: View) -> list[Any]:
    """The page of results, a later one, what they have in common, and near spellings; a page asks for none of it without a word to look for."""
    if not answers.asked(view).query:
        return []
    found = answers.answer(view)
    later = View(view.store, view.selection, place={"page": "2"})
    return [found, answers.answer(later), answers.facets(view, found.found), answers.near(view)]


def forms(view: View) -> list[Any]:
    """What the parts of a search answer where a page asks for no more than some of it."""
    asked = answers.asked(view)
    if not asked.query:
        return []
    some_of = [
        find.Facet("actor", list(view.store.actors)[:5]),
        find.Facet("outlet", [one for one in view.store.outlets if one]),
        find.Facet("actor", ()),
    ]
    by = [*map(find.Facet, find.FACETS), *some_of]
    facets = [find.facet(view.engine, asked, one, 100, apart=apart) for one in by for apart in (False, True)]
    places = [find.passages(view.engine, asked, article, 100) for article in some(view)]
    return [facets, places, [find.spellings(view.engine, clause.name or "", 100) for clause in asked.query.wanted]]


class Recorder:
    """An engine that asks nothing twice: ``answers`` to each text with its values, ``fresh`` those of them nobody has looked at."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.answers: dict[tuple[str, tuple[object, ...]], Any] = {}
        self.fresh: list[tuple[str, tuple[object, ...]]] = []
        self._kept: dict[Any, Answer] = {}

    def answer(self, sql: str, params: Sequence[object] = ()) -> Answer:
        key = (sql, tuple(params))
        if key not in self._kept:
            self._kept[key] = self.engine.answer(sql, params)
            self.answers[key] = told(self._kept[key].frame)
            self.fresh.append(key)
        return self._kept[key]

    def rows(self, sql: str, params: Sequence[object] = ()) -> pd.DataFrame:
        return self.answer(sql, params).frame.copy()

    def close(self) -> None:
        self.engine.close()


def told(answer: Any) -> Any:
    """An answer as something to compare: 1, 1.0 and True are three things, and order counts."""
    if isinstance(answer, pd.DataFrame):
        return ["frame", [str(name) for name in answer.columns], [[told(value) for value in row] for row in answer.itertuples(index=False)]]
    if isinstance(answer, dict):
        return [(told(key), told(value)) for key, value in answer.items()]
    if isinstance(answer, (list, tuple)):
        return [told(value) for value in answer]
    return repr(answer)
