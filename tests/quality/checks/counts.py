"""E: how many, of whom, who says so; nothing withdrawn is counted and nothing unlike is merged."""

from __future__ import annotations

from tests.quality.built import Built, Passage, Row, has, january, only, some


def e1(built: Built, passages: list[Passage]) -> list[Row]:
    """26 protesters, by the interior ministry, on the 7th, in one article."""
    row = only(built.on("counts", passages[0], measure="killed"))

    assert (row["value"], row["bound"], row["status"]) == (26, "exact", "stated")
    assert row["source"] == "kz-interior-ministry"
    assert has(row["population"] or row["unit"], "محتج")
    assert (row["said_first"], row["said_last"]) == (january(7), january(7))
    assert {found["article"] for found in built.where("counts", value=26)} == {row["article"]}
    return [row]


def e2(built: Built, passages: list[Passage]) -> list[Row]:
    """16 of the police or of the security forces, and never beside the 26."""
    rows = [only(built.on("counts", passage, measure="killed", value=16)) for passage in passages]
    protesters = built.where("counts", measure="killed", value=26)

    assert {row["source"] for row in rows} == {"tokayev"}
    assert {(row["said_first"], row["said_last"]) for row in rows} == {(january(10), january(10))}
    assert has(rows[0]["population"], "الشرطة")
    assert has(rows[1]["population"], "قوات الأمن")
    assert not {row["fact"] for row in rows} & {row["fact"] for row in protesters if row["fact"]}
    assert built.linked("fact", rows, protesters) == []
    return rows


def e3(built: Built, passages: list[Passage]) -> list[Row]:
    """More than 164, withdrawn, one origin in two articles; the reason is kept and no total holds it."""
    rows = [only(built.on("counts", passage, measure="killed")) for passage in passages]

    assert {(row["value"], row["bound"], row["status"]) for row in rows} == {(164, "at_least", "withdrawn")}
    assert all(has(row["status_reason"], "خطأ تقني") for row in rows)
    assert {row["source"] for row in rows} == {"kz-information-ministry"}
    retracted = [row for passage in passages for row in built.where("events", article=passage["article"], kind="retraction")]
    assert {(row["first"], row["last"]) for row in retracted} == {(january(9), january(9))}
    origins = [{found["origin"] for found in built.on("origin_passages", passage)} for passage in passages]
    assert origins[0] & origins[1]
    standing = [row["low"] or row["value"] or 0 for row in built.where("counts", measure="killed", status="stated")]
    assert max(some(standing, "counts that stand")) < 164
    return [*rows, *retracted]


def e4(built: Built, passages: list[Passage]) -> list[Row]:
    """«عشرات» stays a word; one article says it itself, the other by the local authorities."""
    rows = [only(built.on("counts", passage, measure="killed")) for passage in passages]

    assert {(row["bound"], row["value"]) for row in rows} == {("vague", None)}
    assert all(has(row["text"], "عشرات") for row in rows)
    assert [row["source"] for row in rows] == [None, "kz-local-authorities"]
    return rows


def e7(built: Built, passages: list[Passage]) -> list[Row]:
    """«نحو ثمانية آلاف» arrested, by the interior ministry, in one article."""
    row = only(built.on("counts", passages[0], measure="arrested"))

    assert (row["value"], row["bound"], row["source"]) == (8000, "about", "kz-interior-ministry")
    assert {found["article"] for found in built.where("counts", measure="arrested", value=8000)} == {row["article"]}
    return [row]


def e8(built: Built, passages: list[Passage]) -> list[Row]:
    """«20 ألف» attackers, by the president, in one article."""
    row = only(built.on("counts", passages[0], measure="attackers"))

    assert (row["value"], row["source"]) == (20000, "tokayev")
    assert {found["article"] for found in built.where("counts", measure="attackers", value=20000)} == {row["article"]}
    return [row]


def e9(built: Built, passages: list[Passage]) -> list[Row]:
    """2030 soldiers in both outlets; 250 vehicles in one, pieces of equipment in the other."""
    troops = [only(built.on("counts", passage, measure="troops")) for passage in passages]
    pieces = [only(built.on("counts", passage, measure="vehicles")) for passage in passages[1:]]

    assert {row["value"] for row in troops} == {2030}
    assert {row["value"] for row in pieces} == {250}
    assert has(pieces[0]["unit"], "مركبة")
    assert has(pieces[1]["unit"], "قطعة")
    assert built.linked("fact", troops[1:2], troops[2:]) or troops[1]["fact"] == troops[2]["fact"] is not None
    return [*troops, *pieces]


def e12(built: Built, passages: list[Passage]) -> list[Row]:
    """A clock time, a crawl date, a year and a day are no counts."""
    time, crawl, year, day = passages

    assert built.on("counts", year) == []
    assert built.on("counts", day) == []
    assert built.removed(crawl, "crawl_date", "navigation")
    assert not has(built.text[time["article"]], time["text"])
    odd = [row for row in some(built.rows["counts"], "counts") if row["value"] in (1991, 2022, 2024, 47, 27)]
    assert odd == []
    return []
