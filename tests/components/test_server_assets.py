"""Assets: what exists is served with the right type and cache; nothing else is reachable."""

import gzip
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit import file_util
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from components.server import addresses, assets, packed


@pytest.fixture
def client():
    return TestClient(Starlette(routes=assets.routes("")))


@pytest.mark.parametrize(
    "name,media_type",
    [
        ("app.css", "text/css; charset=utf-8"),
        ("app.js", "text/javascript; charset=utf-8"),
        ("favicon.svg", "image/svg+xml"),
        ("fonts/IBMPlexSansArabic-Regular.woff2", "font/woff2"),
        ("fonts/noto-naskh-arabic-arabic-wght-normal.woff2", "font/woff2"),
        ("topojson/world_110m.json", "application/json"),
    ],
)
def test_an_asset_is_served_with_its_type(client, name, media_type):
    answer = client.get(f"/assets/{name}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.content == (assets.STATIC / name).read_bytes()


def test_a_versioned_link_may_be_kept_for_a_year_and_an_unversioned_one_is_asked_again(client):
    versioned = client.get(assets.asset_url("app.css").removeprefix("."))
    bare = client.get("/assets/app.css")

    assert versioned.headers["cache-control"] == addresses.YEAR
    assert bare.headers["cache-control"] == addresses.ASK
    assert client.get("/assets/app.css?v=old").headers["cache-control"] == addresses.ASK


def test_an_unchanged_asset_is_not_sent_twice(client):
    tag = client.get("/assets/app.css").headers["etag"]

    assert client.get("/assets/app.css", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/assets/app.css", headers={"if-none-match": '"other"'}).status_code == 200


def test_text_is_compressed_for_those_who_take_it(client):
    packed = client.get("/assets/topojson/world_110m.json", headers={"accept-encoding": "gzip"})
    plain = client.get("/assets/topojson/world_110m.json", headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 9, mtime=0))


@pytest.mark.parametrize(
    "name", ["", "nothing.css", "../app.py", "%2e%2e/app.py", "..%2fapp.py", "fonts", "fonts/", "/etc/passwd", "app.css%00"]
)
def test_what_is_not_an_asset_does_not_exist(client, name):
    assert client.get(f"/assets/{name}").status_code == 404


def test_every_file_the_style_names_is_there():
    for name, asset in assets.assets().items():
        if name.endswith(".css"):
            for path in re.findall(r'url\("([^"]+)"\)', asset.body.decode()):
                assert path in assets.assets(), f"{name} names {path}"


def packing() -> TestClient:
    routes = create_streamlit_static_assets_routes(base_url=None)
    return TestClient(Starlette(routes=routes, middleware=[Middleware(packed.Packed)]))


def test_streamlits_own_scripts_are_sent_compressed_and_unchanged():
    client = packing()
    name = next(path.name for path in (Path(file_util.get_static_dir()) / "static" / "js").glob("index.*.js"))
    small = client.get(f"/static/js/{name}", headers={"accept-encoding": "gzip"})
    bare = client.get(f"/static/js/{name}", headers={"accept-encoding": "identity"})

    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) * 2 < int(bare.headers["content-length"])
    assert small.content == bare.content
    assert small.headers["content-type"] == bare.headers["content-type"]


@pytest.mark.parametrize(
    "name", ["static/js/none.js", "static/js/..%2f..%2findex.html", "static/js/../../index.js", "static/media/x.woff2"]
)
def test_nothing_but_streamlits_own_files_is_compressed(name):
    assert packing().get(f"/{name}", headers={"accept-encoding": "gzip"}).headers.get("content-encoding") != "gzip"
