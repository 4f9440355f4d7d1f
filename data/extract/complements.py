"""Where the sentence begins that a verb of saying leads to, and nouns that need none."""

from __future__ import annotations

from data.extract.cues import COMPLEMENTISERS
from data.extract.frames import PREPOSITIONS, Frame, numbered
from data.text.words import word_set

ABSTRACT = word_set(
    "أهمية ضرورة وجود عدم حق استمرار مواصلة حاجة رغبة دعم رفض استعداد التزام حرص ثقة تمسك إدانة تضامن وقوف موقف نية عزم قلق أسف "
    "وصف اتهام اتهامات الاتهامات مزاعم المزاعم ادعاءات الادعاءات ربط مقارنة مطالبة دعوة"
)
BOUND_THAT = word_set("بأن بأنه بأنها بأنهم")
BLAMED = 16  # words within which it is said of what: «حملت دول الحصار (…) مسؤولية»
NEAR = 8  # words of a subject nobody knows


def is_abstract(text: str) -> bool:
    """«أهمية»، «رفضها»: what is said begins here, with a noun of its own, whatever أن follows."""
    return text in ABSTRACT or any(text.removesuffix(ending) in ABSTRACT for ending in ("ها", "ه", "هم", "نا"))


def complement(frame: Frame, at: int) -> int | None:
    """The number of the أن that begins what is said, behind words no list knows."""
    return _near(frame, at) or _bound(frame, at)


def _near(frame: Frame, at: int) -> int | None:
    """«واعتبر المؤتمر أن»: a subject nobody knows stands between the verb and أن."""
    words = frame.reading.words
    for number, word in numbered(frame, at + 1)[:NEAR]:
        if word.text in COMPLEMENTISERS:
            return number if words[number - 1].text not in PREPOSITIONS else None
        if word.breaks and ":" not in word.gap and "،" not in word.gap:
            return None
    return None


def _bound(frame: Frame, at: int) -> int | None:
    """«أعلن الرئيس فلان الجمعة خلال لقاء … بأن»: بأن far on is still what the verb announces."""
    return next((number for number, word in numbered(frame, at + 1)[:BLAMED] if word.text in BOUND_THAT), None)
