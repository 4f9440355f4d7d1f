"""Who said what: every report of speech in the body, with its exact words, speaker and day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from data.extract.cues import find_form
from data.extract.floor import Floor
from data.extract.frames import PREPOSITIONS
from data.extract.lexicon import Lexicon
from data.extract.occasions import settle
from data.extract.phrase import Reading
from data.extract.phrases import find_phrases
from data.extract.reports import read_sentence
from data.extract.scene import Draft, Scene, Sentence
from data.ids import alike, finding_id
from data.model import Article, Findings, Span, Statement
from data.text.fold import Folded

OPENING = 2  # words before the name of whom a statement is about


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """Statements in reading order; a report with two speakers is two statements."""
    reading = Reading(article, folded, lexicon)
    scene = Scene(reading, find_phrases(reading), findings, Floor(reading))
    for first, after, paragraph in scene.sentences():
        scene.listen(first, after)
        read_sentence(scene, Sentence(first, after, paragraph, len(scene.drafts)))
    settle(scene)
    seen: Counter[str] = Counter()
    statements = [each for draft in scene.drafts for each in _statements(scene, draft, seen)]
    speaking = {each.speaker for each in statements} - {actor.id for actor in findings.actors}
    actors = (*findings.actors, *(actor for id, actor in reading.discovered.items() if id in speaking))
    return replace(findings, actors=actors, statements=tuple(sorted(statements, key=lambda each: each.span)))


def _statements(scene: Scene, draft: Draft, seen: Counter[str]) -> list[Statement]:
    article, folded = scene.reading.article, scene.reading.folded
    words = scene.reading.words
    span = folded.span(draft.content.start, draft.content.stop)
    text = span.of(article.text)
    cue = None if draft.cue.kind == "continued" else folded.span(words[draft.cue.first].start, words[draft.cue.after - 1].stop)
    found = []
    for speaker in draft.speakers or (None,):
        id = finding_id("statement", article.id, text, seen[alike(text)])
        seen[alike(text)] += 1
        found.append(
            Statement(
                id=id,
                article=article.id,
                span=span,
                passage=_passage(scene, draft, cue),
                cue=cue,
                cue_class=draft.cue.verb.speech,
                speaker=speaker.actor if speaker else None,
                speaker_span=folded.span(speaker.name_start, speaker.name_stop) if speaker else None,
                speaker_basis=draft.basis,
                form=draft.content.form,
                said=draft.said,
                hedge=folded.span(*draft.hedge) if draft.hedge else None,
                flags=tuple(sorted(draft.flags)),
                about=_about(scene, draft, span, speaker.actor if speaker else None),
                rule=f"{draft.cue.kind}+{draft.content.rule}",
            )
        )
    return found


def _about(scene: Scene, draft: Draft, span: Span, speaker: str | None) -> str | None:
    """Whom the words are about, where they open with him: «إن روسيا تماطل», «اتهم إيران بـ»; None where they open with something else."""
    first, words, folded = scene.reading.at.get(draft.content.start), scene.reading.words, scene.reading.folded
    if first is None:
        return None
    last = words[min(first + OPENING, len(words) - 1)]
    for mention in scene.mentioned.touching(span.start, folded.span(last.start, last.stop).stop):
        if span.holds(mention.span) and mention.actor != speaker:
            before = folded.text[draft.content.start : folded.at(mention.span.start)].split()
            return None if any(word in PREPOSITIONS or find_form(word) for word in before) else mention.actor
    return None


def _passage(scene: Scene, draft: Draft, cue: Span | None) -> Span:
    """Content with its cue, and its speaker where the same clause names him."""
    whole = scene.reading.folded.span(draft.start, draft.stop)
    if cue is None:
        return whole
    return Span(min(whole.start, cue.start), max(whole.stop, cue.stop))
