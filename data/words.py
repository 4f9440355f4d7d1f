"""Interface phrases, dates and counted nouns in the reader's language: ``Words("ar")("common.reset")``.

One TOML file an area under ``data/phrases/<lang>/``; both languages hold the same keys and the same {placeholders}. Digits are Latin.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date

from data.model import StoryError

PHRASES = Path(__file__).parent / "phrases"
LANGUAGES = ("ar", "en")
SOUND_PLURAL = re.compile(r"^(الم\w{2,}|ال\w{2,}(?<!تلفز)ي)ون$")  # «المسلحون», «الحوثيون»; not «التلفزيون»
VARIES = re.compile(r'"[^"]*"|«[^»]*»|[0-9]+(?:,[0-9]{3})*')  # what of an error's fact changes from case to case
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


class Words:
    """The phrases of one language."""

    def __init__(self, lang: str = "ar") -> None:
        self.lang = lang if lang in LANGUAGES else "ar"
        self.locale = Locale(self.lang)
        self._phrases = phrases(self.lang)

    def __call__(self, key: str, **values: object) -> str:
        """The phrase ``area.key`` with its {placeholders} filled."""
        return self._phrases[key].format(**values) if values else self._phrases[key]

    def __contains__(self, key: str) -> bool:
        return key in self._phrases

    def count(self, noun: str, n: int) -> str:
        """A number with its noun in the right form: 1 تصريح، تصريحان، 3 تصريحات، 11 تصريحًا."""
        form = "zero" if n == 0 else self.locale.plural_form(n)
        key = f"common.count.{noun}.{form}"
        return self(key if key in self else f"common.count.{noun}.other", n=self.number(n))

    def number(self, value: float) -> str:
        """Digits with thousands separators: 1,600; a whole float without its point."""
        whole = int(value) if float(value).is_integer() else value
        return f"{whole:,}"

    def label(self, group: str, value: object) -> str:
        """The word for an enum value: ``label("stance", "supports")``; an unknown value stands as it is."""
        key = f"common.{group}.{value}"
        return self(key) if key in self else str(value).replace("_", " ")

    def toward(self, name: str) -> str:
        """The name behind «تجاه»: «المسلحون» is then «المسلحين»."""
        return " ".join(SOUND_PLURAL.sub(r"\1ين", word) for word in name.split(" ")) if self.lang == "ar" else name

    def basis(self, value: object) -> str:
        """How a day is known, as a word."""
        return self.label("basis", value)

    def day(self, day: date | None, *, year: bool = True) -> str:
        """«7 يناير 2022»; without a day «بلا تاريخ»."""
        if day is None:
            return self("common.undated")
        return self._format(day, "d MMMM y" if year else "d MMMM")

    def weekday(self, day: date) -> str:
        """«الجمعة»."""
        return self._format(day, "EEEE")

    def day_range(self, first: date | None, last: date | None, *, year: bool = True) -> str:
        """«7 يناير 2022»، «7–10 يناير 2022»، «30 ديسمبر 2021 – 2 يناير 2022»."""
        if first is None or last is None or first == last:
            return self.day(first or last, year=year)
        if whole := self._calendar_span(first, last):
            return whole
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last, year=year)}"
        return f"{self.day(first, year=year and first.year != last.year)} – {self.day(last, year=year)}"

    def between(self, first: date | None, last: date | None) -> str:
        """A period in a sentence: «بين 7 و10 يناير 2022»، «منذ 7 يناير 2022»، «حتى 10 يناير 2022»."""
        if first and last and first == last:
            return self("common.period.on", day=self.day(first))
        if first and last:
            same_month = (first.year, first.month) == (last.year, last.month)
            start = str(first.day) if same_month else self.day(first, year=first.year != last.year)
            return self("common.period.between", first=start, last=self.day(last))
        if first:
            return self("common.period.since", day=self.day(first))
        return self("common.period.until", day=self.day(last)) if last else ""

    def clock(self, minute: int | None) -> str:
        """Minutes after midnight as «00:47»; nothing where the page prints no time."""
        return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"

    def join(self, names: Iterable[str]) -> str:
        """«روسيا والصين وفرنسا»; "Russia, China and France"."""
        parts = [name for name in names if name]
        if self.lang == "ar":
            return " و".join(parts)
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""

    def listed(self, parts: Iterable[str | None]) -> str:
        """«روسيا، الصين»: one beside the other."""
        return self("common.comma").join(part for part in parts if part)

    def error(self, error: StoryError) -> str:
        """One sentence for a reader about what is wrong in a story's files."""
        return self._told(f"errors.{error.code}", error)

    def error_in_place(self, error: StoryError, code: Callable[[str], str] = str) -> str:
        """What is wrong, for a line that names file and key already; ``code`` dresses what is to be typed or was found in a file."""
        return self._told(f"errors.short.{error.code}", error, code)

    def _told(self, key: str, error: StoryError, code: Callable[[str], str] = str) -> str:
        given = {name: getattr(error, name) for name in ("where", "found", "wanted")}
        said = {name: self._said(fact) for name, fact in given.items()}
        typed = {name for name, fact in said.items() if fact == given[name] and (fact.isascii() or " = " in fact) and self.lang == "ar"}
        facts = {name: code(fact) if name in typed else fact for name, fact in said.items()}
        return self(key if key in self else f"{key.rpartition('.')[0]}.other", path=error.path, **facts)

    def _said(self, fact: str) -> str:
        """A fact in the reader's language where it is always said in the same words; else as it stands."""
        names = iter("ab"), iter("nm")
        parts: dict[str, str] = {}

        def named(found: re.Match[str]) -> str:
            name = next(names[0] if found[0][0] in '"«' else names[1], "")
            parts[name] = found[0]
            return f" {name} "

        if fact.startswith("one of "):
            return self("errors.one_of", choices=fact.removeprefix("one of "))
        slug = re.sub("[^a-z0-9]+", "_", VARIES.sub(named, fact).lower()).strip("_")
        for key, values in ((f"errors.said.{re.sub('[^a-z0-9]+', '_', fact.lower()).strip('_')}", {}), (f"errors.said.{slug}", parts)):
            if key in self:
                return self(key, **values)
        return fact

    def _calendar_span(self, first: date, last: date) -> str:
        ends_month = (date.fromordinal(last.toordinal() + 1).day == 1) if last < date.max else True
        if first.day != 1 or not ends_month or first.year != last.year:
            return ""
        if first.month == last.month:
            return self._format(first, "MMMM y")
        return str(first.year) if (first.month, last.month) == (1, 12) else ""

    def _format(self, day: date, pattern: str) -> str:
        return formatted(day, pattern, self.lang)


@lru_cache(maxsize=4_096)  # a page tells the same few days a hundred times
def formatted(day: date, pattern: str, lang: str) -> str:
    """A day in the pattern's form, with Latin digits."""
    return format_date(day, pattern, locale=lang).translate(LATIN)


@lru_cache(maxsize=len(LANGUAGES))
def phrases(lang: str) -> Mapping[str, str]:
    """Every phrase of a language by its dotted key."""
    found: dict[str, str] = {}
    for path in sorted((PHRASES / lang).glob("*.toml")):
        found |= _flat(path.stem, tomllib.loads(path.read_text("utf-8")))
    return MappingProxyType(found)


def _flat(prefix: str, table: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(f"{prefix}.{key}", value)
        else:
            found[f"{prefix}.{key}"] = str(value)
    return found
