"""Persons of an article: title and name, a name after a word of speech, surnames, and roles that stand for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import ALI, all_names, clitics_before_name, is_verb, sure_names
from data.extract.offices import clitic_length, office
from data.extract.people import may_be_name, name_run
from data.extract.phrase import Phrase, Reading
from data.extract.register import apposed, register
from data.extract.roles import roles
from data.extract.spelling import close, same_person
from data.extract.spoken import after_speech
from data.extract.title_words import is_title
from data.extract.titled import LONG, after_titles
from data.model import ActorKind
from data.text.words import Word, bare_start, stems, word_set

PLACES = word_set("محافظة مدينة بلدة قرية ولاية حي شارع مطار معسكر مخيم جامعة ملعب مستشفى ميدان ساحة قاعدة جسر سد منطقة مديرية ناحية")
LED = word_set(
    "بقيادة بزعامة برئاسة إمرة بإشراف بإمرة حكومة نظام حملة سلفه سلفها سلف نجل نجله خلفه خليفته شقيقه وهو وهم بينهم"
)  # whoever is named behind these has a part: «كتيبة بقيادة فلان»
SURNAME = "surname"  # the head of a phrase that ends with one: no body behind it reaches so far


def persons(reading: Reading) -> Iterator[Phrase]:
    """Named persons first, then surnames alone and roles that stand for one of them."""
    named = list(after_titles(reading))
    named += list(after_speech(reading, named))
    named += list(_by_given_name(reading, named))
    named += list(_titled_surnames(reading, named))
    named += list(_known(reading, named))
    named = _joined(reading, named)
    yield from named
    yield from _surnames(reading, named)
    yield from roles(reading, named)


def _known(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """Story persons named without a title, and the role that may follow them."""
    taken = {phrase.name_start for phrase in named}
    for _number, name in reading.names.items():
        actor = reading.actor(name.actor)
        if actor and actor.kind is ActorKind.PERSON and name.basis == "name" and name.start not in taken:
            title = apposed(reading, reading.after(name))
            yield Phrase(name.start, name.stop, name.start, name.stop, name.actor, "name", "", title.key if title else frozenset())


def _titled_surnames(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """«الكاتب العام لنقابة التعليم المستوري القمودي»: a long title that ends with the surname of somebody who speaks under it alone."""
    words, taken = reading.words, {place for phrase in named for place in range(phrase.name_start, phrase.name_stop)}
    alone = {reading.folded.text[phrase.name_start : phrase.name_stop]: phrase.actor for phrase in named if not phrase.key}
    alone = {name: actor for name, actor in alone.items() if name.startswith("ال") and " " not in name}
    for number, word in enumerate(words if alone else ()):
        if not is_title(word.text) or (found := office(reading, number)) is None:
            continue
        for at in range(number + 2, min(number + LONG, len(words))):
            if words[at].breaks or _ends(words[at].text):
                break
            if words[at].text in alone and words[at].stop - 1 not in taken:
                start = word.start + clitic_length(word.text)
                yield Phrase(start, words[at].stop, words[at].start, words[at].stop, alone[words[at].text], "name", SURNAME, found.key)
                break


def _ends(text: str) -> bool:
    return find_form(text) is not None or text in COMPLEMENTISERS or is_verb(text)


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
        if _is_place(words, number):
            number += 1
            continue
        if not skipped and not _has_part(reading, number, after):
            number = after
            continue
        start, stop = words[number].start + skipped, words[after - 1].stop
        key = title.key if (title := apposed(reading, after)) else frozenset()
        yield Phrase(start, stop, start, stop, register(reading, start, stop, key), "name", "", key)
        number = after


def _begins_name(words: list[Word], number: int) -> int | None:
    """Letters before the given name that stands here; a name that is a word too needs another one behind it: «جان ماري»."""
    word, after = words[number].text, words[number + 1].text
    if word in all_names() and word not in sure_names():
        return 0 if (after in all_names() or after in ("الدين", "الله")) and not is_title(word) else None
    if word in ("ابو", "ام") and number + 2 < len(words):  # «أبو بلال الحمصي»
        return 0 if after in all_names() else None
    return clitics_before_name(word)


def _is_place(words: list[Word], number: int) -> bool:
    """«محافظة عمران», «بسيدي رمضان»: places with the name of a person."""
    if not number or words[number].breaks:
        return False
    before = words[number - 1].text
    return before in PLACES or before[1:] in PLACES or (words[number].text.lstrip("ب") == "سيدي" and before not in LED)


def _has_part(reading: Reading, first: int, after: int) -> bool:
    """Whoever is only listed has no part: a verb stands beside the name, a title behind it, or the surname comes again."""
    words = reading.words
    if apposed(reading, after) or (first and words[first - 1].text in LED) or _in_marks(words, first, after):
        return True
    beside = [words[first - 1].text] if first and not words[first].breaks else []
    beside += [words[after].text] if after < len(words) and "." not in words[after].gap else []
    if any(is_verb(text) or find_form(text) or text in COMPLEMENTISERS for text in beside):
        return True
    if after < len(words) and ":" in words[after].gap:
        return True
    last = words[after - 1].text
    again = [number for number in reading.places.get(last, ()) if number and not first <= number < after]
    return last not in all_names() and any(find_form(words[number - 1].text) or is_title(words[number - 1].text) for number in again)


def _in_marks(words: list[Word], first: int, after: int) -> bool:
    """«سلفه "فلان الفلاني"»: a whole name in marks."""
    return after < len(words) and '"' in words[first].gap and '"' in words[after].gap


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
        last = parts[-1]  # «عبدالله» alone is anybody
        if last not in surnames and len(last) >= 3 and last not in (ALI, "علي", "الله") and not last.startswith("عبدال"):
            surnames[parts[-1]] = phrase.actor
        if len(parts) >= 3:
            surnames.setdefault(" ".join(parts[1:]), phrase.actor)
    taken = {place for phrase in named for place in range(phrase.name_start, phrase.name_stop)}
    known = Surnames(tuple(surnames))
    for number, word in enumerate(reading.words):
        if word.stop - 1 in taken or number in reading.names:
            continue
        if found := known.of(word.text):
            begin, surname = found
            yield Phrase(word.start + begin, word.stop, word.start + begin, word.stop, surnames[surname], "name")


class Surnames:
    """Which surname a word is, behind clitics or in another spelling; each form is looked at once, however often it stands."""

    def __init__(self, surnames: tuple[str, ...]) -> None:
        self._order = {surname: number for number, surname in enumerate(surnames)}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for surname in surnames:
            self._by_letter[surname[0]].append(surname)
        self._found: dict[str, tuple[int, str] | None] = {}

    def of(self, word: str) -> tuple[int, str] | None:
        """Where the surname begins in the word, and which it is; the first that was named."""
        if word not in self._found:
            begins = {
                surname: begin for surname in stems(word) if surname in self._order and (begin := bare_start(word, surname)) is not None
            }
            if len(word) >= 5 and may_be_name(word):
                begins = dict.fromkeys((one for one in self._by_letter.get(word[0], ()) if close(word, one)), 0) | begins
            surname = min(begins, key=lambda one: self._order[one], default="")
            self._found[word] = (begins[surname], surname) if surname else None
        return self._found[word]
