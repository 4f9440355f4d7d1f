"""Rows of a story -> marks on a time axis: what happened, what was said, what was printed, each on its own day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from components.charts.layout import Look
from components.charts.text import shorten

if TYPE_CHECKING:
    from components.charts.packing import Slots

EVENTS, PUBLISHED, NOBODY, OTHERS = "_events", "_published", "_article", "_others"
KINDS = ("event", "statement", "count", "article")
Row = Mapping[str, Any]
T = TypeVar("T")


class Mark(NamedTuple):
    """One finding on the axis. ``first`` and ``last`` are both None where no day is known. A tuple: of a long story there are thousands."""

    id: str
    kind: str  # one of KINDS
    lane: str  # a voice, or one of the three lanes above
    first: date | None
    last: date | None
    basis: str | None
    words: str  # what happened or was said, in the article's words or the story's
    who: str = ""  # speaker or outlet
    number: int = 1  # findings it stands for: of a story of very many, those of one voice and day are one mark without an id

    @property
    def heap(self) -> bool:
        """Whether it stands for findings that are only counted."""
        return not self.id

    @property
    def dated(self) -> bool:
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1 if self.first and self.last else 0


class Seen(list[Mark]):
    """The marks of a very long story, most of them heaps of a slot of its axis, with what no slot tells: single days."""

    def __init__(
        self, marks: Iterable[Mark], axis: Slots | None, ends: tuple[date, date] | None, peaks: Sequence[tuple[date, int]]
    ) -> None:
        super().__init__(marks)
        self.axis, self.ends, self.peaks = axis, ends, peaks


def statement(row: Row, look: Look) -> Mark:
    voice = row.get("voice") or NOBODY
    speaker = row.get("speaker") or row.get("voice")
    who = look.name(speaker) if speaker else look.words("common.unknown_speaker")
    return Mark(row["id"], "statement", voice, *_span(row, "said_first", "said_last"), row.get("said_basis"), row["text"], who)


def count(row: Row, look: Look) -> Mark:
    voice = row.get("voice") or NOBODY
    source = row.get("source") or row.get("voice")
    who = look.name(source) if source else look.words("common.article_voice")
    return Mark(row["id"], "count", voice, *_span(row, "said_first", "said_last"), row.get("said_basis"), row["text"], who)


def event(row: Row, look: Look) -> Mark:
    words = row.get(f"title_{look.words.lang}") or row["text"]
    return Mark(row["id"], "event", EVENTS, *_span(row, "first", "last"), row.get("basis"), words)


def article(row: Row, look: Look) -> Mark:
    words = row.get("title") or look.words("common.untitled")
    who = row.get("outlet") or look.words("common.unknown_outlet")
    return Mark(row["id"], "article", PUBLISHED, *_span(row, "published_first", "published_last"), row.get("published_basis"), words, who)


def lanes(marks: Sequence[Mark], most: int = 8) -> list[str]:
    """From top to bottom: what happened, voices by how much they say, the further ones, the articles' own voice, what was printed."""
    counts = weighed((mark.lane, mark.number) for mark in marks if mark.dated)
    voices = sorted((lane for lane in counts if not lane.startswith("_")), key=lambda lane: (-counts[lane], lane))
    rest = [OTHERS] if len(voices) > most or counts[OTHERS] else []
    return [lane for lane in (EVENTS, *voices[:most], *rest, NOBODY, PUBLISHED) if lane in rest or counts[lane]]


def lane_name(lane: str, look: Look) -> str:
    if lane.startswith("_"):
        return look.words(f"charts.lane.{lane[1:]}")
    return look.name(lane)


def weighed(found: Iterable[tuple[T, int]]) -> Counter[T]:
    """How many there are of each."""
    counts: Counter[T] = Counter()
    for key, number in found:
        counts[key] += number
    return counts


def total(marks: Iterable[Mark]) -> int:
    """How many findings marks stand for."""
    return sum(mark.number for mark in marks)


def busiest(marks: Sequence[Mark]) -> list[tuple[date, int]]:
    """Single days by number of marks, most first."""
    days = weighed((mark.first, mark.number) for mark in marks if mark.days == 1 and mark.first)
    return sorted(days.items(), key=lambda item: (-item[1], item[0]))


def headline(marks: Sequence[Mark], look: Look) -> str:
    """The finding of the chart: on which days most statements were made."""
    said = [mark for mark in marks if mark.kind == "statement"]
    known, told = total(mark for mark in said if mark.dated), total(said)
    peaks = marks.peaks if isinstance(marks, Seen) else busiest(said)
    if not said:
        return look.words("charts.headline.nothing")
    if not peaks:
        return look.words("charts.headline.undated", said=look.words.count("statement", told))
    days = sorted(day for day, _ in _top(peaks, known))
    many = sum(number for _, number in _top(peaks, known))
    key = ("peak" if many * 2 > known else "much") + ("" if known == told else "_known")
    return look.words(f"charts.headline.{key}", days=_listed(days, look), n=many, total=known)


def _top(peaks: Sequence[tuple[date, int]], known: int) -> Sequence[tuple[date, int]]:
    """The busiest day, or the two busiest where neither alone holds most."""
    alone = len(peaks) == 1 or peaks[0][1] * 2 > known or peaks[1][1] * 4 < known
    return peaks[:1] if alone else peaks[:2]


def _listed(days: Sequence[date], look: Look) -> str:
    """«7 و10 يناير»."""
    *before, last = days
    same = len({(day.year, day.month) for day in days}) == 1
    names = [str(day.day) if same else look.words.day(day, year=False) for day in before]
    return look.words.join([*names, look.words.day(last, year=False)])


def summary(marks: Sequence[Mark], look: Look) -> str:
    """The chart in a few sentences, for those who do not see it."""
    words = look.words
    dated = [mark for mark in marks if mark.first and mark.last]
    if not marks:
        return words("charts.headline.nothing")
    numbers = [words.count(kind, n) for kind in KINDS if (n := total(mark for mark in marks if mark.kind == kind))]
    parts = [words("charts.summary.what", what=words.join(numbers))]
    if dated:
        ends = marks.ends if isinstance(marks, Seen) else None
        low, high = ends or (min(mark.first for mark in dated if mark.first), max(mark.last for mark in dated if mark.last))
        parts.append(words("charts.summary.period", period=words.day_range(low, high)))
    undated = total(marks) - total(dated)
    if undated:
        parts.append(words("charts.summary.undated", n=undated))
    loud = [words("charts.summary.voice", name=lane_name(lane, look), n=n) for lane, n in _voices(marks)]
    if loud:
        parts.append(words("charts.summary.voices", voices=words.join(loud[:5])))
    return " ".join(parts)


def walk(marks: Sequence[Mark]) -> list[str]:
    """Ids in the order one steps through them: lane by lane from the top, each by day, what has no day last; bars are passed over."""
    order = lanes(marks)
    place = {lane: at for at, lane in enumerate(order)}
    ordered = sorted(marks, key=lambda mark: (not mark.dated, place.get(mark.lane, len(order)), mark.first or date.min, mark.kind, mark.id))
    return [mark.id for mark in ordered if not mark.heap]


MOST_ROWS = 200  # of the table twin: with more, the reader narrows the period


def twin(marks: Sequence[Mark], look: Look, number: int | None = None) -> tuple[list[str], list[tuple[str, list[str]]], int]:
    """The same rows as a table: headers, (finding id, cells) of the first of them, and how many there are.

    ``number``: how many, where not all are given.
    """
    words = look.words
    heads = [words(f"charts.twin.{key}") for key in ("day", "basis", "kind", "who", "words")]
    ordered = sorted(marks, key=lambda mark: (mark.first is None, mark.first or date.min, KINDS.index(mark.kind), mark.id))
    return heads, [(mark.id, _cells(mark, look)) for mark in ordered[:MOST_ROWS]], number or len(ordered)


def _cells(mark: Mark, look: Look) -> list[str]:
    words = look.words
    basis = words.basis(mark.basis) if mark.dated and mark.basis else ""
    return [words.day_range(mark.first, mark.last), basis, words(f"charts.kind.{mark.kind}"), mark.who, shorten(mark.words, 160)]


def _voices(marks: Sequence[Mark]) -> list[tuple[str, int]]:
    counts = weighed((mark.lane, mark.number) for mark in marks if mark.kind in ("statement", "count") and not mark.lane.startswith("_"))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _span(row: Row, first: str, last: str) -> tuple[date | None, date | None]:
    low, high = _day(row.get(first)), _day(row.get(last))
    return (low or high, high or low) if low or high else (None, None)


def _day(value: Any) -> date | None:
    """A day from a table cell: pandas gives timestamps, dates or NaT."""
    if value is None or value != value:
        return None
    if hasattr(value, "date"):
        return value.date()  # type: ignore[no-any-return]
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
