"""Words that stand for somebody who was named or spoke before: «المصدر», «المسؤول نفسه», «الشركة», and verbs with no subject at all."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.cue_words import Cue
from data.extract.phrase import Phrase
from data.extract.scene import Scene, Sentence
from data.extract.speakers import Subject
from data.extract.unnamed_speakers import bare, bodies_alone
from data.model import ActorKind, SpeakerBasis
from data.text.words import Word, word_set

FAR = 60  # words of the sentence before
ISSUED = 150  # words back to where a statement was issued
STATEMENT = word_set("البيان البلاغ")
PAPERS = word_set("بيان بيانا بيانها بيانه بلاغ بلاغا")
GENERAL = word_set("مصدر متحدث مسؤول مسؤولة متحدثة ناطق")  # stand for whoever spoke, by whatever title
PLURALS = word_set("مصادر تقارير وسائل أوساط جهات شهود سكان أهالي")
GOES_ON = word_set("أضاف تابع أردف استطرد زاد واصل أكمل ختم اختتم")


def meant(scene: Scene, found: Subject, cue: Cue) -> Subject:
    """«المسؤول», «المصادر», «الشركة»: whoever spoke last and was called so, else the words stand for themselves."""
    phrase, last = found.phrases[0], scene.floor.very_last()
    alone = len(scene.reading.folded.text[phrase.start : phrase.stop].split()) == 1
    if alone and last and cue.verb.past in GOES_ON and phrase.head not in PLURALS | bodies_alone() and _is_somebody(scene, last):
        return Subject((last,), SpeakerBasis.PRONOUN, found.after, found.start)  # «وقال فلان … وأضاف الخبير»
    known, _ = called(scene, phrase, found.after)
    return Subject((known,), SpeakerBasis.NAMED if known is phrase else SpeakerBasis.PRONOUN, found.after, found.start)


def _is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """One person, by name or by what he is."""
    actor = scene.reading.actor(phrase.actor)
    return actor is not None and (actor.kind is ActorKind.PERSON or (phrase.actor.startswith("role-") and actor.kind is ActorKind.GROUP))


def called(scene: Scene, said: Phrase, after: int) -> tuple[Phrase, int]:
    """Whoever spoke last and was called so, where the words have an article; else the words themselves."""
    text = scene.reading.folded.text
    words = text[said.start : said.stop].split()
    if not words[0].startswith(("ال", "لل")):
        return said, after
    wanted = [bare(word) for word in words]
    for phrase in reversed(scene.floor.spoken):
        names = [bare(word) for word in text[phrase.start : phrase.stop].replace('"', "").split()]
        if _calls(wanted, names):
            return phrase, after
    last = scene.floor.very_last()
    return (last, after) if len(wanted) == 1 and wanted[0] in GENERAL and last else (said, after)


def _calls(wanted: list[str], called: list[str]) -> bool:
    """Every word of the shorter name stands in the longer: «المتحدث» in «المتحدث باسم الجيش»."""
    return all(any(word == other or word.rstrip("ه") == other.rstrip("ه") for other in called) for word in wanted)


def issued(scene: Scene, cue: Cue) -> Phrase | None:
    """«وأضاف البيان»: whoever was said to issue one, or spoke in it, last; the first who acts in that sentence."""
    words = scene.reading.words
    if cue.first and words[cue.after - 1].text not in STATEMENT and (cue.after >= len(words) or words[cue.after].text not in STATEMENT):
        return None
    paper = next((at for at in range(cue.first - 1, max(cue.first - ISSUED, 0), -1) if words[at].text in PAPERS), None)
    if paper is None:
        return None
    begin = _sentence_start(words, paper, paper)
    acting = [one for one in scene.phrases if words[begin].start <= one.start < words[paper].start and acts(scene, one)]
    return acting[0] if acting else None


def introduced(scene: Scene, sentence: Sentence, cue: Cue) -> Phrase | None:
    """Before anybody spoke: the one person who acts in the sentence before, «أدى فلان اليمين. وقال».

    A feminine verb is a body's or a state's, where one acts there."""
    words, first = scene.reading.words, sentence.first
    start, stop = words[max(_sentence_start(words, first - 1, first), 0)].start, words[first].start
    acting = [phrase for phrase in scene.phrases if start <= phrase.start < stop and acts(scene, phrase)]
    people = [phrase for phrase in acting if (actor := scene.reading.actor(phrase.actor)) and actor.kind is ActorKind.PERSON]
    bodies = [phrase for phrase in acting if phrase not in people and scene.floor.is_feminine(phrase.actor)]
    if cue.form is not None and cue.form.feminine and bodies:
        return bodies[0]
    return people[0] if people else None


def _sentence_start(words: Sequence[Word], begin: int, before: int) -> int:
    """The word the sentence of word ``begin`` begins with; at most ``FAR`` words before ``before``."""
    while begin > 0 and before - begin < FAR and not set(words[begin].gap) & set(".\n!؟"):
        begin -= 1
    return begin


def acts(scene: Scene, phrase: Phrase) -> bool:
    """No preposition stands before the phrase."""
    number = scene.reading.at[phrase.start]
    word = scene.reading.words[number]
    before = scene.reading.words[number - 1].text if number and not word.breaks else ""
    return word.text[: phrase.start - word.start] in ("", "و", "ف") and before not in ("في", "من", "الي", "علي", "عن", "مع", "بين", "ضد")
