"""When each article of a story was published: what each tells of itself, then what they tell of one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor

from data import review
from data.digests import Read
from data.executors import batches, spread
from data.extract.published import Signs, asked, by_calendar, by_facts
from data.extract.same_fact import Dated, Question, told
from data.model import Actor, Decision
from data.parts.codec import loads
from data.parts.pages import Pages
from data.parts.part import unpack
from data.passes import READ, report


def dated(pages: Pages, executor: Executor | None = None, decisions: Sequence[Decision] = ()) -> tuple[Actor, ...]:
    """Writes each article's day where it is kept; gives the actors no gazetteer knew, each once, in the order they appear."""
    signs: list[Signs] = []
    found: dict[str, Actor] = {}
    for number in range(len(pages.kept)):
        read = loads(Read, unpack(pages.read(number)[READ]))
        signs.append(read.signs)
        for actor in read.discovered:
            found.setdefault(actor.id, actor)
    _date(pages, signs, executor)
    days = review.published({one.id: one.published for one in pages.kept}, decisions)
    for one in pages.kept:
        one.published = days.get(one.id)
    return tuple(found.values())


def _date(pages: Pages, signs: Sequence[Signs], executor: Executor | None) -> None:
    known = by_calendar(signs)
    for one in pages.kept:
        one.published = known[one.id]
    if questions := asked(signs, known):
        days = [day for day in known.values() if day]
        known = by_facts(questions, told(days, _reports(pages, questions, executor), questions))
        for one in pages.kept:
            one.published = one.published or known.get(one.id)


def _reports(pages: Pages, questions: Sequence[Question], executor: Executor | None) -> Iterator[Dated]:
    """What the dated articles say on those that ask: read once more, only where somebody asks."""
    pairs = frozenset(pair for question in questions for pair in question.beside)
    mine = (number for number, one in enumerate(pages.kept) if one.published)
    for done in spread(executor, report, ((tuple(map(pages.page, batch)), pairs) for batch in batches(mine))):
        yield from done
