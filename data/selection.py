"""The reader's filters as one value with three faces: address, SQL clause, words.

Address keys: story, from, to, actor, outlet, article, stance, target, measure, q, lang. Ids, never labels. What the address says is
hostile until checked: unknown or broken values are left out and named in a notice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.model import Measure, StanceValue
from data.text.fold import folded
from data.words import LANGUAGES, Words

UNKNOWN_OUTLET = "unknown"
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MOST_VALUES = 50  # of one key; an address is typed or shared, not a bulk query
LONGEST = 200  # characters of one value
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class Known:
    """What an address may name in this story. ``story`` is the one served when the address names none."""

    story: str = ""
    stories: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Notice:
    """Something of the address that was left out or mended: ``reason`` is a phrase of common.notice."""

    reason: str
    field: str = ""
    value: str = ""

    def in_words(self, words: Words) -> str:
        return words(f"common.notice.{self.reason}", filter=words.label("filter", self.field) if self.field else "", value=self.value)


@dataclass(frozen=True)
class Selection:
    story: str = ""
    first: date | None = None
    last: date | None = None
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    target: str | None = None
    measures: tuple[str, ...] = ()
    words: str = ""
    lang: str = "ar"

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]], known: Known) -> tuple[Selection, tuple[Notice, ...]]:
        """The selection an address means, and what of it was left out."""
        found: dict[str, Any] = {}
        notices: list[Notice] = []
        for field, face in FACES.items():
            values, told = _values(field, query.get(face.key, ()))
            notices += told
            if values:
                value, told = face.read(field, values, known)
                notices += told
                found |= {field: value} if value else {}
        if found.get("first") and found.get("last") and found["first"] > found["last"]:
            found["first"], found["last"] = found["last"], found["first"]
            notices.append(Notice("reversed", "period"))
        return cls(**found), tuple(notices)

    def to_query(self) -> list[tuple[str, str]]:
        """Address fields in canonical order, defaults left out."""
        pairs: list[tuple[str, str]] = []
        for field, face in FACES.items():
            value = getattr(self, field)
            if not value or value == face.default:
                continue
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(face.key, item.isoformat() if isinstance(item, date) else str(item)) for item in values]
        return pairs

    def replace(self, **changes: Any) -> Selection:
        return dataclasses.replace(self, **changes)

    def without(self, field: str) -> Selection:
        """The same selection with one filter taken off; "period" takes off both ends."""
        names = ("first", "last") if field == "period" else (field,)
        return self.replace(**{name: getattr(EMPTY, name) for name in names})

    def reset(self) -> Selection:
        """No filters; story and language stay."""
        return Selection(story=self.story, lang=self.lang)

    def active(self, table: str | None = None) -> tuple[str, ...]:
        """Names of the filters set (and that bear on ``table``): period, actors, outlets, articles, stances, target, measures, words."""
        names = ["period"] if self.first or self.last else []
        names += [name for name in FILTERS[1:] if getattr(self, name)]
        return tuple(name for name in names if table is None or name in BEARS_ON[table] or (table == "statements" and self._toward(name)))

    def _toward(self, name: str) -> bool:
        """A target narrows statements only together with a stance: the clause of stances holds it."""
        return name == "target" and bool(self.stances)

    def clause(self, table: str) -> tuple[str, list[Any]]:
        """A condition on ``table`` for WHERE, every value bound; TRUE where nothing is chosen."""
        parts = [CLAUSES[name](self, table) for name in self.active(table)]
        return " AND ".join(sql for sql, _ in parts) or "TRUE", [value for _, values in parts for value in values]

    def phrases(self) -> tuple[str, ...]:
        """The folded words to look for; a run in quotation marks is one."""
        pieces = folded(self.words).split('"')
        found = [" ".join(piece.split()) for piece in pieces[1::2]]
        found += [word for piece in pieces[::2] for word in piece.split()]
        return tuple(dict.fromkeys(word for word in found if any(letter.isalnum() for letter in word)))

    def in_words(self, words: Words, names: Names, table: str = "statements") -> str:
        """The filters that bear on ``table`` as part of a sentence: « روسيا والصين بين 7 و10 يناير 2022»."""
        return "".join(IN_WORDS[name](self, words, names, table) for name in SPOKEN if name in self.active(table))


@dataclass(frozen=True)
class Names:
    """How ids read in the reader's language."""

    actor: Callable[[str], str]
    outlet: Callable[[str], str]
    article: Callable[[str], str]


Read = tuple[Any, list[Notice]]


@dataclass(frozen=True)
class Face:
    """One field in the address."""

    key: str
    read: Callable[[str, Sequence[str], Known], Read]
    default: object = None


def _shown(value: str) -> str:
    """A value as a notice may repeat it: short, and without characters that turn the line around."""
    return _printable(value)[:40]


def _printable(value: str) -> str:
    """Without control, bidi, zero-width characters and lone surrogates."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in value).strip()


def _values(field: str, values: Sequence[str]) -> tuple[list[str], list[Notice]]:
    """The values of one key worth reading: not too many, not too long, well-formed text."""
    given = [values] if isinstance(values, str) else list(values)
    kept = [_printable(value) for value in given[:MOST_VALUES] if len(value) <= LONGEST]
    notices = [Notice("too_long", field)] if len(kept) < len(given) else []
    return [value for value in kept if value], notices


def _day(field: str, values: Sequence[str], known: Known) -> Read:
    try:
        day = date.fromisoformat(values[-1].translate(DIGITS))
    except ValueError:
        return None, [Notice("bad_date", field, _shown(values[-1]))]
    if not EARLIEST <= day <= LATEST:
        return None, [Notice("bad_date", field, _shown(values[-1]))]
    return day, _repeated(field, values)


def _ids(field: str, values: Sequence[str], known: Known) -> Read:
    allowed = _allowed(field, known)
    wanted = tuple(dict.fromkeys(values))
    notices = [Notice("unknown_value", field, _shown(value)) for value in wanted if value not in allowed]
    return tuple(sorted(value for value in wanted if value in allowed)), notices


def _one(field: str, values: Sequence[str], known: Known) -> Read:
    value = values[-1]
    if value not in _allowed(field, known):
        return None, [Notice("unknown_value", field, _shown(value))]
    default = known.story if field == "story" else None
    return None if value == default else value, _repeated(field, values)


def _words(field: str, values: Sequence[str], known: Known) -> Read:
    value = " ".join(values[-1].split())
    if not Selection(words=value).phrases():
        return None, [Notice("empty_words", field)]
    return value, _repeated(field, values)


def _repeated(field: str, values: Sequence[str]) -> list[Notice]:
    return [Notice("repeated", field)] if len(set(values)) > 1 else []


def _allowed(field: str, known: Known) -> frozenset[str]:
    choices: dict[str, Iterable[str]] = {
        "story": known.stories | {known.story}, "actors": known.actors, "target": known.actors, "articles": known.articles,
        "outlets": known.outlets | {UNKNOWN_OUTLET}, "stances": StanceValue, "measures": Measure, "lang": LANGUAGES,
    }  # fmt: skip
    return frozenset(str(value) for value in choices[field])


FACES: Mapping[str, Face] = {
    "story": Face("story", _one),
    "first": Face("from", _day),
    "last": Face("to", _day),
    "actors": Face("actor", _ids),
    "outlets": Face("outlet", _ids),
    "articles": Face("article", _ids),
    "stances": Face("stance", _ids),
    "target": Face("target", _one),
    "measures": Face("measure", _ids),
    "words": Face("q", _words),
    "lang": Face("lang", _one, "ar"),
}
KEYS = frozenset(face.key for face in FACES.values())
FILTERS = ("period", "actors", "outlets", "articles", "stances", "target", "measures", "words")
EMPTY = Selection()

Clause = tuple[str, list[Any]]
EVERYWHERE = {"period", "outlets", "articles", "words"}
BEARS_ON: Mapping[str, frozenset[str]] = {
    "statements": frozenset(EVERYWHERE | {"actors", "stances"}),
    "stances": frozenset(EVERYWHERE | {"actors", "stances", "target"}),
    "counts": frozenset(EVERYWHERE | {"actors", "measures"}),
    "events": frozenset(EVERYWHERE | {"actors"}),
    "articles": frozenset(EVERYWHERE | {"actors"}),
    "framings": frozenset(EVERYWHERE | {"actors"}),
}
DATED = {"statements": "said", "stances": "said", "counts": "said", "events": "", "articles": "published", "framings": "published"}
TOWARD = "target IN (SELECT id FROM chains WHERE actor = ?)"
WHO = {
    "statements": "speaker IN ({})",
    "stances": "holder IN ({})",
    "counts": "source IN ({})",
    "framings": "attributed_to IN ({})",
    "events": "id IN (SELECT event FROM event_actors WHERE actor IN ({}))",
    "articles": "id IN (SELECT article FROM mentions WHERE actor IN ({}))",
}


def _period(selection: Selection, table: str) -> Clause:
    """Ranges that touch the period; what has no date cannot be said to."""
    stem = DATED[table]
    first, last = (f"{stem}_first", f"{stem}_last") if stem else ("first", "last")
    sql, values = [], []
    for condition, value in ((f"{last} >= ?", selection.first), (f"{first} <= ?", selection.last)):
        if value:
            sql.append(condition)
            values.append(value)
    return _of_articles(table, " AND ".join(sql), "published_first"), values


def _of_articles(table: str, condition: str, column: str) -> str:
    """A framing has no date of its own: its article's counts."""
    if table == "framings" and column.startswith("published"):
        return f"article IN (SELECT id FROM articles WHERE {condition})"
    return f"({condition})"


def _actors(selection: Selection, table: str) -> Clause:
    """An id means itself and everyone whose chain holds it."""
    inner = f"SELECT id FROM chains WHERE actor IN ({_marks(selection.actors)})"
    return WHO[table].format(inner), list(selection.actors)


def _outlets(selection: Selection, table: str) -> Clause:
    named = [outlet for outlet in selection.outlets if outlet != UNKNOWN_OUTLET]
    parts = [f"outlet_id IN ({_marks(named)})"] if named else []
    parts += ["outlet_id IS NULL"] if UNKNOWN_OUTLET in selection.outlets else []
    condition = " OR ".join(parts)
    return (f"({condition})" if table == "articles" else f"article IN (SELECT id FROM articles WHERE {condition})"), named


def _articles(selection: Selection, table: str) -> Clause:
    return f"{'id' if table == 'articles' else 'article'} IN ({_marks(selection.articles)})", list(selection.articles)


def _stances(selection: Selection, table: str) -> Clause:
    """On statements: those that carry such a stance, toward the chosen target where one is chosen."""
    condition, values = f"value IN ({_marks(selection.stances)})", list(selection.stances)
    if table == "stances":
        return condition, values
    if selection.target:
        condition, values = f"{condition} AND {TOWARD}", [*values, selection.target]
    return f"id IN (SELECT statement FROM stances WHERE {condition})", values


def _target(selection: Selection, table: str) -> Clause:
    """Toward the target or anyone who belongs to it: a stance to its president is one to the state."""
    return (TOWARD, [selection.target]) if table == "stances" else ("TRUE", [])


def _measures(selection: Selection, table: str) -> Clause:
    return f"measure IN ({_marks(selection.measures)})", list(selection.measures)


def _words_clause(selection: Selection, table: str) -> Clause:
    found = selection.phrases()
    condition = " AND ".join("POSITION(? IN folded) > 0" for _ in found) or "TRUE"
    if table == "stances":
        condition = f"statement IN (SELECT id FROM statements WHERE {condition})"
    return f"({condition})", list(found)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)


CLAUSES: Mapping[str, Callable[[Selection, str], Clause]] = {
    "period": _period, "actors": _actors, "outlets": _outlets, "articles": _articles,
    "stances": _stances, "target": _target, "measures": _measures, "words": _words_clause,
}  # fmt: skip

SPOKEN = ("actors", "stances", "target", "measures", "period", "outlets", "articles", "words")
IN_WORDS: Mapping[str, Callable[[Selection, Words, Names, str], str]] = {
    "period": lambda s, w, n, t: " " + w.between(s.first, s.last),
    "actors": lambda s, w, n, t: w(f"common.sentence.by.{t}", names=w.join(map(n.actor, s.actors))),
    "outlets": lambda s, w, n, t: w("common.sentence.in_outlets", names=w.join(map(n.outlet, s.outlets))),
    "articles": lambda s, w, n, t: w("common.sentence.in_articles", names=w.join(map(n.article, s.articles))),
    "stances": lambda s, w, n, t: w("common.sentence.stance", names=w.join(w.label("stance", value) for value in s.stances)),
    "target": lambda s, w, n, t: w("common.sentence.target", name=n.actor(s.target or "")),
    "measures": lambda s, w, n, t: w("common.sentence.measure", names=w.join(w.label("measure", value) for value in s.measures)),
    "words": lambda s, w, n, t: w("common.sentence.words", words=s.words),
}
