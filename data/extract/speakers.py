"""Who says it: the subject behind or before the verb, or the one who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.extract.cue_words import Cue, documents
from data.extract.cues import COMPLEMENTISERS, bound
from data.extract.people import is_title, unnamed
from data.extract.phrase import Phrase, Reading
from data.model import ActorKind, SpeakerBasis
from data.text.fold import folded
from data.text.words import word_set

FILLERS = word_set(
    "أيضا كذلك مجددا بدوره بدورها هنا لاحقا أمس اليوم السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة مساء صباح "
    "كل من حينها آنذاك بالفعل هو هي فيه فيها له لها"
)
BEFORE_SUBJECT = word_set("أما كان وكان كانت وكانت لكن ولكن فيما بينما إن حين وأما غير أن")
NO_TITLE = word_set("في من إلى على عن مع بعد قبل خلال ضد حول بشأن إن أن الذي التي")
DUAL_TITLES = word_set("وزيرا رئيسا زعيما قائدا رئيستا وزيرتا سفيرا وزراء رؤساء قادة زعماء")
BETWEEN = word_set("قد فقد إذ أيضا كذلك من جهته جهتها جانبه جانبها بدوره بدورها")
MALE_STATES = frozenset(("العراق", "السودان", "اليمن", "لبنان", "المغرب", "الاردن"))


@dataclass(frozen=True)
class Subject:
    """Who speaks (several for «أعلنت السعودية والإمارات»), and the word behind the subject."""

    phrases: tuple[Phrase, ...]
    basis: SpeakerBasis
    after: int
    start: int | None = None  # folded place of words that speak without being an actor: «شهود»


@dataclass
class Floor:
    """Who spoke so far in the article, last first to hand."""

    reading: Reading
    spoken: list[Phrase] = field(default_factory=list)
    feminine: set[str] = field(default_factory=set)  # actors a feminine verb was used of
    masculine: set[str] = field(default_factory=set)
    unnamed_last: bool = False

    def take(self, phrases: tuple[Phrase, ...], cue: Cue) -> None:
        """Remember who has the floor, and the gender the verb shows."""
        self.unnamed_last = not phrases
        for phrase in phrases:
            self.spoken.append(phrase)
            if cue.form and not cue.form.plural and cue.kind != "participle":
                (self.feminine if cue.form.feminine else self.masculine).add(phrase.actor)

    def last(self, cue: Cue) -> Phrase | None:
        """The last speaker whose gender the verb allows; the very last when none does."""
        if self.unnamed_last:
            return None
        if not self.spoken or cue.form is None or cue.form.plural:
            return self.spoken[-1] if self.spoken else None
        wanted = cue.form.feminine
        for phrase in reversed(self.spoken[-6:]):
            if self.is_feminine(phrase.actor) in (wanted, None):
                return phrase
        return self.spoken[-1]

    def very_last(self) -> Phrase | None:
        """Whoever had the floor last: «وأضاف البيان» says nothing of gender."""
        return self.spoken[-1] if self.spoken and not self.unnamed_last else None

    def is_feminine(self, id: str) -> bool | None:
        if id in self.feminine and id not in self.masculine:
            return True
        if id in self.masculine and id not in self.feminine:
            return False
        actor = self.reading.actor(id)
        if actor is None or actor.kind is ActorKind.PERSON:
            return None
        head = folded(actor.name_ar).split()[0]
        if actor.kind is ActorKind.STATE:
            return head not in MALE_STATES
        return (head.endswith(("ه", "ات")) and not head.startswith("اتحاد")) or head in ("الخارجيه", "الداخليه")


def find_subject(reading: Reading, phrases: list[Phrase], cue: Cue, limit: int, skipped: frozenset[int]) -> Subject:
    """The subject of a verb of speech: behind it, else before it, else nobody said (basis implicit)."""
    words, at = reading.words, cue.after
    while at < limit and (words[at].text in FILLERS or at in skipped) and not (words[at].text == "من" and words[at - 1].text != "كل"):
        at += 1
    found = _starting(reading, phrases, at)
    if found and not _content_between(reading, cue.after, at):
        return _coordinated(reading, phrases, found)
    at = cue.after
    if at < limit and words[at].text in documents():
        author = _author(reading, phrases, at, limit)
        return (
            Subject((author,), SpeakerBasis.NAMED, reading.at[author.stop - 1] + 1) if author else Subject((), SpeakerBasis.PRONOUN, at + 1)
        )
    if at < limit and words[at].text in unnamed():
        press = _starting(reading, phrases, at + 1)
        if press and words[at].text.startswith("مراسل"):
            return Subject((press,), SpeakerBasis.NAMED, reading.at[press.stop - 1] + 1, words[at].start)
        return Subject((), SpeakerBasis.UNKNOWN, at + 1, words[at].start)
    several = _of_several(reading, phrases, at, limit)
    if several:
        return several
    ahead = _titled_ahead(reading, phrases, at, limit)
    if ahead:
        return Subject((ahead,), SpeakerBasis.NAMED, reading.at[ahead.stop - 1] + 1)
    before = _before(reading, phrases, cue)
    if before:
        return Subject((before,), SpeakerBasis.NAMED, cue.after)
    if _is_unnamed_before(reading, cue):
        return Subject((), SpeakerBasis.UNKNOWN, cue.after, words[cue.first - 1].start)
    return Subject((), SpeakerBasis.IMPLICIT, cue.after)


def _titled_ahead(reading: Reading, phrases: list[Phrase], at: int, limit: int) -> Phrase | None:
    """«شيخ مشايخ يافع السلطان فضل العفيفي»: titles of one person before the one the phrase begins with."""
    words = reading.words
    if at >= limit or words[at].breaks or words[at].text.startswith("ل"):
        return None
    titled = is_title(words[at].text)
    if not titled and not words[at].text.startswith("ال"):
        return None
    for number in range(at + 1, min(limit, at + (8 if titled else 5))):
        if words[number].breaks or words[number].text in COMPLEMENTISERS or (not titled and words[number].text in NO_TITLE):
            return None
        found = next((phrase for phrase in phrases if phrase.start == words[number].start), None)
        actor = reading.actor(found.actor) if found else None
        if found and actor and actor.kind is ActorKind.PERSON and found.basis == "name":
            return found
    return None


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


def _is_unnamed_before(reading: Reading, cue: Cue) -> bool:
    """«لكن السكان نفوا»: a plural verb behind people nobody names."""
    number = cue.first - 1
    if number < cue.sentence or cue.form is None or not cue.form.plural or reading.words[cue.first].breaks:
        return False
    return are_people(reading.words[number].text) and not bound(reading.words[cue.first].text)


def are_people(word: str) -> bool:
    """«السكان»، «المتظاهرون»: several, with the article, and nobody by name."""
    return word.startswith("ال") and word[2:] in unnamed() and word.endswith(("ان", "ون", "ين", "اء", "ا", "ود", "اب", "ال", "ي"))


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
    """«بيان لقيادة الأركان»، «بيان صدر عن الخارجية»: whose document it is, if the next words say so."""
    if reading.words[at].text.startswith("ال"):
        return None
    stop = next(
        (
            number
            for number in range(at + 1, min(limit, at + 5))
            if reading.words[number].text in COMPLEMENTISERS or reading.words[number].breaks
        ),
        min(limit, at + 5),
    )
    return next((phrase for phrase in phrases if at < reading.at[phrase.start] < stop), None)


def _before(reading: Reading, phrases: list[Phrase], cue: Cue) -> Phrase | None:
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
        found = _apposed(reading, phrases, at)
    if found is None:
        return None
    number = reading.at[found.start]
    if number < cue.sentence:
        return None
    prefix = words[number].text[: found.start - words[number].start]
    if prefix not in ("", "و", "ف"):
        return None
    opens = number == cue.sentence or prefix != "" or words[number].gap.strip(' "') != "" or "\n" in words[number].gap
    return found if opens or words[number - 1].text in BEFORE_SUBJECT else None


def _apposed(reading: Reading, phrases: list[Phrase], at: int) -> Phrase | None:
    """«أما الائتلاف المعارض، فقد دعا»: the subject, then words between commas."""
    if at < 1 or not reading.words[at].breaks:
        return None
    for number in range(at - 1, max(at - 10, 0), -1):
        found = next(
            (phrase for phrase in phrases if phrase.start >= reading.words[number].start and reading.at[phrase.start] == number), None
        )
        if found and number and reading.words[number - 1].text in ("اما", "واما"):
            return found
    return None
