"""Whose claim a count is, and whether it still stands: withdrawn by its source, or denied by somebody."""

from __future__ import annotations

import re
from functools import lru_cache

from data.lexicons import table
from data.model import ClaimStatus, Span, Statement
from data.text.clauses import sentence
from data.text.fold import folded
from data.text.places import Places

NEGATION = re.compile(r"(?<!\w)[وف]?(?:لم|لا|لن|دون ان|ما)\s+$")
MARKED = re.compile(r"\s*[^\w\s]?\s*[\"']([^\"'\n]{2,80})[\"']")
PLAIN = re.compile(r"\s*((?:\w+\s*){1,6})")

Place = tuple[int, int]


class Claims:
    """The statements of an article, by what they hold."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._spans = Places(statements, lambda one: (one.span.start, one.span.stop))
        self._passages = Places(statements, lambda one: (one.passage.start, one.passage.stop))

    def of(self, span: Span) -> Statement | None:
        """The closest statement that holds ``span``: in its content, else in its passage («قُتل 20، بحسب الوزارة»)."""
        for places, part in ((self._spans, "span"), (self._passages, "passage")):
            holding = places.holding(span.start, span.stop)
            if holding:
                return min(holding, key=lambda statement: getattr(statement, part).stop - getattr(statement, part).start)
        return None


def status(text: str, start: int, stop: int) -> tuple[ClaimStatus, Place | None]:
    """The status of the claim at folded text[start:stop), and the place of the reason given for it."""
    first, last = sentence(text, start)
    for state, pattern in ((ClaimStatus.WITHDRAWN, _withdrawal()), (ClaimStatus.DENIED, _denial())):
        if _ruling(text, pattern, first, start):
            return state, _reason(text, stop, last)
    later = _taken_back(text, stop, last)
    return (later, _reason(text, stop, sentence(text, min(last + 1, len(text)))[1])) if later else (ClaimStatus.STATED, None)


def _ruling(text: str, pattern: re.Pattern[str], first: int, at: int) -> bool:
    """A verb before the claim, in its sentence, not negated, with nothing between that ends its rule."""
    for match in pattern.finditer(text, first, at):
        negated = NEGATION.search(text[max(match.start() - 8, 0) : match.start()])
        if not negated and not _scope().search(text, match.end(), at):
            return True
    return False


def _taken_back(text: str, stop: int, last: int) -> ClaimStatus | None:
    """The same sentence after the claim, or the next one, takes it back: «ونفى المتحدث هذه الحصيلة»."""
    end = sentence(text, last + 1)[1] if last + 1 < len(text) and text[last] != "\n" else last
    withdrawn = _withdrawn_since().search(text, stop, end)
    if withdrawn and not NEGATION.search(text[max(withdrawn.start() - 8, 0) : withdrawn.start()]):
        return ClaimStatus.WITHDRAWN
    pointed = _back().search(text, stop, end)
    if pointed is None:
        return None
    first = max(sentence(text, pointed.start())[0], stop)
    for state, key in ((ClaimStatus.WITHDRAWN, "withdrawn"), (ClaimStatus.DENIED, "denied")):
        verb = _verbs(key).search(text, first, pointed.start())
        if verb and not NEGATION.search(text[max(verb.start() - 8, 0) : verb.start()]):
            return state
    return None


def _reason(text: str, start: int, stop: int) -> Place | None:
    """«… أتى نتيجة "خطأ تقني"»: the words after the word of cause, those in marks if there are any."""
    cause = _cause().search(text, start, stop)
    if cause is None:
        return None
    named = MARKED.match(text, cause.end(), stop) or PLAIN.match(text, cause.end(), stop)
    if named is None:
        return None
    words = named.group(1).rstrip()
    return named.start(1), named.start(1) + len(words)


def _phrase(phrase: str) -> str:
    """«تراجعت … عن» lets its subject stand between; «…» in the lexicon says where."""
    parts = folded(phrase.replace("…", " ")).split()
    gap = r"\s+(?:\w+\s+){0,5}?" if "…" in phrase else r"\s+"
    return gap.join(re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else "") for part in parts)


def _any(key: str, name: str) -> str:
    return "(?:" + "|".join(sorted(map(_phrase, table("claims")[key][name]), key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _withdrawal() -> re.Pattern[str]:
    """The verb and what is withdrawn: «سحبت وزارة الإعلام … تصريحا»; troops are withdrawn too, and are no claim."""
    return re.compile(rf"(?<!\w)[وف]?{_any('withdrawn', 'verbs')}(?!\w)[^.\n]{{0,60}}?(?<!\w)(?:ال)?{_any('withdrawn', 'objects')}(?!\w)")


@lru_cache(maxsize=1)
def _withdrawn_since() -> re.Pattern[str]:
    """«قبل أن تسحب الرقم», «وسحبت الوزارة التصريح»: definite, so it is what was said before."""
    return re.compile(
        rf"(?<!\w)[وف]?{_any('withdrawn', 'verbs')}(?:\s+\w+){{0,2}}?\s+(?:هذا\s+|هذه\s+)?ال{_any('withdrawn', 'objects')}(?!\w)"
    )


@lru_cache(maxsize=1)
def _denial() -> re.Pattern[str]:
    return _verbs("denied")


@lru_cache(maxsize=2)
def _verbs(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{_any(key, 'verbs')}(?!\w)")


@lru_cache(maxsize=1)
def _back() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[بل]?{_any('denied', 'back')}(?!\w)")


@lru_cache(maxsize=1)
def _scope() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('scope', 'ends')}(?!\w)")


@lru_cache(maxsize=1)
def _cause() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any('reason', 'words')}(?!\w)")
