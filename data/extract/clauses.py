"""Where speech is reported in a sentence: verbs, participles, nouns and phrases, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.clause_verbs import Place, by_form
from data.extract.cue_words import (
    ABOUT,
    ARRIVES,
    BEFORE_CUE,
    RELATIVE,
    RELAY_FORMS,
    SAYING,
    SOURCE_WORDS,
    STATES,
    Cue,
    carriers,
    documents,
    pairs,
    tail_heads,
    tails,
)
from data.extract.cues import Form, Verb, find_form
from data.extract.phrase import Reading
from data.text.quotes import Quote
from data.text.words import Word

LEADING = frozenset((("قبل", "ان"), ("بعد", "ان"), ("في", "حين")))
PAIRED = 12  # words between a verb and the noun it speaks by


def find_cues(reading: Reading, first: int, after: int, quotes: list[Quote]) -> list[Cue]:
    """Cues among words [first:after), those within a quotation left out."""
    found: list[Cue] = []
    number = first
    while number < after:
        cue = None if _quoted(reading.words[number], quotes) else _cue(reading, number, first, after)
        if cue:
            found.append(replace(cue, sentence=first))
        number = cue.after if cue else number + 1
    return found


def _quoted(word: Word, quotes: list[Quote]) -> bool:
    """Within closed marks that hold more than a few words (or any at all: a marked word reports nothing)."""
    return any(quote.opened and quote.closed and quote.start <= word.start < quote.stop for quote in quotes)


def _cue(reading: Reading, number: int, first: int, after: int) -> Cue | None:
    phrase = next(_by_phrase(reading.words, number, first, after), None)
    if phrase:
        return phrase
    word = reading.words[number].text
    if word in ABOUT or word.removeprefix("و") in ABOUT:
        return _source(reading.words, number, after)
    return by_form(Place(reading, number, first, after, clause(reading.words, number, first)))


def _by_phrase(words: list[Word], number: int, first: int, after: int) -> Iterator[Cue]:
    """Cues of several words, and «نقلت … عن»."""
    word = words[number]
    if tail := _tail(words, number, after):
        yield Cue("tail", number, number + tail, number)
    if number + 2 < after and word.text.removeprefix("و") == "علي" and words[number + 1].text == "حد" and words[number + 2].text in SAYING:
        yield Cue("source", number, number + 3, number)
    if number + 2 < after and word.text in ARRIVES and words[number + 1].text == "في" and words[number + 2].text in documents():
        yield Cue("verb", number, number + 2, number, Form(STATES, "past"))
    if word.text in RELAY_FORMS and _relays(words, number, first, after):
        yield Cue("relay", number, number + 1, clause(words, number, first))
    if word.text in carriers() and number + 1 < after and (form := find_form(words[number + 1].text)) and form.kind == "present":
        yield Cue("verb", number, number + 2, number, form)
    if word.text == "بالقول":
        yield Cue("participle", number, number + 1, number, find_form("قايلا"))
    yield from _pair(words, number, after)


def _relays(words: list[Word], number: int, first: int, after: int) -> bool:
    """«نقلت وكالة عن» opens a clause and says from whom; «تأخير نقل الأسلحة» does not."""
    opens = number == first or words[number].breaks or words[number].text.startswith("و") or words[number].text.endswith("ت")
    before = words[number - 1].text if number > first and not words[number].breaks else ""
    return opens and before not in SOURCE_WORDS | RELATIVE and _names_source(words, number, after)


def _names_source(words: list[Word], number: int, after: int) -> bool:
    wanted = "الي" if "نسب" in words[number].text else "عن"
    return any(word.text == wanted for word in words[number + 1 : min(after, number + 10)])


def _pair(words: list[Word], number: int, after: int) -> Iterator[Cue]:
    """«وجه الشكر إلى»: a verb that speaks by its noun."""
    for pair in pairs():
        if words[number].text not in pair.forms and words[number].text.removeprefix("و") not in pair.forms:
            continue
        named = next((at for at in range(number + 1, min(after, number + PAIRED)) if words[at].text in pair.nouns), None)
        if named and not any(words[at].breaks and "،" not in words[at].gap and '"' not in words[at].gap for at in range(number + 1, named)):
            form = Form(Verb(pair.verb, pair.speech, after=pair.after), "past", words[number].text.endswith("ت"))
            yield Cue("verb", number, named + 1 if named == number + 1 else number + 1, number, form)


def _tail(words: list[Word], number: int, after: int) -> int:
    if words[number].text not in tail_heads():
        return 0
    for phrase in tails():
        if number + len(phrase) <= after and all(words[number + each].text == part for each, part in enumerate(phrase)):
            return len(phrase)
    return 0


def _source(words: list[Word], number: int, after: int) -> Cue | None:
    """«وفقا لـ»، «بحسب»; «وفق ما ذكرت» belongs to its verb."""
    at = number + 1
    if at < after and words[at].text in ("ما", "لما"):
        return None
    if words[number].text.removeprefix("و") in ("نقلا", "استنادا") and at < after and words[at].text in ("عن", "الي"):
        at += 1
    return Cue("source", number, at, number)


def clause(words: list[Word], number: int, first: int) -> int:
    """The word where the cue's clause begins: «كما»، «فيما»، «قبل أن»."""
    at = number
    while (
        at > first
        and not words[at].breaks
        and (
            words[at - 1].text in BEFORE_CUE
            or (words[at - 1].text, words[at].text) in LEADING
            or (at - 1 > first and (words[at - 2].text, words[at - 1].text) in LEADING)
        )
    ):
        at -= 1
    return at
