"""Kills builds and workers at random moments, fills the disk, closes the tree: the old tables stand, whole; the next build is clean.

    python -m benchmarks.faults [--articles 20] [--kills 60] [--workers 2]

Nothing here has a time limit: a build is waited for however busy the machine is, and moments are parts of how long it takes.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.build import children
from benchmarks.corpus import write_story
from data.store.built import read_built

ROOT = Path(__file__).parents[1]
SMALL = 10_000  # bytes a file may have where the disk is full
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1  # root without the right to write where nobody may


@dataclass
class Story:
    folder: Path
    workers: str = "2"
    wrong: list[str] = field(default_factory=list)
    number: int = 0

    def start(self, *options: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "data.build", str(self.folder), "--workers", self.workers, *options]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=before)

    def change(self) -> None:
        """So that the next build has something to write."""
        self.number += 1
        text = f"قالت الوزارة إن {self.number + 20} أشخاص وصلوا إلى المدينة.\n"
        (self.folder / "articles" / "changed.txt").write_text(text, "utf-8")

    def generation(self) -> str:
        """Of the tables that stand there, read whole; StoryError where they are not."""
        return str(read_built(self.folder / "built")[0]["generation"])

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.wrong.append(otherwise)
            print(f"WRONG: {otherwise}", flush=True)


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How it ended and what it said."""
    said, _ = process.communicate()
    return process.returncode, said


def first(story: Story) -> float:
    """Seconds of a build that has nothing to go on from."""
    started = time.monotonic()
    code, said = end(story.start("--fresh"))
    story.expect(code == 0, f"the first build failed: {said}")
    return time.monotonic() - started


def kill_build(story: Story, after: float) -> str:
    """SIGKILL to the build; what stands is the old set of tables or the new one."""
    before, process = story.generation(), story.start()
    time.sleep(after)
    dead = process.poll() is None
    process.send_signal(signal.SIGKILL)
    end(process)
    now = story.generation()
    if now != before:  # killed behind the swap: these are the tables of the files
        story.expect(end(story.start())[0] == 0 and story.generation() == now, "neither the old tables nor the new ones")
    return "the build was killed" if dead else "the build had ended"


def kill_worker(story: Story, after: float) -> str:
    """SIGKILL to one of the processes it works with: the build goes on."""
    process = story.start()
    time.sleep(after)
    found = [child for child in children(process.pid) if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]
    if found:
        os.kill(found[0], signal.SIGKILL)
    code, said = end(process)
    story.expect(code == 0, f"a build that lost a worker failed: {said}")
    return "a worker was killed" if found else "no worker was at work"


def refused(story: Story, what: str, before: Callable[[], None]) -> None:
    """A build that cannot write says so in one line and leaves the tables."""
    generation = story.generation()
    code, said = end(story.start("--fresh", before=before) if what == "disk full" else story.start(before=before))
    story.expect(code == 1 and "not built" in said and "Traceback" not in said, f"{what}: {said}")
    story.expect(story.generation() == generation, f"{what}: the tables are not what they were")
    print(f"{what}: {said.strip().splitlines()[-1][:100]}", flush=True)


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def no_override() -> None:
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def read_only(story: Story) -> None:
    folders = [story.folder, story.folder / ".build", *(one for one in (story.folder / ".build").rglob("*") if one.is_dir())]
    files = [story.folder / ".build" / "lock"]
    for place in [*folders, *files]:
        place.chmod(0o555 if place.is_dir() else 0o444)
    refused(story, "read-only tree", no_override)
    for place in [*folders, *files]:
        place.chmod(0o755 if place.is_dir() else 0o644)


def two_at_once(story: Story) -> None:
    """The second gives way in one line, unless the first has ended by then."""
    story.change()
    one = story.start()
    while one.poll() is None and (story.folder / ".build" / "lock").read_text().strip() != str(one.pid):
        time.sleep(0.05)
    code, said = end(story.start())
    story.expect(code == 0 or "another build of this story is running" in said, f"two at once: {said}")
    print(f"two at once: {said.strip().splitlines()[-1][:100]}", flush=True)
    story.expect(end(one)[0] == 0, "the first of two builds failed")


def run(story: Story, kills: int, seed: int = 0) -> list[str]:
    """What went wrong, one line each."""
    choose = random.Random(seed)  # noqa: S311  moments, not secrets
    takes = first(story)
    print(f"a build takes {takes:.1f} s; generation {story.generation()}", flush=True)
    hit = number = 0
    while hit < kills and number < 3 * kills:  # a kill behind the end of a build is none
        number += 1
        story.change()
        fault = kill_worker if number % 4 == 0 and story.workers != "1" else kill_build
        if number % 3 == 0:
            shutil.rmtree(story.folder / ".build" / "parts", ignore_errors=True)  # a build from the beginning takes longest
        after = takes * choose.uniform(0.02, 1.05)
        told = fault(story, after)
        hit += told.endswith("was killed")
        takes *= 1 if told.endswith("was killed") else 0.8  # the machine is quicker now, or most was kept
        print(f"{number:3d} after {after:6.1f} s: {told}; generation {story.generation()}", flush=True)
    story.expect(hit == kills, f"{hit} kills of {kills} came in time")
    story.change()
    refused(story, "disk full", full_disk)
    read_only(story)
    two_at_once(story)
    clean(story)
    return story.wrong


def clean(story: Story) -> None:
    """The next build is a fresh one, to the byte."""
    story.expect(end(story.start())[0] == 0, "the build after the last fault failed")
    fresh = Story(story.folder.with_name("fresh"), story.workers)
    shutil.copytree(story.folder / "articles", fresh.folder / "articles")
    (fresh.folder / "story.toml").write_text(f'id = "{story.folder.name}"\n', "utf-8")
    story.expect(end(fresh.start())[0] == 0, "the fresh build failed")
    story.expect(fresh.generation() == story.generation(), "the build after the last fault differs from a fresh one")
    story.expect(not list(story.folder.glob(".built-*")), "a half-written folder was left behind")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--workers", default="2")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        wrong = run(Story(write_story(Path(place) / "story", asked.articles), asked.workers), asked.kills)
    print("the old tables stood each time, and the next build was clean" if not wrong else f"{len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
