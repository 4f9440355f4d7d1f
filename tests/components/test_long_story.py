"""A long story stays readable: pages of a few hundred kilobytes, charts of a few screens, however many findings there are."""

from __future__ import annotations

import pytest

from benchmarks.crowd import write_crowd
from components.charts import rows, strip, timeline
from components.html import compare_wording, counts, overview, stances, statements
from components.html import timeline as timeline_page
from data.build import build
from data.selection import Selection
from data.store.open import open_story
from data.view import View
from tests.components.html_reader import read

ARTICLES = 80
MOST = 400_000  # characters of markup
PLACES = [({}, page) for page in (overview.below, timeline_page.side, timeline_page.twin, stances.grids, counts.body, compare_wording.page)]
PLACES += [({"view": name}, statements.page) for name in ("newest", "tension", "dates", "flags", "links")]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = write_crowd(tmp_path_factory.mktemp("stories") / "crowd", ARTICLES)
    build(folder)
    return open_story(folder.name, folder.parent)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("place, page", PLACES, ids=lambda one: getattr(one, "__module__", "").rpartition(".")[2] or one.get("view", ""))
def test_a_page_stays_within_bounds(store, lang, place, page):
    markup = page(View(store, Selection(lang=lang), place))

    assert 0 < len(markup) < MOST
    assert read(markup).unbalanced == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_charts_are_a_few_screens_high_and_hold_everything(store, lang):
    view = View(store, Selection(lang=lang))
    seen, look = rows.timeline(view), rows.look(view)
    figure = timeline.figure(seen, look)

    assert len(seen) > 1000
    assert figure.layout.height < 1500
    assert any(trace.type == "bar" for trace in figure.data)
    assert strip.figure(seen, look).layout.height < 400


def test_the_same_story_is_made_each_time(tmp_path):
    one, other = (write_crowd(tmp_path / name, 3) for name in ("one", "other"))

    assert [path.read_text() for path in sorted(one.rglob("*.t*"))] == [path.read_text() for path in sorted(other.rglob("*.t*"))]
