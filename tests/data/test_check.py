"""The check of a story's folder: what is wrong, where, and what would be right."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from data.build import build
from data.check import Kind, check
from data.check.__main__ import main
from data.model import StoryError
from data.words import Words

ROOT = Path(__file__).parents[2]
TEXT = "عنوان المقال\n\nقال الوزير سالم البرقوقي يوم 15 مارس 2023 إن السد سليم. وأضاف أن المياه انحسرت عن القرية كلها."


@pytest.fixture
def story(tmp_path) -> Path:
    folder = tmp_path / "dam"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a1.txt").write_text(TEXT, "utf-8")
    return folder


def sentences(folder: Path, lang: str = "en") -> list[str]:
    return [f"{one.place} {Words(lang).error_in_place(one.facts)}" for one in check(folder)]


def kinds(folder: Path) -> set[tuple[str, str]]:
    return {(one.kind, one.facts.code) for one in check(folder)}


WRONG = [  # file, what stands in it, where it is told, what is told with it
    ("story.toml", 'title_ar = "سد"\ntitel_en = "Dam"\n', "story.toml:2", 'did you mean: "title_en"'),
    ("story.toml", "title_ar = [\n", "story.toml", "Invalid value"),
    ("story.toml", 'first = "soon"\n', "story.toml:1", "a date"),
    ("story.toml", 'target = "nowhere-at-all"\n', "story.toml:1", "unknown actor"),
    ("actors.toml", '[a]\nname_ar = "سالم"\n\n[b]\nname_ar = "سليم"\naliases = ["سالم"]\n', "actors.toml:6", 'also belongs to "a"'),
    (
        "actors.toml",
        '[a]\nname_ar = "ا"\nmember_of = "b"\n[b]\nname_ar = "ب"\nmember_of = "a"\n',
        "actors.toml:3",
        "membership goes round: a → b → a",
    ),
    ("actors.toml", '# first\n[a]\nname_ar = "ا"\nkind = "persn"\n', "actors.toml:4", '"person"'),
    ("actors.toml", '[a]\nname_ar = "ا"\nalaises = ["ب"]\n', "actors.toml:3", '"aliases"'),
    ("articles.toml", '["a2"]\noutlet = "صحيفة"\n', "articles.toml:1", "no file of that name in articles/; did you mean: one of a1"),
    ("articles.toml", '["a1"]\npublished = "soon"\n', "articles.toml:2", "2022-01-10"),
    ("review.toml", '[[decision]]\nkind = "statment"\narticle = "a1"\nverdict = "accepted"\n', "review.toml:2", '"statement"'),
    (
        "review.toml",
        '[[decision]]\nkind = "statement"\narticle = "a1"\nverdict = "accepted"\nquote = "كلمات ليست هنا"\n',
        "review.toml:5",
        "finds nothing to decide",
    ),
]


@pytest.mark.parametrize("name, text, place, told", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_what_would_be_right(story, name, text, place, told):
    (story / name).write_text(text, "utf-8")
    found = [one for one in check(story) if one.kind is Kind.WRONG]

    assert [one.place for one in found] == [place]
    assert told in Words("en").error_in_place(found[0].facts)


def test_an_article_without_day_or_outlet_says_where_to_supply_it(story):
    (story / "articles" / "a1.txt").write_text("عنوان\n\nقال الوزير أمس إن السد سليم وإن المياه انحسرت عن القرية.", "utf-8")
    build(story)

    assert kinds(story) == {(Kind.UNKNOWN, "no_outlet"), (Kind.UNKNOWN, "no_day")}
    assert any('["a1"] published = 2022-01-31' in sentence for sentence in sentences(story))


def test_what_somebody_has_said_is_not_unknown(story):
    (story / "articles.toml").write_text('["a1"]\npublished = 2023-03-15\noutlet = "صحيفة السد"\n', "utf-8")
    build(story)

    assert check(story) == ()
    assert main([str(story)]) == 0


def test_tables_older_than_their_files_are_stale(story):
    build(story)
    (story / "articles" / "a2.txt").write_text(TEXT, "utf-8")
    (story / "story.toml").write_text('title_ar = "سد"\n', "utf-8")
    stale = {one.facts.path: one.facts.found for one in check(story) if one.kind is Kind.STALE}

    assert stale == {"articles/a2.txt": "new since the build", "story.toml": "new since the build"}
    build(story)
    (story / "articles" / "a2.txt").unlink()
    assert {one.facts.found for one in check(story) if one.kind is Kind.STALE} == {"gone since the build"}


def test_without_tables_or_with_broken_ones_the_build_is_named(story):
    assert (Kind.STALE, "not_built") in kinds(story)
    (story / "built").mkdir()
    (story / "built" / "manifest.json").write_text('{"made_from": 3}', "utf-8")

    assert (Kind.STALE, "not_built") in kinds(story)
    assert any("make build STORY=dam" in sentence for sentence in sentences(story))


def test_files_that_are_not_read_are_told_with_the_reason_and_hidden_ones_are_not(story):
    for name in ("articles/b.docx", "articles/.swp", "actor.toml", "articles/c.txt"):
        (story / name).write_bytes(b"")
    (story / "articles" / "more").mkdir()
    told = {
        one.facts.path: (one.kind, one.facts.wanted)
        for one in check(story)
        if one.facts.path != "articles.toml" and one.facts.code != "not_built"
    }

    assert told["articles/b.docx"][0] is told["articles/more"][0] is Kind.SKIPPED
    assert told["actor.toml"] == (Kind.SKIPPED, "actors.toml")
    assert told["articles/c.txt"][0] is Kind.WRONG
    assert not any(".swp" in path for path in told)


def test_the_terminal_says_it_in_english_and_ends_with_a_one(story, capsys):
    (story / "story.toml").write_text('titel_ar = "سد"\n', "utf-8")

    assert main([str(story)]) == 1
    assert 'story.toml:1  unknown key “titel_ar”; did you mean: "title_ar".' in capsys.readouterr().out
    assert main([str(story / "nothing")]) == 1


def test_no_trouble_names_a_place_of_the_machine(story):
    build(story)
    shutil.rmtree(story / "articles")
    (story / "built" / "texts.jsonl").unlink()
    (story / "review.toml").symlink_to("/nowhere/at/all")

    assert [sentence for sentence in sentences(story) if str(story) in sentence or "/nowhere" in sentence] == []


def literals() -> set[str]:
    """Every constant sentence an error is made with, as its last two facts or its place."""
    found = set()
    for path in [*(ROOT / "data").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "StoryError":
                found |= {arg.value for arg in node.args[1:4] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    return found


@pytest.mark.parametrize("fact", sorted(fact for fact in literals() if re.search(r"[a-z]+ [a-z]+", fact)))
def test_every_fact_of_an_error_is_told_in_arabic_too(fact):
    told = Words("ar").error(StoryError("x.toml", "x", fact, fact))

    assert fact not in told or re.fullmatch(r'"full" or "passages"|2022-01-10.*', fact)
    assert Words("en").error(StoryError("x.toml", "x", fact, fact)) == f"x.toml, x: {fact}; {fact}."
