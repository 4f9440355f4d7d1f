"""What the documents say is what the code does."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from components.ui import place
from data.actors_file import ACTOR_KEYS
from data.selection import FACES
from data.story import ARTICLE_KEYS, STORY_KEYS
from tests.browser.screenshots import README

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/operation.md", "docs/hosting.md", "docs/scale.md")
CODE = re.compile(r"`([^`]+)`")
ARABIC = re.compile("[\u0621-\u064a]")
MACHINE = re.compile(r"(?:^|[\s`(\"'])(/(?:work|tmp|home|root|opt|usr)/)|127\.0\.0\.1|\bpypi\.|\bextra-index\b|\bfind-links\b")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def rows(first: str) -> list[list[str]]:
    """The cells of the README's table whose head begins with ``first``, without its head."""
    blocks = [block.splitlines() for block in re.split(r"\n\n+", text("README.md")) if block.startswith(f"| {first}")]
    assert len(blocks) == 1, f"one table begins with {first}: {len(blocks)} found"
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in blocks[0][2:]]


def names(first: str) -> set[str]:
    """The words in code marks in the first column."""
    return {word for row in rows(first) for word in CODE.findall(row[0])}


def test_the_table_of_pages_is_the_folder_of_pages():
    pages = {file.stem for file in (ROOT / "pages").glob("*.py")} - {"__init__"}
    told = {CODE.findall(row[1])[0].strip("/") or "overview" for row in rows("page |")}

    assert told == pages


def test_the_table_of_filters_is_the_selection():
    assert names("filter |") == {face.key for face in FACES.values()}


def test_the_table_of_places_is_the_place():
    assert names("place on a page |") == set(place.KEYS)


@pytest.mark.parametrize(
    "head, keys",
    [("`story.toml`", STORY_KEYS), ("`articles.toml`", ARTICLE_KEYS), ("`actors.toml`", ACTOR_KEYS)],
)
def test_the_tables_of_keys_are_the_keys_that_are_read(head, keys):
    assert names(head) == set(keys)


@pytest.mark.parametrize("row", rows("limit |"), ids=lambda row: row[0])
def test_each_limit_is_the_one_in_the_code(row):
    module, _, name = CODE.findall(row[0])[0].rpartition(".")

    assert str(getattr(importlib.import_module(module), name)) == row[1].split()[0]


def test_the_table_of_settings_holds_every_environment_variable():
    product = [ROOT / "app.py", *(file for layer in ("pages", "components", "data") for file in (ROOT / layer).rglob("*.py"))]
    read = {name for file in product for name in re.findall(r"MAWAQIF_[A-Z_]+", file.read_text("utf-8"))}

    assert names("setting |") == read


@pytest.mark.parametrize("row", rows("to add |"), ids=lambda row: row[0])
def test_what_to_touch_exists(row):
    places = [word for word in CODE.findall(row[1]) if "/" in word]

    assert [word for word in places if not (ROOT / word).exists()] == []


def test_every_test_that_holds_a_promise_is_there():
    named = re.findall(r"`(tests/[^`]+)`", text("SECURITY.md"))

    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(name):
    linked = re.findall(r"\]\(([^)#\s]+)\)|src=\"([^\"]+)\"", text(name))
    local = [target for pair in linked for target in pair if target and not target.startswith("https:")]

    assert [target for target in local if not ((ROOT / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_of_the_makefile_that_is_named_is_there(name):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))

    assert set(re.findall(r"(?:`|^ *)make ([a-z]+)", text(name), re.MULTILINE)) <= targets


def test_every_command_of_the_makefile_is_told():
    targets = set(re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE)) - {"help", "clean"}
    told = text("README.md") + text("CONTRIBUTING.md")

    assert {name for name in targets if f"make {name}" not in told} == set()


@pytest.mark.parametrize("name", [*DOCUMENTS, "Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt", "constraints.txt"])
def test_no_document_names_a_machine(name):
    assert MACHINE.findall(text(name)) == []


def test_the_readme_begins_in_english_and_goes_on_in_arabic():
    title, line, rest = text("README.md").split("\n\n", 2)

    assert title.startswith("# Mawaqif")
    assert not ARABIC.search(line)
    assert ARABIC.search(rest.split("</div>")[0])


def test_pictures_were_taken_by_the_project():
    shown = set(re.findall(r"docs/screenshots/([\w-]+\.png)", text("README.md")))

    assert shown == {shot.name for shot in README}
    assert shown == {file.name for file in (ROOT / "docs" / "screenshots").glob("*.png")}


def lines_of_the_log() -> set[str]:
    """Of each line a module of ours writes to the log, the words that are always the same."""
    found = set()
    for path in (path for part in ("components", "data") for path in (ROOT / part).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "log":
                words = re.split(r"%[sdr]", node.args[0].value) if isinstance(node.args[0], ast.Constant) else []
                found.add(max((word.strip(" :'") for word in words), key=len, default=""))
    return found - {""}


def test_every_line_of_the_log_is_explained():
    told = text("docs/operation.md")

    assert len(lines_of_the_log()) >= 12
    assert [line for line in lines_of_the_log() if line[:11] not in told] == []
