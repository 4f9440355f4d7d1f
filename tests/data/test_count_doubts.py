"""Numbers of one source that cannot both be right: in one article or where the story links them; updates and bounds are none."""

from __future__ import annotations

from datetime import date

import pytest

from data.count_claims import Claim
from data.count_doubts import disjoint, doubts


def row(id: str, value: float | None, **more: object) -> dict[str, object]:
    made: dict[str, object] = {"id": id, "article": "a1", "measure": "killed", "unit": None, "population": "مدنيين", "source": "ministry"}
    made |= {"value": value, "low": None, "high": None, "bound": "exact", "status": "stated", "fact": None, "said_first": None}
    return made | more


def claims(*rows: dict[str, object]) -> list[Claim]:
    return [Claim((one,), 1) for one in rows]


@pytest.mark.parametrize(
    "other, doubted",
    [
        (row("c-2", 32), True),  # one source, one article, the same people, two numbers
        (row("c-2", 26), False),
        (row("c-2", 32, source="tokayev"), False),  # two sources may differ
        (row("c-2", 32, population="رجال الشرطة"), False),  # other people
        (row("c-2", 32, article="a2"), False),  # another article: only a link says so
        (row("c-2", 32, measure="injured"), False),
        (row("c-2", 32, status="withdrawn"), False),  # taken back: no longer said
        (row("c-2", 20, bound="at_least"), False),  # 26 is more than 20
        (row("c-2", 30, bound="at_least"), True),
        (row("c-2", 27, bound="about"), False),
        (row("c-2", None, bound="vague"), False),
    ],
)
def test_what_stands_against_a_number_in_its_article(other, doubted):
    found = doubts(claims(row("c-1", 26), other))

    assert ("c-1" in found) is doubted
    assert not doubted or [(one.other.id, one.inside) for one in found["c-1"]] == [("c-2", True)]


def test_a_number_brought_up_to_date_contradicts_nothing():
    early, late = row("c-1", 26, said_first=date(2022, 1, 7)), row("c-2", 32, said_first=date(2022, 1, 10))

    assert doubts(claims(early, late)) == {}


def test_a_link_across_articles_is_told_as_such_unless_the_numbers_agree():
    one, other, same = row("c-1", 26), row("c-2", 32, article="a2"), row("c-3", 26, article="a3", source="tokayev")
    found = doubts(claims(one, other, same), [("c-1", "c-2", "c-3", "s-9")])

    assert [(doubt.other.id, doubt.inside) for doubt in found["c-1"]] == [("c-2", False)]
    assert disjoint(one, other)
    assert not disjoint(one, same)
