"""The first visit: a guide that goes when it is told to and comes back when it is asked for; rows that can be taken away."""

import pandas as pd
import pytest

pytestmark = pytest.mark.browser
HEIGHT = "document.querySelector('.mq-guide').getBoundingClientRect().height"


def test_the_guide_stays_away_once_hidden_and_comes_back_when_asked(warm, reader):
    tab = reader.tab(warm, color_scheme="light").open("/")
    assert tab.page.evaluate(HEIGHT) > 0

    tab.page.focus(".mq-guide button")
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate(HEIGHT) == 0
    assert tab.page.evaluate("document.activeElement.id") == "mq-content"

    tab.open("/?lang=en")
    assert tab.page.evaluate("document.documentElement.dataset.guide") == "closed"
    assert tab.page.evaluate(HEIGHT) == 0

    tab.open("/about?lang=en").page.click("a[data-guide]")
    tab.until("!!document.querySelector('.mq-guide')")
    assert tab.page.evaluate(HEIGHT) > 0


def test_a_question_of_the_guide_opens_its_answer_without_a_reload(warm, reader):
    tab = reader.tab(warm).open("/")
    tab.page.click(".mq-guide-asks a[href^='statements']")
    tab.until("location.pathname === '/statements' && !!document.querySelector('.mq-reset')")

    assert tab.loads == 1


def test_the_rows_shown_can_be_taken_away_by_keyboard(warm, reader, tmp_path):
    tab = reader.tab(warm, width=390).open("/statements?actor=russia")
    tab.page.focus(".mq-download summary")
    tab.page.keyboard.press("Enter")
    with tab.page.expect_download() as taken:
        tab.page.focus(".mq-download a[download]")
        tab.page.keyboard.press("Enter")
    taken.value.save_as(tmp_path / "rows.csv")
    rows = pd.read_csv(tmp_path / "rows.csv", encoding="utf-8-sig")

    assert f": {len(rows)} من" in tab.says
    assert set(rows["voice"]) == {"russia"}
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.complaints == []
