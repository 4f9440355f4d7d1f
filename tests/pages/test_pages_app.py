"""Every page through Streamlit's own test runner: both languages, filters, and addresses nobody should write."""

import re
import threading
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from components.html import kept
from components.ui import chart, state
from components.ui.main import PAGES, SLUGS, name, warm
from data.kept import Kept

SCRIPT = Path(__file__).parents[2] / "components" / "ui" / "main.py"
LANGUAGES = ("ar", "en")
BROKEN = {"ar": "تعذّر عرض هذه الصفحة", "en": "This page cannot be shown"}


def opened(slug: str, **query: str | list[str]) -> AppTest:
    """The page at an address, as a first visit."""
    test = AppTest.from_file(SCRIPT, default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    test._page_hash = calc_hash(slug or name(PAGES[0]))  # switch_page() knows pages by file only; ours are functions
    return test.run()


def markup(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def says(test: AppTest) -> str:
    return re.search(r'class="mq-says"[^>]*>([^<]*)', markup(test))[1]


def notices(test: AppTest) -> str:
    found = re.search(r'class="mq-notice".*?</div>', markup(test), re.DOTALL)
    return found[0] if found else ""


def address(test: AppTest) -> dict[str, list[str]]:
    return {key: [values] if isinstance(values, str) else list(values) for key, values in test.query_params.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_draws_in_each_language(slug, lang):
    test = opened(slug, lang=lang)

    assert not test.exception
    assert BROKEN[lang] not in markup(test)
    assert f'data-lang="{lang}"' in markup(test)
    assert f'data-dir="{"rtl" if lang == "ar" else "ltr"}"' in markup(test)
    assert notices(test) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_drawn_beforehand_is_all_that_unfiltered_pages_show_but_their_frame(monkeypatch, lang):
    pieces, figures = Kept(1_000), Kept(100)
    monkeypatch.setattr(kept, "PIECES", pieces)
    monkeypatch.setattr(chart, "FIGURES", figures)
    warm(threading.Event())
    drawn = {*pieces._values, *figures._values}
    for slug in SLUGS:
        opened(slug, lang=lang)

    assert {key[0] for key in {*pieces._values, *figures._values} - drawn} == {"header", "line", "foot"}


def test_nothing_is_drawn_beforehand_of_a_long_story_or_when_the_server_stops(monkeypatch):
    pieces, stopped = Kept(1_000), threading.Event()
    monkeypatch.setattr(kept, "PIECES", pieces)
    stopped.set()
    warm(stopped)
    monkeypatch.setattr("data.store.open.FEW", 3)
    warm(threading.Event())

    assert not len(pieces)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_under_filters_says_them_and_keeps_them_in_its_links(slug):
    test = opened(slug, actor=["russia", "china"], **{"from": "2022-01-07", "to": "2022-01-10"})

    assert not test.exception
    assert BROKEN["ar"] not in markup(test)
    assert "روسيا" in says(test)
    assert "بين 7 و10 يناير 2022" in says(test)
    tabs = re.findall(r'<nav class="mq-nav".*?</nav>', markup(test), re.DOTALL)[0]
    links = re.findall(r'href="([^"]*)"', tabs)
    assert len(links) == len(PAGES)
    assert all("actor=china&amp;actor=russia" in link or "actor=russia&amp;actor=china" in link for link in links)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_with_nothing_left_says_so_without_breaking(slug):
    test = opened(slug, q="زرافة بنفسجية")

    assert not test.exception
    assert BROKEN["ar"] not in markup(test)


HOSTILE = [
    {"actor": "<script>alert(1)</script>"},
    {"actor": ["russia", "nobody"]},
    {"from": "0000-99-99"},
    {"from": "2022-01-10", "to": "2022-01-07"},
    {"from": "9999-12-31"},
    {"q": "'; DROP TABLE statements; --"},
    {"q": "ا" * 100_000},
    {"q": "\u202e\u2066\x00"},
    {"article": "../../etc/passwd"},
    {"story": "../../../etc"},
    {"story": "nowhere"},
    {"lang": "xx"},
    {"stance": ["love", "hate"]},
    {"target": "nobody"},
    {"open": "<img src=x onerror=alert(1)>"},
    {"open": "s-0000000000"},
    {"read": "no-such-article", "at": "9-3"},
    {"at": "1-999999999"},
    {"beside": "\u202e"},
    {"view": "../x"},
    {"page": "99999999999"},
    {"day": "yesterday"},
    {"utm_source": "x", "fbclid": "y"},
    {f"k{number}": "v" for number in range(1001)},
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(next(iter(query.items())))[:40])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_hostile_address_never_breaks_a_page(slug, query):
    test = opened(slug, **query)

    assert not test.exception
    assert BROKEN["ar"] not in markup(test)
    assert "<script" not in markup(test).lower()
    assert "<img src=x" not in markup(test).lower()


@pytest.mark.parametrize(
    "query,mended",
    [
        ({"actor": ["russia", "nobody"]}, {"actor": ["russia"]}),
        ({"from": "junk", "stance": "warns"}, {"stance": ["warns"]}),
        ({"zzz": "1"}, {}),
        ({"lost": "1", "actor": "russia"}, {"actor": ["russia"]}),
        ({"at": "9-3", "lang": "en"}, {"lang": ["en"]}),
        ({"from": "2022-01-10", "to": "2022-01-07"}, {"from": ["2022-01-07"], "to": ["2022-01-10"]}),
    ],
)
def test_what_is_left_out_is_told_and_the_address_mended(query, mended):
    test = opened("about", **query)

    assert notices(test)
    assert address(test) == mended


@pytest.mark.parametrize(
    "query,told",
    [
        ({"open": "s-0000000000"}, "s-0000000000"),
        ({"read": "no-such-article"}, "no-such-article"),
        ({"read": "no-such-article", "at": "3-9"}, "3-9"),
        ({"beside": "gone"}, "gone"),
    ],
)
def test_a_link_to_what_is_gone_says_so_and_shows_the_nearest_view(query, told):
    test = opened("reading", **query)

    assert not test.exception
    assert told in notices(test)
    assert address(test) == {}


def test_a_passage_beyond_its_article_is_gone_and_the_article_stays():
    article = next(iter(state.store().articles))
    test = opened("reading", read=article, at="1-999999999")

    assert "1-999999999" in notices(test)
    assert address(test) == {"read": [article]}


def test_the_address_is_left_alone_where_nothing_is_wrong_with_it():
    asked = {"lang": ["en"], "actor": ["russia"]}
    test = opened("about", **asked)

    assert notices(test) == ""
    assert address(test) == asked


def test_a_change_in_the_filter_bar_is_written_into_the_address():
    test = opened("about", lang="en", story="nowhere")
    test.multiselect(key="mq-actors").set_value(["russia", "china"])
    test.text_input(key="mq-words").set_value("  قوات  حفظ ")
    test.run()

    assert address(test) == {"actor": ["china", "russia"], "q": ["قوات حفظ"], "lang": ["en"]}
    assert "China" in says(test)


def test_only_a_filter_that_is_chosen_is_sent_with_its_value():
    """Set, a widget is sent with its whole list, and in the next run again without the value."""
    assert [box.proto.set_value for box in opened("").multiselect] == [False, False, False]
    assert [box.proto.set_value for box in opened("", actor="russia").multiselect] == [True, False, False]


def test_widgets_follow_the_address():
    test = opened("about", actor=["russia"], **{"from": "2022-01-07", "to": "2022-01-10"})
    test.query_params.clear()
    test.query_params["stance"] = "warns"
    test.run()

    assert test.multiselect(key="mq-actors").value == []
    assert test.multiselect(key="mq-stances").value == ["warns"]


def test_a_half_picked_period_changes_nothing_yet():
    test = opened("about")
    test.date_input(key="mq-period").set_value((date(2022, 1, 7),)).run()

    assert address(test) == {}
    assert not test.exception


def test_the_whole_period_is_no_filter():
    test = opened("about")
    whole = test.date_input(key="mq-period").value
    test.date_input(key="mq-period").set_value((date(2022, 1, 7), date(2022, 1, 8))).run()
    assert address(test) == {"from": ["2022-01-07"], "to": ["2022-01-08"]}
    test.date_input(key="mq-period").set_value(whole).run()

    assert address(test) == {}


def test_a_period_outside_the_story_is_kept_and_shown_within_it():
    test = opened("about", **{"from": "1999-01-01", "to": "2001-01-01"})

    assert not test.exception
    assert address(test) == {"from": ["1999-01-01"], "to": ["2001-01-01"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_error_in_a_page_is_a_calm_message_with_the_number_the_log_has(monkeypatch, caplog, lang):
    def fail(view):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(PAGES[SLUGS.index("about")], "render", fail)
    test = opened("about", lang=lang)

    assert not test.exception
    assert BROKEN[lang] in markup(test)
    assert "secret detail" not in markup(test)
    number = re.search(r"[0-9a-f]{8}", markup(test).partition(BROKEN[lang])[2])[0]
    assert f"error {number}" in caplog.text
    assert "secret detail" in caplog.text
