"""Where speech is reported in a sentence: verbs, participles, nouns and phrases, in order."""

from __future__ import annotations

from dataclasses import replace

from data.extract.cue_words import (
    ABOUT,
    ARRIVES,
    BEFORE_CUE,
    GOVERNING,
    LITOTES,
    RELATIVE,
    RELAY_FORMS,
    SAYING,
    SOURCE_WORDS,
    STATES,
    WITHHELD,
    Cue,
    carriers,
    documents,
    led_by,
    pairs,
    tail_heads,
    tails,
)
from data.extract.cues import COMPLEMENTISERS, Form, Verb, bound, find_form
from data.extract.phrase import Reading
from data.text.quotes import Quote
from data.text.words import Word


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
    words, word = reading.words, reading.words[number]
    tail = _tail(words, number, after)
    if tail:
        return Cue("tail", number, number + tail, number)
    bare = word.text.removeprefix("و")
    if bare == "علي" and number + 2 < after and words[number + 1].text == "حد" and words[number + 2].text in SAYING:
        return Cue("source", number, number + 3, number)
    if word.text in ARRIVES and number + 2 < after and words[number + 1].text == "في" and words[number + 2].text in documents():
        return Cue("verb", number, number + 2, number, Form(STATES, "past"))
    if word.text in ABOUT or bare in ABOUT:
        return _source(words, number, first, after)
    if word.text in RELAY_FORMS and _relays(words, number, first, after):
        return Cue("relay", number, number + 1, _clause(words, number, first))
    if word.text in carriers() and number + 1 < after and (form := find_form(words[number + 1].text)) and form.kind == "present":
        return Cue("verb", number, number + 2, number, form)
    pair = _pair(words, number, after)
    if pair:
        return pair
    before = words[number - 1].text if number > first and not word.breaks else ""
    found = find_form(word.text)
    if found is None and before in SOURCE_WORDS and word.text.endswith("ه"):
        found = find_form(word.text[:-1])  # «وفق ما أكده مصدر»
    if word.text == "بالقول":
        return Cue("participle", number, number + 1, number, find_form("قايلا"))
    if found is None:
        return None
    if found.verb.strict and not any(each.text in found.verb.after for each in words[number + 1 : min(after, number + 8)]):
        return None
    if found.verb.opens and not (number == first or word.breaks):
        return None
    if found.kind == "past" and before in GOVERNING and not bound(word.text):
        return None  # «بناء على طلب»: a noun
    withheld = number + 1 + (number + 1 < after and words[number + 1].text == "ان")
    if found.verb.past in ("رفض", "طلب") and withheld < after and words[withheld].text in WITHHELD:
        return None
    if found.kind == "participle":
        return (
            Cue("participle", number, _merged(words, number + 1, after), number, found)
            if _is_participle(words, number, first, after, found)
            else None
        )
    if before == "ما" and number - 2 >= first and words[number - 2].text in ("هو", "وهو", "هي", "وهي"):
        return None  # «وهو ما يعد مخالفا»
    if before in SOURCE_WORDS and not (before == "كما" and _speaks_on(words, number, after)):
        start = number - 1
        if start > first and words[start - 1].text in ABOUT | {"علي", "وفق"} and not words[start].breaks:
            start -= 1
        return Cue("source", start, number + 1, start, found)
    two = (words[number - 2].text if number - 2 >= first else "", before)
    if before in ("لم", "ولم") and found.verb.past in LITOTES:
        return Cue("verb", number, number + 1, number - 1, found)
    if before in ("الذي", "التي") and found.kind == "past":
        return Cue("verb", number, number + 1, number, found)  # of whoever stands before, if he is known
    if before in RELATIVE and before != "فيما" and not bound(word.text) and two not in (("قبل", "ان"), ("الوقت", "الذي")):
        return None
    if found.kind == "present" and not _opens_clause(words, number, first):
        return None
    if _is_passive(reading, word) or (
        found.kind == "present" and found.verb.past == "ذكر" and number + 1 < after and words[number + 1].text in COMPLEMENTISERS
    ):
        return None  # «ويذكر أن»: it is recalled
    return Cue("verb", number, _merged(words, number + 1, after), _clause(words, number, first), found)


def _relays(words: list[Word], number: int, first: int, after: int) -> bool:
    """«نقلت وكالة عن» opens a clause and says from whom; «تأخير نقل الأسلحة» does not."""
    opens = number == first or words[number].breaks or words[number].text.startswith("و") or words[number].text.endswith("ت")
    before = words[number - 1].text if number > first and not words[number].breaks else ""
    return opens and before not in SOURCE_WORDS | RELATIVE and _names_source(words, number, after)


def _names_source(words: list[Word], number: int, after: int) -> bool:
    wanted = "الي" if "نسب" in words[number].text else "عن"
    return any(word.text == wanted for word in words[number + 1 : min(after, number + 10)])


def _pair(words: list[Word], number: int, after: int) -> Cue | None:
    """«وجه الشكر إلى»: a verb that speaks by its noun."""
    for verb, forms_of, nouns_of, speech in pairs():
        if words[number].text not in forms_of and words[number].text.removeprefix("و") not in forms_of:
            continue
        named = [at for at in range(number + 1, min(after, number + 7)) if words[at].text in nouns_of]
        if named:
            form = Form(Verb(verb, speech, after=("ل", "الي")), "past", words[number].text.endswith("ت"))
            return Cue("verb", number, named[0] + 1 if named[0] == number + 1 else number + 1, number, form)
    return None


def _merged(words: list[Word], at: int, after: int) -> int:
    """«أضاف يقول»، «تابع قائلا»، «تابع قوله»: the second word adds nothing."""
    if at < after and not words[at].breaks and words[at].text in ("يقول", "تقول", "قايلا", "قايله", "قوله", "قولها", "بالقول", "القول"):
        return at + 1
    return at


def _tail(words: list[Word], number: int, after: int) -> int:
    if words[number].text not in tail_heads():
        return 0
    for phrase in tails():
        if number + len(phrase) <= after and all(words[number + each].text == part for each, part in enumerate(phrase)):
            return len(phrase)
    return 0


def _source(words: list[Word], number: int, first: int, after: int) -> Cue | None:
    """«وفقا لـ»، «بحسب»; «وفق ما ذكرت» belongs to its verb."""
    at = number + 1
    if at < after and words[at].text in ("ما", "لما"):
        return None
    if words[number].text.removeprefix("و") in ("نقلا", "استنادا") and at < after and words[at].text in ("عن", "الي"):
        at += 1
    return Cue("source", number, at, number)


def _is_participle(words: list[Word], number: int, first: int, after: int, form: Form) -> bool:
    """A participle speaks when its clause begins with it, or its content follows at once."""
    following = words[number + 1] if number + 1 < after else None
    if following is None:
        return False
    direct = following.text in COMPLEMENTISERS or bool(set(following.gap) & set(":\"'"))
    led = following.text in form.verb.after and number + 2 < after and words[number + 2].text in COMPLEMENTISERS
    opens = words[number].breaks or number == first
    if form.plural:
        return (direct and opens) or (direct and ":" in following.gap)
    if opens or direct or led or _complement_near(words, number, after):
        return True
    return following.text in form.verb.after or led_by(following.text, form.verb.after) or _is_object(form, following)


def _complement_near(words: list[Word], number: int, after: int) -> bool:
    """«مشيرة لموقعين إلى أن»: أن a few words on, nothing breaking."""
    for word in words[number + 1 : min(after, number + 6)]:
        if word.breaks or find_form(word.text):
            return False
        if word.text in COMPLEMENTISERS:
            return True
    return False


def _is_object(form: Form, following: Word) -> bool:
    return form.verb.suffix and following.text.startswith("ال") and not form.feminine


def _speaks_on(words: list[Word], number: int, after: int) -> bool:
    """«كما أكد بوتين أن»: the verb has content of its own behind it."""
    return any(
        word.text in COMPLEMENTISERS or ":" in word.gap or '"' in word.gap for word in words[number + 1 : min(after, number + 12)]
    ) or ((form := find_form(words[number].text)) is not None and (form.verb.object or bool(form.verb.after)))


def _opens_clause(words: list[Word], number: int, first: int) -> bool:
    word = words[number]
    return (
        number == first
        or word.breaks
        or bound(word.text)
        or (words[number - 1].text in ("ان", "اذ", "فيما", "بينما") and words[number - 2].text in ("قبل", *BEFORE_CUE))
    )


def _is_passive(reading: Reading, word: Word) -> bool:
    """أُعلن: a damma on the first letter, where the text is pointed."""
    span = reading.folded.span(word.start, word.stop)
    letters = reading.article.text[span.start : span.stop]
    stem = letters[1:] if letters[:1] in "وف" and word.text[1:] and bound(word.text) else letters
    return stem[1:2] == "ُ"


def _clause(words: list[Word], number: int, first: int) -> int:
    """The word where the cue's clause begins: «كما»، «فيما»، «قبل أن»."""
    at = number
    while (
        at > first
        and not words[at].breaks
        and (
            words[at - 1].text in BEFORE_CUE
            or (words[at - 1].text == "قبل" and words[at].text == "ان")
            or (words[at - 1].text == "ان" and words[at - 2].text == "قبل")
        )
    ):
        at -= 1
    return at
