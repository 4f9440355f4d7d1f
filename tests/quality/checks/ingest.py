"""A: what is the article and what is the page around it; when it was published, and how that is known."""

from __future__ import annotations

from data.words import Words
from tests.quality.built import Built, Passage, Row, has, january, only, some

UNKNOWN = "مصدر غير معروف"


def a1(built: Built, passages: list[Passage]) -> list[Row]:
    """The line about Danish intelligence is kept as removed and gives no finding."""
    row = built.removed(passages[0], "related")

    assert not has(built.text[row["article"]], "الدنماركي")
    assert [mention for mention in built.where("mentions", article=row["article"]) if "denmark" in built.chain(mention["actor"])] == []
    return [row]


def a2(built: Built, passages: list[Passage]) -> list[Row]:
    """The day of the crawl and the place of the outlet are nobody's."""
    row = built.removed(passages[0], "crawl_date", "navigation")

    tables = ("days", "statements", "events", "counts", "articles")
    years = {getattr(value, "year", None) for table in tables for found in built.rows[table] for value in found.values()}
    assert 2022 in years
    assert 2024 not in years
    assert [actor["id"] for actor in built.rows["actors"] if actor["iso3"] == "ARE" or has(actor["name_ar"], "أبوظبي")] == []
    return [row]


def a3(built: Built, passages: list[Passage]) -> list[Row]:
    """The day and minute printed under the caption."""
    row = built.article(passages[0])

    assert (row["published_first"], row["published_last"], row["published_basis"]) == (january(11), january(11), "stated")
    assert row["published_minute"] == 47
    return [row]


def a4(built: Built, passages: list[Passage]) -> list[Row]:
    """The copyright line names the outlet and is not article text."""
    row = built.article(passages[0])

    assert row["outlet"] == "مركز الاتحاد للأخبار"
    assert [day for day in built.rows["days"] if day["first"] and day["first"].year == 2024] == []
    return [row, built.removed(passages[0], "copyright")]


def a5(built: Built, passages: list[Passage]) -> list[Row]:
    """Four lines of navigation."""
    return [built.removed(passage, "navigation") for passage in passages]


def a6(built: Built, passages: list[Passage]) -> list[Row]:
    """Chrome goes; the source label stays known."""
    skip, share, label = passages
    row = built.article(label)

    assert row["agency"] == "وكالات"
    pieces = [built.removed({**label, "text": line, "start": label["start"] + at, "stop": label["start"] + at + len(line)}, "source_label")
              for at, line in ((0, "المصادر:"), (9, "وكالات"))]  # fmt: skip
    return [row, built.removed(skip, "navigation"), built.removed(share, "share"), *pieces]


def a7(built: Built, passages: list[Passage]) -> list[Row]:
    """The day printed under the headline."""
    row = built.article(passages[0])

    assert (row["published_first"], row["published_last"], row["published_basis"]) == (january(7), january(7), "stated")
    assert row["published_minute"] is None
    return [row]


def a8(built: Built, passages: list[Passage]) -> list[Row]:
    """A caption is no headline: the article has none, and the credit stays with the caption."""
    row = built.article(passages[0])

    assert row["title"] is None
    return [row, built.removed(passages[0], "caption")]


def a9(built: Built, passages: list[Passage]) -> list[Row]:
    """The last line names outlet and source; two lines of the social bar go."""
    row = built.article(passages[0])

    assert (row["outlet"], row["agency"]) == ("TRT عربي", "وكالات")
    return [
        row,
        built.removed(passages[0], "source_label", "credit"),
        *(built.removed(line, "share", "navigation", "related") for line in passages[1:]),
    ]


def a10(built: Built, passages: list[Passage]) -> list[Row]:
    """A Monday and nothing more: inferred, and the weekday is shown as the reason."""
    row = _inferred(built, passages[0], 10)
    weekday = some([day for day in built.where("days", article=row["id"]) if has(day["text"], "الاثنين")], "الاثنين")

    assert {(day["first"], day["last"]) for day in weekday} == {(january(10), january(10))}
    assert {day["basis"] for day in weekday} <= {"weekday", "estimated"}
    return [row, *weekday]


def a11(built: Built, passages: list[Passage]) -> list[Row]:
    """Monday 10 January without a year: the siblings decide the year, and it says so."""
    row = _inferred(built, passages[0], 10)
    day = only(built.on("days", passages[0]))

    assert (day["first"], day["last"]) == (january(10), january(10))
    return [row, day]


def a12(built: Built, passages: list[Passage]) -> list[Row]:
    """The day before yesterday is the Friday another article knows: about 9 January, an estimate."""
    row = built.article(passages[0])
    day = only([found for found in built.where("days", article=row["id"]) if has(found["text"], "أول أمس")])

    assert row["published_basis"] == "estimated"
    assert row["published_first"] <= january(9) <= row["published_last"]
    assert (row["published_last"] - row["published_first"]).days <= 2
    assert row["published_reasons"]
    assert day["first"] <= january(7) <= day["last"]
    return [row, day]


def a15(built: Built, passages: list[Passage]) -> list[Row]:
    """Three articles name no outlet and none is guessed."""
    rows = [built.article(passage) for passage in passages]

    assert [row["outlet"] for row in rows] == [None, None, None]
    assert some([row for row in built.rows["articles"] if row["outlet"]], "articles that name their outlet")
    assert Words("ar")("common.unknown_outlet") == UNKNOWN
    return rows


def _inferred(built: Built, passage: Passage, day: int) -> Row:
    row = built.article(passage)

    assert (row["published_first"], row["published_last"]) == (january(day), january(day))
    assert row["published_basis"] in ("estimated", "weekday")
    assert row["published_reasons"]
    return row
