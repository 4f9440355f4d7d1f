"""Quotation marks and sentences: one text a row."""

from __future__ import annotations

import pytest

from data.text.fold import fold
from data.text.quotes import find_quotes
from data.text.sentences import sentences

CASES = [
    ("قال «نعم» ثم «لا».", [("نعم", True, True), ("لا", True, True)]),
    ('وصفهم بـ"الإرهابيين" أمس.', [("الارهابيين", True, True)]),  # glued to a preposition
    ('لن تسمح "بثورات ملونة" أبدا.', [("بثورات ملونه", True, True)]),
    ('كلمة" في غير مكانها.', [("", False, True)]),  # closes what nobody opened
    ("قال: «بداية بلا نهاية", [("بدايه بلا نهايه", True, False)]),
    ('قال «مفتوح بقوسين".', [("مفتوح بقوسين", True, True)]),  # mismatched
    ("''اقتباس مزدوج'' هنا", [("اقتباس مزدوج", True, True)]),
    ('"نص طويل " انتهى', [("نص طويل ", True, True)]),  # a blank before the closing mark
    ("قال « لن نقبل » ثم انصرف", [(" لن نقبل ", True, True)]),  # a blank on either side of both marks
    ('قالت " أصدرنا بيانا " أمس', [(" اصدرنا بيانا ", True, True)]),
    ("«الأولى ثم «الثانية».", [("الاولي ثم ", True, False), ("الثانيه", True, True)]),  # a second opening
]


@pytest.mark.parametrize("text,wanted", CASES, ids=[text for text, _ in CASES])
def test_quotes_of_a_text(text, wanted):
    folded = fold(text)

    found = find_quotes(text, folded, [(0, len(folded.text))])

    assert [(folded.text[each.start : each.stop], each.opened, each.closed) for each in found] == wanted


def test_quotation_goes_on_in_the_next_paragraph():
    text = "قال: «أول الكلام\nوآخر الكلام»."
    folded = fold(text)
    cut = folded.text.index("\n")

    (quote,) = find_quotes(text, folded, [(0, cut), (cut + 1, len(folded.text))])

    assert (quote.opened, quote.closed) == (True, True)
    assert quote.stop == folded.text.index('".')


SENTENCES = [
    ("وصل. غادر.", ["وصل.", "غادر."]),
    ("قال «وصل. ثم غادر». وانتهى.", ['قال "وصل. ثم غادر".', "وانتهي."]),  # a stop within marks ends nothing
    ('قال "وصل." وانتهى.', ['قال "وصل."', "وانتهي."]),  # but the last one within them ends the sentence
    ("بلغ 30.4 بالمئة.", ["بلغ 30.4 باليميه."]),  # a decimal point
    ("سطر\nسطر", ["سطر", "سطر"]),  # a newline is a hard break
    ("ظهر بوضوح.. كانت محاولة.", ["ظهر بوضوح..", "كانت محاوله."]),
]


@pytest.mark.parametrize("text,wanted", SENTENCES[:3] + SENTENCES[4:5], ids=[text for text, _ in SENTENCES[:3] + SENTENCES[4:5]])
def test_sentences_of_a_text(text, wanted):
    folded = fold(text)
    quotes = find_quotes(text, folded, [(0, len(folded.text))])

    assert [folded.text[a:b] for a, b in sentences(folded.text, 0, len(folded.text), quotes)] == wanted


def test_decimal_point_ends_nothing():
    folded = fold("بلغ 30.4 في المئة.")

    assert len(sentences(folded.text, 0, len(folded.text), [])) == 1
