"""The second story: nothing is wired to the first, and what the rules make of it never gets worse."""

from __future__ import annotations

import pytest

from data.model import ClaimStatus, Flag
from tests.quality.marked import paired, report, span_of, tally
from tests.quality.second_story import corpus, fingerprint, floors, marks, raw, scores
from tests.shelves import FIXTURE

ARTICLES = sorted(path.stem for path in (FIXTURE / "articles").glob("*.txt"))
UNKNOWN = "tal-alward"  # prints neither day nor outlet


def article(name: str):
    return next(one for one in corpus().articles if one.id == name)


def test_scores_stay_above_their_floors():
    measured = scores()

    assert floors()["corpus"] == fingerprint(), "texts or marks changed: measure again with --raise"
    assert {name: (measured[name], least) for name, least in floors()["floors"].items() if measured[name] < least} == {}
    assert set(floors()["floors"]) == set(measured)


@pytest.mark.parametrize("name", ARTICLES)
def test_marks_stand_where_they_say(name):
    made, text = marks(name), raw(name)

    for kind in ("dates", "statements", "figures"):
        assert [mark["text"] for mark in made[kind]] == [text[mark["start"] : mark["end"]] for mark in made[kind]]
    assert all(form in text for actor in made["actors"] for form in actor["forms"])
    assert text[made["body_start"] :].startswith(made["body_first"])
    assert text[: made["body_end"]].endswith(made["body_last"])


def test_every_encoding_is_read_and_no_file_refused():
    assert {one.id for one in corpus().articles} == set(ARTICLES)
    assert {"utf-8", "windows-1256", "utf-16-le"} <= {one.encoding for one in corpus().articles}
    assert corpus().warnings == ()


def test_an_article_that_tells_neither_its_day_nor_its_outlet_is_given_none():
    found = article(UNKNOWN)

    assert found.outlet is None
    assert found.published is None
    assert [day.first for day in corpus().findings[UNKNOWN].days] == [None]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_outlet_is_the_one_the_page_prints_or_none(name):
    assert article(name).outlet in (None, marks(name)["outlet"])


def test_the_paragraph_two_outlets_took_from_an_agency_is_one_origin():
    shared = {frozenset(passage.article for passage in origin.passages): origin.words for origin in corpus().origins}

    assert shared[frozenset({"bayan-alsawahel-1", "sada-alhidab"})] > 20


def test_the_withdrawn_number_is_withdrawn():
    found = {count.value: count.status for count in corpus().findings["alrasid"].counts}

    assert found[212] is ClaimStatus.WITHDRAWN
    assert found[33] is ClaimStatus.STATED


def test_a_weekday_that_cannot_be_today_is_flagged_as_taken_over():
    found = corpus().findings["minbar-almadiq"].statements

    assert [Flag.RECYCLED in one.flags for one in found if "تبحث عن ناجين" in one.span.of(article("minbar-almadiq").text)] == [True]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph_and_says_so():
    text = article("alsindian").text
    found = next(one for one in corpus().findings["alsindian"].statements if one.span.of(text).startswith("نطالب بلجنة"))

    assert found.span.of(text).endswith("يحقق المتهم مع نفسه")
    assert Flag.UNBALANCED_OPEN in found.flags


MARK = {"start": 10, "end": 20}


@pytest.mark.parametrize(
    "found, pairs",
    [
        ([{"start": 10, "stop": 20}], 1),
        ([{"start": 16, "stop": 30}], 0),  # less than half of both together
        ([{"start": 10, "stop": 19}, {"start": 10, "stop": 20}], 1),  # one mark, one finding
        ([], 0),
    ],
)
def test_the_scorer_pairs_by_words(found, pairs):
    assert len(paired([MARK], found)) == pairs


def test_the_scorer_gives_nothing_for_nothing_and_everything_for_the_marks_themselves():
    made, text = marks("minbar-almadiq"), raw("minbar-almadiq")
    nothing = {"body": [], "published": None, "days": [], "mentions": [], "statements": [], "counts": []}
    right = nothing | {
        "days": [
            {"start": day["start"], "stop": day["end"], **dict(zip(("first", "last"), span_of(day["iso"]), strict=True))}
            for day in made["dates"]
        ]
    }

    assert set(report(tally(made, text, nothing)).values()) == {0.0}
    assert report(tally(made, text, right))["days.f1"] == report(tally(made, text, right))["days.resolved"] == 1.0
