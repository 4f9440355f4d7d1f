"""Whoever speaks without a name: «شهود عيان», «مصدر طبي في …», «المكتب الجهوي»; the words that say so stand for the speaker."""

from __future__ import annotations

from functools import lru_cache

from data.extract.body_names import is_adjective
from data.extract.cue_words import ADVERBIAL, Cue
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.gazetteer import slug
from data.extract.given import is_everyday_article, is_verb
from data.extract.named_bodies import heads
from data.extract.people import may_be_part
from data.extract.phrase import Phrase, Reading
from data.extract.register import as_written
from data.extract.spelling import roman
from data.extract.title_words import is_title, stop_words, title_of, unnamed
from data.lexicons import table
from data.model import Actor, ActorKind
from data.text.fold import folded
from data.text.words import word_set

QUALIFIED = word_set(
    "عيان آخر أخرى آخرون آخرين كبير كبيرة كبار رفيع رفيعة مطلع مطلعة مقرب مقربة مقربون مسؤول مسؤولة متعددة عدة موثوق موثوقة خاص خاصة "
    "بارز بارزة سابق سابقة متقاعد متطابقة متظاهرين متظاهرون مشارك مشاركون غاضبون نافذ محلي مستقل مستقلة حاضر حاضرون"
)
OF_SOURCE = word_set("في من لدى داخل")
PART_OF = word_set("أحد إحدى بعض عدد كبار معظم غالبية")  # «أحد المسؤولين»
OWNED = word_set("سكان أهالي زعماء قادة عمال طلاب نواب")
NUMBERS = word_set("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرات مئات")
NO_SUBJECT = word_set(
    "الآن اليوم الليلة الماضي الجاري المقبل الذي التي الذين اللذين السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة "
    "الصباح المساء الرقم العدد"
)
SOURCES = word_set("مصدر مصادر أوساط جهات مسؤول مسؤولون مسؤولة متحدث متحدثة")
NOT_PLURAL = word_set("القانون التلفزيون التليفزيون الزيتون الصابون المليون التريليون البليون الكربون السيمون")
MARKED, AHEAD = 4, 12  # words of a name in marks, and behind it before أن
LONG = 5  # words of a noun phrase, «في …» behind it left out


@lru_cache(maxsize=1)
def bodies_alone() -> frozenset[str]:
    """Nouns of bodies that speak, too common to be marked wherever they stand: «مكتب», «عائلة», «إدارة»."""
    return heads() | frozenset(folded(word) for word in table("titles")["speaking_bodies"])


def anonymous(reading: Reading, cue: Cue, at: int, limit: int, skipped: frozenset[int]) -> tuple[Phrase, int] | None:
    """The phrase behind a verb of speech that stands for whoever speaks, and the word behind it; None where no such noun stands there."""
    words = reading.words
    if at >= limit or words[at].breaks or at in skipped or not _may_speak(words[at].text):
        return None
    after = _extent(reading, at, limit, skipped)
    if words[at].text.startswith("ال") and not _is_subject(reading, cue, at, after, limit):
        return None
    return role_phrase(reading, at, after), _past_place(reading, at, after, limit, skipped)


def in_marks(reading: Reading, cue: Cue, limit: int) -> Phrase | None:
    """«وقالت "كتائب الوادي" في بيان إن»: a name in marks right behind a verb that says with أن, and أن still to come."""
    words, at = reading.words, cue.after
    if cue.kind != "verb" or cue.verb.object or at >= limit or words[at].gap.strip() != '"' or words[at].text in COMPLEMENTISERS:
        return None
    close = next((number for number in range(at + 1, min(limit, at + MARKED + 1)) if words[number].gap.lstrip()[:1] == '"'), None)
    if close is None or "." in words[close].gap:
        return None
    ahead = words[close : min(limit, close + AHEAD)]
    return role_phrase(reading, at, close) if any(word.text in COMPLEMENTISERS for word in ahead) else None


def source_named(reading: Reading, at: int, limit: int, skipped: frozenset[int]) -> tuple[Phrase, int] | None:
    """«وفق مصدر أمني», «نقلت عن شهود»: nobody by name behind «وفق» or «عن»."""
    if at >= limit or not (_is_people(bare(reading.words[at].text)) or bare(reading.words[at].text) in bodies_alone()):
        return None
    after = _extent(reading, at, limit, skipped)
    return role_phrase(reading, at, after), _past_place(reading, at, after, limit, skipped)


def bare(text: str) -> str:
    """Without article and the ل of «وفقا لمصادر»."""
    for prefix in ("لل", "ال", "ل"):
        if text.startswith(prefix) and len(text) - len(prefix) >= 3:
            rest = text[len(prefix) :]
            return rest if prefix != "ل" or _is_people(rest) else text
    return text


def role_phrase(reading: Reading, at: int, after: int) -> Phrase:
    """Words [at:after) as a speaker of their own, registered under them."""
    words = reading.words
    start, stop = words[at].start + (1 if words[at].text[:1] == "ل" and words[at].text[:2] != "لل" else 0), words[after - 1].stop
    name = as_written(reading, start, stop)
    name = "ال" + name[2:] if name.startswith("لل") else name  # «وفقا للوكالة»
    id = "role-" + slug(roman(name))
    head = bare(words[at].text)
    state = next((found for number in range(at, after) if (found := reading.state_at(number))), None)
    kind = ActorKind.INSTITUTION if head in bodies_alone() else ActorKind.GROUP
    reading.discovered.setdefault(id, Actor(id, name, name, kind, state, discovered=True))
    return Phrase(start, stop, start, stop, id, "role", head)


def _is_people(text: str) -> bool:
    return text in unnamed() or text in NUMBERS or title_of(text) is not None


def _may_speak(text: str) -> bool:
    if find_form(text) is not None or text in COMPLEMENTISERS or text in NO_SUBJECT or text in ADVERBIAL:
        return False
    if text.startswith("ال"):
        return len(text) >= 5
    several = text.endswith(("ون", "يان")) and len(text) >= 6 and text[:1] not in "يتوف"  # «معتصمون بحرينيون»
    return (_is_people(text) and text[:1] not in "وبل") or text in bodies_alone() or text in unnamed() or several


def _extent(reading: Reading, at: int, limit: int, skipped: frozenset[int]) -> int:
    """One past the noun and what agrees with it or is its owner."""
    words, number = reading.words, at + 1
    definite = words[at].text.startswith("ال")
    owned = False
    while number < limit and number - at <= LONG and not words[number].breaks and number not in skipped:
        text = words[number].text
        if find_form(text) is not None or text in COMPLEMENTISERS or is_verb(text) or text in NO_SUBJECT:
            break
        if text == "باسم" or (text in ("المتحدث", "الناطق") and number > at):
            number += 1
        elif text.startswith("ال") and (is_adjective(text) or (not definite and not owned)):
            owned = owned or not is_adjective(text)
            number += 1
        elif (text.startswith("لل") and bare(words[at].text) in bodies_alone()) or (not definite and _qualifies(reading, at, number)):
            number += 1
        else:
            break
    return number


def _qualifies(reading: Reading, at: int, number: int) -> bool:
    text = reading.words[number].text
    return not text.startswith("ال") and (text in QUALIFIED or _is_nisba(text) or _owns(reading, at, number))


def _is_nisba(text: str) -> bool:
    """«طبي», «أمنية», «أميركيون»: an adjective without the article."""
    return len(text) >= 3 and text.endswith(("ي", "يه", "يون", "يين", "يان", "يات")) and text not in stop_words()


def _owns(reading: Reading, at: int, number: int) -> bool:
    """«شرطة طهران», «سكان درنة», «أحد سكان»: what the noun before belongs to, without the article."""
    text, before = reading.words[number].text, reading.words[number - 1].text
    if before in PART_OF or before in NUMBERS or before == "باسم":
        return True
    plain = (may_be_part(text) or text in bodies_alone()) and not is_title(text) and text[:1] not in "وفبل"
    return plain and number == at + 1 and (before in bodies_alone() or title_of(before) is not None or before in OWNED)


def _past_place(reading: Reading, at: int, after: int, limit: int, skipped: frozenset[int]) -> int:
    """Past «في مستشفى …» and «من …» behind somebody nobody names; the content begins later."""
    words = reading.words
    if after >= limit or words[after].breaks or words[after].text not in OF_SOURCE or words[at].text.startswith("ال"):
        return after
    number = after + 1
    while number < limit and number - after <= LONG and not words[number].breaks and number not in skipped:
        text = words[number].text
        plain = number == after + 1 and may_be_part(text)
        if not (plain or text.startswith(("ال", "لل")) or (text.startswith("بم") and len(text) > 4) or reading.state_at(number)):
            break
        number += 1
    return number if number > after + 1 else after


def _is_plural(text: str) -> bool:
    """«العسكريون»: a sound plural in the nominative can only be the subject."""
    return text.endswith("ون") and len(text) >= 7 and text not in NOT_PLURAL


def _is_subject(reading: Reading, cue: Cue, at: int, after: int, limit: int) -> bool:
    """Whether a definite noun behind the verb speaks, and is not what is announced or denied."""
    words, verb, head = reading.words, cue.verb, bare(reading.words[at].text)
    if verb.strict:
        return after < limit and words[after].text in verb.after  # «عبر الشريط الحدودي»
    if not verb.object and not verb.marks and not (verb.after and is_everyday_article(words[at].text)):
        return True  # but «وكشف الحقيقة عن»
    if head in bodies_alone() or is_title(head) or head in SOURCES or _is_plural(words[at].text):
        return True
    if after >= limit:
        return False
    closes = words[after].text in COMPLEMENTISERS or ":" in words[after].gap or '"' in words[after].gap
    return closes or ("،" in words[after].gap and words[after].text in verb.after)
