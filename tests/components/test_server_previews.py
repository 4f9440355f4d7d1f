"""What a link shows where it is pasted, fetched without a browser: status, title, description, canonical address, picture."""

from __future__ import annotations

import io
import re
import threading
from html import unescape
from urllib.parse import quote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from components.export import preview_card
from components.server import document, lane, paths, previews, robots, site
from components.ui import main, shared, state
from tests.shelves import SECOND

HOME = "https://press.example/mawaqif/"
A3 = "003_9b9f325115adac4c"
WORDS = "نحو ثمانية آلاف شخص"  # of that article
LINKS = [  # address, canonical address (None: the same), a piece of the title, a piece of the description
    ("", None, "أحداث كازاخستان", "من قال ماذا ومتى"),
    ("?lang=en", None, "The unrest in Kazakhstan", "Who said what and when"),
    ("timeline", None, "الخط الزمني", "كلٌّ في يومه"),
    ("timeline?from=2022-01-07&to=2022-01-10", None, "بين 7 و10 يناير 2022", "الخط الزمني"),
    ("timeline?to=2022-01-07&from=2022-01-10&lang=en", "timeline?from=2022-01-07&to=2022-01-10&lang=en", "between 7 and 10", "Timeline"),
    ("stances?lang=en", None, "Stances", "Who stands where"),
    ("stances?target=kazakhstan&actor=eu", "stances?actor=eu&target=kazakhstan", "مواقف الاتحاد الأوروبي", "كازاخستان"),
    ("statements", None, "من قال ماذا", "كل تصريح بصاحبه"),
    ("statements?actor=russia", None, "تصريحات روسيا: {russia} من", "من قال ماذا"),
    ("statements?actor=russia&actor=china&lang=en", "statements?actor=china&actor=russia&lang=en", "Russia", "Statements by"),
    ("statements?stance=opposes", None, "معارضة", "تصريحات"),
    ("counts", None, "الأرقام", "لا يُجمع شيء"),
    ("counts?measure=killed&lang=en", None, "killed", "Counts about killed"),
    ("counts?open={count}", None, "{source}", "{passage}"),
    ("compare?view=labels&lang=en", "compare?lang=en&view=labels", "Compare", "labels"),
    ("reading", None, "القراءة", "المقالات كما نُشرت"),
    (f"reading?read={A3}", None, "{headline}", "11 يناير 2022 (مذكور في النص)"),
    (f"reading?read={A3}&lang=en", f"reading?lang=en&read={A3}", "{headline}", "11 January 2022 (stated in the text)"),
    (f"reading?read={A3}&at=2667-2686", None, WORDS, f"«{WORDS}»"),
    (f"reading?read={A3}&at=2667-2686&hide=actor&embed=true", f"reading?read={A3}&at=2667-2686", WORDS, "مركز الاتحاد للأخبار"),
    (f"reading?read={A3}&quote={quote(WORDS)}", "*", WORDS, f"«{WORDS}»"),
    ("statements?open={statement}", None, "{speaker}", "{words}"),
    ("statements?open={statement}&lang=en", "statements?lang=en&open={statement}", "{speaker_en}", "{words}"),
    ("search?q=" + quote("الإرهابيين"), None, "«الإرهابيين»", "البحث"),
    ("stories?lang=en", None, "Stories", "way into it"),
    ("about", None, "عن البيانات", "كيف صُنعت"),
    # hostile: as if the broken part were not there
    ("statements?actor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "statements", "من قال ماذا", "كل تصريح بصاحبه"),
    ("search?q=%3C/title%3E%3Cscript%3Ex%3C/script%3E", "*", "</title><script>x</script>", "البحث"),
    ("search?q=%00%E2%80%AE%FF%ED%A0%80", "search", "البحث", "أحداث كازاخستان"),
    (f"reading?read={A3}&at=99999998-99999999", f"reading?read={A3}", "{headline}", "مركز الاتحاد"),
    ("reading?read=../../etc/passwd&at=1-2", "*", "القراءة", "المقالات كما نُشرت"),
    ("counts?open=c-0000000000&from=0001-01-01&page=99999&lang=fr", "counts", "الأرقام", "لا يُجمع شيء"),
    ("statements?" + "&".join(f"actor=x{n}" for n in range(2000)), "statements", "من قال ماذا", "كل تصريح بصاحبه"),
    ("statements?lang=en&q=" + "a" * 40_000, "statements?lang=en", "Who said what", "Every statement"),
    ("?story=nowhere&generation=zz&embed=true&embed_options=%3C", "", "أحداث كازاخستان", "من قال ماذا"),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def opened():
    """The stories of the project, opened for this module alone."""
    state.OPEN.clear()
    yield
    state.OPEN.clear()


@pytest.fixture(scope="module")
def facts():
    """What the story itself says: found in its tables, not written here."""
    from data.selection import Selection
    from data.view import View

    arabic, english = (View(state.store(), Selection(lang=lang)) for lang in ("ar", "en"))
    statement = next(row for row in arabic.statements().to_dict("records") if row["form"] == "quoted" and len(row["text"]) < 60)
    count = next(row for row in arabic.counts().to_dict("records") if row["source"] and len(row["text"]) < 40)
    return {
        "russia": View(state.store(), Selection(actors=("russia",))).shown("statements"),
        "statement": statement["id"],
        "speaker": arabic.name(statement["speaker"]),
        "speaker_en": english.name(statement["speaker"]),
        "words": f"«{statement['text']}»",
        "count": count["id"],
        "source": "من المقال",
        "passage": count["text"],
        "headline": arabic.article_title(A3),
    }


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv(site.PUBLIC, HOME)
    monkeypatch.setattr(shared, "PATIENCE", 60.0)  # a busy machine is no failure
    monkeypatch.setattr(previews, "PATIENCE", 60.0)
    return served()


def served() -> TestClient:
    """The real routes, middleware and story around Streamlit's own documents, without its runtime."""
    own = [*previews.routes("", main.SLUGS, main.previews.sketch), *robots.routes("", main.SLUGS)]
    middleware = [Middleware(document.Document, pages=main.SLUGS, describe=main.previews.head)]
    made = Starlette(routes=[*own, *create_streamlit_static_assets_routes(base_url="")], middleware=middleware)
    return TestClient(made, follow_redirects=False)


def tags(html: str) -> dict[str, str]:
    """What the head says, by the name it says it under."""
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html))
    found |= {
        "canonical": re.search(r'<link rel="canonical" href="([^"]*)">', html)[1],
        "title": re.search(r"<title>(.*?)</title>", html)[1],
    }
    return {name: unescape(value) for name, value in found.items()}


@pytest.mark.parametrize("link, canonical, title, told", LINKS, ids=[link[0][:60] or "first page" for link in LINKS])
def test_a_link_is_described_and_pictured(client, facts, link, canonical, title, told):
    link, canonical, title, told = (one if one is None or "{" not in one else one.format(**facts) for one in (link, canonical, title, told))
    answer = client.get(f"/{link}")
    said = tags(answer.text)

    assert answer.status_code == 200
    assert title in said["title"]
    assert title in said["og:title"] == said["twitter:title"]
    assert told in said["description"] == said["og:description"] == said["twitter:description"]
    assert len(said["title"]) < 130
    assert len(said["description"]) <= 300
    assert canonical == "*" or said["canonical"] == HOME + (link if canonical is None else canonical)
    assert said["og:url"] == said["canonical"]
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:locale"] == ("en_GB" if "lang=en" in link else "ar_AR")
    assert answer.text.count("<script") == client.get("/about").text.count("<script")

    image = said["og:image"]
    assert image.startswith(f"{HOME}card/")
    first, again = (client.get(image.removeprefix(HOME)) for _ in range(2))
    assert (first.status_code, first.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(first.content)).size == (1200, 630)
    previews.IMAGES.clear()
    assert again.content == first.content == client.get(image.removeprefix(HOME)).content


def test_a_canonical_address_is_its_own(client, facts):
    for link in (one[0].format(**facts) if "{" in one[0] else one[0] for one in LINKS):
        found = tags(client.get(f"/{link}").text)["canonical"]

        assert tags(client.get(f"/{found.removeprefix(HOME)}").text)["canonical"] == found


def test_what_a_page_is_framed_in_is_no_other_picture(client):
    pictures = {
        client.get(f"/card/counts.png?{query}").content for query in ("", "embed=true", "v=1", "nonsense=1", "generation=" + "a" * 8)
    }

    assert len(pictures) == 1


@pytest.mark.parametrize("path", ["nowhere", "", "a/counts", "review", "%00", "a" * 3000])
def test_a_page_that_is_not_there_has_no_picture(client, path):
    assert client.get(f"/card/{path}.png").status_code == 404


def test_pages_and_articles_are_to_be_listed_and_nothing_else_is(client, monkeypatch):
    listed = {
        link: tags(client.get(f"/{link}").text)["robots"].startswith("index") for link in ("", "counts?lang=en", f"reading?read={A3}")
    }
    left = ["counts?embed=true", "counts?actor=russia", f"reading?read={A3}&at=1-20", "timeline?day=2022-01-07"]

    assert all(listed.values())
    assert {tags(client.get(f"/{link}").text)["robots"] for link in left} == {"noindex, follow"}
    monkeypatch.setenv(site.INDEX, "0")
    assert tags(client.get("/").text)["robots"] == "noindex, follow"
    assert client.get("/sitemap.xml").status_code == 404


def test_an_article_tells_its_day_only_where_it_is_printed(client):
    found = {row["id"]: row for row in state.store().articles.values()}
    known = {
        one
        for one, row in found.items()
        if row["published_basis"] in ("stated", "given") and row["published_first"] == row["published_last"]
    }
    told = {one: "article:published_time" in client.get(f"/reading?read={one}").text for one in found}

    assert 0 < len(known) < len(found)
    assert {one for one, said in told.items() if said} == known


# --- where the dashboard stands ---


@pytest.mark.parametrize(
    "host, base",
    [
        ("mawaqif.example", "http://mawaqif.example/"),
        ("mawaqif.example:8501", "http://mawaqif.example:8501/"),
        ("[::1]:8501", "http://[::1]:8501/"),
        ('x"><script>', ""),
        ("a b", ""),
        ("user@evil.example", ""),
        ("evil.example/path", ""),
        ("a" * 300, ""),
    ],
)
def test_without_a_setting_only_a_plain_host_is_believed(monkeypatch, host, base):
    monkeypatch.delenv(site.PUBLIC, raising=False)

    assert site.base({"type": "http", "scheme": "http", "headers": [(b"host", host.encode())]}) == base


def test_a_host_nobody_may_believe_leaves_the_address_relative(monkeypatch):
    monkeypatch.delenv(site.PUBLIC, raising=False)
    html = served().get("/counts?actor=russia", headers={"Host": "a b"}).text

    assert tags(html)["canonical"] == "counts?actor=russia"
    assert "og:image" not in tags(html)


@pytest.mark.parametrize("wanted", ["javascript:alert(1)", "press.example", "https://x.example/<", "https://a b", "ftp://x.example"])
def test_a_setting_that_is_no_address_is_not_used(monkeypatch, wanted):
    monkeypatch.setenv(site.PUBLIC, wanted)

    assert site.told() == ""


def test_under_a_base_path_addresses_hold_it(monkeypatch):
    monkeypatch.delenv(site.PUBLIC, raising=False)
    monkeypatch.setattr(paths, "base_path", lambda: "/data/press")

    assert site.base({"type": "http", "scheme": "https", "headers": [(b"host", b"x.example")]}) == "https://x.example/data/press/"


# --- robots and sitemap ---


def test_the_sitemap_leads_to_every_page_and_article_in_both_languages(client):
    index = client.get("/sitemap.xml").text
    parts = [unescape(one) for one in re.findall(r"<loc>(.*?)</loc>", index)]
    addresses = [unescape(one) for part in parts for one in re.findall(r"<loc>(.*?)</loc>", client.get(part.removeprefix(HOME)).text)]

    assert f"Sitemap: {HOME}sitemap.xml" in client.get("/robots.txt").text
    assert len(addresses) == len(set(addresses)) == 2 * (len(main.SLUGS) + len(state.store().articles))
    assert [one for one in addresses if tags(client.get(f"/{one.removeprefix(HOME)}").text)["canonical"] != one] == []


@pytest.mark.parametrize("path", ["nowhere/0", "kazakhstan-2022/9", "kazakhstan-2022/-1", "kazakhstan-2022/x/0", ""])
def test_a_sitemap_that_is_not_there_is_not_found(client, path):
    assert client.get(f"/sitemap/{path}.xml").status_code == 404


def test_robots_keep_nobody_from_a_page(client):
    assert "Disallow: /\n" not in client.get("/robots.txt").text


def test_another_story_has_its_own_addresses_and_pictures(client, two_stories):
    state.OPEN.clear()
    html = client.get(f"/counts?story={SECOND}&lang=en").text
    said, article = tags(html), next(iter(state.store(SECOND).articles))
    listed = client.get(f"/sitemap/{SECOND}/0.xml").text + client.get(f"/sitemap/{SECOND}/1.xml").text
    own, default = (client.get(f"/card/counts.png?{query}").content for query in (f"story={SECOND}", ""))
    state.OPEN.clear()

    assert said["canonical"] == f"{HOME}counts?story={SECOND}&lang=en"
    assert "The Shamran dam" in said["title"]
    assert f"<loc>{HOME}counts?story={SECOND}&amp;lang=en</loc>" in listed
    assert f"<loc>{HOME}reading?story={SECOND}&amp;read={article}</loc>" in listed
    assert "/stories?" not in listed
    assert own != default


# --- many at once ---


def test_who_comes_while_too_many_wait_is_told_to_come_back(client, monkeypatch):
    going, begun = threading.Event(), threading.Event()
    monkeypatch.setattr(lane, "DRAWING", lane.Lane("test", 1, 2))
    monkeypatch.setattr(preview_card, "drawn", lambda *_: begun.set() or (going.wait(20) and b"png"))
    previews.IMAGES.clear()
    answers = []
    waiting = [threading.Thread(target=lambda n=n: answers.append(served().get(f"/card/counts.png?q=w{n}").status_code)) for n in range(2)]
    for thread in waiting:
        thread.start()
    begun.wait(20)
    while lane.DRAWING._free._value:  # until the second one waits too
        threading.Event().wait(0.01)
    refused = client.get("/card/counts.png?q=third")
    going.set()
    for thread in waiting:
        thread.join()
    previews.IMAGES.clear()

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert answers == [200, 200]


def test_a_page_is_served_where_its_description_takes_too_long(client, monkeypatch):
    going = threading.Event()
    monkeypatch.setattr(shared, "PATIENCE", 0.01)
    monkeypatch.setattr(main.previews, "describe", lambda *_: going.wait(20))
    html = client.get("/counts?lang=en").text
    going.set()

    assert "<title>Counts · Mawaqif</title>" in html
    assert '<html lang="en"' in html


def test_a_page_is_served_where_its_story_cannot_be_read(client, monkeypatch, caplog):
    monkeypatch.setattr(main.previews, "describe", lambda *_: 1 / 0)

    assert "<title>الأرقام · مواقف</title>" in client.get("/counts?q=كلمة&actor=russia").text
    assert "no preview of 'counts', asked with 'actor, q'" in caplog.text


def test_what_cannot_be_drawn_is_not_found_and_logged(client, monkeypatch, caplog):
    monkeypatch.setattr(preview_card, "drawn", lambda *_: 1 / 0)
    previews.IMAGES.clear()

    assert client.get("/card/counts.png?q=secret").status_code == 404
    assert "no picture at '/card/counts.png', asked with 'q'" in caplog.text
    assert "secret" not in "".join(record.getMessage() for record in caplog.records if record.name == "mawaqif.server")
