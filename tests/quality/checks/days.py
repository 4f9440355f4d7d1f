"""B: said, happened and published are three days, and each says how it is known."""

from __future__ import annotations

from tests.quality.built import Built, Passage, Row, has, january, only, some


def b1(built: Built, passages: list[Passage]) -> list[Row]:
    """«الجمعة الماضية» in one article is «اليوم الجمعة» in another."""
    rows = [row for passage in passages for row in some(built.said(passage, speaker="xi"), passage["text"])]

    assert {row["article"] for row in rows} == {passage["article"] for passage in passages}
    assert {(row["said_first"], row["said_last"]) for row in rows} == {(january(7), january(7))}
    return rows


def b2(built: Built, passages: list[Passage]) -> list[Row]:
    """Withdrawn on Sunday, claimed before on no known day, published on Monday."""
    rows = [
        some(built.on("events", passage, kind="retraction", first=january(9), last=january(9)), passage["text"])[0] for passage in passages
    ]
    claims = [only(built.where("counts", article=passage["article"], value=164)) for passage in passages]

    assert {claim["said_first"] for claim in claims} == {None}
    assert {built.article(passage)["published_first"] for passage in passages} == {january(10)}
    return [*rows, *claims]


def b4(built: Built, passages: list[Passage]) -> list[Row]:
    """«اليومين الأخيرين» cannot fit an article that tells of calm: flagged, and no clash is put on those days."""
    rows = some([row for row in built.on("events", passages[0]) if "recycled" in row["flags"]], "a recycled event")

    assert {row["first"] for row in rows} == {None}
    placed = [row for row in built.rows["events"] if row["kind"] == "clash" and row["first"] and row["first"] in (january(8), january(9))]
    assert placed == []
    return rows


def b5(built: Built, passages: list[Passage]) -> list[Row]:
    """Two accounts of one arrival, two days, side by side."""
    today = some(built.on("events", passages[0]), passages[0]["text"])
    stated = some(built.on("events", passages[1], first=january(6), last=january(6)), passages[1]["text"])

    assert [row for row in today if row["first"] and row["first"] <= january(9) <= row["last"]]
    some(built.linked("date_conflict", today, stated), "a link of both days")
    return [*today, *stated]


def b7(built: Built, passages: list[Passage]) -> list[Row]:
    """«أمس» forty-seven minutes after midnight is the tenth, as another article says."""
    yesterday, mourning, china = passages
    days = [day for passage in (yesterday, china) for day in some(_words(built, passage, "أمس"), passage["text"])]
    events = [only(built.on("events", passage, kind="mourning")) for passage in (yesterday, mourning)]

    assert {(day["first"], day["last"]) for day in days} == {(january(10), january(10))}
    assert {(row["first"], row["last"]) for row in events} == {(january(10), january(10))}
    return [*days, *events]


def b8(built: Built, passages: list[Passage]) -> list[Row]:
    """«وفي وقت سابق» is no day."""
    rows = some(built.said(passages[0], speaker="borrell"), passages[0]["text"])

    assert {row["said_first"] for row in rows} == {None}
    return rows


def b10(built: Built, passages: list[Passage]) -> list[Row]:
    """The year of independence is on no timeline."""
    dated = [row for row in built.rows["events"] if row["first"]]

    assert built.place(passages[0])
    assert built.on("events", passages[0]) == []
    assert some(dated, "dated events")
    assert [row for row in dated if row["first"].year != 2022] == []
    return []


def _words(built: Built, passage: Passage, words: str) -> list[Row]:
    start, stop = built.place(passage)
    rows = built.where("days", article=passage["article"])
    return [row for row in rows if has(row["text"], words) and start <= row["start"] < stop]
