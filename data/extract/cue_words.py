"""What a cue is, and the words around verbs of speech that make or unmake one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.extract.cues import COMPLEMENTISERS, Form, Verb
from data.lexicons import table
from data.model import CueClass
from data.text.fold import folded
from data.text.words import word_set

RELATIVE = word_set(
    "التي الذي الذين اللذين اللتين لمن مما إذا عندما بعدما حين حينما أن أنه إنه أنها إنها بأنه بأنها إن بأن أنهم ممن لم لن "
    "لا سبق الذى التى وسبق كانوا بما فيما من"
)


SOURCE_WORDS = word_set("ما لما حسبما مثلما كما")
BEFORE_CUE = word_set("كما فيما بينما حيث قد فقد وقد كان وكان كانت وكانت ثم لكنه لكنها بحيث إذ كذلك")


GOVERNING = word_set("يمكن يجب ينبغي إلى من على في عن بعد قبل مع رغم بسبب كل أي خلال منذ بين دون تأخير هذا هذه عبر إثر عقب حول بشأن غير")


WITHHELD = word_set("التعليق الإدلاء الإجابة الرد الحديث يوضح يعلق يكشف يجيب يفصح نشر ذكر الكشف الإفصاح عدم كشف")  # «ورفض نشر اسمه»
RELAY = Verb("نقل", CueClass.ASSERTS)


RELAY_FORMS = word_set("نقلت ونقلت نقل ونقل نقلوا تنقل ونسبت نسبت نسب")
LABELS = word_set("وصف اعتبر صور")  # «ما وصفته بـ»: a name for a thing
MEANWHILE = frozenset((("قبل", "ان"), ("بعد", "ان"), ("الوقت", "الذي"), ("في", "حين")))  # a clause of its own that reports
ABOUT = word_set("بحسب حسب وفق وفقا نقلا استنادا")


@dataclass(frozen=True)
class Cue:
    """Words [first:after) of the article that report speech; ``clause`` is the word where their clause begins."""

    kind: str  # verb, participle, relay, noun, source, tail
    first: int
    after: int
    clause: int
    form: Form | None = None
    sentence: int = 0  # the word its sentence begins with

    @property
    def verb(self) -> Verb:
        return self.form.verb if self.form else RELAY


@lru_cache(maxsize=1)
def tails() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(folded(phrase).split()) for phrase in table("speech")["after_content"])


@lru_cache(maxsize=1)
def tail_heads() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in tails())


@lru_cache(maxsize=1)
def carriers() -> frozenset[str]:
    base = {folded(word) for word in table("speech")["carriers"]}
    return frozenset(base | {"و" + word for word in base})


@lru_cache(maxsize=1)
def documents() -> frozenset[str]:
    return frozenset(folded(word) for word in table("speech")["documents"])


@lru_cache(maxsize=1)
def findings() -> frozenset[str]:
    return frozenset(folded(word) for word in table("speech")["findings"])


@lru_cache(maxsize=1)
def nouns() -> frozenset[str]:
    return frozenset(folded(word) for word in table("speech")["nouns"])


@dataclass(frozen=True)
class Pair:
    """A verb that speaks by its noun: «وجه انتقادات إلى», «ألقى باللوم على»."""

    verb: str
    forms: frozenset[str]
    nouns: frozenset[str]
    speech: CueClass
    after: tuple[str, ...]


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    return tuple(_pair(row) for row in table("speech")["pairs"])


def _pair(row: dict[str, Any]) -> Pair:
    verb, present = folded(row["verb"]), folded(row["present"])
    stem = verb[:-1] if verb[-1] in "يا" and len(verb) > 2 else verb
    forms = frozenset((verb, stem + "ت", stem + "وا", present, "ت" + present[1:]))
    after = tuple(folded(each) for each in row.get("after", ("ل", "إلى")))
    return Pair(verb, forms, frozenset(folded(noun) for noun in row["nouns"]), CueClass(row["class"]), after)


SAYING = word_set("قول تعبير وصف زعم رأي")
ARRIVES = word_set("جاء وجاء جاءت وجاءت ورد وورد وردت ووردت")
STATES = Verb("جاء", CueClass.ASSERTS)
LITOTES = word_set("استبعد خفي")  # «لم يستبعد»: not ruling out is saying
ADVERBIAL = word_set(
    "بالخصوص بالأساس بالفعل بالتالي بالتوازي بالإضافة بالنسبة بالرغم بالمقابل باعتبار بإعتبار بذلك بالكامل بالطبع بدوره بدورها بلاده "
    "بخصوص بصدد بموجب بواسطة بلادها بعد بعض بين بيان بيانا بلدان بسبب بشكل بدون بشأن بصفة بصورة بحسب باسم بمناسبة بحضور برئاسة"
)


def led_by(word: str, prepositions: tuple[str, ...]) -> bool:
    """A one-letter preposition of the verb glued to its noun: «بالهجوم»، «بانسحاب»."""
    return (
        any(len(each) == 1 and word.startswith(each) and (word[1:3] in ("ال", "لل") or len(word) >= 4) for each in prepositions)
        and word not in COMPLEMENTISERS
        and word not in ADVERBIAL
    )
