"""How soon the first page shows its content, and a filter change its result, beside an empty Streamlit page in the same run.

    python -m benchmarks.first_content [--rounds 9]

The server is warm, each round is a browser context of its own, and dashboard and empty page take turns. What counts is the ratio.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.serving import chromium, serve

CHANGE = """address => new Promise(done => {
  const before = document.querySelector(WHERE).textContent;
  const started = performance.now();
  const seen = new MutationObserver(() => {
    const now = document.querySelector(WHERE);
    if (now && now.textContent !== before) { seen.disconnect(); done(performance.now() - started); }
  });
  seen.observe(document.body, {childList: true, subtree: true, characterData: true});
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
})"""

Times = tuple[float, float, float]
PATIENCE = 120_000  # milliseconds: a machine may be busy
WAITED_FOR = ("first content", "page complete", "one filter change")


@dataclass(frozen=True)
class Subject:
    """A server, the element that is its first content, and the address change that counts as one filter."""

    name: str
    script: Path
    content: str
    change: str


EMPTY = Subject("empty page", Path(__file__).with_name("empty.py"), "#floor", "?q=1")
DASHBOARD = Subject("dashboard", Path("app.py"), ".mq-says", "?actor=russia")


def once(browser: Browser, address: str, subject: Subject) -> Times:
    """Milliseconds from navigation to first content and to the end of the run, and from a filter change to its result."""
    context = browser.new_context(viewport={"width": 1360, "height": 850}, locale="ar")
    try:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(subject.content)
        first = float(page.evaluate("performance.now()"))
        page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
        whole = float(page.evaluate("performance.now()"))
        page.wait_for_timeout(500)
        changed = float(page.evaluate(CHANGE.replace("WHERE", repr(subject.content)), subject.change))
    finally:
        context.close()
    return first, whole, changed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with serve(EMPTY.script) as floor, serve(DASHBOARD.script) as dashboard, chromium() as browser:
        for what, (empty, ours) in compared(browser, ((EMPTY, floor), (DASHBOARD, dashboard)), rounds).items():
            print(f"{what:18s} empty page {empty:6.0f} ms   dashboard {ours:6.0f} ms   ratio {ours / empty:.2f}")


def compared(browser: Browser, pairs: Sequence[tuple[Subject, str]], rounds: int) -> dict[str, tuple[float, ...]]:
    """Median milliseconds of each subject at its address, by what is waited for; they take turns."""
    for subject, address in pairs:  # warms servers and the browser's own caches
        once(browser, address, subject)
    taken: dict[str, list[Times]] = {subject.name: [] for subject, _ in pairs}
    for _ in range(rounds):
        for subject, address in pairs:
            taken[subject.name].append(once(browser, address, subject))
    return {what: tuple(median(row[place] for row in rows) for rows in taken.values()) for place, what in enumerate(WAITED_FOR)}


if __name__ == "__main__":
    main()
