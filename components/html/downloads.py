"""Links to the rows of a page as data, and what the data's columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.exported import BOOKS, EXPORTED, FORMATS, TYPES
from data.selection import Selection
from data.view import View

NAMES = {"csv": "CSV", "json": "JSON", "parquet": "Parquet", "bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
NOTES = ("cells", "lists", "unknown", "paging", "masked")
EXAMPLE = "statements"


def address(view: View, file: str, selection: Selection | None = None) -> str:
    """Where the server gives a table; relative, like every link. The story stands in the path."""
    pairs = (view.selection if selection is None else selection).replace(story="").to_query()
    path = f"data/{quote(view.story.id)}/{file}"
    return f"{path}?{urlencode(pairs)}" if pairs else path


def line(view: View, tables: Sequence[str]) -> Html:
    """Behind one quiet word: each table a page shows, in each format, under the filters that are set."""
    shown = [table for table in tables if table in EXPORTED and view.shown(table)]
    if not shown:
        return Html("")
    rows = [_files(view, table, view.selection) for table in shown]
    meanings = tag("p", tag("a", view.words("exports.dictionary"), href=f"{view.address('about')}#mq-data", data_nav=True))
    summary = tag("summary", view.words("exports.download"))
    return tag("details", summary, tag("ul", rows), meanings, class_="mq-download", dir=direction(view.lang), lang=view.lang)


def _files(view: View, table: str, selection: Selection) -> Html:
    """«التصريحات: 12 — CSV · JSON · Parquet»."""
    words = view.words
    name = words("exports.rows", table=words(f"exports.table_name.{table}"), rows=words.number(view.shown(table)))
    return tag("li", tag("span", name, class_="mq-download-name"), " ", _formats(view, table, selection))


def _formats(view: View, table: str, selection: Selection) -> Html:
    forms = (*FORMATS, *(BOOKS if table == "articles" else ()))
    label = view.words(f"exports.table_name.{table}")
    links = [
        tag("a", NAMES[form], href=address(view, f"{table}.{form}", selection), download=True, aria_label=f"{label}, {NAMES[form]}")
        for form in forms
    ]
    return tag("span", join(links, " · "), class_="mq-download-forms", dir="ltr")


def told(view: View) -> list[Html]:
    """For the page about the data: the whole story's tables, their address, and every column."""
    words, everything = view.words, view.selection.reset()
    own = address(view, f"{EXAMPLE}.csv", everything.replace(lang="ar", words=""))
    code = tag("code", f'pandas.read_csv("{own}")', dir="ltr", data_own=own)
    tables = [_table(view, table, everything) for table in EXPORTED]
    return [
        tag("p", words("exports.about.intro")),
        tag("p", words("exports.about.address"), tag("br"), code, id="mq-data"),
        *tables,
        tag("ul", [tag("li", words(f"exports.note.{note}")) for note in NOTES]),
        tag("p", tag("a", "dictionary.json", href=address(view, "dictionary.json", Selection()), dir="ltr")),
    ]


def _table(view: View, table: str, selection: Selection) -> Html:
    words, fields = view.words, EXPORTED[table]
    heads = tag("tr", [tag("th", words(f"exports.about.{head}"), scope="col") for head in ("column", "type", "meaning")])
    rows = [
        tag(
            "tr",
            tag("th", tag("code", field.name, dir="ltr"), scope="row"),
            tag("td", words(f"exports.type.{TYPES[field.kind]}")),
            tag("td", field.meaning(words)),
        )
        for field in fields
    ]
    columns = tag(
        "details",
        tag("summary", words("exports.about.columns", n=len(fields))),
        tag("div", tag("table", tag("thead", heads), tag("tbody", rows), class_="mq-table"), class_="mq-scroll", tabindex="0"),
    )
    name = tag("h3", words(f"exports.table_name.{table}"), " ", _formats(view, table, selection))
    return tag("section", name, tag("p", words(f"exports.table.{table}")), columns, class_="mq-data-table")
