"""Files of data: what is written comes back whole, and no cell is a formula."""

import json
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.export.bibliography import WRITERS as BOOKS
from components.export.cells import FORMULA, cell, inert, restored
from components.export.tables import MARK, file
from data.export_part import Window
from data.export_rows import part
from data.exported import EXPORTED
from data.tables import Column
from tests.components.html_story import view as hostile

NASTY = (
    "=1+1", "=HYPERLINK(\"http://x.example\";\"a\")", "+1", "-1", "-كلام", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－1", "＠x", "﹦1",
    "\u200f=1", "\u202e=1", "\ufeff=1", "\u00a0=1", "'=1", "''=1", "'quoted'", "قال: «لا»", 'قال "نعم"، ثم "لا"', "سطر\nوسطر", "سطر\r\nوسطر",
    "a,b;c\td", "", "'", "0012", "1e5", "صِفر", "\u0660\u0661", "😀", "x;=1",
)  # fmt: skip


def counts_row(**changes):
    row = {field.name: [] if field.kind is Column.LIST else None for field in EXPORTED["counts"]}
    return row | {"id": "c-1", "value": -3.5, "low": -4, "high": 1_600_000, "said_first": date(2022, 1, 7)} | changes


def back(body: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(body), encoding="utf-8-sig", keep_default_na=False, dtype={"words": str, "passage": str, "unit": str})


@pytest.mark.parametrize("words", NASTY)
def test_a_nasty_cell_comes_back_from_csv_as_it_was_and_inert(words):
    frame = back(file("counts", "csv", [counts_row(words=words)], {}))

    assert restored(frame["words"][0]) == words
    assert not frame["words"][0].startswith(tuple("=+-@\t\r＝＋－＠"))
    assert (frame["value"][0], frame["low"][0], frame["high"][0]) == (-3.5, -4, 1_600_000)


@given(st.lists(st.sampled_from([*NASTY, "'", "=", "-", " ", "ب"]), max_size=4).map("".join))
def test_an_apostrophe_is_taken_back_without_loss(words):
    assert restored(inert(words)) == words
    assert not inert(words).startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.parametrize(
    "value, written",
    [(None, ""), (True, "true"), (False, "false"), (-3, "-3"), (8000.0, "8000"), (-0.25, "-0.25"), (date(2022, 1, 7), "2022-01-07"),
     (["a", "b"], "a; b"), (["=a"], "'=a"), ([], ""), ("-3", "'-3"), ("كلمة", "كلمة")],
)  # fmt: skip
def test_numbers_and_days_are_bare_and_words_inert(value, written):
    assert cell(value) == written


def test_csv_begins_with_the_mark_spreadsheets_want_and_ends_lines_as_the_standard_says():
    body = file("counts", "csv", [counts_row(words="سطر\nوسطر")], {})

    assert body.startswith(MARK)
    assert body.count(b"\r\n") == 2
    assert b'"\xd8\xb3\xd8\xb7\xd8\xb1\n' in body


@pytest.mark.parametrize("table", EXPORTED)
def test_the_three_formats_hold_the_same_rows(view, table):
    rows = part(view(), table, Window()).rows
    meta = {"story": "small"}
    parquet = pd.read_parquet(BytesIO(file(table, "parquet", rows, meta)))
    told = json.loads(file(table, "json", rows, meta))
    csv = back(file(table, "csv", rows, meta))

    assert told["meta"] == meta
    assert list(parquet.columns) == list(csv.columns) == [field.name for field in EXPORTED[table]]
    assert len(parquet) == len(csv) == len(told["records"]) == len(rows)
    words = "words" if "words" in csv else "article"
    assert list(parquet[words]) == [restored(cell) for cell in csv[words]] == [row[words] for row in told["records"]]


def test_parquet_has_types_and_says_what_it_is(view):
    import pyarrow.parquet as pq

    body = file("counts", "parquet", part(view(), "counts", Window()).rows, {"generation": "g"})
    schema = pq.read_schema(BytesIO(body))

    assert {name: str(schema.field(name).type) for name in ("words", "value", "said_first", "start")} == {
        "words": "string", "value": "double", "said_first": "date32[day]", "start": "int64",
    }  # fmt: skip
    assert json.loads(schema.metadata[b"mawaqif"]) == {"generation": "g"}


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
@pytest.mark.parametrize("table", EXPORTED)
def test_a_hostile_story_is_written_whole_and_inert(table, form):
    rows = part(hostile(), table, Window()).rows
    body = file(table, form, rows, {})

    assert body
    if form == "csv" and rows:
        cells = [str(one) for row in back(body).to_dict("records") for one in row.values()]
        assert [
            one for one in cells if FORMULA.match(one) and not one.startswith("'") and not one.lstrip("-").replace(".", "").isdigit()
        ] == []


def test_what_is_not_known_of_an_article_is_not_made_up(view):
    shown = view()
    rows = part(shown, "articles", Window(), "https://x.example/").rows
    bib, ris = (BOOKS[form](shown, rows).decode() for form in ("bib", "ris"))
    known, unknown = json.loads(BOOKS["csl.json"](shown, rows))

    assert known["container-title"] == "TRT عربي"
    assert known["issued"] == {"date-parts": [[2022, 1, 11]]}
    assert set(unknown) == {"id", "type", "language", "URL", "note"}
    assert "مصدر غير معروف" in unknown["note"]
    assert ris.count("TY  - NEWS\r\n") == ris.count("ER  - ") == 2
    assert ris.count("T2  - ") == ris.count("DA  - ") == ris.count("PY  - ") == 1
    assert bib.count("@misc{") == 2
    assert bib.count("year = ") == bib.count("howpublished = ") == 1


@pytest.mark.parametrize("form", BOOKS)
def test_no_article_breaks_out_of_its_field(form):
    shown = hostile()
    body = BOOKS[form](shown, part(shown, "articles", Window(), "https://x.example/").rows).decode()

    assert "javascript:" not in body
    assert "\u202e" not in body
    if form == "ris":
        assert all(line == "" or line[2:6] == "  - " for line in body.split("\r\n"))
