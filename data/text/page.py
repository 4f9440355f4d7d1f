"""What a line of a page is when looked at by itself: menu, share button, caption, stamp … or None, it may be the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from data.lexicons import table
from data.text.fold import folded
from data.text.lines import ARABIC, LETTER, Line

EDGES = " .,:;،؛|/\\-–—_*•·«»\"'()[]{}<>#+=~▪►▶●○■□✓›‹→←↑↓…!؟?"
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?")
TIMES = "ثانيه|ثواني|ثوان|دقيقه|دقائق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين|اسبوع|شهر"
SINCE = re.compile(rf"^(?:نشر |نشرت )?(?:منذ|قبل) (?:\d+ )?(?:{TIMES})(?: و?\S+)?$")  # منذ 3 ساعات
URL = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com|t\.co/)\S+$")
NUMERIC_DAY = re.compile(r"\d{1,4} ?[/\-.] ?\d{1,2} ?[/\-.] ?\d{1,4}(?: ?ه(?:ـ)?)?(?:t[\d:+.z\-]+)?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPLIT = re.compile(r"[\s،,/|\-–—:()\[\]+.؛;]+")
CREDIT_END = re.compile(r"[(\[]\s*([^()\[\]]{1,60}?)\s*[)\]][.\s]*$")


@cache
def words(name: str) -> frozenset[str]:
    """The folded entries of one list of lexicon/page.toml."""
    return frozenset(bare(folded(entry)) for entry in table("page")[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any entry of the list at the beginning, as a whole word."""
    return re.compile(f"(?:{alternatives(words(name))})(?!\\w)")


def alternatives(entries: Iterable[str]) -> str:
    """Entries as one regular alternative, longest first, blanks as they come."""
    return "|".join(re.escape(entry).replace("\\ ", " +") for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))


def bare(key: str) -> str:
    """Without marks and blanks at the edges."""
    return key.strip(EDGES)


@cache
def stamp_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Months, weekdays, other words of a stamp; folded, single words."""
    calendar = table("days")
    months = {word for names in calendar["months"].values() for name in names for word in folded(name).split()}
    weekdays = {folded(name) for names in calendar["weekdays"].values() for name in names}
    weekdays |= {folded(name) for names in calendar["weekdays_english"].values() for name in names}
    return frozenset(months), frozenset(weekdays), frozenset(word for entry in words("stamp") for word in entry.split())


def is_stamp(line: Line, spare: int = 0) -> bool:
    """A day (and clock) with at most ``spare`` other words beside it."""
    if line.words > 16 or not re.search(r"\d", line.key) or (line.closed and line.words > 8):
        return bool(SINCE.match(bare(line.key)))
    months, weekdays, others = stamp_words()
    rest, numeric = NUMERIC_DAY.subn(" ", CLOCK.sub(" ", line.key))
    parts = [part for part in SPLIT.split(rest) if part]
    month = any(part.removeprefix("و") in months for part in parts) and any(part.isdigit() for part in parts)
    if not (numeric or month) or (spare and not (numeric or YEAR.search(rest) or weekdays & set(parts))):
        return False
    known = months | weekdays | others
    return sum(not part.isdigit() and part.removeprefix("و") not in known for part in parts) <= spare


@cache
def anywhere(*names: str) -> re.Pattern[str]:
    """Any entry of the lists as a whole word, with its «و»."""
    return re.compile(rf"(?<!\w)و?(?:{alternatives(entry for name in names for entry in words(name))})(?!\w)")


def only_names(key: str, lists: tuple[str, ...] = ("agencies",), spare: int = 0) -> bool:
    """Agencies (and ``spare`` other words) with marks between them, nothing else."""
    rest, hits = anywhere(*lists).subn(" ", key)
    return hits > 0 and len(re.findall(r"\w+", rest)) <= spare


def is_dateline(line: Line) -> bool:
    """«عواصم - وكالات الأنباء.», «تركيا - رويترز:», «القاهرة (أ ف ب)», «رويترز - بغداد»; not a headline that names an agency."""
    if line.words > 12 or not only_names(line.key, spare=6):
        return False
    ends = [part for part in re.split(r"[-–—/:،,.()]+", line.key) if part.strip()]
    return line.words <= 3 or any(only_names(part) for part in (ends[0], ends[-1]))


def credited(key: str) -> bool:
    """Ends in a picture's credit: «… في ألماتي (أ ف ب)»."""
    match = CREDIT_END.search(key[-80:])
    return match is not None and only_names(match[1], ("agencies", "picture_words"), spare=2)


def reason(line: Line) -> str | None:
    """Why ``line`` is not the article's text wherever it stands; None where its neighbours must tell."""
    if not LETTER.search(line.text):
        return "stamp" if is_stamp(line) else "navigation"
    return next((name for name, test in TESTS if test(line)), None)


def _navigation(line: Line) -> bool:
    return bare(line.key) in words("navigation") or (line.words <= 40 and line.key.count("|") >= 2)


def _foreign(line: Line) -> bool:
    return not ARABIC.search(line.text) and line.words <= 60


def _copyright(line: Line) -> bool:
    return line.words <= 40 and ("©" in line.key or any(mark in line.key for mark in words("copyright")))


def _policy(line: Line) -> bool:
    return line.words <= 60 and any(phrase in line.key for phrase in words("policy"))


def _tail(line: Line) -> bool:
    return line.words <= 5 and bool(pattern("tail").match(bare(line.key)))


def _related(line: Line) -> bool:
    """«اقرأ أيضا …», not a sentence that happens to begin with a word like it."""
    plain = bare(line.key)
    match = pattern("related").match(plain)
    if not match or line.words > 45:
        return False
    marked = plain[match.end() :].lstrip()[:1] in {":", "|", "-", "–", "/", "."}
    return line.words <= 2 or marked or match[0].startswith(("اقرا", "read", "also read", "see also", "طالع", "شاهد اي"))


def _share(line: Line) -> bool:
    plain = bare(line.key)
    match = pattern("share").match(plain)
    if URL.match(line.key) or not match:
        return bool(URL.match(line.key))
    marked = plain[match.end() :].strip().startswith(":")
    return marked or (not line.closed and (line.words <= 3 or (line.words <= 12 and len(match[0].split()) > 1)))


def _tags(line: Line) -> bool:
    return line.words <= 60 and (_labelled("tags", line.key) or bare(line.key) in words("tags"))


def _credit(line: Line) -> bool:
    return line.words <= 8 and not line.closed and _labelled("credit", line.key)


def _source(line: Line) -> bool:
    plain = bare(line.key)
    return line.words <= 8 and (plain in words("source") or _labelled("source", line.key) or only_names(plain))


def _caption(line: Line) -> bool:
    if line.words <= 40 and _labelled("caption", line.key):
        return True
    return 5 <= line.words <= 45 and line.sentences <= 1 and credited(line.key) and not _closed_before_credit(line.key)


def _labelled(name: str, key: str) -> bool:
    match = pattern(name).match(key)
    return match is not None and key[match.end() :].lstrip()[:1] in {":", "/", "|"}


def _closed_before_credit(key: str) -> bool:
    """«… انتهى الاجتماع. (رويترز)» is the article's last sentence."""
    match = CREDIT_END.search(key[-80:])
    return match is not None and key[-80:][: match.start()].rstrip()[-1:] in {".", "!", "؟"}


TESTS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("copyright", _copyright),
    ("navigation", _navigation),
    ("policy", _policy),
    ("tail", _tail),
    ("related", _related),
    ("share", _share),
    ("tags", _tags),
    ("credit", _credit),
    ("caption", _caption),
    ("source_label", _source),
    ("stamp", is_stamp),
    ("navigation", _foreign),
)  # the first that holds names the reason
