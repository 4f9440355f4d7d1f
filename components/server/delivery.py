"""Files of data on their way out: what was asked for, what its headers tell, and the latest files kept within a bound."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from data.export_part import Part, Window
from data.kept import Kept
from data.selection import Selection
from data.store import Store
from data.view import View

ROOT = Path(__file__).resolve().parents[2]
MAKERS = (
    "data/exported.py", "data/export_part.py", "data/export_rows.py", "components/export/cells.py", "components/export/tables.py",
    "components/export/bibliography.py", "components/html/citation.py", "components/server/exports.py",
)  # fmt: skip
MOST_FILES = 256
MOST_BYTES = 32 * 1024 * 1024  # of files kept
TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet",
    "bib": "application/x-bibtex; charset=utf-8", "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}  # fmt: skip
LONGEST_NAME = 60  # characters of a story's title in a file's name


@dataclass(frozen=True)
class Asked:
    """One file: of which generation, table, format, rows, and for which host its links are."""

    store: Store
    table: str
    form: str
    selection: Selection
    window: Window
    home: str

    @cached_property
    def tag(self) -> str:
        """The same for the same bytes: generation, query, host and the code that writes them."""
        key = (_form(), self.store.id, self.store.generation, self.table, self.form, self.selection, self.window, self.home)
        return f'"{hashlib.sha256(repr(key).encode("utf-8", "replace")).hexdigest()[:24]}"'


@dataclass(frozen=True)
class Made:
    """A file as it is sent."""

    body: bytes
    packed: bytes | None
    headers: Mapping[str, str]

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed or b"")


def headers(asked: Asked, view: View, part: Part) -> dict[str, str]:
    """Type, name, and how many rows there are in all; where not all are in the file, the way to the next."""
    told = {
        "Content-Type": TYPES[asked.form],
        "Content-Disposition": disposition(asked, view),
        "X-Total-Count": str(part.total),
        "X-Row-Limit": str(part.window.limit),
    }
    following = next_query(asked, part)
    return told | ({"Link": f'<?{following}>; rel="next"'} if following else {})


def next_query(asked: Asked, part: Part) -> str:
    """The query of the rows that follow; nothing behind the last ones."""
    if part.after is None:
        return ""
    filters = asked.selection.replace(story="").to_query()
    return urlencode([*filters, ("limit", str(part.window.limit)), ("offset", str(part.after))])


def disposition(asked: Asked, view: View) -> str:
    """A name in ASCII for everybody, and one in the reader's language for whoever reads RFC 6266."""
    plain = f"mawaqif-{asked.store.id}-{asked.table}.{asked.form}"
    title = "".join(letter if letter.isalnum() else " " for letter in view.title)[:LONGEST_NAME]
    named = f"{' '.join(title.split())} - {view.words(f'exports.table_name.{asked.table}')}.{asked.form}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(named, safe='')}"


@lru_cache(maxsize=1)
def _form() -> str:
    """A name for the way files are written: where the code differs, so may the bytes."""
    digest = hashlib.sha256()
    for file in MAKERS:
        digest.update((ROOT / file).read_bytes())
    return digest.hexdigest()[:8]


FILES: Kept[Made] = Kept(MOST_FILES, MOST_BYTES, lambda made: made.size)


def kept(asked: Asked, make: Callable[[Asked], Made]) -> Made:
    """The file, made once."""
    return FILES.made(asked.tag, lambda: make(asked))
