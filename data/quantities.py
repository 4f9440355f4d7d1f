"""A count's number in words: «أكثر من 164», «نحو 8,000», «20–30», «95%»; and the noun it counts, where that says of whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from data.extract.measures import base_forms, measures
from data.lexicons import table
from data.text.bounds import worded
from data.text.fold import folded
from data.text.wildcards import phrases
from data.words import Words

Row = Mapping[str, Any]
BOUNDED = ("about", "at_least", "at_most")  # bounds that the number itself is told with


def quantity(row: Row, words: Words) -> str:
    """The value with its bound as the article puts it; "" where there is no number."""
    sign = "%" if percent(row) else ""
    low, high = row["low"], row["high"]
    if row["bound"] == "range" and low is not None and high is not None:
        return f"{words.number(low)}–{words.number(high)}{sign}"
    value = next((value for value in (row["value"], low, high) if value is not None), None)
    if value is None:
        return ""
    bound = f"{words.label('bound', worded(row['bound'], row['text']))} " if row["bound"] in BOUNDED else ""
    return f"{bound}{words.number(value)}{sign}"


def percent(row: Row) -> bool:
    """Whether it is a share: its unit is then the number itself, «95%», «20 في المئة»."""
    unit = folded(row["unit"] or "").strip()
    return bool(unit) and _percent().search(unit) is not None


def noun(row: Row) -> str | None:
    """The article's word for what is counted; a share is of something else."""
    return None if percent(row) else row["unit"]


def telling(row: Row) -> str | None:
    """The noun where it says of whom: «محتجًا»; of «شخصًا» and «قتيلًا» nothing follows but that they are people."""
    named = noun(row)
    return None if named and not measures().generic.isdisjoint(base_forms(folded(named).strip())) else named


@lru_cache(maxsize=1)
def _percent() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases(table('numbers')['percent']['words'])})$")
