"""Every case of hostile and broken input has its test."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CASES = tomllib.loads((ROOT / "tests" / "hostile_cases.toml").read_text("utf-8"))


@cache
def functions_of(file: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.parse((ROOT / file).read_text("utf-8")).body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("kind", CASES)
def test_the_test_of_each_case_is_there(kind):
    named = {case: test.split("::") for case, test in CASES[kind].items()}

    assert [case for case, (file, test) in named.items() if test not in functions_of(file)] == []
