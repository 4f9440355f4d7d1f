"""Small stories, made by hand: two articles, three actors, a few findings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.corpus import Corpus
from data.ids import finding_id
from data.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Bound,
    Count,
    CueClass,
    Day,
    Event,
    Findings,
    Form,
    Framing,
    Link,
    Measure,
    Mention,
    Origin,
    Paragraph,
    ParagraphKind,
    Passage,
    Piece,
    Span,
    SpeakerBasis,
    Stance,
    StanceValue,
    Statement,
)
from data.story import StoryInfo

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


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth place of words in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def day(article: str, number: int, basis: Basis = Basis.STATED) -> Day:
    return Day(article, None, date(2022, 1, number), date(2022, 1, number), basis)


def article(name: str, text: str, outlet: str | None, published: Day | None) -> Article:
    whole = Span(0, len(text))
    return Article(
        name,
        "small",
        text,
        (Piece(0, 0, len(text)),),
        (Paragraph(whole, ParagraphKind.BODY),),
        (),
        "0" * 64,
        len(text),
        outlet=outlet,
        published=published,
    )


def statement(name: str, text: str, words: str, **facts) -> Statement:
    place = span(text, words, facts.pop("nth", 0))
    same = [n for n in range(text.count(words)) if span(text, words, n).start < place.start]
    made = {"cue": None, "cue_class": CueClass.ASSERTS, "speaker_span": None, "speaker_basis": SpeakerBasis.NAMED, "form": Form.REPORTED}
    made |= facts
    made.setdefault("passage", Span(text.rfind(".", 0, place.start) + 1, place.stop))
    return Statement(id=finding_id("statement", name, words, len(same)), article=name, span=place, rule="test", **made)


def stance(of: Statement, target: str | None, value: StanceValue) -> Stance:
    return Stance(finding_id("stance", of.article, f"{of.id} {target} {value}"), of.article, of.id, of.speaker, target, value, rule="test")


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
    killed = span(FIRST, "16 شرطيا")
    name = finding_id("count", "a1", "16 شرطيا")
    facts = {"population": "شرطيا", "unit": "شرطيا", "source": "ministry", "statement": two.id, "said": day("a1", 7), "rule": "test"}
    count = Count(name, "a1", killed, Measure.KILLED, 16, None, None, Bound.EXACT, **facts)
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
        "a1": Findings("a1", (), named["a1"], (), (one, two), stances["a1"], (count,), (event,), (framing,)),
        "a2": Findings("a2", (), named["a2"], (), (three, four, five), stances["a2"]),
    }
    articles = (article("a1", FIRST, "TRT عربي", day("a1", 11)), article("a2", SECOND, None, None))
    link = Link(finding_id("link", "", "tension"), "tension", (one.id, three.id), "موضوع")
    origin = Origin(finding_id("origin", "", "x"), 2, (Passage("a1", span(FIRST, "قال بوتين")), Passage("a2", span(SECOND, "قالت بكين"))))
    info = StoryInfo("small", folder, "قصة صغيرة", "A small story", target="kazakhstan")
    return Corpus(info, ACTORS, articles, findings, (origin,), (link,))
