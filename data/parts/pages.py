"""Articles and findings that stand in parts, unpacked as they are asked for: a story of any size as if it were all there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar, overload

from data.build_error import TornError
from data.model import Article, Day, Findings
from data.parts.codec import loads
from data.parts.keep import Parts
from data.parts.part import frames, unpack
from data.passes import FINDINGS, IDS, READING, TEXT, Page, ids_of, opened, text_of

ARTICLES, TEXTS = 32, 1024  # kept unpacked
Value = TypeVar("Value")


@dataclass
class Kept:
    """Where the parts of one article are; ``mended``: its findings as a person left them, where the part has others."""

    id: str
    reading: str
    published: Day | None = None
    findings: str = ""
    mended: Findings | None = None


@dataclass
class Pages:
    parts: Parts
    kept: Sequence[Kept]
    at: Mapping[str, int] = field(init=False)  # article → number

    def __post_init__(self) -> None:
        self.at = {one.id: number for number, one in enumerate(self.kept)}
        self.article = lru_cache(ARTICLES)(self._article)
        self.findings = lru_cache(ARTICLES)(self._findings)
        self.text = lru_cache(TEXTS)(lambda number: text_of(self.read(number)[TEXT]))

    def read(self, number: int) -> Sequence[bytes]:
        """The packed frames of an article's first pass."""
        return whole(self.parts, self.kept[number].reading)

    def found(self, number: int) -> Sequence[bytes]:
        """And those of its second."""
        return whole(self.parts, self.kept[number].findings)

    def page(self, number: int) -> Page:
        read = self.read(number)
        return Page(read[TEXT], read[READING], self.kept[number].published)

    def ids(self, number: int) -> bytes:
        """Numbers of the article's findings, eight bytes each."""
        mine = self.kept[number].mended
        return ids_of(mine) if mine else unpack(self.found(number)[IDS])

    def _article(self, number: int) -> Article:
        return opened(self.page(number)).article

    def _findings(self, number: int) -> Findings:
        return self.kept[number].mended or loads(Findings, unpack(self.found(number)[FINDINGS]))


def whole(parts: Parts, name: str) -> Sequence[bytes]:
    """The frames of a part that was there a moment ago. TornError where it is none any more."""
    found = frames(parts.get(name))
    if found is None:
        raise TornError(f"the kept part {name} cannot be read", "build again: it is made anew")
    return found


class Articles(Sequence[Article]):
    """Articles in their order."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Article]: ...
    def __getitem__(self, number: Any) -> Any:
        if isinstance(number, slice):
            return [self.pages.article(one) for one in range(*number.indices(len(self)))]
        return self.pages.article(range(len(self))[number])

    def __len__(self) -> int:
        return len(self.pages.kept)


class ByArticle(Mapping[str, Value]):
    """What ``read`` gives of each article by its number, under the article's id."""

    def __init__(self, pages: Pages, read: Callable[[int], Value]) -> None:
        self._pages, self._read = pages, read

    def __getitem__(self, article: str) -> Value:
        return self._read(self._pages.at[article])

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages.at)

    def __len__(self) -> int:
        return len(self._pages.kept)
