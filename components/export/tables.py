"""A table as a file: CSV for spreadsheets, JSON with what it is, Parquet with types."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from components.export.cells import cell
from data.exported import EXPORTED, Field
from data.tables import Column, Row

MARK = b"\xef\xbb\xbf"  # without it spreadsheet programs read Arabic in their own old encodings
Meta = Mapping[str, Any]


def csv_file(fields: Sequence[Field], rows: Iterable[Row], meta: Meta) -> bytes:
    """RFC 4180 with a byte order mark; no formula (``cells``)."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([one.name for one in fields])
    writer.writerows([cell(row[one.name]) for one in fields] for row in rows)
    return MARK + out.getvalue().encode("utf-8", "replace")


def json_file(fields: Sequence[Field], rows: Iterable[Row], meta: Meta) -> bytes:
    """{"meta": …, "records": [one line a row]}."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False, default=_plain) for row in rows)
    return f'{{"meta": {json.dumps(meta, ensure_ascii=False)},\n"records": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def parquet_file(fields: Sequence[Field], rows: Iterable[Row], meta: Meta) -> bytes:
    """Typed columns; ``meta`` stands as JSON under "mawaqif" in the schema."""
    import pyarrow as pa  # as pages start without it
    from pyarrow import parquet

    types = {
        Column.TEXT: pa.string(), Column.INT: pa.int64(), Column.NUMBER: pa.float64(), Column.DATE: pa.date32(),
        Column.BOOL: pa.bool_(), Column.LIST: pa.list_(pa.string()),
    }  # fmt: skip
    told = {"mawaqif": json.dumps(meta, ensure_ascii=False)}
    schema = pa.schema([pa.field(one.name, types[one.kind]) for one in fields], metadata=told)
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), out, compression="snappy")
    return out.getvalue()


WRITERS: Mapping[str, Callable[[Sequence[Field], Iterable[Row], Meta], bytes]] = {
    "csv": csv_file, "json": json_file, "parquet": parquet_file,
}  # fmt: skip


def file(table: str, form: str, rows: Iterable[Row], meta: Meta) -> bytes:
    """The rows of an exported table in one of the formats."""
    return WRITERS[form](EXPORTED[table], rows, meta)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
