"""How fast articles are read: characters a second for each step, beside ``dateparser.search`` on the same text in the same run.

    python -m benchmarks.extraction [--rounds 10] [--megabytes 1]

dateparser is no part of the project: ``pip install -r requirements-bench.txt``. Without it the ratio is left out. What counts is the
ratio; seconds are of this machine's processor.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.corpus import ARTICLES, recombined, sentences
from data.extract import FIRST_PASS, SECOND_PASS
from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.extract.published import publish
from data.link import link
from data.model import Article, Findings
from data.reading import Reading, second_pass
from data.story import read_story
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import fold

Times = dict[str, float]


@contextmanager
def taking(times: Times, step: str) -> Iterator[None]:
    started = time.process_time()
    yield
    times[step] += time.process_time() - started


def name(extract: Callable[..., Findings]) -> str:
    return extract.__module__.rpartition(".")[2]


def read(raw: bytes, id: str, lexicon: Lexicon, times: Times) -> Reading:
    """One article through the first pass."""
    with taking(times, "decode"):
        decoded = decode(raw, id)
    with taking(times, "clean"):
        article = clean(id, "bench", decoded, None)
    with taking(times, "fold"):
        folded = fold(article.text)
    findings = Findings(id)
    for extract in FIRST_PASS:
        with taking(times, name(extract)):
            findings = extract(article, folded, lexicon, findings)
    with taking(times, "days"):
        days = find_days(article, folded)
    return Reading(article, days, findings)


def found_in(reading: Reading, lexicon: Lexicon, times: Times) -> Findings:
    """The second pass over one article."""
    folded, findings = fold(reading.article.text), reading.findings
    for extract in SECOND_PASS:
        with taking(times, name(extract)):
            findings = extract(reading.article, folded, lexicon, findings)
    return findings


def once(raws: list[bytes], lexicon: Lexicon, times: Times) -> list[Article]:
    """All steps over a story."""
    readings = [read(raw, f"{number:03d}", lexicon, times) for number, raw in enumerate(raws)]
    with taking(times, "anchor"):
        days = publish([(reading.article, reading.days) for reading in readings], {})
    dated = []
    for reading in readings:
        with taking(times, "days"):
            found = resolve_days(reading.article, reading.days, days[reading.article.id])
        article = replace(reading.article, published=days[reading.article.id])
        dated.append(replace(reading, article=article, findings=replace(reading.findings, days=found)))
    found = {reading.article.id: found_in(reading, lexicon, times) for reading in dated}
    with taking(times, "link"):
        link([reading.article for reading in dated], found, lexicon)
    return [reading.article for reading in dated]


def other() -> Any:
    """``dateparser.search.search_dates``, or None where it is not installed."""
    try:
        return import_module("dateparser.search").search_dates
    except ImportError:
        return None


def large(megabytes: float, lexicon: Lexicon) -> tuple[int, float]:
    """Characters and seconds of one article of so many megabytes, recombined from sentences."""
    known, parts, size = sentences(), [], 0
    while size < megabytes * 1_000_000:
        parts.append(recombined(known, len(parts)))
        size += len(parts[-1].encode())
    raw = "\n".join(parts).encode()
    started = time.process_time()
    times: Times = defaultdict(float)
    reading = read(raw, "large", lexicon, times)
    findings = replace(reading.findings, days=resolve_days(reading.article, reading.days, None))
    second_pass(replace(reading, findings=findings), lexicon)
    return len(raw.decode()), time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--megabytes", type=float, default=1)
    asked = parser.parse_args()
    story = read_story(Path(ARTICLES).parent)
    lexicon, raws = Lexicon(story.actors, story.info.target), [path.read_bytes() for path in story.files]
    once(raws, lexicon, defaultdict(float))  # compiles what is compiled once
    times: Times = defaultdict(float)
    for _ in range(asked.rounds):
        articles = once(raws, lexicon, times)
    report(articles, times, asked.rounds)
    characters, seconds = large(asked.megabytes, lexicon)
    print(f"\none article of {asked.megabytes:g} MB ({characters} characters): {seconds:.1f} s, {characters / seconds:,.0f} characters/s")


def report(articles: list[Article], times: Times, rounds: int) -> None:
    characters = rounds * sum(len(article.text) for article in articles)
    print(f"five articles, {rounds} times: {characters} characters\n")
    for step, seconds in (*times.items(), ("all steps", sum(times.values()))):
        print(f"{step:12s} {characters / seconds:14,.0f} characters/s")
    search = other()
    if search is None:
        print("\ndateparser is not installed: no ratio. pip install -r requirements-bench.txt")
        return
    started = time.process_time()
    for article in articles:
        search(article.text, languages=["ar"])
    theirs = characters / rounds / (time.process_time() - started)
    print(f"{'dateparser':12s} {theirs:14,.0f} characters/s")
    for step in ("days", "all steps"):
        ours = characters / (sum(times.values()) if step == "all steps" else times[step])
        print(f"{step} / dateparser.search: {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
