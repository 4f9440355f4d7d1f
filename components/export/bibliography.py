"""Articles for reference managers: BibTeX, RIS, CSL-JSON. What is not known stays unknown: no outlet, author or day is made up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components.html import citation
from components.html.escape import plain
from data.model import PRINTED
from data.tables import Row
from data.view import View


def bibtex(view: View, rows: Iterable[Row]) -> bytes:
    """One entry an article, as the reading room cites it."""
    return ("\n\n".join(citation.bibtex(view, row["article"], place=row["link"]) for row in rows) + "\n").encode("utf-8", "replace")


def ris(view: View, rows: Iterable[Row]) -> bytes:
    """One record an article; a range of days is told in the notes."""
    lines: list[str] = []
    for row in rows:
        first, last = row["published_first"], row["published_last"]
        known = [
            ("TY", "NEWS"),
            ("ID", citation.key(view, row["article"])),
            ("TI", row["title"]),
            ("T2", row["outlet"]),
            ("PY", f"{first.year:04d}" if first and first.year == last.year else None),
            ("DA", first.strftime("%Y/%m/%d") if first and first == last else None),
            ("LA", "ar"),
            ("UR", citation.address(row["url"]) or row["link"]),
            ("N1", citation.note(view, row["article"])),
        ]
        lines += [f"{name}  - {_line(value)}" for name, value in known if value] + ["ER  - ", ""]
    return "\r\n".join(lines).encode("utf-8", "replace")


def csl(view: View, rows: Iterable[Row]) -> bytes:
    """A list of items; ``circa`` where the day was worked out and not printed."""
    items = [{name: value for name, value in _item(view, row).items() if value} for row in rows]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(view: View, row: Row) -> dict[str, Any]:
    return {
        "id": citation.key(view, row["article"]),
        "type": "article-newspaper",
        "title": _line(row["title"]),
        "container-title": _line(row["outlet"]),
        "source": _line(row["agency"]),
        "issued": _issued(row),
        "language": "ar",
        "URL": citation.address(row["url"]) or row["link"],
        "note": _line(citation.note(view, row["article"])),
    }


def _issued(row: Row) -> dict[str, Any] | None:
    first, last = row["published_first"], row["published_last"]
    if first is None:
        return None
    days = [[day.year, day.month, day.day] for day in dict.fromkeys((first, last))]
    return {"date-parts": days} | ({"circa": True} if row["published_basis"] not in PRINTED else {})


def _line(value: str | None) -> str:
    """On one line: a line break would begin a field of its own."""
    return plain(" ".join(value.split())) if value else ""


WRITERS: Mapping[str, Callable[[View, Iterable[Row]], bytes]] = {"bib": bibtex, "ris": ris, "csl.json": csl}
