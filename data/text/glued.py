"""Words of the page that share a line with the article: a caption before its first word, tags after its last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.model import ParagraphKind
from data.text.fold import fold
from data.text.lines import Line
from data.text.page import CREDIT_END, credited
from data.text.page_words import alternatives, bare, words
from data.text.placed import Placed

LINKS = frozenset({"رابط الخبر", "رابط مختصر", "شارك القصه", "شارك الخبر", "شارك المقال", "رابط المقال"})
LABELS = rf"{alternatives(words('tags') | LINKS)}|(?:{alternatives(words('source'))})(?= ?:)"
TRAILER = re.compile(rf"(?<=[.!؟\"”»]) {{0,9}}({LABELS})(?!\w)[^.!؟]*$")  # «… انتهى الاجتماع. سمات الانتخابات المغرب»
FRONT = 400  # characters of the first paragraph in which a glued caption may end
BACK = 400  # characters of the last paragraph in which a tag list may begin
LEAST = 100  # characters that must remain after a caption
LEFT = 30  # characters that must remain before a tag list
LEAST_WORDS, CAPTION_WORDS = 2, 30  # of a caption
GLUED_CREDIT = re.compile(r"[(\[][^()\[\]\n]{1,40}[)\]](?=[^\W\d_])")  # …في ألماتي (رويترز)أكد
ASIDE = re.compile(r"(?:اقرا|طالع|شاهد|read|see) (?:ايضا|كذلك|also|المزيد|more)")  # (اقرأ أيضا: …)
GAP = re.compile(r"(?:[ \u00a0]{4,}|\t)(?=\S)")  # a line break that became blanks
VERBS = "أكد|أعلن|أفاد|أعرب|أدان|أشاد|أجرى|أقر|أصدر|أوضح|أضاف"
GLUED_VERB = re.compile(rf"(?<=\w{{3}})(?=(?:{VERBS})ت?\s)|(?<=ة)(?=(?:قال|قتل|كشف|ذكر|نفى|دعا|طالب|بحث|شدد|اتهم|حذر|استقبل|وصل|شهد)ت?\s)")
# «أرشيفيةأعلنت وزارة …»: the caption's last word runs into the verb


def glued(kept: Sequence[Placed]) -> Iterator[tuple[int, int, str]]:
    """(start, stop, reason) in raw offsets."""
    body = [item.line for item in kept if item.kind is ParagraphKind.BODY]
    titles = [item.line for item in kept if item.kind is ParagraphKind.TITLE]
    if body:
        yield from _before(body[0], titles)
        yield from _after(body[-1])
    for line in body:
        yield from _aside(line)


def _before(line: Line, titles: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    front = line.text[:FRONT]
    if len(line.text) < LEAST:
        return
    for title in titles:
        after = line.text[len(title.text) :]
        if line.text.startswith(title.text) and len(after) >= LEAST and (after[0].isalpha() or after.startswith("  ")):
            yield line.start, line.start + len(title.text), "duplicate"
            return
    for pattern in (GLUED_CREDIT, GAP, GLUED_VERB):
        for match in pattern.finditer(front):
            lead = front[: match.end()]
            if _caption(lead, pattern) and len(line.text) - len(lead) >= LEAST:
                yield line.start, line.start + len(lead), "caption"
                return


def _caption(lead: str, pattern: re.Pattern[str]) -> bool:
    plain = lead.strip()
    if not LEAST_WORDS <= len(plain.split()) <= CAPTION_WORDS or re.search(r"[.!؟:](?:\s|$)", plain):
        return False
    return pattern is not GLUED_CREDIT or credited(bracketed(plain))


def bracketed(text: str) -> str:
    """Folded, as rules on credits want it."""
    return fold(text).text if CREDIT_END.search(text) else ""


def _after(line: Line) -> Iterator[tuple[int, int, str]]:
    """Tags, share links and a source label after the last full stop."""
    back = line.text[-BACK:]
    matched = fold(back)
    for match in TRAILER.finditer(matched.text):
        start = len(line.text) - len(back) + matched.span(match.start(1), match.end(1)).start
        if start >= LEFT and len(match[0].split()) <= CAPTION_WORDS:
            yield line.start + start, line.stop, _trailer(bare(match[1]))
            return


def _trailer(label: str) -> str:
    return "tags" if label in words("tags") else "source_label" if label in words("source") else "share"


def _aside(line: Line) -> Iterator[tuple[int, int, str]]:
    """«(اقرأ أيضا: …)» in brackets."""
    for match in re.finditer(r"[(\[]\s*([^()\[\]\n]{4,200})[)\]]", line.text):
        if ASIDE.match(fold(match[1]).text.strip()):
            yield line.start + match.start(), line.start + match.end(), "related"
