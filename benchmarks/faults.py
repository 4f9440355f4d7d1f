"""Kills builds at random moments: the old tables must stand, whole, and the next build must be clean.

python -m benchmarks.faults [--articles 400] [--kills 10]
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import ARTICLES, write_story
from data.store.built import read_built

ROOT = Path(__file__).parents[1]


def build(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "data.build", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def generation(folder: Path) -> str:
    """Of the tables that stand there, read whole; StoryError where they are not."""
    return str(read_built(folder / "built")[0]["generation"])


def killed(folder: Path, after: float) -> bool:
    """Whether the build was still at work when it was killed."""
    process = build(folder)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def run(folder: Path, kills: int, seed: int = 0) -> list[str]:
    """What went wrong, one line each. Between kills the story changes, so that every build has something to write."""
    choose, wrong = random.Random(seed), []  # noqa: S311  moments, not secrets
    started = time.monotonic()
    if build(folder).wait():
        return ["the first build failed"]
    takes, before = time.monotonic() - started, generation(folder)
    print(f"a build takes {takes:.1f} s; generation {before}")
    for number in range(1, kills + 1):
        (folder / "articles" / "changed.txt").write_text(f"قالت الوزارة إن {number} أشخاص وصلوا إلى المدينة.\n", "utf-8")
        after = takes * choose.uniform(0.02, 1.05)
        dead, now = killed(folder, after), generation(folder)
        print(f"kill {number:2d} after {after:5.1f} s: {'killed' if dead else 'had ended'}; generation {now}")
        if dead and now != before and not _whole(folder):
            wrong.append(f"kill {number}: neither the old tables nor the new ones")
        before = now
    if build(folder).wait():
        wrong.append("the build after the last kill failed")
    (fresh := folder.with_name("fresh")).mkdir()
    shutil.copytree(folder / "articles", fresh / "articles")
    (fresh / "story.toml").write_text(f'id = "{folder.name}"\n', "utf-8")
    if build(fresh).wait() or generation(fresh) != generation(folder):
        wrong.append("the build after the last kill differs from a fresh one")
    return wrong


def _whole(folder: Path) -> bool:
    """A kill after the swap leaves the new tables: they are those of the files."""
    process = build(folder)
    before = generation(folder)
    return process.wait() == 0 and generation(folder) == before


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--kills", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "story"
        if asked.articles:
            write_story(folder, asked.articles)
        else:
            shutil.copytree(ARTICLES, folder / "articles")
        wrong = run(folder, asked.kills)
    for line in wrong:
        print(line)
    print("the old tables stood each time, and the next build was clean" if not wrong else f"{len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
