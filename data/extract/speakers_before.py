"""Who stands before the verb and speaks: «أما الرئيس فأكد», «وزارة الداخلية إذ تعلن», «السكان نفوا»."""

from __future__ import annotations

from data.extract.cue_words import Cue
from data.extract.cues import bound, find_form
from data.extract.given import is_verb
from data.extract.phrase import Phrase, Reading
from data.extract.title_words import unnamed
from data.text.words import word_set

BEFORE_SUBJECT = word_set("أصدر أصدرت وأصدر وأصدرت نشر نشرت أما كان وكان كانت وكانت لكن ولكن فيما بينما إن حين وأما غير أن")
PARTICLES = word_set("كان وكان كانت وكانت أن إن بأن لكن ولكن")
WAS = word_set("كان وكان كانت وكانت")
FAR = 16  # words from the particle to its verb
BETWEEN = word_set("كان كانت الذي التي بيانا بلاغا تصريحا قد فقد إذ أيضا كذلك من جهته جهتها جانبه جانبها بدوره بدورها")


def subject_before(reading: Reading, phrases: list[Phrase], cue: Cue) -> Phrase | None:
    """«أما الرئيس فأكد»، «وكان غايداي قال»، «وزارة الداخلية إذ تعلن»: a subject that opens the clause."""
    words = reading.words
    at = cue.first
    if at == cue.sentence:
        return None
    while at > cue.sentence and words[at - 1].text in BETWEEN:
        at -= 1
    if at == cue.sentence:
        return None
    place = words[at - 1].stop
    found = next((phrase for phrase in reversed(phrases) if phrase.stop <= place and words[at - 1].start < phrase.stop), None)
    if found is None:
        found = _apposed(reading, phrases, at, cue.sentence)
    if found is None:
        return None
    number = reading.at[found.start]
    if number < cue.sentence:
        return None
    prefix = words[number].text[: found.start - words[number].start]
    if prefix not in ("", "و", "ف"):
        return None
    opens = number == cue.sentence or prefix != "" or words[number].gap.strip(' "') != "" or "\n" in words[number].gap
    relative = words[cue.first - 1].text in ("الذي", "التي")
    return found if opens or relative or words[number - 1].text in BEFORE_SUBJECT else None


def behind_particle(reading: Reading, phrases: list[Phrase], cue: Cue) -> Phrase | None:
    """«وكانت المفوضية العليا في العراق، أعلنت», «أن رئيس الحكومة فلان من … قال»: who stands right behind the particle."""
    words = reading.words
    if bound(words[cue.first].text):
        return None
    for number in range(cue.first - 2, max(cue.sentence, cue.first - FAR) - 1, -1):
        if words[number].text not in PARTICLES:
            continue
        found = next((phrase for phrase in phrases if phrase.start == words[number + 1].start), None)
        last = reading.at[found.stop - 1] + 1 if found else 0
        if found is None or last > cue.first or any(find_form(word.text) or is_verb(word.text) for word in words[last : cue.first]):
            return None
        return found
    return None


def particle_before(reading: Reading, cue: Cue) -> int | None:
    """The word «كان» that opens this verb's clause: «وكان مصدر رسمي كشف»."""
    if bound(reading.words[cue.first].text):
        return None
    window = range(cue.first - 2, max(cue.sentence, cue.first - FAR) - 1, -1)
    return next((number for number in window if reading.words[number].text in WAS), None)


def _apposed(reading: Reading, phrases: list[Phrase], at: int, sentence: int) -> Phrase | None:
    """«أما الائتلاف المعارض، فقد دعا», «فلان، مؤسس الحزب، رأى»: the subject, then words between commas."""
    if at < 1 or not reading.words[at].breaks or "،" not in reading.words[at].gap:
        return None
    for number in range(at - 1, max(at - 10, 0), -1):
        found = next(
            (phrase for phrase in phrases if phrase.start >= reading.words[number].start and reading.at[phrase.start] == number), None
        )
        if found and number and reading.words[number - 1].text in ("اما", "واما"):
            return found
    first = next((phrase for phrase in phrases if phrase.start == reading.words[sentence].start), None)
    behind = reading.at[first.stop - 1] + 1 if first else at
    return first if first and behind < at and "،" in reading.words[behind].gap else None


def is_unnamed_before(reading: Reading, cue: Cue) -> bool:
    """«لكن السكان نفوا»: a plural verb behind people nobody names."""
    number = cue.first - 1
    if number < cue.sentence or cue.form is None or not cue.form.plural or reading.words[cue.first].breaks:
        return False
    return are_people(reading.words[number].text) and not bound(reading.words[cue.first].text)


def are_people(word: str) -> bool:
    """«السكان»، «المتظاهرون»: several, with the article, and nobody by name."""
    return word.startswith("ال") and word[2:] in unnamed() and word.endswith(("ان", "ون", "ين", "اء", "ا", "ود", "اب", "ال", "ي"))
