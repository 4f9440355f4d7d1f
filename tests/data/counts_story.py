"""A story of numbers: one withdrawn, one denied, every bound, two words for one thing, and one sentence in two articles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from data.corpus import Corpus
from data.model import (
    Actor,
    ActorKind,
    Basis,
    Bound,
    ClaimStatus,
    Count,
    CueClass,
    Day,
    Findings,
    Link,
    Measure,
    Origin,
    Passage,
    Statement,
)
from data.store import Store
from data.story import StoryInfo
from tests.data.factory import article, day, span, statement, store_of, views
from tests.data.factory import count as made_count

WITHDRAWN = "وسحبت الوزارة مساء الأحد تصريحا مفاده أن أكثر من 164 شخصا قتلوا نتيجة خطأ تقني."
FIRST = f"أعلنت الوزارة مقتل 26 محتجا. {WITHDRAWN} وأصيب نحو 300 شخص."
SECOND = f"{WITHDRAWN} وقتل 16 شخصا في صفوف الشرطة. ووصلت 250 مركبة."
THIRD = (
    "16 من أفراد قوات الأمن قتلوا. ووصلت 250 قطعة من المعدات. ونفت الوزارة مقتل 90 سجينا. وقتل عشرات الأشخاص. "
    "وأقل من 5 جنود. ومن 20 إلى 30 دبابة. ونحو 1,8 مليون نسمة و27 سفارة."
)
TEXTS = {"n1": FIRST, "n2": SECOND, "n3": THIRD}
ACTORS = (
    Actor("land", "البلاد", "Land", ActorKind.STATE, iso3="KAZ"),
    Actor("ministry", "الوزارة", "Ministry", ActorKind.INSTITUTION, "land"),
)
SEVENTH, SUNDAY, TENTH = 7, 9, 10


def count(name: str, words: str, measure: Measure, bound: Bound = Bound.EXACT, **facts) -> Count:
    """A count of one of the texts, said by the ministry on the tenth where nothing else is said."""
    return made_count(name, TEXTS[name], words, measure, bound, **{"source": "ministry", "said": day(name, TENTH, Basis.WEEKDAY)} | facts)


def withdrawal(name: str) -> tuple[Statement, Count]:
    """The sentence that takes 164 back, said on the Sunday, and the number it takes back, said on no known day."""
    text = TEXTS[name]
    sunday = Day(name, span(text, "مساء الأحد"), *(day(name, SUNDAY).first,) * 2, Basis.WEEKDAY)
    said = statement(name, text, "أن أكثر من 164 شخصا قتلوا", speaker="ministry", cue_class=CueClass.WITHDRAWS, said=sunday)
    facts = {"status": ClaimStatus.WITHDRAWN, "status_reason": span(text, "خطأ تقني"), "statement": said.id, "said": None, "unit": "شخصا"}
    return said, count(name, "أكثر من 164 شخصا", Measure.KILLED, Bound.AT_LEAST, value=164, low=164, **facts)


def corpus() -> Corpus:
    one, two = withdrawal("n1"), withdrawal("n2")
    first = (
        count("n1", "26 محتجا", Measure.KILLED, value=26, population="محتجا", said=day("n1", SEVENTH)),
        one[1],
        count("n1", "نحو 300 شخص", Measure.INJURED, Bound.ABOUT, value=300, unit="شخص"),
    )
    police = count("n2", "16 شخصا", Measure.KILLED, value=16, population="في صفوف الشرطة")
    cars = count("n2", "250 مركبة", Measure.VEHICLES, value=250, unit="مركبة")
    guards = count("n3", "16 من أفراد قوات الأمن", Measure.KILLED, value=16, population="من أفراد قوات الأمن", said=day("n3", TENTH))
    pieces = count("n3", "250 قطعة من المعدات", Measure.VEHICLES, value=250, unit="قطعة من المعدات", source=None, said=None)
    third = (
        guards,
        pieces,
        count("n3", "90 سجينا", Measure.KILLED, value=90, population="سجينا", status=ClaimStatus.DENIED),
        count("n3", "عشرات الأشخاص", Measure.KILLED, Bound.VAGUE, source=None, said=None),
        count("n3", "أقل من 5 جنود", Measure.TROOPS, Bound.AT_MOST, high=5, unit="جنود"),
        count("n3", "من 20 إلى 30 دبابة", Measure.VEHICLES, Bound.RANGE, low=20, high=30, unit="دبابة"),
        count("n3", "1,8 مليون نسمة", Measure.OTHER, value=1_800_000, unit="نسمة", source=None, said=None),
        count("n3", "27 سفارة", Measure.OTHER, value=27, unit="سفارة"),
    )
    findings = {
        "n1": Findings("n1", (), (), (), (one[0],), (), first),
        "n2": Findings("n2", (), (), (), (two[0],), (), (two[1], police, cars)),
        "n3": Findings("n3", (), (), (), (), (), third),
    }
    links = (
        Link("l-withdrawn1", "fact", (one[1].id, two[1].id), "killed"),
        Link("l-police0001", "fact", (police.id, guards.id), "killed"),
        Link("l-vehicles01", "fact", (cars.id, pieces.id), "vehicles"),
    )
    whole = Origin("o-withdrawn1", 14, tuple(Passage(name, span(TEXTS[name], WITHDRAWN[2:-1])) for name in ("n1", "n2")))
    outlets = {"n1": None, "n2": "صحيفة ثانية", "n3": "صحيفة ثالثة"}
    articles = tuple(article(name, TEXTS[name], outlet, day(name, 10 + at)) for at, (name, outlet) in enumerate(outlets.items()))
    return Corpus(StoryInfo("numbers", Path("numbers"), "أرقام", "Numbers", target="land"), ACTORS, articles, findings, (whole,), links)


@cache
def store() -> Store:
    return store_of(corpus(), "numbers")


view = views(store)
