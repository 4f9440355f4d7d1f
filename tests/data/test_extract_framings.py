"""Labels that take a side, in and out of quotation marks of every style."""

from __future__ import annotations

import pytest

from data.extract.framings import labels
from data.lexicons import table
from data.model import Form
from data.text.fold import folded
from data.text.marks import marked_runs
from tests.data.fact_articles import article, read

# sentence, label, in marks, words between the marks
ROWS = [
    ("تعهد بملاحقة الإرهابيين.", "terrorism", False, None),
    ('تعهد بملاحقة "الإرهابيين".', "terrorism", True, 1),
    ("قوات «إرهابية» منظمة.", "terrorism", True, 1),
    ('من وصفهم بـ"قطّاع الطرق والإرهابيين".', "terrorism", True, 3),  # a lone prefix before the mark; diacritics are no words
    ("مواجهة “عمل إرهابي”.", "terrorism", True, 2),
    ("واجهت ''الإرهاب'' وحدها.", "terrorism", True, 1),
    ('وذكر توكاييف" أن الإرهاب عدو الجميع.', "terrorism", False, None),  # a mark glued to the word before opens nothing
    ("كانت »محاولة انقلاب« فاشلة.", "coup", True, 2),  # turned marks
    ('وقال: "الإرهاب خطر على الجميع ولن نقبل به أبدا.', "terrorism", True, 8),  # never closed: to the end of the paragraph
    ("أعمال شغب في المدينة.", "riot", False, None),
    ("التحريض على ثورات ملونة.", "colour_revolution", False, None),
    ("محاولة لقلب السلطة.", "seizure_of_power", False, None),
    ("ارتكبوا مجزرة في القرية.", "massacre", False, None),
]


@pytest.mark.parametrize("sentence, label, in_quotes, words", ROWS)
def test_a_label_stands_in_marks_or_not(sentence, label, in_quotes, words):
    found = [framing for framing in read(article(sentence)).framings if framing.label == label]

    assert [(framing.in_quotes, framing.quote_words) for framing in found] == [(in_quotes, words)]


def test_a_capsized_boat_is_no_coup():
    labels = {framing.label for framing in read(article("غرق عشرة في انقلاب مركب قبالة السواحل.")).framings}

    assert "coup" not in labels


def test_the_span_is_the_label_without_what_is_glued_before_it():
    one = article("وبالإرهابيين هددت البلاد.")
    (framing,) = read(one).framings

    assert framing.span.of(one.text) in one.text.split()[0]
    assert folded(framing.span.of(one.text)).endswith("ارهابيين")


def test_a_label_inside_a_statement_is_its_speakers():
    one = article("قالت روسيا إن البلاد ضحية إرهاب دولي. ولم تتوقف أعمال الشغب.")
    findings = read(one)
    speaker = next(statement.speaker for statement in findings.statements if statement.form is Form.REPORTED)
    by_label = {framing.label: framing.attributed_to for framing in findings.framings}

    assert by_label == {"terrorism": speaker, "riot": None}
    assert speaker is not None


def test_every_label_is_named_in_both_languages_and_no_word_names_two():
    entries = [(folded(word), entry["id"]) for entry in table("framings")["label"] for word in entry["words"]]

    assert all(label.name_ar and label.name_en for label in labels())
    assert len({word for word, _ in entries}) == len(entries)


@pytest.mark.parametrize(
    "paragraph, wanted",
    [
        ("قال «نعم» و«لا».", ["نعم", "لا"]),
        ('قال "نعم» ثم مضى.', ["نعم"]),  # mixed
        ("انتهى الكلام».", []),  # nothing opened it
        ("قال «نعم ثم «لا».", ["لا"]),  # the first never closed
        ('قال " نعم " ومضى.', []),  # marks with blanks on both sides open nothing
    ],
)
def test_marks_are_paired_as_the_press_writes_them(paragraph, wanted):
    assert [run.span.of(paragraph) for run in marked_runs(paragraph)] == wanted
