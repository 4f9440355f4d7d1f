"""What the rules find in sentences written for the purpose stays as good as it was: floors only rise."""

from __future__ import annotations

import pytest

from tests.quality.facts_tables import KINDS, floors, marked, paired, rows, scores
from tests.quality.sentences import table


@pytest.mark.parametrize("kind", KINDS)
def test_scores_stay_above_their_floors(kind):
    tally = KINDS[kind]()
    held = {name: floor for name, floor in floors().items() if name.startswith(f"{kind}.")}

    measured = scores(kind, tally)

    assert set(held) == set(measured), "a new figure: write its floor with --raise"
    assert {name: measured[name] for name in held if measured[name] < held[name]} == {}, "\n".join(tally.wrong)


def test_the_tables_are_long_enough():
    least = {"days": 100, "counts": 90, "framings": 25}
    assert [kind for kind, number in least.items() if len(list(rows(kind))) < number] == []
    assert len(table("pages")["page"]) >= 25
    assert sum(len(group["rows"]) for group in table("events")["group"]) >= 30


def test_every_region_has_rows():
    assert {group["region"] for group in table("days")["group"]} >= {"maghreb", "levant", "gulf", "all"}


def test_a_mark_stands_where_its_words_do():
    row = marked("g", "وصل {أمس|2018-03-13} وفد و{جنديان|troops 2}.")

    assert row.text == "وصل أمس وفد وجنديان."
    assert [mark.span.of(row.text) for mark in row.marks] == ["أمس", "جنديان"]
    assert paired(row.marks, [row.marks[1].span], 0.5) == [(1, 0)]
