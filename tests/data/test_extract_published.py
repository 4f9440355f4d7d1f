"""The day of publication: what each page and its siblings allow, and why."""

from datetime import date

import pytest

from data.extract import mentions
from data.extract.days import find_days
from data.extract.lexicon import Lexicon
from data.extract.published import publish
from data.model import Basis, Findings
from data.text.clean import clean
from data.text.decode import Decoded
from data.text.fold import fold

TITLE = "وزير الزراعة يفتتح سدًا جديدًا في الوادي الشرقي"
FILL = "وقال سكان الوادي إنهم انتظروا هذا السد سنوات طويلة قبل أن يروه."


def published(given=None, **pages):
    articles = [clean(name, "s", Decoded(page, "utf-8", "0")) for name, page in pages.items()]
    named = {article.id: mentions.extract(article, fold(article.text), Lexicon(), Findings(article.id)).mentions for article in articles}
    return publish([(article, find_days(article, fold(article.text))) for article in articles], given or {}, named)


def page(lead, stamp=""):
    return "\n".join(line for line in (TITLE, stamp, lead, FILL) if line)


STAMPED = page("افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", "الثلاثاء 4 مارس 2025 00:47")


def test_a_stamp_under_the_headline():
    day = published(a=STAMPED)["a"]

    assert (day.first, day.last, day.basis, day.minute) == (date(2025, 3, 4), date(2025, 3, 4), Basis.STATED, 47)
    assert day.reasons == ("printed:الثلاثاء 4 مارس 2025 00:47",)


def test_a_stamp_of_digits_alone():
    assert published(a=page("افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", "05/03/2025"))["a"].first == date(2025, 3, 5)


def test_the_day_the_page_was_saved_is_no_publication():
    saved = "الأربعاء 3 ديسمبر 2025 مسقط\nمواقيت الصلاة\n" + page("افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي.")

    assert published(a=saved) == {"a": None}


def test_a_stamp_of_the_last_update_only_estimates():
    day = published(a=page("افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", "الثلاثاء، 4 مارس 2025، آخر تحديث 14:00"))["a"]

    assert (day.basis, day.reasons) == (Basis.ESTIMATED, ("updated:الثلاثاء، 4 مارس 2025، آخر تحديث 14:00",))


@pytest.mark.parametrize(
    "value,first,last",
    [
        (date(2025, 3, 5), date(2025, 3, 5), date(2025, 3, 5)),
        ("2025-03-05", date(2025, 3, 5), date(2025, 3, 5)),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_given_day_wins_and_says_that_the_page_differs(value, first, last):
    day = published({"a": {"published": value}}, a=STAMPED)["a"]

    assert (day.first, day.last, day.basis) == (first, last, Basis.GIVEN)
    assert "differs:2025-03-04" in day.reasons


@pytest.mark.parametrize("value", ["", "soon", "2025-13", "2025-02-30", 7.5, None, "2025-1-1-1"])
def test_a_given_day_that_is_none_is_not_taken(value):
    assert published({"a": {"published": value}}, a=STAMPED)["a"].basis is Basis.STATED


@pytest.mark.parametrize(
    "lead,day,reason",
    [
        (
            "افتتح الوزير اليوم الاثنين 3 مارس سدًا جديدًا في الوادي الشرقي بحضور الأهالي.",
            3,
            "today:اليوم الاثنين 3 مارس",
        ),  # the year from the sibling
        ("افتتح الوزير أمس الأحد سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", 3, "today:أمس الأحد"),
        ("افتتح الوزير الخميس سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", 6, "weekday:الخميس"),
    ],
)
def test_a_dated_sibling_settles_year_and_week(lead, day, reason):
    estimate = published(a=STAMPED, b=page(lead))["b"]

    assert (estimate.first, estimate.basis) == (date(2025, 3, day), Basis.ESTIMATED)
    assert estimate.reasons == (reason, "sibling:a")


def test_without_a_sibling_nothing_is_guessed():
    assert published(b=page("افتتح الوزير اليوم الاثنين سدًا جديدًا في الوادي الشرقي بحضور الأهالي.")) == {"b": None}


def test_siblings_of_different_weeks_do_not_settle_a_weekday():
    later = STAMPED.replace("4 مارس", "24 مارس")

    assert published(a=STAMPED, b=page("افتتح الوزير الخميس سدًا جديدًا في الوادي الشرقي بحضور الأهالي."), c=later)["b"] is None


def test_a_full_date_called_today():
    day = published(b=page("افتتح الوزير فجر اليوم الاثنين 3 مارس 2025 سدًا جديدًا في الوادي الشرقي."))["b"]

    assert (day.first, day.basis, day.reasons) == (date(2025, 3, 3), Basis.ESTIMATED, ("today:فجر اليوم الاثنين 3 مارس 2025",))


SIBLING = page("أعلن الكرملين الأحد أن المزارعين سيعفون من رسوم المياه حتى آخر الموسم.", "الثلاثاء 4 مارس 2025")
OTHER = page("زار رئيس البلدية الاثنين مصنعًا للورق على طريق الميناء القديم.", "الخميس 6 مارس 2025")
AGAIN = page("أكد الكرملين الاثنين أن المزارعين لن يدفعوا رسوم المياه حتى آخر الموسم.", "الثلاثاء 4 مارس 2025")
OWN = page("قال الكرملين في بيان مساء أول أمس إن رسوم المياه ألغيت وإن المزارعين لن يدفعوا شيئًا.")


def test_words_that_a_sibling_dates_date_the_article():
    day = published(a=SIBLING, b=OWN, c=OTHER)["b"]

    assert (day.first, day.basis) == (date(2025, 3, 4), Basis.ESTIMATED)
    assert day.reasons == ("fact:a", "words:مساء أول أمس")


@pytest.mark.parametrize(
    "own,sibling",
    [
        (OWN.replace("الكرملين", "البيت الأبيض"), OTHER),  # somebody else spoke
        (OWN.replace("رسوم المياه", "ضريبة البنزين"), OTHER),  # of something else
        (OWN.replace("قال", "زار"), OTHER),  # nobody spoke
        (OWN, AGAIN),  # he said so on another day, too
    ],
)
def test_other_words_do_not(own, sibling):
    assert published(a=SIBLING, b=own, c=sibling)["b"] is None


def test_a_labelled_stamp_counts_before_a_bare_one():
    text = "افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي."
    day = published(a=page(text, "2024-07-06@17:32:53 GMT\nتاريخ النشر: 22nd, December 2023 GMT"))["a"]

    assert (day.first, day.basis) == (date(2023, 12, 22), Basis.STATED)


@pytest.mark.parametrize(
    "stamp,day",
    [
        ("2017:12:25.09:03    حجم الخط    اطبع", date(2017, 12, 25)),
        ("2019-04-06T10:22:35+03:00", date(2019, 4, 6)),
        ("عربي ودولييوليو 1, 2018, 4:48 م 854 مشاهدات 0", date(2018, 7, 1)),
        ("نُشر: 10:20-4 مارس 2022 م ـ 01 شَعبان 1443 هـ", date(2022, 3, 4)),
        ("March 5, 2021 10:15 am", date(2021, 3, 5)),
        ("٠٨ أغسطس-٢٠٢٤", date(2024, 8, 8)),
        ("04.03.2021 - محدث : 05.03.2021", date(2021, 3, 4)),
        ("الأحد 01-11-2015 23:24 | كتب: سمير الأحمدي |", date(2015, 11, 1)),
    ],
)
def test_stamps_of_every_style(stamp, day):
    found = published(a=page("افتتح وزير الزراعة سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", stamp))["a"]

    assert (found.first, found.last, found.basis) == (day, day, Basis.STATED)


@pytest.mark.parametrize(
    "said,stamp,known",
    [
        ("اليوم الأحد", "الخميس 28-11-2024", False),  # the day of the visit
        ("اليوم الأربعاء", "الخميس 28-11-2024", True),  # written the evening before
        ("اليوم الأحد", "تاريخ النشر: الخميس 28-11-2024", True),  # the page says what it is
        ("الأحد الماضي", "الخميس 28-11-2024", True),
    ],
)
def test_a_bare_stamp_that_the_text_contradicts_is_not_the_day(said, stamp, known):
    day = published(a=page(f"افتتح وزير الزراعة {said} سدًا جديدًا في الوادي الشرقي بحضور الأهالي.", stamp))["a"]

    assert (day is not None and day.first == date(2024, 11, 28)) == known
