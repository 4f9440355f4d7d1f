"""The dashboard as it is deployed: the container's own command and files, as a user who may write nothing, behind nginx under a path."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import Message
from html import unescape
from pathlib import Path
from string import Template

import pytest

from benchmarks.serving import ROOT, free_port, started
from benchmarks.visitor import Visitor
from components.html import busy
from data.words import Words
from tests import apart

pytestmark = pytest.mark.browser
UNDER = "/data/press/"  # begins as an address of the server's own
STORY = "kazakhstan-2022"
NOBODY = "65534"
READS = "+dac_read_search"  # a test's tree and Python may stand in a folder of root's: read there, write nowhere
TEMPORARY = "\n".join(f"{kind}_temp_path {{0}}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
NGINX = f"daemon off; pid {{0}}/pid; events {{{{}}}} http {{{{ access_log off; {TEMPORARY} include {{0}}/site.conf; }}}}"


def unprivileged() -> list[str]:
    """What a command begins with to be run by nobody; nothing where who runs the tests is no root."""
    if os.geteuid() != 0:
        return []
    plain = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
    return [*plain, f"--inh-caps=-all,{READS}", f"--ambient-caps=-all,{READS}", f"--bounding-set=-all,{READS}"]


class Deployed:
    """A copy of what the image holds, its command, and nginx with the project's own configuration."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tree = folder, folder / "tree"
        self.port, self.outer = free_port(), free_port()
        self.address = f"http://localhost:{self.outer}{UNDER.rstrip('/')}"
        self.running = ExitStack()
        folder.chmod(0o755)
        _copied(self.tree)
        self.before = sorted(self.tree.rglob("*"))

    def start(self) -> None:
        """The dashboard alone, with no home and no cache folder."""
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        self.settings = {"PATH": path, "ADDRESS": "localhost", "PORT": str(self.port), "MAWAQIF_PATH": UNDER, "MAWAQIF_SESSIONS_EACH": "1"}
        command = [*unprivileged(), str(self.tree / "deploy" / "serve")]
        self.process = self.running.enter_context(started(command, f"http://localhost:{self.port}{UNDER.rstrip('/')}", self.settings))

    def stop(self) -> None:
        self.running.close()

    def proxy(self) -> list[str]:
        """nginx's command, with temporary files of its own."""
        words = {
            "LISTEN": f"127.0.0.1:{self.outer}",
            "UPSTREAM": f"localhost:{self.port}",
            "PATH": UNDER,
            "PAGES": str(self.tree / "deploy"),
        }
        template = Template((self.tree / "deploy" / "nginx.conf.template").read_text("utf-8"))
        own = self.folder / "nginx"
        own.mkdir()
        own.chmod(0o777)
        (own / "site.conf").write_text(template.safe_substitute({f"MAWAQIF_{name}": word for name, word in words.items()}), "utf-8")
        (own / "nginx.conf").write_text(NGINX.format(own), "utf-8")
        return [*unprivileged(), nginx(), "-e", "stderr", "-c", str(own / "nginx.conf")]


def nginx() -> str:
    path = os.environ.get("NGINX") or shutil.which(
        "nginx", path=f"{os.environ['PATH']}:/usr/sbin:{ROOT / '.cache' / 'nginx' / 'usr' / 'sbin'}"
    )
    if path is None:
        raise FileNotFoundError("no nginx here: install it, or name it in NGINX")
    return path


def _copied(tree: Path) -> None:
    """What .dockerignore lets in, which nobody may write."""
    wanted = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    tree.mkdir()
    for name in wanted:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns(".build", ".built-*", "secrets.toml"))
        else:
            shutil.copy2(ROOT / name, tree / name)
    for place in (tree, *tree.rglob("*")):
        place.chmod(place.stat().st_mode & ~0o222 | (0o555 if place.is_dir() else 0o444))


@pytest.fixture(scope="module")
def site() -> Iterator[Deployed]:
    with tempfile.TemporaryDirectory() as folder:
        made = Deployed(Path(folder))
        made.start()
        try:
            with started(made.proxy(), made.address, os.environ):
                yield made
        finally:
            made.stop()
            for place in (made.tree, *made.tree.rglob("*")):
                place.chmod(0o755)


def fetched(address: str) -> tuple[int, Message, bytes]:
    """Status, headers and the unpacked body; where it leads to is not followed."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.build_opener(_Stays).open(request, timeout=60) as answer:
            status, headers, body = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, headers, body = error.code, error.headers, error.read()
    return status, headers, gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *told: object) -> None:
        return None


def test_a_link_opens_on_a_cold_server_and_its_view_outlives_reload_and_restart(site, reader):
    tab = reader.tab(site.address).open("/stances?actor=russia&target=kazakhstan")
    tab.page.wait_for_selector(".choroplethlayer path", state="attached")
    link, says = tab.page.url, tab.says

    assert (tab.here, tab.document) == (Words("ar")("stances.title"), ("ar", "rtl"))
    assert [url for url in tab.requests if not url.startswith((f"{site.address}/", "data:", "blob:"))] == []
    assert tab.complaints == []
    assert tab.page.evaluate("document.fonts.check('16px \"IBM Plex Sans Arabic\"')")

    tab.page.click(".mq-nav a >> nth=3")
    tab.until("location.pathname.endsWith('/statements')")
    assert tab.address == f"{UNDER}statements?actor=russia&target=kazakhstan"
    tab.page.go_back()
    tab.until("location.pathname.endsWith('/stances')")
    site.stop()
    status, headers, page = fetched(link)
    assert (status, headers["Retry-After"]) == (502, "5")
    assert Words("ar")("busy.away.heading") in page.decode()

    site.start()
    assert (tab.settle().page.url, tab.says) == (link, says)
    tab.page.reload()
    assert (tab.settle().page.url, tab.says) == (link, says)


FILES = [
    ("?lang=en", "text/html"), ("assets/app.css", "text/css"), ("assets/topojson/world_110m.json", "application/json"),
    ("card/counts.png?lang=en", "image/png"), (f"briefing/{STORY}.pdf?actor=china&lang=en", "application/pdf"),
    (f"data/{STORY}/statements.csv?actor=russia", "text/csv"), (f"data/{STORY}/counts.parquet", "application/vnd.apache.parquet"),
    ("sitemap.xml", "application/xml"), ("readyz", "application/json"), ("_stcore/health", "text/plain"),
    ("search?q=" + "x" * 15_000, "text/html"),
]  # fmt: skip


@pytest.mark.parametrize("path, kind", FILES, ids=[path[:40] for path, _ in FILES])
def test_what_a_page_leads_to_is_found_under_the_path(site, path, kind):
    status, headers, body = fetched(f"{site.address}/{path}")

    assert (status, headers.get_content_type()) == (200, kind)
    assert body


def test_a_pasted_link_names_addresses_that_answer_here(site):
    page = fetched(f"{site.address}/counts?actor=russia&lang=en")[2].decode()
    told = {name: unescape(value) for name, value in re.findall(r'<meta property="(og:[a-z]+)" content="([^"]*)"', page)}

    assert told["og:url"] == f"{site.address}/counts?actor=russia&lang=en"
    assert fetched(told["og:image"])[1].get_content_type() == "image/png"


@pytest.mark.parametrize("path", ["nowhere", f"data/{STORY}/nothing.csv", "data/press", "_stcore/metrics", "data/press/_stcore/health"])
def test_what_is_not_there_is_not_there_under_the_path_either(site, path):
    assert fetched(f"{site.address}/{path}")[0] in (307, 403, 404)


def test_the_hosts_root_leads_crawlers_and_whoever_forgot_the_slash(site):
    root = site.address.removesuffix(UNDER.rstrip("/"))
    status, headers, _ = fetched(f"{site.address}?actor=russia")

    assert f"Sitemap: {site.address}/sitemap.xml" in fetched(f"{root}/robots.txt")[2].decode()
    assert (status, headers["Location"]) == (301, f"{UNDER}?actor=russia")
    assert fetched(f"{root}/")[0] == fetched(f"{root}/serve")[0] == 404


def test_visitors_are_counted_as_the_proxy_tells_and_not_as_they_claim(site):
    """Two tabs where one is allowed, for a page already sent; whoever comes through nginx here comes from this machine, which is not counted."""

    async def admitted(address: str) -> int:
        tabs = [Visitor(address, headers=[("X-Forwarded-For", "203.0.113.9")]) for _ in range(3)]
        found = await asyncio.gather(*(tab.__aenter__() for tab in tabs), return_exceptions=True)
        opened = [tab for tab in found if isinstance(tab, Visitor)]
        for tab in opened:
            await tab.socket.close()
        return len(opened)

    assert apart.run(admitted(f"http://localhost:{site.port}{UNDER}")) == 2
    assert apart.run(admitted(site.address)) == 3


def test_it_runs_as_nobody_in_a_tree_it_cannot_write_and_says_it_is_well(site):
    told = (ROOT / "Dockerfile").read_text("utf-8")
    command = json.loads(re.search(r"^HEALTHCHECK.*?CMD (\[.*?\])$", told, re.MULTILINE | re.DOTALL)[1])
    user = subprocess.run(["ps", "-o", "uid=", "-p", str(site.process.pid)], capture_output=True, check=True, text=True).stdout.strip()

    assert user == (NOBODY if os.geteuid() == 0 else str(os.geteuid()))
    assert sorted(site.tree.rglob("*")) == site.before
    assert subprocess.run(command, env=site.settings, check=False).returncode == 0


def test_the_page_of_a_server_that_is_away_is_the_projects_own():
    assert (ROOT / "deploy" / "502.html").read_text("utf-8").strip() == busy.page(busy.SOON, busy.AWAY)
