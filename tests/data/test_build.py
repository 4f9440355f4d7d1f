from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from data import build as command
from data.build import build, main
from data.findings import main as findings_main
from data.model import StoryError
from data.pipeline import read_corpus
from data.sources import sources
from data.store.built import read_built
from data.store.open import open_store
from data.story import STORIES, story_ids
from data.swap import _in_two_steps, exchange, swap
from data.tables import TABLES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two of the project's articles as a story of their own."""
    folder = tmp_path / "two"
    (folder / "articles").mkdir(parents=True)
    for path in sorted((STORIES / "kazakhstan-2022" / "articles").glob("*.txt"))[:2]:
        shutil.copy(path, folder / "articles")
    shutil.copy(STORIES / "kazakhstan-2022" / "actors.toml", folder)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_folder_becomes_tables(story):
    done = build(story)
    tables, manifest = read_built(story / "built")[1], done.manifest

    assert [article.id for article in done.corpus.articles] == [path.stem for path in corpus_files(story)]
    assert set(content(story / "built")) == {f"{name}.jsonl" for name in TABLES} | {"manifest.json"}
    assert manifest["rows"]["statements"] == len(tables["statements"]) > 10
    assert len(open_store(story, story / "cache").articles) == 2


def corpus_files(folder: Path) -> list[Path]:
    return sorted((folder / "articles").glob("*.txt"))


def test_the_same_files_give_the_same_bytes(story):
    build(story)
    first = content(story / "built")
    build(story)

    assert content(story / "built") == first


def test_every_extractor_stands_on_its_words(story):
    """Spans in range, in order, ids unlike; ``text[span]`` is not blank."""
    corpus = read_corpus(story)
    for article in corpus.articles:
        found = corpus.findings[article.id]
        for part in (found.mentions, found.statements, found.counts, found.events, found.framings):
            spans = [one.span for one in part]
            assert spans == sorted(spans)
            assert all(0 <= span.start < span.stop <= len(article.text) and span.of(article.text).strip() for span in spans)
        ids = [one.id for part in (found.statements, found.stances, found.counts, found.events) for one in part]
        assert len(ids) == len(set(ids))


def test_ids_stay_when_unrelated_text_changes(story):
    before = {one.id for one in read_corpus(story).findings[corpus_files(story)[0].stem].statements}
    path = corpus_files(story)[0]
    path.write_text(path.read_text("utf-8") + "\nوقال الرئيس الروسي فلاديمير بوتين إن بلاده ستواصل العمل مع الجميع.\n", "utf-8")
    after = {one.id for one in read_corpus(story).findings[path.stem].statements}

    assert before <= after


def test_one_bad_article_does_not_stop_the_others(story):
    (story / "articles" / "999_bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = build(story)

    assert len(done.corpus.articles) == 2
    assert [warning for warning in done.manifest["warnings"] if "999_bad" in warning]


def test_of_very_much_that_is_wrong_the_tables_keep_the_first_and_how_much_more(story, monkeypatch):
    monkeypatch.setattr(command, "MOST_TOLD", 2)
    for number in range(4):
        (story / "articles" / f"99{number}.txt").write_bytes(b"")
    (story / "story.toml").write_text('titel_ar = "قصة"', "utf-8")
    told = build(story).manifest["problems"]

    assert [file for file, *_ in told] == ["story.toml", "articles/990.txt", "articles"]
    assert told[-1][2] == "3 more are wrong"


def test_nothing_to_build_leaves_the_old_tables(story):
    build(story)
    before = content(story / "built")
    for path in corpus_files(story):
        path.write_bytes(b"")

    with pytest.raises(StoryError):
        build(story)
    assert content(story / "built") == before


def test_a_build_that_dies_leaves_the_old_tables(story, monkeypatch):
    build(story)
    before = content(story / "built")
    (story / "story.toml").write_text('title_ar = "أخرى"', "utf-8")
    monkeypatch.setattr("data.write.swap", lambda beside, place: (_ for _ in ()).throw(OSError("disk full")))

    with pytest.raises(OSError, match="disk full"):
        build(story)
    assert content(story / "built") == before
    assert [path.name for path in story.iterdir() if path.name.startswith(".built")] == []


def test_a_killed_build_leaves_whole_tables(story):
    build(story)
    generation = read_built(story / "built")[0]["generation"]
    for wait in (0.2, 0.6, 1.2):
        process = subprocess.Popen(
            [sys.executable, "-m", "data.build", str(story)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert read_built(story / "built")[0]["generation"] == generation


def test_readers_never_see_half_a_build(story):
    """While two sets of tables change places, every read is one of them, whole."""
    build(story)
    other = story / "other"
    shutil.copytree(story / "built", other)
    manifest = json.loads((other / "manifest.json").read_text())
    (other / "manifest.json").write_text(json.dumps(manifest | {"warnings": ["other"]}))
    if not exchange(other, story / "built"):
        swap(other, story / "built")  # a system without the exchange: one swap is all there is to see
    stop, broken = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                open_store(story, story / "cache").engine.close()
            except StoryError as error:
                broken.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(200):
        if other.exists():
            exchange(other, story / "built")
    stop.set()
    reader.join()

    assert broken == []


def test_where_names_cannot_be_exchanged_two_steps_do(tmp_path):
    for name in ("new", "place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "who").write_text(name)
    _in_two_steps(tmp_path / "new", tmp_path / "place")

    assert (tmp_path / "place" / "who").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_a_second_step_that_fails_puts_the_old_folder_back(tmp_path):
    (tmp_path / "place").mkdir()
    with pytest.raises(OSError, match="missing"):
        _in_two_steps(tmp_path / "missing", tmp_path / "place")

    assert [path.name for path in tmp_path.iterdir()] == ["place"]


def test_the_command_says_what_it_did(story, capsys):
    (story / "articles" / "999_empty.txt").write_bytes(b"")

    assert main([str(story)]) == 0
    said = capsys.readouterr().out
    assert "statements" in said
    assert "999_empty.txt" in said
    assert "removed lines" in said


def test_the_command_says_why_it_did_nothing(capsys, tmp_path):
    assert main([str(tmp_path / "nowhere")]) == 1
    assert "no such story" in capsys.readouterr().out


def test_findings_are_written_with_places_in_the_raw_file(story, tmp_path, capsys):
    assert findings_main([str(story), "--out", str(tmp_path / "out")]) == 0
    for path in corpus_files(story):
        raw = path.read_bytes().decode("utf-8")
        found = json.loads((tmp_path / "out" / f"{path.stem}.json").read_text("utf-8"))
        assert all(raw[row["start"] : row["stop"]].strip() for kind in ("days", "mentions", "statements", "counts") for row in found[kind])
        assert all(0 <= start < stop <= len(raw) for start, stop in found["body"])
        assert found["article"] == path.stem


def test_findings_are_before_review_unless_asked(story, tmp_path):
    quote = read_corpus(story).articles[0]
    first = read_corpus(story).findings[quote.id].statements[0]
    words = json.dumps(first.span.of(quote.text), ensure_ascii=False)
    (story / "review.toml").write_text(
        f'[[decision]]\nkind = "statement"\narticle = "{quote.id}"\nverdict = "rejected"\nquote = {words}\n', "utf-8"
    )

    assert first.id in {one.id for one in read_corpus(story, reviewed=False).findings[quote.id].statements}
    assert first.id not in {one.id for one in read_corpus(story, reviewed=True).findings[quote.id].statements}


@pytest.mark.parametrize("name", story_ids())
def test_the_committed_tables_are_what_a_build_gives(name, tmp_path):
    shutil.copytree(STORIES / name, tmp_path / name)
    build(tmp_path / name)

    assert content(tmp_path / name / "built") == content(STORIES / name / "built"), f"run: python -m data.build {name}"


ELSEWHERE = {"HOME": None, "XDG_CACHE_HOME": None, "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}


def test_without_a_home_in_another_locale_and_another_day_a_build_is_the_same_to_the_byte(story):
    build(story)
    here = content(story / "built")
    environment = {name: value for name, value in (os.environ | ELSEWHERE).items() if value is not None}
    subprocess.run([sys.executable, "-m", "data.build", str(story), "--fresh"], cwd=ROOT, env=environment, check=True, capture_output=True)

    assert content(story / "built") == here


def test_a_build_reads_every_file_it_says(story):
    assert set(sources(story)) == {"actors.toml", *(f"articles/{path.name}" for path in corpus_files(story))}
