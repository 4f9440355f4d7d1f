"""The desk's side of review.toml: what is written, where it stands, who agrees with whom."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import review
from data.build import build
from data.model import Decision, StoryError, Verdict
from data.review import form, read_review
from data.review.book import change, order_in, parsed, read_book, take_back
from data.review.queue import doubtful_first, doubts, queue
from data.review.standing import agreements, kappa, standing
from data.rows import to_tables
from data.store.built import read_built
from tests.data.small_story import FIRST, SECOND, corpus_of
from tests.shelves import second_alone

TEXTS = {"a1": FIRST, "a2": SECOND}
ORDER = order_in(TEXTS)
HAND = """# Our review.

# the first one
[[decision]]
kind = "statement"
article = "a1"
verdict = "accepted"   # after the second reading
reviewer = "editor"
quote = "مقتل 16 شرطيا"
"""


def row(quote: str, article: str = "a1", verdict: str = "accepted", **more) -> dict:
    return {"kind": "statement", "article": article, "verdict": verdict, "reviewer": "editor", "quote": quote} | more


ROWS = (
    row("روسيا لن تسمح بثورات ملونة"),
    row("مقتل 16 شرطيا", fields={"speaker": "ministry", "stances": [{"target": "", "value": "none"}]}),
    row("16 شرطيا", kind="count", fields={"value": 16, "population": 'of "all"\\'}),
    row("تدعم كازاخستان", "a2", "rejected"),
    row("تدعم كازاخستان", "a2", context="كازاخستان. وقالت بكين"),
    row("تكرار ذكريات", "a2", reviewer="second"),
    row("تكرار ذكريات", "a2", "rejected"),
)


@given(rows=st.permutations(ROWS))
@settings(max_examples=20)
def test_the_same_decisions_make_the_same_file_in_whatever_order_they_were_taken(tmp_path_factory, rows):
    tmp_path = tmp_path_factory.mktemp("review")
    for one in rows:
        assert change(tmp_path, one, ORDER) is None
    written = tomllib.loads((tmp_path / "review.toml").read_text("utf-8"))["decision"]

    assert [(one["quote"], one["reviewer"]) for one in written] == [
        ("روسيا لن تسمح بثورات ملونة", "editor"),
        ("مقتل 16 شرطيا", "editor"),
        ("16 شرطيا", "editor"),
        ("تدعم كازاخستان", "editor"),
        ("تدعم كازاخستان", "editor"),
        ("تكرار ذكريات", "editor"),
        ("تكرار ذكريات", "second"),
    ]
    assert sorted(map(repr, written)) == sorted(map(repr, ROWS))


def test_a_second_decision_of_the_same_reviewer_takes_the_place_of_the_first(tmp_path):
    change(tmp_path, ROWS[0], ORDER)
    before = change(tmp_path, ROWS[0] | {"verdict": "rejected"}, ORDER)

    assert 'verdict = "accepted"' in before
    assert [entry.row["verdict"] for entry in read_book(tmp_path).entries] == ["rejected"]


def test_comments_and_lines_of_others_stay_as_they_were(tmp_path):
    (tmp_path / "review.toml").write_text(HAND, "utf-8")
    change(tmp_path, ROWS[0], ORDER)
    change(tmp_path, ROWS[3], ORDER)
    text = (tmp_path / "review.toml").read_text("utf-8")

    assert HAND.partition("\n\n")[2].strip() in text
    assert text.startswith("# Our review.\n\n[[decision]]")
    assert text.index("بثورات") < text.index("# the first one") < text.index("تدعم")


def test_taking_a_decision_back_gives_the_file_of_before(tmp_path):
    (tmp_path / "review.toml").write_text(HAND, "utf-8")
    change(tmp_path, ROWS[0], ORDER)
    take_back(tmp_path, ROWS[0])
    assert (tmp_path / "review.toml").read_text("utf-8") == HAND

    old = change(tmp_path, ROWS[1] | {"verdict": "rejected"}, ORDER)
    change(tmp_path, parsed(old).entries[0].row, ORDER, old)
    assert (tmp_path / "review.toml").read_text("utf-8") == HAND


@pytest.mark.parametrize(
    "text", ["[[decision]\n", 'decision = [{ kind = "count" }]\n', 'note = """\n[[decision]]\n"""\n', "[[decision]]\nkind = 1\nkind = 2\n"]
)
def test_a_file_that_is_not_understood_is_left_alone(tmp_path, text):
    (tmp_path / "review.toml").write_text(text, "utf-8")

    with pytest.raises(StoryError):
        change(tmp_path, ROWS[0], ORDER)
    assert (tmp_path / "review.toml").read_text("utf-8") == text
    assert [path.name for path in tmp_path.iterdir()] == ["review.toml"]


def test_the_review_of_the_first_story_is_read_and_written_back_byte_for_byte():
    from data.story import STORIES

    text = (STORIES / "kazakhstan-2022" / "review.toml").read_text("utf-8")

    assert len(parsed(text).entries) > 100
    assert parsed(text).text == text


# --- several reviewers ---


def decided(quote: str, verdict: str, reviewer: str = "editor", **more) -> Decision:
    return Decision("", "statement", "a1", Verdict(verdict), reviewer, quote, fields=more)


def test_the_editors_decision_stands_over_others_and_each_keeps_what_only_they_decided():
    rows = (decided("a", "rejected", "alef"), decided("a", "accepted"), decided("b", "rejected", "zay"), decided("b", "accepted", "alef"))

    assert [(one.quote, one.reviewer) for one in standing(rows)] == [("a", "editor"), ("b", "alef")]
    made = review.apply(corpus_of(), standing([decided("مقتل 16 شرطيا", "rejected", "second"), decided("مقتل 16 شرطيا", "accepted")]))
    assert [one["verdict"] for one in to_tables(made)["statements"] if "مقتل" in one["text"]] == ["accepted"]


@pytest.mark.parametrize(
    "pairs, expected",
    [
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),  # the textbook's 50 proposals
        ([("y", "y"), ("n", "n")], 1.0),
        ([("y", "n"), ("n", "y")], -1.0),
        ([("y", "y")] * 9, None),  # one verdict alone: chance explains it all
        ([], None),
    ],
)
def test_kappa_is_cohens(pairs, expected):
    assert kappa(pairs) == (pytest.approx(expected) if expected is not None else None)


def test_agreement_counts_what_both_decided():
    rows = [
        decided(quote, verdict, who)
        for who, told in {"editor": "aacr", "second": "aarr"}.items()
        for quote, verdict in zip(
            "wxyz", (Verdict(v) for v in map({"a": "accepted", "c": "corrected", "r": "rejected"}.get, told)), strict=True
        )
    ]
    pair = agreements([*rows, decided("only", "accepted", "second"), decided("new", "added")])[0]

    assert (pair.one, pair.other, pair.n, pair.same, pair.percent) == ("editor", "second", 4, 3, 75)
    assert agreements([decided("a", "accepted")]) == ()


# --- from a finding to a decision and back ---


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    return second_alone(tmp_path_factory.mktemp("desk"))


def items(folder, kind: str, decisions=()):
    tables = read_built(folder / "built")[1]
    texts = {one["article"]: one["text"] for one in tables["texts"]}
    rows = [
        {
            key: date.fromisoformat(value) if value and key.endswith(("first", "last")) and isinstance(value, str) else value
            for key, value in one.items()
        }
        for one in tables[f"{kind}s"]
    ]
    return queue(kind, rows, texts, decisions), tables, texts


@pytest.mark.parametrize("kind", ["statement", "count", "event"])
def test_accepting_every_finding_changes_nothing_but_the_verdict(story, kind):
    found, tables, texts = items(story, kind)
    (story / "review.toml").unlink(missing_ok=True)
    actors = frozenset(one["id"] for one in tables["actors"])
    for item in found:
        stances = [one for one in tables["stances"] if one["statement"] == item.id]
        fields = form.checked(kind, form.now(item, stances), actors)
        change(story, form.decision(item, Verdict.ACCEPTED, "editor", fields), order_in(texts))
    corpus = build(story).corpus
    after = {one["id"]: one for one in read_built(story / "built")[1][f"{kind}s"]}

    assert corpus.warnings == ()
    for item in found:
        before = tables_row(tables, kind, item.id) | {"verdict": "accepted", "reviewer": "editor"}
        changed = {key for key, value in after[item.id].items() if before[key] != value}
        assert changed <= {"passage_start", "passage_stop"}, item.quote  # a reviewed statement's passage takes its speaker in
    (story / "review.toml").unlink()
    build(story)


def tables_row(tables, kind: str, name: str) -> dict:
    return next(one for one in tables[f"{kind}s"] if one["id"] == name)


def test_a_decision_is_found_again_by_its_words_when_ids_have_changed(story):
    found, _, texts = items(story, "statement")
    item = found[0]
    change(story, form.decision(item, Verdict.REJECTED, "editor", {}) | {"id": ""}, order_in(texts))
    build(story)
    left = read_built(story / "built")[1]["statements"]
    (story / "review.toml").unlink()

    assert item.id not in {one["id"] for one in left}
    assert len(left) == len(found) - 1
    build(story)


def test_what_was_decided_shows_on_its_finding_before_any_build(story):
    found, _, texts = items(story, "count")
    change(story, form.decision(found[2], Verdict.REJECTED, "second", {}), order_in(texts))
    decisions, _ = read_review(story, texts)
    again, _, _ = items(story, "count", decisions)
    (story / "review.toml").unlink()

    assert [sorted(item.decided) for item in again] == [["second"] if n == 2 else [] for n in range(len(found))]


def test_the_doubtful_come_first_and_say_why(story):
    found, _, _ = items(story, "statement")
    ranked = doubtful_first(found)

    assert [len(item.doubts) for item in ranked] == sorted((len(item.doubts) for item in found), reverse=True)
    assert any("speaker_unknown" in item.doubts for item in found)
    assert (
        doubts(
            "statement",
            found[0].row
            | {
                "speaker": "x",
                "speaker_basis": "named",
                "hedge": None,
                "flags": [],
                "said_first": date(2023, 3, 15),
                "said_basis": "stated",
            },
        )
        == ()
    )


ITEM_FIELDS = {
    "speaker": "arkhana",
    "cue_class": "asserts",
    "form": "quoted",
    "said": "2023-03",
    "said_basis": "stated",
    "stances": [{"target": "tiraf", "value": "warns"}],
}


@pytest.mark.parametrize(
    "field, value, wanted",
    [
        ("speaker", "nobody", "an actor of the story"),
        ("cue_class", "sings", "one of asserts"),
        ("said", "soon", "a day"),
        ("said", ["2023-03-15", "2023-03-14"], "the first day before the last"),
        ("stances", [{"target": "nobody", "value": "warns"}], "an actor of the story"),
        ("stances", [{"target": "", "value": "hates"}], "one of supports"),
    ],
)
def test_a_correction_that_means_nothing_is_not_written(field, value, wanted):
    actors = frozenset({"arkhana", "tiraf"})

    assert form.checked("statement", ITEM_FIELDS, actors) == ITEM_FIELDS
    with pytest.raises(StoryError, match=wanted):
        form.checked("statement", ITEM_FIELDS | {field: value}, actors)


def test_a_corrected_number_takes_its_ends_along():
    fields = {
        "measure": "killed",
        "value": 31,
        "low": 23,
        "high": 23,
        "bound": "exact",
        "source": "",
        "population": "",
        "unit": "",
        "said": "",
        "status": "stated",
    }

    assert form.checked("count", fields, frozenset())["low"] == form.checked("count", fields, frozenset())["high"] == 31
    with pytest.raises(StoryError, match="a number"):
        form.checked("count", fields | {"value": "many"}, frozenset())
