"""What numbers count: measure, people, status and source; sentences of our own, one oddity a row."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract import counts
from data.model import Bound, ClaimStatus, Count, Findings, Measure, ParagraphKind
from data.text.fold import fold
from tests.data.fact_articles import WORLD, article, read

K, I, A, D = Measure.KILLED, Measure.INJURED, Measure.ARRESTED, Measure.DISPLACED  # noqa: E741

# sentence, [(words of the count, measure, value)]
ROWS = [
    ("أسفر الهجوم عن مقتل 26 محتجًا وإصابة نحو 100.", [("مقتل 26 محتجًا", K, 26), ("إصابة نحو 100", I, 100)]),  # the second names nobody
    ("سقط 16 قتيلاً وأكثر من 1600 جريح.", [("16 قتيلاً", K, 16), ("أكثر من 1600 جريح", I, 1600)]),  # the noun alone says it
    ("أكثر من 164 شخصا قتلوا أمس.", [("أكثر من 164 شخصا قتلوا", K, 164)]),  # the verb follows
    ("إن 16 من أفراد قوات الأمن قتلوا.", [("16 من أفراد قوات الأمن قتلوا", K, 16)]),
    ("أوقف نحو ثمانية آلاف شخص في البلاد.", [("نحو ثمانية آلاف شخص", A, 8000)]),  # the verb before
    ("اعتقلت الشرطة عشرات الناشطين.", [("عشرات الناشطين", A, None)]),
    ("قدّرت السلطات العدد الإجمالي للقتلى بالعشرات.", [("بالعشرات", K, None)]),  # a total, and no noun after it
    ("ارتفعت حصيلة القتلى إلى 130 على الأقل.", [("القتلى إلى 130 على الأقل", K, 130)]),
    ("قُتل 3 وجُرح 7 في الانفجار.", [("3", K, 3), ("جُرح 7", I, 7)]),
    ("سقط قتيلان وثلاثة جرحى.", [("قتيلان", K, 2), ("ثلاثة جرحى", I, 3)]),  # a dual
    ("مصرع قائدين وجنديين.", [("مصرع قائدين", K, 2), ("جنديين", K, 2)]),  # a dual that goes on
    ("قُتل شخص واحد.", [("شخص واحد", K, 1)]),
    ("مقتل مدنيين في القصف.", []),  # two civilians or all of them: nobody knows
    ("قتل خمسة مدنيين بينهم طفلان.", [("خمسة مدنيين", K, 5), ("طفلان", K, 2)]),  # some of those before
    ("استشهاد (15) خمسة عشر مصلياً, خمسة منهم من رجال الأمن وستة متدربين.",
     [("استشهاد (15) خمسة عشر مصلياً", K, 15), ("خمسة منهم من رجال الأمن", K, 5), ("ستة متدربين", K, 6)]),
    ("نزح نحو 40 ألفا من سكان المدينة.", [("نحو 40 ألفا من سكان المدينة", D, 40_000)]),
    ("بلغ عدد النازحين 12 ألفا و500 شخص.", [("النازحين 12 ألفا و500 شخص", D, 12_500)]),
    ("شارك 20 ألف إرهابى في الهجوم.", [("20 ألف إرهابى", Measure.ATTACKERS, 20_000)]),
    ("نشروا 2030 عسكرياً و250 قطعة من المعدات العسكرية.",
     [("2030 عسكرياً", Measure.TROOPS, 2030), ("250 قطعة من المعدات العسكرية", Measure.VEHICLES, 250)]),  # 2030 is no year here
    ("لا بأس من بناء لواءين أو ثلاثة.", [("لواءين أو ثلاثة", Measure.TROOPS, None)]),  # a range that starts with a dual
    ("سحبت روسيا 500 جندي من المدينة.", [("500 جندي", Measure.TROOPS, 500)]),  # where from is not of whom
    ("مساعدات بقيمة 1.7 مليون دولار.", [("1.7 مليون دولار", Measure.MONEY, 1_700_000)]),
    ("دمرت القوات 90% من المباني.", [("90% من المباني", Measure.OTHER, 90)]),
    ("خرجت من ثلاثة مساجد على الأقل.", [("ثلاثة مساجد على الأقل", Measure.OTHER, 3)]),  # the bound after the noun
]  # fmt: skip

NOT_COUNTED = [
    "منذ الاستقلال في عام 1991 والبلاد هادئة.",
    "شابة في الثامنة عشرة من عمرها، وأخوها عمره 25 عاما.",
    "تبعد عشرة كيلومترات عن الحدود.",
    "أمهلتهم 48 ساعة، ثم 14 يوما.",
    "صدر القرار 2254 عن مجلس الأمن.",
    "في الدورة 12 للمهرجان.",
    "طبقا للفصل 376 من مجلة الشغل.",
    "اجتمعت الدول الخمس في المدينة.",
    "1 – العريف أحمد.",
    "يقصف لعدة ساعات؛ 3 و4 و5 ساعات على التوالي.",
    "وقع الهجوم في 10 يناير.",
    "حضر البرنامج أحد الشهود.",
]


def found(*lines: str) -> list[Count]:
    one = article(*lines, day=date(2022, 1, 10))
    return list(read(one).counts)


@pytest.mark.parametrize("sentence, wanted", ROWS)
def test_a_number_counts_what_the_words_around_say(sentence, wanted):
    text = article(sentence).text

    assert [(count.span.of(text), count.measure, count.value) for count in found(sentence)] == wanted


@pytest.mark.parametrize("sentence", NOT_COUNTED)
def test_dates_times_ages_lengths_and_names_are_no_counts(sentence):
    assert found(sentence) == []


def test_of_whom_is_kept_in_the_articles_words_and_shared_with_the_count_before():
    killed, injured = found("سقط 16 قتيلاً وأكثر من 1600 جريح في صفوف الشرطة.")

    assert killed.population == injured.population == "في صفوف الشرطة"


def test_a_headline_repeats_and_is_not_counted():
    one = article("سقط 30 قتيلا.", title="مقتل 30 شخصا في انفجار")

    assert len(read(one).counts) == 1
    assert one.paragraphs[0].kind is ParagraphKind.TITLE


# sentence, status, reason
STATUS = [
    ('سحبت الوزارة تصريحا مفاده أن أكثر من 164 شخصا قتلوا، مشيرة إلى أنه نتيجة "خطأ تقني".', ClaimStatus.WITHDRAWN, "خطأ تقني"),
    ("تراجعت السلطات عن إعلانها مقتل 12 شخصا بسبب سوء فهم.", ClaimStatus.WITHDRAWN, "سوء فهم"),
    ("سحبت الوزارة بيانها عن مقتل 20 شخصا.", ClaimStatus.WITHDRAWN, None),
    ("ونفت وزارة الدفاع مقتل 20 جنديا.", ClaimStatus.DENIED, None),
    ("قالت الجماعة إنها قتلت 45 جنديا. ونفى المتحدث باسم الجيش هذه الحصيلة.", ClaimStatus.DENIED, None),  # the next sentence
    ("أعلنت الوزارة مقتل 23 شخصا قبل أن تسحب الرقم.", ClaimStatus.WITHDRAWN, None),
    ("أعلنت الوزارة مقتل 23 شخصا. ثم سحبت الوزارة البيان نتيجة خطأ في الإحصاء.", ClaimStatus.WITHDRAWN, "خطأ في الإحصاء"),
    ("أعلنت الوزارة مقتل 23 شخصا. ولم تسحب الوزارة الرقم.", ClaimStatus.STATED, None),
    ("أعلنت الوزارة مقتل 23 شخصا قبل أن تسحب القوات.", ClaimStatus.STATED, None),
    ("سحبت روسيا قواتها بعد مقتل 500 جندي.", ClaimStatus.STATED, None),  # forces are withdrawn, no claim
    ("لم تنف الوزارة مقتل ثلاثة من عناصرها.", ClaimStatus.STATED, None),
    ("نفت الوزارة استخدام القوة لكن 16 شخصا قتلوا.", ClaimStatus.STATED, None),  # the denial ends before
]


@pytest.mark.parametrize("sentence, status, reason", STATUS)
def test_a_claim_taken_back_or_denied_no_longer_stands(sentence, status, reason):
    count = found(sentence)[0]

    assert count.status is status
    assert (count.status_reason.of(sentence) if count.status_reason else None) == reason


def test_a_count_has_the_source_and_day_of_its_statement():
    one = article("قالت الأمم المتحدة الجمعة إن 26 محتجا قتلوا في روسيا.", day=date(2022, 1, 9))
    (count,) = read(one).counts
    statement = next(statement for statement in read(one).statements if statement.id == count.statement)

    assert count.source == statement.speaker is not None
    assert count.said == statement.said
    assert count.said.first == date(2022, 1, 7)


def test_a_count_is_of_whoever_is_named_right_behind_it():
    (count,) = found("أعلنت تركيا الحداد على ضحايا السيول الذين بلغ عددهم 21 قتيلا، بحسب الأمم المتحدة.")
    (own,) = found("أعلنت تركيا مقتل 21 شخصا في السيول، بحسب الأمم المتحدة.")  # not right behind: whose number it is stays with the speaker

    assert count.source == "un"
    assert own.source == "turkey"


def test_without_a_statement_a_count_is_the_articles_own():
    (count,) = found("أدت الاشتباكات إلى مقتل عشرات الأشخاص.")

    assert (count.source, count.statement, count.value, count.bound) == (None, None, None, Bound.VAGUE)


def test_the_same_words_twice_have_two_ids():
    ids = [count.id for count in found("قتل 5 أشخاص.", "قتل 5 أشخاص.")]

    assert len(set(ids)) == 2


WORDS = 'مقتل 20 شخصا نحو قتيلان أو ثلاثة سحبت تصريحا نفى من بينهم ( ) ، . \n % عدد القتلى واحد عشرات « "'
PIECES = st.sampled_from(WORDS.split(" "))


@given(st.lists(PIECES, max_size=16).map(" ".join))
def test_any_order_of_words_gives_counts_in_range(words):
    one = article(words)
    found = counts.extract(one, fold(one.text), WORLD, Findings(one.id)).counts

    assert all(0 <= count.span.start < count.span.stop <= len(one.text) for count in found)
    assert len({count.id for count in found}) == len(found)
