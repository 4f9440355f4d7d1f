"""Bodies with a name of their own («حزب الشعوب الديمقراطي»), and groups of a state («مسؤولون أميركيون»)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from data.extract.bodies import common_at, common_bodies
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.gazetteer import slug
from data.extract.given import is_everyday, is_everyday_article
from data.extract.people import ADJECTIVES, is_title, may_be_part, stop_words, unnamed
from data.extract.phrase import Phrase, Reading
from data.extract.spelling import roman
from data.lexicons import table
from data.model import Actor, ActorKind
from data.text.fold import folded
from data.text.words import Word, word_set

PRESS = word_set("صحيفة وكالة قناة شبكة مجلة تنظيم حركة حزب شركة لواء جماعة جبهة كتائب")


WITH_LIL = word_set("رابطة جمعية نقابة حركة مرصد منظمة مفوضية مجلس لجنة صندوق هيئة مركز اتحاد وكالة")
COUPLED = word_set("حركة منظمة هيئة وزارة مؤسسة صندوق")


WEEKDAYS = word_set("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية المقبل المقبلة الجاري")


DEFINITE = word_set("مرصد ائتلاف هلال مجلس حزب هيئة تحالف بنك جيش جبهة اتحاد لجنة منظمة وكالة محكمة رابطة جمعية")


GENERIC = word_set(
    "السوفييتي السوفياتي السوفيتي الإرهابي الإرهابية الجديد الجديدة الحالي الحالية المسلحة الانتقالية المعنية المختصة "
    "الدولية المحلية نفسه نفسها القتال الثقافي الاحتلال الاحتجاج"
)  # adjectives that make no name by themselves


@lru_cache(maxsize=1)
def heads() -> frozenset[str]:
    base = {folded(head) for head in table("titles")["named_bodies"]}
    return frozenset(base | {"ال" + head for head in base})


def named_bodies(reading: Reading) -> Iterator[Phrase]:
    """Bodies with a name of their own: the head, then what still belongs to the name."""
    for number, word in enumerate(reading.words):
        head = next(
            (
                rest
                for prefix in ("", "و", "ف", "ب", "ل", "وب", "ول")
                if word.text.startswith(prefix) and (rest := word.text[len(prefix) :]) in heads()
            ),
            None,
        )
        if head is None or number in reading.names or (head.startswith("ال") and head[2:] not in DEFINITE):
            continue
        if (number + 1 < len(reading.words) and reading.words[number + 1].text in GENERIC) or common_at(reading, number):
            continue
        if number > 1 and reading.words[number - 1].text == "عضو" and reading.words[number - 1].breaks:
            continue  # «فلان، عضو مجلس الدولة»: what he belongs to does nothing here
        if head == "تنظيم" and reading.words[number + 1 : number + 2] and _is_deed(reading.words[number + 1].text):
            continue  # «تنظيم المؤتمر»: what is organised
        after = _complement(reading, number, head.removeprefix("ال"), head.startswith("ال"))
        if after == number + 1:
            continue
        start, stop = word.stop - len(head), reading.words[after - 1].stop
        name = reading.folded.text[start:stop].replace('"', "")
        id = slug(roman(name))
        arabic = reading.article.text[slice(*_original(reading, start, stop))].strip(" \"«»'”“")
        if id:
            reading.discovered.setdefault(
                id, Actor(id, arabic, arabic, ActorKind.INSTITUTION, _state_within(reading, number, after), discovered=True)
            )
            yield Phrase(start, stop, start, stop, id, "name", head)


def unnamed_groups(reading: Reading) -> Iterator[Phrase]:
    """«مسؤولون أميركيون»، «جهات سورية معارضة»: nobody by name, but of a state."""
    for number, word in enumerate(reading.words[:-1]):
        text = word.text
        if text not in unnamed() or text.startswith("ال") or not number:
            continue
        speech = find_form(reading.words[number - 1].text)
        after = next(
            (
                at + 1
                for at in (number + 1, number + 2)
                if at < len(reading.words)
                and not reading.words[at].breaks
                and not reading.words[at].text.startswith("ال")
                and reading.words[at].text in reading.lexicon.names.adjectives
            ),
            None,
        )
        if speech is None or after is None or speech.kind == "participle" or word.breaks:
            continue
        state = reading.lexicon.names.adjectives[reading.words[after - 1].text]
        start, stop = word.start, reading.words[after - 1].stop
        id = slug(roman(reading.folded.text[start:stop]))
        arabic = reading.article.text[slice(*_original(reading, start, stop))]
        reading.discovered.setdefault(id, Actor(id, arabic, arabic, ActorKind.GROUP, state, discovered=True))
        yield Phrase(start, stop, start, stop, id, "name", text)


def _original(reading: Reading, start: int, stop: int) -> tuple[int, int]:
    span = reading.folded.span(start, stop)
    return span.start, span.stop


def _state_within(reading: Reading, number: int, after: int) -> str | None:
    return next((state for each in range(number, after) if (state := reading.state_at(each))), None)


def _complement(reading: Reading, number: int, head: str, definite: bool) -> int:
    """One past the last word of the body's name."""
    words, at = reading.words, number + 1
    if at < len(words) and words[at].gap.strip() in ('"', "''"):
        return _quoted(reading, at)
    while at < len(words) and not words[at].breaks and at - number <= 6:
        text = words[at].text
        if (
            _ends_name(text, at - number)
            or (at == number + 1 and not definite and (text in ADJECTIVES or text.endswith("ها")))
            or (definite and _disagrees(words, number, at))
        ):
            break
        if text.startswith("ال") or (
            head in COUPLED and text.startswith("وال") and at > number + 1 and words[at - 1].text.startswith("ال")
        ):
            at += 1
        elif (
            head in WITH_LIL
            and text.startswith("ل")
            and at + 1 < len(words)
            and not words[at + 1].breaks
            and (text.startswith("لل") or words[at + 1].text.startswith("ال"))
        ):
            at += 1 if text.startswith("لل") else 2
        elif not definite and head in PRESS and at == number + 1 and _proper(text):
            at += 1
            if at < len(words) and not words[at].breaks and is_everyday(text) and words[at].text.startswith("ال"):
                at += 1  # «كتائب شهداء الجبل»
            elif at < len(words) and not words[at].breaks and _proper(words[at].text) and not words[at].text.startswith(("ي", "و")):
                at += 1
            break
        elif (
            not definite
            and at == number + 1
            and at + 1 < len(words)
            and not words[at + 1].breaks
            and words[at + 1].text.startswith("ال")
            and may_be_part(text)
        ):
            at += 2
        else:
            break
    return at


def _is_deed(text: str) -> bool:
    return is_everyday_article(text) or is_everyday(text)


def _disagrees(words: list[Word], number: int, at: int) -> bool:
    """«المجلس الوزاري الخطة»: a feminine word behind a masculine body is no part of its name."""
    before, text = words[at - 1].text, words[at].text
    chain = [word.text for word in words[number:at]]
    return (
        at > number + 1
        and text.startswith("ال")
        and text.endswith("ه")
        and not any(each.endswith("ه") or each.startswith("ل") for each in chain)
        and before.startswith("ال")
    )


def _quoted(reading: Reading, at: int) -> int:
    """«صحيفة «السوداني»»: up to four words within marks."""
    for stop in range(at + 1, min(at + 5, len(reading.words))):
        if reading.words[stop].gap.lstrip().startswith(('"', "''")):
            return stop
        if reading.words[stop].breaks:
            break
    return at


def _proper(text: str) -> bool:
    return may_be_part(text) and not text.endswith(("يه", "ات", "ون", "ين")) and text not in unnamed()


def _ends_name(text: str, place: int) -> bool:
    if text in stop_words() or text in WEEKDAYS or find_form(text) or text in COMPLEMENTISERS or (is_title(text) and place > 1):
        return True
    return place > 1 and (
        text in common_bodies() or (text in heads() and text.startswith("ال") and text[2:] in ("سلطات", "حكومه", "قوات", "شرطه"))
    )
