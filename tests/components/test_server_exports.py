"""Data by address: what is served, under which headers, and what becomes of a strange request."""

import gzip
import json
from dataclasses import replace
from io import BytesIO
from urllib.parse import quote, unquote

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.server import addresses, delivery, exports, paths
from components.ui import state
from data.exported import BOOKS, EXPORTED, FORMATS, MOST_ROWS, dictionary
from data.kept import Kept
from tests.data.half_shown import HIDDEN, corpus_half, half_shown

PLACES = [f"{table}.{form}" for table in EXPORTED for form in FORMATS] + [f"articles.{form}" for form in BOOKS]


def client_of(monkeypatch, store):
    monkeypatch.setattr(state, "store", lambda name="": store)
    return TestClient(Starlette(routes=exports.routes("")), raise_server_exceptions=True)


@pytest.fixture
def client(monkeypatch, store):
    return client_of(monkeypatch, store)


@pytest.mark.parametrize("place", PLACES)
def test_every_table_is_served_with_its_type_name_and_cache(client, place):
    answer = client.get(f"/data/small/{place}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == delivery.TYPES[place.partition(".")[2]]
    assert answer.headers["cache-control"] == addresses.ASK
    assert f"filename=\"mawaqif-small-{place}\"; filename*=UTF-8''{quote('قصة صغيرة - ')}" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].isascii()


def test_a_file_is_named_by_the_letters_of_a_title_alone(monkeypatch, store):
    hostile = replace(store.info, title_ar='قصة/../ "صغيرة"\r\nX: 1\u202e<b>.exe')
    answer = client_of(monkeypatch, replace(store, info=hostile, manifest={"generation": "hostile"})).get("/data/small/statements.csv")
    name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])

    assert name.partition(" - ")[0] == "قصة صغيرة X 1 b exe"


@pytest.mark.parametrize(
    "place",
    ["none.csv", "statements.xls", "statements", "statements.csv.csv", "statements.bib", "articles.csl", "texts.csv", "", "a/b.csv",
     "..%2f..%2fetc%2fpasswd", "STATEMENTS.CSV", "statements.csv%00", "%ff.csv"],
)  # fmt: skip
def test_what_is_not_there_is_said_in_a_line(client, place):
    answer = client.get(f"/data/small/{place}")

    assert answer.status_code == 404
    assert len(answer.text) < 80


@pytest.mark.parametrize("story", ["none", "..", "%2e%2e", "x" * 5000])
def test_a_story_that_is_not_there_is_no_story(client, story):
    assert client.get(f"/data/{story}/statements.csv").status_code == 404


def test_a_file_is_sent_once_and_asked_for_by_its_tag(client):
    first = client.get("/data/small/statements.csv?actor=russia")
    again = {"if-none-match": first.headers["etag"]}

    assert client.get("/data/small/statements.csv?actor=russia").content == first.content
    assert client.get("/data/small/statements.csv?actor=russia", headers=again).status_code == 304
    for other in ("statements.csv", "statements.csv?actor=china", "statements.json?actor=russia", "statements.csv?actor=russia&limit=1"):
        assert client.get(f"/data/small/{other}", headers=again).status_code == 200


def test_the_tag_changes_with_the_generation(client, store, monkeypatch):
    tag = client.get("/data/small/statements.csv").headers["etag"]
    rebuilt = client_of(monkeypatch, replace(store, manifest={"generation": "next"}))

    assert rebuilt.get("/data/small/statements.csv").headers["etag"] != tag


def test_the_order_of_filters_makes_no_other_file(client):
    one, other = (
        client.get(f"/data/small/statements.csv?{query}") for query in ("actor=china&actor=russia&q=x", "q=x&actor=russia&actor=china")
    )

    assert one.headers["etag"] == other.headers["etag"]


def test_a_head_tells_what_a_get_would_send(client):
    got, told = client.get("/data/small/counts.csv"), client.head("/data/small/counts.csv")

    assert told.content == b""
    assert told.status_code == 200
    assert {name: told.headers[name] for name in ("etag", "content-length", "x-total-count")} == {
        name: got.headers[name] for name in ("etag", "content-length", "x-total-count")
    }


def test_text_is_compressed_for_those_who_take_it(client):
    packed = client.get("/data/small/statements.csv", headers={"accept-encoding": "gzip"})
    bare = client.get("/data/small/statements.csv", headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == bare.content
    assert int(packed.headers["content-length"]) == len(gzip.compress(bare.content, 6, mtime=0))
    assert "content-encoding" not in client.get("/data/small/statements.parquet", headers={"accept-encoding": "gzip"}).headers


def test_following_the_next_part_gives_every_row_once(client):
    place, found = "/data/small/statements.csv?limit=2", []
    while place:
        answer = client.get(place)
        found += list(pd.read_csv(BytesIO(answer.content), encoding="utf-8-sig")["id"])
        link = answer.headers.get("link", "")
        place = f"/data/small/statements.csv{link[1:].partition('>')[0]}" if link else ""

    whole = client.get("/data/small/statements.csv")
    assert found == list(pd.read_csv(BytesIO(whole.content), encoding="utf-8-sig")["id"])
    assert whole.headers["x-total-count"] == "5"
    assert whole.headers["x-row-limit"] == str(MOST_ROWS)
    assert "link" not in whole.headers


def test_the_file_says_which_view_it_is_and_has_no_clock(client):
    told = client.get("/data/small/statements.json?actor=russia&lang=en&limit=1").json()

    assert told["meta"]["shown"] == "Statements by Russia\u200e: 1 of 5"
    assert told["meta"]["filters"] == "actor=russia&lang=en"
    assert told["meta"]["generation"] == "test"
    assert told["meta"]["next"] is None
    assert told["records"][0]["link"].startswith("http://testserver/reading?story=small&lang=en&read=a1&at=")


@pytest.mark.parametrize(
    "query",
    [
        "actor=nobody&stance=none-such&outlet=x&article=../../etc",
        "from=tomorrow&to=9999-99-99&measure=",
        "limit=-1&offset=-5",
        "limit=99999999999999999999&offset=abc",
        "limit=1e3&limit=%00",
        "%ff%fe=%ff&q=%00%ed%a0%80",
        "&".join(f"k{n}=v" for n in range(1001)),
        "=;&&;=&%zz=%",
        "story=kazakhstan-2022",
        "lang=<script>",
    ],
)
def test_a_hostile_query_is_the_whole_table(client, query):
    answer = client.get(f"/data/small/statements.csv?{query}")

    assert answer.status_code == 200
    assert answer.content == client.get("/data/small/statements.csv").content


def test_words_are_looked_for_and_never_run(client):
    for words in ("' OR 1=1 --", '"; DROP TABLE statements; --', "%", "*", "(" * 150, "ا" * 199):
        assert client.get("/data/small/statements.json", params={"q": words}).status_code == 200
    assert client.get("/data/small/statements.json").json()["meta"]["total"] == 5


@pytest.mark.parametrize("host", ["x.example", "a" * 300, 'x"><script>', "x y"])
def test_links_hold_the_host_that_was_asked_or_none(client, host):
    answer = client.get("/data/small/statements.json", headers={"host": host})

    link = answer.json()["records"][0]["link"]
    assert link.startswith(
        ("http://x.example/reading?", "http://testserver/reading?", "reading?")
    )  # the server's own, where none can be read


def test_under_a_base_path_links_keep_it(monkeypatch, store):
    monkeypatch.setattr(state, "store", lambda name="": store)
    monkeypatch.setattr(paths, "base_path", lambda: "/data/press")
    client = TestClient(Starlette(routes=exports.routes("/data/press")))

    link = client.get("/data/press/data/small/statements.json").json()["records"][0]["link"]
    assert link.startswith("http://testserver/data/press/reading?")


def test_too_many_at_once_are_sent_away_for_a_while(client, monkeypatch):
    monkeypatch.setattr(exports, "PATIENCE", 0.01)
    monkeypatch.setattr(exports, "TURNS", type("Full", (), {"acquire": lambda self, timeout: False})())
    answer = client.get("/data/small/statements.csv?q=busy")

    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.headers["cache-control"] == "no-store"


def test_files_kept_are_bounded(client, monkeypatch):
    monkeypatch.setattr(delivery, "FILES", Kept(delivery.MOST_FILES, 10_000, lambda made: made.size))
    for n in range(1, 6):
        client.get(f"/data/small/statements.csv?limit={n}")

    assert 0 < delivery.FILES.weight <= 10_000


def test_the_dictionary_is_served(client):
    answer = client.get("/data/small/dictionary.json")

    assert json.loads(answer.content) == dictionary()
    assert client.get("/data/small/dictionary.json", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_no_byte_of_any_file_gives_a_hidden_word_away(monkeypatch):
    client = client_of(monkeypatch, half_shown())
    story = corpus_half().info.id
    leaks = []
    for place in PLACES:
        answer = client.get(f"/data/{story}/{place}")
        assert answer.status_code == 200
        body = pd.read_parquet(BytesIO(answer.content)).to_csv().encode() + answer.content if place.endswith("parquet") else answer.content
        leaks += [(place, word) for word in HIDDEN if word.encode() in body or json.dumps(word)[1:-1].encode() in body]

    assert leaks == []


def test_an_address_of_data_is_no_page():
    assert not paths.is_document("/data/small/statements.csv")
