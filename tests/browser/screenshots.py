"""Takes the project's pictures of itself.

python -m tests.browser.screenshots              the pictures of the README, into docs/screenshots
python -m tests.browser.screenshots --out DIR    every page × Arabic, English × 1360, 390 px × light, dark
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.serving import ROOT, chromium, serve

DOCS = ROOT / "docs" / "screenshots"
PAGES = ("overview", "timeline", "stances", "statements", "counts", "compare", "reading", "stories", "about")
SETTLED = "[data-testid='stApp'][data-test-script-state='notRunning']"
STILL_COMING = "[data-testid='stSkeleton']"
DRAWN = "document.querySelectorAll('[data-testid=stPlotlyChart]').length <= document.querySelectorAll('.main-svg').length"
TALLEST = 7000  # pixels; a longer page is cut
FIRST_SCREEN = {1360: 850, 390: 844}


@dataclass(frozen=True)
class Shot:
    page: str
    lang: str = "ar"
    width: int = 1360
    theme: str = "light"
    query: str = ""
    whole: bool = False  # the page down to its end, or its first screen

    @property
    def name(self) -> str:
        return f"{self.page}-{self.lang}-{self.width}-{self.theme}.png"

    def address(self, server: str) -> str:
        path = "" if self.page == "overview" else self.page
        return f"{server}/{path}?{'&'.join(part for part in (self.query, 'lang=en' if self.lang == 'en' else '') if part)}".rstrip("?")


PASSAGE = "read=003_9b9f325115adac4c&at=1800-1866&beside=004_8e223664f1885da7"  # one sentence in two outlets
README = (
    Shot("overview"),
    Shot("timeline"),
    Shot("stances"),
    Shot("reading", theme="dark", query=PASSAGE),
    Shot("statements", width=390),
    Shot("stances", lang="en"),
)


def every() -> Iterator[Shot]:
    for page, lang, width, theme in product(PAGES, ("ar", "en"), (1360, 390), ("light", "dark")):
        yield Shot(page, lang, width, theme, whole=True)


def take(browser: Browser, server: str, shot: Shot, folder: Path) -> Path:
    context = browser.new_context(
        viewport={"width": shot.width, "height": FIRST_SCREEN[shot.width]},
        color_scheme="dark" if shot.theme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,  # wait_for_function() is an eval
        locale=shot.lang,
    )
    try:
        page = context.new_page()
        page.goto(shot.address(server))
        settle(page)
        if shot.whole:
            page.set_viewport_size({"width": shot.width, "height": min(TALLEST, _height(page))})
            settle(page)
        page.screenshot(path=folder / shot.name)
    finally:
        context.close()
    return folder / shot.name


def settle(page: Page) -> None:
    """Until the run is over, charts are drawn and fonts are there."""
    page.wait_for_selector(SETTLED, timeout=60_000)
    page.wait_for_function(f'!document.querySelector("{STILL_COMING}") && {DRAWN}')
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(700)  # Streamlit measures and lays out once more after its last message
    page.wait_for_selector(SETTLED)


def _height(page: Page) -> int:
    """Of everything in the scrolling part."""
    found = page.evaluate("Math.max(...[...document.querySelectorAll('[data-testid=stMain], body')].map(e => e.scrollHeight))")
    return max(600, int(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, help="folder for pictures of every page, language, width and theme")
    folder = parser.parse_args().out
    shots = list(every()) if folder else list(README)
    target = folder or DOCS
    target.mkdir(parents=True, exist_ok=True)
    with serve() as server, chromium() as browser:
        for shot in shots:
            print(take(browser, server, shot, target))


if __name__ == "__main__":
    main()
