"""Kinds of people: where articles name them, whether they are quoted, and who speaks of their demands."""

import pytest

from data.voices import heard


def said(text: str, speaker: str | None = None, called: str = "", article: str = "a") -> dict:
    """A statement whose speaker stands at the head of its article as ``called``."""
    place = (0, len(called)) if called else (None, None)
    return {"id": text, "article": article, "text": text, "speaker": speaker, "speaker_start": place[0], "speaker_stop": place[1]}


def of(kind: str, *asked):
    return next(one for one in heard(*asked) if one.kind.id == kind)


@pytest.mark.parametrize(
    "kind, text, words",
    [
        ("protesters", "خرج المتظاهرون ومعهم محتجون", ["متظاهرون", "محتجون"]),
        ("protesters", "وللمحتجين مطالب", ["محتجين"]),
        ("protesters", "مظاهرات واحتجاجات", []),  # an event, no people
        ("victims", "سقوط ضحايا وعدد من الجرحى", ["ضحايا", "جرحى"]),
        ("victims", "كانت البلاد ضحية مؤامرة", []),
        ("rights", "قالت منظمة العفو الدولية", ["منظمة العفو"]),
        ("opposition", "دعت أحزاب المعارضة إلى إضراب", ["أحزاب المعارضة"]),
        ("opposition", "تعارض بشدة", []),
        ("residents", "روى شهود عيان من سكان المدينة", ["شهود", "سكان"]),
    ],
)
def test_people_are_found_where_they_are_named(kind, text, words):
    found = of(kind, {"a": text}, [], {})

    assert [span.of(text) for _, span in found.named] == words


@pytest.mark.parametrize(
    "statement, names, own",
    [
        (said("نريد عملًا", None, "متظاهر"), {}, 1),
        (said("نريد عملًا", "p"), {"p": ["المتظاهرون", "المحتجون"]}, 1),
        (said("المتظاهرون إرهابيون", "minister"), {"minister": ["وزير الداخلية"]}, 0),
        (said("المتظاهرون إرهابيون"), {}, 0),
    ],
)
def test_a_statement_is_theirs_only_where_they_speak(statement, names, own):
    found = of("protesters", {"a": "متظاهر قال إن"}, [statement], names)

    assert (len(found.own), len(found.about)) == (own, 1 - own)


def test_demands_told_by_others_are_kept_apart():
    rows = [said("استمعنا إلى مطالب المواطنين", "minister"), said("المواطنون بخير", "minister")]
    found = of("residents", {"a": ""}, rows, {"minister": ["الوزير"]})

    assert [row["text"] for row in found.demands] == ["استمعنا إلى مطالب المواطنين"]
    assert len(found.about) == 2


def test_a_story_without_words_has_nobody():
    assert all(not (one.named or one.own or one.about or one.demands) for one in heard({}, [], {}))
