"""The layer cake, executable: app.py → pages → components → data, and each library in its one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("app", "pages", "components", "data")  # each imports only what stands to its right
ROOT_OF_COMPOSITION = "components/ui/main.py"  # names the pages, so it may import them
PLACES = {  # library: the only places that may import it
    "streamlit": ("app.py", "pages/", "components/ui/", "components/server/"),
    "starlette": ("app.py", "components/server/"),
    "plotly": ("components/charts/",),
    "arabic_reshaper": ("components/export/",),
    "bidi": ("components/export/",),
    "fpdf": ("components/export/",),
    "PIL": ("components/export/",),
    "duckdb": ("data/store/",),
}
CONTENT = ("data/stories", "data/lexicon", "data/outlets", "data/phrases", "static")


def product_files() -> list[Path]:
    return sorted([ROOT / "app.py", *(file for layer in LAYERS[1:] for file in (ROOT / layer).rglob("*.py"))])


def place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imports(source: str) -> Iterator[str]:
    """Dotted names of every module imported anywhere in ``source``, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def layer(name: str) -> str:
    return name.removesuffix(".py").split("/")[0].split(".")[0]


def wrong_direction(name: str, source: str) -> list[str]:
    own = layer(name)
    allowed = LAYERS[LAYERS.index(own) :] + (("pages",) if name == ROOT_OF_COMPOSITION else ())
    return [module for module in imports(source) if layer(module) in LAYERS and layer(module) not in allowed]


def out_of_place(name: str, source: str) -> list[str]:
    libraries = [module for module in imports(source) if layer(module) in PLACES]
    return [module for module in libraries if not name.startswith(PLACES[layer(module)])]


def everywhere(find: Callable[[str, str], list[str]]) -> dict[str, list[str]]:
    """What ``find`` says of each file of the product, where it says anything."""
    found = {place(file): find(place(file), file.read_text("utf-8")) for file in product_files() if file.exists()}
    return {name: modules for name, modules in found.items() if modules}


def test_each_layer_imports_only_what_stands_to_its_right():
    assert everywhere(wrong_direction) == {}


def test_each_library_stands_in_its_place():
    assert everywhere(out_of_place) == {}


def test_no_import_is_relative():
    assert everywhere(lambda _, source: [module for module in imports(source) if module.startswith(".")]) == {}


@pytest.mark.parametrize(
    "name, source",
    [
        ("data/view.py", "import components.html.cards"),
        ("data/extract/days.py", "def late():\n    from pages import overview"),
        ("components/html/cards.py", "from pages import reading"),
        ("pages/overview.py", "import app"),
    ],
)
def test_an_import_to_the_left_is_noticed(name, source):
    assert wrong_direction(name, source)


def test_only_the_composition_root_may_name_the_pages():
    assert wrong_direction(ROOT_OF_COMPOSITION, "from pages import overview") == []
    assert wrong_direction("components/ui/filters.py", "from pages import overview") == ["pages"]


@pytest.mark.parametrize(
    "name, source",
    [
        ("data/view.py", "import streamlit as st"),
        ("components/html/cards.py", "from streamlit.components import v1"),
        ("components/charts/grid.py", "import streamlit"),
        ("pages/timeline.py", "import plotly.graph_objects as go"),
        ("components/html/text.py", "from bidi import get_display"),
        ("data/view.py", "import duckdb"),
    ],
)
def test_a_library_out_of_its_place_is_noticed(name, source):
    assert out_of_place(name, source)


READING_MARKUP = re.compile(
    r"\bst\.(markdown|write|title|header|subheader|caption|code|latex|info|success|warning|error|toast|metric|radio|pills)\b"
)


def test_words_reach_a_page_through_st_html_alone():
    """What else Streamlit shows is read as Markdown: an article's words would load pictures and become links. Its caches are not used
    either: they know a large frame by a sample."""
    sources = {place(file): file.read_text("utf-8") for file in product_files()}

    assert [
        name for name, source in sources.items() if READING_MARKUP.search(source) or "unsafe_allow" in source or "st.cache_" in source
    ] == []
    assert READING_MARKUP.search('st.markdown("x")')


@pytest.mark.parametrize("folder", CONTENT)
def test_folders_of_content_hold_no_code(folder):
    assert (ROOT / folder).is_dir()
    assert [place(file) for file in (ROOT / folder).rglob("*.py")] == []


def test_tests_shadow_no_package():
    assert [place(file) for file in (ROOT / "tests").rglob("__init__.py")] == []


def test_every_package_of_the_product_can_be_imported_by_name():
    folders = {file.parent for file in product_files() if file.exists() and file.parent != ROOT}

    assert [place(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
