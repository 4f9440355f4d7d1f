"""Titles as they are written: «وزير الخارجية الفرنسي», what they say and how far they go."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import all_names, is_everyday, is_everyday_article, sure_names
from data.extract.named_bodies import heads
from data.extract.people import ADJECTIVES, may_be_name, may_be_part
from data.extract.phrase import Reading
from data.extract.title_words import is_title, portfolios, title_of
from data.model import ActorKind
from data.text.words import bare_start, word_set

POSSESSED = word_set("نظيره نظيرها نظيرته نائبه نائبها بنظيره لنظيره ونظيره ونائبه")


PLACES = word_set("منطقة مدينة محافظة إقليم ولاية مقاطعة بلدة قرية شؤون بلدية جهة قضاء ناحية معتمدية مستشفى مطار ميناء مخيم سجن")
GIVEN_TOO = word_set("شيخ سيد أمير")  # titles that are given names in the Sahel
WEEKDAYS = word_set("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي اليوم الجاري المقبل")
RELATIVE = word_set("الذي التي الذين اللذين اللتين")
INSIDE = word_set("في باسم لدى بلسان على إلى العام من")


@dataclass(frozen=True)
class Office:
    """A title phrase read from word ``first`` up to ``after``: its key, and whether it is definite enough to name one person."""

    first: int
    after: int
    key: frozenset[str]
    definite: bool


def office(reading: Reading, number: int) -> Office | None:
    """The title phrase at this word: «وزير الخارجية الفرنسي»، «الحاكم الأوكراني لمنطقة لوغانسك»."""
    words, at = reading.words, number
    title = title_of(words[number].text)
    if title is None:
        return None
    key, definite = (
        {_masculine(title)},
        "ال" in words[number].text[:4] or words[number].text.startswith(("لل", "ولل")) or words[number].text in POSSESSED,
    )
    at += 1
    while at < len(words) and at - number < 14 and not words[at].breaks:
        step, token, fixes = _office_word(reading, at)
        if not step:
            break
        key |= {token} if token else set()
        definite |= fixes
        at += step
    while at > number + 1 and (words[at - 1].text in INSIDE or _is_open(words[at - 1].text)):
        at -= 1
    return Office(number, at, frozenset(key), definite)


def _is_open(text: str) -> bool:
    """«… ورئيس» at the end: the office of what a name in marks says."""
    return text.startswith("و") and title_of(text) == text[1:]


def _office_word(reading: Reading, at: int) -> tuple[int, str, bool]:
    """How many words belong to the title here, what they add to its key, and whether they make it definite."""
    word, text = reading.words[at], reading.words[at].text
    if _names_somebody(reading, at) or text in RELATIVE or _opens_another(reading, at) or _is_other_noun(reading, at):
        return 0, "", False
    if find_form(text) or text in COMPLEMENTISERS or text in WEEKDAYS or (text.startswith(("وال", "ولل")) and is_title(text)):
        return 0, "", False
    name = reading.names.get(at)
    if name:
        actor = reading.actor(name.actor)
        if actor is None or actor.kind is ActorKind.PERSON or (word.text.startswith("و") and name.start > word.start):
            return 0, "", False
        return reading.after(name) - at, name.actor, True
    state = reading.state_at(at)
    if state:
        return (0, "", False) if text.startswith("و") else (1, state, text.startswith("ال"))
    bare = text[2:] if text.startswith("ال") else text
    if text in portfolios() or bare in portfolios():
        return 1, bare, text.startswith("ال")
    if is_title(text):
        title = title_of(text) or ""
        return 1, _masculine(title), text.startswith("ال")
    if text in PLACES or (bare_start(text, text.lstrip("لب")) is not None and text.lstrip("لب") in PLACES):
        return 2, "", True
    if text.startswith("ال") and _is_owner(reading, at):
        return 1, text[2:], True
    if text.startswith(("ال", "لل", "بال")) or (text in INSIDE and at + 1 < len(reading.words) and _goes_on(reading, at + 1)):
        return 1, "", text.startswith(("ال", "لل", "بال"))
    if text.startswith("ل") and len(text) > 3 and (text[1:] in PLACES or text[1:] in portfolios()):
        return 2 if text[1:] in PLACES else 1, text[1:] if text[1:] in portfolios() else "", True
    if text.startswith("وال"):
        return 1, text[3:] if text[3:] in portfolios() or text[1:] in portfolios() else "", True  # «وزير الموارد المائية والري»
    if text[:1] in "بل" and (text[1:].startswith("وزار") or text[1:] in ("هييه", "مجلس", "منظمه", "لجنه", "حزب", "جهاز")):
        return 1, "", True
    before = reading.words[at - 1].text
    if (
        (may_be_part(text) or text in heads())
        and title_of(before)
        and not before.removeprefix("و").startswith(("ال", "لل"))
        and at + 1 < len(reading.words)
        and reading.words[at + 1].text.startswith("ال")
        and not reading.words[at + 1].breaks
    ):
        return 1, text, False  # «رئيس فرقة التدخل»
    return 0, "", False


def _is_owner(reading: Reading, at: int) -> bool:
    """«رئيس الهيئة»: a noun with the article right behind a title without one says which office it is."""
    before = reading.words[at - 1].text
    alone = title_of(before) is not None and not before.removeprefix("و").startswith(("ال", "لل"))
    return alone and reading.words[at].text[2:] not in ADJECTIVES


def _names_somebody(reading: Reading, at: int) -> bool:
    """«رئيس الجمهورية الباجي قائد السبسي»: a given name ends the title; one that is a word too does so before another name."""
    text = reading.words[at].text
    if text in sure_names():
        return True
    if text not in all_names() or is_title(text) or at + 1 >= len(reading.words) or reading.words[at + 1].breaks:
        return False
    after = reading.words[at + 1].text
    if after in all_names() or (may_be_name(after, False) and reading.state_at(at + 1) is None and after[2:] not in ADJECTIVES):
        return True
    closed = at + 2 >= len(reading.words) or reading.words[at + 2].breaks or reading.words[at + 2].text in COMPLEMENTISERS
    return closed and text not in ADJECTIVES and not after.startswith("ال") and is_everyday(after)  # «الهادي مجدوب، »


def _opens_another(reading: Reading, at: int) -> bool:
    """«المبعوث الخاص … القانونية رئيس الجمهورية»: a bare title behind a definite word is somebody else's."""
    if reading.words[at].text in GIVEN_TOO:
        return False
    return title_of(reading.words[at].text) == reading.words[at].text and reading.words[at - 1].text.startswith(("ال", "لل", "وال"))


def _is_other_noun(reading: Reading, at: int) -> bool:
    """«الوزير الوفد», «الرئيس للسيد»: behind a definite title alone only an adjective belongs to it."""
    text, before = reading.words[at].text, reading.words[at - 1].text
    if text.startswith("لل") and is_title(text):
        return True
    plain = (
        is_everyday_article(text)
        and not text.endswith(("ي", "يه"))
        and text[2:] not in ADJECTIVES
        and text[2:].rstrip("ه") not in ADJECTIVES
    )
    return (
        plain
        and not is_title(text)
        and text not in portfolios()
        and before.removeprefix("و").startswith("ال")
        and title_of(before) is not None
    )


def _goes_on(reading: Reading, at: int) -> bool:
    text = reading.words[at].text
    return text.startswith("ال") or at in reading.names or text in portfolios()


def _masculine(title: str) -> str:
    return (
        title[:-1]
        if title.endswith("ه") and title[:-1] in ("رييس", "وزير", "نايب", "سفير", "متحدث", "ناطق", "مستشار", "مفوض", "مدير")
        else title
    )


def clitic_length(word: str) -> int:
    if title_of(word) is None:
        return 0
    if word.startswith(("لل", "ولل", "فلل")):
        return word.index("لل")
    for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول"):
        if word.startswith(prefix) and title_of(word[len(prefix) :]) and word[len(prefix) :].startswith(("ال", title_of(word) or "")):
            return len(prefix)
    return 0
