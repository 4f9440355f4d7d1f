"""What a line of a page is when looked at by itself: menu, share button, caption, stamp … or None, it may be the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from data.lexicons import table
from data.text.fold import folded
from data.text.lines import ARABIC, LETTER, Line

EDGES = " .,:;،؛|/\\-–—_*•·«»\"'()[]{}<>#+=~▪►▶●○■□✓›‹→←↑↓…!؟?"
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
SINCE = re.compile(r"^(?:نشر |نشرت )?(?:منذ|قبل) (?:\d+ )?(?:ثانيه|ثواني|ثوان|دقيقه|دقائق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين|اسبوع|شهر)(?: و?\S+)?$")  # منذ 3 ساعات
URL = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com|t\.co/)\S+$")
NUMERIC_DAY = re.compile(r"\d{1,4} ?[/\-.] ?\d{1,2} ?[/\-.] ?\d{1,4}(?: ?ه(?:ـ)?)?(?:t[\d:+.z\-]+)?")
SPLIT = re.compile(r"[\s،,/|\-–—:()\[\]+.؛;]+")
CREDIT_END = re.compile(r"[(\[]\s*([^()\[\]]{1,60}?)\s*[)\]][.\s]*$")


@lru_cache(maxsize=None)
def words(name: str) -> frozenset[str]:
    """The folded entries of one list of lexicon/page.toml."""
    return frozenset(bare(folded(entry)) for entry in table("page")[name])


@lru_cache(maxsize=None)
def pattern(name: str) -> re.Pattern[str]:
    """Any entry of the list at the beginning, as a whole word."""
    return re.compile(f"(?:{alternatives(words(name))})(?!\\w)")


def alternatives(entries: Iterable[str]) -> str:
    """Entries as one regular alternative, longest first, blanks as they come."""
    return "|".join(re.escape(entry).replace("\\ ", " +") for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))


def bare(key: str) -> str:
    """Without marks and blanks at the edges."""
    return key.strip(EDGES)


@lru_cache(maxsize=None)
def stamp_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Months, weekdays, other words of a stamp; folded, single words."""
    calendar = table("days")
    months = {word for names in calendar["months"].values() for name in names for word in folded(name).split()}
    weekdays = {folded(name) for names in calendar["weekdays"].values() for name in names}
    weekdays |= {folded(name) for names in calendar["weekdays_english"].values() for name in names}
    return frozenset(months), frozenset(weekdays), frozenset(word for entry in words("stamp") for word in entry.split())


def is_stamp(line: Line, spare: int = 0) -> bool:
    """A day (and clock) with at most ``spare`` other words beside it."""
    if line.words > 16 or not re.search(r"\d", line.key) or line.closed and line.words > 8:
        return bool(SINCE.match(bare(line.key)))
    months, weekdays, others = stamp_words()
    rest, numeric = NUMERIC_DAY.subn(" ", CLOCK.sub(" ", line.key))
    parts = [part for part in SPLIT.split(rest) if part]
    month = any(part.removeprefix("و") in months for part in parts) and any(part.isdigit() for part in parts)
    if not (numeric or month):
        return False
    known = months | weekdays | others
    return sum(not part.isdigit() and part.removeprefix("و") not in known for part in parts) <= spare


def only_names(key: str, lists: tuple[str, ...] = ("agencies",), spare: int = 0) -> bool:
    """Agencies (and ``spare`` other words) with marks between them, nothing else."""
    rest = key
    hits = 0
    for name in lists:
        rest, found = re.subn(rf"(?<!\w)(?:و?(?:{alternatives(words(name))}))(?!\w)", " ", rest)
        hits += found
    return hits > 0 and len([part for part in re.split(r"\W+", rest) if part]) <= spare


def credited(key: str) -> bool:
    """Ends in a picture's credit: «… في ألماتي (أ ف ب)»."""
    match = CREDIT_END.search(key[-80:])
    return bool(match) and only_names(match[1], ("agencies", "picture_words"), spare=2)


def reason(line: Line) -> str | None:
    """Why ``line`` is not the article's text wherever it stands; None where its neighbours must tell."""
    key, plain = line.key, bare(line.key)
    if not LETTER.search(line.text):
        return "navigation"
    if URL.match(key):
        return "share"
    for test, name in TESTS:
        if test(line, key, plain):
            return name
    return None


def _heading(name: str, most: int, key: str, count: int) -> bool:
    return count <= most and bool(pattern(name).match(key))


def _labelled(name: str, key: str) -> bool:
    match = pattern(name).match(key)
    return bool(match) and key[match.end() :].lstrip()[:1] in {":", "/", "|"} if match else False


TESTS = (
    (lambda line, key, plain: line.words <= 40 and any(mark in key for mark in words("copyright") | {"©"}), "copyright"),
    (lambda line, key, plain: plain in words("navigation"), "navigation"),
    (lambda line, key, plain: line.words <= 60 and any(phrase in key for phrase in words("policy")), "policy"),
    (lambda line, key, plain: line.words <= 40 and key.count("|") >= 2, "navigation"),
    (lambda line, key, plain: _heading("tail", 5, plain, line.words), "tail"),
    (lambda line, key, plain: _heading("related", 2, plain, line.words) or line.words <= 45 and _related(plain), "related"),
    (lambda line, key, plain: _share(line, key, plain), "share"),
    (lambda line, key, plain: line.words <= 60 and (_labelled("tags", key) or plain in words("tags")), "tags"),
    (lambda line, key, plain: line.words <= 8 and not line.closed and _labelled("credit", key), "credit"),
    (lambda line, key, plain: line.words <= 40 and _labelled("caption", key), "caption"),
    (lambda line, key, plain: line.words <= 8 and (plain in words("source") or _labelled("source", key)), "source_label"),
    (lambda line, key, plain: line.words <= 8 and only_names(plain), "source_label"),
    (lambda line, key, plain: is_stamp(line), "stamp"),
    (lambda line, key, plain: line.words <= 45 and line.sentences <= 1 and not _closed_before_credit(key) and credited(key), "caption"),
    (lambda line, key, plain: not ARABIC.search(line.text) and line.words <= 60, "navigation"),
)  # in this order: the first that holds names the reason


def _related(plain: str) -> bool:
    """«اقرأ أيضا …», not a sentence that happens to begin with a word like it."""
    match = pattern("related").match(plain)
    if not match:
        return False
    return plain[match.end() :].lstrip()[:1] in {":", "|", "-", "–", "/", "."} or match[0].startswith(("اقرا", "read", "also read", "see also", "اقراوا", "طالع", "شاهد اي"))


def _share(line: Line, key: str, plain: str) -> bool:
    match = pattern("share").match(plain)
    if not match:
        return False
    rest = plain[match.end() :].strip()
    return line.words <= 3 and not line.closed or rest[:1] == ":" or (line.words <= 12 and not line.closed and len(match[0].split()) > 1)


def _closed_before_credit(key: str) -> bool:
    match = CREDIT_END.search(key[-80:])
    return bool(match) and key[-80:][: match.start()].rstrip()[-1:] in {".", "!", "؟"} if match else False
