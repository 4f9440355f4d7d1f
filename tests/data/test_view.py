from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from data import tallies
from data.periods import periods_of
from data.selection import Selection
from data.stance_views import Cell, Room
from data.store import open as opened
from data.store import open_story
from data.store.engine import DuckEngine
from data.view import FILTERED_TABLES, View
from tests.data.small_story import FIRST, corpus_of

ROOM = Room(99, 99, 8)
STATEMENTS = {one.span.of(FIRST): one.id for one in corpus_of().findings["a1"].statements}


@pytest.mark.parametrize(
    "chosen,arabic,english",
    [
        ({}, "كل التصريحات: 5", "All statements: 5"),
        (
            {"actors": ("china", "russia"), "first": date(2022, 1, 7), "last": date(2022, 1, 10)},
            "تصريحات الصين وروسيا بين 7 و10 يناير 2022: 2 من 5",
            "Statements by China and Russia\u200e between 7 and 10 January 2022: 2 of 5",
        ),
        ({"outlets": ("unknown",)}, "تصريحات في مصدر غير معروف\u200f: 3 من 5", "Statements in Unknown outlet\u200e: 3 of 5"),
        ({"stances": ("warns",), "target": "kazakhstan"}, "تصريحات بموقف: تحذير أو انتقاد تجاه كازاخستان: 1 من 5", None),
        ({"words": "ملونة"}, "تصريحات ورد فيها «ملونة»\u200f: 1 من 5", "Statements containing “ملونة”\u200e: 1 of 5"),
        ({"measures": ("killed",)}, "كل التصريحات: 5", "All statements: 5"),  # says nothing about statements
    ],
)
def test_the_sentence_says_what_is_shown(view, chosen, arabic, english):
    assert view(**chosen).sentence() == arabic
    assert english is None or view(lang="en", **chosen).sentence() == english


@pytest.mark.parametrize("table", FILTERED_TABLES)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_table_can_be_counted_and_described(view, table, lang):
    shown = view(lang=lang, actors=("russia",))

    assert shown.shown(table) == len(getattr(shown, table)()) <= shown.total(table)
    assert str(shown.total(table)) in shown.sentence(table)
    assert shown.counted(table, 3)


@pytest.mark.parametrize("table", FILTERED_TABLES)
@pytest.mark.parametrize(
    "chosen", [{"actors": ("russia",)}, {"first": date(2022, 1, 7)}, {"words": "ملونة"}, {"stances": ("warns",), "target": "kazakhstan"}]
)
def test_rows_kept_whole_are_those_the_engine_gives(view, monkeypatch, table, chosen):
    kept = view(**chosen)
    within = kept.of_articles(["a1"])
    found = [kept.rows(table), kept.shown(table), kept.rows(table, 2, 1), within.rows(table), within.shown(table)]
    monkeypatch.setattr(opened, "FEW", -1)
    asked = view(**chosen)
    apart = asked.of_articles(["a1"])

    assert found == [asked.rows(table), asked.shown(table), asked.rows(table, 2, 1), apart.rows(table), apart.shown(table)]


def _key(cell: Cell) -> tuple[Any, ...]:
    return cell.voice, cell.place, cell.value, cell.number


@pytest.mark.parametrize("target", [None, "kazakhstan", "nowhere"])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"actors": ("russia", "china")},
        {"first": date(2022, 1, 7)},
        {"stances": ("warns", "supports")},
        {"stances": ("warns", "opposes"), "target": "kazakhstan", "actors": ("russia",)},
        {"outlets": ("unknown", "trt_arabi"), "words": "القوات", "last": date(2022, 1, 8)},
        {"measures": ("killed", "arrested"), "articles": ("001_2d6b58d3126ec65f", "003_9b9f325115adac4c")},
        {"words": "nothing"},
    ],
)
def test_what_is_counted_of_rows_at_hand_is_what_the_engine_counts(monkeypatch, chosen, target):
    def told(shown: View) -> list[Any]:
        voices = sorted(shown.speaking([row["id"] for row in shown.actors()]))
        links = [shown.links_shown(shown.link_kinds()), shown.of_articles(list(shown.store.articles)[:2]).links_shown(shown.link_kinds())]
        said = [shown.voiced(table, voices) for table in ("statements", "counts")]
        days = periods_of(shown.stance_days(target), 4)
        grids = [(shown.stances_by_target(room), shown.stances_by_day(target, days, room)) for room in (ROOM, Room(2, 2, 1))]
        links.append([(found.voices, found.places, found.of_voices, found.of_places) for pair in grids for found in pair])
        links.append([[(*_key(cell), [row["id"] for row in cell.statements]) for cell in found.held] for pair in grids for found in pair])
        heaps = [shown.day_heaps(table) for table in tallies.STEMS]
        ids = [shown.ids(table) for table in ("statements", "counts", "events", "articles")]
        by_id = [shown.findings([*sorted(some), "s-gone"]) for some in ids[:3]]
        taken = shown.stances_for([*sorted(ids[0]), "s-gone"])
        return [shown.latest_stances(target), shown.last_said(voices), shown.last_said([]), said, links, heaps, ids, by_id, taken]

    at_hand = told(View(open_story("kazakhstan-2022"), Selection(**chosen)))
    monkeypatch.setattr(opened, "FEW", -1)

    assert at_hand == told(View(open_story("kazakhstan-2022"), Selection(**chosen)))


def test_the_undated_that_a_period_leaves_out_are_told(view):
    assert view(first=date(2022, 1, 1)).undated_left_out() == 2
    assert view(first=date(2022, 1, 1), actors=("china",)).undated_left_out() == 1
    assert view(first=date(2022, 1, 1)).undated_left_out("articles") == 1
    assert view(actors=("china",)).undated_left_out() == 0


def test_an_empty_result_offers_the_filter_whose_removal_leaves_most(view):
    way = view(actors=("china",), words="ملونة").nearest_way_out()

    assert (way.field, way.label, way.rows) == ("words", "كلمات", 2)
    assert way.selection == Selection(actors=("china",))


def test_where_no_single_filter_helps_everything_is_offered(view):
    way = view(actors=("protesters",), words="زرافة").nearest_way_out()

    assert (way.field, way.rows, way.selection) == ("all", 5, Selection())


def test_without_filters_there_is_no_way_out(view):
    assert view().nearest_way_out() is None


def test_links_keep_selection_and_language_and_say_only_what_differs(view):
    shown = view(actors=("russia",), lang="en")

    assert shown.address("timeline") == "timeline?actor=russia&lang=en"
    assert shown.address("timeline", actors=()) == "timeline?lang=en"
    assert shown.address(actors=(), lang="ar") == "./"
    assert shown.passage("a1", 4, 9) == "reading?actor=russia&lang=en&read=a1&at=4-9"


def test_what_a_link_carries_is_quoted(view):
    query = parse_qs(urlsplit(view(words='a&b="<').address("statements", open="s-1")).query)

    assert query == {"q": ['a&b="<'], "open": ["s-1"]}


def test_an_embedded_page_links_to_embedded_pages(store):
    assert View(store, Selection(), {"embed": "true"}).address("timeline") == "timeline?embed=true"


def test_latest_stances_are_rolled_up_to_states_and_blocs(view):
    found = {row["voice"]: row for row in view().latest_stances()}

    assert {voice: row["value"] for voice, row in found.items()} == {
        "russia": "supports",
        "china": "supports",
        "kazakhstan": "none",
        "eu": "supports",
    }
    assert (found["eu"]["mixed"], found["eu"]["values"]) == (True, ["supports", "warns"])
    assert (found["china"]["n"], found["china"]["mixed"], found["china"]["last"]) == (2, False, date(2022, 1, 7))
    assert found["russia"]["iso3"] == "RUS"


def test_who_is_mentioned_without_a_stance_has_none(view):
    found = {row["voice"]: row for row in view().latest_stances("russia")}

    assert (found["russia"]["value"], found["russia"]["mentioned"], found["russia"]["mentions"]) == (None, True, 2)
    assert "eu" not in found  # holds nothing toward Russia and is not named


def test_the_grid_lists_each_cells_statements(view):
    cells = {(cell.voice, cell.place): cell for cell in view().stances_by_target(ROOM).held}

    assert set(cells) == {("russia", "kazakhstan"), ("kazakhstan", "kazakhstan"), ("china", "kazakhstan"), ("eu", "kazakhstan")}
    assert [row["id"] for row in cells["russia", "kazakhstan"].statements] == [STATEMENTS["روسيا لن تسمح بثورات ملونة"]]
    assert all(cell.number >= len(cell.statements) > 0 for cell in cells.values())


def test_days_of_stances_keep_the_undated_apart(view):
    found = periods_of(view().stance_days(None))
    days = {
        (cell.voice, cell.place if cell.place is None else found[cell.place].first)
        for cell in view().stances_by_day(None, found, ROOM).held
    }

    assert days == {
        ("russia", date(2022, 1, 10)),
        ("kazakhstan", date(2022, 1, 7)),
        ("china", date(2022, 1, 7)),
        ("china", None),
        ("eu", None),
    }


def test_filters_apply_to_the_map_too(view):
    found = view(actors=("china",)).latest_stances()

    assert [row["voice"] for row in found if row["n"]] == ["china"]


def test_who_is_spoken_of_and_never_speaks(view):
    assert [(row["actor"], row["kind"], row["mentions"]) for row in view().silent(5)] == [("protesters", "group", 1)]


def test_any_finding_is_found_by_its_id(view):
    corpus = corpus_of()
    found = corpus.findings["a1"]
    wanted = {found.statements[0].id: "statement", found.stances[0].id: "stance", found.counts[0].id: "count", found.events[0].id: "event",
              corpus.links[0].id: "link", corpus.origins[0].id: "origin"}  # fmt: skip

    assert {name: view().finding(name)["kind_of"] for name in wanted} == wanted
    assert [view().finding(name) for name in ("", "s-gone", "x", "'; --")] == [None] * 4


def test_links_and_their_members(view):
    shown = view()
    (link,) = shown.links("tension")

    assert [row["speaker"] for row in shown.members(link["id"])] == ["putin", "china"]
    assert [row["id"] for row in shown.links_of(corpus_of().findings["a1"].statements[0].id)] == [link["id"]]
    assert shown.links("utterance") == []


def test_of_few_articles_no_link_touches_there_are_none(view, monkeypatch):
    asked: list[str] = []
    answer = DuckEngine.answer
    monkeypatch.setattr(DuckEngine, "answer", lambda self, sql, params=(): asked.append(sql) or answer(self, sql, params))
    few = view().of_articles(["nowhere"])

    assert few.links("fact") == []
    assert few.linked("fact") == {}
    assert not any("IN ()" in sql for sql in asked)  # DuckDB takes an empty list, standard SQL does not


@pytest.mark.parametrize("most", [-1, opened.FEW])
def test_what_is_counted_once_of_a_whole_story_is_what_is_counted_of_all_its_articles(monkeypatch, most):
    """Of all articles, named one by one, nothing is rolled up."""
    monkeypatch.setattr(opened, "FEW", most)
    view = View(open_story("kazakhstan-2022"), Selection())
    every = view.of_articles(view.store.articles)
    voices = sorted(view.speaking([row["id"] for row in view.actors()]))

    def told(shown: View) -> list[Any]:
        listed = [shown.entries(7, 3, newest=newest) for newest in (True, False)]
        grid = shown.stances_by_target(ROOM)
        said = [shown.last_said(voices), shown.loudest(3), shown.entry_days(), grid.voices, grid.places, grid.held]
        return [listed, said, [(shown.fullest(table, 3), shown.few(table, 10).within) for table in ("statements", "counts")]]

    assert told(view) == told(every)
    assert set(voices) == {row["voice"] for row in every.rows("statements") if row["voice"]}
    assert view.period() == (view.store.info.first, view.store.info.last)
    for kind in view.link_kinds():
        assert every.links(kind) == view.links(kind)
        assert every.linked(kind) == view.linked(kind)


def test_names_are_in_the_readers_language(view):
    assert (view().name("putin"), view(lang="en").name("putin")) == ("بوتين", "Putin")
    assert (view().name(None), view().name("gone")) == ("متحدث غير معروف", "gone")
    assert view().names(["russia", "china"]) == "روسيا والصين"
    assert (view().outlet("a1"), view().outlet("a2"), view(lang="en").outlet("a2")) == ("TRT عربي", "مصدر غير معروف", "Unknown outlet")
    assert view().article_label("a1") == "1 · TRT عربي"
    assert (view().article_title("a1"), view().title) == ("بلا عنوان", "قصة صغيرة")
    assert (view().outlets(), view().outlet_name("trt_arabi")) == (["trt_arabi", "unknown"], "TRT عربي")


def test_an_article_with_its_text(view):
    assert view().article("a1")["text"] == FIRST
    assert view().article("gone") is None
    assert view().paragraphs("a1") == [{"article": "a1", "n": 0, "start": 0, "stop": len(FIRST), "kind": "body"}]
    assert len(view(actors=("china",)).of_article("statements", "a1")) == 2  # whatever is filtered


def test_a_page_may_change_its_frame(view):
    shown = view()
    frame = shown.statements()
    frame["text"] = ""

    assert set(shown.statements()["text"]) != {""}


def test_the_period_is_that_of_the_findings_where_the_story_names_none(view):
    assert view().period() == (date(2022, 1, 7), date(2022, 1, 10))
