from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data import review
from data.evidence import check
from data.model import Basis, Day, Decision, Verdict
from data.review.locate import locate
from data.review.skeleton import as_toml, undecided
from data.rows import to_tables
from tests.data.small_story import FIRST, SECOND, corpus_of


def decide(kind, article, verdict, quote="", /, **more):
    return Decision(more.pop("id", ""), kind, article, Verdict(verdict), "editor", quote, more.pop("context", ""), more, "")


def applied(*decisions, corpus=None):
    made = review.apply(corpus or corpus_of(), decisions)
    tables = to_tables(made)
    check(tables)
    return made, tables


def row(tables, table, words):
    return next((one for one in tables[table] if words in one["text"]), None)


def test_an_accepted_finding_is_marked_and_the_others_stay_automatic():
    _, tables = applied(decide("statement", "a1", "accepted", "روسيا لن تسمح بثورات ملونة"))

    assert row(tables, "statements", "بثورات")["verdict"] == "accepted"
    assert row(tables, "statements", "مقتل")["verdict"] is None


def test_a_corrected_finding_takes_the_fields_and_keeps_its_id():
    before = row(to_tables(corpus_of()), "statements", "بثورات")["id"]
    _, tables = applied(
        decide(
            "statement", "a1", "corrected", "روسيا لن … ملونة",
            speaker="china", cue_class="warns", said=["2022-01-06", "2022-01-07"], flags=["third_person"], form="quoted",
            speaker_words="بوتين", content="لن تسمح بثورات ملونة",
        )
    )  # fmt: skip
    found = row(tables, "statements", "بثورات")

    assert found["id"] == before
    assert (found["speaker"], found["voice"], found["cue_class"], found["form"]) == ("china", "china", "warns", "quoted")
    assert (found["said_first"], found["said_last"]) == (date(2022, 1, 6), date(2022, 1, 7))
    assert (found["text"], found["flags"], found["verdict"]) == ("لن تسمح بثورات ملونة", ["third_person"], "corrected")
    assert FIRST[found["speaker_start"] : found["speaker_stop"]] == "بوتين"
    assert {one["holder"] for one in tables["stances"] if one["statement"] == before} == {"china"}


def test_a_rejected_finding_leaves_the_tables_and_stays_among_the_decisions():
    _, tables = applied(decide("statement", "a1", "rejected", "مقتل 16 شرطيا"))

    assert row(tables, "statements", "مقتل") is None
    assert row(tables, "counts", "16")["statement"] is None
    assert [one["verdict"] for one in tables["decisions"]] == ["rejected"]


def test_an_added_finding_stands_on_its_quote():
    _, tables = applied(decide("statement", "a1", "added", "وأعلنت الوزارة", speaker="ministry", said="2022-01-07"))
    found = row(tables, "statements", "وأعلنت الوزارة")

    assert (found["verdict"], found["speaker"], found["said_basis"]) == ("added", "ministry", "estimated")


def test_context_tells_equal_words_apart():
    _, tables = applied(decide("statement", "a2", "accepted", "تدعم كازاخستان", context="كازاخستان. وقالت بكين"))
    marked = [one["start"] for one in tables["statements"] if one["verdict"]]

    assert marked == [SECOND.rindex("تدعم كازاخستان")]


def test_the_id_finds_the_finding_and_the_quote_finds_it_when_the_id_is_gone():
    name = corpus_of().findings["a1"].statements[0].id
    for decision in (
        decide("statement", "a1", "accepted", "no such words", id=name),
        decide("statement", "a1", "accepted", "روسيا لن تسمح بثورات ملونة", id="s-gone"),
        decide("statement", "a1", "accepted", "ثورات ملونة"),  # a part of it, found as the smallest that holds the words
    ):
        made, _ = applied(decision)
        assert list(made.reviewed) == [name]


@pytest.mark.parametrize("verdict", ["accepted", "corrected", "rejected", "added"])
def test_words_that_do_not_stand_in_the_article_are_a_warning_and_nothing_is_lost(verdict):
    made, tables = applied(decide("statement", "a1", verdict, "كلمات ليست في المقال", speaker="china"))

    assert len(made.warnings) == 1
    assert "كلمات ليست في المقال" in str(made.warnings[0])
    assert len(tables["decisions"]) == 1
    assert len(tables["statements"]) == len(to_tables(corpus_of())["statements"])


def test_a_field_that_means_nothing_is_told_and_the_rest_is_taken():
    made, tables = applied(
        decide("statement", "a1", "corrected", "روسيا لن تسمح", speaker="rusia", cue_clas="warns", form="quoted", said="2022-13")
    )

    assert row(tables, "statements", "بثورات")["form"] == "quoted"
    assert row(tables, "statements", "بثورات")["speaker"] == "putin"
    assert [('"russia"' in warning.wanted, '"cue_class"' in warning.wanted) for warning in made.warnings][:2] == [
        (True, False),
        (False, True),
    ]
    assert len(made.warnings) == 3


def test_listed_stances_replace_the_automatic_ones():
    listed = [{"target": "kazakhstan", "value": "supports"}, {"target": "russia", "value": "opposes", "cue": "تكرار"}]
    made, tables = applied(decide("statement", "a2", "accepted", "تكرار ذكريات", stances=listed))
    statement = row(tables, "statements", "تكرار")["id"]
    found = {(one["target"], one["value"]): one["verdict"] for one in tables["stances"] if one["statement"] == statement}

    assert found == {("kazakhstan", "supports"): "accepted", ("russia", "opposes"): "added"}
    assert made.warnings == ()


def test_a_stance_alone_is_found_by_its_statement_and_target():
    _, tables = applied(decide("stance", "a1", "corrected", "روسيا لن تسمح بثورات ملونة", target="kazakhstan", value="warns"))
    found = [(one["value"], one["verdict"]) for one in tables["stances"] if one["holder"] == "putin"]

    assert found == [("warns", "corrected")]


def test_counts_and_events():
    _, tables = applied(
        decide("count", "a1", "corrected", "16 شرطيا", value=17, bound="at_least", status="withdrawn", status_reason="ملونة", source=""),
        decide("event", "a1", "corrected", "مقتل 16 شرطيا", title_ar="مقتل شرطة", day="2022-01-06", actors=["ministry", "protesters"]),
        decide("event", "a2", "added", "قالت بكين", kind="call", title_ar="اتصال", title_en="Call", day=""),
    )
    count, event, call = tables["counts"][0], row(tables, "events", "مقتل"), row(tables, "events", "بكين")

    assert (count["value"], count["bound"], count["status"], count["status_reason"], count["source"]) == (
        17,
        "at_least",
        "withdrawn",
        "ملونة",
        None,
    )
    assert (event["first"], event["actors"], event["title_ar"]) == (date(2022, 1, 6), ["ministry", "protesters"], "مقتل شرطة")
    assert (call["kind"], call["first"], call["verdict"]) == ("call", None, "added")


def test_links_are_added_mended_and_rejected():
    members = [{"article": "a1", "quote": "مقتل 16 شرطيا"}, {"article": "a2", "quote": "تكرار ذكريات"}]
    old = corpus_of().links[0].id
    made, tables = applied(
        decide("link", "", "added", link="tension", members=members, note_ar="ملاحظة"),
        decide("link", "", "rejected", id=old),
    )

    assert [(one["kind"], one["note_ar"]) for one in tables["links"]] == [("tension", "ملاحظة")]
    assert len(tables["link_members"]) == 2
    assert made.warnings == ()


def test_a_link_loses_members_that_are_rejected():
    made, _ = applied(decide("statement", "a1", "rejected", "روسيا لن تسمح بثورات ملونة"))

    assert made.links == ()


def test_an_articles_day_is_decided_before_days_are_resolved():
    day = Day("a1", None, date(2022, 1, 11), date(2022, 1, 11), Basis.STATED)
    decision = decide("article", "a1", "corrected", published="2022-01-09", reason="خطاب الجمعة")
    found = review.published({"a1": day, "a2": None}, [decision])

    assert (found["a1"].first, found["a1"].basis, found["a1"].reasons) == (date(2022, 1, 9), Basis.ESTIMATED, ("خطاب الجمعة",))
    assert found["a2"] is None


def test_two_decisions_on_one_finding_are_told():
    name = corpus_of().findings["a1"].statements[0].id
    made, _ = applied(decide("statement", "a1", "accepted", id=name), decide("statement", "a1", "corrected", id=name, form="quoted"))

    assert "one decision a finding" in str(made.warnings[0])


@pytest.mark.parametrize(
    "quote,context,expected",
    [
        ("روسيا", "", "روسيا"),
        ("رُوسيا", "", "روسيا"),  # diacritics fold away
        ("روسيا … ملونة", "", "روسيا لن تسمح بثورات ملونة"),
        ("لن   تسمح", "", "لن تسمح"),
        ("فرنسا", "", None),
        ("", "", None),
        ("روسيا", "فرنسا", None),
    ],
)
def test_quotes_are_found_as_a_person_writes_them(quote, context, expected):
    found = locate(quote, FIRST, context)

    assert (found and found.of(FIRST)) == expected


BROKEN = """
[[decision]]
kind = "statment"
article = "a1"
verdict = "accepted"

[[decision]]
kind = "statement"
article = "a9"
verdict = "accepted"

[[decision]]
kind = "statement"
article = "a1"
verdict = "acepted"

[[decision]]
kind = "statement"
article = "a"
verdict = "accepted"
quot = "x"

[[decision]]
kind = "statement"
article = "a1"
verdict = "accepted"
quote = "x"
"""


def test_one_broken_decision_does_not_stop_the_rest(tmp_path: Path):
    (tmp_path / "review.toml").write_text(BROKEN, "utf-8")
    decisions, problems = review.read_review(tmp_path, ["a1", "a2"])

    assert [decision.quote for decision in decisions] == ["x"]
    assert (problems[0].found, problems[0].wanted) == ("statment", '"statement"')
    assert ("acepted", '"accepted"') in [(problem.found, problem.wanted) for problem in problems]
    assert ("quot", '"quote"') in [(problem.found, problem.wanted) for problem in problems]
    assert all(problem.path == "review.toml" for problem in problems)


def test_broken_toml_is_one_message(tmp_path: Path):
    (tmp_path / "review.toml").write_text("[[decision]\n", "utf-8")

    assert [problem.code for problem in review.read_review(tmp_path, ["a1"])[1]] == ["toml"]


def test_the_skeleton_of_all_findings_decides_all_of_them(tmp_path: Path):
    corpus = corpus_of()
    text = "\n".join(as_toml(decision) for decision in undecided(corpus))
    (tmp_path / "review.toml").write_text(text, "utf-8")
    decisions, problems = review.read_review(tmp_path, ["a1", "a2"])
    made, tables = applied(*decisions)

    assert (problems, made.warnings) == ((), ())
    assert list(undecided(made)) == []
    assert {one["verdict"] for table in ("statements", "stances", "counts", "events") for one in tables[table]} == {"accepted"}
    before = to_tables(corpus)
    for table in ("statements", "stances", "counts", "events"):
        blank = {"verdict": None, "reviewer": None, "note": None}
        assert [one | blank for one in tables[table]] == [one | blank for one in before[table]]


def test_a_skeleton_without_ids_leads_back_to_the_same_findings(tmp_path: Path):
    corpus = corpus_of()
    (tmp_path / "review.toml").write_text("\n".join(as_toml(one | {"id": ""}) for one in undecided(corpus)), "utf-8")
    made, _ = applied(*review.read_review(tmp_path, ["a1", "a2"])[0])

    assert list(undecided(made)) == []


def test_decisions_on_links_come_after_those_on_findings():
    name = corpus_of().findings["a1"].statements[0].id
    first, _ = applied(decide("statement", "a1", "accepted", id=name))
    members = [{"article": "a1", "quote": "روسيا لن … ملونة"}, {"article": "a2", "quote": "تكرار ذكريات"}]
    made, tables = applied(decide("link", "", "added", link="fact", members=members), corpus=first)

    assert made.reviewed[name].verdict is Verdict.ACCEPTED
    assert len(tables["decisions"]) == 2
