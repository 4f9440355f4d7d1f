"""Where a statement stands: one sentence a row, the values and whom they are aimed at."""

from __future__ import annotations

import pytest

from data.extract.lexicon import Lexicon
from tests.data.speech_articles import read

LEXICON = Lexicon(target="sudan")

CASES = [
    ("أدانت تركيا الهجوم الروسي على المدينة.", {("opposes", "russia")}),  # an adjective names the state
    ("حذرت اليابان كوريا الشمالية من إطلاق الصواريخ.", {("warns", "north-korea")}),  # the object is the target
    ("دعت الصين إلى ضبط النفس.", {("restraint", "sudan")}),
    ("نفى الجيش السوداني استهداف المدنيين.", {("denies", "sudan")}),
    ("أعربت ألمانيا عن قلقها إزاء الوضع.", {("warns", None)}),  # nobody is blamed
    ("أكدت مصر دعمها لليبيا.", {("supports", "libya")}),
    ("أكدت مصر أنها لا تدعم ليبيا.", {("opposes", "libya")}),  # negated support
    ("قالت الهند إن الرحلات ستستأنف غدا.", set()),  # mere information
    ("قال بوريس جونسون إنه أجرى محادثة مع رئيس كندا.", set()),  # a conversation is not a stance
    ("شكرت أرمينيا فرنسا على المساعدة.", set()),  # nor are thanks
    ("قالت تشاد إن النيجر تعرقل التحقيق في ليبيا.", {("warns", "niger")}),  # whom the sentence opens with, not a place in it
    ("أكد وزير الخارجية المصري سامح شكري أن بلاده ترفض أي وقف لإطلاق النار.", {("opposes", None)}),  # calm refused
    ("قالت اليابان إنها لن تتعامل مع الدول التي تدعم كوريا الشمالية.", set()),  # others support
    ("رفضت رواندا الاتهامات الموجهة إليها.", {("denies", "sudan")}),  # an accusation is denied, not opposed
    ("قال رئيس كندا جون ترنر إن حكومته لم ترسل جنودا.", {("denies", None)}),
    ("قال رئيس كندا جون ترنر إن حكومته لم تصل بعد إلى قرار.", set()),  # not yet is no denial
    ("سحبت وزارة الصحة السودانية تصريحا عن عدد الضحايا.", {("denies", None)}),  # takes back its own words
]


@pytest.mark.parametrize("text,wanted", CASES, ids=[text[:40] for text, _ in CASES])
def test_stances_of_a_sentence(text, wanted):
    assert {(each.value.value, each.target) for each in read(text, LEXICON).stances} == wanted


def test_one_sentence_may_hold_two_stances():
    """Rejecting outsiders backs those they threaten: two targets, nothing averaged."""
    stances = read("أكدت الصين أنها ترفض أي محاولة من القوى الخارجية لزعزعة استقرار السودان.", LEXICON).stances

    assert {each.value.value for each in stances} == {"supports", "opposes"}


def test_stance_points_to_its_words():
    text = "أعربت ألمانيا عن قلقها إزاء الوضع."

    (stance,) = read(text, LEXICON).stances

    assert stance.cue is not None
    assert stance.cue.of(text) == "قلقها"
    assert stance.holder == "germany"


ABOUT = [
    ("قالت تركيا إن روسيا أغلقت المعبر.", "russia"),
    ("اتهمت فرنسا إيران بخرق الاتفاق.", "iran"),
    ("قالت تركيا إن الجانب الروسي أغلق المعبر.", None),  # an adjective names nobody
    ("قالت تركيا إن المعبر مع روسيا أغلق.", None),  # about the crossing
    ("قالت تركيا إنها أغلقت المعبر.", None),  # about herself
]


@pytest.mark.parametrize("text,about", ABOUT)
def test_whom_a_statement_opens_with_is_whom_it_is_about(text, about):
    assert [each.about for each in read(text, LEXICON).statements] == [about]
