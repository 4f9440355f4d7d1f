"""Small stories, made by hand: two articles, three actors, a few findings."""

from __future__ import annotations

from pathlib import Path

from data.corpus import Corpus
from data.ids import finding_id
from data.model import (
    Actor,
    ActorKind,
    Event,
    Findings,
    Framing,
    Link,
    Measure,
    Mention,
    Origin,
    Passage,
    StanceValue,
)
from data.story import StoryInfo
from tests.data.factory import article, count, day, span, stance, statement

FIRST = "قال بوتين إن روسيا لن تسمح بثورات ملونة. وأعلنت الوزارة مقتل 16 شرطيا."
SECOND = "قالت بكين إنها تدعم كازاخستان. وقالت بكين إنها تدعم كازاخستان. وحذر بوريل من تكرار ذكريات."
ACTORS = (
    Actor("russia", "روسيا", "Russia", ActorKind.STATE, iso3="RUS"),
    Actor("putin", "بوتين", "Putin", ActorKind.PERSON, "russia"),
    Actor("china", "الصين", "China", ActorKind.STATE, iso3="CHN"),
    Actor("kazakhstan", "كازاخستان", "Kazakhstan", ActorKind.STATE, iso3="KAZ"),
    Actor("ministry", "وزارة الداخلية", "Interior Ministry", ActorKind.INSTITUTION, "kazakhstan"),
    Actor("eu", "الاتحاد الأوروبي", "European Union", ActorKind.BLOC),
    Actor("borrell", "بوريل", "Borrell", ActorKind.PERSON, "eu"),
    Actor("protesters", "المحتجون", "Protesters", ActorKind.GROUP),
)


def corpus_of(folder: Path = Path("small")) -> Corpus:
    one = statement("a1", FIRST, "روسيا لن تسمح بثورات ملونة", speaker="putin", cue=span(FIRST, "قال"), said=day("a1", 10))
    two = statement("a1", FIRST, "مقتل 16 شرطيا", speaker="ministry", cue=span(FIRST, "أعلنت"), said=day("a1", 7))
    three = statement("a2", SECOND, "تدعم كازاخستان", speaker="china", said=day("a2", 7))
    four = statement("a2", SECOND, "تدعم كازاخستان", nth=1, speaker="china", said=None)
    five = statement("a2", SECOND, "تكرار ذكريات", speaker="borrell", said=None)
    stances = {
        "a1": (stance(one, "kazakhstan", StanceValue.SUPPORTS), stance(two, "kazakhstan", StanceValue.NONE)),
        "a2": (
            stance(three, "kazakhstan", StanceValue.SUPPORTS),
            stance(four, "kazakhstan", StanceValue.SUPPORTS),
            stance(five, "kazakhstan", StanceValue.WARNS),
            stance(five, "kazakhstan", StanceValue.SUPPORTS),
        ),
    }
    facts = {"population": "شرطيا", "unit": "شرطيا", "source": "ministry", "statement": two.id, "said": day("a1", 7), "rule": "test"}
    killed = count("a1", FIRST, "16 شرطيا", Measure.KILLED, value=16, **facts)
    event = Event(
        finding_id("event", "a1", "مقتل"),
        "a1",
        span(FIRST, "مقتل 16 شرطيا"),
        day("a1", 7),
        "clash",
        ("ministry",),
        "اشتباك",
        "Clash",
        "test",
    )
    named = {
        "a1": (Mention("a1", span(FIRST, "بوتين"), "putin"), Mention("a1", span(FIRST, "روسيا"), "russia")),
        "a2": (Mention("a2", span(SECOND, "بكين"), "china"), Mention("a2", span(SECOND, "كازاخستان"), "protesters")),
    }
    framing = Framing("a1", span(FIRST, "ثورات ملونة"), "colour_revolution", False, None)
    findings = {
        "a1": Findings("a1", (), named["a1"], (), (one, two), stances["a1"], (killed,), (event,), (framing,)),
        "a2": Findings("a2", (), named["a2"], (), (three, four, five), stances["a2"]),
    }
    articles = (article("a1", FIRST, "TRT عربي", day("a1", 11)), article("a2", SECOND, None, None))
    link = Link(finding_id("link", "", "tension"), "tension", (one.id, three.id), "موضوع")
    origin = Origin(finding_id("origin", "", "x"), 2, (Passage("a1", span(FIRST, "قال بوتين")), Passage("a2", span(SECOND, "قالت بكين"))))
    info = StoryInfo("small", folder, "قصة صغيرة", "A small story", target="kazakhstan")
    return Corpus(info, ACTORS, articles, findings, (origin,), (link,))
