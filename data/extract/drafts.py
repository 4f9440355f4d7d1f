"""A statement before it has an id: its passage, day and flags."""

from __future__ import annotations

from data.extract.cue_words import Cue
from data.extract.cues import COMPLEMENTISERS
from data.extract.days import MISSED
from data.extract.frames import Content
from data.extract.occasions import lend, said
from data.extract.scene import Draft, Scene, Sentence
from data.extract.speakers import Subject
from data.model import Flag, Form, SpeakerBasis
from data.text.words import word_set

OUTSIDE = word_set("بلاده بلادها بلاده، حكومته حكومتها")


def make_draft(scene: Scene, cue: Cue, subject: Subject, content: Content, sentence: Sentence) -> Draft:
    """The statement, appended to the scene; who is named takes the floor."""
    first = sentence.first
    words = scene.reading.words
    start = words[cue.clause].start if cue.clause < len(words) else content.start
    named = [phrase.start for phrase in subject.phrases if subject.basis is SpeakerBasis.NAMED and words[first].start <= phrase.start]
    quote = content.quote
    marked = quote is not None and quote.closed and quote.opened and content.stop <= quote.stop
    stop = quote.outer[1] if quote and marked else content.stop
    draft = Draft(cue, subject.phrases, subject.basis, content, min([start, content.start, *named]), stop, paragraph=sentence.paragraph)
    draft.said = said(scene, draft, sentence)
    lend(scene, draft, sentence)
    draft.flags = _flags(scene, draft)
    scene.drafts.append(draft)
    if subject.basis in (SpeakerBasis.NAMED, SpeakerBasis.UNKNOWN):
        scene.floor.take(subject.phrases, cue)
    elif subject.basis is SpeakerBasis.PRONOUN and subject.phrases:
        scene.floor.recall(subject.phrases)
    return draft


def _flags(scene: Scene, draft: Draft) -> set[Flag]:
    """Why the words deserve a second look."""
    reading, content = scene.reading, draft.content
    found: set[Flag] = set()
    inside = [quote for quote in scene.quotes if quote.start < draft.stop + 2 and quote.stop >= draft.start]
    if draft.said and MISSED in draft.said.reasons:
        found.add(Flag.RECYCLED)
    if content.quote and not content.quote.closed:
        found.add(Flag.UNBALANCED_OPEN)
    if any(not quote.opened for quote in inside):
        found.add(Flag.UNBALANCED_CLOSE)
        if draft.cue.kind == "participle" and content.rule != "unopened":
            found.add(Flag.NARRATOR_INSIDE)
    if content.form is Form.QUOTED and _is_third_person(scene, content):
        found.add(Flag.THIRD_PERSON)
    short = [quote for quote in inside if quote.closed and quote.opened and content.start <= quote.start and quote.stop <= content.stop + 1]
    if (
        content.form is not Form.QUOTED
        and content.rule in ("object", "preposition")
        and any(len(reading.folded.text[q.start : q.stop].split()) <= 3 for q in short)
    ):
        found.add(Flag.SCARE_QUOTES)
    return found


def _is_third_person(scene: Scene, content: Content) -> bool:
    """Reported speech within marks: «إنه سيواصل»، «إن بلاده تعارض»، «إن بوتين تحدث»."""
    numbers = [scene.reading.at[place] for place in range(content.start, content.stop) if place in scene.reading.at]
    words = [scene.reading.words[number] for number in dict.fromkeys(numbers)][:3]
    if not words or words[0].text not in COMPLEMENTISERS:
        return False
    if words[0].text.endswith(("ه", "ها", "هم")) or (len(words) > 1 and words[1].text in OUTSIDE):
        return True
    person = next((phrase for phrase in scene.phrases if len(words) > 1 and phrase.start == words[1].start), None)
    actor = scene.reading.actor(person.actor) if person else None
    return actor is not None and actor.kind == "person"
