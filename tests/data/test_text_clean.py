"""A page to an article: what stays, what goes and why, and that no kept character leaves its place."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.extract.days import find_days
from data.model import ParagraphKind
from data.text.clean import clean
from data.text.decode import Decoded, decode
from data.text.fold import fold

TITLE = "وزير الزراعة يفتتح سدًا جديدًا في الوادي الشرقي"
LEAD = "افتتح وزير الزراعة سالم الكندي اليوم سدًا جديدًا في الوادي الشرقي بحضور عدد من الأهالي والمزارعين."
NEXT = "وقال الكندي إن السد يحفظ مياه الأمطار التي كانت تضيع كل شتاء، وإن العمل فيه استمر ثلاثة أعوام."
LAST = "ويسكن الوادي نحو خمسة آلاف شخص يعيش أكثرهم على زراعة النخيل."
BODY = [LEAD, NEXT, LAST]


def cleaned(page, **known):
    return clean("a", "s", Decoded(page, "utf-8", "0"), known)


def parts(article, *kinds):
    return [paragraph.span.of(article.text) for paragraph in article.paragraphs if paragraph.kind in kinds]


def body(article):
    return parts(article, ParagraphKind.BODY, ParagraphKind.SUBHEAD)


def reasons(article):
    return {cut.text: cut.reason for cut in article.removed}


@pytest.mark.parametrize(
    "line,reason",
    [
        ("Skip to main content", "navigation"),
        ("الصفحة الرئيسية", "navigation"),
        ("الرئيسية | رياضة | اقتصاد | ثقافة", "navigation"),
        ("الأربعاء 3 ديسمبر 2025 مسقط", "crawl_date"),  # before the menu: the day the page was saved
    ],
)
def test_lines_above_the_headline_go(line, reason):
    article = cleaned("\n".join([line, "أبرز الأخبار", TITLE, *BODY]))

    assert article.title == TITLE
    assert body(article) == BODY
    assert reasons(article)[line] == reason


@pytest.mark.parametrize(
    "line,reason",
    [
        ("الثلاثاء 4 مارس 2025 10:15", "published"),
        ("نشر في: 04/03/2025", "published"),
        ("الوادي الشرقي - وكالات الأنباء.", "dateline"),
        ("مسقط (رويترز)", "dateline"),
        ("كتب: هلال الراشدي", "credit"),
        ("أهالٍ يقفون على حافة السد الجديد في الوادي الشرقي صباحًا (أ ف ب)", "caption"),
        ("قال وزير الزراعة إن السد الجديد سيروي ألف فدان من أراضي الوادي الشرقي", "caption"),  # a whole sentence, without its full stop
        ("الوزير: لن يضيع الماء بعد اليوم!", "caption"),  # a deck
    ],
)
def test_lines_between_headline_and_body_go(line, reason):
    article = cleaned("\n\n".join([TITLE, line, *BODY, LAST.replace("خمسة", "ستة")]))

    assert body(article)[:3] == BODY
    assert reasons(article)[line] == reason


def test_a_caption_printed_twice_goes_twice():
    article = cleaned("\n".join([TITLE, "السد من الجو", "السد من الجو", *BODY]))

    assert body(article) == BODY
    assert [cut.reason for cut in article.removed] == ["caption", "caption"]


@pytest.mark.parametrize(
    "line,reason",
    [
        ("اقرأ أيضًا: أمطار غزيرة على الساحل الشمالي", "related"),
        ("اقرأ أيضًا:\u00a0أمطار غزيرة على الساحل الشمالي", "related"),
        ("إقرأ المزيد: أمطار غزيرة", "related"),
        ("شاهد: الوزير يجيب عن أسئلة الأهالي (رويترز)", "caption"),
        ("إعلان", "navigation"),
        ("https://example.org/1", "share"),
        ("السد الجديد كما يبدو من الجو مع غروب الشمس (غيتي)", "caption"),
    ],
)
def test_lines_inside_the_body_go(line, reason):
    article = cleaned("\n".join([TITLE, LEAD, line, NEXT, LAST]))

    assert body(article) == BODY
    assert reasons(article)[line] == reason


def test_headlines_under_a_bare_read_also_go_with_it():
    article = cleaned("\n".join([TITLE, LEAD, "اقرأ أيضا", "أمطار غزيرة على الساحل", "خمسة سدود في عام", NEXT, LAST]))

    assert body(article) == BODY


@pytest.mark.parametrize(
    "tail",
    [
        ["المصادر:", "وكالات", "شارك القصة"],
        ["صدى الوادي - وكالات", "الأكثر تداولاً"],
        ["الأكثر قراءة", "أمطار غزيرة على الساحل الشمالي", "القبض على رجل سرق جملًا"],
        ["جميع الحقوق محفوظة لدار الوادي 2025©"],
        ["كلمات مفتاحية: سدود، زراعة، مياه"],
        ["الآراء المنشورة لا تعبر عن رأي الموقع، بل عن آراء أصحابها وحدهم.", "سياسة الخصوصية"],
        ["© 2025 Valley News. All Rights Reserved."],
        ["هلال الراشدي"],  # a name under the article
    ],
)
def test_lines_under_the_body_go(tail):
    assert body(cleaned("\n".join([TITLE, *BODY, *tail]))) == BODY


@pytest.mark.parametrize(
    "last",
    [
        "وأضاف أن الوزارة ستبني سدين آخرين قبل نهاية العام",  # a paragraph without its full stop
        "- محمد بن سالم، رئيس المجلس البلدي",  # a list
        "وقال: «سنراقب المياه في السد كل يوم»",
    ],
)
def test_a_last_paragraph_without_a_full_stop_stays(last):
    assert body(cleaned("\n".join([TITLE, *BODY, last]))) == [*BODY, last]


@pytest.mark.parametrize("words", ["سمات سدود الوادي الشرقي", "رابط الخبر بصحيفة الوادي", "المصدر : وكالات"])
def test_what_is_glued_to_the_last_word_goes(words):
    article = cleaned("\n".join([TITLE, LEAD, f"{NEXT} {words} "]))

    assert [line.strip() for line in body(article)] == [LEAD, NEXT]


@pytest.mark.parametrize(
    "caption",
    [
        "أهالٍ على حافة السد (رويترز)",
        "أهالٍ على حافة السد      ",
        "أهالٍ يقفون على حافة البحيرةأعلن ",
    ],
)
def test_a_caption_glued_to_the_first_word_goes(caption):
    lead = "أعلن " + LEAD if not caption.endswith("أعلن ") else LEAD
    article = cleaned("\n".join([TITLE, caption + lead, NEXT, LAST]))

    assert body(article)[0].removeprefix("أعلن ") == LEAD


@pytest.mark.parametrize(
    "lead",
    [
        "دمشق، سوريا (CNN) -- " + LEAD,  # a dateline fused with the first sentence is the article's
        "في مدينةالرياض " + LEAD,  # a blank is missing; nothing is glued
        "قال   وزير الزراعة إن " + LEAD,
    ],
)
def test_the_first_words_of_a_sentence_stay(lead):
    assert body(cleaned("\n".join([TITLE, lead, NEXT, LAST])))[0] == lead


def test_read_also_in_brackets_goes_and_the_sentence_stays():
    article = cleaned("\n".join([TITLE, LEAD.replace("بحضور", "(اقرأ أيضا: سدود الشمال) بحضور"), NEXT, LAST]))

    assert body(article)[0] == LEAD.replace("بحضور", " بحضور")


@pytest.mark.parametrize("heading", ["سدود أخرى في الطريق", "مطالب «أهل الماء»"])
def test_a_short_line_between_paragraphs_is_a_sub_heading(heading):
    article = cleaned("\n".join([TITLE, LEAD, heading, NEXT, LAST]))

    assert parts(article, ParagraphKind.SUBHEAD) == [heading]


def test_a_caption_above_is_no_headline():
    article = cleaned("\n".join(["اجتماع المزارعين في قاعة البلدية بالوادي الشرقي (AFP)", "تابعنا", *BODY]))

    assert article.title is None
    assert body(article) == BODY


@pytest.mark.parametrize(
    "title", ["مقتل مراسل رويترز في العاصمة", "أبرز أخبار السبت 11 مارس 2017", "طقس الخميس", "انتقال مصنع الورق.. إلى أين.."]
)
def test_a_headline_may_name_an_agency_or_a_day(title):
    assert cleaned("\n".join([title, "05/03/2017", *BODY])).title == title


def test_of_two_headlines_the_one_without_the_sites_name():
    article = cleaned("\n".join([f"{TITLE} - ValleyNews.com", "فيديو", TITLE, *BODY]))

    assert article.title == TITLE


def test_a_body_may_be_one_line():
    article = cleaned(f"{TITLE}\n\n {' '.join(BODY)} ")

    assert body(article) == [" ".join(BODY)]


def test_an_outlet_that_ends_paragraphs_without_a_full_stop():
    unclosed = [line.rstrip(".") for line in BODY]

    assert body(cleaned("\n".join([TITLE, *unclosed]))) == unclosed


@pytest.mark.parametrize(
    "tail,outlet,agency",
    [
        ("جميع الحقوق محفوظة لدار الوادي 2025©", "دار الوادي", None),
        ("صدى الوادي - وكالات", "صدى الوادي", "وكالات"),
        ("رويترز", None, "رويترز"),
        ("هلال الراشدي", None, None),  # a name is no outlet
    ],
)
def test_outlet_and_agency_only_as_the_page_prints_them(tail, outlet, agency):
    article = cleaned("\n".join([TITLE, *BODY, tail]))

    assert (article.outlet, article.agency) == (outlet, agency)


def test_what_is_given_names_the_outlet():
    article = cleaned("\n".join([TITLE, *BODY]), outlet="دار الوادي", url="https://example.org/1")

    assert (article.outlet, article.url) == ("دار الوادي", "https://example.org/1")


@pytest.mark.parametrize("page", ["تابعنا\nالرئيسية", TITLE, "", "\n\n", "12"])
def test_a_page_without_a_body_has_none(page):
    assert body(cleaned(page)) == []


def test_controls_and_markup_go_and_are_kept_for_who_asks():
    article = cleaned("\ufeff" + "\n".join([TITLE, LEAD.replace("سدًا", "\u202eسدًا\u202c"), "<p>" + NEXT + "</p>", LAST + "\x00"]))

    assert body(article) == BODY
    assert {cut.reason for cut in article.removed} == {"control", "markup"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_end_parts_paragraphs(newline):
    assert body(cleaned(newline.join([TITLE, *BODY]))) == BODY


PIECES = ["\n", "\r\n", " ", "\u00a0", "\x00", "\u200f", "\u202e", "<b>", TITLE, *BODY]
PIECES += ["وكالات", "تابعنا", "اقرأ أيضا: خبر", "7 يناير 2022", "(أ ف ب)", "سمات ماء"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_every_kept_character_stands_where_it_stood(raw):
    article = cleaned(raw)

    assert all(article.text[at] == raw[article.raw_at(at)] for at in range(len(article.text)))
    assert all(raw[cut.start : cut.stop] == cut.text for cut in article.removed)
    spans = [paragraph.span for paragraph in article.paragraphs]
    assert all(before.stop <= after.start for before, after in pairwise(spans))
    assert all(span.of(article.text).strip() for span in spans)


HOSTILE = {
    "short lines": "خبر\n" * 20_000,
    "blanks": "قال " + " " * 300_000 + "نعم.",
    "one line again and again": "رئيس البلدية في القاعة\n" * 20_000,
    "one long line": "كلمة " * 100_000,
    "brackets": "(" * 100_000,
    "tags": "<a" * 100_000,
    "one long word": "أ" * 50_000 + ".",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_cleaned_all_the_same(page):
    article = cleaned(page)

    assert len(article.text) <= len(page)


def test_of_an_entity_only_what_leaves_nothing_behind_goes():
    body = "قالت شركة الري &amp; الطاقة إن&nbsp; العمل سيبدأ غدا في القرى الشرقية&rlm; وفي قرى &quot;الوادي&quot;."
    article = clean("a", "s", decode(f"شركة الري تعلن بدء العمل في القرى\n{body}\n".encode()))

    assert article.text.splitlines()[1] == "قالت شركة الري & الطاقة إن العمل سيبدأ غدا في القرى الشرقية وفي قرى &quot;الوادي&quot;."
    assert [cut.text for cut in article.removed] == ["amp;", "&nbsp;", "&rlm;"]


@pytest.mark.parametrize("marks", ["\u064b\u0651" * 25, "\u0300" * 50])
def test_stacked_marks_hide_no_day(marks):
    article = clean(
        "a", "s", decode(f"العنوان الأول في الصفحة\nقال{marks} الوزير أمس{marks} إن العمل بدأ في المدينة القديمة كلها.\n".encode())
    )

    assert [words.text for words in find_days(article, fold(article.text))] == ["امس"]


def test_presentation_forms_are_letters():
    article = clean(
        "a", "s", decode("ﺍﻟﻮﺯﺍﺭﺓ ﺗﻌﻠﻦ ﺑﺪﺀ ﺍﻟﺘﺮﻣﻴﻢ\nﻗﺎﻟﺖ ﺍﻟﻮﺯﺍﺭﺓ ﺇﻥ ﺍﻟﻌﻤﻞ ﺳﻴﺒﺪﺃ ﻳﻮﻡ ﺍﻟﺨﻤﻴﺲ ﺍﻟﻤﻘﺒﻞ ﻓﻲ ﺍﻟﻤﺪﻳﻨﺔ ﺍﻟﻘﺪﻳﻤﺔ ﻛﻠﻬﺎ.\n".encode())
    )

    assert article.title == "ﺍﻟﻮﺯﺍﺭﺓ ﺗﻌﻠﻦ ﺑﺪﺀ ﺍﻟﺘﺮﻣﻴﻢ"
    assert [words.text for words in find_days(article, fold(article.text))] == ["يوم الخميس المقبل"]
