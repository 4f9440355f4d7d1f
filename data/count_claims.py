"""What a claim about a number is: of whom, by whom, on which days, in which articles; claims of one thing are never added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.model import Basis, ClaimStatus, Measure
from data.quantities import noun, percent, telling
from data.text.fold import folded
from data.text.stems import content

Row = Mapping[str, Any]
Said = tuple[date, date, str | None]  # first day, last day, how they are known
ORDER = tuple(str(measure) for measure in Measure)
BASES = tuple(str(basis) for basis in Basis)
APART = frozenset({"money", "other"})  # things of several kinds: only what has one unit stands on one scale


@dataclass(frozen=True)
class Turn:
    """The day on which a claim was taken back, in the words of one article."""

    said: Said
    words: str


@dataclass(frozen=True)
class Claim:
    """One number of one thing, or the words that stand for it, in all the articles that give it."""

    rows: tuple[Row, ...]
    origins: int  # tellings that share no wording
    turns: tuple[Turn, ...] = ()

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def id(self) -> str:
        """The fact that joins its rows; the first count where none does."""
        return str((len(self.rows) > 1 and self.first["fact"]) or self.first["id"])

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that means this claim."""
        return self.id, *(row["id"] for row in self.rows)

    @property
    def measure(self) -> str:
        return str(self.first["measure"])

    @property
    def group(self) -> tuple[str, str]:
        """The measure, and for things of several kinds their unit."""
        return self.measure, self._kind if self.measure in APART else ""

    @property
    def _kind(self) -> str:
        """Its unit, however it is inflected; shares are one kind."""
        return "%" if percent(self.first) else " ".join(sorted(content(folded(self.first["unit"] or ""))))

    @property
    def number(self) -> tuple[Any, ...] | None:
        """What two claims must share to give the same number; None where there is no number."""
        row = self.first
        known = (row["value"], row["low"], row["high"])
        return None if known == (None, None, None) else (*known, row["bound"])

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value it names; of a claim with a number."""
        row = self.first
        known = [float(value) for value in (row["low"], row["value"], row["high"]) if value is not None]
        return min(known), max(known)

    @property
    def status(self) -> str:
        """What befell it in any article: a number withdrawn in one is not stated in another."""
        return next((str(row["status"]) for row in self.rows if row["status"] != ClaimStatus.STATED), str(ClaimStatus.STATED))

    @property
    def stands(self) -> bool:
        return self.status == ClaimStatus.STATED

    @property
    def reason(self) -> str | None:
        return next((row["status_reason"] for row in self.rows if row["status_reason"]), None)

    @property
    def sources(self) -> tuple[str | None, ...]:
        """Who says so; None is the article's own voice."""
        return tuple(dict.fromkeys(row["source"] for row in self.rows))

    @property
    def whom(self) -> tuple[str, ...]:
        """Of whom or what, in the words of each article; wordings that differ by an ending are one."""
        return differing(row["population"] or noun(row) for row in self.rows)

    @property
    def people(self) -> tuple[str, ...]:
        """As ``whom``, without words that tell nothing apart: «أشخاص»، «قتيلًا»."""
        return differing(row["population"] or telling(row) for row in self.rows)

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words of each article, those that differ."""
        return differing(" ".join(str(row["text"]).split()) for row in self.rows)

    @property
    def said(self) -> tuple[Said, ...]:
        """The days it was said on, each once, as surely as any article knows them."""
        return best((row["said_first"], row["said_last"], row["said_basis"]) for row in self.rows)

    @property
    def verdicts(self) -> tuple[Row, ...]:
        """One row for each verdict, the unchecked first."""
        found = {row["verdict"]: row for row in self.rows}
        return tuple(found[verdict] for verdict in sorted(found, key=lambda one: (one is not None, str(one))))


@dataclass(frozen=True)
class Group:
    """Claims about one thing: those that stand beside each other."""

    measure: str
    claims: tuple[Claim, ...]
    unit: str | None = None  # where the measure holds things of several kinds

    @property
    def numbers(self) -> list[Claim]:
        """One claim for each different number, the smallest first; one that stands before one taken back."""
        found: dict[Any, Claim] = {}
        for claim in sorted(self.claims, key=lambda claim: not claim.stands):
            found.setdefault(claim.number, claim)
        found.pop(None, None)
        return sorted(found.values(), key=lambda claim: (claim.ends, claim.id))

    @property
    def wordings(self) -> list[Claim]:
        """Claims that give no number."""
        return [claim for claim in self.claims if claim.number is None]

    @property
    def whom(self) -> list[tuple[str, ...]]:
        """Of whom the claims speak: one entry for each, the empty one where it is not said."""
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for claim in self.claims:
            found.setdefault(frozenset().union(*(content(folded(word)) for word in claim.people)), claim.people)
        return list(found.values())

    @property
    def differs(self) -> bool:
        """Whether there is something to lay side by side: several numbers, or one number of things named differently."""
        told = len(self.numbers) + len(self.wordings)
        return told > 1 or any(len(claim.whom) > 1 for claim in self.claims)


def best(days: Iterable[tuple[date | None, date | None, str | None]]) -> tuple[Said, ...]:
    """Known days, each once with the surest way it is known, the earliest first."""
    found: dict[tuple[date, date], str | None] = {}
    for first, last, basis in days:
        if first is None or last is None:
            continue
        before = found.get((first, last), basis)
        found[first, last] = min((before, basis), key=lambda one: BASES.index(one) if one in BASES else len(BASES))
    return tuple((first, last, basis) for (first, last), basis in sorted(found.items()))


def differing(words: Iterable[str | None]) -> tuple[str, ...]:
    """Wordings that differ by more than spelling or ending."""
    seen: dict[frozenset[str], str] = {}
    for word in words:
        if word:
            seen.setdefault(content(folded(word)), word)
    return tuple(seen.values())
