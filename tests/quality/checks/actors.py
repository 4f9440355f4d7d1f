"""C: who is who, through spellings, roles, pronouns and missing subjects."""

from __future__ import annotations

import re
from collections import Counter

from tests.quality.built import Built, Passage, Row, january, some

SURNAME = re.compile("توكا[ي]{1,3}ف")


def c1(built: Built, passages: list[Passage]) -> list[Row]:
    """One president in three spellings and two roles; each spelling is counted in each article."""
    rows = [row for passage in passages for row in some(_named(built, passage, "tokayev"), passage["text"])]
    mentions = built.where("mentions", actor="tokayev")
    forms = Counter((row["article"], match[0]) for row in mentions for match in SURNAME.finditer(row["form"]))
    printed = Counter((article, match[0]) for article, text in built.text.items() for match in SURNAME.finditer(text))

    assert forms == printed
    assert Counter({"توكاييف": 11, "توكايف": 6, "توكايييف": 1}) - Counter(SURNAME.findall(_raw(built))) == Counter()
    mixed = {article[:3] for article in built.text if len({form for place, form in printed if place == article}) == 2}
    assert mixed == {"000", "002", "004"}
    return rows


def c3(built: Built, passages: list[Passage]) -> list[Row]:
    """The Kazakh foreign minister in two spellings."""
    return [row for passage in passages for row in some(_named(built, passage, "tileuberdi"), passage["text"])]


def c4(built: Built, passages: list[Passage]) -> list[Row]:
    """Xi in two spellings and by his family name."""
    rows = [row for passage in passages for row in some(_named(built, passage, "xi"), passage["text"])]

    assert "شي" in {row["form"] for row in rows}
    return rows


def c6(built: Built, passages: list[Passage]) -> list[Row]:
    """Three voices of the Union, and a president who is not one of them."""
    michel, both, borrell = passages
    rows = [some(_named(built, passage, actor), actor)[0]
            for passage, actor in ((michel, "michel"), (both, "von-der-leyen"), (both, "macron"), (borrell, "borrell"))]  # fmt: skip

    assert all("eu" in built.chain(actor) for actor in ("michel", "von-der-leyen", "borrell"))
    assert "eu" not in built.chain("macron")
    assert "france" in built.chain("macron")
    assert {row["voice"] for row in some(built.where("statements", speaker="macron"), "Macron speaks")} == {"france"}
    assert {row["voice"] for row in some(built.where("statements", speaker="von-der-leyen"), "von der Leyen speaks")} == {"eu"}
    return rows


def c8(built: Built, passages: list[Passage]) -> list[Row]:
    """«وحذر بعد ذلك»: the warner is the last speaker, and the link is shown as inferred."""
    warning = some(built.said(passages[0], cue_class="warns"), passages[0]["text"])
    before = some(built.said(passages[1], speaker="putin"), passages[1]["text"])

    assert {row["speaker"] for row in warning} == {"putin"}
    assert {row["speaker_basis"] for row in warning} <= {"implicit", "pronoun"}
    return [*warning, *before]


def c9(built: Built, passages: list[Passage]) -> list[Row]:
    """«وتابع»، «وأضاف»، «وأوضح قائلاً»، «ومضى يقول»: the president each time."""
    rows = [row for passage in passages for row in some(built.said(passage), passage["text"])]

    assert {row["speaker"] for row in rows} == {"tokayev"}
    assert {(row["said_first"], row["said_last"]) for row in rows if row["said_first"]} <= {(january(10), january(10))}
    return rows


def c10(built: Built, passages: list[Passage]) -> list[Row]:
    """The Ukrainian border is a topic."""
    ukraine = [row for row in built.rows["mentions"] if "ukraine" in built.chain(row["actor"])]

    some(built.where("mentions", article=passages[0]["article"]), "actors of the article")
    assert ukraine == []
    assert built.on("mentions", passages[0]) == []
    return []


def _named(built: Built, passage: Passage, actor: str) -> list[Row]:
    start, stop = built.place(passage)
    rows = built.where("mentions", article=passage["article"], actor=actor)
    return [row for row in rows if row["start"] < stop and start < row["stop"]]


def _raw(built: Built) -> str:
    """Text and what was removed from it: what the files print."""
    return "\n".join([*built.text.values(), *(row["text"] for row in built.rows["removed"])])
