"""Names that a comma and a mark enclose behind a title: «وزير الفلاحة، الأسعد الأشعل، الخميس»."""

from __future__ import annotations

from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import ALI, OF_FATHER, all_names, is_everyday, is_everyday_article, is_verb
from data.extract.people import FAMILY_TOO
from data.extract.title_words import is_title, stop_words
from data.text.words import Word, word_set

CLOSERS = word_set("في من خلال عبر وهو وهي على الذي التي قد لدى عقب إلى عن أمس اليوم إذ")  # behind a name between a comma and one of these


def between_commas(words: list[Word], at: int) -> int:
    """One past two to five words that a comma and a mark (or a word that closes a subject) enclose: behind a title they are a name."""
    for number in range(at, min(at + 6, len(words))):
        text, count = words[number].text, number - at
        if number > at and (words[number].breaks or text in COMPLEMENTISERS or text in CLOSERS or find_form(text) is not None):
            return number if count >= 2 and not text.startswith("و") else 0
        last = number + 1 < len(words) and (words[number + 1].breaks or words[number + 1].text in COMPLEMENTISERS)
        if not _in_name(words, at, number, last):
            return 0
    return at + 5 if at + 5 == len(words) else 0


def _in_name(words: list[Word], at: int, number: int, last: bool) -> bool:
    """Whether a word between commas can be part of a name; the last may be a common noun or an office: «علي الحاكم»."""
    text = words[number].text
    if text in all_names() or text in OF_FATHER or text == ALI or (number > at and words[number - 1].text in OF_FATHER):
        return True
    if not text.isalpha() or len(text) < 2 or is_verb(text) or find_form(text) is not None:
        return False
    if last and number > at and words[number - 1].text in all_names():
        return text not in stop_words() or text in FAMILY_TOO
    common = is_everyday(text) or (is_everyday_article(text) and number == at)
    if common and number == at and number + 1 < len(words) and not text.startswith("ال"):
        common = is_everyday(words[number + 1].text) or words[number + 1].text.startswith("ال")  # «أوليه سينيهوبوف» reads like «أولية»
    return text not in stop_words() and not common and not is_title(text)
