"""The reports of one sentence: each cue with its subject, content, hedge and day."""

from __future__ import annotations

from data.extract.clauses import find_cues
from data.extract.content import find_content
from data.extract.cue_words import RELATIVE, WITHHELD, Cue, documents, led_by
from data.extract.cues import COMPLEMENTISERS, bound
from data.extract.drafts import make_draft
from data.extract.frames import Content, Frame
from data.extract.scene import Scene, Sentence
from data.extract.sources import around, behind_quote, continued, read_source, read_tail, stands_between, stop_of_source, voice_of
from data.extract.speakers import Subject
from data.extract.subjects import by_name, clause_start, relayed, subject_of
from data.model import CueClass, Form, SpeakerBasis
from data.text.words import word_set

NEAR = 2  # words
NOUNS = word_set("وصف طلب رد وعد قول حمل رفض")
PAPERS = word_set("وثيقة وثائق الوثيقة الوثائق محضر محاضر تسجيل تسريبات برقية برقيات")
REACH = 7  # words between أن and the verb of its clause


def read_sentence(scene: Scene, sentence: Sentence) -> None:
    """Append the sentence's statements to the scene."""
    first, after = sentence.first, sentence.after
    cues = _speaking(scene, find_cues(scene.reading, first, after, scene.quotes), first, after)
    if not cues:
        continued(scene, sentence)
    skip: set[int] = set()
    for number, cue in enumerate(cues):
        if number in skip:
            continue
        following = cues[number + 1 :]
        if cue.kind == "tail":
            read_tail(scene, cue, sentence)
        elif cue.kind == "source":
            read_source(scene, cue, following, sentence)
        else:
            used = _spoken(scene, cue, following, sentence)
            skip |= set(range(number + 1, number + 1 + used))


def _speaking(scene: Scene, cues: list[Cue], first: int, after: int) -> list[Cue]:
    """Cues that have something to say: a verb without content ends nobody else's words."""
    kept: list[Cue] = []
    start = scene.reading.words[first].start - 2
    for number, cue in reversed(list(enumerate(cues))):
        if number and (_is_within(scene, cue) or _is_noun(scene, cues[number - 1], cue)):
            continue
        behind = any(start <= quote.start and quote.stop <= scene.reading.words[cue.first].start for quote in scene.quotes)
        if cue.kind in ("tail", "source") or behind or _locate(scene, cue, kept, after) or stands_between(scene, cue, after):
            kept.insert(0, cue)
    return kept


def _is_within(scene: Scene, cue: Cue) -> bool:
    """«قال إن فلانا رفض»: a verb in the midst of what somebody says; what a paper tells is said by whoever it tells of."""
    words = scene.reading.words
    perfect = all(word.text in ("قد", "كان", "كانت") for word in words[cue.clause : cue.first])
    if cue.kind != "verb" or words[cue.first].breaks or bound(words[cue.first].text) or not perfect:
        return False
    before = words[cue.clause - 1]
    if before.text in RELATIVE or _is_of_speech(before.text):
        return False
    for number in range(cue.clause - 1, max(cue.sentence, cue.clause - REACH), -1):
        if words[number].text in COMPLEMENTISERS:
            return not any(word.text in PAPERS for word in words[cue.sentence : number])
        if words[number].breaks:
            break
    return False


def _is_noun(scene: Scene, before: Cue, cue: Cue) -> bool:
    """«رفضت المتحدثة وصف ما حدث بأنه»: a form that is a noun too, where the clause has its verb."""
    word = scene.reading.words[cue.first]
    between = scene.reading.words[before.after : cue.first + 1]
    refused = before.verb.past == "رفض" and len(between) <= 2 * REACH  # «رفضت الحكومة، على لسان فلانة، وصف»
    near = refused or (len(between) <= REACH and not any(each.breaks for each in between))
    return cue.kind == before.kind == "verb" and word.text in NOUNS and near


def _is_of_speech(word: str) -> bool:
    return word in documents() or word.removesuffix("ا") in documents()


def _blames(scene: Scene, cue: Cue) -> bool:
    """«وحملت إسرائيل المسؤولية»: whoever spoke last blames, and need not be named again."""
    return cue.verb.words and cue.verb.speech is CueClass.CONDEMNS and bound(scene.reading.words[cue.first].text)


def _locate(scene: Scene, cue: Cue, following: list[Cue], after: int) -> tuple[int, int, Content] | None:
    """The content of a cue, the word its subject ends at, and how many of the following cues stand on the way to it."""
    for used in range(min(2, len(following)) + 1):
        if used and _quote_ends_before(scene, cue):
            break  # «…» قالت فلانة، مضيفة: her words stand before the verb
        if used and not (following[used - 1].kind in ("participle", "source") and cue.kind in ("verb", "relay")):
            break
        limit = clause_start(scene, following[used]) if used < len(following) else after
        named = cue.kind != "verb" or _is_named(by_name(scene, cue, limit))
        if not named and ((cue.verb.named and not _blames(scene, cue)) or scene.reading.words[cue.first - 1].text in ("الذي", "التي")):
            return None
        start = max(_after_subject(scene, cue, limit), following[used - 1].after if used else 0)
        if not named and not used and _subject_unknown(scene, cue, start):
            start = next((at for at in range(start + 1, min(limit, start + 9)) if _led(scene, cue, at)), limit)
        content = find_content(Frame(scene.reading, start, limit, scene.quotes, scene.day_words), cue) if start < limit else None
        if content is not None and content.rule == "object" and cue.form and cue.form.kind == "present" and not named:
            return None  # «ويعتبر هذا التقليد»: nobody does
        if content is not None and _first_word(scene, content) in cue.verb.deeds:
            return None
        if content is not None and cue.verb.past == "رفض" and _first_word(scene, content) in WITHHELD:
            return None  # «رفض أن يوضح»: nothing was said
        if content is not None and not content.quote and _is_governed(scene, cue) and (used or not _at_once(scene, start, content)):
            return None
        told = used and content and following[used - 1].kind == "source" and content.rule == "that" and _past_comma(scene, content)
        if content is not None and (not used or told or content.form is not Form.REPORTED):
            return used, limit, content
    return None


def _past_comma(scene: Scene, content: Content) -> bool:
    """«ذكرت القناة، نقلا عن مصادر، أن»: the أن before the content stands behind a comma."""
    number = scene.reading.at.get(content.start, 0)
    return number > 1 and "،" in scene.reading.words[number - 1].gap


def _is_named(subject: Subject) -> bool:
    return subject.basis is SpeakerBasis.NAMED or bool(subject.phrases)


def _subject_unknown(scene: Scene, cue: Cue, at: int) -> bool:
    """«دعا العريس أصدقاءه»: a sentence opens with a verb that takes an object, and a noun no list knows follows."""
    words = scene.reading.words
    opens = cue.first == cue.sentence and not bound(words[cue.first].text) and cue.kind == "verb"
    plain = at < len(words) and words[at].text.startswith("ال") and not words[at].breaks and at == cue.after
    return opens and plain and cue.verb.object and not (cue.form and cue.form.suffixed)


def _led(scene: Scene, cue: Cue, at: int) -> bool:
    word = scene.reading.words[at].text
    return word in cue.verb.after or led_by(word, cue.verb.after) or word in COMPLEMENTISERS


def _at_once(scene: Scene, start: int, content: Content) -> bool:
    """أن stands right behind the subject."""
    number = scene.reading.at.get(content.start, start)
    return content.rule == "that" and number - start <= NEAR


def _first_word(scene: Scene, content: Content) -> str:
    number = scene.reading.at.get(content.start)
    return scene.reading.words[number].text if number is not None else ""


def _is_governed(scene: Scene, cue: Cue) -> bool:
    """«قال إن فلانا طلب مهلة»: what is said holds the verb and its subject."""
    begin = clause_start(scene, cue)
    return cue.kind == "verb" and cue.sentence < begin < cue.first and scene.reading.words[begin - 1].text in COMPLEMENTISERS


def _quote_ends_before(scene: Scene, cue: Cue) -> bool:
    """A quotation that opens the sentence stands right before the verb."""
    first, start = scene.reading.words[cue.sentence].start, scene.reading.words[cue.first].start
    whole = [quote for quote in scene.quotes if quote.opened and quote.closed and first - 2 <= quote.start <= first + 2]
    return any(start - 4 <= quote.stop <= start for quote in whole)


def _after_subject(scene: Scene, cue: Cue, limit: int) -> int:
    if cue.kind == "participle":
        return cue.after
    if cue.kind == "relay":
        return relayed(scene, cue, limit).after
    return by_name(scene, cue, limit).after


def _spoken(scene: Scene, cue: Cue, following: list[Cue], sentence: Sentence) -> int:
    """A verb, participle or relay; how many of the following cues it swallowed on the way to its content."""
    located = _locate(scene, cue, following, sentence.after)
    if located is None:
        behind_quote(scene, cue, sentence)
        around(scene, cue, following, sentence)
        return 0
    used, limit, content = located
    quoting = following[used - 1] if used and following[used - 1].kind == "source" and content.rule == "that" else None
    voice = voice_of(scene, quoting, limit) if quoting else None
    subject = Subject((voice,), SpeakerBasis.NAMED, cue.after) if voice else subject_of(scene, cue, limit, sentence)
    draft = make_draft(scene, cue, subject, content, sentence)
    if used and following[used - 1].kind == "source":
        draft.hedge = (scene.reading.words[following[used - 1].first].start, stop_of_source(scene, following[used - 1]))
    return used
