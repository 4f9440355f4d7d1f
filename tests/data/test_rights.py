"""Stories of passages only: what is not shown is masked before anybody can send it."""

import re
from pathlib import Path

from data.model import Span
from data.rights import MASK, around, collapsed, masked, shows

TEXT = "قال الوزير إنه باق. ومضى يوم طويل بلا خبر!\nثم عاد «الوفد» إلى العاصمة. انتهى"


def at(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_the_sentence_around_a_finding_is_shown_and_its_neighbours_are_not():
    shown = around(TEXT, [at("باق"), at("الوفد")])

    assert [one.of(TEXT) for one in shown] == ["قال الوزير إنه باق.", "ثم عاد «الوفد» إلى العاصمة."]


def test_masked_text_keeps_every_place_and_no_hidden_letter():
    shown = around(TEXT, [at("باق")])
    hidden = masked(TEXT, shown)

    assert len(hidden) == len(TEXT)
    assert shown[0].of(hidden) == shown[0].of(TEXT)
    assert set(hidden[shown[0].stop :]) == {MASK, " ", "\n"}
    assert collapsed(hidden) == "قال الوزير إنه باق. …"


def test_nothing_found_shows_nothing():
    assert set(masked(TEXT, ())) == {MASK, " ", "\n"}


def test_findings_that_touch_are_one_passage():
    assert len(around(TEXT, [at("قال"), at("باق"), at("يوم"), at("خبر")])) == 2


def test_a_passage_may_be_shown_only_whole():
    shown = around(TEXT, [at("باق")])

    assert shows(shown, at("الوزير"))
    assert not shows(shown, Span(at("باق").start, at("يوم").stop))
    assert shows(None, at("انتهى"))


def test_text_leaves_the_tables_in_one_place():
    root = Path(__file__).parents[2]
    asking = re.compile(r"queries\.TEXTS?\b|FROM texts\b|queries\.ORIGINS\b")
    files = [file for layer in ("data", "components", "pages") for file in (root / layer).rglob("*.py")]

    found = {file.name for file in files if asking.search(file.read_text("utf-8"))}
    assert found == {"texts.py", "queries.py", "fill.py"}  # the last makes the database of the tables, and hands nothing out
