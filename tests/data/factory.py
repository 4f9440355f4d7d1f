"""What stories made by hand are made of: findings at their words, a store of a corpus, views of a store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data.corpus import Corpus
from data.ids import finding_id
from data.model import (
    Article,
    Basis,
    Bound,
    Count,
    CueClass,
    Day,
    Form,
    Measure,
    Paragraph,
    ParagraphKind,
    Piece,
    Span,
    SpeakerBasis,
    Stance,
    StanceValue,
    Statement,
)
from data.rows import to_tables
from data.selection import Selection
from data.store import Store
from data.store.engine import DuckEngine
from data.store.fill import in_memory, of_tables
from data.view import View


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth place of words in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def day(article: str, number: int, basis: Basis = Basis.STATED) -> Day:
    return Day(article, None, date(2022, 1, number), date(2022, 1, number), basis)


def article(name: str, text: str, outlet: str | None, published: Day | None) -> Article:
    whole = Span(0, len(text))
    return Article(
        name,
        "small",
        text,
        (Piece(0, 0, len(text)),),
        (Paragraph(whole, ParagraphKind.BODY),),
        (),
        "0" * 64,
        len(text),
        outlet=outlet,
        published=published,
    )


def statement(name: str, text: str, words: str, **facts) -> Statement:
    place = span(text, words, facts.pop("nth", 0))
    same = [n for n in range(text.count(words)) if span(text, words, n).start < place.start]
    made = {"cue": None, "cue_class": CueClass.ASSERTS, "speaker_span": None, "speaker_basis": SpeakerBasis.NAMED, "form": Form.REPORTED}
    made |= facts
    made.setdefault("passage", Span(text.rfind(".", 0, place.start) + 1, place.stop))
    return Statement(id=finding_id("statement", name, words, len(same)), article=name, span=place, rule="test", **made)


def stance(of: Statement, target: str | None, value: StanceValue) -> Stance:
    return Stance(finding_id("stance", of.article, f"{of.id} {target} {value}"), of.article, of.id, of.speaker, target, value, rule="test")


def count(name: str, text: str, words: str, measure: Measure, bound: Bound = Bound.EXACT, **facts) -> Count:
    """A count at its words; ``value`` stands for both ends of an exact one."""
    value, low, high = facts.pop("value", None), facts.pop("low", None), facts.pop("high", None)
    if bound in (Bound.EXACT, Bound.ABOUT):
        low = high = value
    made = {"rule": "unit"} | facts
    return Count(finding_id("count", name, words), name, span(text, words), measure, value, low, high, bound, **made)


def store_of(corpus: Corpus, generation: str = "test") -> Store:
    """The corpus in memory, as pages ask it."""
    return Store(corpus.info, DuckEngine(in_memory(of_tables(to_tables(corpus)))), {"generation": generation})


def views(store: Callable[[], Store]) -> Callable[..., View]:
    """A maker of views of a store that is made when it is first looked at: view({"open": "s-1"}, lang="en", actors=("russia",))."""

    def view(place: dict[str, str] | None = None, **chosen) -> View:
        return View(store(), Selection(**chosen), place or {})

    return view
