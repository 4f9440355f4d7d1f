"""Hostile articles through the whole path, from files to the screen: what they say is shown as words, and breaks nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.serving import serve

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PARTS = ("components", "data", "pages", "static")
STORY = 'title_ar = "قصة <b>معادية</b>"\ntitle_en = "Hostile"\ntarget = "kazakhstan"\ndefault = true\n'
MARKUP = """خبر <script>window.hit = 1</script> عاجل

قال رئيس كازاخستان قاسم جومارت توكاييف، الاثنين 10 يناير 2022، إن "<img src=x onerror='window.hit = 2'> الوضع مستقر في البلاد".

وأكد المتحدث باسم الكرملين دميتري بيسكوف أن روسيا \u202eتدعم\u202c كازاخستان </article></div><style>*{display:none}</style> و[رابط](javascript:window.hit=3).
"""
ARTICLES = """[markup]
outlet = "<img src=//other.example/x onerror=window.hit=4> $x^2$ :red[x]"
url = "javascript:window.hit=5"
"""
ACTORS = """[speaker]
name_ar = "<svg onload=window.hit=6>بيسكوف"
name_en = "![x](https://other.example/x.png)"
aliases = ["دميتري بيسكوف"]
"""
LINE = "وقالت وزارة الخارجية الكازاخستانية إن الوضع في البلاد تحت السيطرة وإن 164 شخصا قتلوا. "
LONG = "سطر طويل\n\n" + LINE * (50_000 // len(LINE) + 1) + "\n"
PAGES = (
    "",
    "?lang=en",
    "timeline",
    "stances",
    "statements",
    "reading",
    "reading?read=markup",
    "reading?read=long",
    "reading?read=markup&beside=long",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server of the same code that knows one story: two articles nobody should have written."""
    root = tmp_path_factory.mktemp("hostile")
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("stories", "__pycache__"))
    shutil.copy(ROOT / "app.py", root)
    articles = root / "data" / "stories" / "hostile" / "articles"
    articles.mkdir(parents=True)
    (articles.parent / "story.toml").write_text(STORY, encoding="utf-8")
    (articles.parent / "articles.toml").write_text(ARTICLES, encoding="utf-8")
    (articles.parent / "actors.toml").write_text(ACTORS, encoding="utf-8")
    (articles / "markup.txt").write_text(MARKUP, encoding="utf-8")
    (articles / "long.txt").write_text(LONG, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "data.build", "hostile"], cwd=root, check=True, capture_output=True)
    with serve(root / "app.py") as address:
        yield address


@pytest.mark.parametrize("width", [1360, 390])
def test_every_page_shows_it_as_words(reader, hostile, width):
    tab = reader.tab(hostile, width=width)
    for page in PAGES:
        tab.open(f"/{page}")

        assert tab.page.evaluate("window.hit") is None, page
        assert tab.page.locator(".mq-foot").is_visible(), page
        assert tab.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width, page
        assert tab.page.locator("[data-testid=stMain] :is(script, img[src=x], a[href^='javascript'])").count() == 0, page
        assert tab.foreign == [], page
        assert tab.complaints == [], page


def test_the_reading_pane_holds_every_character_of_the_articles(reader, hostile):
    """Tags stand among what was removed, as words; what stood between them in the text."""
    tab = reader.tab(hostile).open("/reading?read=markup")
    body = tab.page.locator(".mq-pane .mq-body")
    removed = " ".join(body.locator(".mq-removed div").all_text_contents())
    shown = body.text_content()

    assert "window.hit = 1" in shown
    assert "javascript:window.hit=3" in shown
    for words in ("<script></script>", "<img src=x onerror='window.hit = 2'>", "</article></div><style></style>", "U+202E"):
        assert words in removed
    long = tab.open("/reading?read=long").page.locator(".mq-pane .mq-paragraph").first.text_content()

    assert long.strip() == (LINE * (50_000 // len(LINE) + 1)).strip()


def test_a_passage_deep_in_a_line_of_50_000_characters_is_reached(reader, hostile):
    tab = reader.tab(hostile).open("/statements")
    tab.page.locator(".mq-card a[href*='read=long']").last.click()
    tab.page.wait_for_selector(".mq-pane .mq-here")
    tab.settle()
    box = tab.page.locator("#mq-here").bounding_box()

    assert 0 <= box["y"] <= 900
    assert "الوضع" in tab.page.locator("#mq-here").text_content()
