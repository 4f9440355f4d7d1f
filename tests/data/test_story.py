from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from components.ui import place
from data.reading import read_articles
from data.story import STORIES, find_story, read_story, story_ids

ARTICLE = "قال الرئيس الروسي فلاديمير بوتين يوم الجمعة 7 يناير 2022 إن بلاده ستسحب قواتها قريبا من كازاخستان بعد انتهاء مهمتها هناك.\n"
RUSSIA = '[russia]\nname_ar = "روسيا"\nname_en = "Russia"\nkind = "state"\n'


def story(folder: Path, **files: str | bytes) -> Path:
    """A story folder with one good article and the given files: story_toml="…", good=b"…" is articles/good.txt."""
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "articles" / "good.txt").write_text(ARTICLE, "utf-8")
    for name, content in files.items():
        path = folder / name.replace("_toml", ".toml") if name.endswith("_toml") else folder / "articles" / f"{name}.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize(
    "files,path,code,words",
    [
        ({"story_toml": "title_ar = = 1"}, "story.toml", "toml", "line 1"),
        ({"story_toml": 'titel_ar = "قصة"'}, "story.toml", "unknown_key", '"title_ar"'),  # the nearest known key is offered
        ({"story_toml": "title_ar = 7"}, "story.toml", "wrong_type", "a text"),
        ({"story_toml": "blocs = [1]"}, "story.toml", "wrong_type", "a list of texts"),
        ({"story_toml": 'id = "قصة"'}, "story.toml", "wrong_type", "small Latin letters"),
        ({"story_toml": 'show = "some"'}, "story.toml", "wrong_type", '"passages"'),
        ({"story_toml": 'target = "rusia"', "actors_toml": RUSSIA}, "story.toml", "unknown_actor", '"russia"'),
        ({"story_toml": b"title_ar = '\xc7'"}, "story.toml", "toml", "UTF-8"),
        ({"actors_toml": RUSSIA + 'aliases = ["بوتين"]\n[putin]\nname_ar = "بُوتين"'}, "actors.toml", "alias_twice", '"russia"'),
        ({"actors_toml": RUSSIA + 'member_of = "ussr"'}, "actors.toml", "unknown_actor", "russia"),
        ({"actors_toml": RUSSIA + 'member_of = "a"\n[a]\nname_ar = "ا"\nmember_of = "russia"'}, "actors.toml", "cycle", "russia → a →"),
        ({"actors_toml": RUSSIA + 'kynd = "state"'}, "actors.toml", "unknown_key", '"kind"'),
        ({"actors_toml": RUSSIA.replace('"state"', '"country"')}, "actors.toml", "wrong_type", "state"),
        ({"actors_toml": '["روسيا"]\nname_ar = "روسيا"'}, "actors.toml", "wrong_type", "روسيا"),
        ({"articles_toml": '[god]\noutlet = "س"'}, "articles.toml", "no_article", '"good"'),
        ({"articles_toml": '[good]\npublished = "2022-13"'}, "articles.toml", "wrong_type", "2022-01"),
        ({"articles_toml": "good = 1"}, "articles.toml", "wrong_type", "a table"),
        ({"story_toml": "a = " + "[" * 5000}, "story.toml", "toml", "too deep"),
        ({"articles_toml": "a = " + "9" * 5000}, "articles.toml", "toml", "too long"),
        ({"story_toml": "first = 0001-01-01"}, "story.toml", "wrong_type", "1900"),
        ({"story_toml": "first = 2022-02-01\nlast = 2022-01-01"}, "story.toml", "wrong_type", "earlier"),
        ({"story_toml": f'id = "{"a" * 300}"'}, "story.toml", "wrong_type", "small Latin letters"),
        ({"articles_toml": "[good]\npublished = 9999-12-31"}, "articles.toml", "wrong_type", "2100"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_message_and_the_article_is_still_read(tmp_path, files, path, code, words):
    read = read_story(story(tmp_path, **files))

    assert [(problem.path, problem.code) for problem in read.problems][:1] == [(path, code)]
    assert words in str(read.problems[0])
    assert [article.id for article in read_articles(read)[0]] == ["good"]


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.4 something", bytes(range(256)) * 20, "ابجد ".encode() * 600_000],
    ids=["empty", "blank", "image", "pdf", "binary", "too large"],
)
def test_one_bad_article_is_one_message_and_the_rest_is_read(tmp_path, content):
    read = read_story(story(tmp_path, bad=content))
    articles, refused = read_articles(read)

    assert [article.id for article in articles] == ["good"]
    assert [problem.path for problem in refused] == ["articles/bad.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret").write_text(ARTICLE, "utf-8")
    (tmp_path / "story").mkdir()
    folder = story(tmp_path / "story")
    (folder / "articles" / "link.txt").symlink_to(tmp_path / "secret")

    assert [problem.path for problem in read_articles(read_story(folder))[1]] == ["articles/link.txt"]


def test_a_folder_named_like_an_article_is_a_message(tmp_path):
    (story(tmp_path) / "articles" / "folder.txt").mkdir()

    assert [problem.path for problem in read_articles(read_story(tmp_path))[1]] == ["articles/folder.txt"]


def test_a_pipe_named_like_an_article_is_not_waited_for(tmp_path):
    os.mkfifo(story(tmp_path) / "articles" / "pipe.txt")
    os.mkfifo(tmp_path / "actors.toml")
    read = read_story(tmp_path)

    assert [problem.path for problem in (*read.problems, *read_articles(read)[1])] == ["actors.toml", "articles/pipe.txt"]


@pytest.mark.parametrize(
    "name,shown",
    [
        ("خبر", "خبر"),
        ("a" * 251, "a" * 251),  # with its ending as long as a name may be
        ("quote'\"<b>&?#%2f", "quote'\"<b>&?#%2f"),
        ("two\nlines", None),
        ("\u202egnp", None),
        (b"\xff\xfe", None),  # no text at all
    ],
)
def test_a_name_that_can_be_seen_is_an_id_and_another_is_told(tmp_path, name, shown):
    folder = os.fsencode(story(tmp_path) / "articles")
    with open(folder + b"/" + (name if isinstance(name, bytes) else name.encode()) + b".txt", "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    read = read_story(tmp_path)

    assert {article.id for article in read_articles(read)[0]} == {"good", *([shown] if shown else [])}
    assert [str(problem).isprintable() for problem in read.problems] == [True] * (shown is None)
    assert place.read({"read": [shown or "good"]}) == ({"read": shown or "good"}, ())  # each stands in an address


def test_a_bare_folder_of_articles_is_a_story(tmp_path):
    read = read_story(story(tmp_path))

    assert read.problems == ()
    assert read.info.title("ar") == read.info.id
    assert [path.name for path in read.files] == ["good.txt"]


def test_no_articles_is_a_message(tmp_path):
    assert [problem.code for problem in read_story(tmp_path).problems] == ["missing"]


def test_a_good_story_is_read(tmp_path):
    read = read_story(
        story(
            tmp_path,
            story_toml='title_en = "A"\ntarget = "russia"\nfirst = 2022-01-01\n',
            actors_toml=RUSSIA + 'aliases = ["موسكو"]\nroles = ["الكرملين"]\n[putin]\nname_ar = "بوتين"\nmember_of = "russia"\n',
            articles_toml='[good]\npublished = 2022-01-10\noutlet = "جريدة"\nurl = "https://example.org/a"\nagency = "أ ف ب"\n',
        )
    )

    assert read.problems == ()
    assert (read.info.target, read.info.first, read.info.title("ar")) == ("russia", date(2022, 1, 1), "A")
    assert (read.actors[0].aliases, read.actors[0].roles, read.actors[1].member_of) == (("موسكو",), ("الكرملين",), "russia")
    assert read.given["good"]["outlet"] == "جريدة"


def test_the_order_of_articles_is_that_of_their_names(tmp_path):
    read = read_story(story(tmp_path, b="ب", a="ا", c="ج"))

    assert [path.stem for path in read.files] == ["a", "b", "c", "good"]


def test_a_story_that_is_not_there_says_which_are():
    with pytest.raises(Exception, match="kazakhstan-2022"):
        find_story("nowhere")


def test_the_stories_of_the_project_have_nothing_wrong():
    wrong = {folder.name: read_story(folder).problems for folder in STORIES.iterdir() if folder.is_dir()}

    assert {name: [str(problem) for problem in problems] for name, problems in wrong.items() if problems} == {}


def test_a_story_that_is_added_goes_or_becomes_the_default_is_seen_at_once(tmp_path):
    def write(name: str, told: str) -> None:
        (tmp_path / name / "built").mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "built" / "manifest.json").write_text("{}", "utf-8")
        (tmp_path / name / "story.toml").write_text(told, "utf-8")

    assert story_ids(tmp_path) == story_ids(tmp_path / "nowhere") == ()
    write("a", "")
    assert story_ids(tmp_path) == ("a",)
    write("b", "default = true\n")
    assert story_ids(tmp_path) == ("b", "a")
    write("b", "default = false\n")
    assert story_ids(tmp_path) == ("a", "b")
    (tmp_path / "a" / "built" / "manifest.json").unlink()
    assert story_ids(tmp_path) == ("b",)
