"""Events an article tells as done: what kind, when, who, in the article's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from data.extract.event_days import Dated, assign, is_long, is_old, is_to_come
from data.extract.event_kinds import vague_day
from data.extract.event_merge import Telling, merged
from data.extract.event_titles import english, titled, with_subject
from data.extract.event_told import Told, told
from data.extract.lexicon import Lexicon
from data.extract.measures import HARM
from data.ids import alike, finding_id
from data.model import Article, ClaimStatus, Count, CueClass, Day, Event, Findings, Flag, Mention, ParagraphKind, Span
from data.text.clauses import clause, sentence
from data.text.fold import Folded
from data.text.places import Places

FAR = 600  # folded characters after a trigger in which its title ends
SHORT = 260  # characters of a sentence that is shown whole


@dataclass(frozen=True)
class Page:
    """What an event is read from."""

    article: Article
    folded: Folded
    lexicon: Lexicon
    mentions: Places[Mention]
    counts: Places[Count]
    days: Places[tuple[Span, Day]]  # folded places
    whole: Places[tuple[int, int]]  # folded places that a title never cuts in two
    denied: Places[Span]  # what somebody says did not happen


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """``findings`` with events; run it last: days, mentions, statements and counts place them."""
    counts = Places(findings.counts, lambda count: (count.span.start, count.span.stop))
    denied = Places([one.span for one in findings.statements if one.cue_class is CueClass.DENIES], lambda span: (span.start, span.stop))
    page = Page(
        article, folded, lexicon, Places(findings.mentions, _place), counts, _named(folded, findings), _whole(folded, findings), denied
    )
    days = _days(folded, findings)
    tellings = _limited([one for start, stop in _sentences(article, folded) for one in told(folded.text, start, stop, days)])
    dated = _carried(
        tellings, assign([(one.start, one.stop, one.kind.performative or one.announced) for one in tellings], folded, findings)
    )
    calm = [day for one, day in zip(tellings, dated, strict=True) if one.kind.calm and day]
    made = [placed for one, day in zip(tellings, dated, strict=True) if (placed := _placed(page, one, day, calm))]
    seen: Counter[str] = Counter()
    events: list[Event] = []
    for event in merged(article, made):
        words = alike(event.kind + event.span.of(article.text))
        events.append(replace(event, id=finding_id("event", article.id, words, seen[words])))
        seen[words] += 1
    return replace(findings, events=tuple(events))


def _placed(page: Page, one: Told, day: Dated | None, calm: list[Dated]) -> Telling | None:
    """The event on its day; None where it is no event of the story."""
    published = page.article.published
    at = page.folded.span(one.noun, one.noun + 1).start
    if page.denied.touching(at, at + 1) and not one.beside:
        return None  # «نفت أن تكون قد قصفت المخيم»; that it was bombed at all, another clause may say
    if day and is_long(day.day):
        day = None
    if day is None and (one.kind.dated or one.beside or _long_ago(page, one)):
        return None
    if day and is_to_come(day.day, published):
        return None
    event = _event(page, one if day else one.plain(), day)
    if any(count.status is not ClaimStatus.STATED for count in _counted(page, event)):
        return None  # its source took it back, or another rejects it
    if one.kind.unrest and day is not None and _recycled(day, calm):
        event = replace(event, day=None, flags=(Flag.RECYCLED,), rule=event.rule + "; its recent days contradict the return to calm")
    told_as = page.folded.text[one.noun : one.stop]
    return Telling(event, one.kind.family, told_as, _numbers(page, event))


def _long_ago(page: Page, one: Told) -> bool:
    """Its sentence tells of another year: «ضرب زلزال البلاد في 1960، وأودى بحياة الآلاف»."""
    return any(is_old(day, page.article.published) for _, day in page.days.touching(*one.sentence))


def _numbers(page: Page, event: Event) -> frozenset[tuple[str, float]]:
    counts = _counted(page, event)
    return frozenset((count.measure.value, count.value) for count in counts if count.value is not None and count.measure in HARM)


def _counted(page: Page, event: Event) -> list[Count]:
    """Counts that its title holds."""
    at = page.article.text.find(event.title_ar, event.span.start)
    return page.counts.touching(at, at + len(event.title_ar)) if at >= 0 else []


def _limited(tellings: list[Told]) -> list[Told]:
    """Each with where its title must end: before the next that goes on with «و»."""
    return [replace(one, limit=_limit(one, after)) for one, after in zip_longest(tellings, tellings[1:])]


def _limit(one: Told, after: Told | None) -> int:
    goes_on = after is not None and after.sentence == one.sentence and after.joined and after.kind.family != one.kind.family
    return after.noun - 1 if after is not None and goes_on and after.noun > one.stop + 1 else one.sentence[1]


def _carried(tellings: list[Told], dated: list[Dated | None]) -> list[Dated | None]:
    """«وصل أمس … والتقى»: what goes on with «و» in one sentence has the day of what stood before."""
    carried = list(dated)
    for at in range(1, len(tellings)):
        one, before = tellings[at], tellings[at - 1]
        if (
            carried[at] is None
            and one.joined
            and not one.kind.dated
            and not one.beside
            and one.sentence == before.sentence
            and not before.beside
        ):
            carried[at] = carried[at - 1]
    return carried


def _sentences(article: Article, folded: Folded) -> Iterator[tuple[int, int]]:
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        at, end = folded.at(paragraph.span.start), folded.at(paragraph.span.stop)
        while at < end:
            start, stop = sentence(folded.text, at)
            yield max(start, at), min(stop, end)
            at = max(stop, at) + 1


def _event(page: Page, one: Told, day: Dated | None) -> Event:
    article, folded = page.article, page.folded
    subject = one.title or (with_subject(folded.text, one.sentence[0], one.start) if one.start == one.noun else one.start)
    places = titled(folded.text, (subject, one.stop), one.limit, page.whole.touching(one.start, one.stop + FAR))
    span = _trimmed(article.text, folded.span(*_evidence(folded.text, one, day, places)))
    actors = tuple(dict.fromkeys(mention.actor for mention in page.mentions.touching(span.start, span.stop) if span.holds(mention.span)))
    title = folded.span(*places)
    counts = [count for count in page.counts.touching(title.start, title.stop) if count.span.start >= title.start]
    after = folded.span(one.noun, max(places[1], one.noun + 1))  # who announces it is no party to it
    named = [mention.actor for mention in page.mentions.touching(after.start if one.announced else title.start, title.stop)]
    return Event(
        id="",
        article=article.id,
        span=span,
        day=day.day if day else None,
        kind=one.kind.id,
        actors=actors,
        title_ar=" ".join(title.of(article.text).split()),
        title_en=english(one.kind, actors if one.kind.parties else tuple(dict.fromkeys(named)), counts, page.lexicon),
        rule=f"{one.kind.id}: {folded.text[one.start : one.stop]}",
    )


def _evidence(text: str, one: Told, day: Dated | None, title: tuple[int, int]) -> tuple[int, int]:
    """The sentence where it is short, else the clause of the trigger with its day and all its title says."""
    first, last = one.sentence
    if last - first <= SHORT:
        return one.sentence
    start, stop = min(clause(text, one.start)[0], title[0]), max(clause(text, max(one.stop - 1, one.start))[1], title[1])
    if day:
        start, stop = min(start, max(day.start, first)), max(stop, min(day.stop, last))
    return (first if one.kind.parties and stop - first <= SHORT else start), stop


def _named(folded: Folded, findings: Findings) -> Places[tuple[Span, Day]]:
    placed = [(day.span, day) for day in findings.days if day.span]
    return Places(placed, lambda one: (folded.at(one[0].start), folded.at(one[0].stop)))


def _days(folded: Folded, findings: Findings) -> Places[tuple[int, int]]:
    """Day-words that name a day; «في الأيام الأخيرة» names none."""
    places = [(folded.at(day.span.start), folded.at(day.span.stop)) for day in findings.days if day.span and day.first]
    return Places([place for place in places if not vague_day().search(folded.text, *place)], lambda place: place)


def _whole(folded: Folded, findings: Findings) -> Places[tuple[int, int]]:
    """Names and days."""
    spans = [mention.span for mention in findings.mentions] + [day.span for day in findings.days if day.span]
    return Places([(folded.at(span.start), folded.at(span.stop)) for span in spans], lambda place: place)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.stop


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
