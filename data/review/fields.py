"""The fields of a decision, read into the values of a finding; what cannot be read is reported and left as it was."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from data.model import LATEST, Article, Basis, Day, Decision, Span, StoryError
from data.review.decisions import FILE
from data.review.locate import places
from data.toml_file import nearest

AROUND = 250  # characters from a finding in which its cue and speaker stand

Readers = Mapping[str, tuple[str, Callable[["Fields", Any, Any], Any]]]  # field of a decision -> attribute of a finding, and what reads it


class UnreadableError(ValueError):
    """A field's value that means nothing: (found, wanted)."""

    def __init__(self, found: object, wanted: str) -> None:
        self.found, self.wanted = str(found), wanted
        super().__init__(f"{found}: {wanted}")


@dataclass
class Fields:
    """Reads one decision's fields; problems are collected, each once."""

    decision: Decision
    article: Article
    near: Span  # quoted words are looked for close to this place
    actors: frozenset[str]
    problems: list[StoryError] = field(default_factory=list)

    def laid_over(self, finding: Mapping[str, Any], readers: Readers) -> dict[str, Any]:
        """Changes to a finding: attribute -> value, for each field of ``readers`` (key -> attribute, reader) that is given."""
        changes: dict[str, Any] = {}
        for key, value in self.decision.fields.items():
            if key not in readers:
                self._wrong(key, key, nearest(key, readers))
                continue
            attribute, read = readers[key]
            try:
                changes[attribute] = read(self, value, changes.get(attribute, finding.get(attribute)))
            except UnreadableError as error:
                self._wrong(key, error.found, error.wanted)
        return changes

    def _wrong(self, key: str, found: str, wanted: str) -> None:
        quote = self.decision.quote[:40]
        self.problems.append(StoryError(FILE, f"{self.decision.article} «{quote}» {key}", found, wanted, "orphan"))

    def quoted(self, value: Any, _old: Any = None) -> Span | None:
        """The place of words quoted from the article: of several the nearest."""
        if not isinstance(value, str):
            raise UnreadableError(value, "words of the article")
        if not value.strip():
            return None
        found = places(value, self.article.text)
        if not found:
            raise UnreadableError(value, "words that stand in the article")
        return min(found, key=lambda span: (not _whole(span, self.article.text), _distance(span, self.near), span.start))

    def beside(self, value: Any, _old: Any = None) -> Span | None:
        """Words quoted from around the finding, such as its cue: one inside its own words only where none is near."""
        found = places(value, self.article.text) if isinstance(value, str) else []
        whole = [span for span in found if _whole(span, self.article.text) and not self.near.overlaps(span)]
        outside = [span for span in whole if _distance(span, self.near) < AROUND]
        if not outside:
            return self.quoted(value)
        return min(outside, key=lambda span: (_distance(span, self.near), span.start))

    def actor(self, value: Any, _old: Any = None) -> str | None:
        if value == "":
            return None
        if value not in self.actors:
            raise UnreadableError(value, f"an actor: {nearest(str(value), self.actors)}")
        return str(value)

    def actor_list(self, value: Any, _old: Any = None) -> tuple[str, ...]:
        return tuple(one for one in (self.actor(item) for item in _list(value)) if one)

    def day(self, value: Any, old: Any = None) -> Day | None:
        """The day meant; words and basis of the automatic one stay where it is the same."""
        span = read_days(value)
        if span is None:
            return None
        kept = old if isinstance(old, Day) else None
        if kept and (kept.first, kept.last) == span:
            return kept
        return Day(self.article.id, kept.span if kept else None, *span, kept.basis if kept else Basis.ESTIMATED, reasons=("review.toml",))

    def basis_of_day(self, value: Any, old: Any) -> Day | None:
        return replace(old, basis=one_of(Basis)(self, value)) if isinstance(old, Day) else None

    def words_of_day(self, value: Any, old: Any) -> Day | None:
        return replace(old, span=self.quoted(value)) if isinstance(old, Day) else None


def read_days(value: Any) -> tuple[date, date] | None:
    """ "2022-01-07", "2022-01", "2022", a TOML date, or two of these; None for ""."""
    if value in ("", [], None):
        return None
    ends = value if isinstance(value, list) else [value, value]
    if len(ends) != 2:
        raise UnreadableError(value, "a day, or [first, last]")
    first, last = _end(ends[0], False), _end(ends[1], True)
    if first > last:
        raise UnreadableError(value, "the first day before the last")
    if last > LATEST or first == date.min:  # a calendar ends there
        raise UnreadableError(value, 'a day: "2022-01-07"')
    return first, last


def written_days(first: date | None, last: date | None) -> str | list[str]:
    """As ``read_days`` reads them."""
    if first is None or last is None:
        return ""
    return first.isoformat() if first == last else [first.isoformat(), last.isoformat()]


def _end(value: Any, last: bool) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        year, month, day = ([int(part) for part in str(value).split("-")] + [0, 0])[:3]
        if not day:
            month = month or (12 if last else 1)
            day = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError as error:
        raise UnreadableError(value, 'a day: "2022-01-07"') from error


def one_of(kind: type[StrEnum]) -> Callable[..., Any]:
    """A reader of one value of ``kind``."""

    def read(_fields: Fields, value: Any, _old: Any = None) -> StrEnum:
        try:
            return kind(value)
        except ValueError:
            raise UnreadableError(value, nearest(str(value), map(str, kind))) from None

    return read


def some_of(kind: type[StrEnum]) -> Callable[..., Any]:
    one = one_of(kind)
    return lambda fields, value, _old=None: tuple(one(fields, item) for item in _list(value))


def text(_fields: Fields, value: Any, _old: Any = None) -> str:
    if not isinstance(value, str):
        raise UnreadableError(value, "a text")
    return value


def text_or_none(fields: Fields, value: Any, _old: Any = None) -> str | None:
    return text(fields, value) or None


def number(_fields: Fields, value: Any, _old: Any = None) -> float | None:
    if value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UnreadableError(value, 'a number, or "" for none')
    return float(value)


def must_be_quoted(fields: Fields, value: Any, old: Any = None) -> Span:
    found = fields.quoted(value)
    if found is None:
        raise UnreadableError('""', "words of the article")
    return found


def _list(value: Any) -> Iterable[Any]:
    if not isinstance(value, list):
        raise UnreadableError(value, "a list")
    return value


def _whole(span: Span, text: str) -> bool:
    """Whether the span stands on whole words; a prefix of one letter (و ف ب ل ك) may stand before it."""
    if text[span.stop : span.stop + 1].isalnum():
        return False
    at = span.start - 1
    return at < 0 or not text[at].isalnum() or (text[at] in "وفبلك" and not text[max(0, at - 1) : at].isalnum())


def _distance(span: Span, near: Span) -> int:
    return max(0, near.start - span.stop, span.start - near.stop)
