"""Bodies that every state has: «وزارة الدفاع الروسية», and whose they are when no state is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from data.extract.cues import find_form
from data.extract.lexicon import BEGIN
from data.extract.phrase import Phrase, Reading
from data.extract.title_words import is_title
from data.lexicons import table
from data.model import Actor, ActorKind
from data.text.fold import folded
from data.text.words import bare_start, stems, word_set

GROUPS = frozenset(("forces", "security-forces", "opposition", "media"))


SENTENCE = 40  # words looked back over
BARE_PORTFOLIO = word_set("الداخلية الخارجية الدفاع")
NEEDS_STATE = frozenset(("foreign-ministry", "interior-ministry", "defence-ministry", "media", "embassy", "opposition"))


@lru_cache(maxsize=1)
def common_bodies() -> dict[str, str]:
    """Folded form → body id, for bodies every state has."""
    return {folded(form): id for id, rows in table("titles")["bodies"].items() for form in rows}


@lru_cache(maxsize=128)
def _forms_of(body: str) -> tuple[str, ...]:
    return tuple(form for form, other in common_bodies().items() if other == body)


def state_bodies(reading: Reading) -> Iterator[Phrase]:
    """Bodies of states: the state is said, or was said before, or is the one the article is about."""
    said: dict[str, str] = {}
    home = _home(reading)
    for number in range(len(reading.words)):
        found = common_at(reading, number)
        if found is None:
            continue
        form, body, start, after = found
        if (
            number
            and not reading.words[number].breaks
            and (is_title(reading.words[number - 1].text) or reading.words[number - 1].text.endswith("وزاره"))
        ):
            continue
        if number and not reading.words[number].breaks and form in BARE_PORTFOLIO and reading.words[number - 1].text.startswith("ال"):
            continue  # «الشؤون الداخلية لمصر»
        state, after = _state_of(reading, after, 1 if form in BARE_PORTFOLIO else 3)
        if state is None and (body in GROUPS or " " not in form) and body in NEEDS_STATE:
            continue  # «الدفاع» alone is defence
        if (
            state is None
            and number
            and not reading.words[number].breaks
            and " " not in form
            and reading.words[number - 1].text.startswith("ال")
        ):
            continue  # «الشؤون الداخلية»: an adjective
        bare = reading.folded.text[start : reading.words[after - 1].stop] not in reading.lexicon.names.forms
        if state is None and bare and (" " not in form or body in GROUPS) and not _follows_speech(reading, number):
            continue
        if state:
            said[body] = state
        owner = state or said.get(body) or _spoken_of(reading, number) or home
        further = reading.words[after] if after < len(reading.words) else None
        if owner is None and body in GROUPS and further and further.text.startswith("ال") and not further.breaks:
            continue  # «القوات الكردية»: of no state
        stop = reading.words[after - 1].stop
        actor = _story_body(reading, folded(reading.folded.text[start:stop]), form, owner) or _discover(reading, body, owner)
        yield Phrase(start, stop, start, stop, actor, "name", form.split()[0])


def common_at(reading: Reading, number: int) -> tuple[str, str, int, int] | None:
    """The longest form that begins at this word: form, body, folded start, and the word behind."""
    words = reading.words
    for stem in stems(words[number].text):
        for form, body in _by_first().get(stem, ()):
            parts = form.split()
            rest = words[number + 1 : number + len(parts)]
            if [word.text for word in rest] == parts[1:] and not any(word.breaks for word in rest):
                begin = bare_start(words[number].text, stem)
                return form, body, words[number].start + (begin or 0), number + len(parts)
    return None


@lru_cache(maxsize=1)
def _by_first() -> dict[str, list[tuple[str, str]]]:
    """Forms by their first word, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form, body in sorted(common_bodies().items(), key=lambda item: -len(item[0])):
        found.setdefault(form.split()[0], []).append((form, body))
    return found


def _follows_speech(reading: Reading, number: int) -> bool:
    """The word is the subject of a verb of speech, or a document's author: «بيان لقيادة الأركان»."""
    if number > 0 and reading.words[number - 1].text in ("بيان", "تقرير", "تصريح"):
        return True
    return (
        number > 0
        and not reading.words[number].breaks
        and (form := find_form(reading.words[number - 1].text)) is not None
        and form.kind != "participle"
    )


def _state_of(reading: Reading, after: int, most: int) -> tuple[str | None, int]:
    """The state behind a body, past fewer than ``most`` adjectives or «في»: «الشرطة الخاصة الفرنسية»، «لجنة الأمن في كازاخستان».

    «الدفاع الجوي السعودي» is no ministry."""
    words = reading.words
    for skip in range(most):
        number = after + skip
        if number >= len(words) or words[number].breaks:
            break
        state = reading.state_at(number)
        if state and (words[number].text.startswith("ال") or skip == 0 or words[number - 1].text == "في"):
            name = reading.names.get(number)
            return state, (reading.after(name) if name else number + 1)
        if words[number].text != "في" and not words[number].text.startswith("ال"):
            break
    return None, after


def _spoken_of(reading: Reading, number: int) -> str | None:
    """«وفي ليبيا قتل ثلاثة، بحسب وزارة الصحة»: the one state that the body's sentence opens with."""
    words, first = reading.words, number
    while first and number - first < SENTENCE and not (words[first].breaks and set(words[first].gap) & set(".\n!؟")):
        first -= 1
    opening = [state for at in range(first, min(first + 3, number)) if (state := reading.state_at(at))]
    placed = any(words[at].text.removeprefix("و") in ("في", "اما") for at in range(first, min(first + 3, number)))
    others = {state for at in range(first, number) if (state := reading.state_at(at)) and words[at].text.startswith("ال")}
    return opening[0] if placed and opening and not others - set(opening) else None


def _home(reading: Reading) -> str | None:
    """The state the article is about: the target, or the one that is named more than all others together."""
    target = reading.lexicon.target
    if target:
        return reading.lexicon.voice(target)
    counts = Counter(state for number in range(len(reading.words)) if (state := reading.state_at(number)))
    if not counts:
        return None
    state, most = counts.most_common(1)[0]
    return state if most * 2 > counts.total() else None


def _story_body(reading: Reading, whole: str, form: str, owner: str | None) -> str | None:
    """The story's own actor for this body of this state."""
    names = reading.lexicon.names
    exact = names.forms.get(whole)
    if exact and exact[1] == "name":
        actor = reading.lexicon.actor(exact[0])
        if actor and (owner is None or owner in reading.lexicon.chain(actor.id) or actor.member_of is None):
            return actor.id
    for other in _forms_of(common_bodies()[form]):
        found = names.forms.get(other)
        if found and (owner is None or owner in reading.lexicon.chain(found[0])):
            return found[0]
    for id in reading.lexicon.bodies.get((owner or "", form[:BEGIN]), ()):
        actor = names.actors[id]
        if any(_same_body(reading, alias, form) for alias in (actor.name_ar, *actor.aliases)):
            return id
    return None


def _same_body(reading: Reading, alias: str, form: str) -> bool:
    """The alias is the body's form with the state's adjective behind it: «وزارة الدفاع الروسية»."""
    rest = folded(alias).removeprefix(form).split()
    return folded(alias).startswith(form) and len(rest) <= 1 and all(word in reading.lexicon.names.adjectives for word in rest)


def _discover(reading: Reading, body: str, owner: str | None) -> str:
    id = f"{owner}-{body}" if owner else body
    state = reading.actor(owner) if owner else None
    english = f"{state.name_en} {body.replace('-', ' ')}" if state else body.replace("-", " ").capitalize()
    kind = ActorKind.GROUP if body in GROUPS else ActorKind.INSTITUTION
    if reading.lexicon.actor(id) is None:
        arabic = " ".join(
            part for part in (next(f for f in table("titles")["bodies"][body]), f"({state.name_ar})" if state else "") if part
        )
        reading.discovered.setdefault(id, Actor(id, arabic, english, kind, owner, discovered=True))
    return id
