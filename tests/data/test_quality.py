"""Measures of the automatic findings against the reviewed ones."""

import json
from dataclasses import replace

from data.measured import KINDS, read_quality
from data.model import Decision, StanceValue, Verdict
from data.pipeline import read_corpus
from data.quality import measure
from data.story import STORIES, find_story
from tests.data.small_story import corpus_of


def reviewed():
    """The small story as an editor would leave it who agrees with all of it."""
    made = corpus_of()
    rows = [one.id for found in made.findings.values() for one in (*found.statements, *found.stances, *found.counts, *found.events)]
    return replace(made, reviewed={id: Decision(id, "statement", "a", Verdict.ACCEPTED, "editor", "") for id in rows})


def with_statements(corpus, change):
    """The corpus with the statements of each article changed."""
    return replace(corpus, findings={id: replace(found, statements=change(found.statements)) for id, found in corpus.findings.items()})


def test_rules_an_editor_agrees_with_are_always_right():
    told = measure(corpus_of(), reviewed())

    assert told["articles"] > 0
    for found in told["kinds"].values():
        assert found["found"] == found["reviewed"] == found["automatic"]
        assert set(found["right"].values()) <= {found["found"]}


def test_a_statement_the_rules_miss_lowers_what_is_found_and_nothing_else():
    told = measure(with_statements(corpus_of(), lambda rows: rows[1:]), reviewed())["kinds"]["statements"]

    assert told["found"] == told["automatic"] < told["reviewed"]


def test_a_speaker_the_rules_get_wrong_is_found_but_not_right():
    told = measure(with_statements(corpus_of(), lambda rows: tuple(replace(row, speaker="nobody") for row in rows)), reviewed())["kinds"]

    assert told["statements"]["found"] == told["statements"]["reviewed"]
    assert told["statements"]["right"]["speaker"] == 0


def test_to_inform_only_is_no_stance():
    made = reviewed()
    dull = {
        id: replace(found, stances=tuple(replace(one, value=StanceValue.NONE) for one in found.stances))
        for id, found in made.findings.items()
    }

    assert measure(corpus_of(), replace(made, findings=dull))["kinds"]["stances"]["reviewed"] == 0


def test_articles_nobody_has_read_are_not_measured():
    assert measure(corpus_of(), corpus_of())["articles"] == 0


def test_what_is_written_is_read_and_a_broken_file_is_none(tmp_path):
    assert read_quality(tmp_path) is None
    (tmp_path / "quality.json").write_text(json.dumps(measure(corpus_of(), reviewed())), "utf-8")
    assert set(read_quality(tmp_path).kinds) == set(KINDS)
    (tmp_path / "quality.json").write_text('{"articles": 5, "kinds": {}}', "utf-8")
    assert read_quality(tmp_path) is None


def test_the_committed_measures_are_what_the_command_gives():
    story = find_story("kazakhstan-2022", STORIES)
    now = measure(read_corpus("kazakhstan-2022", reviewed=False), read_corpus("kazakhstan-2022", reviewed=True))

    assert json.loads((story / "quality.json").read_text("utf-8")) == json.loads(json.dumps(now)), (
        "run: python -m data.quality kazakhstan-2022"
    )
