"""Given names, and everyday words that are nobody's name."""

from __future__ import annotations

from functools import lru_cache

from data.lexicons import table
from data.text.fold import folded
from data.text.words import word_set

ALI = "عليّ"  # as reading tells it from the preposition
CLITICS = ("و", "ف", "ب", "ل", "ك")
ENDINGS = ("ا", "ه", "ها", "هم", "ات", "ين", "ون")
MAGHREBI = ("بو", "بل", "بن")  # «بوجمعة», «بلحسن», «بنسعيد»: written as one word
COUNTRIES = word_set("بولندا بوسنية بوينس بلغاري بنغازي بوادي بنادي بلادهم بلدان")  # no «بو» and a name
OF_FATHER = word_set("بن ابن بنت أبو أبي أم آل عبد ولد أولاد")


@lru_cache(maxsize=1)
def sure_names() -> frozenset[str]:
    """Words that are given names and nothing else."""
    return (word_set(table("given_names")["names"]) - _function_words()) | {ALI}


@lru_cache(maxsize=1)
def all_names() -> frozenset[str]:
    known = sure_names() | (word_set(table("given_names")["also_words"]) - _function_words())
    common = COUNTRIES | word_set(table("common_words")["nouns"]) | word_set(table("common_words")["verbs"]) | _function_words()
    return known | (frozenset(prefix + name for name in known for prefix in MAGHREBI if len(name) >= 3) - common)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """«بها» folds like «بهاء»: a name that reads like one of these is none."""
    return frozenset(folded(word) for word in table("titles")["stop"])


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    return (word_set(table("common_words")["nouns"]) | verbs()) - all_names()


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    return word_set(table("common_words")["verbs"]) - all_names()


@lru_cache(maxsize=16384)
def is_everyday(word: str) -> bool:
    """A common noun or verb, behind clitics and with endings too: «بتشغيل», «مبعوثا», «أنصاره»; never a given name."""
    known = everyday()
    if word in all_names():
        return False
    behind = word[1:] if len(word) >= 4 and word[0] in CLITICS and word[1:] not in all_names() else word
    if any(each.endswith(("ته", "تها", "تهم", "تنا")) and each[: each.rindex("ت")] + "ه" in known for each in (word, behind)):
        return True  # «جماعته»
    return any(each in known or any(_without(each, end) in known for end in ENDINGS) for each in (word, behind))


def _without(word: str, end: str) -> str:
    return word[: -len(end)] if word.endswith(end) and len(word) - len(end) >= 3 else ""


def is_verb(word: str) -> bool:
    return word in verbs() or (word[:1] in ("و", "ف") and word[1:] in verbs())


def is_everyday_article(word: str) -> bool:
    """«الهجوم»: the article before a common noun."""
    return word.startswith("ال") and word[2:] in everyday()


@lru_cache(maxsize=16384)
def clitics_before_name(word: str) -> int | None:
    """How many letters stand before a sure given name: «لدونالد» → 1; None when the word begins with none."""
    if word in sure_names():
        return 0
    if word[:1] in CLITICS and len(word) >= 4 and word[1:] in sure_names() and not is_everyday(word):
        return 1
    return None
