"""D: who said what, toward whom, and what must not be read as a stance."""

from __future__ import annotations

from tests.quality.built import Built, Passage, Row, january, only, some


def d1(built: Built, passages: list[Passage]) -> list[Row]:
    """A call for restraint and an offer of help, in her own words, on the day."""
    rows = some(built.on("statements", passages[0], speaker="von-der-leyen"), passages[0]["text"])
    stances = built.stances_of(rows)

    assert {row["form"] for row in rows} == {"quoted"}
    assert {(row["said_first"], row["said_last"]) for row in rows} == {(january(7), january(7))}
    assert "من باريس" in built.text[rows[0]["article"]][rows[0]["passage_start"] : rows[0]["passage_stop"]]
    assert {row["value"] for row in stances} >= {"restraint", "supports"}
    return [*rows, *stances]


def d2(built: Built, passages: list[Passage]) -> list[Row]:
    """«إنه سيواصل» between marks is reported speech, not verbatim."""
    rows = [only(built.said(passage)) for passage in passages]

    assert [row["speaker"] for row in rows] == ["macron", "xi", "peskov"]
    assert all("third_person" in row["flags"] for row in rows)
    return rows


def d3(built: Built, passages: list[Passage]) -> list[Row]:
    """Support and criticism in one breath: both, with their targets."""
    rows = some(built.on("statements", passages[0], speaker="borrell"), passages[0]["text"])
    stances = built.stances_of(rows)

    support = some([row for row in stances if row["value"] == "supports"], "an offer of support")
    against = some([row for row in stances if row["value"] in ("warns", "opposes")], "criticism of the help")
    assert {"kazakhstan"} & {actor for row in support for actor in built.chain(row["target"])}
    assert {"csto"} & {actor for row in against for actor in built.chain(row["target"])}
    return [*rows, *support, *against]


def d4(built: Built, passages: list[Passage]) -> list[Row]:
    """The warning is meant for the Russian forces; the quotes are the spokesman's."""
    warning = some(built.said(passages[0], voice="usa"), passages[0]["text"])
    stances = some([row for row in built.stances_of(warning) if row["value"] == "warns"], "a warning")
    quotes = [only(built.on("statements", passage)) for passage in passages[1:]]

    assert all("russia" in built.chain(row["target"]) for row in stances)
    assert {row["speaker"] for row in quotes} == {"price"}
    assert {row["form"] for row in quotes} == {"quoted"}
    return [*warning, *stances, *quotes]


def d5(built: Built, passages: list[Passage]) -> list[Row]:
    """A telephone call is a contact: an event with both sides, and the label is the article's."""
    event = only(built.on("events", passages[0], kind="call"))
    framing = some(built.on("framings", passages[0], label="terrorism"), "مكافحة الإرهاب")

    chains = {actor for name in event["actors"] for actor in built.chain(name)}
    assert {"kazakhstan", "usa"} <= chains
    assert [row for row in built.stances_of(built.said(passages[0])) if row["voice"] == "usa"] == []
    assert {row["attributed_to"] for row in framing} == {None}
    return [event]


def d6(built: Built, passages: list[Passage]) -> list[Row]:
    """Michel was spoken to; he says nothing here, and neither does the Union."""
    article = passages[0]["article"]
    account = some(built.said(passages[0], speaker="tokayev"), passages[0]["text"])

    assert [row for row in built.where("statements", article=article) if "eu" in row["chain"]] == []
    assert [row for row in built.where("stances", article=article) if "eu" in row["chain"]] == []
    return account


def d7(built: Built, passages: list[Passage]) -> list[Row]:
    """One claim of Putin's in two wordings."""
    groups = [some(built.said(passage, speaker="putin"), passage["text"]) for passage in passages]

    one = [row["utterance"] for row in groups[0] if row["utterance"] and row["utterance"] in {other["utterance"] for other in groups[1]}]
    assert one or built.linked("utterance", *groups) or built.linked("fact", *groups)
    assert groups[0][0]["text"] != groups[1][0]["text"]
    return [row for group in groups for row in group]


def d9(built: Built, passages: list[Passage]) -> list[Row]:
    """The long quotation is Xi's; «الأمنية الدامية» stands in the outlet's marks."""
    quote = only(built.on("statements", passages[0]))
    praise = built.said(passages[1])

    assert (quote["speaker"], quote["form"]) == ("xi", "quoted")
    assert built.stances_of([quote])
    start, _ = built.place(passages[1])
    scare = (start + passages[1]["text"].index("الأمنية"), start + passages[1]["text"].index("الدامية") + len("الدامية"))
    inside = [row for row in praise if row["start"] <= scare[0] and scare[1] <= row["stop"]]
    assert all("scare_quotes" in row["flags"] and row["form"] != "quoted" for row in inside)
    exact = [row for row in built.where("statements", article=quote["article"]) if scare[0] <= row["start"] and row["stop"] <= scare[1]]
    assert exact == []
    return [quote, *inside]


def d10(built: Built, passages: list[Passage]) -> list[Row]:
    """Xi on the 7th and Wang on the 10th: with the government, against forces from outside."""
    letter = some(built.on("statements", passages[0], speaker="xi"), passages[0]["text"])
    call = some(built.on("statements", passages[1], speaker="wang-yi"), passages[1]["text"])
    readiness = some(built.said(passages[2], voice="china"), passages[2]["text"])

    assert {(row["said_first"], row["said_last"]) for row in letter} == {(january(7), january(7))}
    assert {(row["said_first"], row["said_last"]) for row in [*call, *readiness]} == {(january(10), january(10))}
    for group in (letter, call):
        assert {row["value"] for row in built.stances_of(group)} & {"warns", "opposes"}
    support = some([row for row in built.stances_of(readiness) if row["value"] == "supports"], "support of the government")
    return [*letter, *call, *readiness, *support]


def d16(built: Built, passages: list[Passage]) -> list[Row]:
    """Soon, for a limited time, when the mission ends: three conditions, two speakers, side by side."""
    soon, limited, mission, stay = (some(built.said(passage), passage["text"]) for passage in passages)

    assert {row["speaker"] for row in [*soon, *stay]} == {"tokayev"}
    assert "putin" in {row["speaker"] for row in limited}
    assert "putin" in {row["speaker"] for row in mission}
    assert built.linked("tension", soon, mission) or built.linked("tension", soon, limited)
    return [*soon, *limited, *mission, *stay]


def d18(built: Built, passages: list[Passage]) -> list[Row]:
    """A closing mark without its opening one: kept, and where the quotation starts is unknown."""
    rows = some(built.on("statements", passages[0], speaker="tokayev"), passages[0]["text"])

    flagged = [row for row in rows if "unbalanced_close" in row["flags"]]
    assert flagged
    return flagged


def d19(built: Built, passages: list[Passage]) -> list[Row]:
    """The opening mark is glued to the name before it and the narrator speaks inside."""
    rows = [row for passage in passages for row in some(built.said(passage, voice="china"), passage["text"])]
    flagged = some([row for row in rows if "narrator_inside" in row["flags"]], "a flag on the narrator's words")

    assert not [row for row in flagged if row["form"] == "quoted"]
    return flagged


def d21(built: Built, passages: list[Passage]) -> list[Row]:
    """Thanked is not quoted: no stance of Uzbekistan or Turkey."""
    absent = {"uzbekistan", "turkey"}
    thanks = some(built.on("events", passages[0]), "an event of thanks")

    named = {row["actor"] for row in built.on("mentions", passages[0])}
    assert absent <= named
    assert [row for row in built.rows["statements"] if absent & set(row["chain"])] == []
    assert [row for row in built.rows["stances"] if absent & set(row["chain"])] == []
    return thanks
