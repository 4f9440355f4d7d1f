"""Persons of an article: title and name, a name after a word of speech, surnames, and roles that stand for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.cue_words import RELAY_FORMS
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.gazetteer import slug
from data.extract.given import ALI, all_names, clitics_before_name, is_verb, sure_names
from data.extract.offices import Office, clitic_length, office
from data.extract.people import (
    ADJECTIVES,
    close,
    is_title,
    may_be_name,
    name_run,
    roman,
    same_person,
    skeleton,
    stop_words,
    unnamed,
)
from data.extract.phrase import Phrase, Reading
from data.extract.roles import roles
from data.model import Actor, ActorKind
from data.text.words import Word, bare_start, word_set

SPEECHES = word_set("تصريح تصريحات حوار مقابلة كلمة مؤتمر بيان خطاب اتصال مداخلة لقاء حديث تغريدة رسالة")


TO = word_set("لدى إلى الى في عن مع على")
ENDS_NAME = word_set("في من خلال عبر وهو وهي على الذي التي قوله قولها أمس اليوم بعد لدى عقب قبل إلى عن أنّ")


def persons(reading: Reading) -> Iterator[Phrase]:
    """Named persons first, then surnames alone and roles that stand for one of them."""
    named = list(_after_titles(reading))
    named += list(_after_speech(reading, named))
    named += list(_by_given_name(reading, named))
    named += list(_known(reading, named))
    named = _joined(reading, named)
    yield from named
    yield from _surnames(reading, named)
    yield from roles(reading, named)


def _after_titles(reading: Reading) -> Iterator[Phrase]:
    """Title, then name: with a comma between, or with the name before the title."""
    words, number = reading.words, 0
    while number < len(words):
        found = office(reading, number)
        if found is None:
            number += 1
            continue
        phrase = _titled(reading, found)
        if phrase:
            yield phrase
            number = reading.at[phrase.stop - 1] + 1
        else:
            number = number + 1


def _titled(reading: Reading, found: Office) -> Phrase | None:
    words, at = reading.words, _behind_place(reading, found)
    definite = found.definite or at > found.after or (at < len(words) and words[at].text in sure_names())
    start = words[found.first].start + clitic_length(words[found.first].text)
    if at >= len(words):
        return None
    comma = words[at].breaks
    if comma and words[at].gap.strip() not in ("،", ",", "/", '"', "،''"):
        return None
    name = reading.names.get(at)
    if name and name.start == words[at].start:
        actor = reading.actor(name.actor)
        if actor and actor.kind is ActorKind.PERSON:
            return Phrase(start, name.stop, name.start, name.stop, actor.id, "name", "", found.key)
    after = name_run(words, at)
    after = min((number for number in range(at + 1, after) if number in reading.names and reading.names[number].actor), default=after)
    count = after - at
    if not count or at in reading.names or not definite or words[at].text in unnamed():
        return None
    if count < 2 and (comma or not _single(reading, at)):
        return None
    if comma and (words[at].text.startswith("و") or not _closed(reading, after)):
        return None
    begin, stop = words[at].start + (clitics_before_name(words[at].text) or 0), words[after - 1].stop
    return Phrase(start, stop, begin, stop, _register(reading, begin, stop, found.key), "name", "", found.key)


def _behind_place(reading: Reading, found: Office) -> int:
    """«محافظ صفاقس شاكر الفقي»: the word a sure given name begins at, past words of the title no list knows."""
    words = reading.words
    if found.definite and found.after < len(words) and name_run(words, found.after) - found.after >= 2:
        return found.after
    for number in range(found.after, min(found.after + 5, len(words) - 1)):
        text = words[number].text
        if words[number].breaks or find_form(text) or text in COMPLEMENTISERS or text in ENDS_NAME or text in TO:
            break
        if text in all_names() and not is_title(text) and name_run(words, number) - number >= 2:
            return number
        if text.startswith("و") or (number in reading.names and reading.names[number].basis == "role"):
            break
    return found.after


def _single(reading: Reading, at: int) -> bool:
    """One word may be a name behind a bare title: «الرئيس بوتفليقة»، but not «الوزير أكد»."""
    before, word = reading.words[at - 1].text, reading.words[at].text
    return is_title(before) and not word.endswith(("يه", "ا", "ين", "ون")) and len(word) > 3


def _closed(reading: Reading, after: int) -> bool:
    return (
        after >= len(reading.words)
        or reading.words[after].breaks
        or bool(find_form(reading.words[after].text))
        or reading.words[after].text in COMPLEMENTISERS | ENDS_NAME
        or reading.words[after].text.startswith("ل")
    )


def _register(reading: Reading, start: int, stop: int, key: frozenset[str]) -> str:
    """The id of the person with the name at folded [start:stop): known under another spelling, or new."""
    span = reading.folded.span(start, stop)
    name = " ".join(reading.article.text[span.start : span.stop].split())
    for actor in (*reading.discovered.values(), *reading.lexicon.actors):
        alone = " " not in actor.name_ar and " " in name  # a surname known alone is not yet this full name
        named = actor.kind is ActorKind.PERSON and not actor.id.startswith("role-") and not alone
        if named and any(same_person(name, other) for other in (actor.name_ar, *actor.aliases)):
            return actor.id
    id = slug(roman(name)) or slug(skeleton(name))
    above = next((part for part in key if part.isascii() and reading.actor(part)), None)
    reading.discovered.setdefault(id, Actor(id, name, name, ActorKind.PERSON, above, discovered=True))
    return id


def _after_speech(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """«قال جون باغنون، السفير»: a name between a word of speech and what closes a subject."""
    words, taken = reading.words, {phrase.name_start for phrase in named}
    for number in range(len(words) - 2):
        at = number + 1
        if words[at].start in taken or not _may_introduce(reading, number):
            continue
        after = _spoken_name(reading, number)
        if after:
            apposed = _apposed(reading, after) if after - at > 1 else None
            key = apposed.key if apposed else frozenset()
            start, stop = words[at].start, words[after - 1].stop
            yield Phrase(start, stop, start, stop, _register(reading, start, stop, key), "name", "", key)


def _may_introduce(reading: Reading, number: int) -> bool:
    """A finite verb of speech, or «عن» behind «نقلت», right before a word no list knows."""
    words, at = reading.words, number + 1
    if words[at].breaks or at in reading.names or words[at].text in unnamed() or reading.state_at(at):
        return False
    form = find_form(words[number].text)
    if form is not None:
        return form.kind != "participle" and not form.verb.strict
    return words[number].text == "عن" and any(word.text in RELAY_FORMS for word in words[max(0, number - 8) : number])


def _spoken_name(reading: Reading, number: int) -> int | None:
    """One past the name that follows this word of speech, if what follows it is a name."""
    words, at = reading.words, number + 1
    form = find_form(words[number].text)
    if not may_be_name(words[at].text):
        return at + 1 if _lone_name(reading, at) else None
    after = name_run(words, at, 4)
    after = min((each for each in range(at, after) if each in reading.names or reading.state_at(each)), default=after)
    if after - at == 1:
        return after if _lone_name(reading, at) else None
    strict = form is not None and form.verb.object
    if after - at < 2 or any(word.text in unnamed() for word in words[at:after]) or not _closes_subject(words, after, strict):
        return None
    return after


def _is_family_name(text: str) -> bool:
    """«البنزرتي»: with the article and ي, and no adjective or office the lists know."""
    return (
        text.startswith("ال")
        and text.endswith("ي")
        and len(text) >= 6
        and text[2:] not in ADJECTIVES
        and not is_title(text)
        and text not in stop_words()
    )


def _lone_name(reading: Reading, at: int) -> bool:
    """«قالت بولدان إن»: one word that is no common noun, right between the verb and أن."""
    words, text = reading.words, reading.words[at].text
    if _is_family_name(text) and at + 1 < len(words) and words[at + 1].text in COMPLEMENTISERS and not words[at + 1].breaks:
        return True
    if not may_be_name(text):
        return False
    if (
        at + 2 < len(words)
        and len(text) >= 4
        and words[at + 1].text in ("في", "خلال")
        and words[at + 2].text in SPEECHES
        and not text.endswith(("ه", "ون", "ات", "ين"))
    ):
        return True
    if (
        at + 1 >= len(words)
        or (":" not in words[at + 1].gap and (words[at + 1].breaks or words[at + 1].text not in COMPLEMENTISERS))
        or len(text) < 4
    ):
        return False
    return not text.endswith(("ه", "ون", "ات", "ين", "ان")) or (text.endswith("ان") and len(text) >= 6)


def _closes_subject(words: list[Word], after: int, strict: bool) -> bool:
    if after >= len(words):
        return False
    word = words[after]
    if word.text in COMPLEMENTISERS or word.gap.strip()[:1] in ("،", ":", '"', "'", "(", "-"):
        return bool(word.gap.strip()) or word.text in COMPLEMENTISERS
    return word.text in ("وهو", "وهي") or is_title(word.text) or (not strict and word.text in ENDS_NAME)


def _apposed(reading: Reading, after: int) -> Office | None:
    """The title behind a name: «أمارا إيسي، المبعوث الخاص»، «بودولياك مستشار الرئيس»."""
    if after < len(reading.words) and reading.words[after].gap.strip() in ("", "،", ","):
        return office(reading, after)
    return None


def _known(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """Story persons named without a title, and the role that may follow them."""
    taken = {phrase.name_start for phrase in named}
    for _number, name in reading.names.items():
        actor = reading.actor(name.actor)
        if actor and actor.kind is ActorKind.PERSON and name.basis == "name" and name.start not in taken:
            apposed = _apposed(reading, reading.after(name))
            yield Phrase(name.start, name.stop, name.start, name.stop, name.actor, "name", "", apposed.key if apposed else frozenset())


def _by_given_name(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """«عصام الشابي»: a given name and what belongs to it, with no title at all."""
    words, taken = reading.words, {place for phrase in named for place in range(phrase.start, phrase.stop)}
    number = 0
    while number < len(words) - 1:
        skipped = _begins_name(words, number)
        after = name_run(words, number, 4) if skipped == 0 else name_run(words, number + 1, 3)
        known = any(each in reading.names for each in range(number, after))
        if skipped is None or words[number].stop - 1 in taken or known or words[number + 1].breaks or after - number < 2:
            number += 1
            continue
        if not _has_part(reading, number, after):
            number = after
            continue
        start, stop = words[number].start + skipped, words[after - 1].stop
        key = apposed.key if (apposed := _apposed(reading, after)) else frozenset()
        yield Phrase(start, stop, start, stop, _register(reading, start, stop, key), "name", "", key)
        number = after


def _begins_name(words: list[Word], number: int) -> int | None:
    """Letters before the given name that stands here; a name that is a word too needs another one behind it: «جان ماري»."""
    word, after = words[number].text, words[number + 1].text
    if word in all_names() and word not in sure_names():
        return 0 if after in all_names() and not is_title(word) else None
    if word in ("ابو", "ام") and number + 2 < len(words):  # «أبو بلال الحمصي»
        return 0 if after in all_names() else None
    return clitics_before_name(word)


def _has_part(reading: Reading, first: int, after: int) -> bool:
    """Whoever is only listed has no part: a verb stands beside the name, a title behind it, or the surname comes again."""
    words = reading.words
    if _apposed(reading, after):
        return True
    beside = [words[first - 1].text] if first and not words[first].breaks else []
    beside += [words[after].text] if after < len(words) and "." not in words[after].gap else []
    if any(is_verb(text) or find_form(text) or text in COMPLEMENTISERS for text in beside):
        return True
    if after < len(words) and ":" in words[after].gap:
        return True
    last = words[after - 1].text
    again = [number for number in range(1, len(words)) if words[number].text == last and not first <= number < after]
    return last not in all_names() and any(find_form(words[number - 1].text) or is_title(words[number - 1].text) for number in again)


def _joined(reading: Reading, named: list[Phrase]) -> list[Phrase]:
    """«الرئيس ترامب» is «دونالد ترامب», named in full further on."""
    people = [actor for actor in reading.discovered.values() if actor.kind is ActorKind.PERSON and not actor.id.startswith("role-")]
    alone = [actor for actor in people if " " not in actor.name_ar]
    full = {one.id: [two.id for two in people if " " in two.name_ar and same_person(one.name_ar, two.name_ar)] for one in alone}
    same = {id: others[0] for id, others in full.items() if len(others) == 1}
    for id in same:
        del reading.discovered[id]
    return [replace(phrase, actor=same.get(phrase.actor, phrase.actor)) for phrase in named]


def _surnames(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """The last word of a name said in full stands for the person, in other spellings too."""
    surnames: dict[str, str] = {}
    for phrase in named:
        parts = reading.folded.text[phrase.name_start : phrase.name_stop].split()
        if parts[-1] not in surnames and len(parts[-1]) >= 3 and parts[-1] not in (ALI, "علي"):
            surnames[parts[-1]] = phrase.actor
        if len(parts) >= 3:
            surnames.setdefault(" ".join(parts[1:]), phrase.actor)
    taken = {place for phrase in named for place in range(phrase.name_start, phrase.name_stop)}
    for number, word in enumerate(reading.words):
        if word.stop - 1 in taken or number in reading.names:
            continue
        for surname, actor in surnames.items():
            if surname not in word.text and surname[0] != word.text[0]:
                continue
            begin = bare_start(word.text, surname)
            if begin is None and len(word.text) >= 5 and may_be_name(word.text) and close(word.text, surname):
                begin = 0
            if begin is not None:
                yield Phrase(word.start + begin, word.stop, word.start + begin, word.stop, actor, "name")
                break
