"""Events an article tells as done: what kind, when, who, in the article's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.extract.event_days import Dated, assign, is_background
from data.extract.event_kinds import Kind, kinds, negated, titled
from data.extract.lexicon import Lexicon
from data.ids import alike, finding_id
from data.model import Article, Day, Event, Findings, Flag, Mention, ParagraphKind, Span
from data.text.clauses import clause, sentence
from data.text.fold import Folded
from data.text.places import Places

NAMES = 3  # actors in an English title
FAR = 600  # folded characters after a trigger in which its title ends
SHORT = 260  # characters of a sentence that is shown whole


@dataclass(frozen=True)
class Told:
    """A trigger in its sentence: folded offsets."""

    kind: Kind
    start: int
    stop: int
    sentence: tuple[int, int]


@dataclass(frozen=True)
class Page:
    """What an event is read from."""

    article: Article
    folded: Folded
    lexicon: Lexicon
    mentions: Places[Mention]
    whole: Places[tuple[int, int]]  # folded places that a title never cuts in two


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """``findings`` with events; run it last: days, mentions and statements place them."""
    page = Page(article, folded, lexicon, Places(findings.mentions, _place), _whole(folded, findings))
    told = [one for start, stop in _sentences(article, folded) for one in _told(folded.text, start, stop)]
    dated = assign([(one.start, one.stop, one.kind.performative) for one in told], folded, findings)
    calm = [day for one, day in zip(told, dated, strict=True) if one.kind.calm and day]
    events: list[Event] = []
    seen: Counter[str] = Counter()
    for one, day in zip(told, dated, strict=True):
        event = _event(page, one, day)
        if event is None:
            continue
        recycled = one.kind.unrest and day is not None and _recycled(day, calm)
        if recycled:
            event = replace(event, day=None, flags=(Flag.RECYCLED,), rule=event.rule + "; its recent days contradict the return to calm")
        if event.day or one.kind.undated or recycled:
            words = alike(one.kind.id + event.span.of(article.text))
            events.append(replace(event, id=finding_id("event", article.id, words, seen[words])))
            seen[words] += 1
    return replace(findings, events=tuple(events))


def _sentences(article: Article, folded: Folded) -> Iterator[tuple[int, int]]:
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        at, end = folded.at(paragraph.span.start), folded.at(paragraph.span.stop)
        while at < end:
            start, stop = sentence(folded.text, at)
            yield max(start, at), min(stop, end)
            at = max(stop, at) + 1


def _told(text: str, start: int, stop: int) -> Iterator[Told]:
    """One trigger of a kind in a sentence, the first that is told as done."""
    found: list[Told] = []
    for kind in kinds():
        done = (match for match in kind.pattern.finditer(text, start, stop) if not negated(text, start, match.start("words")))
        match = next(done, None)
        if match:
            found.append(Told(kind, match.start("words"), match.end("words"), (start, stop)))
    yield from sorted(found, key=lambda one: (one.start, -one.stop))


def _event(page: Page, one: Told, day: Dated | None) -> Event | None:
    article, folded = page.article, page.folded
    if day and is_background(day.day, article.published):
        return None
    titles = titled(folded.text, one.start, one.stop, page.whole.touching(one.start, one.stop + FAR))
    span = _trimmed(article.text, folded.span(*_evidence(folded.text, one, day, titles)))
    actors = tuple(dict.fromkeys(mention.actor for mention in page.mentions.touching(span.start, span.stop) if span.holds(mention.span)))
    title = folded.span(*titles)
    return Event(
        id="",
        article=article.id,
        span=span,
        day=day.day if day else None,
        kind=one.kind.id,
        actors=actors,
        title_ar=" ".join(title.of(article.text).split()),
        title_en=_english(one.kind, actors, page.lexicon),
        rule=f"{one.kind.id}: {folded.text[one.start : one.stop]}",
    )


def _evidence(text: str, one: Told, day: Dated | None, title: tuple[int, int]) -> tuple[int, int]:
    """The sentence where it is short, else the clause of the trigger with its day and all its title says."""
    first, last = one.sentence
    if last - first <= SHORT:
        return one.sentence
    start, stop = clause(text, one.start)[0], max(clause(text, max(one.stop - 1, one.start))[1], title[1])
    if day:
        start, stop = min(start, day.start), max(stop, day.stop)
    return (first if one.kind.parties and stop - first <= SHORT else start), stop


def _whole(folded: Folded, findings: Findings) -> Places[tuple[int, int]]:
    """Names and days."""
    spans = [mention.span for mention in findings.mentions] + [day.span for day in findings.days if day.span]
    return Places([(folded.at(span.start), folded.at(span.stop)) for span in spans], lambda place: place)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.stop


def _english(kind: Kind, actors: tuple[str, ...], lexicon: Lexicon) -> str:
    known = [actor for actor in map(lexicon.actor, actors) if actor and not actor.discovered]  # a transliteration is no English name
    names = [actor.name_en for actor in known][:NAMES]
    return f"{kind.en}: {', '.join(names)}" if names else kind.en


def _trimmed(text: str, span: Span) -> Span:
    start, stop = span.start, span.stop
    while stop > start and text[stop - 1] in " \t\r\n،,؛":
        stop -= 1
    while start < stop and text[start].isspace():
        start += 1
    return Span(start, stop)


def _recycled(day: Dated, calm: list[Dated]) -> bool:
    """«في اليومين الأخيرين» of unrest, in an article that tells of calm on those very days: a paragraph of an earlier day."""
    return day.vague and any(_overlap(day.day, other.day) for other in calm)


def _overlap(one: Day, other: Day) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last
