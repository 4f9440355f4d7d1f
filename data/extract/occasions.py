"""The day a statement was made: named beside its verb, of the occasion it belongs to, or the one day its report tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from data.extract.cue_words import led_by
from data.extract.scene import Draft, Scene, Sentence
from data.model import Basis, Day
from data.text.words import Word, word_set

EARLIER = re.compile(r"(?<!\w)(?:سابقا|وقت سابق|قبل ذلك|من قبل|سبق)(?!\w)")
PERFECT = word_set("كان وكان كانت وكانت كانوا وكانوا")
GOES_ON = word_set("أضاف تابع أردف استطرد زاد أكمل واصل استدرك ختم اختتم")  # said on the occasion of what was said before
NEAR = 5  # words of content among which a day may stand that is the verb's: «اتهمت واشنطن طهران أمس بـ»
OPENING = 600  # folded characters at the head of the body: a report's day stands there
NEWS = timedelta(days=1)  # a report tells of its own day or the day before
LATELY = 8  # words between «بعد» and the day of what came before
FIRST = 8  # statements a lead holds at most
OTHER = timedelta(days=7)  # another day this near is another day of the news, not its background
BESIDE = frozenset(("object", "preposition"))
OWN_WORDS = BESIDE | {"source"}  # what the report tells, naming who says so
BACKGROUND = word_set("بعد قبل منذ عقب إثر الذي التي الذين")


@dataclass(frozen=True)
class Lead:
    """The day a report opens with, and the folded places between which it names no other."""

    day: Day
    start: int
    stop: int


def said(scene: Scene, draft: Draft, sentence: Sentence) -> Day | None:
    """The day named around the verb, else the day of the utterance it belongs to: of its sentence, or the one day its speaker spoke."""
    words = scene.reading.words
    before = scene.drafts[sentence.mine :]
    start = words[sentence.first].start if not before else min(draft.start, words[draft.cue.clause].start)
    named = None if draft.cue.kind == "participle" else next(iter(_days(scene, start, draft.content.start)), None) or _beside(scene, draft)
    if named:
        return named
    if EARLIER.search(scene.reading.folded.text[start : draft.content.start]):
        return None
    last = scene.drafts[-1] if scene.drafts else None
    if last and last.said and (before or _goes_on(draft, last)):
        return inherited(last.said)
    lent = scene.lent.get(_voice(draft), []) if draft.speakers else []
    return inherited(lent[-1]) if len({(day.first, day.last) for day in lent}) == 1 else None


def lend(scene: Scene, draft: Draft, sentence: Sentence) -> None:
    """Its day holds for what its speaker goes on to say; «وكان قد قال الجمعة» is another occasion, and nobody else's."""
    before = scene.drafts[sentence.mine :]
    first = scene.reading.at.get(before[-1].content.stop - 1, sentence.first) if before else sentence.first
    draft.lends = not any(word.text in PERFECT for word in scene.reading.words[first : draft.cue.first])
    if draft.said and draft.lends and draft.speakers:
        scene.lent.setdefault(_voice(draft), []).append(draft.said)


def inherited(day: Day) -> Day:
    """The same day, saying that it was named for another part of the utterance."""
    return day if "inherited" in day.reasons else replace(day, reasons=(*day.reasons, "inherited"))


def settle(scene: Scene) -> None:
    """What only the whole article tells: a day in the words for the source, of a lead, of the news."""
    for draft in scene.drafts:
        if draft.said is None and draft.hedge:
            draft.said = next(iter(_days(scene, *draft.hedge)), None)
    _date_lead(scene)
    lead = _lead(scene)
    for draft in scene.drafts if lead else ():
        if lead and draft.said is None and lead.start <= draft.content.start < lead.stop and _is_news(scene, draft):
            draft.said = replace(lead.day, basis=Basis.ESTIMATED, reasons=(*lead.day.reasons, "lead"))


def _days(scene: Scene, start: int, stop: int) -> list[Day]:
    """Days resolved that stand within the folded places, the last first."""
    first, after = bisect_left(scene.days, start, key=_start), bisect_right(scene.days, stop, key=_start)
    return [day for _, end, day in reversed(scene.days[first:after]) if end <= stop and day.first]


def _start(placed: tuple[int, int, Day]) -> int:
    return placed[0]


def _beside(scene: Scene, draft: Draft) -> Day | None:
    """«اتهمت واشنطن طهران أمس بـ»: behind the object and before the verb's own preposition, or between commas."""
    if draft.content.rule not in BESIDE:
        return None
    words, at = scene.reading.words, scene.reading.at
    first = at.get(draft.content.start)
    if first is None or first + NEAR >= len(words):
        return None
    for day in _days(scene, draft.content.start, words[first + NEAR].stop):
        stop = scene.reading.folded.at(day.span.stop) if day.span else 0
        after = at.get(stop - 1, len(words)) + 1
        if after < len(words) and _resumes(draft, words[after]):
            return day
    return None


def _resumes(draft: Draft, word: Word) -> bool:
    """The verb's own preposition comes back: «بـ»، «إلى»."""
    return word.text in draft.cue.verb.after or (draft.cue.verb.suffix and led_by(word.text, (*draft.cue.verb.after, "ب")))


def _goes_on(draft: Draft, last: Draft) -> bool:
    """«وأضاف» belongs to what was said right before it."""
    return draft.cue.verb.past in GOES_ON and last.lends and 0 <= draft.paragraph - last.paragraph <= 1


def _voice(draft: Draft) -> frozenset[str]:
    return frozenset(phrase.actor for phrase in draft.speakers)


def _date_lead(scene: Scene) -> None:
    """A report's first words sum up what its speaker says; the day is named where he says it: «وقال في خطاب مساء أمس»."""
    opening = [draft for draft in scene.drafts[:FIRST] if draft.paragraph == scene.drafts[0].paragraph]
    for number, draft in enumerate(opening):
        if draft.said or not draft.speakers or not draft.lends:
            continue
        later = (each for each in scene.drafts[number + 1 :] if _voice(each) == _voice(draft) and each.paragraph - draft.paragraph <= 2)
        following = next((each for each in later if each.said), None)
        if following and following.said and following.lends and "inherited" not in following.said.reasons:
            draft.said = inherited(following.said)


def _lead(scene: Scene) -> Lead | None:
    """The single day the body opens with, if it is the report's own or the day before; None when it opens with another."""
    if not scene.body:
        return None
    opens = scene.body[0][0]
    for start, stop, day in scene.days:
        if start > opens + OPENING:
            return None
        anchor = day.anchor or (scene.reading.article.published.first if scene.reading.article.published else None)
        if day.first is None or day.first != day.last:
            continue
        if anchor is None or not timedelta(0) <= anchor - day.first <= NEWS:
            return None
        if day.first != anchor and _is_told(scene, start):
            continue  # «قالت إن الاجتماع عقد أمس»: when it happened, and said then or today
        return Lead(day, opens, next(_others(scene, day, stop), len(scene.reading.folded.text)))
    return None


def _is_told(scene: Scene, place: int) -> bool:
    """Within a sentence somebody says; the noun he condemns or announces is the report's own: «ندد بالهجوم الذي وقع أمس»."""
    return any(each.content.rule not in OWN_WORDS and each.content.start <= place < each.content.stop for each in scene.drafts)


def _others(scene: Scene, lead: Day, behind: int) -> Iterator[int]:
    """Where another day of the news is named in the article's own words, not in anybody's."""
    reported = [(draft.content.start, draft.content.stop) for draft in scene.drafts]
    for start, _, day in scene.days:
        other = start >= behind and lead.first and day.first and day.first == day.last and day.first != lead.first
        if other and day.first and lead.first and abs(day.first - lead.first) <= OTHER:
            number = bisect_right(reported, start, key=lambda place: place[0]) - 1
            if (number < 0 or start >= reported[number][1]) and not _is_background(scene, start):
                yield start


def _is_background(scene: Scene, place: int) -> bool:
    """«بعد اختبار أجرته مساء الأحد»: a day of something else, told by the way."""
    number = scene.reading.at.get(place, 0)
    for word in reversed(scene.reading.words[max(0, number - LATELY) : number]):
        if word.text in BACKGROUND:
            return True
        if word.breaks:
            return False
    return False


def _is_news(scene: Scene, draft: Draft) -> bool:
    """Something said now, in the words of the report: no «كان قد قال», no «في وقت سابق», nothing anybody says every day."""
    words = scene.reading.words
    before = scene.reading.folded.text[min(draft.start, words[draft.cue.clause].start) : draft.content.start]
    daily = draft.cue.form is not None and draft.cue.form.kind == "present"
    return draft.lends and not daily and not EARLIER.search(before)
