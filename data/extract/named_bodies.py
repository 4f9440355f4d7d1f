"""Bodies with a name of their own («حزب الشعوب الديمقراطي»), and groups of a state («مسؤولون أميركيون»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from data.extract.bodies import common_at
from data.extract.body_names import body_stop
from data.extract.cues import find_form
from data.extract.gazetteer import slug
from data.extract.given import is_everyday, is_everyday_article
from data.extract.phrase import Phrase, Reading
from data.extract.spelling import roman
from data.extract.title_words import unnamed
from data.lexicons import table
from data.model import Actor, ActorKind
from data.text.fold import folded
from data.text.words import word_set

DEFINITE = word_set(
    "مرصد ائتلاف هلال مجلس حزب هيئة تحالف بنك جيش جبهة اتحاد لجنة منظمة وكالة محكمة رابطة جمعية مفوضية حركة نقابة مؤسسة شركة شبكة مركز "
    "صندوق تلفزيون قناة صحيفة جامعة كتلة تنسيقية غرفة مكتب ديوان منتدى إذاعة"
)


GENERIC = word_set(
    "السوفييتي السوفياتي السوفيتي الإرهابي الإرهابية الجديد الجديدة الحالي الحالية المسلحة الانتقالية المعنية المختصة "
    "الدولية المحلي المحلية البلدي البلدية الاحتجاجية نفسه نفسها القتال الثقافي الاحتلال الاحتجاج"
)  # adjectives that make no name by themselves


POINTS = word_set("الزلزال الهزة الانفجار الإعصار العاصفة المدينة القرية البلدة الحدث الأحداث القرار الثقل")  # «مركز الزلزال»
MARKS = re.compile(r"[\"«»”“„()]|''")
QUOTED_ONLY = word_set("موقع مكتب فضائية ديوان تيار كتلة غرفة منتدى")  # bodies by name only in marks, or with the article and an adjective


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
        if head in QUOTED_ONLY and not _in_marks(reading, number):
            continue  # «موقع الحادث»
        if head == "مركز" and reading.words[number + 1 : number + 2] and reading.words[number + 1].text in POINTS:
            continue
        if head == "تنظيم" and reading.words[number + 1 : number + 2] and _is_deed(reading.words[number + 1].text):
            continue  # «تنظيم المؤتمر»: what is organised
        after = body_stop(reading, number, head.removeprefix("ال"), head.startswith("ال"))
        if after == number + 1:
            continue
        start, stop = word.stop - len(head), reading.words[after - 1].stop
        name = reading.folded.text[start:stop].replace('"', "")
        known = _known(reading, number, start, stop)
        if known:
            yield Phrase(start, stop, start, stop, known, "name", head)
            continue
        id = slug(roman(name))
        arabic = MARKS.sub("", reading.article.text[slice(*_original(reading, start, stop))]).strip()
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


def _known(reading: Reading, number: int, start: int, stop: int) -> str | None:
    """A body everybody knows: within the name of an office («رئيس المجلس الأوروبي»), or in marks («منظمة «هيومن رايتس ووتش»»)."""
    form = reading.lexicon.names.forms.get(reading.folded.text[start:stop])
    inner = reading.names.get(number + 1)
    marked = inner.actor if inner and inner.stop == stop and _in_marks(reading, number) else None
    return form[0] if form and form[1] == "name" else marked


def _in_marks(reading: Reading, number: int) -> bool:
    """«موقع «…»»: the name behind the head is marked."""
    return number + 1 < len(reading.words) and reading.words[number + 1].gap.strip() in ('"', "''", "(")


def _is_deed(text: str) -> bool:
    return is_everyday_article(text) or is_everyday(text)
