"""Where the content of a report begins: at a mark, a colon, أن, a preposition or a bare noun."""

from __future__ import annotations

from functools import lru_cache

from data.extract.complements import BLAMED, complement, is_abstract
from data.extract.cue_words import Cue, led_by
from data.extract.cues import COMPLEMENTISERS, find_form
from data.extract.fillers import past_fillers
from data.extract.frames import PREPOSITIONS, SHORT, Content, Frame, continues, count_words, numbered, quoted, reported
from data.extract.title_words import is_title
from data.lexicons import table
from data.model import CueClass, Form
from data.text.fold import folded
from data.text.quotes import Quote
from data.text.words import word_set

FIRST_PERSON = word_set("نحن أنا لقد إننا إنني سوف يجب علينا لدينا هذا هذه لا لم لن ليس نريد أريد")


NOT_SAID = word_set("قبل بعد منذ إلى شأنه شأنها شأن دون يمكن يجب ينبغي بد المفترض المتوقع المقرر أجل")  # «من شأنه أن»: nobody says that
ADJUNCTS = word_set("هامش إثر خلفية متن صفحته صفحتها حسابه حسابها موقع موقعه تويتر فيسبوك قناة الهواء أمواج أثر ضوء لسان الأقل")
ABOUT_HIM = word_set("الذي التي الذين")
RANKS = word_set("أول ثاني ثالث رابع خامس أكبر أصغر أحد إحدى أقدم أبرز")
CLAUSE = 30  # words
OPINION = frozenset((CueClass.ASSERTS, CueClass.CLAIMS, CueClass.DENIES, CueClass.WARNS))


def find_content(frame: Frame, cue: Cue) -> Content | None:
    """The content behind the subject, by the shape that begins it."""
    words, verb = frame.reading.words, cue.verb
    at = past_fillers(frame)
    if at >= frame.after:
        return None
    begun = _begin(frame, cue, at) or _behind_clause(frame, at)
    if begun is not None:
        return begun
    at = _past_office(frame, cue, at)
    if verb.takes_as and any(word.text in ("انها", "انه", "انهم") and words[n - 1].text == "علي" for n, word in numbered(frame, at)):
        return reported(frame, at, "as")
    if verb.words:
        return reported(frame, at, "object") if any(word.text in _speech_words() for _, word in numbered(frame, at)[:BLAMED]) else None
    if cue.form and cue.form.suffixed:
        return reported(frame, at, "object")
    if verb.object and words[at].text not in PREPOSITIONS and not _is_for(words[at].text, frame, at):
        opinion = verb.speech in OPINION and not verb.suffix and not is_abstract(words[at].text)
        that = complement(frame, at) if opinion else None
        return _from(frame, that + 1, "that") if that else reported(frame, at, "object")
    return _search(frame, cue, at)


def _begin(frame: Frame, cue: Cue, at: int) -> Content | None:
    """Content that begins at this very word: a mark, a colon, أن, or the verb's preposition."""
    words, verb = frame.reading.words, cue.verb
    quote = frame.quote_before(at)
    if quote and (
        not quote.closed or ":" in words[at].gap or count_words(frame, quote) >= SHORT or verb.object or not continues(frame, quote)
    ):
        by_the_way = (
            verb.object and quote.closed and count_words(frame, quote) < SHORT and ":" not in words[at].gap
        )  # أدان «بأشد العبارات» الهجوم
        return reported(frame, at, "object") if by_the_way else quoted(frame, quote, "quote")
    if ":" in words[at].gap:
        return _from(frame, at + 1 if words[at].text in COMPLEMENTISERS else at, "colon")
    if words[at].text in COMPLEMENTISERS and not verb.marks:
        return _from(frame, at + 1, "that")
    if words[at].text in verb.after and not _is_adjunct(frame, at):
        return _behind_preposition(frame, at)
    if words[at].text.startswith("لل") and "ل" in verb.after:
        return reported(frame, at, "preposition")
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
        and (words[at].text in FIRST_PERSON or not any(word.text in COMPLEMENTISERS for word in words[at : at + 3]))
    ):
        return Content(words[at].start, stray.start, Form.QUOTED, "unopened", stray)
    if cue.kind in ("verb", "participle") and words[at].text in FIRST_PERSON and not verb.object and not verb.marks:
        return reported(frame, at, "bare")
    return None


def _behind_clause(frame: Frame, at: int) -> Content | None:
    """«أعلن التحالف الذي تقوده فلانة في بيان نشره موقعه، أن»: the أن behind a clause about the subject."""
    words = frame.reading.words
    if words[at].text not in ABOUT_HIM:
        return None
    ahead = [number for number, word in numbered(frame, at + 1)[:CLAUSE] if word.text in COMPLEMENTISERS]
    marked = [number for number in ahead if "،" in words[number].gap]
    return _from(frame, (marked or ahead)[0] + 1, "that") if ahead else None


def _past_office(frame: Frame, cue: Cue, at: int) -> int:
    """«أعلن فلان رئيس الحزب، ثالث أحزاب البلاد، دعم»: the object behind the commas that close who he is."""
    words = frame.reading.words
    if cue.verb.speech is not CueClass.ASSERTS or at != frame.first or not is_title(words[at].text) or words[at].breaks:
        return at
    close = _comma(frame, at)
    return _comma(frame, close) if close > at and words[close].text in RANKS else close


def _comma(frame: Frame, at: int) -> int:
    """The word behind the next comma, a few words on; the same word again where أن comes first."""
    for number, word in numbered(frame, at + 1)[: 3 * SHORT]:
        if word.text in COMPLEMENTISERS or ":" in word.gap:
            return at
        if "،" in word.gap:
            return number
    return at


def _search(frame: Frame, cue: Cue, at: int) -> Content | None:
    """Content further on, behind words of place and time: «وقالت من باريس: …»، «في رسالة بعث بها … أن»."""
    words, verb = frame.reading.words, cue.verb
    for number, word in numbered(frame, at + 1):
        if number - at > 30:
            break
        quote = frame.quote_before(number)
        if quote and (":" in word.gap or not quote.closed or count_words(frame, quote) >= 3) and _opens_speech(frame, number, quote):
            return quoted(frame, quote, "quote")
        if ":" in word.gap:
            return _from(frame, number + 1 if word.text in COMPLEMENTISERS else number, "colon")
        if (
            word.text in COMPLEMENTISERS
            and not verb.marks
            and not (word.text == "ان" and words[number - 1].text in NOT_SAID and "الي" not in verb.after)
        ):
            return _from(frame, number + 1, "that")
        if word.text in verb.after and number - at <= 12 and words[number - 1].text not in PREPOSITIONS and not _is_adjunct(frame, number):
            return _behind_preposition(frame, number)
        if led_by(word.text, verb.after) and number - at <= 12 and not verb.object and number not in frame.reading.names:
            return _from(frame, number, "preposition")
    if verb.object:
        return _object_after_place(frame, at)
    return None


def _behind_preposition(frame: Frame, at: int) -> Content | None:
    """Behind the verb's preposition, or behind its «إلى أن» a few words on: «مشيرة إلى موقعين إلى أن»."""
    words = frame.reading.words
    for number, word in numbered(frame, at + 1)[:9]:
        if word.breaks or find_form(word.text):
            break
        if word.text in COMPLEMENTISERS and words[number - 1].text == words[at].text:
            return _from(frame, number + 1, "that")
    return _from(frame, at + 1, "preposition")


def _is_adjunct(frame: Frame, at: int) -> bool:
    """«على هامش الندوة أن», «عن الولاية، … بأنه»: what follows the preposition is no content."""
    words = frame.reading.words
    if at + 1 < frame.after and words[at + 1].text in ADJUNCTS:
        return True
    ahead = words[at + 1 : min(frame.after, at + 12)]
    return words[at].text == "عن" and any(word.text.startswith("با") and word.text in COMPLEMENTISERS for word in ahead)


def _object_after_place(frame: Frame, at: int) -> Content | None:
    """«أعلنت الوزارة في بيان، اليوم، مقتل …»: the object behind a comma."""
    words = frame.reading.words
    for number, word in numbered(frame, at + 1):
        if number - at > 10:
            return None
        if word.breaks and number not in frame.skipped and word.text not in PREPOSITIONS:
            return reported(frame, number, "object")
        if (
            number == at + 3
            and not words[at].breaks
            and not any(each.breaks for each in words[at + 1 : at + 4])
            and words[at].text in PREPOSITIONS
            and words[at + 1].text not in PREPOSITIONS
        ):
            stop = number if words[at + 2].text.startswith("ال") or words[at + 2].text in ("له", "لها") else number - 1
            return reported(frame, stop, "object")
    return None


def _opens_speech(frame: Frame, number: int, quote: Quote) -> bool:
    """A quotation far from its verb must be speech: long, or behind a comma or colon."""
    return count_words(frame, quote) >= 5 or not quote.closed or set(frame.reading.words[number].gap) & set(":،,") != set()


def _from(frame: Frame, number: int, rule: str) -> Content | None:
    if number >= frame.after:
        return None
    quote = frame.quote_before(number)
    if quote:
        return quoted(frame, quote, rule)
    for ahead in range(number + 1, min(number + 3, frame.after)):
        far = frame.quote_before(ahead)
        if far and count_words(frame, far) >= 6 and rule == "that" and frame.reading.words[number].text in ("اسمه", "اسمها"):
            return quoted(frame, far, "quote")
    return reported(frame, number, rule)


def _is_for(text: str, frame: Frame, at: int) -> bool:
    """«لرويترز»، «للصحفيين»: to whom it was said; not the object of a verb that takes ل."""
    return text.startswith("لل") or (text.startswith("ل") and at in frame.reading.names)


@lru_cache(maxsize=1)
def _speech_words() -> frozenset[str]:
    return frozenset(folded(word) for word in table("speech")["words"])
