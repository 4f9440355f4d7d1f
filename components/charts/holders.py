"""Who stands on the map of stances, where, and the stance in words."""

from __future__ import annotations

from dataclasses import dataclass

from components.charts import palette
from components.charts.layout import Look
from data.shapes import Point


@dataclass(frozen=True)
class Holder:
    """One voice on the map: the stances it takes, one finding that leads to all of them, or that it is only named."""

    voice: str
    iso3: str | None
    values: tuple[str, ...]  # in the order of palette.STANCES; more than one is mixed
    finding: str | None = None
    speaks: bool = True

    @property
    def mark(self) -> str:
        if not self.speaks:
            return palette.MENTIONED
        return palette.MIXED if len(self.values) > 1 else (self.values or ("none",))[0]


@dataclass(frozen=True)
class Place:
    """A holder with what the map draws for it."""

    holder: Holder
    states: tuple[str, ...]
    at: Point
    inside: bool = False  # a member of a bloc that is shaded as one: outline and mark, no fill of its own
    target: bool = False


def words_of(holder: Holder, look: Look, names: str = "stance") -> str:
    """The stance in words: «▲ تأييد»; mixed names each of them. To speak without a stance is not to be silent."""
    if not holder.speaks:
        return f"{palette.STANCE_SIGNS[palette.MENTIONED].glyph} {look.words('charts.mentioned')}"
    if holder.mark == "none":
        return f"{palette.stance('none').glyph} {look.words('charts.spoke')}"
    return " / ".join(f"{palette.stance(value).glyph} {look.words(f'charts.{names}.{value}')}" for value in holder.values)
