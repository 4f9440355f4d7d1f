"""The person at the end of a long title, behind the words a subject begins with: «النائب عن حركة الشعب فلان»."""

from __future__ import annotations

from data.extract.cues import COMPLEMENTISERS
from data.extract.phrase import Phrase, Reading
from data.extract.title_words import is_title
from data.model import ActorKind
from data.text.words import word_set

NO_TITLE = word_set("في من إلى على عن مع بعد قبل خلال ضد حول بشأن إن أن الذي التي")
WITH = word_set("مع إلى خلال لدى ضد حول بشأن الذي التي قبل بعد")


def named_behind(reading: Reading, phrases: list[Phrase], role: Phrase) -> Phrase | None:
    """«رئيس الجمعية، الخبير المحاسب، فلان»: the name that an office is followed by, a comma between."""
    number = reading.at[role.stop - 1] + 1
    if number < len(reading.words) and not reading.words[number].breaks:
        return _further_named(reading, phrases, number)
    if number >= len(reading.words) or reading.words[number].gap.strip() != "،":
        return None
    found = next((phrase for phrase in phrases if phrase.start == reading.words[number].start), None)
    actor = reading.actor(found.actor) if found else None
    return found if found and found.basis == "name" and actor and actor.kind is ActorKind.PERSON else None


def _further_named(reading: Reading, phrases: list[Phrase], number: int) -> Phrase | None:
    """«النائب عن حركة الشعب فلان أن»: the name at the end of a long title."""
    for at in range(number, min(number + 14, len(reading.words))):
        word = reading.words[at]
        if word.breaks or word.text in COMPLEMENTISERS or word.text in WITH:
            return None
        found = next((phrase for phrase in phrases if phrase.name_start == word.start and phrase.basis == "name"), None)
        actor = reading.actor(found.actor) if found else None
        if found and actor and actor.kind is ActorKind.PERSON:
            return found
    return None


def titled_ahead(reading: Reading, phrases: list[Phrase], at: int, limit: int) -> Phrase | None:
    """«شيخ مشايخ يافع السلطان فضل العفيفي»: titles of one person before the one the phrase begins with."""
    words = reading.words
    if at >= limit or words[at].breaks or words[at].text.startswith("ل"):
        return None
    titled = is_title(words[at].text)
    if not titled and not words[at].text.startswith("ال"):
        return None
    for number in range(at + 1, min(limit, at + (8 if titled else 5))):
        found = next((phrase for phrase in phrases if phrase.start == words[number].start), None)
        actor = reading.actor(found.actor) if found else None
        person = found is not None and actor is not None and actor.kind is ActorKind.PERSON and found.basis == "name"
        if person and words[number].gap.strip() in ("", "،"):
            return found
        if words[number].breaks or words[number].text in COMPLEMENTISERS or (not titled and words[number].text in NO_TITLE):
            return None
    return None
