"""Links by words: they hold while an article is edited, and say so where their words are gone."""

import pytest

from data.model import Span
from data.quoted import LONGEST, Found, Quote, find, quote_of

TEXT = (
    "عاد الهدوء إلى الميناء مساء الخميس.\nوقال رئيس البلدية إن المرفأ سيفتح أبوابه غدًا، ثم شكر العمال على صبرهم.\n"
    "وأضافت الوزيرة أن المرفأ سيفتح أبوابه غدًا «من دون شرط»، وأن الحكومة ستدفع أجور الأيام التي أُغلق فيها كاملة قبل نهاية الشهر الجاري.\n"
    "ولم تعلّق النقابة على ذلك."
)


def span(words, n=0):
    at = -1
    for _ in range(n + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


OPENS = "المرفأ سيفتح أبوابه غدًا"
LONG = "الحكومة ستدفع أجور الأيام التي أُغلق فيها كاملة قبل نهاية الشهر الجاري.\nولم تعلّق النقابة على ذلك"


@pytest.mark.parametrize("words, n", [("الهدوء", 0), (OPENS, 0), (OPENS, 1), (LONG, 0)])
@pytest.mark.parametrize("edit", [lambda text: text, lambda text: f"عنوان جديد\n{text}", lambda text: text.replace("مساء الخميس", "أمس")])
def test_a_passage_is_found_by_its_words_wherever_they_have_moved(words, n, edit):
    here, now = span(words, n), edit(TEXT)
    found, how = find(quote_of(TEXT, here), now, here)

    assert (found.of(now), how) == (words, Found.EXACT)
    assert now[found.stop :][:12] == TEXT[here.stop :][:12]  # the one of two alike that was meant


def test_a_quotation_is_found_however_it_is_spelled():
    found, how = find(Quote("المرفا سيفتح ابوابه غدا", "الوزيره ان"), TEXT)

    assert (found, how) == (span(OPENS, 1), Found.EXACT)


@pytest.mark.parametrize(
    "now, how",
    [
        ("وأن الحكومة ستدفع أجور الأيام التي أغلق فيها المرفأ كاملة قبل نهاية الشهر الجاري", Found.EDITED),  # a word put in
        ("وأن الحكومة ستصرف أجور العمال قبل نهاية الشهر", Found.NEAREST),  # written anew
        ("ولم يقل أحد غير ذلك شيئًا", Found.GONE),
    ],
)
def test_words_that_changed_are_told_apart_from_words_that_are_gone(now, how):
    old = "وأن الحكومة ستدفع أجور الأيام التي أُغلق فيها كاملة قبل نهاية الشهر الجاري"
    text = TEXT.replace(old, now)
    assert text != TEXT
    found, told = find(quote_of(TEXT, span(old)), text)

    assert told is how
    if how is not Found.GONE:
        assert found.overlaps(Span(text.index(now), text.index(now) + len(now)))


def test_a_long_passage_is_kept_by_its_ends_and_a_link_stays_short():
    whole = TEXT * 5
    quote = quote_of(whole, Span(0, len(TEXT) * 3))

    assert "…" in quote.words
    assert len(quote.words) + len(quote.before) + len(quote.after) < 170


@pytest.mark.parametrize("words", ["…", "……", " ", "(((((", "[a-z]*+?", "ا…ا…ا…ا…ا…ا…ا…ا" * 40, "\U0001f600" * 500, "ءءء"])
def test_no_quotation_of_an_address_does_harm(words):
    found, how = find(Quote(words, words, words), TEXT)

    assert how in Found
    assert found is None or 0 <= found.start <= found.stop <= len(TEXT)


def test_no_more_is_read_of_a_quotation_than_a_link_may_hold():
    assert find(Quote("المرفأ " * LONGEST), TEXT)[1] is not Found.EXACT


def test_an_article_of_nothing_has_no_passage():
    assert find(Quote("كلام"), "") == (None, Found.GONE)
