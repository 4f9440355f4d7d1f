"""The reports of one sentence: each cue with its subject, content, hedge and day."""

from __future__ import annotations

import re
from dataclasses import replace

from data.extract.clauses import Cue, find_cues
from data.extract.content import Content, Frame, find_content
from data.extract.cues import COMPLEMENTISERS
from data.extract.people import is_title, unnamed
from data.extract.phrase import Phrase
from data.extract.scene import Draft, Scene
from data.extract.speakers import BEFORE_SUBJECT, Subject, find_subject
from data.model import Day, Flag, Form, SpeakerBasis
from data.text.fold import folded

EARLIER = re.compile(r"(?<!\w)(?:سابقا|وقت سابق|قبل ذلك|من قبل|سبق)(?!\w)")
LEADS = frozenset(folded(word) for word in ("لكن", "ولكن", "كما", "وكما", "غير", "أن", "فيما", "بينما", "حيث"))
GOES_ON = frozenset(
    folded(word) for word in ("أضاف", "تابع", "أوضح", "استطرد", "أردف", "أشار", "لفت", "شدد", "زاد", "واصل", "ختم", "اختتم", "أكمل", "نقل")
)
OUTSIDE = frozenset(folded(word) for word in ("بلاده", "بلادها", "بلاده،", "حكومته", "حكومتها"))


def read_sentence(scene: Scene, first: int, after: int, paragraph: int) -> None:
    """Append the sentence's statements to the scene."""
    cues = _speaking(scene, find_cues(scene.reading, first, after, scene.quotes), first, after)
    mine = len(scene.drafts)
    skip: set[int] = set()
    for number, cue in enumerate(cues):
        if number in skip:
            continue
        following = cues[number + 1 :]
        if cue.kind == "tail":
            _tail(scene, cue, first, mine, paragraph)
        elif cue.kind == "source":
            _source(scene, cue, following, (first, after, mine), paragraph)
        else:
            used = _spoken(scene, cue, following, (first, after, mine), paragraph)
            skip |= set(range(number + 1, number + 1 + used))


def _speaking(scene: Scene, cues: list[Cue], first: int, after: int) -> list[Cue]:
    """Cues that have something to say: a verb without content ends nobody else's words."""
    kept: list[Cue] = []
    for cue in reversed(cues):
        if (
            cue.kind in ("tail", "source")
            or _locate(scene, cue, kept, after)
            or any(
                quote.start >= scene.reading.words[first].start - 2 and quote.stop <= scene.reading.words[cue.first].start
                for quote in scene.quotes
            )
        ):
            kept.insert(0, cue)
    return kept


def _locate(scene: Scene, cue: Cue, following: list[Cue], after: int) -> tuple[int, int, Content] | None:
    """The content of a cue, the word its subject ends at, and how many of the following cues stand on the way to it."""
    for used in range(min(2, len(following)) + 1):
        if used and not (following[used - 1].kind in ("participle", "source") and cue.kind in ("verb", "relay")):
            break
        limit = _clause_start(scene, following[used]) if used < len(following) else after
        if cue.kind == "verb" and cue.verb.named and _by_name(scene, cue, limit).basis is not SpeakerBasis.NAMED:
            return None
        start = max(_after_subject(scene, cue, limit), following[used - 1].after if used else 0)
        content = find_content(Frame(scene.reading, start, limit, scene.quotes, scene.day_words), cue) if start < limit else None
        if (
            content is not None
            and content.rule == "object"
            and cue.form
            and cue.form.kind == "present"
            and _by_name(scene, cue, limit).basis is not SpeakerBasis.NAMED
        ):
            return None  # «ويعتبر هذا التقليد»: nobody does
        if content is not None and (not used or content.form is not Form.REPORTED):
            return used, limit, content
    return None


def _after_subject(scene: Scene, cue: Cue, limit: int) -> int:
    if cue.kind == "participle":
        return cue.after
    if cue.kind == "relay":
        return _relayed(scene, cue, limit).after
    return _by_name(scene, cue, limit).after


def _spoken(scene: Scene, cue: Cue, following: list[Cue], sentence: tuple[int, int, int], paragraph: int) -> int:
    """A verb, participle or relay; how many of the following cues it swallowed on the way to its content."""
    first, after, mine = sentence
    located = _locate(scene, cue, following, after)
    if located is None:
        _behind_quote(scene, cue, (first, after, mine), paragraph)
        return 0
    used, limit, content = located
    draft = _draft(scene, cue, _subject(scene, cue, limit, first, mine), content, (first, mine), paragraph)
    if used and following[used - 1].kind == "source":
        draft.hedge = (scene.reading.words[following[used - 1].first].start, _stop_of_source(scene, following[used - 1]))
    return used


def _draft(scene: Scene, cue: Cue, subject: Subject, content: Content, sentence: tuple[int, int], paragraph: int) -> Draft:
    first, mine = sentence
    words = scene.reading.words
    start = words[cue.clause].start if cue.clause < len(words) else content.start
    named = [phrase.start for phrase in subject.phrases if subject.basis is SpeakerBasis.NAMED and words[first].start <= phrase.start]
    stop = (
        content.quote.outer[1]
        if content.quote and content.quote.closed and content.quote.opened and content.stop <= content.quote.stop
        else content.stop
    )
    draft = Draft(cue, subject.phrases, subject.basis, content, min([start, content.start, *named]), stop, paragraph=paragraph)
    draft.said = _said(scene, draft, first, mine)
    draft.flags = _flags(scene, draft)
    scene.drafts.append(draft)
    if subject.basis in (SpeakerBasis.NAMED, SpeakerBasis.UNKNOWN):
        scene.floor.take(subject.phrases, cue)
    return draft


def _subject(scene: Scene, cue: Cue, limit: int, first: int, mine: int) -> Subject:
    """The speaker of this cue; a participle belongs to whoever speaks or acts in its sentence."""
    if cue.kind == "participle":
        return _of_sentence(scene, cue, first, mine)
    if cue.kind == "relay":
        return _relayed(scene, cue, limit)
    found = _by_name(scene, cue, limit)
    if found.basis in (SpeakerBasis.IMPLICIT, SpeakerBasis.PRONOUN):
        last = scene.floor.last(cue) if found.basis is SpeakerBasis.IMPLICIT else scene.floor.very_last()
        return Subject((last,) if last else (), SpeakerBasis.IMPLICIT if last else SpeakerBasis.UNKNOWN, found.after)
    return found


def _by_name(scene: Scene, cue: Cue, limit: int) -> Subject:
    """The subject the sentence gives, or the voice it speaks with: «الوزارة على لسان متحدثها»."""
    words = scene.reading.words
    for number in range(cue.after, min(limit, cue.after + 12) - 1):
        if words[number].text == "علي" and words[number + 1].text == "لسان":
            voice = next((phrase for phrase in scene.phrases if 0 <= scene.reading.at[phrase.start] - number <= 6), None)
            if voice:
                return Subject((voice,), SpeakerBasis.NAMED, scene.reading.at[voice.stop - 1] + 1)
    return find_subject(scene.reading, scene.phrases, cue, limit, scene.day_words)


def _of_sentence(scene: Scene, cue: Cue, first: int, mine: int) -> Subject:
    drafts = scene.drafts[mine:]
    if drafts:
        return Subject(drafts[-1].speakers, SpeakerBasis.IMPLICIT, cue.after)
    words = scene.reading.words
    actors = [phrase for phrase in scene.phrases if words[first].start <= phrase.start < words[cue.first].start and _acts(scene, phrase)]
    if actors:
        return Subject((actors[0],), SpeakerBasis.IMPLICIT, cue.after)
    last = scene.floor.last(cue)
    return Subject((last,) if last else (), SpeakerBasis.IMPLICIT if last else SpeakerBasis.UNKNOWN, cue.after)


def _acts(scene: Scene, phrase: Phrase) -> bool:
    """No preposition stands before the phrase."""
    number = scene.reading.at[phrase.start]
    word = scene.reading.words[number]
    before = scene.reading.words[number - 1].text if number and not word.breaks else ""
    return word.text[: phrase.start - word.start] in ("", "و", "ف") and before not in ("في", "من", "الي", "علي", "عن", "مع", "بين", "ضد")


def _relayed(scene: Scene, cue: Cue, limit: int) -> Subject:
    """«نقلت وكالة … عن المتحدث … قوله»: who is quoted stands behind عن."""
    words = scene.reading.words
    for number in range(cue.after, limit):
        if words[number].text == "عن" and number + 1 < limit:
            voice = next(
                (
                    phrase
                    for phrase in scene.phrases
                    if 0 <= scene.reading.at[phrase.start] - number - 1 <= 12
                    and scene.reading.at[phrase.start] < limit
                    and _direct(scene, number + 1, phrase)
                ),
                None,
            )
            after = scene.reading.at[voice.stop - 1] + 1 if voice else number + 2
            while (
                after < limit
                and words[after].text not in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها")
                and words[after].text not in COMPLEMENTISERS
                and ":" not in words[after].gap
                and '"' not in words[after].gap
            ):
                after += 1
            if after < limit and words[after].text in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
                after += 1
            return Subject((voice,) if voice else (), SpeakerBasis.NAMED if voice else SpeakerBasis.UNKNOWN, after, words[number + 1].start)
    return Subject((), SpeakerBasis.UNKNOWN, limit)


def _direct(scene: Scene, number: int, phrase: Phrase) -> bool:
    """The phrase is what عن governs: at once, or at the end of a title."""
    words = scene.reading.words
    at = scene.reading.at[phrase.start]
    if at == number:
        return True
    if words[number].text in unnamed():
        return False
    return (
        is_title(words[number].text)
        and not any(word.breaks for word in words[number + 1 : at])
        and (actor := scene.reading.actor(phrase.actor)) is not None
        and actor.kind == "person"
    )


def _source(scene: Scene, cue: Cue, following: list[Cue], sentence: tuple[int, int, int], paragraph: int) -> None:
    """«وبحسب المرصد فقد …» opens a statement; after one it is a hedge; after plain news it is its source."""
    first, after, mine = sentence
    words = scene.reading.words
    limit = _clause_start(scene, following[0]) if following else after
    voice, behind = _voice(scene, cue, limit)
    start, stop = words[cue.first].start, _stop_of_source(scene, cue)
    drafts = [draft for draft in scene.drafts[mine:] if draft.content.start < start]
    if drafts:
        if voice is not None or cue.form is not None or behind > cue.after:
            drafts[-1].hedge = (start, stop)
        return
    if voice is None and behind == cue.after:
        return
    subject = Subject((voice,) if voice else (), SpeakerBasis.NAMED if voice else SpeakerBasis.UNKNOWN, behind)
    if cue.first == first:
        begin = behind
        while begin < limit and (words[begin].text in COMPLEMENTISERS or words[begin].text in ("فقد", "فان", "قد")):
            begin += 1
        content = _plain(scene, begin, limit)
    else:
        content = _plain(scene, _begin_of_news(scene, first, cue.first), cue.first)
    if content:
        _draft(scene, cue, subject, content, (first, mine), paragraph)


def _voice(scene: Scene, cue: Cue, limit: int) -> tuple[Phrase | None, int]:
    """Whom the source phrase names, and the word behind; the same word again when it names nobody that speaks."""
    words = scene.reading.words
    last = min(limit, cue.after + 6)
    for phrase in scene.phrases:
        number = scene.reading.at[phrase.start]
        if cue.after <= number < last and not any(word.breaks for word in words[cue.after + 1 : number + 1]):
            return phrase, scene.reading.at[phrase.stop - 1] + 1
    if cue.after < limit and (words[cue.after].text.removeprefix("ل") in unnamed() or cue.form is not None):
        return None, cue.after + 1
    return None, cue.after


def _stop_of_source(scene: Scene, cue: Cue) -> int:
    """To the next mark of punctuation, at most eight words on."""
    words = scene.reading.words
    number = cue.after
    while number < len(words) and number < cue.after + 8 and not set(words[number].gap) & set("،.:\n؛"):
        number += 1
    return words[number - 1].stop


def _tail(scene: Scene, cue: Cue, first: int, mine: int, paragraph: int) -> None:
    """«على حد قوله» hedges the statement before it, or makes one of what stands before it."""
    words = scene.reading.words
    span = (words[cue.first].start, words[cue.after - 1].stop)
    drafts = scene.drafts[mine:]
    if drafts:
        drafts[-1].hedge = span
        return
    last = scene.floor.last(cue)
    content = _plain(scene, _begin_of_news(scene, first, cue.first), cue.first)
    if content and last:
        draft = _draft(scene, cue, Subject((last,), SpeakerBasis.PRONOUN, cue.after), content, (first, mine), paragraph)
        draft.hedge = span


def _begin_of_news(scene: Scene, first: int, last: int) -> int:
    """The clause that a source behind it vouches for: past «لكن», behind the last «حيث»."""
    words = scene.reading.words
    where = [number for number in range(first, last) if words[number].text == "حيث" and words[number].breaks]
    begin = where[-1] if where else first
    while begin < last and words[begin].text in LEADS:
        begin += 1
    return begin


def _plain(scene: Scene, first: int, after: int) -> Content | None:
    if first >= after:
        return None
    words, text = scene.reading.words, scene.reading.folded.text
    quote = next(
        (
            each
            for each in scene.quotes
            if each.opened and each.closed and each.start <= words[first].start and each.stop >= words[after - 1].stop
        ),
        None,
    )
    start, stop = words[first].start, words[after - 1].stop
    if quote:
        return Content(quote.start, quote.stop, Form.QUOTED, "source", quote)
    closing = next((each for each in scene.quotes if each.closed and each.opened and start <= each.start and each.stop == stop), None)
    stop = closing.outer[1] if closing else stop
    return Content(start, stop, Form.REPORTED, "source") if text[start:stop].strip() else None


def _behind_quote(scene: Scene, cue: Cue, sentence: tuple[int, int, int], paragraph: int) -> None:
    """«…»، قال فلان: a quotation before the verb that nobody has claimed."""
    first, after, mine = sentence
    words = scene.reading.words
    start, stop = words[first].start, words[cue.first].start
    claimed = {draft.content.start for draft in scene.drafts[mine:]}
    quote = next(
        (
            each
            for each in scene.quotes
            if each.opened and each.closed and start - 2 <= each.start and each.stop <= stop and each.start not in claimed
        ),
        None,
    )
    if (
        quote is None
        or cue.kind == "participle"
        or len(scene.reading.folded.text[quote.start : quote.stop].split()) < (2 if quote.start <= start + 2 else 4)
        or claimed
    ):
        return
    subject = _subject(scene, cue, after, first, mine)
    _draft(scene, cue, subject, Content(quote.start, quote.stop, Form.QUOTED, "before", quote), (first, mine), paragraph)


def _clause_start(scene: Scene, cue: Cue) -> int:
    """The word where the next report begins: its subject when that stands before the verb."""
    if cue.kind != "verb":
        return cue.clause
    words = scene.reading.words
    found = find_subject(scene.reading, scene.phrases, cue, len(words), scene.day_words)
    begins = [scene.reading.at[phrase.start] for phrase in found.phrases if phrase.start < words[cue.first].start]
    begin = min([cue.clause, *begins])
    while begins and begin and words[begin - 1].text in BEFORE_SUBJECT and not words[begin].breaks:
        begin -= 1
    return begin


def _said(scene: Scene, draft: Draft, first: int, mine: int) -> Day | None:
    """The day named around the verb, else the day of the utterance it goes on with."""
    words = scene.reading.words
    before = scene.drafts[mine:]
    start = words[first].start if not before else min(draft.start, words[draft.cue.clause].start)
    inside = [day for at, stop, day in scene.days if start <= at and stop <= draft.content.start and day.first]
    if inside and draft.cue.kind != "participle":
        return inside[-1]
    if draft.cue.kind == "participle" and before:
        return _inherited(before[-1].said)
    text = scene.reading.folded.text[words[first].start : draft.content.start]
    earlier = [each for each in scene.drafts if _same_voice(each, draft)]
    if not earlier or EARLIER.search(text):
        return None
    goes_on = draft.basis is not SpeakerBasis.NAMED or draft.cue.verb.past in GOES_ON or earlier[-1] is scene.drafts[-1]
    return _inherited(earlier[-1].said) if goes_on else None


def _inherited(day: Day | None) -> Day | None:
    """The same day, saying that it was named for an earlier part of the utterance."""
    if day is None or "inherited" in day.reasons:
        return day
    return replace(day, reasons=(*day.reasons, "inherited"))


def _same_voice(one: Draft, two: Draft) -> bool:
    return {phrase.actor for phrase in one.speakers} == {phrase.actor for phrase in two.speakers} and bool(one.speakers)


def _flags(scene: Scene, draft: Draft) -> set[Flag]:
    """Why the words deserve a second look."""
    reading, content = scene.reading, draft.content
    found: set[Flag] = set()
    inside = [quote for quote in scene.quotes if quote.start < draft.stop + 2 and quote.stop >= draft.start]
    if content.quote and not content.quote.closed:
        found.add(Flag.UNBALANCED_OPEN)
    if any(not quote.opened for quote in inside):
        found.add(Flag.UNBALANCED_CLOSE)
        if draft.cue.kind == "participle" and content.rule != "unopened":
            found.add(Flag.NARRATOR_INSIDE)
    if content.form is Form.QUOTED and _is_third_person(scene, content):
        found.add(Flag.THIRD_PERSON)
    short = [quote for quote in inside if quote.closed and quote.opened and content.start <= quote.start and quote.stop <= content.stop + 1]
    if (
        content.form is not Form.QUOTED
        and content.rule in ("object", "preposition")
        and any(len(reading.folded.text[q.start : q.stop].split()) <= 3 for q in short)
    ):
        found.add(Flag.SCARE_QUOTES)
    return found


def _is_third_person(scene: Scene, content: Content) -> bool:
    """Reported speech within marks: «إنه سيواصل»، «إن بلاده تعارض»، «إن بوتين تحدث»."""
    numbers = [scene.reading.at[place] for place in range(content.start, content.stop) if place in scene.reading.at]
    words = [scene.reading.words[number] for number in dict.fromkeys(numbers)][:3]
    if not words or words[0].text not in COMPLEMENTISERS:
        return False
    if words[0].text.endswith(("ه", "ها", "هم")) or (len(words) > 1 and words[1].text in OUTSIDE):
        return True
    person = next((phrase for phrase in scene.phrases if len(words) > 1 and phrase.start == words[1].start), None)
    actor = scene.reading.actor(person.actor) if person else None
    return actor is not None and actor.kind == "person"
