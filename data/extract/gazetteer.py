"""The world's states and organisations as actors, from CLDR's territories and the word lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global

from data.lexicons import table
from data.model import Actor, ActorKind

NOT_STATES = {
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AQ",
    "BV",
    "HM",
    "IO",
    "TF",
    "UM",
    "CP",
    "DG",
    "AC",
    "TA",
}  # pseudo codes, empty islands


@lru_cache(maxsize=1)
def world() -> tuple[Actor, ...]:
    """Every state with its CLDR names and capital, then the organisations."""
    return (*_states(), *_organisations())


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Adjective stem («روسي») → ISO 3166-1 alpha-3 of the state it points to."""
    return {stem: _alpha3(code) for code, row in table("demonyms").items() for stem in row["adjective"]}


def slug(text: str) -> str:
    """ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


def _states() -> list[Actor]:
    arabic, english, more = Locale("ar").territories, Locale("en").territories, table("demonyms")
    states = []
    for code, name in sorted(arabic.items()):
        if len(code) != 2 or code in NOT_STATES or not _alpha3(code):
            continue
        row: dict[str, Any] = more.get(code, {})
        names = tuple(row.get("names", ()))
        states.append(Actor(row.get("id") or slug(english[code]), name, english[code], ActorKind.STATE, None, _alpha3(code), names))
    return states


def _organisations() -> list[Actor]:
    return [
        Actor(id, row["name_ar"], row["name_en"], ActorKind(row["kind"]), row.get("member_of"), None, tuple(row.get("aliases", ())))
        for id, row in table("organisations").items()
    ]


@lru_cache(maxsize=1)
def _alpha3_by_alpha2() -> dict[str, str]:
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    return {codes[0]: alias for alias, codes in aliases.items() if len(alias) == 3 and alias.isalpha() and len(codes) == 1}


def _alpha3(code: str) -> str:
    return _alpha3_by_alpha2().get(code, "")
