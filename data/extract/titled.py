"""Names behind a title: «وزير الفلاحة، الأسعد الأشعل، الخميس», «رئيس بلدية … فلان»."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.comma_names import between_commas
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.given import OF_FATHER, all_names, clitics_before_name, is_everyday_article, is_verb, sure_names
from data.extract.offices import Office, clitic_length, office
from data.extract.people import may_be_name, name_run
from data.extract.phrase import Phrase, Reading
from data.extract.register import apposed, register
from data.extract.spoken import ENDS_NAME
from data.extract.title_words import is_title, stop_words, title_of, unnamed
from data.model import ActorKind
from data.text.words import word_set

ON_BEHALF = word_set("عن")  # «النائب عن الكتلة فلان»
TO = word_set("لدى إلى في مع على")
ADDRESS = word_set("دكتور سيد شيخ مهندس أستاذ حاج لواء عميد عقيد محامي")
SHORT = word_set("د م")  # doctor, engineer
NAMESAKES = word_set("مطار معسكر مستشفى جامعة شارع جسر ميدان ساحة قاعدة مدرسة حي سد ميناء مخيم مسجد جامع كلية متحف ملعب مدينة")
LONG = 14  # words of a title before the name
MARKS = ("،", ",", "/", '"', "،''", "-", "–")


def after_titles(reading: Reading) -> Iterator[Phrase]:
    """Title, then name: with a comma between, or with the name before the title."""
    words, number = reading.words, 0
    while number < len(words):
        found = office(reading, number)
        if found is None:
            number += 1
            continue
        phrase = None if _is_namesake(reading, number) else _titled(reading, found) or _past_comma(reading, found)
        if phrase:
            yield phrase
            number = reading.at[phrase.stop - 1] + 1
        else:
            number = number + 1


def _two_names(reading: Reading, at: int) -> bool:
    """«أمينه حسن نصر الله»: a name that is a word too, and what can only be its second part."""
    words = reading.words
    if at + 1 >= len(words) or words[at].breaks or words[at + 1].breaks or words[at].text not in all_names() or is_title(words[at].text):
        return False
    return words[at + 1].text in all_names() or (name_run(words, at) - at >= 2 and words[at - 1].text.endswith("ه"))


def _is_namesake(reading: Reading, number: int) -> bool:
    """«مطار الملك خالد الدولي»: a place that bears a name."""
    words = reading.words
    if not number or words[number].breaks or not words[number].text.startswith("ال"):
        return False
    before = words[number - 1].text
    return before in NAMESAKES or before[1:] in NAMESAKES


def _titled(reading: Reading, found: Office) -> Phrase | None:
    words, at = reading.words, _behind_place(reading, found)
    definite = found.definite or at > found.after or (at < len(words) and (words[at].text in sure_names() or _two_names(reading, at)))
    if at >= len(words):
        return None
    if words[at].text in SHORT and at + 2 < len(words) and words[at + 1].gap.strip() in (".", "/", "") and not words[at].breaks:
        return _named_at(reading, found, at + 1)  # «نائب النقيب د.ناصر نواصرة»
    comma = words[at].breaks
    if comma and words[at].gap.strip() not in MARKS:
        return None
    name = reading.names.get(at)
    if name and name.start == words[at].start:
        actor = reading.actor(name.actor)
        if actor and actor.kind is ActorKind.PERSON:
            key = _key(reading, found, reading.after(name))
            return Phrase(_start(reading, found), name.stop, name.start, name.stop, actor.id, "name", "", key)
    listed = between_commas(words, at) if comma and not _is_known_other(reading, at) else 0
    after = listed or _run(reading, at) if comma else max(_run(reading, at), _honoured(reading, found, at))
    if (
        not comma
        and after - at >= 3
        and words[at].text[0] in "بل"
        and words[at].text not in all_names()
        and words[at + 1].text in all_names()
    ):
        at += 1  # «مدير الميناء بصفاقس أنيس كمون»
    count = after - at
    glued = count == 2 and words[at].text[0] in "بل" and words[at].text not in all_names() and is_everyday_article(words[at + 1].text)
    if not count or glued or (at in reading.names and not listed) or not definite or words[at].text in unnamed():
        return None
    if count < 2 and (comma or not _single(reading, at)):
        return None
    if comma and (words[at].text.startswith("و") or not (listed or _closed(reading, after))):
        return None
    return _phrase(reading, found, at, after)


def _named_at(reading: Reading, found: Office, at: int) -> Phrase | None:
    """The two words or more of a name behind «د.»."""
    after = _run(reading, at)
    return _phrase(reading, found, at, after) if after - at >= 2 else None


def _run(reading: Reading, at: int) -> int:
    """One past the name that begins at this word, before a name the gazetteer knows."""
    after = name_run(reading.words, at)
    return min((number for number in range(at + 1, after) if number in reading.names and reading.names[number].actor), default=after)


def _honoured(reading: Reading, found: Office, at: int) -> int:
    """«الدكتور عدلي سعداوي»: behind a form of address two words are a name, even if the first is an adjective too."""
    words = reading.words
    if title_of(words[at - 1].text) not in ADDRESS or at != found.first + 1 or at + 1 >= len(words) or words[at + 1].breaks:
        return at
    first, second = words[at].text, words[at + 1].text
    common = (
        first in stop_words() or first.startswith(("ال", "و", "لل")) or is_verb(first) or find_form(first) is not None or is_title(first)
    )
    return at if common or not may_be_name(second, False) or second.startswith("و") else max(at + 2, _run(reading, at + 1))


def _start(reading: Reading, found: Office) -> int:
    first = reading.words[found.first]
    return first.start + clitic_length(first.text)


def _phrase(reading: Reading, found: Office, at: int, after: int) -> Phrase:
    words = reading.words
    begin, stop = words[at].start + (clitics_before_name(words[at].text) or 0), words[after - 1].stop
    key = _key(reading, found, after)
    return Phrase(_start(reading, found), stop, begin, stop, register(reading, begin, stop, key), "name", "", key)


def _key(reading: Reading, found: Office, after: int) -> frozenset[str]:
    """What the title says, and the one behind the name: «الدكتور فلان، وزير الري»."""
    further = apposed(reading, after)
    return found.key | (further.key if further and further.definite else frozenset())


def _past_comma(reading: Reading, found: Office) -> Phrase | None:
    """«رئيس الإدارة العسكرية في منطقة …، فلان، عبر»: a title of many words, a comma, and a name that a mark or a preposition closes."""
    words = reading.words
    for at in range(found.first + 1, min(found.first + LONG, len(words))):
        if words[at].breaks:
            if words[at].gap.strip() not in ("،", ",") or at - found.first < 2 or _is_known_other(reading, at):
                return None
            after = between_commas(words, at)
            return _phrase(reading, found, at, after) if after and not words[at].text.startswith("و") else None
        if _ends_title(words[at].text):
            return None
    return None


def _ends_title(text: str) -> bool:
    return find_form(text) is not None or text in COMPLEMENTISERS or is_verb(text) or text in ("الذي", "التي", "وهو", "وهي", "هو", "قد")


def _is_known_other(reading: Reading, at: int) -> bool:
    """A state or body of the gazetteer stands here: «وزراء خارجية مصر، الأردن»."""
    name = reading.names.get(at)
    actor = reading.actor(name.actor) if name else None
    return actor is not None and actor.kind is not ActorKind.PERSON and reading.words[at].text not in all_names()


def _behind_place(reading: Reading, found: Office) -> int:
    """«محافظ صفاقس شاكر الفقي»: the word a sure given name begins at, past words of the title no list knows."""
    words, spoken = reading.words, _is_spoken(reading, found.first)
    if found.definite and found.after < len(words) and name_run(words, found.after) - found.after >= 2:
        return found.after
    for number in range(found.after, min(found.after + (LONG if spoken else 7), len(words) - 1)):
        text = words[number].text
        quoted = words[number].gap.strip() in ('"', '"،')  # «رئيس حزب "…"، فلان»
        if (words[number].breaks and not quoted) or _ends_title(text) or (text in ENDS_NAME | TO and not _passes(text, spoken)):
            break
        if (text in all_names() or text in OF_FATHER) and not is_title(text) and name_run(words, number) - number >= 2:
            return number
        if (text.startswith("و") and not spoken) or (number in reading.names and reading.names[number].basis == "role"):
            break
    return found.after


def _passes(text: str, spoken: bool) -> bool:
    """«رئيس الحكومة المكلفة من مجلس النواب فلان»: behind a word of speech a title may go past these."""
    return text in ON_BEHALF or (spoken and text in ("من", "في", "لدي", "علي"))


def _is_spoken(reading: Reading, number: int) -> bool:
    """A word of speech or أن stands right before."""
    if not number or reading.words[number].breaks:
        return False
    form = find_form(reading.words[number - 1].text)
    return (form is not None and form.kind != "participle") or reading.words[number - 1].text in COMPLEMENTISERS


def _single(reading: Reading, at: int) -> bool:
    """One word may be a name behind a bare title: «الرئيس بوتفليقة», but not «الوزير أكد» nor «القاضي استمع إلى»."""
    words = reading.words
    before, word = words[at - 1].text, words[at].text
    governs = at + 1 < len(words) and not words[at + 1].breaks and words[at + 1].text in ("الي", "علي") and word not in all_names()
    return is_title(before) and not word.endswith(("يه", "ا", "ين", "ون")) and not word.startswith("است") and not governs and len(word) > 3


def _closed(reading: Reading, after: int) -> bool:
    return (
        after >= len(reading.words)
        or reading.words[after].breaks
        or bool(find_form(reading.words[after].text))
        or reading.words[after].text in COMPLEMENTISERS | ENDS_NAME
        or reading.words[after].text.startswith("ل")
    )
