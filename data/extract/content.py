"""Where the content of a report begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.extract.clauses import Cue, led_by
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.phrase import Reading
from data.lexicons import table
from data.model import CueClass, Form
from data.text.fold import folded
from data.text.quotes import Quote
from data.text.words import Word

PREPOSITIONS = frozenset(
    folded(word)
    for word in (
        "في",
        "من",
        "إلى",
        "على",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "خلال",
        "عند",
        "لدى",
        "منذ",
        "حتى",
        "أمام",
        "عبر",
        "عقب",
        "إثر",
        "حول",
        "بشأن",
        "ضمن",
        "تعليقا",
        "ردا",
        "للمرة",
        "أثناء",
        "على",
        "وسط",
        "بمناسبة",
        "بحضور",
        "باسم",
        "فيه",
        "فيها",
        "خلاله",
        "خلالها",
        "تعقيبا",
        "قبيل",
    )
)
FIRST_PERSON = frozenset(
    folded(word)
    for word in ("نحن", "أنا", "لقد", "إننا", "إنني", "سوف", "يجب", "علينا", "لدينا", "هذا", "هذه", "لا", "لم", "لن", "ليس", "نريد", "أريد")
)
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
OPINION = frozenset((CueClass.ASSERTS, CueClass.CLAIMS, CueClass.DENIES, CueClass.WARNS))
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


def find_content(frame: Frame, cue: Cue) -> Content | None:
    """The content behind the subject, by the shape that begins it."""
    words, verb = frame.reading.words, cue.verb
    at = _past_fillers(frame)
    if at >= frame.after:
        return None
    begun = _begin(frame, cue, at)
    if begun is not None:
        return begun
    if verb.takes_as and any(word.text in ("انها", "انه", "انهم") and words[n - 1].text == "علي" for n, word in _numbered(frame, at)):
        return _reported(frame, at, "as")
    if verb.words:
        return _reported(frame, at, "object") if any(word.text in _speech_words() for _, word in _numbered(frame, at)[:5]) else None
    if cue.form and cue.form.suffixed:
        return _reported(frame, at, "object")
    if verb.object and words[at].text not in PREPOSITIONS and not _is_for(words[at].text, frame, at):
        that = _that_near(frame, at) if verb.speech in OPINION and not verb.suffix else None
        return _from(frame, that + 1, "that") if that else _reported(frame, at, "object")
    return _search(frame, cue, at)


def _that_near(frame: Frame, at: int) -> int | None:
    """«واعتبر المؤتمر أن»: a subject nobody knows stands between the verb and أن."""
    words = frame.reading.words
    for number, word in _numbered(frame, at + 1)[:8]:
        if word.text in COMPLEMENTISERS:
            return number if words[number - 1].text not in PREPOSITIONS else None
        if word.breaks and ":" not in word.gap and "،" not in word.gap:
            return None
    return None


def _begin(frame: Frame, cue: Cue, at: int) -> Content | None:
    """Content that begins at this very word: a mark, a colon, أن, or the verb's preposition."""
    words, verb = frame.reading.words, cue.verb
    quote = frame.quote_before(at)
    if quote and (not quote.closed or ":" in words[at].gap or _count(frame, quote) >= SHORT or verb.object or not _continues(frame, quote)):
        by_the_way = (
            verb.object and quote.closed and _count(frame, quote) < SHORT and ":" not in words[at].gap
        )  # أدان «بأشد العبارات» الهجوم
        return _reported(frame, at, "object") if by_the_way else _quoted(frame, quote, "quote")
    if ":" in words[at].gap:
        return _from(frame, at + 1 if words[at].text in COMPLEMENTISERS else at, "colon")
    if words[at].text in COMPLEMENTISERS and not verb.marks:
        return _from(frame, at + 1, "that")
    if words[at].text in verb.after:
        following = at + 1
        if following < frame.after and words[following].text in COMPLEMENTISERS:
            return _from(frame, following + 1, "that")
        return _from(frame, following, "preposition")
    if (led_by(words[at].text, verb.after) and at not in frame.reading.names) or (
        words[at].text[:1] in verb.after and words[at].text[1:3] in ("ال", "لل")
    ):
        return _from(frame, at, "preposition")
    stray = next((quote for quote in frame.quotes if not quote.opened and words[at].start < quote.start <= frame.end + 2), None)
    if (
        stray
        and cue.kind == "participle"
        and not verb.after
        and not verb.object
        and not any(word.text in COMPLEMENTISERS for word in words[at : at + 3])
    ):
        return Content(words[at].start, stray.start, Form.QUOTED, "unopened", stray)
    if cue.kind in ("verb", "participle") and words[at].text in FIRST_PERSON and not verb.object and not verb.marks:
        return _reported(frame, at, "bare")
    return None


def _search(frame: Frame, cue: Cue, at: int) -> Content | None:
    """Content further on, behind words of place and time: «وقالت من باريس: …»، «في رسالة بعث بها … أن»."""
    words, verb = frame.reading.words, cue.verb
    for number, word in _numbered(frame, at + 1):
        if number - at > 30:
            break
        quote = frame.quote_before(number)
        if quote and (":" in word.gap or not quote.closed or _count(frame, quote) >= 3) and _opens_speech(frame, number, quote):
            return _quoted(frame, quote, "quote")
        if ":" in word.gap:
            return _from(frame, number + 1 if word.text in COMPLEMENTISERS else number, "colon")
        if (
            word.text in COMPLEMENTISERS
            and not verb.marks
            and not (word.text == "ان" and words[number - 1].text in ("قبل", "بعد", "منذ", "الي") and "الي" not in verb.after)
        ):
            return _from(frame, number + 1, "that")
        if verb.after and word.text in verb.after and number - at <= 12 and words[number - 1].text not in PREPOSITIONS:
            following = number + 1
            if following < frame.after and words[following].text in COMPLEMENTISERS:
                return _from(frame, following + 1, "that")
            return _from(frame, following, "preposition")
        if led_by(word.text, verb.after) and number - at <= 12 and not verb.object and number not in frame.reading.names:
            return _from(frame, number, "preposition")
    if verb.object:
        return _object_after_place(frame, at)
    return None


def _object_after_place(frame: Frame, at: int) -> Content | None:
    """«أعلنت الوزارة في بيان، اليوم، مقتل …»: the object behind a comma."""
    words = frame.reading.words
    for number, word in _numbered(frame, at + 1):
        if number - at > 10:
            return None
        if word.breaks and number not in frame.skipped and word.text not in PREPOSITIONS:
            return _reported(frame, number, "object")
        if (
            number == at + 3
            and not any(each.breaks for each in words[at + 1 : at + 4])
            and words[at].text in PREPOSITIONS
            and words[at + 1].text not in PREPOSITIONS
        ):
            stop = number if words[at + 2].text.startswith("ال") or words[at + 2].text in ("له", "لها") else number - 1
            return _reported(frame, stop, "object")
    return None


def _opens_speech(frame: Frame, number: int, quote: Quote) -> bool:
    """A quotation far from its verb must be speech: long, or behind a comma or colon."""
    return _count(frame, quote) >= 5 or not quote.closed or set(frame.reading.words[number].gap) & set(":،,") != set()


def _from(frame: Frame, number: int, rule: str) -> Content | None:
    if number >= frame.after:
        return None
    quote = frame.quote_before(number)
    if quote:
        return _quoted(frame, quote, rule)
    for ahead in range(number + 1, min(number + 3, frame.after)):
        far = frame.quote_before(ahead)
        if far and _count(frame, far) >= 6 and rule == "that" and frame.reading.words[number].text in ("اسمه", "اسمها"):
            return _quoted(frame, far, "quote")
    return _reported(frame, number, rule)


def _quoted(frame: Frame, quote: Quote, rule: str) -> Content | None:
    """Speech in marks; a few marked words in a sentence that goes on are the beginning of a longer report."""
    text, words = frame.reading.folded.text, frame.reading.words
    if not quote.closed:
        return Content(quote.start, _unclosed(frame, quote), Form.QUOTED, rule, quote)
    rest = [word for number, word in _numbered(frame, frame.first) if word.start >= quote.stop]
    goes_on = (
        rest
        and not rest[0].gap.replace('"', "").replace("'", "").strip(" ")
        and not rest[0].text.startswith("و")
        and find_form(rest[0].text) is None
    )
    goes_on = goes_on or (bool(rest) and rest[0].text in ("الذي", "التي", "الذين") and "." not in rest[0].gap)
    count = _count(frame, quote)
    if goes_on and rule != "quote" and (count < SHORT or (count <= 8 and rest[0].text not in PREPOSITIONS and len(rest) >= 3)):
        first = next(number for number, word in enumerate(words) if word.start >= quote.start)
        reported = _reported(frame, first, rule)
        return Content(quote.start, reported.stop, Form.MIXED, rule, quote) if reported else None
    stop = quote.stop
    while stop > quote.start and text[stop - 1] in " .،\n":
        stop -= 1
    form = Form.QUOTED if count >= SHORT or rule in ("quote", "colon") else Form.MIXED
    return Content(quote.start, stop, form, rule, quote) if stop > quote.start else None


def _unclosed(frame: Frame, quote: Quote) -> int:
    """An open quotation ends before the next word of speech that begins a clause, or with its paragraph."""
    words, text = frame.reading.words, frame.reading.folded.text
    stop = quote.stop
    for number, word in enumerate(words):
        if word.start <= quote.start or word.start >= quote.stop:
            continue
        form = find_form(word.text)
        if form and (
            (form.kind == "participle" and "،" in word.gap) or (word.text.startswith("و") and "." in word.gap and form.kind == "past")
        ):
            stop = words[number - 1].stop
            break
    while stop > quote.start and text[stop - 1] in EDGES:
        stop -= 1
    return stop


def _continues(frame: Frame, quote: Quote) -> bool:
    """Words follow the closing mark without a stop: «ذكر مراسل "جوهرة" أن»."""
    rest = next((word for _, word in _numbered(frame, frame.first) if word.start >= quote.stop), None)
    return rest is not None and not rest.gap.replace('"', "").replace("'", "").strip(" ")


def _reported(frame: Frame, number: int, rule: str) -> Content | None:
    """To the end of the frame, before a gloss of the narrator."""
    words, text = frame.reading.words, frame.reading.folded.text
    if number >= frame.after:
        return None
    start, stop = words[number].start, frame.end
    for at, word in _numbered(frame, number + 1):
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
    marked = any(_count(frame, each) >= 3 for each in inside)
    while stop > start and text[stop - 1] in " \n،,.؛:":
        stop -= 1
    return Content(start, stop, Form.MIXED if marked else Form.REPORTED, rule) if stop > start else None


def _past_fillers(frame: Frame) -> int:
    """Past dates, and asides between dashes or brackets."""
    words, at = frame.reading.words, frame.first
    while at < frame.after:
        if at in frame.skipped or words[at].text in (
            "ايضا",
            "كذلك",
            "مجددا",
            "بدوره",
            "بدورها",
            "امس",
            "اليوم",
            "حينها",
            "هنا",
            "بشده",
            "بقوه",
            "مساء",
            "صباح",
            "فجر",
        ):
            at += 1
        elif words[at].gap.strip() in ("-", "–", "(", "- (") and (close := _aside(frame, at)):
            at = close
        else:
            break
    return at


def _aside(frame: Frame, at: int) -> int | None:
    closing = ")" if "(" in frame.reading.words[at].gap else "-–"
    for number in range(at + 1, min(frame.after, at + 20)):
        if any(mark in frame.reading.words[number].gap for mark in closing):
            return number
    return None


def _is_for(text: str, frame: Frame, at: int) -> bool:
    """«لرويترز»، «للصحفيين»: to whom it was said; not the object of a verb that takes ل."""
    return text.startswith(("لل", "ل")) and (text.startswith("لل") or at in frame.reading.names) and True


@lru_cache(maxsize=1)
def _speech_words() -> frozenset[str]:
    return frozenset(folded(word) for word in table("speech")["words"])


def _count(frame: Frame, quote: Quote) -> int:
    return len(frame.reading.folded.text[quote.start : quote.stop].split())


def _numbered(frame: Frame, start: int) -> list[tuple[int, Word]]:
    return [(number, frame.reading.words[number]) for number in range(start, frame.after)]
