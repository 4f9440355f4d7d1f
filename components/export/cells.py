"""Cells of a spreadsheet that stay words: what a program would take for a formula gets an apostrophe before it, and gives it back.

The rule is undone without loss: of a cell that begins with apostrophes and then as a formula does, one apostrophe is taken away.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

STARTS = "=+\\-@＝＋－＠﹦﹢﹣﹫"  # the full-width and small forms are folded to these by some programs
UNSEEN = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # skipped over by some before they look
FORMULA = re.compile(f"'*(?:[\t\r]|[{UNSEEN}]*[{STARTS}])")
BETWEEN = "; "  # of a list in one cell


def inert(words: str) -> str:
    """Words no spreadsheet program takes for a formula."""
    return f"'{words}" if FORMULA.match(words) else words


def restored(cell: str) -> str:
    """The words behind ``inert``."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def cell(value: Any) -> str:
    """A value as it stands in a CSV file: numbers and days bare, words inert, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return inert(BETWEEN.join(map(str, value)) if isinstance(value, list | tuple) else str(value))
