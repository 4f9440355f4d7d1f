"""Persons: a title or a word of speech, then a name; their spellings join."""

from __future__ import annotations

import re

from data.extract.cues import COMPLEMENTISERS, find_form, forms
from data.extract.given import OF_FATHER, all_names, everyday, is_everyday, is_everyday_article, is_verb, sure_names
from data.extract.title_words import is_title, portfolios, stop_words
from data.text.words import Word, word_set

ADJECTIVES = word_set(
    "سابق حالي خاص أول جديد راحل مؤقت منتخب معارض عام أعلى مقبل ماضي رسمي وطني دولي محلي أمني سياسي مخلوع مستقيل معزول بارز "
    "كبير أسبق تنفيذي دائم"
)
LINKS = word_set("دي دو فان فون دير لو بو دا") | OF_FATHER
KNOWN_STARTS = word_set(
    "ياسر يوسف يحيى ياسين يعقوب يونس يانوكوفيتش يلتسين يلين يلدريم يوسفي يزيد باراك باشاغا بارزاني باسيل بايدن باشينيان "
    "بانيتا تيريزا ترامب تميم توفيق تيمور"
)
FAMILY_TOO = word_set("خلف نجاح ضيف شرقي غربي قريب دعم وقع بدء")  # words of a sentence that are family names before a mark or أن
# titles that end names: «أميري مقدم»
TITLES_TOO = word_set("مقدم أمير شيخ رائد سيد مشير عميد نقيب زعيم ملك قاضي خليفة بابا حاج سلطان كبير والي داعية")
ARTICLE_TOO = word_set(
    "القاضي الشيخ النقيب السلطان الأمير الوالي الحاج السيد الحاكم الخليفة القائد الرايس"
)  # offices that are family names
FUTURE = re.compile("س[يتن]\\w{3,}")  # «سيقوم»
VERBAL = re.compile("ي(?:ت|ست|ن|ق|ح|ع|خ|ج|ش|ص|ط|ه|م|ك|ف|ر|ب|د|ذ|ض|ل|س)|تست")  # «يتضمن» is no surname
ACTION = re.compile("(?:ت..ي.|ا.ت.ا.|ان..ا.|است..ا.)(?:ه|ها|هم)?$")  # «تشكيل», «انسحابه»: what somebody did, not his family
GLUED = re.compile("با(?:ست|ن.|.ت.ا|..ا.$)")  # «باستيلاء», «بإسقاط»: ب and a noun of action


def may_be_name(word: str, first: bool = True) -> bool:
    """Whether a folded word can be part of a person's name; nothing with an article begins one."""
    if word in LINKS or word in all_names():
        return True
    return not is_everyday(word) and may_be_part(word, first)


def may_be_part(word: str, first: bool = True) -> bool:
    """Whether a folded word can stand in the name of a person or body, common nouns too."""
    if len(word) < 2 or not word.isalpha() or word in stop_words() or word[0].isascii():
        return False
    if find_form(word) or is_title(word) or word in portfolios():
        return False
    if first and (word.startswith(("ال", "لل"))):
        return False
    if first and word[0] == "و" and not word.startswith(("وا", "وي", "ول", "وس", "وج", "ود", "ور")):
        return False  # «ومنع»: a conjunction; «وانغ» is a name
    if (first and word.startswith("وا") and word.endswith(("هم", "ها", "هما"))) or (word.startswith("لل") and len(word) > 4):
        return False  # «وإحالتهم للتقاعد»
    if word.startswith(("بال", "كال", "وال")) or (GLUED.match(word) and word not in KNOWN_STARTS):
        return False
    if word.startswith("فال") and (not first or len(word) < 6 or is_everyday(word[3:])):
        return False  # «فالحكومة», but «فالنتين»
    if (
        word[0] in "يت"
        and word not in KNOWN_STARTS
        and (not first or word.startswith(("يت", "يست", "تست")))
        and len(word) > 3
        and VERBAL.match(word)
    ):
        return False
    short = len(word) == 3 and not first and word[0] != "و"  # «فاي», but «ولا»
    return short or not (word[:1] in "وفبل" and (word[1:] in stop_words() or word[1:] in forms()))


def name_run(words: list[Word], start: int, most: int = 5) -> int:
    """One past the last word of the name that begins at ``start`` (``start`` itself when none does)."""
    at = start
    while at < len(words) and at - start < most and _goes_on(words, start, at):
        at += 1
    while at > start and words[at - 1].text in LINKS:
        at -= 1
    return at


def _goes_on(words: list[Word], start: int, at: int) -> bool:
    """Whether word ``at`` still belongs to the name that began at ``start``."""
    word, text = words[at], words[at].text
    if at == start:
        return may_be_name(text)
    if word.breaks and word.gap.strip() != "-":
        return False
    before = words[at - 1].text
    if before in OF_FATHER and before != "ال" and text not in stop_words():
        return True
    ends = at + 1 >= len(words) or _closes(words[at + 1])
    last = at + 1 >= len(words) or words[at + 1].breaks or words[at + 1].text in COMPLEMENTISERS
    if at - start >= 2 and before not in LINKS and not last and (FUTURE.match(text) or (ACTION.match(text) and text not in all_names())):
        return False  # «… ساناكو سيقوم بشرح», «… دياب تأليف حكومته»
    if at - start == 1 and text.startswith("ال") and not last and _agrees(text, words[at + 1].text) and before not in OF_FATHER:
        return False  # «الرئيس سعيد اليمين الدستورية»: what he swore
    known = before in all_names() or (at - start >= 2 and words[at - 2].text in OF_FATHER)
    if at - start == 1 and text in ARTICLE_TOO and before in sure_names() and ends:
        return True  # «سامية القاضي رئيسة الدائرة»
    if at - start == 2 and words[start].text in OF_FATHER and text.startswith("ال") and ends and not is_title(text):
        return text not in stop_words() and _inner(text)  # «عبد العزيز الصيد في»
    if ends and known and _family_name(text, at - start) and not (at + 1 < len(words) and is_title(words[at + 1].text)):
        return True
    if before in all_names() and is_title(text) and at + 1 < len(words):  # «الباجي قائد السبسي»
        after = words[at + 1]
        return not after.breaks and after.text.startswith("ال") and after.text.endswith("ي") and not is_everyday_article(after.text)
    if text in all_names() or (not last and words[at + 1].text == "اوغلو" and not words[at + 1].breaks):
        return True
    if at - start >= 2 and _is_family(words, at - 1) and not text.startswith("ال"):
        return False  # «محمد المطير اعتزامه»
    if at - start == 1 and before in all_names() and is_everyday(text) and not text.startswith("ال"):
        return _is_odd_surname(text) and (at + 1 >= len(words) or _closes(words[at + 1]))
    if at - start == 1 and before in all_names() and text.endswith("يه") and text.startswith("ال") and not is_title(text):
        return is_everyday_article(text) and text[2:] not in ADJECTIVES and text[2:-2] + "ي" not in everyday()  # «جمال الفقيه»
    if at - start >= 2 and text.startswith("ال") and before not in LINKS and (not text.endswith("ي") or is_everyday_article(text)):
        return ends and before in all_names() and not is_everyday_article(text) and may_be_part(text, False) and _inner(text)
    return may_be_name(text, False) and not (text.startswith(("و", "ال")) and not _inner(text))


def _agrees(text: str, after: str) -> bool:
    """A noun nobody is named by, and a feminine adjective behind it."""
    return text not in all_names() and not text.endswith("ي") and after.startswith("ال") and after.endswith("يه")


def _is_family(words: list[Word], number: int) -> bool:
    """«المطير»: with the article and no given name; «الله» behind «عبد» is half of one."""
    text = words[number].text
    return text.startswith("ال") and text not in all_names() and text not in ("الله", "الدين") and words[number - 1].text not in OF_FATHER


def _family_name(text: str, count: int) -> bool:
    """«عبد الكريم خلف أن», «أبو علي الحاكم»: a preposition or office right before what closes a name ends it."""
    if text in FAMILY_TOO or text in TITLES_TOO:
        return True
    return count >= 2 and text.startswith("ال") and is_title(text) and text[2:] not in ("رييس", "وزير", "متحدث", "ناطق", "نايب")


def _is_odd_surname(text: str) -> bool:
    """«نزار بركة»: whoever has one given name has a surname too, even if it is a common noun; a verb or an office is none."""
    plain = text not in stop_words() and not is_title(text) and not find_form(text) and not is_verb(text) and text not in portfolios()
    return plain and text in everyday() and (len(text) < 4 or not text.endswith(("ات", "ين", "ون")))


def _closes(word: Word) -> bool:
    """What may stand behind a whole name: a mark, a verb, a word that belongs to no noun."""
    text = word.text
    led = text.startswith("ب") and (is_everyday(text[1:]) or GLUED.match(text) is not None)  # «… باقتحام المدينة»
    return word.breaks or text in stop_words() | COMPLEMENTISERS or led or is_verb(text) or is_title(text) or find_form(text) is not None


def _inner(word: str) -> bool:
    """A later part of a name may have an article («بشار الأسد») or begin with و («وانغ») but not be a conjunction with an article."""
    if word.startswith("و"):
        joined = word[1:] in all_names() or word[1:] in LINKS or is_everyday(word[1:]) or word.endswith("ه")
        return not word.startswith("وال") and not is_title(word[1:]) and not joined and len(word) <= 8
    return word[2:] not in ADJECTIVES and not word.endswith(("يه", "يين", "ات", "انتحاري", "الاول", "الثاني", "ارهابي", "عسكري"))
