"""The reading room as a reader uses it: panes that scroll apart, twins, keys and focus, links to a selection, paper, a phone, rights."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from benchmarks.serving import serve
from components.html.passages import twins
from data.selection import Selection
from data.story import default_story, find_story
from data.view import View

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PARTS = ("components", "data", "pages", "static")
SCROLLS = "[...document.querySelectorAll('.mq-pane')].map(one => Math.round(one.scrollTop))"
MAIN = "document.querySelector('[data-testid=stMain]').scrollTop"
WITHIN = """place => { const one = document.querySelector(place), pane = one.closest('.mq-pane').getBoundingClientRect(),
  box = one.getClientRects()[0]; return box.top >= Math.max(pane.top, 0) && box.bottom <= Math.min(pane.bottom, innerHeight); }"""
TOPMOST = """[...document.querySelectorAll('.mq-pane')].map(pane => Number([...pane.querySelectorAll('[data-from]')]
  .find(one => one.getBoundingClientRect().bottom > pane.getBoundingClientRect().top).dataset.from))"""
SELECT = """n => { const range = document.createRange(); range.selectNodeContents(document.querySelectorAll('.mq-paragraph')[n]);
  getSelection().removeAllRanges(); getSelection().addRange(range); }"""


@pytest.fixture(scope="module")
def pair(view):
    """Two articles that share most, and a shared passage in the middle of the first."""
    names = list(view.store.articles)
    one, other = max(((a, b) for a in names for b in names if a != b), key=lambda pair: len(twins(view, *pair)))
    shared = twins(view, one, other)
    return one, other, shared[len(shared) // 2]


@pytest.fixture(scope="module")
def passages_only(tmp_path_factory):
    """A server of the same code and story, whose owner allows passages only and takes corrections by mail."""
    root = tmp_path_factory.mktemp("rights")
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", root)
    file = root / find_story(default_story()).relative_to(ROOT) / "story.toml"
    told = file.read_text("utf-8").replace('show = "full"', 'show = "passages"')
    file.write_text(f'contact = "mailto:desk@example.org"\n{told}', "utf-8")
    with serve(root / "app.py") as address:
        yield address


def test_each_pane_scrolls_by_itself(warm, reader, pair):
    tab = reader.tab(warm).open(f"/reading?read={pair[0]}&beside={pair[1]}")
    box = tab.page.locator(".mq-pane").nth(1).bounding_box()
    before = tab.page.evaluate(MAIN)
    tab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 200)
    tab.page.mouse.wheel(0, 300)
    tab.until(f"{SCROLLS}[1] > 100")

    assert tab.page.evaluate(SCROLLS)[0] == 0
    assert tab.page.evaluate(MAIN) == before


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_shared_words_lead_the_other_pane_to_their_twin_and_panes_keep_their_place(warm, reader, pair, lang):
    one, other, (own, twin) = pair
    tab = reader.tab(warm).open(f"/reading?read={one}&beside={other}&at={own.start}-{own.stop}&lang={lang}")
    tab.until("!!document.querySelector('[data-here-too]')")

    assert tab.page.get_attribute("[data-here-too]", "data-here-too").split("-")[0] == str(twin.start)
    assert tab.page.evaluate(WITHIN, "#mq-here")
    assert tab.page.evaluate(WITHIN, "[data-here-too]")

    stood = tab.page.evaluate(TOPMOST)
    tab.page.keyboard.press("Escape")
    tab.until("!document.querySelector('.mq-side-open')")

    assert "at" not in tab.query
    assert tab.page.evaluate(TOPMOST) == stood
    assert max(stood) > 0


def test_the_keyboard_goes_from_a_mark_to_its_card_and_back(warm, reader, pair):
    tab = reader.tab(warm).open(f"/reading?read={pair[0]}")
    mark = tab.page.locator("a.mq-on-count").first
    mark.focus()
    href = mark.get_attribute("href")
    tab.page.keyboard.press("Enter")
    tab.until("!!document.querySelector('.mq-side-open') && document.activeElement.tagName === 'H2'")

    assert tab.page.locator(".mq-side-open .mq-card-count").count() >= 1
    assert tab.loads == 1

    tab.page.keyboard.press("Escape")
    tab.until("!document.querySelector('.mq-side-open') && document.activeElement.tagName === 'A'")

    assert tab.page.evaluate("document.activeElement.getAttribute('href')") == href


def test_a_link_to_a_selection_holds_its_words_and_opens_it_on_a_server_nobody_has_opened(warm, fresh, reader, view, pair):
    tab = reader.tab(warm).open(f"/reading?read={pair[0]}")
    assert tab.page.locator(".mq-pick").is_hidden()
    tab.page.evaluate(SELECT, 2)
    words = " ".join(tab.page.evaluate("getSelection().toString()").split())
    tab.page.locator(".mq-pick").click()
    tab.until("!!document.querySelector('.mq-side-open')")
    start, stop = map(int, tab.query["at"].split("-"))

    assert " ".join(view.text(pair[0])[start:stop].split()) == words
    assert tab.query["quote"].split("…")[0] in words
    assert tab.query["after"]

    moved = re.sub(r"at=\d+-\d+", "at=0-9", tab.address)  # as if much had been put in before it
    cold = reader.tab(fresh).open(moved)

    assert cold.page.locator(".mq-orphan").count() == 0
    assert "".join(cold.page.locator(".mq-pane .mq-here").all_text_contents()).split() == words.split()


@pytest.mark.parametrize(("lang", "width"), [("ar", 1360), ("en", 390)])
def test_an_orphaned_link_says_so_where_it_is_seen(warm, reader, view, lang, width):
    row = max(view.of_article("statements", next(iter(view.store.articles))), key=lambda row: len(row["text"]))
    words = " ".join(word for n, word in enumerate(row["text"][:160].split()) if n % 3 != 2)  # written anew: every third word is gone
    tab = reader.tab(warm, width=width).open(f"/reading?read={row['article']}&quote={quote(words)}&lang={lang}")
    notice = tab.page.locator(".mq-orphan")
    box = notice.bounding_box()

    assert View(view.store, Selection(lang=lang)).words("reading.orphan.nearest") in notice.inner_text()
    assert words in notice.inner_text()
    assert 0 <= box["y"] <= 800
    assert tab.page.locator("#mq-here").count() == 1


def test_a_phone_shows_one_article_and_its_tab_leads_to_the_same_words_in_the_other(warm, reader, view, pair):
    one, other, (own, twin) = pair
    tab = reader.tab(warm, width=390).open(f"/reading?read={one}&beside={other}&at={own.start}-{own.stop}")

    assert [pane.is_visible() for pane in tab.page.locator(".mq-pane").all()] == [True, False]

    tab.page.locator(".mq-tabs a").click()
    tab.until(f"new URLSearchParams(location.search).get('read') === {other!r}")

    assert tab.query["at"] == f"{twin.start}-{twin.stop}"
    assert "".join(tab.page.locator(".mq-pane .mq-here:visible").all_text_contents()).strip() == twin.of(view.text(other)).strip()


def test_paper_has_the_document_and_nothing_of_the_program(warm, reader, view):
    article = next(name for name, row in view.store.articles.items() if row["outlet"] and row["title"])
    row = view.of_article("statements", article)[0]
    tab = reader.tab(warm).open("/" + view.passage(article, row["start"], row["stop"]))
    tab.page.emulate_media(media="print")
    shown = tab.page.locator("[data-testid=stMain]").inner_text()

    for words in (view.article_title(article), view.outlet(article), "11 يناير 2022", f"{warm}/reading?read={article}", row["text"]):
        assert words in shown
    for one in (".mq-nav", ".mq-desk-tools", ".mq-steps", ".mq-card-acts", ".mq-why", "[data-testid=stDateInput]", ".mq-line"):
        assert not tab.page.locator(one).first.is_visible(), one
    assert tab.page.locator(".mq-side-open .mq-citation").is_visible()  # the footnote
    assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight <= document.documentElement.scrollHeight")
    tab.page.emulate_media(media="screen")


def hidden_runs(view):
    """Words of the articles, four in a row, that a story of passages only may not show."""
    rights = View(replace(view.store, info=replace(view.story, show="passages")), Selection())
    runs = []
    for article in view.store.articles:
        last = 0
        for one in rights.shown_of(article):
            runs += re.findall(r"\S+ \S+ \S+ \S+", view.text(article)[last : one.start])
            last = one.stop
    return [run for run in runs if not any(run in rights.text(article) for article in view.store.articles)]


def test_a_story_of_passages_only_never_sends_what_it_hides(passages_only, reader, view):
    hidden, sent = hidden_runs(view), []
    tab = reader.tab(passages_only, locale="ar")
    tab.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(frame)))
    names = list(view.store.articles)
    for link in (f"/reading?read={names[0]}&beside={names[1]}", f"/reading?read={names[3]}", "/statements", "/compare?view=wording"):
        tab.open(link)
        document = unquote(tab.page.content())

        assert [run for run in hidden if run in document] == []
    received = b"".join(frame if isinstance(frame, bytes) else str(frame).encode() for frame in sent)

    assert len(hidden) > 10
    assert names[0].encode() in received
    assert [run for run in hidden if run.encode() in received] == []
    tab.open(f"/reading?read={next(name for name in names if any(run in view.text(name) for run in hidden))}")
    assert tab.page.locator(".mq-left-out").count() > 0
    assert tab.page.locator(".mq-passages-only").is_visible()


def test_a_mail_that_reports_a_mistake_holds_the_whole_link_and_the_words(passages_only, reader, view):
    row = view.of_article("statements", next(iter(view.store.articles)))[0]
    tab = reader.tab(passages_only).open("/" + view.passage(row["article"], row["start"], row["stop"]))
    link = tab.page.locator(".mq-side a[href^='mailto:']").first
    link.evaluate("one => { document.addEventListener('click', event => event.preventDefault(), { once: true }); one.click(); }")
    told = parse_qs(urlsplit(link.get_attribute("href")).query)["body"][0]

    assert f"{passages_only}/reading?read={row['article']}" in told
    assert row["text"][:40] in told


def test_a_report_without_a_contact_is_copied_with_the_whole_link(warm, reader, view):
    row = view.of_article("statements", next(iter(view.store.articles)))[0]
    tab = reader.tab(warm).open("/" + view.passage(row["article"], row["start"], row["stop"]))
    tab.page.evaluate("navigator.clipboard.writeText = words => { window.copied = words; return Promise.resolve(); }")
    tab.page.locator(".mq-side .mq-report summary").first.click()
    tab.page.locator(".mq-side .mq-report button").first.click()
    tab.until("!!window.copied")
    told = tab.page.evaluate("window.copied")

    assert f"{warm}/reading?read={row['article']}" in told
    assert row["text"][:40] in told
