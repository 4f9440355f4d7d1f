"""Sources: «بحسب المرصد», «على حد قوله», and quotations before their verb."""

from __future__ import annotations

from dataclasses import replace

from data.extract.anaphora import called
from data.extract.cue_words import Cue
from data.extract.cues import COMPLEMENTISERS
from data.extract.drafts import make_draft
from data.extract.frames import Content
from data.extract.given import is_verb
from data.extract.phrase import Phrase
from data.extract.scene import Scene, Sentence
from data.extract.speakers import Subject
from data.extract.subjects import by_name, clause_start, subject_of
from data.extract.title_words import unnamed
from data.extract.unnamed_speakers import source_named
from data.model import Form, SpeakerBasis
from data.text.words import Word, word_set

PRESS = word_set("قناة صحيفة وكالة موقع إذاعة جريدة شبكة مجلة تلفزيون فضائية وسائل مراسل")
CONTINUED = 4  # words: fewer in marks alone are a caption or a title
LEADS = word_set("لكن ولكن كما وكما غير أن فيما بينما حيث")


def read_source(scene: Scene, cue: Cue, following: list[Cue], sentence: Sentence) -> None:
    """«وبحسب المرصد فقد …» opens a statement; after one it is a hedge; after plain news it is its source."""
    words = scene.reading.words
    limit = clause_start(scene, following[0]) if following else sentence.after
    voice, behind = _voice(scene, cue, limit)
    start, stop = words[cue.first].start, stop_of_source(scene, cue)
    drafts = [draft for draft in scene.drafts[sentence.mine :] if draft.content.start < start]
    if drafts:
        if voice is not None or cue.form is not None or behind > cue.after:
            drafts[-1].hedge = (start, stop)
        return
    if voice is None and behind == cue.after:
        return
    subject = Subject((voice,) if voice else (), SpeakerBasis.NAMED if voice else SpeakerBasis.UNKNOWN, behind)
    if cue.first == sentence.first:
        begin = behind
        while begin < limit and (words[begin].text in COMPLEMENTISERS or words[begin].text in ("فقد", "فان", "قد")):
            begin += 1
        content = _plain(scene, begin, limit)
    elif (inside := _behind_dash(scene, cue, limit)) is not None:
        content = _plain(scene, inside, limit)
    else:
        content = _plain(scene, _begin_of_news(scene, sentence.first, cue.first), cue.first)
    if content:
        make_draft(scene, cue, subject, content, sentence)


def voice_of(scene: Scene, cue: Cue, limit: int) -> Phrase | None:
    """«وذكرت القناة، نقلا عن مصادر محلية»: who is quoted by the press; what others draw on does not speak for them."""
    words = scene.reading.words
    teller = words[cue.sentence : cue.first]
    press = any(word.text.removeprefix("ال") in PRESS for word in teller)
    return _voice(scene, cue, limit)[0] if press and words[cue.first].text == "نقلا" else None


def _behind_dash(scene: Scene, cue: Cue, limit: int) -> int | None:
    """«المفاوضات - وفق فلان - وصلت»: the word behind the aside, where the sentence goes on."""
    words = scene.reading.words
    if not set(words[cue.first].gap) & set("-–("):
        return None
    closing = [number for number in range(cue.after, min(limit, cue.after + 12)) if set(words[number].gap) & set("-–)")]
    return closing[0] if closing and limit - closing[0] >= 2 else None


def _voice(scene: Scene, cue: Cue, limit: int) -> tuple[Phrase | None, int]:
    """Whom the source phrase names, and the word behind; the same word again when it names nobody that speaks."""
    words = scene.reading.words
    last = min(limit, cue.after + 6)
    for phrase in scene.phrases:
        number = scene.reading.at[phrase.start]
        if cue.after <= number < last and not any(word.breaks or _acts(word) for word in words[cue.after + 1 : number + 1]):
            return _quoted_by(scene, phrase, limit)
    nobody = source_named(scene.reading, cue.after, limit, scene.day_words)
    if nobody:
        nobody = called(scene, *nobody)
        return nobody[0], nobody[1] if cue.first == cue.sentence else cue.after + 1
    if cue.after < limit and (words[cue.after].text.removeprefix("ل") in unnamed() or cue.form is not None):
        behind = cue.after + 1
        while behind < min(limit, cue.after + 8) and not words[behind].breaks and words[behind].text not in COMPLEMENTISERS:
            behind += 1
        return None, behind if cue.first == cue.sentence else cue.after + 1
    return None, cue.after


def _acts(word: Word) -> bool:
    """«ووفقا للدستور فقد طلب فلان»: a verb on the way; whoever stands behind it is no source."""
    return word.text in ("قد", "فقد", "فان") or is_verb(word.text)


def _quoted_by(scene: Scene, agency: Phrase, limit: int) -> tuple[Phrase, int]:
    """«بحسب ما نقلت وكالة … عن فلان»: who is quoted, else the agency."""
    words, at = scene.reading.words, scene.reading.at[agency.stop - 1] + 1
    if at + 1 < limit and words[at].text == "عن":
        found = next((phrase for phrase in scene.phrases if phrase.start == words[at + 1].start), None)
        if found:
            return found, scene.reading.at[found.stop - 1] + 1
        if nobody := source_named(scene.reading, at + 1, limit, scene.day_words):
            return called(scene, *nobody)
    return agency, at


def stop_of_source(scene: Scene, cue: Cue) -> int:
    """To the next mark of punctuation, at most eight words on."""
    words = scene.reading.words
    number = cue.after
    while number < len(words) and number < cue.after + 8 and not set(words[number].gap) & set("،.:\n؛"):
        number += 1
    return words[number - 1].stop


def read_tail(scene: Scene, cue: Cue, sentence: Sentence) -> None:
    """«على حد قوله» hedges the statement before it, or makes one of what stands before it."""
    words = scene.reading.words
    span = (words[cue.first].start, words[cue.after - 1].stop)
    drafts = scene.drafts[sentence.mine :]
    if drafts:
        drafts[-1].hedge = span
        return
    last = scene.floor.last(cue)
    content = _plain(scene, _begin_of_news(scene, sentence.first, cue.first), cue.first)
    if content and last:
        draft = make_draft(scene, cue, Subject((last,), SpeakerBasis.PRONOUN, cue.after), content, sentence)
        draft.hedge = span


def _begin_of_news(scene: Scene, first: int, last: int) -> int:
    """The clause that a source behind it vouches for: past «لكن», behind the last «حيث»."""
    words = scene.reading.words
    where = [number for number in range(first, last) if words[number].text == "حيث" and words[number].breaks]
    begin = where[-1] if where else first
    while begin < last and words[begin].text in LEADS:
        begin += 1
    return begin


def _plain(scene: Scene, first: int, after: int) -> Content | None:
    if first >= after:
        return None
    words, text = scene.reading.words, scene.reading.folded.text
    start, stop = words[first].start, words[after - 1].stop
    quote = next((each for each in scene.quotes if each.opened and each.closed and each.start <= start and stop <= each.stop), None)
    if quote:
        return Content(quote.start, quote.stop, Form.QUOTED, "source", quote)
    closing = next((each for each in scene.quotes if each.closed and each.opened and start <= each.start and each.stop == stop), None)
    stop = closing.outer[1] if closing else stop
    return Content(start, stop, Form.REPORTED, "source") if text[start:stop].strip() else None


def behind_quote(scene: Scene, cue: Cue, sentence: Sentence) -> None:
    """«…»، قال فلان: a quotation before the verb that nobody has claimed."""
    words = scene.reading.words
    start, stop = words[sentence.first].start, words[cue.first].start
    claimed = {draft.content.start for draft in scene.drafts[sentence.mine :]}
    whole = [each for each in scene.quotes if each.opened and each.closed and start - 2 <= each.start and each.stop <= stop]
    if not whole or claimed or cue.kind == "participle":
        return
    quote = whole[0]
    least = 2 if quote.start <= start + 2 else 4  # words: a short quotation must open the sentence
    if len(scene.reading.folded.text[quote.start : quote.stop].split()) < least:
        return
    subject = subject_of(scene, cue, sentence.after, sentence)
    make_draft(scene, cue, subject, Content(quote.start, quote.stop, Form.QUOTED, "before", quote), sentence)


def stands_between(scene: Scene, cue: Cue, after: int) -> int | None:
    """«القانون، يقول المحامي فلان، يتعارض»: the word behind a report that stands between commas."""
    words = scene.reading.words
    if cue.kind != "verb" or cue.first == cue.sentence or "،" not in words[cue.first].gap or words[cue.first].text.startswith("و"):
        return None
    found = by_name(scene, cue, after)
    close = found.after
    if found.basis is not SpeakerBasis.NAMED or close >= after - 1 or "،" not in words[close].gap:
        return None
    return close if scene.reading.at[found.phrases[0].start] > cue.first else None


def around(scene: Scene, cue: Cue, following: list[Cue], sentence: Sentence) -> None:
    """The words that go on behind a report between commas."""
    begin = stands_between(scene, cue, sentence.after)
    if begin is None or scene.drafts[sentence.mine :]:
        return
    limit = clause_start(scene, following[0]) if following else sentence.after
    content = _plain(scene, begin, limit)
    if content:
        make_draft(scene, cue, subject_of(scene, cue, sentence.after, sentence), content, sentence)


def continued(scene: Scene, sentence: Sentence) -> None:
    """A paragraph all in quotation marks, with nobody to say it: whoever was quoted in the paragraph before goes on."""
    words, last = scene.reading.words, scene.drafts[-1] if scene.drafts else None
    if last is None or last.paragraph + 1 != sentence.paragraph or last.content.form is Form.REPORTED or not last.speakers:
        return
    start, stop = words[sentence.first].start, words[sentence.after - 1].stop
    quote = next((each for each in scene.quotes if each.opened and each.closed and each.start == start and each.stop - stop <= 2), None)
    if quote is None or sentence.after - sentence.first < CONTINUED:
        return
    cue = replace(last.cue, kind="continued")
    content = Content(quote.start, quote.stop, Form.QUOTED, "continued", quote)
    draft = make_draft(scene, cue, Subject(last.speakers, SpeakerBasis.IMPLICIT, cue.after), content, sentence)
    draft.start = quote.outer[0]
