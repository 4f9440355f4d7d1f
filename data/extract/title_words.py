"""Titles and the words beside them, as lists: offices, those who speak without a name, portfolios, words that end a name."""

from __future__ import annotations

from functools import lru_cache

from data.lexicons import table
from data.text.fold import folded
from data.text.words import word_set

NO_FEMININE = word_set("محافظ معتمد ضابط حقوقي نقابي مفتش سياسي رجل مرجع كبير قيادي خادم ولي مقدم شهيد")  # «السياسية» is an adjective


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Every folded form of a title: with the article, feminine."""
    base = {folded(title) for title in table("titles")["titles"]}
    both = (
        base
        | {title + "ه" for title in base if title not in NO_FEMININE}
        | {folded("نظيره"), folded("نظيرها"), folded("نظيرته"), folded("نائبه"), folded("نظيريه")}
    )
    return frozenset(both | {"ال" + title for title in both} | {"الامام"})  # «إمام» alone folds like «أمام»


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that end a name."""
    lists = table("titles")
    return frozenset(folded(word) for name in ("stop", "unnamed", "named_bodies") for word in lists[name])


@lru_cache(maxsize=1)
def unnamed() -> frozenset[str]:
    return frozenset(folded(word) for word in table("titles")["unnamed"])


@lru_cache(maxsize=1)
def portfolios() -> frozenset[str]:
    return frozenset(folded(word) for word in table("titles")["portfolios"])


def is_title(word: str) -> bool:
    """«الرئيس»، «وللرئيسة»: a title behind clitics."""
    return title_of(word) is not None


@lru_cache(maxsize=4096)
def title_of(word: str) -> str | None:
    """The title without clitics and article, or None."""
    for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول"):
        rest = word[len(prefix) :]
        if word.startswith(prefix) and rest in titles():
            return rest[2:] if rest.startswith("ال") else rest
    for prefix in ("لل", "ولل"):
        if word.startswith(prefix) and word[len(prefix) :] in titles():
            return word[len(prefix) :]
    return None
