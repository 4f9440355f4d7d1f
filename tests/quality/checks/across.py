"""What only several articles together show: sides of a disagreement, one quotation in two transcriptions, labels, causes, places."""

from __future__ import annotations

from tests.quality.built import Built, Passage, Row, has, january, some


def d11(built: Built, passages: list[Passage]) -> list[Row]:
    """An order to shoot to kill and «never used force» stand in one pair, with their days, and nothing calls either untrue."""
    ordered = [row for passage in passages[:2] for row in some(built.said(passage, speaker="tokayev"), passage["text"])]
    denied = [row for passage in passages[2:] for row in some(built.said(passage, speaker="tokayev"), passage["text"])]

    (link,) = built.linked("tension", ordered, denied)
    assert link["object"] == "force"
    assert {row["said_first"] for row in ordered} == {january(7)}
    assert {row["said_first"] for row in denied} == {january(10)}
    assert any(has(row["text"], "قطاع الطرق والإرهابيين") for row in ordered)
    assert any(has(row["text"], "متظاهرين سلميين") for row in denied)
    assert not has(link["note_ar"], "كذب")
    return [*ordered, *denied]


def d13(built: Built, passages: list[Passage]) -> list[Row]:
    """One utterance in two transcriptions, and the word that differs."""
    first, second = (some(built.said(passage, speaker="tokayev"), passage["text"]) for passage in passages)

    links = some(built.linked("utterance", first, second), "one utterance")
    assert any(has(link["note_ar"], "الرئيس") and has(link["note_ar"], "الرئيسي") for link in links)
    return [*first, *second]


def d15(built: Built, passages: list[Passage]) -> list[Row]:
    """Stable and neutralised, or still going on: by whom and on which day."""
    stable, neutral, going, pursuit = (some(built.said(passage), passage["text"]) for passage in passages)

    assert {row["speaker"] for row in [*going, *pursuit]} == {"tokayev"}
    assert january(7) in {row["said_first"] for row in going}
    assert january(10) in {row["said_first"] for row in pursuit}
    links = some(built.where("links", kind="tension", object="control"), "a pair over whether it is over")
    members = {row["finding"] for row in built.rows["link_members"] if row["link"] in {link["id"] for link in links}}
    assert members & {row["id"] for row in [*stable, *neutral]}
    assert members & {row["id"] for row in [*going, *pursuit]}
    return [*stable, *neutral, *going, *pursuit]


def d17(built: Built, passages: list[Passage]) -> list[Row]:
    """«محاولة انقلاب» is a word of the 10th and of two articles; on the 7th it was terrorists, bandits and foreign gangs."""
    coup = some(built.where("framings", label="coup"), "the label")
    bandits = some(built.on("framings", passages[2], label="bandits"), passages[2]["text"])
    gangs = some(built.on("framings", passages[3], label="gangs"), passages[3]["text"])

    assert {row["article"] for row in coup} == {passages[0]["article"], passages[1]["article"]}
    (link,) = some(built.where("links", kind="labels", object="tokayev"), "how his words change")
    early, late = link["note_ar"].split("؛")
    assert "2022-01-07" in early
    assert all(has(early, label) for label in ("إرهاب", "عصابات", "قطاع طرق"))
    assert "2022-01-10" in late
    assert has(late, "انقلاب")
    assert not has(early, "انقلاب")
    return [*coup, *bandits, *gangs]


def e11(built: Built, passages: list[Passage]) -> list[Row]:
    """Gas, fuel, petrol, liquefied gas: the price of what, as each article has it, side by side."""
    links = built.where("links", kind="wording", object="cause")

    link = some([link for link in links if has(link["note_ar"], "أسعار")], "the causes side by side")[0]
    assert all(has(link["note_ar"], words) for words in ("أسعار الغاز", "أسعار المحروقات", "أسعار الوقود", "الغاز النفطى المسال"))
    members = {row["finding"] for row in built.rows["link_members"] if row["link"] == link["id"]}
    events = [row for row in built.rows["events"] if row["id"] in members]
    assert {row["article"] for row in events} == {passage["article"] for passage in passages}
    for passage in passages:
        start, stop = built.place(passage)
        assert any(row["article"] == passage["article"] and row["start"] <= start and stop <= row["stop"] for row in events)
    return events


def f3(built: Built, passages: list[Passage]) -> list[Row]:
    """The word terrorism: always in marks in three articles, never in two; the label in short marks kept apart from a long quotation."""
    rows = some(built.where("framings", label="terrorism"), "the label")
    inside: dict[str, list[bool]] = {}
    for row in rows:
        inside.setdefault(row["article"][:3], []).append(row["in_quotes"])

    assert {article: (sum(marks), len(marks)) for article, marks in inside.items()} == EXPECTED
    caption = [
        row for row in built.where("removed", reason="caption") if row["article"].startswith("001") and has(row["text"], '"الإرهابيين"')
    ]
    assert caption, "its third stands in the caption, which is no text of the article"
    short = [row for row in rows if row["in_quotes"] and row["quote_words"] <= SHORT]
    assert {article: sum(row["article"].startswith(article) for row in short) for article in ("000", "001", "004")} == {
        "000": 2,
        "001": 2,
        "004": 3,
    }
    return rows


def f5(built: Built, passages: list[Passage]) -> list[Row]:
    """The west of the country, or two towns of it: both, side by side, and neither is called wrong."""
    (link,) = some(built.where("links", kind="wording", object="origin"), "where it began")

    assert has(link["note_ar"], "غرب البلاد")
    assert has(link["note_ar"], "جاناوزين وأكتاو")
    members = {row["finding"] for row in built.rows["link_members"] if row["link"] == link["id"]}
    events = [row for row in built.rows["events"] if row["id"] in members]
    assert {row["article"] for row in events} == {passage["article"] for passage in passages}
    return events


SHORT = 3  # words: marks around no more hold the label itself at a distance
EXPECTED = {"000": (3, 3), "001": (2, 2), "002": (0, 4), "003": (0, 2), "004": (5, 5)}
