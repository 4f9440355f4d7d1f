"""Scores of the automatic findings on the second story, which no rule was written for, and the floors they may not fall under.

python -m tests.quality.second_story [-v]     prints scores beside floors, article by article with -v
python -m tests.quality.second_story --raise  writes better scores down as the new floors; nothing here lowers one
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from data.corpus import Corpus
from data.findings import as_json
from data.pipeline import read_corpus
from data.text.decode import decode
from tests.quality.marked import report, tally
from tests.shelves import FIXTURE

FLOORS = Path(__file__).with_name("second_floors.json")


@cache
def corpus() -> Corpus:
    return read_corpus(FIXTURE, reviewed=False)


def marks(article: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURE / "gold" / f"{article}.json").read_text("utf-8"))
    return found


def raw(article: str) -> str:
    """The file's characters, to which offsets of marks refer."""
    return decode((FIXTURE / "articles" / f"{article}.txt").read_bytes(), article).text


def counted(article: str) -> Counter[str]:
    one = next(one for one in corpus().articles if one.id == article)
    return tally(marks(article), raw(article), as_json(one, corpus().findings[article]))


def scores() -> dict[str, float]:
    total: Counter[str] = Counter()
    for article in corpus().articles:
        total.update(counted(article.id))
    return report(total)


def floors() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return found


def fingerprint() -> str:
    """Of marks and texts together: floors hold for these."""
    digest = hashlib.sha256()
    for path in sorted([*FIXTURE.glob("gold/*.json"), *FIXTURE.glob("articles/*.txt")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    measured, held = scores(), floors()
    floor = held.get("floors", {}) if held.get("corpus") == fingerprint() else {}  # other marks, other floors
    for name, value in measured.items():
        print(f"{name:26s} {value:.3f}  floor {floor.get(name, 0):.3f}")
    if "-v" in sys.argv:
        for article in corpus().articles:
            print(article.id, {name: value for name, value in report(counted(article.id)).items() if value < 1})
    if "--raise" in sys.argv:
        raised = {name: max(value, floor.get(name, 0.0)) for name, value in measured.items()}
        FLOORS.write_text(json.dumps({"corpus": fingerprint(), "floors": raised}, indent=1) + "\n", "utf-8")
    return int(any(measured[name] < least for name, least in floor.items()))


if __name__ == "__main__":
    sys.exit(main())
