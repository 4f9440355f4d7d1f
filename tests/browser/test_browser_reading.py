"""Reading in a real browser: marks open cards, keys step through passages, nothing reloads, hostile text stays text."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def row(view):
    """A statement well down its article."""
    article = next(iter(view.store.articles))
    return view.of_article("statements", article)[-1]


def test_a_passage_link_shows_the_passage_and_its_card(warm, reader, view, row):
    tab = reader.tab(warm).open("/" + view.passage(row["article"], row["start"], row["stop"]))
    box = tab.page.locator("#mq-here").bounding_box()

    assert 0 <= box["y"] <= 900
    assert tab.page.locator(".mq-side blockquote").first.inner_text().strip("«»") == row["text"]
    assert tab.complaints == []


def test_a_mark_opens_its_card_without_a_reload_and_back_closes_it(warm, reader, view, row):
    tab = reader.tab(warm).open(f"/reading?read={row['article']}")
    mark = tab.page.locator("a.mq-on-actor").nth(3)
    name = mark.inner_text()
    mark.click()
    tab.until("!!document.querySelector('.mq-side-open')")

    assert name in tab.page.inner_text(".mq-side")
    assert "at=" in tab.address
    assert tab.loads == 1

    tab.page.go_back()
    tab.until("!document.querySelector('.mq-side-open')")

    assert "at=" not in tab.address


def test_n_and_p_step_through_the_passages(warm, reader, row):
    tab = reader.tab(warm).open(f"/reading?read={row['article']}")
    seen = []
    for key in ("n", "n", "p"):
        before = tab.address
        tab.page.keyboard.press(key)
        tab.until(f"location.search !== {before.partition('reading')[2]!r}")
        seen.append(tab.address)

    assert seen[0] == seen[2] != seen[1]


def test_marks_do_not_pull_letters_apart(warm, reader, row):
    tab = reader.tab(warm).open(f"/reading?read={row['article']}")
    looks = ("display", "paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth", "marginLeft", "letterSpacing")
    styles = tab.page.evaluate(
        "looks => [...document.querySelectorAll('.mq-body .mq-mark')].map(one => looks.map(name => getComputedStyle(one)[name]).join(' '))",
        list(looks),
    )

    assert set(styles) == {"inline 0px 0px 0px 0px 0px normal"}


def test_the_image_of_a_statement_downloads(warm, reader, view, row):
    tab = reader.tab(warm).open("/" + view.passage(row["article"], row["start"], row["stop"]))
    with tab.page.expect_download() as waiting:
        tab.page.locator(".mq-side a[download]").first.click()

    assert waiting.value.suggested_filename == f"mawaqif-{row['id']}.png"


@pytest.mark.parametrize("width", [1360, 390])
def test_nothing_is_wider_than_the_screen(warm, reader, row, width):
    tab = reader.tab(warm, width=width)
    for link in (f"/reading?read={row['article']}", "/statements", f"/reading?read={row['article']}&at={row['start']}-{row['stop']}"):
        tab.open(link)

        assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_two_panes_show_both_passages_clear_of_the_card(warm, reader, view):
    link = next(
        link
        for link, rows in view.joined([link["id"] for link in view.links("utterance")]).items()
        if len({row["article"] for row in rows}) == 2
    )
    one, other = view.members(link)[:2]
    tab = reader.tab(warm).open(f"/{view.passage(one['article'], one['start'], one['stop'])}&beside={other['article']}")
    sheet = tab.page.locator(".mq-side-open").bounding_box()
    for place in ("#mq-here", "[data-here-too]"):
        box = tab.page.locator(place).first.bounding_box()

        assert box["y"] >= 0, place
        assert box["y"] + 30 <= sheet["y"] or box["x"] >= sheet["x"] + sheet["width"] or box["x"] + box["width"] <= sheet["x"], place
