"""Whom a stance is aimed at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extract.cues import find_form
from data.extract.lexicon import Lexicon
from data.extract.stance_words import victims
from data.model import Actor, ActorKind, CueClass, Mention, Statement
from data.text.words import stems, word_set

MEASURES = re.compile(r"\w*(?:قطع|عقوبات|حظر|ضغوط|ضغط|ضغوطها|الرد|رد|اجراءات)(?:\s+\w+){0,4}?\s+(?:مع|علي|ضد)\s+")
NEXT = 12  # characters between «على» and the name: a title, an article
OPENING = 2  # words before the actor a sentence is about
PLACES = word_set("في داخل بين قرب شمال جنوب شرق غرب")
ATTACKS = word_set("تفجير تفجيرات انفجار انفجارات هجوم هجمات اعتداء اعتداءات قصف عدوان غارة غارات تدخل")


@dataclass(frozen=True)
class Words:
    """A statement with what its words name."""

    statement: Statement
    verb: str
    mentions: tuple[Mention, ...]
    start: int  # folded
    stop: int
    content: str  # folded
    thanks: bool = False  # «وجه الشكر»: courtesy, not a stance
    led: str = ""  # folded, between the cue and the content: «نوه إلى»
    own: str | None = None  # the holder, or the state or body a holder found on the way belongs to

    def before(self, mention: Mention) -> list[str]:
        """The words of the content before a mention."""
        return self.content[: mention.span.start - self.statement.span.start].split()

    def opens(self, mention: Mention) -> bool:
        """The content begins with it, or with one noun of its: «الجانب الأوكراني»."""
        before = self.before(mention)
        return len(before) <= OPENING and not any(word in PLACES or find_form(word) for word in before)

    def is_place(self, mention: Mention) -> bool:
        """«الوضع في ليبيا»، «في قطاع غزة»: where, not who."""
        return any(word in PLACES for word in self.before(mention)[-3:])


def target(toward: str, words: Words, lexicon: Lexicon, place: int) -> str | None:
    """Whom the stance is aimed at; None where the words leave it open."""
    holder = words.statement.speaker
    if toward == "none":
        return None
    if toward == "main":
        return main_subject(words, lexicon)
    own = lexicon.voice(words.own) if words.own else None
    if toward != "group" and (state := _state_of_deed(words, lexicon, own, place)):
        return state
    others = [mention for mention in words.mentions if mention.actor != holder and not _same_side(lexicon, own, mention.actor)]
    if toward == "group":
        return next((mention.actor for mention in others if _kind(lexicon.actor(mention.actor)) is ActorKind.GROUP), None)
    able = [each for each in others if not _is_victim(words, each)]
    chosen = _met(words, able, place) or _aimed(toward, words, [each for each in able if not words.is_place(each)], place)
    if chosen:
        return chosen.actor
    if toward == "named" and words.statement.cue_class is CueClass.PRAISES and words.mentions and words.mentions[0].actor != holder:
        return words.mentions[0].actor  # praise may stay within one's own side
    return _named_state(words.content, lexicon, own) or next((each.actor for each in able if not _tells_attack(words)), None)


def _tells_attack(words: Words) -> bool:
    """«التفجير الذي وقع في القاهرة»: the place is no culprit."""
    return any(word.lstrip("بل").removeprefix("ال") in ATTACKS for word in words.content.split()[:OPENING])


def _met(words: Words, able: list[Mention], place: int) -> Mention | None:
    """Whom a measure meets: «قطع العلاقات مع»، «عقوبات على»."""
    behind = words.content[max(0, place - words.statement.span.start) :]
    met = MEASURES.match(behind)
    if met is None:
        return None
    start = words.statement.span.start + len(words.content) - len(behind) + met.end()
    return next((each for each in able if 0 <= each.span.start - start <= NEXT), None)


def _aimed(toward: str, words: Words, able: list[Mention], place: int) -> Mention | None:
    """Who is spoken of: the one a criticism opens with, the one behind the words of support, else the nearest."""
    opening = next((each for each in able if words.opens(each)), None)
    if toward == "foe" and opening:
        return opening
    behind = [each for each in able if each.span.start >= place]
    return min(behind if toward == "named" and behind else able, key=lambda each: abs(each.span.start - place), default=None)


def main_subject(words: Words, lexicon: Lexicon) -> str | None:
    """The story's subject; a report that names somebody else and not the subject is about him."""
    own = lexicon.voice(words.own) if words.own else None
    others = [each.actor for each in words.mentions if not _same_side(lexicon, own, each.actor)]
    if words.statement.cue_class is not CueClass.CALLS or not others or lexicon.target is None:
        return lexicon.target
    return lexicon.target if any(lexicon.target in lexicon.chain(each) for each in others) else others[0]


def _state_of_deed(words: Words, lexicon: Lexicon, own: str | None, place: int) -> str | None:
    """«العقوبات الأمريكية على سوريا»: whose deed it is stands as an adjective before whom it meets."""
    before = min((each.span.start for each in words.mentions if each.actor != words.statement.speaker), default=None)
    at = max(0, place - words.statement.span.start)
    stop = len(words.content) if before is None else before - words.statement.span.start
    return _named_state(words.content[at:stop], lexicon, own) if before is not None else None


def _named_state(content: str, lexicon: Lexicon, own: str | None) -> str | None:
    """The first foreign state among the words, as an adjective or as the place of what is judged."""
    said: list[str] = []
    for word in content.split():
        if word in ("علي", "في") and said and any(each.removeprefix("و").removeprefix("ال").rstrip("ا") in ATTACKS for each in said[-4:]):
            return None  # «الهجوم على الصومال»: where it was, not who did it
        said.append(word)
        for stem in stems(word.strip('،.:"')):
            found = lexicon.names.adjectives.get(stem) or _state(lexicon, stem)
            if found and found != own:
                return found
    return None


def _state(lexicon: Lexicon, word: str) -> str | None:
    found = lexicon.names.forms.get(word)
    return found[0] if found and _kind(lexicon.actor(found[0])) is ActorKind.STATE else None


def _is_victim(words: Words, mention: Mention) -> bool:
    """«استقرار كازاخستان»: what somebody threatens, not who does."""
    before = words.before(mention)
    attacked = "علي" in before[-2:] and any(word.removeprefix("و").removeprefix("ال").rstrip("ا") in ATTACKS for word in before[-6:])
    return bool(before) and (before[-1].lstrip("وبل") in victims() or attacked)


def _same_side(lexicon: Lexicon, own: str | None, actor: str) -> bool:
    """The actor speaks for the same state; a group of people is no side of anybody's."""
    return own is not None and lexicon.voice(actor) == own


def _kind(actor: Actor | None) -> ActorKind | None:
    return actor.kind if actor else None
