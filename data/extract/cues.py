"""Words of speech, compiled from the lexicon: every person, tense and gender of a verb leads to its entry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from data.lexicons import table
from data.model import CueClass
from data.text.fold import folded
from data.text.words import word_set

COMPLEMENTISERS = word_set(
    "أن إن بأن أنه إنه بأنه أنها إنها بأنها أنهم إنهم بأنهم أنهما إنهما أنني إنني بأنني أننا إننا بأننا أنّ إنّ فإن فأن"
)
NOT_BOUND = word_set("فرد ورد وردت وردوا وصلت وعدت")  # «فرد»: a noun; «ورد»: a verb of its own
NOT_FORMS = word_set("هنا")  # «هنأ» folds like «here»
NOT_FEMININE = frozenset(
    ("متابع", "مواصل", "مخاطب", "كاتب", "طالب", "مدين", "مصور", "مقدر", "اسف")
)  # متابعة، مواصلة: nouns of their own; أسفه: his regret


@dataclass(frozen=True)
class Verb:
    """One entry of speech.toml: what it asserts and how its content may follow."""

    past: str
    speech: CueClass
    object: bool = False
    after: tuple[str, ...] = ()
    marks: bool = False  # speaks with a colon or quotation marks alone
    suffix: bool = False  # may carry its object: واتهموه
    takes_as: bool = False  # «قدمت … على أنها»
    strict: bool = False  # speaks only when its preposition follows: «عبر عن»
    named: bool = False  # speaks only with a subject of its own: «قدرت بـ20» is passive
    opens: bool = False  # speaks only where its clause begins: «وبين أن», not «بين البلدين»
    deeds: tuple[str, ...] = ()  # with these it is a deed and no speech: «اعترفت بدولة»
    words: bool = False  # its object must be a word of speech: «سحبت تصريحا»


@dataclass(frozen=True)
class Form:
    """One inflected form of a verb."""

    verb: Verb
    kind: str  # past, present, participle
    feminine: bool = False
    plural: bool = False
    suffixed: bool = False
    dual: bool = False  # «طالبا»: written like a noun


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Folded form → what it is; of two readings the first in the lexicon stays."""
    found: dict[str, Form] = {}
    for row in table("speech")["verbs"]:
        verb = _verb(row)
        past = folded(row["past"])
        for form, each in (
            *_past(verb, past, row["past"][-1] in "ىاي" and len(past) > 2),
            *_present(verb, folded(row.get("present", ""))),
            *_participle(verb, folded(row.get("participle", ""))),
        ):
            found.setdefault(form, each)
    return found


def find_form(word: str) -> Form | None:
    """The form behind و or ف, if any: «وأضاف»، «فشدد»."""
    known = forms()
    if word in NOT_FORMS:
        return None
    if word in known:
        return known[word]
    if word[:1] in "وف" and len(word) >= 3 and word not in NOT_BOUND:
        return known.get(word[1:])
    return None


def bound(word: str) -> bool:
    """Whether the word begins with و or ف before a form: a new clause."""
    return word not in forms() and word not in NOT_BOUND and word[:1] in "وف" and word[1:] in forms()


def _verb(row: dict[str, Any]) -> Verb:
    after = tuple(folded(each) for each in row.get("after", ()))
    flags = {name: bool(row.get(name)) for name in ("object", "marks", "suffix", "words", "strict", "named", "opens")}
    deeds = tuple(folded(each) for each in row.get("deeds", ()))
    return Verb(folded(row["past"]), CueClass(row["class"]), after=after, deeds=deeds, takes_as=bool(row.get("as")), **flags)


def _past(verb: Verb, past: str, weak: bool) -> list[tuple[str, Form]]:
    stem = past[:-1] if weak else past
    found = [
        (past, Form(verb, "past")),
        (stem + "ت", Form(verb, "past", True)),
        (stem + "وا", Form(verb, "past", False, True)),
        (stem + "تا", Form(verb, "past", True, True)),
    ]
    if len(past) > 3 or past == "قال":  # «طلبا»، «وعدا» are nouns
        found.append((stem + "وا" if weak else past + "ا", Form(verb, "past", False, True, dual=not weak)))
    if verb.suffix:
        for object in ("ه", "ها", "هم"):
            found += [(past + object, Form(verb, "past", suffixed=True)), (stem + "ت" + object, Form(verb, "past", True, suffixed=True))]
            found.append((stem + "و" + object, Form(verb, "past", False, True, True)))
    return found


def _present(verb: Verb, present: str) -> list[tuple[str, Form]]:
    if not present:
        return []
    stem = present[:-1] if present[-1] in "يوا" else present
    return [
        (present, Form(verb, "present")),
        ("ت" + present[1:], Form(verb, "present", True)),
        (stem + "ون", Form(verb, "present", False, True)),
    ]


def _participle(verb: Verb, participle: str) -> list[tuple[str, Form]]:
    if not participle:
        return []
    stem = participle[:-1] if participle[-1] == "ي" else participle
    found = [(participle + "ا", Form(verb, "participle")), (stem + "ين", Form(verb, "participle", False, True))]
    if participle not in NOT_FEMININE:
        found.append((participle + "ه", Form(verb, "participle", True)))
    return found
