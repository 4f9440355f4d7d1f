"""What a search for content may look at, and where content ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from data.extract.cues import find_form
from data.extract.phrase import Reading
from data.model import Form
from data.text.quotes import Quote
from data.text.words import Word, word_set

GLOSS = (
    ("وهي", "عباره"),
    ("وهو", "تعبير"),
    ("وهو", "مصطلح"),
    ("وهي", "تسميه"),
    ("في", "اشاره"),
    ("وهو", "ما"),
    ("في", "الوقت"),
    ("لكن", "لم"),
)


PREPOSITIONS = word_set(
    "في من إلى على عن مع بعد قبل خلال عند لدى منذ حتى أمام عبر عقب إثر حول بشأن ضمن تعليقا ردا للمرة أثناء وسط بمناسبة "
    "بحضور باسم فيه فيها خلاله خلالها تعقيبا قبيل"
)

SHORT = 4  # words: marks around fewer, with the sentence going on, are part of a longer report
EDGES = " \n\t،,.؛;:-–\"'!؟?…)("


@dataclass(frozen=True)
class Content:
    """Folded places of the content, its form, and the rule that found it."""

    start: int
    stop: int
    form: Form
    rule: str
    quote: Quote | None = None


@dataclass(frozen=True)
class Frame:
    """What a search for content may look at: words [first:after), the quotations, and words of dates that stand in between."""

    reading: Reading
    first: int
    after: int
    quotes: list[Quote]
    skipped: frozenset[int]

    @property
    def end(self) -> int:
        return self.reading.words[self.after - 1].stop if self.after else 0

    def quote_before(self, number: int) -> Quote | None:
        """The quotation that opens right before this word."""
        start = self.reading.words[number].start
        return next(
            (
                quote
                for quote in self.quotes
                if quote.opened
                and quote.start <= start
                and self.reading.folded.text[quote.start : start].strip(" .") == ""
                and (number == 0 or self.reading.words[number - 1].stop <= quote.start)
            ),
            None,
        )


def quoted(frame: Frame, quote: Quote, rule: str) -> Content | None:
    """Speech in marks; a few marked words in a sentence that goes on are the beginning of a longer report."""
    text, words = frame.reading.folded.text, frame.reading.words
    if not quote.closed:
        return Content(quote.start, unclosed(frame, quote), Form.QUOTED, rule, quote)
    rest = [word for number, word in numbered(frame, frame.first) if word.start >= quote.stop]
    goes_on = (
        rest
        and not rest[0].gap.replace('"', "").replace("'", "").strip(" ")
        and not rest[0].text.startswith("و")
        and ((next_word := find_form(rest[0].text)) is None or next_word.kind == "present")
    )
    goes_on = goes_on or (bool(rest) and rest[0].text in ("الذي", "التي", "الذين") and "." not in rest[0].gap)
    count = count_words(frame, quote)
    if goes_on and rule != "quote" and (count < SHORT or (count <= 8 and rest[0].text not in PREPOSITIONS and len(rest) >= 3)):
        first = word_at(words, quote.start)
        whole = reported(frame, first, rule)
        return Content(quote.outer[0], whole.stop, Form.MIXED, rule, quote) if whole else None
    stop = quote.stop
    while stop > quote.start and text[stop - 1] in " .،\n":
        stop -= 1
    form = Form.QUOTED if count >= SHORT or rule in ("quote", "colon") else Form.MIXED
    return Content(quote.start, stop, form, rule, quote) if stop > quote.start else None


def unclosed(frame: Frame, quote: Quote) -> int:
    """An open quotation ends before the next word of speech that begins a clause, or with its paragraph."""
    words, text = frame.reading.words, frame.reading.folded.text
    stop = quote.stop
    for number in range(word_at(words, quote.start + 1), word_at(words, quote.stop)):
        word = words[number]
        form = find_form(word.text)
        if form and (
            (form.kind == "participle" and "،" in word.gap) or (word.text.startswith("و") and "." in word.gap and form.kind == "past")
        ):
            stop = words[number - 1].stop
            break
    while stop > quote.start and text[stop - 1] in EDGES:
        stop -= 1
    return stop


def word_at(words: Sequence[Word], place: int) -> int:
    """The number of the first word that does not begin before a place."""
    return bisect_left(words, place, key=lambda word: word.start)


def continues(frame: Frame, quote: Quote) -> bool:
    """Words follow the closing mark without a stop: «ذكر مراسل "جوهرة" أن»."""
    rest = next((word for _, word in numbered(frame, frame.first) if word.start >= quote.stop), None)
    return rest is not None and not rest.gap.replace('"', "").replace("'", "").strip(" ")


def reported(frame: Frame, number: int, rule: str) -> Content | None:
    """To the end of the frame, before a gloss of the narrator."""
    words, text = frame.reading.words, frame.reading.folded.text
    if number >= frame.after:
        return None
    start, stop = words[number].start, frame.end
    for at, word in numbered(frame, number + 1):
        if at + 1 < frame.after and (word.breaks or word.text == "لكن") and (word.text, words[at + 1].text) in GLOSS:
            stop = words[at - 1].stop
            break
    quote = frame.quote_before(number)
    if quote:
        start = quote.start
    inside = [each for each in frame.quotes if start <= each.start and each.start < stop and each.opened]
    closing = next((each for each in inside if each.closed and each.stop == stop), None)
    if closing:
        stop = closing.outer[1]
    marked = any(count_words(frame, each) >= 3 for each in inside)
    while stop > start and text[stop - 1] in " \n،,.؛:":
        stop -= 1
    return Content(start, stop, Form.MIXED if marked else Form.REPORTED, rule) if stop > start else None


def count_words(frame: Frame, quote: Quote) -> int:
    return len(frame.reading.folded.text[quote.start : quote.stop].split())


def numbered(frame: Frame, start: int) -> list[tuple[int, Word]]:
    return [(number, frame.reading.words[number]) for number in range(start, frame.after)]
