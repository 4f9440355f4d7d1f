"""What a line of a page is when looked at by itself: menu, share button, caption, stamp … or None, it may be the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from data.lexicons import table
from data.text.fold import folded
from data.text.lines import ARABIC, LETTER, Line
from data.text.page_words import EDGES, anywhere, bare, only_names, pattern, words
from data.text.stamps import is_stamp

URL = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com|t\.co/)\S+$")
WIDE = re.compile(r"\s{3,}")
RATE = re.compile(
    r"-?\d+(?:[.,]\d+)?° ?\D{0,25}$|\D{2,25}-?\d+(?:[.,]\d+)?°$|\d+[.,]\d+[^\W\d]\D{1,25}$|\D{2,25}[^\W\d]\d+[.,]\d+$"
)  # 10.54°القدس، 4.65جنيه
MINUTES = "(?:\\d+ )?(?:دقيقة|دقائق|دقيقتان|دقيقتين)(?: (?:للقراءة|قراءة))?$"
READING_TIME = re.compile(folded(rf"{MINUTES}|(?:\S+ ){{0,3}}(?:مدة|وقت|زمن|\S*دقائق) القراءة(?!\w).{{0,20}}$"))
COMMENTS = re.compile(r"(?:ال)?تعليقات(?: \(?\d+)?$|\d+ (?:تعليق|تعليقات)$|تعليق واحد$")
SKIPPED = re.compile(folded("(?:تخطى .{2,60} وواصل القراءة$|نهاية (?:قصص|مواضيع|موضوعات) .{2,40}$)"))  # links for screen readers
CRUMBS = re.compile(folded(r"(?:أنت هنا|الرئيسية|الصفحة الرئيسية) ?[:/>»|\\\-–]"))  # الرئيسية / عربي / …
CREDIT_END = re.compile(r"[(\[]\s*([^()\[\]]{1,60}?)\s*[)\]][.\s]*$")


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
    plain = bare(line.key)
    if plain in words("navigation") or any(known.match(plain) for known in (READING_TIME, SKIPPED, CRUMBS)):
        return True
    barred = line.words <= 40 and line.key.count("|") >= 2 and not is_stamp(line, spare=6)
    if line.words <= 8 and _labelled("counters", line.key):
        return True
    return barred or (line.words <= 6 and bool(RATE.match(line.key))) or _ribbon(line)


def _ribbon(line: Line) -> bool:
    """Many headlines on one line, wide blanks between them."""
    parts = WIDE.split(line.text)
    return len(parts) >= 5 and sum(part.rstrip()[-1:] in ".؟!" for part in parts) * 5 <= len(parts)


def is_masthead(line: Line) -> bool:
    """«رئيس التحرير», with or without the editor's name."""
    return line.words <= 12 and not line.closed and (bare(line.key) in words("masthead") or _labelled("masthead", line.key))


def published_label(line: Line) -> bool:
    """«تاريخ النشر: …»: the day behind it is the article's wherever the line stands."""
    return is_labelled(line.text) and not anywhere("updated").match(line.key)


def is_labelled(text: str) -> bool:
    return pattern("published_label").match(folded(text).lstrip(EDGES)) is not None


def names_outlet(line: Line) -> bool:
    """A writer («سمير الأحمدي») or an outlet («نهار برس», «UTV - العالم») instead of a headline."""
    plain = bare(line.key).split()
    latin = " - " in line.text and re.search("[A-Za-z]", line.text)
    section = " - " in line.text and line.words <= 4
    return (
        bool(latin)
        or section
        or plain[:1] == ["عبد"]
        or (plain[:1] != [] and plain[0] in _given_names())
        or bool(set(plain) & words("outlet_words"))
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(folded(name) for name in table("given_names")["names"])


def _foreign(line: Line) -> bool:
    return not ARABIC.search(line.text) and line.words <= 60


def _copyright(line: Line) -> bool:
    return line.words <= 40 and ("©" in line.key or any(mark in line.key for mark in words("copyright")))


def _policy(line: Line) -> bool:
    return line.words <= 60 and any(phrase in line.key for phrase in words("policy"))


def _tail(line: Line) -> bool:
    return line.words <= 5 and bool(pattern("tail").match(bare(line.key)) or COMMENTS.match(bare(line.key)))


def is_comments(line: Line) -> bool:
    """«التعليقات», «2 تعليقات»: below them readers speak."""
    return line.words <= 4 and bool(COMMENTS.match(bare(line.key)))


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
    return marked or (not line.closed and (line.words <= 3 or (line.words <= 16 and len(match[0].split()) > 1)))


def _tags(line: Line) -> bool:
    return line.words <= 60 and (_labelled("tags", line.key) or bare(line.key) in words("tags"))


def _credit(line: Line) -> bool:
    return line.words <= 8 and not line.closed and _labelled("credit", line.key)


def _source(line: Line) -> bool:
    plain = bare(line.key)
    return line.words <= 8 and (plain in words("source") or _labelled("source", line.key) or only_names(plain))


def _caption(line: Line) -> bool:
    if line.words <= 40 and _labelled("caption", line.key, "،"):
        return True
    return 5 <= line.words <= 45 and line.sentences <= 1 and credited(line.key) and not _closed_before_credit(line.key)


def _labelled(name: str, key: str, also: str = "") -> bool:
    match = pattern(name).match(key)
    return match is not None and key[match.end() :].lstrip()[:1] in {":", "/", "|", *also}


def _closed_before_credit(key: str) -> bool:
    """«… انتهى الاجتماع. (رويترز)» is the article's last sentence."""
    match = CREDIT_END.search(key[-80:])
    return match is not None and key[-80:][: match.start()].rstrip()[-1:] in {".", "!", "؟"}


TESTS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("copyright", _copyright),
    ("navigation", _navigation),
    ("navigation", is_masthead),
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
