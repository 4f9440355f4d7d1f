"""Who says it: the subject behind or before the verb, or the one who spoke last."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.cue_words import Cue, documents, findings
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import is_verb
from data.extract.phrase import Phrase, Reading
from data.extract.speakers_ahead import NO_TITLE, named_behind, titled_ahead
from data.extract.speakers_before import behind_particle, is_unnamed_before, particle_before, subject_before
from data.extract.title_words import unnamed
from data.extract.unnamed_speakers import anonymous, in_marks, role_phrase
from data.model import ActorKind, SpeakerBasis
from data.text.words import word_set

FILLERS = word_set(
    "أيضا كذلك مجددا بدوره بدورها هنا لاحقا أمس اليوم السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة مساء صباح "
    "كل من حينها آنذاك بالفعل هو هي فيه فيها له لها"
)
ISSUED = word_set("الصادر الصادرة المشترك الموقع")
VOICES = word_set("المصدر المتحدث")  # documents by name, people in truth
SAME = word_set("نفسه نفسها ذاته ذاتها عينه أنفسهم المذكور المذكورة")
DUAL_TITLES = word_set("وزيرا رئيسا زعيما قائدا رئيستا وزيرتا سفيرا وزراء رؤساء قادة زعماء")


@dataclass(frozen=True)
class Subject:
    """Who speaks (several for «أعلنت السعودية والإمارات»), and the word behind the subject."""

    phrases: tuple[Phrase, ...]
    basis: SpeakerBasis
    after: int
    start: int | None = None  # folded place of words that speak without being an actor: «شهود»


def find_subject(reading: Reading, phrases: list[Phrase], cue: Cue, limit: int, skipped: frozenset[int]) -> Subject:
    """The subject of a verb of speech: behind it, else before it, else nobody said (basis implicit)."""
    words, at = reading.words, cue.after
    while at < limit and (words[at].text in FILLERS or at in skipped) and not (words[at].text == "من" and words[at - 1].text != "كل"):
        at += 1
    found = _starting(reading, phrases, at)
    if found and found.basis == "role" and (holder := named_behind(reading, phrases, found)):
        found = holder
    if found and not _content_between(reading, cue.after, at):
        return _coordinated(reading, phrases, found)
    at = cue.after
    if at < limit and words[at].text in documents():
        author = _author(reading, phrases, at, limit)
        if author:
            return Subject((author,), SpeakerBasis.NAMED, reading.at[author.stop - 1] + 1)
        if words[at].text not in VOICES:
            return Subject((), SpeakerBasis.PRONOUN, at + 1)
    if at < limit and words[at].text == "هولا" and not (at + 1 < limit and words[at + 1].text.startswith("ال")):
        return Subject((), SpeakerBasis.PRONOUN, at + 1)
    if at < limit and words[at].text in unnamed():
        press = _starting(reading, phrases, at + 1)
        actor = reading.actor(press.actor) if press else None
        if press and actor and actor.kind is ActorKind.PERSON and press.basis == "name" and not words[at + 1].breaks:
            return Subject((press,), SpeakerBasis.NAMED, reading.at[press.stop - 1] + 1)  # «القائد فلان»
        if press and words[at].text.startswith("مراسل"):
            return Subject((press,), SpeakerBasis.NAMED, reading.at[press.stop - 1] + 1, words[at].start)
    marked = in_marks(reading, cue, limit)
    if marked:
        return Subject((marked,), SpeakerBasis.NAMED, reading.at[marked.stop - 1] + 1, marked.start)
    several = _of_several(reading, phrases, at, limit)
    if several:
        return several
    ahead = titled_ahead(reading, phrases, at, limit)
    if ahead:
        return Subject((ahead,), SpeakerBasis.NAMED, reading.at[ahead.stop - 1] + 1)
    nobody = anonymous(reading, cue, at, limit, skipped)
    if nobody:
        owner = _person_at(reading, phrases, nobody[1])  # «صاحب المشروع فلان»
        return Subject((owner,), SpeakerBasis.NAMED, reading.at[owner.stop - 1] + 1) if owner else _unnamed(reading, at, *nobody)
    before = subject_before(reading, phrases, cue) or behind_particle(reading, phrases, cue)
    if before:
        return Subject((before,), SpeakerBasis.NAMED, cue.after)
    was = particle_before(reading, cue)
    if was is not None and (nobody := anonymous(reading, cue, was + 1, cue.first, skipped)) and _is_clear(reading, nobody[1], cue.first):
        return Subject((nobody[0],), SpeakerBasis.NAMED, cue.after, nobody[0].start)
    if is_unnamed_before(reading, cue):
        people = role_phrase(reading, cue.first - 1, cue.first)
        return Subject((people,), SpeakerBasis.NAMED, cue.after, words[cue.first - 1].start)
    if at < limit and words[at].text in findings():
        return Subject((), SpeakerBasis.UNKNOWN, at + 1)  # «تشير تقديرات إلى»: nobody's, and not of whoever spoke last
    return Subject((), SpeakerBasis.IMPLICIT, cue.after)


def _person_at(reading: Reading, phrases: list[Phrase], number: int) -> Phrase | None:
    """Somebody named right there, nothing between."""
    if number >= len(reading.words) or reading.words[number].breaks:
        return None
    found = next((phrase for phrase in phrases if phrase.start == reading.words[number].start and phrase.basis == "name"), None)
    actor = reading.actor(found.actor) if found else None
    return found if actor and actor.kind is ActorKind.PERSON else None


def _is_clear(reading: Reading, first: int, after: int) -> bool:
    """No other verb on the way from the subject to its own."""
    return not any(find_form(word.text) or is_verb(word.text) for word in reading.words[first:after])


def _unnamed(reading: Reading, at: int, phrase: Phrase, after: int) -> Subject:
    """«المسؤول نفسه» stands for whoever spoke; «مسؤول أمني» for himself alone."""
    definite = reading.words[at].text.startswith("ال")
    while definite and after < len(reading.words) and reading.words[after].text in SAME and not reading.words[after].breaks:
        after += 1
    return Subject((phrase,), SpeakerBasis.PRONOUN if definite else SpeakerBasis.NAMED, after, phrase.start)


def _of_several(reading: Reading, phrases: list[Phrase], at: int, limit: int) -> Subject | None:
    """«وزيرا خارجية اليونان وقبرص»: the states whose ministers speak together."""
    words = reading.words
    if at >= limit or words[at].text not in DUAL_TITLES:
        return None
    found: list[Phrase] = []
    for number in range(at + 1, min(limit, at + 12)):
        phrase = next((each for each in phrases if reading.at[each.start] == number), None)
        if words[number].breaks or words[number].text in NO_TITLE:
            break
        if phrase:
            found.append(phrase)
    return Subject(tuple(found), SpeakerBasis.NAMED, reading.at[found[-1].stop - 1] + 1) if len(found) > 1 else None


def _content_between(reading: Reading, first: int, after: int) -> bool:
    return any(word.text in COMPLEMENTISERS or ":" in word.gap for word in reading.words[first : after + 1])


def _starting(reading: Reading, phrases: list[Phrase], number: int) -> Phrase | None:
    """The phrase that opens at this word, nothing but و before it: a ل or ب makes it no subject."""
    if number >= len(reading.words):
        return None
    word = reading.words[number]
    if word.text.startswith(("لل", "ولل")):
        return None
    return next(
        (
            phrase
            for phrase in phrases
            if phrase.start == word.start
            or (phrase.start == word.start + 1 and word.text[0] in "وف" and not word.text.startswith(("وك", "ول")))
        ),
        None,
    )


def _coordinated(reading: Reading, phrases: list[Phrase], first: Phrase) -> Subject:
    """«رئيسة المفوضية … والرئيس الفرنسي …»: every subject of one verb."""
    found = [first]
    while True:
        number = reading.at[found[-1].stop - 1] + 1
        if number >= len(reading.words) or reading.words[number].breaks or not reading.words[number].text.startswith("و"):
            break
        following = next((phrase for phrase in phrases if phrase.start == reading.words[number].start + 1), None)
        if following is None:
            break
        found.append(following)
    return Subject(tuple(found), SpeakerBasis.NAMED, reading.at[found[-1].stop - 1] + 1)


def _author(reading: Reading, phrases: list[Phrase], at: int, limit: int) -> Phrase | None:
    """«بيان لقيادة الأركان»، «البيان الصادر عن الخارجية»: whose document it is, if the next words say so."""
    if reading.words[at].text.startswith("ال"):
        if at + 1 >= limit or reading.words[at + 1].text not in ISSUED:
            return None
        limit = min(limit, at + 9)
        return next((phrase for phrase in phrases if at < reading.at[phrase.start] < limit), None)
    stop = next(
        (
            number
            for number in range(at + 1, min(limit, at + 5))
            if reading.words[number].text in COMPLEMENTISERS or reading.words[number].breaks
        ),
        min(limit, at + 5),
    )
    return next((phrase for phrase in phrases if at < reading.at[phrase.start] < stop), None)
