"""All phrases that denote actors in one article, in reading order and without overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.extract.bodies import state_bodies
from data.extract.cues import find_form
from data.extract.gazetteer import adjectives
from data.extract.given import is_everyday
from data.extract.named_bodies import heads, named_bodies, unnamed_groups
from data.extract.persons import SURNAME, persons
from data.extract.phrase import Phrase, Reading
from data.extract.title_words import is_title
from data.model import ActorKind, ParagraphKind
from data.text.fold import folded
from data.text.words import Word, stems, word_set

PLACE = word_set(
    "في من شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي حدود مدينة بلدة منطقة داخل خارج عبر قرب أنحاء أراضي سماء عاصمة نحو "
    "صوب بجنوب بشمال بشرق بغرب مطار سواحل قبالة ريف محافظة إلى مقرها مقره بين أهالي سكان"
)
FORCES = word_set("القوة القوات الكتائب الجبهة الجيش التنظيم")
ADJECTIVES_TOO = word_set("مالي")
WORDS_TOO = word_set("سيول")  # «سيول جارفة»: a capital only where its state is named in other words as well
STATE_NOUNS = word_set("حكومة جيش رئيس شعب قوات وزارة دولة جمهورية سفارة سلطات برلمان")
BORDER = word_set("حدود الحدود حدودها الحدودية حدوده")


def find_phrases(reading: Reading) -> list[Phrase]:
    """Persons with their titles, bodies, then the gazetteer; states that are only places are left out."""
    people = list(persons(reading))
    bodies = [*state_bodies(reading), *named_bodies(reading), *unnamed_groups(reading)]
    ends = {place for each in people if each.head == SURNAME for place in range(each.name_start, each.name_stop)}
    bodies = [body for body in bodies if ends.isdisjoint(range(body.start, body.stop))] if ends else bodies
    gazetteer = [
        _from_name(reading, number) for number in reading.names if not _is_adjective(reading, number) and not _is_word(reading, number)
    ]
    gazetteer = [
        name
        for name in gazetteer
        if not (name.basis == "role" and any(each.start <= name.start and name.stop <= each.name_start for each in people))
    ]
    kept = _longest([*people, *bodies, *gazetteer])
    kept = sorted([*kept, *_anaphora(reading, kept)], key=lambda phrase: phrase.start)
    return list(_acting(reading, kept))


def _is_adjective(reading: Reading, number: int) -> bool:
    """«ضمان مالي»: a name that is an adjective too, behind a noun it agrees with."""
    word, before = reading.words[number], reading.words[number - 1] if number else None
    if before is None or word.breaks or word.text not in ADJECTIVES_TOO:
        return False
    return (
        is_everyday(before.text)
        and not before.text.startswith("ال")
        and not is_title(before.text)
        and not set(stems(before.text)) & (PLACE | STATE_NOUNS)
    )


def _is_word(reading: Reading, number: int) -> bool:
    """«سيول وادي الصفصاف»: a name that is a word too, in an article where nothing else speaks of its state."""
    if reading.words[number].text.removeprefix("و") not in WORDS_TOO:
        return False
    actor = reading.actor(reading.names[number].actor)
    stems_of = (stem.split()[0] for stem, iso3 in adjectives().items() if actor is not None and iso3 == actor.iso3)
    return not any(stem in reading.folded.text for stem in stems_of)


def _from_name(reading: Reading, number: int) -> Phrase:
    name = reading.names[number]
    basis = name.basis
    return Phrase(name.start, name.stop, name.start, name.stop, name.actor, basis, reading.folded.text[name.start : name.stop].split()[0])


def _longest(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Where marks overlap the longer stays; of equals the first given."""
    kept: list[Phrase] = []
    taken: set[int] = set()
    for phrase in sorted(phrases, key=lambda each: each.name_start - each.name_stop):
        places = range(phrase.name_start, phrase.name_stop)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.start)


def _anaphora(reading: Reading, phrases: list[Phrase]) -> Iterator[Phrase]:
    """«وقالت اللجنة»: a head alone stands for the last body that began with it."""
    taken = {place for phrase in phrases for place in range(phrase.name_start, phrase.name_stop)}
    for word in reading.words:
        for prefix in ("", "و", "ف", "ب", "ل"):
            text = word.text[len(prefix) :]
            if not word.text.startswith(prefix) or not text.startswith("ال") or text not in heads() or word.stop - 1 in taken:
                continue
            if text in FORCES or not _is_subject(reading, word):
                break
            last = [
                phrase
                for phrase in phrases
                if phrase.stop <= word.start and phrase.head.removeprefix("ال") == text[2:] and phrase.stop - phrase.start > len(text)
            ]
            if last:
                start = word.stop - len(text)
                yield Phrase(start, word.stop, start, word.stop, last[-1].actor, "role", text)
            break


def _is_subject(reading: Reading, word: Word) -> bool:
    """A verb of speech stands right before, or the word opens its clause."""
    number = reading.at[word.start]
    form = find_form(reading.words[number - 1].text) if number else None
    return (
        form is not None
        or word.breaks
        or word.text.startswith("و")
        or (number > 0 and reading.words[number - 1].text in ("اما", "لكن", "ان", "بحسب", "وبحسب", "وفق"))
    )


def _acting(reading: Reading, phrases: list[Phrase]) -> Iterator[Phrase]:
    """A state that is only where things happen does not act; a capital after a preposition of place is the city."""
    title = max((reading.folded.at(each.span.stop) for each in reading.article.paragraphs if each.kind is ParagraphKind.TITLE), default=0)
    acting = {
        phrase.actor for phrase in phrases if not _is_state(reading, phrase) or (phrase.start >= title and not _is_place(reading, phrase))
    }
    for phrase in phrases:
        if phrase.actor not in acting:
            continue
        if _is_state(reading, phrase) and _is_place(reading, phrase) and _is_other_name(reading, phrase):
            continue
        yield phrase


def _is_state(reading: Reading, phrase: Phrase) -> bool:
    actor = reading.actor(phrase.actor)
    return actor is not None and actor.kind is ActorKind.STATE


def _is_other_name(reading: Reading, phrase: Phrase) -> bool:
    """The mark is a capital or another word than the state's own name."""
    actor = reading.actor(phrase.actor)
    return actor is not None and folded(actor.name_ar) != reading.folded.text[phrase.name_start : phrase.name_stop]


def _is_place(reading: Reading, phrase: Phrase) -> bool:
    number = reading.at[phrase.name_start]
    word = reading.words[number]
    before: list[Word] = reading.words[max(0, number - 2) : number]
    if word.text[: phrase.name_start - word.start].endswith("ب"):
        return True
    if before and not word.breaks and any(stem in PLACE for stem in stems(before[-1].text)):
        return before[-2:][0].text != "كل"
    return (bool(before) and any(each.text in BORDER for each in before)) or word.gap.rstrip().endswith("(")
