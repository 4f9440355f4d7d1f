"""Every page, drawn from either engine, is the same page."""

from __future__ import annotations

import pytest

from components.ui import state
from components.ui.main import SLUGS
from data.store import Store
from data.store.clickhouse import SETTING, ClickHouseEngine
from tests.pages.test_pages_app import BROKEN, markup, opened
from tests.shelves import FIRST, SECOND

pytestmark = pytest.mark.cluster
ADDRESSES = [
    {"story": FIRST},
    {"story": FIRST, "lang": "en", "actor": ["russia", "china"], "from": "2022-01-07", "to": "2022-01-10"},
    {"story": FIRST, "q": "الأمن", "outlet": "unknown"},
    {"story": SECOND},
]


def drawn(slug: str, query: dict[str, object]) -> tuple[Store, list[str]]:
    """The store that was asked, and everything on the page."""
    state.OPEN.clear()
    page = opened(slug, **query)
    assert not page.exception
    return state.store(str(query["story"])), [markup(page), *(str(chart.proto) for chart in page.get("plotly_chart"))]


@pytest.mark.parametrize("query", ADDRESSES, ids=lambda query: "-".join(query))
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_the_same_from_either_engine(pairs, server, two_stories, monkeypatch, slug, query):
    monkeypatch.delenv(SETTING, raising=False)
    store, here = drawn(slug, query)
    monkeypatch.setenv(SETTING, server)
    far, there = drawn(slug, query)
    state.OPEN.clear()

    assert (isinstance(store.engine, ClickHouseEngine), isinstance(far.engine, ClickHouseEngine)) == (False, True)
    assert there == here
    assert BROKEN[str(query.get("lang", "ar"))] not in here[0]
