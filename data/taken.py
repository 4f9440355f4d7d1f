"""Stances under a selection: each voice's latest toward a target, and who takes which toward whom and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data import at_hand
from data.periods import Period
from data.stance_views import Cells, Room, cells, latest, place_of, within
from data.store import queries
from data.tables import Row
from data.tallies import Tallies, among, marks


@dataclass
class Taken(Tallies):
    """One store under a selection; each query is asked once."""

    @property
    def target(self) -> str | None:
        """Toward whom stances are read: the reader's choice, or the story's."""
        return self.selection.target or self.story.target

    def latest_stances(self, target: str | None = None) -> list[Row]:
        """One row a state or bloc: voice, name, iso3, value (latest), values, mixed, mentioned, n, first, last, statements."""
        if self._few("stances"):
            rows = self._left("stances", self.selection.replace(target=target or self.target))
            standing, spoken = at_hand.standing(rows), at_hand.spoken(rows)
        else:
            where, params = self._toward(target or self.target)
            standing, spoken = (self._records(sql.format(where=where), params) for sql in (queries.STANDING, queries.SPOKEN))
        holders = [row["voice"] for row in spoken]
        return latest(standing, spoken, self.store.actors, self._mentioned(holders), self.name)

    def _mentioned(self, holders: Sequence[str]) -> Mapping[str, int]:
        """How often states and blocs, and these voices, are named; of a short story all voices at once, for every view."""
        if not self._few("statements"):
            rows = self._records(queries.MENTIONED.format(which=among("voice", holders)), holders)
            return {row["voice"]: int(row["n"]) for row in rows}

        def named() -> dict[str, int]:
            return {row["voice"]: int(row["n"]) for row in self.engine.answer(queries.MENTIONED.format(which="TRUE")).records()}

        found: dict[str, int] = self.store.derived.made("mentioned", named)
        return found

    def last_said(self, voices: Sequence[str]) -> dict[str, str]:
        """The latest statement of each of these voices, by its id."""
        if self._few("statements"):
            return at_hand.last_said(self._left("statements", self.selection), voices)
        sql, params = self._clause("statements", self.selection)
        rolled = queries.ROLLED_LAST_SAID if sql == "TRUE" else queries.LAST_SAID
        text = rolled.format(where=sql, which=among("voice", voices))
        return {row["voice"]: row["id"] for row in self._records(text, [*params, *voices])} if voices else {}

    def speaking(self, voices: Sequence[str]) -> set[str]:
        """Of these voices those who say anything in the story, whatever is filtered."""
        return {str(row["voice"]) for row in self._records(queries.ROLLED_LAST_SAID.format(which=among("voice", voices)), voices)}

    def stances_by_target(self, room: Room) -> Cells:
        """Who takes which stance toward whom: those of which there is most, as far as there is room."""
        return self._cells(None, None, room)

    def stances_by_day(self, target: str | None, periods: Sequence[Period], room: Room) -> Cells:
        """Who takes which stance when: as ``stances_by_target``, with the number of a period for a place."""
        return self._cells(periods, target, room)

    def stance_days(self, target: str | None) -> dict[date, int]:
        """Stances toward a target, or anyone, by the day they were taken on."""
        where, params = self._toward(target)
        return {row["day"]: row["n"] for row in self._records(queries.STANCE_DAYS.format(where=where), params)}

    def targets(self, most: int) -> dict[str, int]:
        """Whom the stances under the other filters are about, most first."""
        return Taken(self.store, self.selection.replace(target=None), within=self.within).tallied("stances", "target", most)

    def taken_by(self, voice: str, target: str | None, most: int) -> list[str]:
        """The first statements in which a voice takes a stance toward a target."""
        where, params = self._toward(target)
        sql = queries.OF_VOICE.format(where=where, most=int(most))
        return list(dict.fromkeys(str(row["statement"]) for row in self._records(sql, [*params, voice])))

    # --- inside ---

    def _cells(self, periods: Sequence[Period] | None, target: str | None, room: Room) -> Cells:
        """By periods, or without them by targets."""
        return self._few_cells(periods, target, room) if self._few("stances") else self._many_cells(periods, target, room)

    def _few_cells(self, periods: Sequence[Period] | None, target: str | None, room: Room) -> Cells:
        rows = at_hand.taken(self._left("stances", self.selection.replace(target=target)), place_of(periods))
        voices, of_voices = at_hand.fullest_cells(rows, "voice", room.voices)
        places, of_places = at_hand.fullest_cells(rows, "place", room.places)
        held = at_hand.numbered(rows, voices, places, room.statements)
        return Cells(tuple(voices), tuple(places), cells(held, self._words_of(held)), of_voices, of_places)

    def _many_cells(self, periods: Sequence[Period] | None, target: str | None, room: Room) -> Cells:
        where, params = self._toward(target)
        if where == "TRUE" and periods is None:
            taken, params = queries.ROLLED_TAKEN, []
        else:
            place, values = within(periods)
            taken, params = queries.TAKEN.format(place=place, where=where), [*values, *params]
        voices, of_voices = self._fullest_cells(taken, params, "voice", room.voices)
        places, of_places = self._fullest_cells(taken, params, "place", room.places)
        known = [one for one in places if one is not None]
        inside = f"{among('voice', voices)} AND ({among('place', known)}{' OR place IS NULL' if None in places else ''})"
        held = self._records(queries.CELLS.format(taken=taken, room=inside, most=int(room.statements)), [*params, *voices, *known])
        return Cells(tuple(voices), tuple(places), cells(held, self._words_of(held)), of_voices, of_places)

    def _fullest_cells(self, taken: str, params: Sequence[Any], column: str, most: int) -> tuple[list[Any], int]:
        rows = self._records(queries.FULLEST_CELLS.format(taken=taken, column=column, most=int(most)), params)
        return [row["choice"] for row in rows], int(rows[0]["of_all"]) if rows else 0

    def _words_of(self, held: Sequence[Row]) -> dict[str, Row]:
        """The statements of cells: of a short story all are at hand."""
        ids = sorted({row["statement"] for row in held})
        if self._few("statements"):
            wanted = set(ids)
            return {row["id"]: row for row in self.store.whole("statements") if row["id"] in wanted}
        rows = self._records(queries.WORDS_OF.format(marks=marks(ids)), ids) if ids else []
        return {row["id"]: row for row in rows}

    def _toward(self, target: str | None) -> tuple[str, list[Any]]:
        return self._clause("stances", self.selection.replace(target=target))
