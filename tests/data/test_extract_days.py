"""Day-words: one sentence a row, the words found, and the days they mean for an article of Wednesday 12 June 2024."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract.day_patterns import numbers
from data.extract.day_recipes import Calendar
from data.extract.days import find_days, resolve_days
from data.lexicons import table
from data.model import Article, Basis, Day, Paragraph, ParagraphKind, Piece, Span
from data.text.fold import fold, folded

WEDNESDAY = date(2024, 6, 12)


def article_of(text):
    whole = Span(0, len(text))
    return Article("a", "s", text, (Piece(0, 0, len(text)),), (Paragraph(whole, ParagraphKind.BODY),), (), "0", len(text))


def days_of(text, first=WEDNESDAY, last=None):
    article = article_of(text)
    anchor = Day("a", None, first, last or first, Basis.GIVEN) if first else None
    return resolve_days(article, find_days(article, fold(text)), anchor)


def found(text, anchor=WEDNESDAY):
    """words → «first» or «first/last»"""
    return [
        (day.span.of(text), "/".join(dict.fromkeys(end.isoformat() for end in (day.first, day.last))) if day.first else None)
        for day in days_of(text, anchor)
    ]


@pytest.mark.parametrize(
    "sentence,words,days",
    [
        ("وصل الوفد في 7 يناير 2022 إلى المدينة.", "7 يناير 2022", "2022-01-07"),
        ("وصل الوفد في السابع من آذار.", "السابع من آذار", "2024-03-07"),
        ("اجتمعوا في الحادي والعشرين من تشرين الثاني/نوفمبر 2019.", "الحادي والعشرين من تشرين الثاني/نوفمبر 2019", "2019-11-21"),
        ("اجتمعوا يوم ٣ أوت ٢٠١٤.", "يوم ٣ أوت ٢٠١٤", "2014-08-03"),  # Maghrebi month, Eastern digits
        ("صدر القرار في 18/8/2014 بعد نقاش.", "18/8/2014", "2014-08-18"),
        ("صدر القرار بتاريخ 2014-08-18 بعد نقاش.", "2014-08-18", "2014-08-18"),
        ("وقع الحادث يوم الخميس الموافق 21 / 10 / 1436هـ في المدينة.", "يوم الخميس الموافق 21 / 10 / 1436هـ", "2015-08-06"),  # Umm al-Qura
        ("في 21 شوال 1436هـ الموافق 6 أغسطس 2015م افتتح المسجد.", "21 شوال 1436هـ الموافق 6 أغسطس 2015م", "2015-08-06"),
        ("قال اليوم الأربعاء 12 يونيو إن المطر قادم.", "اليوم الأربعاء 12 يونيو", "2024-06-12"),  # maximal: one expression
        ("يصادف اليوم24 حزيران ذكرى البناء.", "اليوم24 حزيران", "2024-06-24"),  # a blank is missing
        ("بدأ العمل في 16  سبتمبر 2015 هناك.", "16  سبتمبر 2015", "2015-09-16"),  # a blank too many
        ("بدأ العمل يوم 3 مارس من العام الماضي.", "يوم 3 مارس من العام الماضي", "2023-03-03"),
        ("عاد في 28 كانون الأول مع أهله.", "28 كانون الأول", "2023-12-28"),  # the last one, not the next
        ("يعود في 2 تموز مع أهله.", "2 تموز", "2024-07-02"),  # soon: the next one
        ("عاد في الخامس من الشهر الجاري.", "الخامس من الشهر الجاري", "2024-06-05"),
        ("عاد يوم 20 من الشهر الماضي.", "يوم 20 من الشهر الماضي", "2024-05-20"),
    ],
)
def test_a_day_in_full_or_in_part(sentence, words, days):
    assert found(sentence) == [(words, days)]
    assert days_of(sentence)[0].basis in {Basis.STATED, Basis.RELATIVE}


@pytest.mark.parametrize(
    "sentence,words,days",
    [
        ("منذ مطلع يناير الجاري والناس ينتظرون.", "مطلع يناير الجاري", "2024-01-01/2024-01-31"),
        ("ارتفع السعر في أيار الماضي.", "أيار الماضي", "2024-05-01/2024-05-31"),
        ("ارتفع السعر في نيسان.", "نيسان", "2024-04-01/2024-04-30"),
        ("ارتفع السعر منذ مارس ٢٠١٥ مرتين.", "مارس ٢٠١٥", "2015-03-01/2015-03-31"),
        ("ينتهي العقد نهاية جوان الجاري.", "نهاية جوان الجاري", "2024-06-01/2024-06-30"),
        ("تأسس النادي عام 1991، ثم أغلق.", "عام 1991", "1991-01-01/1991-12-31"),
        ("تأسس النادي في 2011 ثم أغلق.", "2011", "2011-01-01/2011-12-31"),
        ("وهو من مواليد 1415هـ في القرية.", "1415هـ", "1994-01-01/1995-12-31"),  # the Gregorian years it touches
        ("أغلق المصنع في تسعينات القرن الماضي.", "تسعينات القرن الماضي", "1990-01-01/1999-12-31"),
        ("تغلق المدارس في شهر رمضان المبارك.", "شهر رمضان المبارك", "2024-03-11/2024-04-09"),
        ("زاد الإنتاج الشهر الماضي.", "الشهر الماضي", "2024-05-01/2024-05-31"),
        ("زاد الإنتاج خلال الأسبوع الماضى.", "الأسبوع الماضى", "2024-06-02/2024-06-08"),  # Sunday to Saturday
        ("يزيد الإنتاج هذا العام.", "هذا العام", "2024-01-01/2024-12-31"),
        ("يزيد الإنتاج العام المقبل.", "العام المقبل", "2025-01-01/2025-12-31"),
    ],
)
def test_months_years_and_periods(sentence, words, days):
    assert found(sentence) == [(words, days)]


@pytest.mark.parametrize(
    "sentence,words,days",
    [
        ("قال الأحد إن المطر قادم.", "الأحد", "2024-06-09"),
        ("قال الأربعاء إن المطر قادم.", "الأربعاء", "2024-06-12"),  # the article's own day
        ("والأحد الماضي هطل المطر.", "الأحد الماضي", "2024-06-09"),  # the clitic stays outside
        ("وصل الأربعاء الماضي.", "الأربعاء الماضي", "2024-06-05"),
        ("يصل الجمعة المقبلة.", "الجمعة المقبلة", "2024-06-14"),
        ("ومن المقرر أن يجتمع المجلس الجمعة لمناقشة الخطة.", "الجمعة", "2024-06-14"),  # the tense looks ahead
        ("سيجتمع المجلس يوم الاثنين.", "يوم الاثنين", "2024-06-17"),
        ("تعطى الدروس ابتداء من السبت في القاعة.", "السبت", "2024-06-15"),
        ("قالت السيدة سعاد يوم السبت إنها راضية.", "يوم السبت", "2024-06-08"),  # «السيدة» is no verb
        ("سيطر الحريق على الغابة الاثنين.", "الاثنين", "2024-06-10"),
        ("قال أمس الثلاثاء إن المطر قادم.", "أمس الثلاثاء", "2024-06-11"),
        ("قال مساء أمس الأول الاثنين إن المطر قادم.", "مساء أمس الأول الاثنين", "2024-06-10"),
        ("يجتمعون غدا الخميس في القاعة.", "غدا الخميس", "2024-06-13"),
        ("انتشر الخبر ليل السبت في القرية.", "ليل السبت", "2024-06-08"),
        ("اجتمعوا يومي الأحد والاثنين.", "يومي الأحد والاثنين", "2024-06-09/2024-06-10"),
        ("دارت المعركة ليل الجمعة - السبت.", "ليل الجمعة - السبت", "2024-06-07/2024-06-08"),
    ],
)
def test_weekdays(sentence, words, days):
    assert found(sentence) == [(words, days)]
    assert days_of(sentence)[0].basis is Basis.WEEKDAY


@pytest.mark.parametrize(
    "sentence,words,days",
    [
        ("قال أمس إن المطر قادم.", "أمس", "2024-06-11"),
        ("هطل المطر بالأمس في القرية.", "الأمس", "2024-06-11"),
        ("هطل المطر مساء أول أمس.", "مساء أول أمس", "2024-06-10"),
        ("هطل المطر أول من أمس.", "أول من أمس", "2024-06-10"),
        ("هطل المطر الليلة قبل الماضية.", "الليلة قبل الماضية", "2024-06-10"),
        ("وصلت اليوم أولى السفن.", "اليوم", "2024-06-12"),
        ("صدر البيان صباح اليوم.", "صباح اليوم", "2024-06-12"),
        ("يصل يوم غد إلى الميناء.", "يوم غد", "2024-06-13"),
        ("يصل بعد غد إلى الميناء.", "بعد غد", "2024-06-14"),
        ("وقع الحادث قبل ثلاثة أيام.", "قبل ثلاثة أيام", "2024-06-09"),
        ("ينتظرون منذ أسبوع في المحطة.", "منذ أسبوع", "2024-06-05/2024-06-12"),
        ("زاد العدد في اليومين الأخيرين.", "اليومين الأخيرين", "2024-06-11/2024-06-12"),
        ("زاد العدد خلال الأسابيع الثلاثة الماضية.", "الأسابيع الثلاثة الماضية", "2024-05-22/2024-06-12"),
    ],
)
def test_relative_days(sentence, words, days):
    assert found(sentence) == [(words, days)]
    assert days_of(sentence)[0].basis is Basis.RELATIVE


@pytest.mark.parametrize(
    "sentence,words,days",
    [
        ("أقيم المعرض بين 5 و7 يناير 2022 في القاعة.", "بين 5 و7 يناير 2022", "2022-01-05/2022-01-07"),
        ("أقيم المعرض من 28 ديسمبر إلى 3 يناير 2022.", "من 28 ديسمبر إلى 3 يناير 2022", "2021-12-28/2022-01-03"),
        ("أقيم المعرض يومي 8و9 مارس 2022.", "يومي 8و9 مارس 2022", "2022-03-08/2022-03-09"),
        ("هطل المطر ليل 11-12 مايو 2022.", "ليل 11-12 مايو 2022", "2022-05-11/2022-05-12"),
        ("زاد العدد بين عامي 2008 و2012.", "بين عامي 2008 و2012", "2008-01-01/2012-12-31"),
    ],
)
def test_ranges_have_two_ends(sentence, words, days):
    assert found(sentence) == [(words, days)]


@pytest.mark.parametrize(
    "sentence",
    [
        "على خلفية الأحداث الأخيرة في البلاد.",  # «الأحد» is not in «الأحداث»
        "بعد صلاة الجمعة خرج الناس.",
        "وفي اليوم التالي عاد الناس إلى بيوتهم.",
        "يحتفل الناس باليوم العالمي للماء.",
        "نشرت صحيفة المصري اليوم تقريرًا.",
        "في الساعة 10:30 بتوقيت المدينة.",
        "أمهلهم 72 ساعة للمغادرة.",
        "ينتظرون منذ أيام في المحطة.",  # how many?
        "وصل قبل أسبوع من الاقتراع.",  # counted from something else
        "نشر 2030 جنديًا في الجبل.",
        "بلغ العدد في 2030 جنديًا.",
        "تبلغ المساحة 1.600 متر.",
        "مارس الرجل حقه في الكلام.",  # a verb, not March
        "قال أب لطفلين إن ابنه عاد.",  # a father, not August
        "قالت رئيسة الوزراء تيريزا ماي إنها راضية.",
        "قال الأمين العام المقبل للاتحاد إنه راض.",
        "في 13 فبراير من كل عام يحتفلون بالإذاعة.",
        "بلغ الأربعينيات من العمر.",
    ],
)
def test_what_is_no_day(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    "words, missed",
    [
        ("اليوم الأربعاء", False),  # the anchor is a Wednesday
        ("اليوم الثلاثاء", False),  # printed on the day after it was written
        ("أمس الثلاثاء", False),
        ("اليوم الإثنين", True),
        ("أمس الجمعة", True),
        ("الإثنين", False),
    ],
)
def test_a_weekday_that_is_not_the_day_named_beside_it_is_said_to_miss_it(words, missed):
    (day,) = days_of(f"وصل الوفد {words} إلى المدينة.")

    assert ("missed" in day.reasons) is missed


def test_a_clock_time_beside_a_day_is_kept():
    assert [day.minute for day in days_of("يجتمعون الجمعة الساعة 14:30 في القاعة.")] == [14 * 60 + 30]


def test_without_an_anchor_only_full_dates_resolve():
    sentence = "قال أمس إنه عاد في 7 يناير 2022، وإن أخاه عاد الجمعة في نيسان."

    assert [days for _, days in found(sentence, None)] == [None, "2022-01-07", None, None]


def test_an_anchor_of_a_month_resolves_what_all_its_days_agree_on():
    days = days_of("عاد أول أمس، ويسافر نهاية الشهر الجاري.", date(2012, 6, 1), date(2012, 6, 30))

    assert [(day.first, day.last) for day in days] == [(None, None), (date(2012, 6, 1), date(2012, 6, 30))]


def test_sub_headings_and_the_headline_hold_no_days():
    text = "أمس\nعاد أمس."
    paragraphs = (Paragraph(Span(0, 3), ParagraphKind.TITLE), Paragraph(Span(4, len(text)), ParagraphKind.BODY))
    article = Article("a", "s", text, (Piece(0, 0, len(text)),), paragraphs, (), "0", len(text))

    assert [words.span for words in find_days(article, fold(text))] == [Span(8, 11)]


@pytest.mark.parametrize("name", ["months", "hijri", "weekdays", "relative", "qualifiers", "ordinals", "cardinals", "decades"])
def test_no_word_of_a_table_stands_for_two_numbers(name):
    folded_words = [(folded(word), number) for number, words in table("days")[name].items() for word in words]

    assert len({word for word, _ in folded_words}) == len(set(folded_words))


@pytest.mark.parametrize("word,month", numbers("months").items())
def test_every_month_is_found_with_its_day(word, month):
    spelled = word.replace("اب", "آب") if word == "اب" else word

    assert [days for _, days in found(f"عاد في 9 {spelled} 2020 إلى بيته.")] == [date(2020, month, 9).isoformat()]


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_and_month_without_a_year_is_the_last_or_a_near_one(anchor, day, month):
    first, _ = Calendar(day, month).range(anchor)

    assert (first.day, first.month) == (day, month)
    assert -366 <= (first - anchor).days <= 92


@given(st.text(alphabet="اليوم أمس الأحد 17 يناير/-٢٠٢٢ من إلى و بين\n،.", max_size=120))
def test_found_words_stand_in_order_and_apart(text):
    spans = [words.span for words in find_days(article_of(text), fold(text))]

    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
    assert all(before.stop <= after.start for before, after in pairwise(spans))


HOSTILE = ["الاثنين " * 5_000, "من 1 " * 20_000, "12 " * 50_000, "اليوم" + " " * 100_000 + "الأحد", "و" * 50_000, "1/1/" * 20_000]


@pytest.mark.parametrize("text", HOSTILE, ids=["weekdays", "from", "numbers", "blanks", "one word", "slashes"])
def test_a_hostile_text_is_read_all_the_same(text):
    assert all(words.span.stop <= len(text) for words in find_days(article_of(text), fold(text)))
