"""Whoever speaks without a name: who he is for the reader, for the next verb, and for the story's list of actors."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.extract.given import all_names
from data.model import ActorKind, SpeakerBasis
from data.pipeline import read_corpus
from tests.data.speech_articles import read

SOURCES = [
    ("وقال مصدر طبي في مستشفى الشفاء إن الأسرة لا تكفي.", "مصدر طبي"),
    ("وذكر شهود عيان أن النيران أتت على السوق.", "شهود عيان"),
    ("وأكدت عائلة الفقيد أن الدفن غدا.", "عائلة الفقيد"),
    ("احترق المخزن، وفق مصدر أمني.", "مصدر أمني"),
]


@pytest.mark.parametrize("text,words", SOURCES, ids=[words for _, words in SOURCES])
def test_the_words_that_say_who_speaks_are_the_speaker(text, words):
    statement = read(text).statements[0]

    assert (statement.speaker_span.of(text), statement.speaker.startswith("role-")) == (words, True)


def test_nobody_by_name_is_no_mention():
    findings = read("وقال مصدر طبي إن الأسرة لا تكفي.")

    assert findings.mentions == ()


def test_a_source_of_a_state_belongs_to_it():
    findings = read("وقال مصدر دبلوماسي تونسي إن الزيارة أجلت.")
    actor = next(each for each in findings.actors if each.id == findings.statements[0].speaker)

    assert (actor.kind, actor.member_of) == (ActorKind.GROUP, "tunisia")


def test_a_man_does_not_go_on_with_a_feminine_verb():
    statements = read("قال النائب سامي حداد إن الضريبة مرتفعة.\nوأضافت أن الناس تعبوا.").statements

    assert (statements[1].speaker, statements[1].speaker_basis) == (None, SpeakerBasis.UNKNOWN)


def test_whoever_speaks_without_a_name_is_among_the_story_s_actors(tmp_path: Path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("توقف الضخ\n\nقال مهندس في المحطة إن المضخات تعطلت منذ يومين كاملين.\n", "utf-8")

    corpus = read_corpus(tmp_path, reviewed=False)

    assert corpus.findings["a"].statements[0].speaker in {actor.id for actor in corpus.actors}


@pytest.mark.parametrize("word", ["بوجمعه", "بلحسن", "بنرجب"])
def test_one_word_maghrebi_names_are_names(word):
    assert word in all_names()


@pytest.mark.parametrize("word", ["بولندا", "بنغازي", "بلدان"])
def test_places_that_look_so_are_none(word):
    assert word not in all_names()
