"""What belongs together across articles: words, utterances, facts, tension, and days that disagree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract.reuse import LEAST, origins, runs
from data.link import Links, link
from data.model import Article, Link
from tests.data.fact_articles import WORLD, article, read


def links_of(*articles: Article) -> Links:
    return link(articles, {one.id: read(one) for one in articles}, WORLD)


def words_of(articles: tuple[Article, ...], one: Link) -> list[str]:
    """The words of a link's members, in their order."""
    texts = {article.id: article for article in articles}
    every = [read(one) for one in articles]
    findings = {one.id: one for found in every for part in (found.statements, found.counts, found.events) for one in part}
    return [findings[member].span.of(texts[findings[member].article].text) for member in one.members]


def of(result: Links, kind: str, object: str = "") -> list[Link]:
    return [one for one in result.links if one.kind == kind and (not object or one.object == object)]


# The same words --------------------------------------------------------------------------------------------------------------


def test_a_run_is_as_long_as_it_goes_whatever_the_marks():
    one = article("استغلت الحركة «الاحتجاجية»، على رفع أسعار المحروقات في محاولة لقلب السلطة.", id="a")
    other = article("قال إنها استغلّت الحركة الاحتجاجية على رفع أسعار المحروقات في محاولة لقلب السلطة وغيرها.", id="b")
    (origin,) = origins([one, other])

    assert origin.words == 11
    assert [passage.span.of(text.text) for passage, text in zip(origin.passages, (one, other), strict=True)] == [
        "استغلت الحركة «الاحتجاجية»، على رفع أسعار المحروقات في محاولة لقلب السلطة",
        "استغلّت الحركة الاحتجاجية على رفع أسعار المحروقات في محاولة لقلب السلطة",
    ]


def test_five_words_are_no_copy_and_neither_is_a_name():
    five = [article("رفعت أسعار الوقود في البلاد", id="a"), article("ثم رفعت أسعار الوقود في البلاد كلها", id="b")]
    name = "رئيس جمهورية كازاخستان قاسم جومارت توكاييف"
    named = [article(name + " قال", id="a"), article(name + " أعلن", id="b")]

    assert origins(five) == ()
    assert len(origins(named)) == 1
    assert origins(named, {one.id: [one.paragraphs[0].span] for one in named}) == ()


def test_three_articles_with_one_passage_are_one_origin():
    words = "سحبت الوزارة تصريحا نشر في وقت سابق على الشبكة"
    three = [article(f"{start} {words}.", id=id) for id, start in (("a", "أمس"), ("b", "مساء"), ("c", "ثم"))]
    (origin,) = origins(three)

    assert [passage.article for passage in origin.passages] == ["a", "b", "c"]


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=30), min_size=2, max_size=3))
def test_runs_are_equal_and_cannot_grow(texts):
    for run in runs(texts):
        one, other = texts[run.one], texts[run.other]
        stop, other_stop = run.start + run.length, run.other_start + run.length
        before = (run.start > 0 and run.other_start > 0) and one[run.start - 1] == other[run.other_start - 1]
        after = (stop < len(one) and other_stop < len(other)) and one[stop] == other[other_stop]

        assert run.length >= LEAST
        assert one[run.start : stop] == other[run.other_start : other_stop]
        assert not before
        assert not after


# Statements ------------------------------------------------------------------------------------------------------------------

ORDERED = article("قالت روسيا الجمعة إنها أصدرت أوامر بإطلاق النار على المسلحين.", id="a", day=date(2022, 1, 7))
DENIED = article("قالت روسيا الاثنين: «لم نستخدم أبداً القوة العسكرية ضد متظاهرين سلميين».", id="b", day=date(2022, 1, 10))


def test_one_utterance_in_two_transcriptions_shows_how_they_differ():
    one = article("قالت روسيا: «ظهر هدفها الرئيس بوضوح.. كانت محاولة انقلاب».", id="a")
    other = article('وقالت روسيا: "ظهر هدفها الرئيسي بوضوح (..) كانت محاولة انقلاب".', id="b")
    (utterance,) = of(links_of(one, other), "utterance")

    assert len(utterance.members) == 2
    assert "«الرئيس» / «الرئيسي»" in utterance.note_ar


def test_another_speaker_with_the_same_words_is_another_utterance():
    one = article("قالت روسيا: «ظهر هدفها الرئيس بوضوح كانت محاولة انقلاب».", id="a")
    other = article("قالت الصين: «ظهر هدفها الرئيس بوضوح كانت محاولة انقلاب».", id="b")

    assert of(links_of(one, other), "utterance") == []


def test_an_order_to_fire_and_never_having_used_force_stand_side_by_side():
    (tension,) = of(links_of(DENIED, ORDERED), "tension", "force")

    assert ["أوامر" in words for words in words_of((ORDERED, DENIED), tension)] == [True, False]  # in the order of days


def test_two_voices_are_no_tension_where_each_speaks_for_itself():
    other = article("قالت الصين الاثنين: «لم نستخدم أبداً القوة العسكرية ضد متظاهرين سلميين».", id="b", day=date(2022, 1, 10))

    assert of(links_of(ORDERED, other), "tension", "force") == []


def test_two_voices_differ_on_when_forces_leave():
    soon = article("قالت كازاخستان إن القوات ستغادر البلاد قريبا.", id="a", day=date(2022, 1, 10))
    later = article("قالت روسيا إن القوات ستغادر البلاد عند انتهاء مهمتها.", id="b", day=date(2022, 1, 10))

    assert len(of(links_of(soon, later), "tension", "departure")) == 1


# Facts -----------------------------------------------------------------------------------------------------------------------


def test_the_same_number_of_two_things_is_one_fact_that_names_both():
    one = article("قالت روسيا إنها أرسلت 250 مركبة.", id="a")
    other = article("قالت روسيا إنها أرسلت 250 قطعة من المعدات العسكرية.", id="b")
    (fact,) = of(links_of(one, other), "fact", "vehicles")

    assert "«مركبة»" in fact.note_ar
    assert "قطعة" in fact.note_ar


@pytest.mark.parametrize(
    "one, other",
    [
        ("قالت روسيا إن 26 شخصا قتلوا.", "قالت روسيا إن 16 شخصا قتلوا."),
        ("قالت روسيا إن 26 شخصا قتلوا.", "قالت الصين إن 26 شخصا قتلوا."),
        ("قالت روسيا إن 26 شخصا قتلوا.", "قالت روسيا إن 26 شخصا أصيبوا."),
        ("قُتل 3 أشخاص.", "قالت الصين إن 3 أشخاص قتلوا."),  # a small number says little without its source
    ],
)
def test_another_value_source_or_measure_is_another_fact(one, other):
    assert of(links_of(article(one, id="a"), article(other, id="b")), "fact") == []


def test_two_numbers_by_one_source_are_a_tension():
    one = article("قالت روسيا إن الانفجار أسفر عن مقتل 30 شخصا.", id="a", day=date(2022, 1, 7))
    other = article("قالت روسيا إن الانفجار أسفر عن مقتل 27 شخصا.", id="b", day=date(2022, 1, 7))

    assert len(of(links_of(one, other), "tension", "count:killed")) == 1


def test_one_first_arrival_on_two_days_is_a_conflict_of_dates():
    one = article("وصلت اليوم أولى الوحدات، وقالت روسيا إنها ستبقى.", id="a", day=date(2022, 1, 9))
    other = article("وأرسلت روسيا قوات إلى البلاد في 6 يناير.", id="b", day=date(2022, 1, 11))
    (conflict,) = of(links_of(one, other), "date_conflict")

    assert conflict.object == "deployment"
    assert words_of((one, other), conflict)[0].endswith("في 6 يناير")  # the earlier day first


def test_clashes_on_two_days_are_two_clashes():
    one = article("دارت اشتباكات عنيفة اليوم في كازاخستان.", id="a", day=date(2022, 1, 9))
    other = article("دارت اشتباكات عنيفة في كازاخستان في 6 يناير.", id="b", day=date(2022, 1, 11))

    assert of(links_of(one, other), "date_conflict") == []


def test_an_event_of_one_day_in_two_articles_is_one_fact():
    one = article("وأُعلن، أمس، يوم حداد وطني في كازاخستان.", id="a", day=date(2022, 1, 11))
    other = article("يوم الاثنين الذي أعلن يوما للحداد في كازاخستان.", id="b", day=date(2022, 1, 10))

    assert len(of(links_of(one, other), "fact", "mourning")) == 1


def test_links_are_the_same_whatever_was_read_before():
    assert links_of(ORDERED, DENIED) == links_of(ORDERED, DENIED)


def test_words_of_nobody_by_name_are_no_one_s_twice():
    said = "إن عشرات الشاحنات المحملة بالطحين عبرت جسر الوادي القديم ليلا"
    witnesses = [article(f"قال شهود عيان {said}.", id=id) for id in ("a", "b")]
    minister = [article(f"قال وزير النقل المالي سامر كنعان {said}.", id=id) for id in ("a", "b")]

    assert of(links_of(*minister), "utterance")
    assert not of(links_of(*witnesses), "utterance")
