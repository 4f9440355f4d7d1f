"""Which inflected verbs and participles of speech report something where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.cue_words import (
    ABOUT,
    BEFORE_CUE,
    GOVERNING,
    LABELS,
    LITOTES,
    MEANWHILE,
    RELATIVE,
    SOURCE_WORDS,
    WITHHELD,
    Cue,
    led_by,
)
from data.extract.cues import COMPLEMENTISERS, Form, bound, find_form
from data.extract.phrase import Reading
from data.text.words import Word, word_set

COURTS = word_set("محكمة المحكمة القاضي قاضي القضاة المحاكم حكمت قضت")


@dataclass(frozen=True)
class Place:
    """A word of a sentence [first:after), and the word its clause begins with."""

    reading: Reading
    number: int
    first: int
    after: int
    clause: int

    @property
    def words(self) -> list[Word]:
        return self.reading.words

    @property
    def word(self) -> Word:
        return self.words[self.number]

    def back(self, steps: int) -> str:
        """The word that many places before in the sentence, '' before its beginning."""
        at = self.number - steps
        return self.words[at].text if at >= self.first else ""

    @property
    def before(self) -> str:
        """The word right before, with nothing between."""
        return "" if self.word.breaks else self.back(1)


def by_form(place: Place) -> Cue | None:
    """A verb or participle of speech at this word, if it reports."""
    found = find_form(place.word.text)
    if found is None and place.before in SOURCE_WORDS and place.word.text.endswith("ه"):
        found = find_form(place.word.text[:-1])  # «وفق ما أكده مصدر»
    if found is None or _is_other(place, found):
        return None
    if found.kind == "participle":
        after = merged(place.words, place.number + 1, place.after)
        return Cue("participle", place.number, after, place.number, found) if _is_participle(place, found) else None
    if place.before == "كما" and _shows(place):
        return None
    if place.before in SOURCE_WORDS and not (place.before == "كما" and _speaks_on(place)):
        return _in_source(place, found)
    if place.before in ("لم", "ولم") and found.verb.past in LITOTES:
        return Cue("verb", place.number, place.number + 1, place.number - 1, found)
    if place.before in ("الذي", "التي") and found.kind == "past":
        return Cue("verb", place.number, place.number + 1, place.number, found)  # of whoever stands before, if he is known
    return _finite(place, found)


def _is_other(place: Place, found: Form) -> bool:
    """A noun, a verb without its preposition, «رفض التعليق»: nothing is said."""
    verb, number, after = found.verb, place.number, place.after
    ahead = place.words[number + 1 : min(after, number + 8)]
    if verb.strict and not any(each.text in verb.after or led_by(each.text, verb.after) for each in ahead):
        return True
    if verb.opens and not (number == place.first or place.word.breaks or place.before in BEFORE_CUE):
        return True
    if found.kind == "past" and place.before in GOVERNING and not bound(place.word.text):
        return True  # «بناء على طلب»: a noun
    if verb.past in ("ادان", "دان") and _by_court(place):
        return True
    withheld = number + 1 + (number + 1 < after and place.words[number + 1].text == "ان")
    return verb.past in ("رفض", "طلب") and withheld < after and place.words[withheld].text in WITHHELD


def _by_court(place: Place) -> bool:
    """«أدانت محكمة الجنايات الوزير»: a court finds guilty; whoever condemns a court has another name before it."""
    near = [word.text for word in place.words[max(place.first, place.number - 8) : place.number] if word.text not in COMPLEMENTISERS]
    near = near if place.word.text[:1] != "و" or place.before in COURTS else []
    return any(text.removeprefix("و") in COURTS for text in near[-8:]) or (
        place.words[place.number + 1 : place.number + 2] != [] and (place.words[place.number + 1].text in COURTS)
    )


def _in_source(place: Place, found: Form) -> Cue | None:
    """«وفق ما ذكرت»; but «بسبب ما وصفته بـ» only names a thing, and «وهو ما يعد» nobody says."""
    if place.before == "ما" and place.back(2) in ("هو", "وهو", "هي", "وهي"):
        return None
    if place.before in ("ما", "لما") and found.verb.past in LABELS and place.back(2) not in ABOUT:
        return None
    start = place.number - 1
    if place.back(2) in ABOUT | {"علي", "وفق"} and not place.words[start].breaks:
        start -= 1
    return Cue("source", start, place.number + 1, start, found)


def _finite(place: Place, found: Form) -> Cue | None:
    two = (place.back(2), place.before)
    free = bound(place.word.text) or (two in MEANWHILE and not found.verb.strict) or place.before in ("فيما", "بعدما")
    if place.before in RELATIVE and not free:
        return None
    if found.suffixed and not free and not place.word.breaks and place.number > place.first and place.before not in BEFORE_CUE:
        return None  # «إرث وصفه بالثقيل»: a clause about the noun
    if found.dual and not free and not place.word.breaks and place.number > place.first:
        return None  # «قدم تعهدا»: a noun
    if found.kind == "present" and (not _opens_clause(place) or (found.verb.marks and _only_closes(place.word))):
        return None
    recalled = found.kind == "present" and found.verb.past == "ذكر" and place.number + 1 < place.after
    if _is_passive(place) or (recalled and place.words[place.number + 1].text in COMPLEMENTISERS):
        return None  # «ويذكر أن»: it is recalled
    return Cue("verb", place.number, merged(place.words, place.number + 1, place.after), place.clause, found)


def merged(words: list[Word], at: int, after: int) -> int:
    """«أضاف يقول»، «تابع قائلا»، «تابع قوله»: the second word adds nothing."""
    if at < after and not words[at].breaks and words[at].text in ("يقول", "تقول", "قايلا", "قايله", "قوله", "قولها", "بالقول", "القول"):
        return at + 1
    return at


def _is_participle(place: Place, form: Form) -> bool:
    """A participle speaks when its clause begins with it, or its content follows at once."""
    words, number, after = place.words, place.number, place.after
    following = words[number + 1] if number + 1 < after else None
    if following is None:
        return False
    direct = following.text in COMPLEMENTISERS or bool(set(following.gap) & set(":\"'"))
    led = following.text in form.verb.after and number + 2 < after and words[number + 2].text in COMPLEMENTISERS
    opens = place.word.breaks or number == place.first
    if form.plural:
        return (direct and opens) or (direct and ":" in following.gap)
    if opens or direct or led or _complement_near(place):
        return True
    return following.text in form.verb.after or led_by(following.text, form.verb.after) or _is_object(form, following)


def _complement_near(place: Place) -> bool:
    """«مشيرة لموقعين إلى أن»: أن a few words on, nothing breaking."""
    for word in place.words[place.number + 1 : min(place.after, place.number + 6)]:
        if word.breaks or find_form(word.text):
            return False
        if word.text in COMPLEMENTISERS:
            return True
    return False


def _is_object(form: Form, following: Word) -> bool:
    return form.verb.suffix and following.text.startswith("ال") and not form.feminine


def _speaks_on(place: Place) -> bool:
    """«كما أكد بوتين أن»: the verb has content of its own behind it."""
    ahead = place.words[place.number + 1 : min(place.after, place.number + 12)]
    form = find_form(place.word.text)
    return any(word.text in COMPLEMENTISERS or ":" in word.gap or '"' in word.gap for word in ahead) or (
        form is not None and (form.verb.object or bool(form.verb.after))
    )


def _shows(place: Place) -> bool:
    """«كما تظهر أضرارا»: a verb with an object of its own vouches for nothing."""
    if place.number + 1 >= place.after or place.words[place.number + 1].breaks:
        return False
    return place.words[place.number + 1].text.endswith("ا") and len(place.words[place.number + 1].text) > 3


def _only_closes(word: Word) -> bool:
    """«"فلان" يواصل»: a mark that closes a name begins no clause."""
    return word.breaks and not word.gap.strip(" \"'")


def _opens_clause(place: Place) -> bool:
    return (
        place.number == place.first
        or place.word.breaks
        or bound(place.word.text)
        or place.back(1) == "كما"
        or (place.back(1) in ("ان", "اذ", "فيما", "بينما") and place.back(2) in ("قبل", *BEFORE_CUE))
    )


def _is_passive(place: Place) -> bool:
    """أُعلن: a damma on the first letter, where the text is pointed."""
    reading, word = place.reading, place.word
    span = reading.folded.span(word.start, word.stop)
    letters = reading.article.text[span.start : span.stop]
    stem = letters[1:] if letters[:1] in "وف" and word.text[1:] and bound(word.text) else letters
    return stem[1:2] == "ُ"
