"""What may stand between a subject and what he says: dates, manner, asides, a name in marks."""

from __future__ import annotations

from data.extract.cues import COMPLEMENTISERS
from data.extract.frames import SHORT, Frame, count_words, word_at
from data.extract.title_words import is_title
from data.text.fold import folded
from data.text.words import stems, word_set

FILLERS = word_set("أيضا كذلك مجددا بدوره بدورها أمس اليوم حينها فيه فيها هنا بشدة بقوة مساء صباح فجر بالإجماع")
FILLING = tuple(
    tuple(folded(each).split())
    for each in ("في وقت سابق", "في وقت لاحق", "في الوقت نفسه", "في الوقت ذاته", "في الوقت عينه", "بأشد العبارات", "بأقسى العبارات")
)
AHEAD = 10  # words behind a name in marks


def past_fillers(frame: Frame) -> int:
    """Past dates, words of time and manner, asides between dashes or brackets, and a name in marks."""
    words, at = frame.reading.words, frame.first
    while at < frame.after:
        phrase = next((each for each in FILLING if tuple(word.text for word in words[at : at + len(each)]) == each), ())
        if at > frame.first and (":" in words[at].gap or (frame.quote_before(at) and not _named_in_marks(frame, at))):
            break  # speech begins: «وتابع: "اليوم …"»
        if at in frame.skipped or words[at].text in FILLERS:
            at += 1
        elif at == frame.first and (close := _rest_of_subject(frame, at)):
            at = close
        elif phrase or _is_adjective(frame, at):
            at += len(phrase) or 1
        elif (words[at].gap.strip() in ("-", "–", "(", "- (") and (close := _aside(frame, at))) or (close := _named_in_marks(frame, at)):
            at = close
        else:
            break
    return at


def _rest_of_subject(frame: Frame, at: int) -> int | None:
    """«أدانت الفصائل >>> والقوى الوطنية، اقتحام», «أدان فلان، >>> وزير الخارجية، إعلان»: the word behind the comma that closes it."""
    words = frame.reading.words
    joined = words[at].text.startswith("وال") and not words[at].breaks
    apposed = words[at].gap.strip() == "،" and is_title(words[at].text)
    if not (joined or apposed) or frame.quote_before(at):
        return None
    for number in range(at + 1, min(frame.after, at + AHEAD + 2)):
        if words[number].text in COMPLEMENTISERS or ":" in words[number].gap or '"' in words[number].gap:
            return None
        if "،" in words[number].gap:
            return number
    return None


def _is_adjective(frame: Frame, at: int) -> bool:
    """«أعلنت قوات الردع السودانية، الاثنين، هدنة»: the end of a subject's name."""
    words = frame.reading.words
    closes = at + 1 < frame.after and "،" in words[at + 1].gap and not words[at].breaks and at == frame.first
    adjectives = frame.reading.lexicon.names.adjectives
    return closes and words[at].text.startswith("ال") and any(each in adjectives for each in stems(words[at].text))


def _named_in_marks(frame: Frame, at: int) -> int | None:
    """«قال قائد الجيش "فلان"، اليوم، إن»: the word behind a name in marks, where أن or a colon is still to come."""
    quote = frame.quote_before(at)
    if quote is None or not quote.closed or ":" in frame.reading.words[at].gap or count_words(frame, quote) >= SHORT:
        return None
    after = word_at(frame.reading.words, quote.stop)
    ahead = frame.reading.words[after : min(frame.after, after + AHEAD)]
    if any(word.text in COMPLEMENTISERS or (":" in word.gap and number) for number, word in enumerate(ahead)):
        return after
    return None


def _aside(frame: Frame, at: int) -> int | None:
    closing = ")" if "(" in frame.reading.words[at].gap else "-–"
    for number in range(at + 1, min(frame.after, at + 20)):
        if any(mark in frame.reading.words[number].gap for mark in closing):
            return number
    return None
