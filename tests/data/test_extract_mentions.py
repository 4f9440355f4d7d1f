"""Who is named: one sentence a row, the marks and whom they mean."""

from __future__ import annotations

import pytest

from data.extract.lexicon import Lexicon
from data.model import Actor, ActorKind
from tests.data.speech_articles import read

CASES = [
    # «سيول» are floods, and Seoul only beside Korea
    ("ضربت سيول جارفة القرى.", []),
    ("أعلنت سيول أن الرئيس الكوري سيزور طوكيو.", [("سيول", "south-korea"), ("طوكيو", "japan")]),
    # clitics stand outside the mark
    ("وللسعودية ولتركيا وقفات.", [("للسعودية", "saudi-arabia"), ("تركيا", "turkey")]),
    # a capital that acts is its state
    ("أعلنت موسكو سحب قواتها.", [("موسكو", "russia")]),
    # a seat of power is a body of its own
    ("أفاد الكرملين بأن الزيارة تأجلت.", [("الكرملين", "kremlin")]),
    # where something happens is not an actor
    ("وقع الحادث في باريس على طريق شمال فرنسا.", []),
    # a topic is not an actor
    ("ناقش المجتمعون الأزمة على الحدود الأوكرانية.", []),
    # «شيء» is not the family name «شي»
    ("لم يبق أي شيء في المخزن.", []),
    # a name inside a longer word is no name
    ("استمرت المصروفات في الارتفاع.", []),
    # a body with the adjective of its state
    ("قالت وزارة الدفاع اليونانية إن الطائرة هبطت.", [("وزارة الدفاع اليونانية", "greece-defence-ministry")]),
    # an adjective of «affairs» is not a ministry
    ("رفض التدخل في الشؤون الداخلية للبلاد.", []),
    # «علي» is a name, «على» a preposition
    ("وقال الوزير علي ربيعي إن الأمر يعود على الجميع.", [("علي ربيعي", "aly-rbyay")]),
    # a name ends where the object begins
    ("وصف الرئيس التركي رجب طيب أردوغان الهجوم بأنه جبان.", [("رجب طيب أردوغان", "rjb-tyb-ardwghan")]),
    # «أل» with a hamza is no article
    ("أما وزير الخارجية الإسباني خوسيه مانويل ألباريس فشدد على الحوار.", [("خوسيه مانويل ألباريس", "khwsyh-manwyl-albarys")]),
    # a title behind a name, between commas
    ("قال جون باغنون، السفير الفرنسي السابق، إن المهمة صعبة.", [("جون باغنون", "jwn-baghnwn")]),
]


@pytest.mark.parametrize("text,wanted", CASES, ids=[text[:40] for text, _ in CASES])
def test_mentions_of_a_sentence(text, wanted):
    assert [(each.span.of(text), each.actor) for each in read(text).mentions] == wanted


JOINED = [
    # one person, three spellings
    ("قال الرئيس قاسم توكاييف إن الوضع هادئ. وأضاف توكايف أن العمل مستمر. وتابع توكايييف أن النصر قريب.", 3),
    # ج and غ are one letter of one name
    ("وصل وزير الدفاع سيرغي شويغو إلى القاعدة. وقال شويجو إن المهمة انتهت.", 2),
    # the bare title stands for the one who was given it
    ("التقى الرئيس البرازيلي لولا دا سيلفا الوفد. وأكد الرئيس البرازيلي أن الغابات محمية.", 2),
]


@pytest.mark.parametrize("text,times", JOINED, ids=[text[:40] for text, _ in JOINED])
def test_spellings_and_roles_join(text, times):
    mentions = [each for each in read(text).mentions if each.actor != "brazil"]

    assert len(mentions) == times
    assert len({each.actor for each in mentions}) == 1


def test_other_bodies_never_join():
    text = "قالت وزارة الداخلية التونسية إن الطريق مفتوح. وقالت وزارة الخارجية التونسية إن السفارة مفتوحة."

    assert len({each.actor for each in read(text).mentions}) == 2


def test_head_alone_stands_for_the_last_body_with_it():
    text = "أفاد المرصد السوري لحقوق الإنسان بسقوط قذائف. وقال المرصد إن القصف توقف."

    first, second = read(text).mentions

    assert first.actor == second.actor
    assert second.span.of(text) == "المرصد"


def test_discovered_actor_knows_its_state():
    findings = read("قال وزير النقل التونسي معز شقشوق إن القطار جاهز.")

    (actor,) = findings.actors
    assert (actor.kind, actor.member_of, actor.discovered) == (ActorKind.PERSON, "tunisia", True)


STORY = (
    Actor("gaul", "فرنسا", "Gaul", ActorKind.STATE, None, "FRA"),
    Actor("office", "قصر الإليزيه", "Office", ActorKind.INSTITUTION, "gaul"),
    Actor("her", "جان دارك", "Joan", ActorKind.PERSON, "office"),
    Actor("eu", "الاتحاد الأوروبي", "EU", ActorKind.BLOC),
    Actor("envoy", "جوزيب بوريل", "Envoy", ActorKind.PERSON, "eu"),
)


def test_chain_stops_at_the_state():
    lexicon = Lexicon(STORY)

    assert lexicon.chain("her") == ("her", "office", "gaul")
    assert lexicon.voice("her") == "gaul"
    assert lexicon.voice("envoy") == "eu"


def test_story_id_replaces_the_worlds():
    lexicon = Lexicon(STORY)

    assert lexicon.actor("france") is None
    assert [each.actor for each in read("أعلنت فرنسا التعبئة.", lexicon).mentions] == ["gaul"]


def test_unknown_id_is_its_own_chain():
    assert Lexicon().chain("nobody") == ("nobody",)
    assert Lexicon().voice("nobody") == "nobody"
