"""Who speaks with each kind of cue."""

from __future__ import annotations

from itertools import pairwise

from data.extract.anaphora import acts, called, introduced, issued, meant
from data.extract.cue_words import Cue
from data.extract.cues import COMPLEMENTISERS
from data.extract.phrase import Phrase
from data.extract.scene import Scene, Sentence
from data.extract.speakers import Subject, find_subject
from data.extract.speakers_before import BEFORE_SUBJECT
from data.extract.title_words import is_title, unnamed
from data.extract.unnamed_speakers import source_named
from data.model import SpeakerBasis

ASK = frozenset(("طالب", "دعا", "ناشد", "حث"))


def subject_of(scene: Scene, cue: Cue, limit: int, sentence: Sentence) -> Subject:
    """The speaker of this cue; a participle belongs to whoever speaks or acts in its sentence."""
    if cue.kind == "participle":
        return _of_sentence(scene, cue, sentence)
    if cue.kind == "relay":
        return relayed(scene, cue, limit)
    found = by_name(scene, cue, limit)
    if found.basis is SpeakerBasis.IMPLICIT:
        both = _both(scene, cue) or _acting_before(scene, cue, sentence)
        if both:
            return Subject(both, SpeakerBasis.IMPLICIT, found.after)
    if found.basis is SpeakerBasis.PRONOUN and found.phrases:
        return meant(scene, found, cue)
    if found.basis is SpeakerBasis.NAMED:
        asking = _asks_again(scene, cue, found)
        return Subject((asking,), SpeakerBasis.IMPLICIT, found.after) if asking else found
    return _unsaid(scene, cue, found, sentence)


def _unsaid(scene: Scene, cue: Cue, found: Subject, sentence: Sentence) -> Subject:
    """A verb without a subject, or with a document for one: whoever issued it, spoke last, or acts."""
    if found.basis is SpeakerBasis.PRONOUN and (owner := issued(scene, cue)):
        return Subject((owner,), SpeakerBasis.PRONOUN, found.after)
    if found.basis not in (SpeakerBasis.IMPLICIT, SpeakerBasis.PRONOUN):
        return found
    last = scene.floor.last(cue) if found.basis is SpeakerBasis.IMPLICIT else scene.floor.very_last()
    if last is None and found.basis is SpeakerBasis.IMPLICIT and not scene.floor.spoken:
        last = introduced(scene, sentence, cue)
    return Subject((last,) if last else (), SpeakerBasis.IMPLICIT if last else SpeakerBasis.UNKNOWN, found.after)


def _asks_again(scene: Scene, cue: Cue, found: Subject) -> Phrase | None:
    """«دعت النقابة إلى الإضراب. كما طالبت الحكومة بصرف الرواتب»: whoever asked first asks again; the government is asked."""
    words = scene.reading.words
    if cue.form is None or cue.verb.past not in ASK or not cue.first or words[cue.first - 1].text != "كما":
        return None
    behind = scene.reading.at[found.phrases[0].start] == cue.after if found.phrases else False
    last = scene.floor.last(cue)
    same = last is not None and scene.floor.is_feminine(last.actor) is cue.form.feminine and last.actor != found.phrases[0].actor
    return last if behind and same else None


def by_name(scene: Scene, cue: Cue, limit: int) -> Subject:
    """The subject the sentence gives, or the voice it speaks with: «الوزارة على لسان متحدثها»."""
    words = scene.reading.words
    for number in range(cue.after, min(limit, cue.after + 12) - 1):
        if words[number].text == "علي" and words[number + 1].text == "لسان":
            voice = next((phrase for phrase in scene.phrases if 0 <= scene.reading.at[phrase.start] - number <= 6), None)
            if voice:
                return Subject((voice,), SpeakerBasis.NAMED, scene.reading.at[voice.stop - 1] + 1)
    return find_subject(scene.reading, scene.phrases, cue, limit, scene.day_words)


def _both(scene: Scene, cue: Cue) -> tuple[Phrase, ...]:
    """«وقالا»: the two who were named together last."""
    word, text = scene.reading.words[cue.first], scene.reading.folded.text
    if cue.first != cue.sentence and word.text[:1] != "و":
        return ()  # «…، طالبا»: a participle
    if cue.form is None or not cue.form.plural or not word.text.endswith("ا") or word.text.endswith("وا"):
        return ()
    before = [phrase for phrase in scene.phrases if phrase.stop <= word.start]
    for one, two in reversed(list(pairwise(before))):
        if text[one.stop : two.start].strip() == "و" and one.actor != two.actor:
            return (one, two)
    return ()


def _acting_before(scene: Scene, cue: Cue, sentence: Sentence) -> tuple[Phrase, ...]:
    """«زار فلان كابل، حيث أعلن»: who acts in the sentence speaks in its later clause."""
    words = scene.reading.words
    if (
        scene.drafts[sentence.mine :]
        or cue.first == sentence.first
        or not (words[cue.first].text[:1] == "و" or words[cue.first - 1].text in ("حيث", "ثم"))
    ):
        return ()
    acting = [
        phrase for phrase in scene.phrases if words[sentence.first].start <= phrase.start < words[cue.first].start and acts(scene, phrase)
    ]
    return tuple(acting[:1])


def _of_sentence(scene: Scene, cue: Cue, sentence: Sentence) -> Subject:
    drafts = scene.drafts[sentence.mine :]
    if drafts:
        return Subject(drafts[-1].speakers, SpeakerBasis.IMPLICIT, cue.after)
    words = scene.reading.words
    actors = [
        phrase for phrase in scene.phrases if words[sentence.first].start <= phrase.start < words[cue.first].start and acts(scene, phrase)
    ]
    if actors:
        return Subject((actors[0],), SpeakerBasis.IMPLICIT, cue.after)
    last = scene.floor.last(cue)
    return Subject((last,) if last else (), SpeakerBasis.IMPLICIT if last else SpeakerBasis.UNKNOWN, cue.after)


def relayed(scene: Scene, cue: Cue, limit: int) -> Subject:
    """«نقلت وكالة … عن المتحدث … قوله»: who is quoted stands behind عن."""
    words = scene.reading.words
    for number in range(cue.after, limit):
        if words[number].text == _preposition(words[cue.first].text) and number + 1 < limit:
            voice = next(
                (
                    phrase
                    for phrase in scene.phrases
                    if 0 <= scene.reading.at[phrase.start] - number - 1 <= 12
                    and scene.reading.at[phrase.start] < limit
                    and _direct(scene, number + 1, phrase)
                ),
                None,
            )
            nobody = None if voice else source_named(scene.reading, number + 1, limit, scene.day_words)
            after = nobody[1] if nobody else scene.reading.at[voice.stop - 1] + 1 if voice else number + 2
            voice = called(scene, *nobody)[0] if nobody else voice
            while (
                after < limit
                and words[after].text not in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها")
                and words[after].text not in COMPLEMENTISERS
                and ":" not in words[after].gap
                and '"' not in words[after].gap
            ):
                after += 1
            if after < limit and words[after].text in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
                after += 1
            return Subject((voice,) if voice else (), SpeakerBasis.NAMED if voice else SpeakerBasis.UNKNOWN, after, words[number + 1].start)
    return Subject((), SpeakerBasis.UNKNOWN, limit)


def _preposition(verb: str) -> str:
    """«نقل عن»، «نسب إلى»."""
    return "الي" if "نسب" in verb else "عن"


def _direct(scene: Scene, number: int, phrase: Phrase) -> bool:
    """The phrase is what عن governs: at once, or at the end of a title."""
    words = scene.reading.words
    at = scene.reading.at[phrase.start]
    if at == number:
        return True
    if words[number].text in unnamed():
        return False
    return (
        is_title(words[number].text)
        and not any(word.breaks for word in words[number + 1 : at])
        and (actor := scene.reading.actor(phrase.actor)) is not None
        and actor.kind == "person"
    )


def clause_start(scene: Scene, cue: Cue) -> int:
    """The word where the next report begins: its subject when that stands before the verb."""
    if cue.kind != "verb":
        return cue.clause
    words = scene.reading.words
    found = find_subject(scene.reading, scene.phrases, cue, len(words), scene.day_words)
    if found.basis is SpeakerBasis.UNKNOWN and found.start is not None and found.start < words[cue.first].start:
        return cue.first - 2 if words[cue.first - 2].text in BEFORE_SUBJECT else cue.first - 1
    begins = [scene.reading.at[phrase.start] for phrase in found.phrases if phrase.start < words[cue.first].start]
    begin = min([cue.clause, *begins])
    while begins and begin and words[begin - 1].text in BEFORE_SUBJECT and not words[begin].breaks:
        begin -= 1
    return begin
