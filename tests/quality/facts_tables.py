"""Own sentences with their marks, and how well the rules find what is marked: precision and recall a kind.

python -m tests.quality.facts_tables            prints every miss and the scores beside their floors
python -m tests.quality.facts_tables --raise    writes better scores down as the new floors; nothing here lowers one
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from data.extract import EXTRACTORS
from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.extract.published import publish
from data.model import Article, Basis, Bound, Count, Day, Findings, Paragraph, ParagraphKind, Piece, Span
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import fold
from tests.quality.sentences import table

FLOORS = Path(__file__).with_name("facts_floors.json")
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]*)\}")
LEAST = {"days": 0.5, "counts": 0.3, "framings": 0.5}  # overlap of a mark and what is found, as in the scores of real articles
PARTS = {"T": ParagraphKind.TITLE, "B": ParagraphKind.BODY, "H": ParagraphKind.SUBHEAD}
WORLD = Lexicon()
Scores = dict[str, float]


@dataclass(frozen=True)
class Mark:
    span: Span
    wanted: str


@dataclass(frozen=True)
class Row:
    """A sentence without its marks, and the marks."""

    group: str
    text: str
    marks: tuple[Mark, ...]


@dataclass
class Tally:
    """What was right, and what was not, in words."""

    n: Counter[str]
    wrong: list[str]

    def right(self, name: str, ok: object, told: str) -> None:
        self.n[name] += bool(ok)
        self.n[name + "_of"] += 1
        if not ok:
            self.wrong.append(f"{name}: {told}")


def rows(name: str) -> Iterator[Row]:
    for group in table(name)["group"]:
        for sentence in group["rows"]:
            yield marked(group["name"], sentence)


def marked(group: str, sentence: str) -> Row:
    """«… {أمس|2018-03-13} …» → the sentence and where the mark stands in it."""
    text, at, marks = "", 0, []
    for match in MARK.finditer(sentence):
        text += sentence[at : match.start()]
        marks.append(Mark(Span(len(text), len(text) + len(match[1])), match[2]))
        text, at = text + match[1], match.end()
    return Row(group, text + sentence[at:], tuple(marks))


def article_of(text: str, day: date) -> Article:
    whole = Span(0, len(text))
    published = Day("a", None, day, day, Basis.GIVEN)
    return Article(
        "a", "s", text, (Piece(0, 0, len(text)),), (Paragraph(whole, ParagraphKind.BODY),), (), "0", len(text), published=published
    )


def read(text: str, day: date) -> Findings:
    """Everything the extractors find in ``text``, published on ``day``."""
    article = article_of(text, day)
    matched = fold(text)
    findings = Findings("a", days=resolve_days(article, find_days(article, matched), article.published))
    for extract in EXTRACTORS:
        findings = extract(article, matched, WORLD, findings)
    return findings


def days_meant(iso: str) -> tuple[date, date] | None:
    """«2018-03» → its first and last day; «?» → None."""
    if iso == "?":
        return None
    ends = iso.split("/")
    return _end(ends[0], False), _end(ends[-1], True)


def _end(iso: str, last: bool) -> date:
    parts = [int(part) for part in iso.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    return date(year + (month in {0, 12}), (month or 12) % 12 + 1, 1) - timedelta(days=1)


def paired(marks: Sequence[Mark], spans: Sequence[Span], least: float) -> list[tuple[int, int]]:
    """(mark, found) that lie on one another, the best first."""
    options = sorted(((_overlap(mark.span, span), i, j) for i, mark in enumerate(marks) for j, span in enumerate(spans)), reverse=True)
    pairs: list[tuple[int, int]] = []
    for overlap, i, j in options:
        if overlap >= least and all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.stop, other.stop) - max(one.start, other.start)
    return shared / (max(one.stop, other.stop) - min(one.start, other.start)) if shared > 0 else 0.0


# One kind each -----------------------------------------------------------------------------------------------------------


def days() -> Tally:
    tally, anchor = Tally(Counter(), []), date.fromisoformat(table("days")["anchor"])
    for row in rows("days"):
        article = article_of(row.text, anchor)
        found = resolve_days(article, find_days(article, fold(row.text)), article.published)
        placed = [(day.span, day) for day in found if day.span]
        for i, j in _matched(tally, row, [span for span, _ in placed], LEAST["days"]):
            span, day = placed[j]
            meant = days_meant(row.marks[i].wanted)
            told = f"{row.text} [{span.of(row.text)}] → {day.first}/{day.last}, not {row.marks[i].wanted}"
            tally.right("days.resolved", (day.first, day.last) == (meant or (None, None)), told)
            tally.right("days.exact", span == row.marks[i].span, told)
    return tally


def counts() -> Tally:
    tally = Tally(Counter(), [])
    for row in rows("counts"):
        found = read(row.text, date(2018, 3, 14)).counts
        for i, j in _matched(tally, row, [count.span for count in found], LEAST["counts"]):
            _count(tally, row, row.marks[i].wanted.split(), found[j])
    return tally


def _count(tally: Tally, row: Row, wanted: list[str], count: Count) -> None:
    """«killed 9 at_least withdrawn of=الشرطة by=united_nations»."""
    measure, value, *more = wanted
    told = f"{row.text} [{count.span.of(row.text)}] → "
    tally.right("counts.measure", count.measure == measure, f"{told}{count.measure}, not {measure}")
    low, _, high = value.partition("-")
    wants = (None, float(low), float(high)) if high else (None if value == "?" else float(value), None, None)
    got = (count.value, count.low, count.high) if high else (count.value, None, None)
    tally.right("counts.value", wants == got, f"{told}{count.value} ({count.low}–{count.high}), not {value}")
    bound = next((word for word in more if word in set(Bound)), "exact")
    tally.right("counts.bound", count.bound == bound, f"{told}{count.bound}, not {bound}")
    status = next((word for word in more if word in {"withdrawn", "denied"}), "stated")
    tally.right("counts.status", count.status == status, f"{told}{count.status}, not {status}")
    for word in more:
        key, _, what = word.partition("=")
        if what:
            got_words = (count.population if key == "of" else count.source) or ""
            tally.right(f"counts.{key}", what.replace("_", " ") in got_words, f"{told}{key} {got_words}, not {what}")


def framings() -> Tally:
    tally = Tally(Counter(), [])
    for row in rows("framings"):
        found = read(row.text, date(2018, 3, 14)).framings
        for i, j in _matched(tally, row, [framing.span for framing in found], LEAST["framings"]):
            label, *quoted = row.marks[i].wanted.split()
            told = f"{row.text} → {found[j].label}{' quoted' * found[j].in_quotes}, not {row.marks[i].wanted}"
            tally.right("framings.label", found[j].label == label and found[j].in_quotes == bool(quoted), told)
    return tally


def events() -> Tally:
    """Kinds and days of a sentence's events: «protest 2018-03-13»; without a day where the sentence tells none."""
    tally, anchor = Tally(Counter(), []), date.fromisoformat(table("events")["anchor"])
    for group in table("events")["group"]:
        for text, *wanted in group["rows"]:
            found = {event.kind: event for event in read(text, anchor).events}
            kinds = {one.split()[0]: one.split()[1:] for one in wanted}
            _sides(tally, len(found.keys() & kinds.keys()), len(kinds), len(found), f"{text} → {sorted(found)}, not {sorted(kinds)}")
            for kind in found.keys() & kinds.keys():
                day = found[kind].day
                meant = days_meant(kinds[kind][0]) if kinds[kind] else None
                told = f"{text} → {kind} {day.first if day else None}, not {kinds[kind]}"
                tally.right("events.day", ((day.first, day.last) if day else None) == meant, told)
    return tally


def pages() -> Tally:
    """Each line's part, the characters of the body, and the day the page prints."""
    tally = Tally(Counter(), [])
    for page in table("pages")["page"]:
        for encoding in page.get("encodings", ["utf-8"]):
            _page(tally, page, encoding)
    return tally


def _page(tally: Tally, page: dict[str, Any], encoding: str) -> None:
    lines = [(line[0], line[2:]) for line in page["page"].strip("\n").split("\n")]
    raw = page.get("newline", "\n").join(re.sub(r"\{\{|\}\}", "", line) for _, line in lines)
    article = clean("a", "s", decode(raw.encode(encoding)))
    wanted = [(PARTS[part], re.sub(r"\{\{.*?\}\}", "", line).strip()) for part, line in lines if part in PARTS]
    found = [(paragraph.kind, paragraph.span.of(article.text).strip()) for paragraph in article.paragraphs]
    both = sum((Counter(wanted) & Counter(found)).values())
    missing = [f"{kind}: {text}" for kind, text in (Counter(wanted) - Counter(found))]
    extra = [f"{kind}: {text}" for kind, text in (Counter(found) - Counter(wanted))]
    _sides(tally, both, len(wanted), len(found), f"{page['name']}: missing {missing}, extra {extra}")
    day = publish([(article, find_days(article, fold(article.text)))])["a"]
    printed = day.first.isoformat() if day and day.first and day.first == day.last else ""
    tally.right("pages.published", printed == page["published"], f"{page['name']}: published {printed}, not {page['published']}")


def _matched(tally: Tally, row: Row, spans: list[Span], least: float) -> list[tuple[int, int]]:
    pairs = paired(row.marks, spans, least)
    missed = [mark.span.of(row.text) for i, mark in enumerate(row.marks) if all(i != one for one, _ in pairs)]
    extra = [span.of(row.text) for j, span in enumerate(spans) if all(j != other for _, other in pairs)]
    _sides(tally, len(pairs), len(row.marks), len(spans), f"{row.text} missed {missed}, extra {extra}")
    return pairs


def _sides(tally: Tally, both: int, wanted: int, found: int, told: str) -> None:
    tally.n.update(both=both, wanted=wanted, found=found)
    if not both == wanted == found:
        tally.wrong.append(told)


KINDS: dict[str, Callable[[], Tally]] = {"pages": pages, "days": days, "counts": counts, "events": events, "framings": framings}


def scores(kind: str, tally: Tally) -> Scores:
    """Precision and recall of the kind, and the share of each part that is right."""
    n = tally.n
    found = {f"{kind}.precision": n["both"] / max(n["found"], 1), f"{kind}.recall": n["both"] / max(n["wanted"], 1)}
    found |= {name[:-3]: n[name[:-3]] / of for name, of in n.items() if name.endswith("_of")}
    return {name: round(value, 3) for name, value in found.items()}


def floors() -> Scores:
    found: Scores = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return found


def main() -> int:
    held, low = floors(), False
    for kind, measure in KINDS.items():
        tally = measure()
        print(*tally.wrong, sep="\n")
        for name, value in scores(kind, tally).items():
            print(f"{name:20s} {value:.3f}  floor {held.get(name, 0):.3f}")
            low |= value < held.get(name, 0)
            held[name] = max(value, held.get(name, 0))
    if "--raise" in sys.argv:
        FLOORS.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
