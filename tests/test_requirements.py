"""What is pinned is used, what is used is pinned, and versions are exact."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s#]+)(?:\s+#\s*(.+))?$")
OWN = {"app", "pages", "components", "data", "tests", "benchmarks"}
PRODUCT = ("app.py", "pages", "components", "data")
ALWAYS = ("requirements.txt", "requirements-dev.txt")  # what `make test` installs
COMMANDS = {
    "ruff": "$(BIN)/ruff",
    "mypy": "$(BIN)/mypy",
    "pytest-xdist": "-m pytest -n $(WORKERS)",
}  # typed in the Makefile, never imported


def pins(name: str) -> dict[str, tuple[str, str]]:
    """Distribution → (version, reason) of every line that is neither a comment nor an option."""
    rows = [row.strip() for row in (ROOT / name).read_text("utf-8").splitlines()]
    found = {row: PIN.match(row) for row in rows if row and not row.startswith(("#", "-"))}
    assert [row for row, match in found.items() if match is None] == []
    return {match[1].lower(): (match[2], match[3] or "") for match in found.values() if match}


@cache
def imported(*places: str) -> set[str]:
    """Top-level third-party modules imported under ``places``."""
    files = [file for place in places for file in ([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"))]
    names: set[str] = set()
    for node in (node for file in files if file.exists() for node in ast.walk(ast.parse(file.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names - OWN - set(sys.stdlib_module_names)


owners_of_all = cache(metadata.packages_distributions)  # reads what is installed, all of it


def distributions(modules: set[str]) -> set[str]:
    """The distributions that give ``modules``; a module nobody gives stands under its own name."""
    owners = owners_of_all()
    return {name.lower() for module in modules for name in owners.get(module, [module])}


def used_by_tests() -> set[str]:
    starlette_client = {"httpx2"} if "starlette.testclient" in _all_tests() else set()
    return distributions(imported("tests", "benchmarks")) | starlette_client


def _all_tests() -> str:
    return "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py") if file != Path(__file__))


def test_every_pinned_library_is_imported_by_the_product():
    assert set(pins("requirements.txt")) - distributions(imported(*PRODUCT)) == set()


def test_every_library_the_product_imports_is_pinned():
    assert distributions(imported(*PRODUCT)) - set(pins("requirements.txt")) == set()


def test_every_tool_pinned_for_tests_is_imported_or_typed():
    assert set(pins("requirements-dev.txt")) - used_by_tests() == set(COMMANDS)
    assert {name for name, typed in COMMANDS.items() if typed not in (ROOT / "Makefile").read_text("utf-8")} == set()


def test_every_library_the_tests_import_is_pinned():
    pinned = {library for name in (*ALWAYS, "requirements-cluster-dev.txt") for library in pins(name)}

    assert {
        module for module in imported("tests", "benchmarks") if not distributions({module}) & pinned
    } == set()  # chdb comes in two parts


@pytest.mark.parametrize("name", [*ALWAYS, "requirements-cluster.txt", "requirements-cluster-dev.txt"])
def test_every_pin_says_why_and_agrees_with_the_constraints(name):
    constraints = pins("constraints.txt")

    assert {library for library, (_, reason) in pins(name).items() if not reason} == set()
    assert {library: version for library, (version, _) in pins(name).items() if constraints.get(library, ("",))[0] != version} == {}


def test_what_is_installed_is_what_is_pinned():
    """What a cluster needs besides may be absent."""
    pinned = {name: pin for file in ALWAYS for name, pin in pins(file).items()}

    assert {name: version for name, (version, _) in pinned.items() if metadata.version(name) != version} == {}
