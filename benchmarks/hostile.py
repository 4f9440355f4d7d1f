"""Seconds that each step takes on pages made to be slow: python -m benchmarks.hostile [--seconds 120]

Each page is read in a process of its own, which is ended when its time is up.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import date

from data.extract import EXTRACTORS
from data.extract.days import find_days, resolve_days
from data.extract.lexicon import Lexicon
from data.model import Basis, Day, Findings, StoryError
from data.text.clean import clean
from data.text.decode import decode
from data.text.fold import fold

SENTENCE = "قال الوزير أمس إن 12 جنديا قتلوا في هجوم وقع الثلاثاء شرقي المدينة، وأضاف أن التحقيق مستمر. "
PAGES: dict[str, Callable[[], str]] = {
    "article of 1 MB": lambda: (SENTENCE * 3 + "\n") * 1900,
    "one line of 1 MB": lambda: SENTENCE * 5700,
    "160,000 short lines": lambda: "قال\n" * 80_000 + "قتل 5\n" * 80_000,
    "a word of 50,000 letters": lambda: SENTENCE + "ا" * 50_000 + " " + SENTENCE,
    "100,000 quotation marks": lambda: SENTENCE + '"' * 100_000,
    "50,000 marks never closed": lambda: "قال «نعم " * 50_000,
    "50 diacritics on each letter": lambda: "".join(letter + "ً" * 50 for letter in SENTENCE * 60),
    "numbers without an end": lambda: "خمسة وعشرون " * 20_000,
    "weekdays without an end": lambda: "الجمعة " * 40_000,
    "half-open tags": lambda: "<a " * 60_000,
}


def read(name: str) -> None:
    """Every step on one page, each with its time."""
    began = at = time.perf_counter()
    told = []

    def lap(step: str) -> None:
        nonlocal at
        now = time.perf_counter()
        told.append(f"{step} {now - at:.2f}")
        at = now

    try:
        article = clean("a", "hostile", decode(PAGES[name]().encode()))
    except StoryError as error:
        print(f"{name}: refused, {error.found}")
        return
    lap("clean")
    folded = fold(article.text)
    anchor = Day("a", None, date(2022, 1, 10), date(2022, 1, 10), Basis.GIVEN)
    findings = Findings("a", days=resolve_days(article, find_days(article, folded), anchor))
    lap("days")
    for extract in EXTRACTORS:
        findings = extract(article, folded, Lexicon(), findings)
        lap(extract.__module__.rsplit(".", 1)[-1])
    print(f"{name}: {time.perf_counter() - began:.1f} s; " + ", ".join(told))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=120, help="how long a page may take")
    seconds = parser.parse_args().seconds
    late = 0
    for name in PAGES:
        process = multiprocessing.Process(target=read, args=(name,))
        process.start()
        process.join(seconds)
        if process.is_alive():
            process.terminate()
            process.join()
            late += 1
            print(f"{name}: ended after {seconds:.0f} s")
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main())
