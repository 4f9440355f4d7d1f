"""How far the name of a body goes: «المرصد السوري لحقوق الإنسان», «المجلس الأوروبي» and no more."""

from __future__ import annotations

from functools import lru_cache

from data.extract.bodies import common_bodies
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import is_everyday
from data.extract.people import ADJECTIVES, may_be_part
from data.extract.phrase import Reading
from data.extract.title_words import is_title, stop_words, unnamed
from data.text.words import Word, word_set

WEEKDAYS = word_set("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية المقبل المقبلة الجاري")

PRESS = word_set("صحيفة وكالة قناة شبكة مجلة تنظيم حركة حزب شركة لواء جماعة جبهة كتائب جريدة فضائية تلفزيون إذاعة")
WITH_LIL = word_set(
    "رابطة جمعية نقابة حركة مرصد منظمة مفوضية مجلس لجنة صندوق هيئة مركز اتحاد وكالة مؤسسة شركة مكتب جامعة إدارة مديرية تنسيقية "
    "شبكة محكمة غرفة"
)
COUPLED = word_set("حركة منظمة هيئة وزارة مؤسسة صندوق")
HEARERS = word_set("وكالة صحيفة قناة جريدة موقع إذاعة شبكة تلفزيون وسائل")  # «قالت الهيئة لوكالة …»: whom it spoke to
FEMININE_HEADS = word_set("شركة صحيفة وكالة قناة شبكة مجلة حركة جماعة جبهة جريدة فضائية إذاعة")
AGREEING = word_set(
    "عليا أعلى عام عامة متحد متحدة مستقل مستقلة حر حرة موحد موحدة مشترك مشتركة مسلح مسلحة دائم دائمة مؤقت مؤقتة خاص خاصة كبرى "
    "أحمر حمراء أسود مختلط مختلطة تابع تابعة مكلف مكلفة منتخب منتخبة معارض معارضة حاكم حاكمة مختص مختصة ناطق ناطقة "
    "منظم منظمة أولى ثاني ثانية جديد جديدة حالي مصغر موسع انتقالي مناهض مناهضة مطلع مطلعة آخر أخرى سابق سابقة كبير كبيرة"
)
NOUNS_IN_Y = word_set("الأراضي المباني الضواحي النواحي الأهالي الليالي المعاني القوى الأيدي الوعي السعي الرأي الجاري الماضي الحالي التالي")


@lru_cache(maxsize=8192)
def is_adjective(text: str) -> bool:
    """«الوطني», «العليا»: a word with the article that can only say more of the noun before it, and own nothing."""
    if not text.startswith("ال") or text in NOUNS_IN_Y:
        return False
    rest = text[2:]
    if len(rest) < 3:
        return False  # «إلى» folds like a word with the article
    return rest in AGREEING or rest in ADJECTIVES or rest.removesuffix("ه") in ADJECTIVES or rest.endswith(("ي", "يه", "يين", "يون"))


def body_stop(reading: Reading, number: int, head: str, definite: bool) -> int:
    """One past the last word of the name of the body whose head is word ``number``; number + 1 when nothing belongs to it."""
    words, at = reading.words, number + 1
    if at < len(words) and words[at].gap.strip() in ('"', "''", "("):
        return _marked(reading, at)
    if definite:
        return _agreeing(words, number, head)
    while at < len(words) and not words[at].breaks and at - number <= 6:
        text = words[at].text
        if _ends_name(text, at - number) or (at == number + 1 and (text in ADJECTIVES or text.endswith("ها"))):
            break
        coupled = head in COUPLED and text.startswith("وال") and at > number + 1 and words[at - 1].text.startswith("ال")
        if text.startswith("ال") or coupled:
            at += 1
        elif lil := _with_lil(words, at, head):
            at += lil
        elif head in PRESS and at == number + 1 and _proper(text) and not (head in FEMININE_HEADS and text.endswith("ه")):
            return _proper_stop(words, at)
        elif at == number + 1 and may_be_part(text) and at + 1 < len(words) and _is_owner(words[at + 1]):
            at += 2
        else:
            break
    return at


def _is_owner(word: Word) -> bool:
    return not word.breaks and word.text.startswith("ال")


def _agreeing(words: list[Word], number: int, head: str) -> int:
    """Behind a head with the article only adjectives that agree, and what it is for: «المفوضية العليا لحقوق الإنسان»."""
    at = number + 1
    while at < len(words) and not words[at].breaks and at - number <= 6:
        text = words[at].text
        if _ends_name(text, at - number):
            break
        lil = _with_lil(words, at, head)
        behind = at > number + 1 and words[at - 1].text.startswith("ل") and text.startswith("ال")  # «لحقوق الإنسان العراقية»
        if lil:
            at += lil
        elif (is_adjective(text) and not _disagrees(words, number, at)) or (behind and is_adjective(text)):
            at += 1
        else:
            break
    return at


def _with_lil(words: list[Word], at: int, head: str) -> int:
    """Words of «لحقوق الإنسان», «للانتخابات», «العام للشغل» that belong to the name here."""
    text = words[at].text
    if head not in WITH_LIL or not text.startswith("ل") or len(text) < 4 or text[1:] in HEARERS:
        return 0
    if text.startswith("لل"):
        return 0 if _is_purpose(words, at) else 1
    return 2 if at + 1 < len(words) and not words[at + 1].breaks and words[at + 1].text.startswith("ال") else 0


def _is_purpose(words: list[Word], at: int) -> bool:
    """«يجتمع المجلس للمصادقة على»: what a body meets for is not its name."""
    return at + 1 < len(words) and not words[at + 1].breaks and words[at + 1].text in ("علي", "الي", "عن", "حول", "بشان")


def _proper_stop(words: list[Word], at: int) -> int:
    """Past the proper name behind «صحيفة», «كتائب»: «كتائب شهداء الجبل»."""
    text, at = words[at].text, at + 1
    if at < len(words) and not words[at].breaks:
        goes_on = is_everyday(text) and words[at].text.startswith("ال")
        if goes_on or (_proper(words[at].text) and not words[at].text.startswith(("ي", "و"))):
            return at + 1
    return at


def _disagrees(words: list[Word], number: int, at: int) -> bool:
    """«المجلس الوزاري الخطة»: a feminine word behind a masculine body is no part of its name, nor the other way about."""
    chain = [word.text for word in words[number:at]]
    text = words[at].text
    feminine = text.endswith("ه") or text in ("العليا", "الكبري", "الحمرا")
    if at == number + 1 and text.endswith(("يين", "يون")):
        return True  # «يقاتل التحالف الحوثيين»: several are no adjective of one body
    if at == number + 1 and chain[0].endswith("ه") and text.endswith("ي") and text not in NOUNS_IN_Y:
        return True  # «عدو النقابة الرئيسي»: of the enemy
    return feminine and not any(each.endswith(("ه", "ات", "ا")) or each.startswith("ل") for each in chain)


def _marked(reading: Reading, at: int) -> int:
    """«صحيفة «السوداني»», «شركة (دي.تي.إي)»: up to six words within marks."""
    closing = (")",) if "(" in reading.words[at].gap else ('"', "''")
    for stop in range(at + 1, min(at + 7, len(reading.words))):
        gap = reading.words[stop].gap.lstrip()
        if gap.startswith(closing):
            return stop
        if gap.strip(" .-"):
            break
    return at


def _proper(text: str) -> bool:
    return may_be_part(text) and not text.endswith(("يه", "ات", "ون", "ين")) and text not in unnamed()


def _ends_name(text: str, place: int) -> bool:
    if text in stop_words() or text in WEEKDAYS or find_form(text) or text in COMPLEMENTISERS:
        return True
    titled = is_title(text) and not (is_adjective(text) and text.endswith("ي"))
    return place > 1 and (titled or text in common_bodies() or text in ("السلطات", "الحكومه", "القوات", "الشرطه"))
