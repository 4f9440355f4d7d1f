"""Events: kind, day and title in the article's own words; sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.event_kinds import kinds
from data.lexicons import table
from data.model import Event, Flag
from tests.data.fact_articles import article, read

TODAY = date(2022, 1, 10)  # a Monday


def january(day: int) -> date:
    return date(2022, 1, day)


# sentence, kind, first day, title
DATED = [
    ("والأحد الماضي، اندلعت احتجاجات في كازاخستان على زيادة الأسعار.", "protest", 9, "اندلعت احتجاجات في كازاخستان على زيادة الأسعار"),
    ("وجرى نشر وحدة متعددة الجنسيات، وهي قوة كبيرة، في 6 يناير.", "deployment", 6, "نشر وحدة متعددة الجنسيات"),
    ("وأعلنت الحكومة استقالتها الأربعاء، على خلفية الاحتجاجات.", "resignation", 5, "أعلنت الحكومة استقالتها الأربعاء"),
    ("وأُعلن، أمس، يوم حداد وطني في البلاد.", "mourning", 9, "يوم حداد وطني في البلاد"),
    ("سحبت الوزارة مساء الأحد تصريحا نشر في وقت سابق عبر الشبكة.", "retraction", 9, "سحبت الوزارة مساء الأحد تصريحا نشر في وقت سابق"),
    ("دارت اشتباكات عنيفة الجمعة في قرية قريبة.", "clash", 7, "دارت اشتباكات عنيفة الجمعة في قرية قريبة"),
    ("قطعت مصر علاقاتها مع قطر أمس.", "break", 9, "قطعت مصر علاقاتها مع قطر أمس"),
    ("وتعود الحياة تدريجا إلى طبيعتها في المدينة الاثنين.", "calm", 10, "تعود الحياة تدريجا إلى طبيعتها في المدينة الاثنين"),
]  # fmt: skip


def found(*lines: str, kind: str = "") -> list[Event]:
    return [event for event in read(article(*lines, day=TODAY)).events if not kind or event.kind == kind]


@pytest.mark.parametrize("sentence, kind, day, title", DATED)
def test_an_event_has_its_day_and_a_short_title_from_the_text(sentence, kind, day, title):
    (event,) = found(sentence, kind=kind)

    assert event.day is not None
    assert event.day.first == january(day)
    assert event.title_ar == title
    assert event.title_ar in " ".join(sentence.split())


def test_a_call_without_a_day_is_kept_undated_and_names_both():
    (event,) = found("أجرت روسيا اتصالا هاتفيا مع الصين.", kind="call")

    assert event.day is None
    assert event.actors == ("russia", "china")
    assert event.title_en == "Contact: Russia, China"


@pytest.mark.parametrize(
    "sentence",
    [
        "لم تندلع احتجاجات في البلاد أمس.",
        "من المقرر أن يعقد اجتماعا غدا.",
        "أكد الوزير نيته تقديم استقالته من منصبه.",  # a wish
        "يمكن اللجوء إلى عقد جلسة عامة.",
        "هذه أعنف موجة منذ الاستقلال في عام 1991.",  # a year long gone
        "تحدث الناس عن الأسعار أمس.",
    ],
)
def test_what_is_not_told_as_done_is_no_event(sentence):
    assert found(sentence) == []


def test_the_day_of_saying_is_not_the_day_of_what_is_said():
    (event,) = found("قالت روسيا الجمعة إن الرئيس بحث مع نظيره الوضع خلال مكالمات هاتفية.", kind="call")

    assert event.day is None


def test_an_announcement_happens_on_the_day_it_is_made():
    (event,) = found("أعلنت قطر الجمعة فرض حالة الطوارئ في البلاد.", kind="emergency")

    assert event.day is not None
    assert event.day.first == january(7)


def test_recent_unrest_beside_calm_is_a_recycled_paragraph():
    lines = ("وتعود الحياة إلى طبيعتها في المدينة الاثنين.", "اندلعت احتجاجات تحولت في اليومين الأخيرين لاشتباكات عنيفة.")
    (clash,) = found(*lines, kind="clash")

    assert clash.day is None
    assert clash.flags == (Flag.RECYCLED,)


def test_recent_unrest_without_calm_keeps_its_days():
    events = found("اندلعت احتجاجات تحولت في اليومين الأخيرين لاشتباكات عنيفة.")
    days = [event.day for event in events if event.day]

    assert [(day.first, day.last) for day in days] == [(january(9), january(10))]
    assert all(event.flags == () for event in events)


def test_evidence_holds_the_day_and_the_title():
    one = article("وجرى نشر وحدة متعددة الجنسيات، وهي قوة كبيرة، في 6 يناير.", day=TODAY)
    (event,) = read(one).events

    assert "6 يناير" in event.span.of(one.text)
    assert event.title_ar in event.span.of(one.text)


def test_every_kind_is_named_once_and_in_both_languages():
    entries = table("events")["kind"]

    assert len({kind.id for kind in kinds()}) == len(entries)
    assert all(kind.ar and kind.en for kind in kinds())


def test_what_somebody_denies_is_no_event_but_what_a_clause_inside_it_tells_is():
    assert found("ونفت الشركة أن تكون قد أغلقت المطار الأحد.") == []
    assert len(found("وأكدت الشركة أنها أغلقت المطار الأحد.")) == 1
