"""A bare folder becomes a story: what is copied, written, built and said."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from data.gather import gather, slug
from data.model import StoryError
from data.new_story import main
from data.shelf import shelf
from data.store.open import open_store
from data.story import read_story

TEXTS = {
    "01.txt": "السيول تضرب رمال\n\nقال محافظ رمال سامي الحداد اليوم الإثنين 6 مارس 2023 إن السيول قتلت 14 شخصا.\nوأضاف الحداد أن المدينة تحتاج إلى مساعدة عاجلة.\n",
    "02.txt": "باريس ترسل فرق إنقاذ\n\nأعلن وزير الخارجية الفرنسي جان مارتان أمس أن بلاده سترسل 40 منقذا.\n",
}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Text files, and what else lies about in a folder."""
    folder = tmp_path / "Ramal floods"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / "older").mkdir()
    return folder


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_one_command_makes_a_story_that_opens(bare, stories, capsys, tmp_path):
    assert main([str(bare)], stories) == 0
    folder, told = stories / "ramal-floods", said(capsys)

    written = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    assert sorted(written) == ["NOTICE", "actors.toml", "articles", "articles.toml", "built", "story.toml"]
    assert {path.name: path.read_text("utf-8") for path in (folder / "articles").iterdir()} == TEXTS
    assert "2 articles copied" in told
    assert "skipped notes.docx: not a .txt file" in told
    assert "skipped older: a folder" in told
    assert "day unknown, 1 (02)" in told
    assert "outlet unknown, 2 (01, 02)" in told
    assert "سامي الحداد" in told
    assert "no target" in told
    assert "?story=ramal-floods" in told
    assert len(open_store(folder, tmp_path / "cache").articles) == 2


def test_what_is_written_changes_nothing_until_a_person_fills_it_in(bare, stories):
    main([str(bare)], stories)
    folder = stories / "ramal-floods"

    assert all(tomllib.loads((folder / name).read_text("utf-8")) == {} for name in ("story.toml", "actors.toml", "articles.toml"))
    assert read_story(folder).problems == ()


def test_what_is_written_reads_back_when_the_marks_are_taken_away(bare, stories):
    main([str(bare)], stories)
    folder = stories / "ramal-floods"
    for name, starts in (("articles.toml", ("[", "outlet", "url")), ("actors.toml", ("[", "name", "kind", "member", "iso3", "aliases"))):
        lines = [line.removeprefix("# ") for line in (folder / name).read_text("utf-8").splitlines()]
        (folder / name).write_text("\n".join(line for line in lines if line.startswith(starts)), "utf-8")
    story = read_story(folder)

    assert story.problems == ()
    assert set(story.given) == {"01", "02"}
    assert "سامي الحداد" in {actor.name_ar for actor in story.actors}


def test_a_second_time_keeps_what_a_person_wrote_and_takes_what_is_new(bare, stories, capsys):
    main([str(bare)], stories)
    folder = stories / "ramal-floods"
    (folder / "story.toml").write_text('title_ar = "سيول رمال"\n', "utf-8")
    (folder / "articles" / "01.txt").write_text("نص آخر كتبه محرر القصة بعد أن راجعه.\n", "utf-8")
    (bare / "03.txt").write_text("قالت تونس إنها تتضامن مع المغرب.\n", "utf-8")
    capsys.readouterr()

    assert main([str(bare)], stories) == 0
    told = said(capsys)
    assert "the story ramal-floods is there already" in told
    assert "1 articles copied" in told
    assert "skipped 01.txt: another text of that name" in told
    assert "نص آخر" in (folder / "articles" / "01.txt").read_text("utf-8")
    assert (folder / "story.toml").read_text("utf-8") == 'title_ar = "سيول رمال"\n'
    assert "no title" not in told


def test_a_folder_that_stands_among_the_stories_is_used_in_place(bare, stories):
    shutil.copytree(bare, stories / "mine" / "articles")

    assert main([str(stories / "mine")], stories) == 0
    assert [path.name for path in stories.iterdir()] == ["mine"]


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: folder.mkdir(), lambda folder: folder.write_text("x")])
def test_nothing_to_read_is_one_line_and_no_folder(tmp_path, stories, capsys, make):
    make(tmp_path / "source")

    assert main([str(tmp_path / "source")], stories) == 1
    assert said(capsys).startswith("no story made:")
    assert list(stories.iterdir()) == []


def test_articles_that_hold_nothing_are_told_and_nothing_is_built(tmp_path, stories, capsys):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_bytes(b"")

    assert main([str(tmp_path / "source")], stories) == 1
    assert "a.txt" in said(capsys)


def test_a_name_that_is_no_id_is_refused_before_anything_is_copied(bare, stories):
    with pytest.raises(StoryError, match="small Latin letters"):
        gather(bare, stories, "../أخرى")
    assert list(stories.iterdir()) == []


def test_a_link_is_not_followed(bare, stories, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (bare / "04.txt").symlink_to(tmp_path / "secret.txt")

    assert ("04.txt", "a link: put the file itself here") in gather(bare, stories).skipped


@pytest.mark.parametrize(
    "name, id", [("Ramal floods", "ramal-floods"), ("السودان 2023", "story-2023"), ("..", "story-5ec1"), ("a/..\\b", "a-b")]
)
def test_a_folder_s_name_becomes_an_id_for_addresses(name, id):
    assert slug(name) == id


def test_the_shelf_tells_title_period_and_number_without_opening_a_story(bare, stories):
    main([str(bare)], stories)
    (stories / "later" / "articles").mkdir(parents=True)
    (stories / "later" / "articles" / "a.txt").write_text("نص")
    built, waiting = shelf(stories)

    assert (built.id, built.articles, built.first, built.last) == ("ramal-floods", 2, date(2023, 3, 6), date(2023, 3, 6))
    assert (waiting.id, waiting.articles) == ("later", None)


def test_the_shelf_says_what_was_wrong_in_a_story_s_files(bare, stories):
    (bare / "05.txt").write_bytes(b"")
    main([str(bare)], stories)

    assert [problem.path for problem in shelf(stories)[0].problems] == ["articles/05.txt"]
