"""Rows as data: the columns the dictionary tells, the rows the page shows, and nothing that may not be shown."""

from datetime import date

import pytest

from data.export_part import Window, most
from data.export_rows import part
from data.exported import COLUMNS, EXPORTED, MOST_MASKED, MOST_ROWS, TYPES, dictionary
from data.selection import Selection
from data.store import open_story
from data.tables import TABLES, Column
from data.view import FILTERED_TABLES, View
from data.words import LANGUAGES, Words
from tests.data.half_shown import HIDDEN, half_shown

PYTHON = {
    Column.TEXT: str, Column.INT: int, Column.NUMBER: (int, float), Column.DATE: date, Column.BOOL: bool, Column.LIST: list,
}  # fmt: skip


@pytest.fixture(scope="module")
def first():
    store = open_story("kazakhstan-2022")
    return lambda **chosen: View(store, Selection(**chosen))


def rows(view, table, **window):
    return part(view, table, Window(**window), "https://x.example/").rows


@pytest.mark.parametrize("table", EXPORTED)
def test_every_column_is_in_the_dictionary_with_its_type_and_meaning(first, table):
    told = dictionary()["tables"][table]

    assert told["meaning_ar"] != told["meaning_en"]
    assert [one["name"] for one in told["columns"]] == list(rows(first(), table, limit=1)[0])
    assert all(one["type"] in TYPES.values() and one["meaning_ar"] and one["meaning_en"] for one in told["columns"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_meaning_is_told_of_a_column_that_is_not_there(lang):
    known = {key.removeprefix("exports.column.") for key in Words(lang)._phrases if key.startswith("exports.column.")}

    assert known == set(COLUMNS)


@pytest.mark.parametrize("table", EXPORTED)
def test_every_value_has_the_type_of_its_column(first, table):
    kinds = {field.name: field.kind for field in EXPORTED[table]}
    wrong = [
        (name, value)
        for row in rows(first(), table)
        for name, value in row.items()
        if value is not None and not isinstance(value, PYTHON[kinds[name]])
    ]

    assert wrong == []


@pytest.mark.parametrize("table", EXPORTED)
def test_every_column_holds_something_in_the_first_story(first, table):
    filled = {name for row in rows(first(), table) for name, value in row.items() if value not in (None, [])}

    assert {field.name for field in EXPORTED[table]} - filled <= {"url", "quote_words"}


@pytest.mark.parametrize(
    "chosen",
    [{}, {"actors": ("russia",)}, {"first": date(2022, 1, 7), "last": date(2022, 1, 8)}, {"outlets": ("unknown",)}, {"words": "قوات"},
     {"stances": ("supports",), "target": "kazakhstan"}, {"actors": ("no-one",)}],
)  # fmt: skip
@pytest.mark.parametrize("table", FILTERED_TABLES)
def test_the_rows_are_those_of_the_page_in_its_order(first, table, chosen):
    view = first(**chosen)
    shown = getattr(view, table)().to_dict("records")
    made = part(view, table, Window())
    name = {"articles": "article"}.get(table, "id")

    assert made.total == view.shown(table) == len(made.rows)
    if table == "framings":
        assert [(row["article"], row["start"]) for row in made.rows] == [(row["article"], row["start"]) for row in shown]
    else:
        assert [row[name] for row in made.rows] == [row["id"] for row in shown]


def test_the_words_are_the_articles_own_at_their_place(first):
    view = first()

    for table in ("statements", "counts", "events", "framings", "mentions"):
        for row in rows(view, table):
            assert view.text(row["article"])[row["start"] : row["stop"]] == row["words"]
            assert row["link"] == f"https://x.example/reading?read={row['article']}&at={row['start']}-{row['stop']}"


def test_the_paragraph_is_the_one_a_citation_names(view):
    assert {row["paragraph"] for row in rows(view(), "statements")} == {1}


def test_reviewed_and_automatic_rows_say_so(first, view):
    assert {row["checked"] for row in rows(first(), "statements")} == {"reviewed"}
    assert {row["verdict"] for row in rows(first(), "statements")} <= {"accepted", "corrected", "added"}
    assert {(row["checked"], row["verdict"]) for row in rows(view(), "statements")} == {("automatic", "automatic")}


def test_stances_stand_beside_their_statement(view):
    made = {row["words"]: row["stances"] for row in rows(view(), "statements")}

    assert made["تكرار ذكريات"] == ["supports:kazakhstan", "warns:kazakhstan"]


def test_mentions_are_those_of_the_articles_and_actors_left(view):
    assert {row["actor"] for row in rows(view(), "mentions")} == {"putin", "russia", "china", "protesters"}
    assert {row["actor"] for row in rows(view(actors=("russia",)), "mentions")} == {"putin", "russia"}
    assert {row["article"] for row in rows(view(articles=("a2",)), "mentions")} == {"a2"}


def test_links_are_those_the_filters_leave_one_finding_of(view):
    assert [row["n"] for row in rows(view(), "links")] == [0, 1]
    assert len(rows(view(actors=("china",)), "links")) == 2
    assert rows(view(actors=("borrell",)), "links") == ()


def test_parts_of_a_table_are_the_table(first):
    view = first()
    whole = rows(view, "statements")
    parts = [part(view, "statements", Window(20, at)) for at in range(0, len(whole), 20)]

    assert tuple(row["id"] for one in parts for row in one.rows) == tuple(row["id"] for row in whole)
    assert [one.after for one in parts] == [20, 40, 60, 80, None]
    assert part(view, "statements", Window(20, 10_000)).rows == ()


def everything(store):
    return "\n".join(str(row) for table in EXPORTED for row in rows(View(store, Selection()), table))


def test_a_story_of_passages_only_gives_no_hidden_word_away():
    hidden, whole = everything(half_shown()), everything(half_shown("full"))

    assert [word for word in HIDDEN if word in hidden] == []
    assert [word for word in HIDDEN if word not in whole] == ["حديقة", "زرقاء", "سطر محذوف"]  # texts and removed lines are no table here
    assert "روسيا لن تسمح بثورات ملونة" in hidden


def test_texts_and_removed_lines_are_no_data():
    assert {"texts", "removed", "origin_passages", "days"} & set(EXPORTED) == set()
    assert set(EXPORTED) <= set(TABLES)


def test_an_answer_about_a_story_of_passages_is_shorter():
    assert most(View(half_shown(), Selection())) == MOST_MASKED < most(View(half_shown("full"), Selection())) == MOST_ROWS
