"""Who said what: one Arabic passage a row, what should be found, and the oddity it guards."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.extract.lexicon import Lexicon
from data.model import Actor, ActorKind, Basis, Flag, Form, SpeakerBasis
from tests.data.speech_articles import article, read

QUOTED, REPORTED, MIXED = Form.QUOTED, Form.REPORTED, Form.MIXED

CASES = [
    # a plain indirect report: the complementiser with its pronoun is not content
    ("قال وزير النقل التونسي معز شقشوق إنه سيزور صفاقس.", [("معز شقشوق", "قال", "سيزور صفاقس", REPORTED)]),
    # a colon and guillemets
    ("وقال الرئيس المصري عبد الفتاح السيسي: «سنواصل البناء».", [("عبد الفتاح السيسي", "وقال", "سنواصل البناء", QUOTED)]),
    # straight marks without a colon, speaker by surname alone
    (
        'قالت ماريا زاخاروفا إن القرار خطأ.\nوأضافت زاخاروفا "سنرد في الوقت المناسب".',
        [("ماريا زاخاروفا", "قالت", "القرار خطأ", REPORTED), ("زاخاروفا", "وأضافت", "سنرد في الوقت المناسب", QUOTED)],
    ),
    # a verbal noun behind «نقلت … عن»: the agency does not speak
    ("ونقلت وكالة تاس عن سيرغي لافروف قوله إن الحوار مستمر.", [("سيرغي لافروف", "ونقلت", "الحوار مستمر", REPORTED)]),
    # an unnamed source: no speaker is invented, and «لوكالة» is not who speaks
    ("وقال مصدر أمني لوكالة رويترز إن الطريق أغلق.", [("مصدر أمني", "وقال", "الطريق أغلق", REPORTED)]),
    # the same of a state is somebody of that state
    ("قال مسؤولون عراقيون إن الطريق أغلق.", [("مسؤولون عراقيون", "قال", "الطريق أغلق", REPORTED)]),
    # the speaker before the verb, behind «أما»
    ("أما وزير الدفاع الإيطالي لورنزو غويريني فأكد أن القوات باقية.", [("لورنزو غويريني", "فأكد", "القوات باقية", REPORTED)]),
    # «وكان … قد»
    ("وكان رئيس غانا نانا أكوفو قد صرح أن الحدود ستفتح.", [("نانا أكوفو", "صرح", "الحدود ستفتح", REPORTED)]),
    # a quotation before its verb
    ("«لن نتراجع عن قرارنا»، قال المتحدث باسم الحكومة الإيرانية علي ربيعي.", [("علي ربيعي", "قال", "لن نتراجع عن قرارنا", QUOTED)]),
    # an opening source phrase
    ("وبحسب وزير الصحة اللبناني فراس أبيض، فإن المستشفيات امتلأت.", [("فراس أبيض", "وبحسب", "المستشفيات امتلأت", REPORTED)]),
    # a closing one, after news nobody else is made to say
    ("تعرضت المدينة لقصف عنيف، بحسب وزارة الداخلية الليبية.", [("وزارة الداخلية الليبية", "بحسب", "تعرضت المدينة لقصف عنيف", REPORTED)]),
    # one verb for several states
    (
        "أكدت كل من فرنسا وألمانيا دعمهما للاتفاق.",
        [("فرنسا", "أكدت", "دعمهما للاتفاق", REPORTED), ("ألمانيا", "أكدت", "دعمهما للاتفاق", REPORTED)],
    ),
    # a participle goes on with the sentence's speaker
    (
        "رحبت اليابان بالهدنة، داعية إلى احترامها.",
        [("اليابان", "رحبت", "بالهدنة", REPORTED), ("اليابان", "داعية", "احترامها", REPORTED)],
    ),
    # a bare noun as content
    ("أعلنت وزارة الصحة التونسية وفاة 12 مريضا.", [("وزارة الصحة التونسية", "أعلنت", "وفاة 12 مريضا", REPORTED)]),
    # … behind a date between commas
    ("أعلنت وزارة الصحة التونسية، أمس الأحد، وفاة 12 مريضا.", [("وزارة الصحة التونسية", "أعلنت", "وفاة 12 مريضا", REPORTED)]),
    # men do not speak for the ministry before them
    (
        "قالت وزارة الصحة التونسية إن الوضع مستقر.\nلكن أطباء حضروا إلى المكان أكدوا أن الأسرة امتلأت.",
        [("وزارة الصحة التونسية", "قالت", "الوضع مستقر", REPORTED), (None, "أكدوا", "الأسرة امتلأت", REPORTED)],
    ),
    # estimates are nobody's, and not of whoever spoke last
    (
        "قالت وزارة الصحة التونسية إن الوضع مستقر.\nوتشير تقديرات منظمات محلية إلى أن الأسرة امتلأت.",
        [("وزارة الصحة التونسية", "قالت", "الوضع مستقر", REPORTED), (None, "وتشير", "الأسرة امتلأت", REPORTED)],
    ),
    # two verbs of one subject
    (
        "أدانت تركيا الهجوم، ودعت الطرفين إلى الهدوء.",
        [("تركيا", "أدانت", "الهجوم", REPORTED), ("تركيا", "ودعت", "الطرفين إلى الهدوء", REPORTED)],
    ),
    # a verb of speech inside what is said reports nothing of its own
    ("قال جون كيري إنه أكد للوفد أن المناخ أولوية.", [("جون كيري", "قال", "أكد للوفد أن المناخ أولوية", REPORTED)]),
    # nouns that look like verbs: «بناء على طلب»، «تأخير نقل»
    (
        "قال جون كيري إن السفن وصلت بناء على طلب اليونان بعد تأخير نقل المعدات.",
        [("جون كيري", "قال", "السفن وصلت بناء على طلب اليونان بعد تأخير نقل المعدات", REPORTED)],
    ),
    # «عبر» across, not «عبّر»
    ("نشر عبر تلغرام أن الطريق مغلق.", []),
    # a relative clause is the narrator's
    ("وصل الوفد الذي أعلن أنه سيبقى يومين.", []),
    # a telephone call is an event
    ("أجرى وزير الخارجية الأميركي أنتوني بلينكن اتصالا هاتفيا مع نظيره الفرنسي لبحث الأزمة.", []),
    # short marked words are the outlet's
    ("دخلت «القوة الضاربة» المدينة مساء أمس.", []),
    # a marked name of a medium is not what it said
    ('وذكر مراسل "أخبار الساحل" أن المطر توقف.', [("مراسل", "وذكر", "المطر توقف", REPORTED)]),
    # a few marked words begin a longer report
    (
        'قالت نورا الشمري إن "تحرير الأسعار" في الريف يمثل أولوية للحكومة.',
        [("نورا الشمري", "قالت", '"تحرير الأسعار" في الريف يمثل أولوية للحكومة', MIXED)],
    ),
    # a clause that only says who stays unnamed
    ("قال مسؤول تركي، طلب عدم الكشف عن اسمه، إن القرار نهائي.", [("مسؤول تركي", "قال", "القرار نهائي", REPORTED)]),
    # curly marks, and a stop inside them
    ("وتابع الوزير جان كاستكس: “نحن مستعدون.”\nوغادر القاعة.", [("جان كاستكس", "وتابع", "نحن مستعدون", QUOTED)]),
    # doubled apostrophes
    ("قال جون فيليب إن ''مجلس الأمن لا يتسرع في هذه الأمور''.", [("جون فيليب", "قال", "مجلس الأمن لا يتسرع في هذه الأمور", QUOTED)]),
    # «ومضى يقول»: the second verb adds nothing
    (
        'قال جون كيري إن الاتفاق قريب.\nومضى يقول: "بقيت نقطة واحدة".',
        [("جون كيري", "قال", "الاتفاق قريب", REPORTED), ("جون كيري", "ومضى يقول", "بقيت نقطة واحدة", QUOTED)],
    ),
    # a name in marks, a subject of several parts and one with its office are passed over
    ('قال رئيس كينيا "وليام روتو"، الأحد، إن السد آمن.', [("رئيس كينيا", "قال", "السد آمن", REPORTED)]),
    ("أدان جون كيري، وزير الخارجية، الهجوم على القرية.", [("جون كيري", "أدان", "الهجوم على القرية", REPORTED)]),
    # what is said holds the verb of another; a thing's label is no source
    ("قال جون كيري إن الجيران رفضوا العرض.", [("جون كيري", "قال", "الجيران رفضوا العرض", REPORTED)]),
    ("قال جون كيري إن السد أغلق بسبب ما وصفه بالإهمال.", [("جون كيري", "قال", "السد أغلق بسبب ما وصفه بالإهمال", REPORTED)]),
    # an adverb in marks is not speech
    ("أدان الاتحاد الأوروبي «بأشد العبارات» الهجوم.", [("الاتحاد الأوروبي", "أدان", "الهجوم", REPORTED)]),
]


@pytest.mark.parametrize("text,wanted", CASES, ids=[text[:40] for text, _ in CASES])
def test_statements_of_a_passage(text, wanted):
    """Speaker in the article's words, cue, content and form."""
    found = read(text).statements

    rows = [(each.speaker_span.of(text) if each.speaker_span else None, each.cue.of(text), each.span.of(text), each.form) for each in found]

    assert rows == wanted


def test_title_says_nothing():
    findings = read("انتهى الاجتماع مساء أمس.", title="الرئيس الفرنسي يؤكد أن الحل قريب")

    assert findings.statements == ()


FLAGS = [
    ("قال جون كيري: «الطريق طويل أمامنا جميعا", Flag.UNBALANCED_OPEN),  # never closed
    ("قال جون كيري إن الاتفاق قريب، مضيفا يجب أن ننتظر حتى الآن».", Flag.UNBALANCED_CLOSE),  # never opened
    ("قال جون كيري: «إنه سيواصل العمل حتى النهاية».", Flag.THIRD_PERSON),  # reported speech within marks
    ('أشاد الرئيس الروسي فلاديمير بوتين بالحملة "القاسية جدا" في الإقليم.', Flag.SCARE_QUOTES),  # the outlet's marks
]


@pytest.mark.parametrize("text,flag", FLAGS, ids=[flag.value for _, flag in FLAGS])
def test_flag_says_why_to_look_twice(text, flag):
    assert flag in read(text).statements[-1].flags


def test_clean_quotation_has_no_flag():
    assert read("قال جون كيري: «نحن نعمل معا من أجل المناخ».").statements[0].flags == ()


def test_unopened_quotation_ends_at_its_mark():
    text = "قال جون كيري إن الاتفاق قريب، مضيفا يجب أن ننتظر حتى الآن»."

    last = read(text).statements[-1]

    assert (last.span.of(text), last.form) == ("يجب أن ننتظر حتى الآن", QUOTED)


def test_unclosed_quotation_ends_before_the_next_report():
    text = "وتابع جون كيري: «العدوان قادته أنظمة، مطالبا بأن تتغير."

    assert [each.span.of(text) for each in read(text).statements] == ["العدوان قادته أنظمة", "تتغير"]


HEDGES = [
    ("أشاد شي جين بينغ بالاتفاق، وفق ما ذكرت وسائل إعلام رسمية.", "وفق ما ذكرت وسائل إعلام رسمية"),  # source behind a statement
    ("أكد جون كيري أن الحل قريب، على حد تعبيره.", "على حد تعبيره"),  # a tail
]


@pytest.mark.parametrize("text,hedge", HEDGES)
def test_source_behind_a_statement_hedges_it(text, hedge):
    (statement,) = read(text).statements

    assert statement.hedge is not None
    assert statement.hedge.of(text) == hedge


DAYS = [
    ("قال جون كيري أمس إن الاتفاق قريب.", ["2022-01-09"]),  # in the clause of the verb
    ("ومساء السبت أعلنت تركيا إغلاق الحدود.", ["2022-01-08"]),  # before it
    ("قالت تركيا إن الاجتماع عقد أمس.", [None]),  # in the content: when it happened, not when it was said
    ("قال جون كيري أمس إن الاتفاق قريب. وأضاف أن العمل مستمر.", ["2022-01-09", "2022-01-09"]),  # the same utterance goes on
    ("اتهمت فرنسا إيران أمس بخرق الاتفاق.", ["2022-01-09"]),  # behind the object, before the preposition of the verb
    ("قال شهود إن القصف توقف، وفق بيان صدر صباح أمس.", ["2022-01-09"]),  # with the source that is named for it
    ("أكد جون كيري نجاح المهمة. وقال كيري في خطاب مساء السبت إن الاتفاق قريب.", ["2022-01-08", "2022-01-08"]),  # a lead sums up
    ("وكان جون كيري قال السبت إن الاتفاق قريب. وقال وزير خارجية تركيا هاكان فيدان إن العمل مستمر.", ["2022-01-08", None]),  # long said
]


REPORTS = [
    ("قال جون كيري أمس إن الاتفاق قريب. وقالت تركيا إن العمل مستمر.", "2022-01-09"),  # the report of one day
    ("قتل جنديان أمس في كمين. وقالت تركيا إن العمل مستمر.", "2022-01-09"),  # the day of what it tells
    ("قتل جنديان أمس في كمين. وكانت فرنسا انسحبت يوم الجمعة. وقالت تركيا إن العمل مستمر.", None),  # two days of news: either
    ("قتل جنديان أمس في كمين. وكانت تركيا قد قالت إن العمل مستمر.", None),  # said before
    ("قتل جنديان أمس في كمين. وقالت تركيا في وقت سابق إن العمل مستمر.", None),
    ("قالت فرنسا إن جنديين قتلا أمس. وقالت تركيا إن العمل مستمر.", None),  # her words, not the report's
    ("قالت فرنسا إن جنديين قتلا اليوم. وقالت تركيا إن العمل مستمر.", "2022-01-10"),  # what happened today was said today
    ("قتل جنديان في مارس الماضي. وقالت تركيا إن العمل مستمر.", None),  # background
]


@pytest.mark.parametrize("text,day", REPORTS, ids=[text[:60] for text, _ in REPORTS])
def test_a_report_of_one_day_dates_what_it_reports_as_an_estimate(text, day):
    said = read(text).statements[-1].said

    assert (said.first.isoformat() if said and said.first else None) == day
    if said is not None:
        assert (said.basis, said.reasons[-1]) == (Basis.ESTIMATED, "lead")


@pytest.mark.parametrize("text,days", DAYS, ids=[text[:40] for text, _ in DAYS])
def test_day_a_statement_was_made(text, days):
    found = [each.said.first.isoformat() if each.said and each.said.first else None for each in read(text).statements]

    assert found == days


def test_inherited_day_says_so():
    second = read("قال جون كيري أمس إن الاتفاق قريب. وأضاف أن العمل مستمر.").statements[1]

    assert second.said is not None
    assert "inherited" in second.said.reasons


def test_implicit_speaker_is_marked_as_such():
    first, second = read("قال جون كيري إن الاتفاق قريب. وأضاف أن العمل مستمر.").statements

    assert (first.speaker_basis, second.speaker_basis) == (SpeakerBasis.NAMED, SpeakerBasis.IMPLICIT)
    assert first.speaker == second.speaker


def test_feminine_verb_passes_over_a_man():
    text = "قالت وزارة الصحة التونسية إن الوضع خطير. وقال جون كيري إن الدعم قادم. وأضافت أن اللقاح متوفر."

    assert read(text).statements[2].speaker == read(text).statements[0].speaker


def test_role_speaks_for_the_person_the_story_gives():
    lexicon = Lexicon((Actor("somebody", "فلان الفلاني", "Somebody", ActorKind.PERSON, "kuwait", None, (), roles=("الرئيس الكويتي",)),))

    assert read("وأكد الرئيس الكويتي أن الجلسة انتهت.", lexicon).statements[0].speaker == "somebody"


def test_ids_do_not_move_with_other_text():
    alone = read("قالت تركيا إن العمل مستمر.").statements[0].id
    among = read("قالت اليونان إن المطر توقف.\nقالت تركيا إن العمل مستمر.").statements[1].id

    assert alone == among


PIECES = [
    "قال ",
    "وأضاف ",
    "الرئيس ",
    "الروسي ",
    "بوتين ",
    "أن ",
    "إنه ",
    "«",
    "»",
    '"',
    "''",
    ": ",
    "، ",
    ". ",
    "\n",
    "بحسب ",
    "على حد قوله",
    "مضيفا ",
    "أمس ",
    "كلام ",
]


@settings(deadline=None)  # the first reading compiles the word lists
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_order_of_words_and_marks_is_read(text):
    """Spans stand in the text, hold words, and the passage holds the content."""
    if not text.strip():
        return
    for each in read(text).statements:
        assert 0 <= each.span.start < each.span.stop <= len(article(text).text)
        assert each.span.of(text).strip()
        assert each.passage.holds(each.span)
