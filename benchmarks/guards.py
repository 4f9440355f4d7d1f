"""Takes guards away one at a time and runs the tests that should notice: python -m benchmarks.guards [words of its name]

Each line names a guard, the words of the source that are changed in a copy of the code, and the test. A test that still passes without
its guard guards nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("app.py", "benchmarks", "components", "data", "pages", "static", "tests", "pyproject.toml", ".streamlit")


@dataclass(frozen=True)
class Guard:
    """``old`` becomes ``new`` in ``file``; then ``test`` must fail."""

    name: str
    file: str
    old: str
    new: str
    test: str


GUARDS = tuple(Guard(**one) for one in tomllib.loads((Path(__file__).parent / "guards.toml").read_text("utf-8"))["guard"])


def copy_of_the_code(root: Path) -> None:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root)


def notices(root: Path, guard: Guard) -> str:
    """Whether the test fails without its guard."""
    file = root / guard.file
    source = file.read_text("utf-8")
    if guard.old not in source:
        return "the guard is not where it was"
    try:
        file.write_text(source.replace(guard.old, guard.new, 1), "utf-8")
        return "noticed" if passes(root, guard.test) == 1 else "NOT NOTICED"
    finally:
        file.write_text(source, "utf-8")


def passes(root: Path, *tests: str) -> int:
    """pytest's answer: 0 all passed, 1 some failed, more: they could not be run."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode


def main() -> int:
    guards = [guard for guard in GUARDS if " ".join(sys.argv[1:]) in guard.name]
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        copy_of_the_code(root)
        if passes(root, *sorted({guard.test for guard in guards})) != 0:
            print("the tests fail with every guard in its place")
            return 1
        for guard in guards:
            told = notices(root, guard)
            wrong += told != "noticed"
            print(f"{guard.name:46s} {guard.file:34s} {told}", flush=True)
    print(f"{len(guards) - wrong} of {len(guards)} guards are held by a test")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
