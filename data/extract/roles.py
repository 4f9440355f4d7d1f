"""Titles without a name: whom they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.cues import find_form
from data.extract.gazetteer import slug
from data.extract.offices import Office, clitic_length, office
from data.extract.phrase import Phrase, Reading
from data.extract.register import as_written, discovered
from data.extract.spelling import roman
from data.extract.title_words import title_of


def roles(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """A title without a name stands for the person who was given it; as a subject of speech it is an actor by itself."""
    taken = {place for phrase in named for place in range(phrase.start, phrase.stop)}
    learned = [phrase for phrase in named if phrase.key]
    ends = {phrase.stop for phrase in learned}
    for number, word in enumerate(reading.words):
        if word.stop - 1 in taken or number in reading.names or title_of(word.text) is None:
            continue
        found = office(reading, number)
        if found is None or not found.definite:
            continue
        if _end_before(reading.folded.text, word.start) in ends:
            continue  # «إيسي، المبعوث الخاص»: said of the name before it
        start, stop = word.start + clitic_length(word.text), reading.words[found.after - 1].stop
        taken |= set(range(word.start, stop))
        actor = _holder(learned, found, start)
        if actor is None and len(found.key) > 1 and (_is_subject(reading, number) or "وزير" in found.key):
            actor = _role_actor(reading, found, start, stop)
            learned.append(Phrase(start, stop, start, stop, actor, "role", "", found.key))
        if actor:
            yield Phrase(start, stop, start, stop, actor, "role", "", found.key)


def _end_before(text: str, start: int) -> int:
    """Where what stands before ``start`` ends, spaces and commas aside."""
    while start > 0 and text[start - 1] in " ،,":
        start -= 1
    return start


def _holder(learned: list[Phrase], found: Office, start: int) -> str | None:
    """The person whose title says at least this, the nearest before if there is one: «الرئيس» after «الرئيس الكازاخي قاسم …»."""
    fits = [phrase for phrase in learned if found.key <= phrase.key and (len(found.key) > 1 or len(phrase.key) <= 2)]
    fits = fits or [phrase for phrase in learned if _same_office(phrase.key, found.key)]
    before = [phrase for phrase in fits if phrase.start < start]
    if before:
        return before[-1].actor
    return fits[0].actor if fits and len(found.key) > 1 else None


def _same_office(held: frozenset[str], said: frozenset[str]) -> bool:
    """«وزير التربية الأردني» of «وزير التربية والتعليم فلان»: the state is said in one place alone."""
    office, state = {part for part in said if not part.isascii()}, {part for part in said if part.isascii()}
    return bool(state) and len(office) > 1 and office <= held and not any(part.isascii() for part in held)


def _is_subject(reading: Reading, number: int) -> bool:
    """A verb of speech stands right before."""
    form = find_form(reading.words[number - 1].text) if number else None
    return form is not None and form.kind != "participle" and not reading.words[number].breaks


def _role_actor(reading: Reading, found: Office, start: int, stop: int) -> str:
    name = as_written(reading, start, stop)
    return discovered(reading, "role-" + slug(roman(name)), name, found.key)
