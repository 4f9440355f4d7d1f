"""Names without a title, right behind a word of speech: «قال جون باغنون، السفير»."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.cue_words import ADVERBIAL, RELAY_FORMS
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.people import ADJECTIVES, may_be_name, name_run
from data.extract.phrase import Phrase, Reading
from data.extract.register import apposed, register
from data.extract.title_words import is_title, stop_words, unnamed
from data.text.words import Word, word_set

SPEECHES = word_set("تصريح تصريحات حوار مقابلة كلمة مؤتمر بيان خطاب اتصال مداخلة لقاء حديث تغريدة رسالة")
ENDS_NAME = word_set("في من خلال عبر وهو وهي على الذي التي قوله قولها أمس اليوم بعد لدى عقب قبل إلى عن أنّ")


def after_speech(reading: Reading, named: list[Phrase]) -> Iterator[Phrase]:
    """«قال جون باغنون، السفير»: a name between a word of speech and what closes a subject."""
    words, taken = reading.words, {phrase.name_start for phrase in named}
    surnames = _last_words(reading, named)
    for number in range(len(words) - 2):
        at = number + 1
        if words[at].start in taken or words[at].text in surnames or not _may_introduce(reading, number):
            continue
        after = _spoken_name(reading, number)
        if after:
            title = apposed(reading, after) if after - at > 1 else None
            key = title.key if title else frozenset()
            start, stop = words[at].start, words[after - 1].stop
            yield Phrase(start, stop, start, stop, register(reading, start, stop, key), "name", "", key)


def _last_words(reading: Reading, named: list[Phrase]) -> frozenset[str]:
    """Surnames of those named in full: «ووصف صالح كاسترو» names two."""
    names = [reading.folded.text[phrase.name_start : phrase.name_stop].split() for phrase in named]
    return frozenset(parts[-1] for parts in names if len(parts) > 1)


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
    if _said_by(words, at):
        return True
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


def _said_by(words: list[Word], at: int) -> bool:
    """«وقال كيتا (75 عاما)», «وأضاف سانو عبر …»: a verb that takes no object, an unknown word, and what may follow a subject."""
    form, text = find_form(words[at - 1].text), words[at].text
    if form is None or form.verb.object or form.verb.marks or len(text) < 4 or at + 1 >= len(words):
        return False
    if "(" in words[at + 1].gap and words[at + 1].text.isdigit():
        return True
    odd = text.endswith(("ه", "ون", "ات", "ين", "ا")) or text in ADVERBIAL or text[:1] in "بلكف"
    return not odd and not words[at + 1].breaks and words[at + 1].text in ("في", "خلال", "عبر", "امس", "اليوم")


def _closes_subject(words: list[Word], after: int, strict: bool) -> bool:
    if after >= len(words):
        return False
    word = words[after]
    if word.text in COMPLEMENTISERS or word.gap.strip()[:1] in ("،", ":", '"', "'", "(", "-"):
        return bool(word.gap.strip()) or word.text in COMPLEMENTISERS
    return word.text in ("وهو", "وهي") or is_title(word.text) or (not strict and word.text in ENDS_NAME)
