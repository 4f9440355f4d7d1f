"""Scores of the automatic findings against hand-marked articles, and the floors they may not fall under.

python tests/quality/gate.py            prints scores beside floors
python tests/quality/gate.py --raise    writes better scores down as the new floors; nothing here lowers one
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"  # marked articles stand beside the project, never in it
FLOORS = Path(__file__).with_name("floors.json")
MEASURES = {  # what is held, of what the scorer reports
    "body": ("f1",),
    "published": ("accuracy",),
    "days": ("f1", "resolved"),
    "actors": ("recall", "precision"),
    "statements": ("f1", "direct_recall", "speaker", "stance", "stance_nonneutral", "said"),
    "counts": ("f1", "value", "measure", "status"),
}
Scores = dict[str, float]


@dataclass(frozen=True)
class Corpus:
    """Marked articles, and the story that is read: a folder of its own, or the bare texts with the day each was read against."""

    name: str
    articles: Path
    gold: Path
    story: Path | None = None

    @property
    def present(self) -> bool:
        return self.gold.is_dir() and self.articles.is_dir() and SCORER.is_file()

    def fingerprint(self) -> str:
        """Of marks and texts together: a floor holds for one corpus."""
        digest = hashlib.sha256()
        for path in sorted([*self.gold.glob("*.json"), *self.articles.glob("*.txt")]):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:16]


SCORER = SHARED / "tools" / "score.py"
CORPORA = (
    Corpus("five", SHARED / "articles", SHARED / "expected" / "gold", ROOT / "data" / "stories" / "kazakhstan-2022"),
    Corpus("devset", SHARED / "devset" / "articles", SHARED / "devset" / "gold"),
)


def scores(corpus: Corpus) -> Scores:
    """The scorer's figures for findings made now, before review."""
    with tempfile.TemporaryDirectory() as folder:
        story, found = corpus.story or _bare(corpus, Path(folder) / "story"), Path(folder) / "findings"
        subprocess.run([sys.executable, "-m", "data.findings", str(story), "--out", str(found)], cwd=ROOT, check=True, capture_output=True)
        report = _report(corpus, found)
    return {f"{kind}.{name}": round(report[kind][name], 3) for kind, names in MEASURES.items() for name in names}


def floors() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text("utf-8"))
    return found


def fallen(measured: Scores, floor: Scores) -> dict[str, tuple[float, float]]:
    """What fell under its floor: (measured, floor)."""
    return {name: (measured.get(name, 0.0), least) for name, least in floor.items() if not measured.get(name, 0.0) >= least}


def raised(measured: Scores, floor: Scores) -> Scores:
    """The floors after a good day: each the better of what was and what is."""
    return {name: max(value, floor.get(name, 0.0)) for name, value in measured.items() if value == value}


def _bare(corpus: Corpus, folder: Path) -> Path:
    """A story of the texts alone, told what its editor knows of each: the day it was read against."""
    shutil.copytree(corpus.articles, folder / "articles")
    days = {path.stem: json.loads(path.read_text("utf-8"))["anchor"] for path in sorted(corpus.gold.glob("*.json"))}
    given = [f'["{name}"]\npublished = "{day}"\n' for name, day in days.items() if day]
    (folder / "articles.toml").write_text("\n".join(given), "utf-8")
    return folder


def _report(corpus: Corpus, findings: Path) -> dict[str, dict[str, float]]:
    scorer = _scorer()
    total: Counter[str] = Counter()
    for path in sorted(corpus.gold.glob("*.json")):
        text = (corpus.articles / f"{path.stem}.txt").read_bytes().decode("utf-8")
        total += scorer.score(json.loads(path.read_text("utf-8")), text, json.loads((findings / path.name).read_text("utf-8")))
    found: dict[str, dict[str, float]] = scorer.report(total)
    return found


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better scores down as the new floors")
    lift = parser.parse_args().lift
    held, low = floors(), 0
    for corpus in (corpus for corpus in CORPORA if corpus.present):
        floor, measured = held[corpus.name].get("floors", {}), scores(corpus)
        for name, value in measured.items():
            print(f"{corpus.name:7s} {name:26s} {value:.3f}  floor {floor.get(name, 0):.3f}")
        low += len(fallen(measured, floor))
        held[corpus.name] = {"corpus": corpus.fingerprint(), "floors": raised(measured, floor)}
    if lift:
        FLOORS.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
