"""The page about the data: what was reviewed, how often the rules are right, what words mean; nothing typed in."""

import json
from dataclasses import replace

import pytest

from components.html import about
from data.measured import read_quality
from data.model import StanceValue
from tests.components.html_reader import read
from tests.components.html_story import first_story
from tests.components.html_story import view as hostile


def tables(view):
    return [table for table in read(about.page(view)).all("table", "mq-table") if "mq-data-table" not in table.path]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_names_of_a_story_stay_words(lang):
    shown = read(about.page(hostile(lang=lang)))

    assert not shown.all("script")
    assert not shown.unbalanced


def test_the_table_of_verdicts_adds_up_to_what_is_shown():
    shown = first_story()
    rows = [element for element in read(about.page(shown)).all("tr") if element.words.startswith("التصريحات")]
    checked = shown.checked()["statements"]

    assert sum(n for verdict, n in checked.items() if verdict != "rejected") == shown.total("statements")
    assert rows[0].words == "التصريحات" + "".join(str(n) for n in (shown.total("statements"), *(checked.get(v, 0) for v in about.VERDICTS)))


def test_measures_are_those_of_the_storys_file():
    found = read_quality(first_story().story.folder).kinds["statements"]
    rows = [element.words for element in read(about.page(first_story())).all("tr") if element.words.startswith("التصريحات")]

    assert f"{found.found} من {found.reviewed} ({round(100 * found.found / found.reviewed)}%)" in rows[1]


def test_a_story_without_measures_says_nothing_of_them():
    assert len(tables(first_story())) == 2
    assert len(tables(hostile())) == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_stance_and_every_verdict_is_told_in_words(lang):
    shown = first_story(lang=lang)
    told = dict(zip(*([element.words for element in read(about.page(shown)).all(name)] for name in ("dt", "dd")), strict=True))

    for value in StanceValue:
        assert any(shown.words.label("stance", value.value) in name for name in told)
    assert {shown.words.label("verdict", verdict) for verdict in about.VERDICTS} <= told.keys()
    assert all(len(words) > 20 for words in told.values())


def test_a_measure_of_nothing_is_no_number(tmp_path):
    shown = first_story()
    file = json.loads((shown.story.folder / "quality.json").read_text("utf-8"))
    file["kinds"]["events"] = {"reviewed": 0, "automatic": 0, "found": 0, "right": {"day": 0}}
    (tmp_path / "quality.json").write_text(json.dumps(file), "utf-8")
    shown.store = replace(shown.store, info=replace(shown.store.info, folder=tmp_path))

    rows = [element.words for element in read(about.page(shown)).all("tr") if element.words.startswith("الأحداث")]
    assert "(–)" in rows[1]
