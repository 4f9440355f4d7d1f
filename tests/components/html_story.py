"""A small story whose every word is hostile: markup, bidi controls, an endless line; and one that is calm."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from data.corpus import Corpus
from data.ids import finding_id
from data.model import (
    Actor,
    ActorKind,
    Basis,
    Bound,
    ClaimStatus,
    CueClass,
    Day,
    Event,
    Findings,
    Flag,
    Form,
    Link,
    Measure,
    Mention,
    Origin,
    Paragraph,
    ParagraphKind,
    Passage,
    Removed,
    Span,
    SpeakerBasis,
    StanceValue,
)
from data.selection import Selection
from data.store import Store, open_story
from data.story import StoryInfo
from data.view import View
from tests.data.factory import article, count, day, span, stance, statement, store_of, views

SCRIPT = "<script>alert('1')</script>"
TURN = "\u202eمقلوب\u2069\u2069 بعده"
LINE = "ا" * 50_000
TITLE = f"عنوان <b>عريض</b> {SCRIPT}"
QUOTE = f'نرفض "كل" هذا & <img src=x onerror=alert(1)> {TURN}'
BODY = f"قال المتحدث يوم الأحد: «{QUOTE}» ثم مضى."
COUNT = "وأعلنت الوزارة مقتل 16 شخصا، وسحبت ذلك."
TEXT = f"{TITLE}\n\n{BODY}\n{COUNT}\n{LINE}"
OTHER = f"قال المتحدث: «نرفض كل هذا وأكثر». {COUNT}"
BAD_NAME = '</strong><a href="javascript:alert(1)">اسم</a>'
GONE = "<i>اقرأ أيضًا</i>\nشارك القصة"
ACTORS = (
    Actor("speaker", BAD_NAME, BAD_NAME, ActorKind.PERSON, "state"),
    Actor("state", "دولة", "State", ActorKind.STATE, iso3="RUS"),
)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    made, at = [], 0
    for n, line in enumerate(text.split("\n")):
        if line:
            made.append(Paragraph(Span(at, at + len(line)), ParagraphKind.BODY if n else ParagraphKind.TITLE))
        at += len(line) + 1
    return tuple(made)


def corpus() -> Corpus:
    sunday = Day("h1", span(TEXT, "يوم الأحد"), *one_day(9), Basis.WEEKDAY, reasons=("rule:weekday",))
    doubts = {
        "speaker_basis": SpeakerBasis.PRONOUN,
        "flags": (Flag.THIRD_PERSON,),
        "hedge": span(TEXT, "ثم مضى"),
        "passage": span(TEXT, BODY),
    }
    one = statement("h1", TEXT, QUOTE, speaker="speaker", cue=span(TEXT, "قال"), form=Form.QUOTED, said=sunday, **doubts)
    two = statement("h2", OTHER, "نرفض كل هذا وأكثر", speaker="speaker", form=Form.QUOTED, said=day("h2", 9))
    three = statement("h2", OTHER, "مقتل 16 شخصا", speaker=None, speaker_basis=SpeakerBasis.UNKNOWN, cue_class=CueClass.CLAIMS)
    facts = {"status": ClaimStatus.WITHDRAWN, "status_reason": span(TEXT, "سحبت ذلك"), "said": day("h1", 9)}
    killed = count("h1", TEXT, "16 شخصا", Measure.KILLED, Bound.AT_LEAST, value=16, source="speaker", **facts)
    event = Event(
        finding_id("event", "h1", "x"), "h1", span(TEXT, "مضى"), None, "protest", ("speaker",), "<u>حدث</u>", "", "protest: <u>مضى</u>"
    )
    mention = Mention("h1", span(TEXT, "المتحدث"), "speaker")
    held = (stance(one, "state", StanceValue.OPPOSES), stance(one, None, StanceValue.NONE))
    findings = {
        "h1": Findings("h1", (), (mention,), (sunday,), (one,), held, (killed,), (event,)),
        "h2": Findings("h2", (), (), (), (two, three), (stance(two, "state", StanceValue.OPPOSES),)),
    }
    removed = (Removed(0, 8, GONE, "share"), Removed(9, 10, "\u200f\u202e", "control"))
    first = replace(
        article("h1", TEXT, f"صحيفة {SCRIPT}", None), title=TITLE, paragraphs=_paragraphs(TEXT), removed=removed, url="javascript:alert(1)"
    )
    second = article("h2", OTHER, None, Day("h2", None, *one_day(10), Basis.ESTIMATED, reasons=("today:<b>", "sibling:h1", "unheard:of")))
    links = (
        Link(finding_id("link", "", "u"), "utterance", (one.id, two.id)),
        Link(finding_id("link", "", "t"), "tension", (one.id, three.id), "x", "<b>", "<b>"),
    )
    origin = Origin(
        finding_id("origin", "", "o"), 5, (Passage("h1", span(TEXT, "مقتل 16 شخصا")), Passage("h2", span(OTHER, "مقتل 16 شخصا")))
    )
    info = StoryInfo("hostile", Path("hostile"), f"قصة {SCRIPT}", "", target="state", contact="mailto:a@b.example")
    return Corpus(info, ACTORS, (first, second), findings, (origin,), links)


def one_day(number: int) -> tuple:
    made = day("h", number)
    return made.first, made.last


@cache
def store() -> Store:
    return store_of(corpus())


view = views(store)


def finding(kind: str, n: int = 0) -> dict:
    """The nth statement, count or event of the hostile article, with what the view says of it."""
    return view().of_article(kind, "h1")[n]


@lru_cache(maxsize=1)
def first_store():
    return open_story("kazakhstan-2022")


def first_story(**chosen):
    """A view of the story that ships with the project."""
    return View(first_store(), Selection(**chosen))
