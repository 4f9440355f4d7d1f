"""What a build keeps: parts that outlive a stop, are never out of date, and never change what is built."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import recombined, sentences
from benchmarks.faults import Story, full_disk, kill_worker, read_only, refused, two_at_once
from data import build as command
from data import executors, pipeline
from data.build import build, main
from data.extract import runs as running
from data.extract.runs import runs
from data.extract.sharing import sharing
from data.model import Findings
from data.parts.codec import dumps, loads
from data.parts.lock import alone
from data.parts.part import frames, pack, unpack
from data.passes import opened
from data.pipeline import read_corpus
from data.reading import Reading

ROOT = Path(__file__).parents[2]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(executors, "BATCH", 2)
    folder = tmp_path / "story"
    (folder / "articles").mkdir(parents=True)
    for number in range(7):
        (folder / "articles" / f"{number}.txt").write_text(recombined(sentences(), number), "utf-8")
    return folder


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "built").iterdir())}


class Counted:
    """A pass that tells which articles it was given."""

    def __init__(self, work: Callable[..., list[object]]) -> None:
        self.work, self.articles = work, 0

    def __call__(self, task: tuple[object, tuple[object, ...]]) -> list[object]:
        self.articles += len(task[1])
        return self.work(task)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Counted, Counted]:
    passes = Counted(pipeline.read), Counted(pipeline.find)
    monkeypatch.setattr(pipeline, "read", passes[0])
    monkeypatch.setattr(pipeline, "find", passes[1])
    return passes


class StopError(Exception):
    pass


@pytest.mark.parametrize("after", [3, 8, 12])
def test_a_stopped_build_goes_on_where_it_stopped_and_builds_the_same(story, counted, after):
    told: list[str] = []

    def step(article: str) -> None:
        told.append(article)
        if len(told) == after:
            raise StopError

    with pytest.raises(StopError):
        build(story, step=step)
    reading, finding = (one.articles for one in counted)
    build(story)
    resumed = tables(story)
    shutil.rmtree(story / ".build")
    build(story)

    again, found = counted[0].articles - 7, counted[1].articles - 7  # without the build from the beginning
    assert again <= 7 + executors.BATCH  # at most the batch that was under way is read twice
    assert found <= 7 + executors.BATCH
    assert again == reading == 7 if after > 7 else again > reading
    assert finding <= found
    assert tables(story) == resumed


def test_processes_build_what_one_does(story):
    build(story)
    alone_built = tables(story)
    shutil.rmtree(story / ".build")
    with ProcessPoolExecutor(2) as executor:
        build(story, executor)

    assert tables(story) == alone_built


def test_only_a_changed_file_is_read_again(story, counted):
    build(story)
    path = story / "articles" / "3.txt"
    path.write_text(path.read_text("utf-8") + "\nوقال الوزير إن العمل مستمر.\n", "utf-8")
    build(story)

    assert counted[0].articles == 7 + 1
    changed = tables(story)
    build(shutil.copytree(story, story.parent / "other" / "story", ignore=shutil.ignore_patterns(".build", "built")))
    assert tables(story.parent / "other" / "story") == changed


@pytest.mark.parametrize(
    "file, text",
    [
        ("actors.toml", '[russia]\nname_ar = "روسيا"\nname_en = "Russia"\nkind = "state"\naliases = ["الدب"]\n'),
        ("articles.toml", '["3"]\npublished = 2022-01-09\n'),
    ],
)
def test_what_a_reading_depends_on_makes_it_new(story, counted, file, text):
    build(story)
    (story / file).write_text(text, "utf-8")
    build(story)

    assert counted[0].articles == 7 + (7 if file == "actors.toml" else 1)


def test_a_torn_part_is_made_anew(story, counted):
    build(story)
    before = tables(story)
    for path in (story / ".build" / "parts").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9])

    build(story)
    assert [one.articles for one in counted] == [14, 14]
    assert tables(story) == before


def test_parts_nobody_needs_any_more_go(story):
    build(story)
    (story / "articles" / "3.txt").unlink()
    build(story)

    assert len([path for path in (story / ".build" / "parts").rglob("*") if path.is_file()]) == 2 * 6


def test_the_second_of_two_builds_gives_way_in_one_line(story, capsys):
    with alone(story / ".build"):
        assert main([str(story)]) == 1
    assert "not built: another build of this story is running" in capsys.readouterr().out
    assert main([str(story)]) == 0


def test_only_changed_builds_nothing_where_nothing_changed(story, capsys, monkeypatch):
    assert main([str(story), "--only-changed"]) == 0
    before = tables(story)
    with monkeypatch.context() as patch:
        patch.setattr(command, "build", lambda *_: pytest.fail("built"))
        assert main([str(story), "--only-changed"]) == 0
    assert "nothing changed" in capsys.readouterr().out
    (story / "built" / "counts.jsonl").write_text("", "utf-8")

    assert main([str(story), "--only-changed"]) == 0
    assert tables(story) == before


def test_a_build_says_what_it_changed(story, capsys):
    build(story)
    (story / "articles" / "new.txt").write_text("عنوان\n\nوقال الوزير إن 12 شخصا قتلوا أمس في المدينة.\n", "utf-8")
    (story / "articles" / "3.txt").unlink()
    path = story / "articles" / "4.txt"
    path.write_text(path.read_text("utf-8") + "\nوقال الوزير إن العمل مستمر.\n", "utf-8")

    assert main([str(story)]) == 0
    told = json.loads((story / ".build" / "changes.json").read_text("utf-8"))
    said = " ".join(capsys.readouterr().out.split())
    assert told["kinds"]["articles"]["ids"] == {"gained": ["new"], "lost": ["3"], "altered": told["kinds"]["articles"]["ids"]["altered"]}
    assert "4" in told["kinds"]["articles"]["ids"]["altered"]
    assert told["kinds"]["statements"]["gained"] >= 2
    assert told["kinds"]["statements"]["lost"] >= 1
    assert "articles gained: new" in said
    assert "articles lost: 3" in said
    assert main([str(story)]) == 0
    assert "nothing changed since" in capsys.readouterr().out


def test_without_a_number_or_an_address_nobody_works(story, capsys):
    assert main([str(story), "--workers", "many"]) == 1
    assert "a number of processes, or an address" in capsys.readouterr().out


# Faults ----------------------------------------------------------------------------------------------------------------------


def test_faults_leave_whole_tables(story):
    """A short form of ``make faults``: a worker killed, a full disk, a closed tree, two builds at once."""
    two, alone_at_work = Story(story), Story(story, "1", number=1)
    build(story)
    two.change()
    kill_worker(two, 2.0)
    refused(alone_at_work, "disk full", full_disk)
    read_only(alone_at_work)
    two_at_once(alone_at_work)

    assert two.wrong + alone_at_work.wrong == []


# Parts -----------------------------------------------------------------------------------------------------------------------


def test_what_is_read_comes_back_as_it_was(story):
    corpus = read_corpus(story)
    for article in corpus.articles:
        found = corpus.findings[article.id]
        assert loads(Findings, dumps(found)) == found
        assert loads(Reading, dumps(Reading(article, (), found))).article == article
    assert callable(opened)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=4), st.data())
def test_a_part_with_one_wrong_byte_is_none(given_frames, data):
    part = pack(*given_frames)
    at = data.draw(st.integers(0, len(part) - 1))
    broken = part[:at] + bytes([part[at] ^ data.draw(st.integers(1, 255))]) + part[at + 1 :]

    assert [unpack(frame) for frame in frames(part) or ()] == given_frames
    assert frames(broken) is None


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=25), max_size=5), st.sampled_from([1, 7, 1 << 20]))
def test_runs_are_the_same_however_small_the_portions(texts, size):
    whole = list(runs(texts, 3))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "PORTION", size)
        patch.setattr(running, "PAIRS", size)
        assert list(runs(texts, 3)) == whole


@given(st.lists(st.sets(st.sampled_from("abcdefgh")), max_size=8), st.integers(1, 3), st.integers(2, 6))
def test_sets_that_share_are_those_a_comparison_of_all_finds(sets, least, common):
    rare = {item for item in "abcdefgh" if sum(item in one for one in sets) <= common}
    pairs = [(one, other, len(sets[one] & sets[other] & rare)) for one in range(len(sets)) for other in range(one + 1, len(sets))]

    assert sorted(sharing([sorted(one) for one in sets], least, common)) == [pair for pair in pairs if pair[2] >= least]


def test_no_process_orders_sets_its_own_way(story):
    """A person between two states was once given to either, as the process had it: tables differed from build to build."""
    made = set()
    for seed in ("1", "2"):
        command_line = [sys.executable, "-m", "data.build", str(story), "--fresh", "--workers", "1"]
        subprocess.run(command_line, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
        made.add(json.dumps({name: written.decode() for name, written in tables(story).items()}))

    assert len(made) == 1
