"""Who spoke so far, for verbs that name nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.extract.cue_words import Cue
from data.extract.phrase import Phrase, Reading
from data.model import ActorKind
from data.text.fold import folded

MALE_STATES = frozenset(("العراق", "السودان", "اليمن", "لبنان", "المغرب", "الاردن"))


@dataclass
class Floor:
    """Who spoke so far in the article, last first to hand."""

    reading: Reading
    spoken: list[Phrase] = field(default_factory=list)
    feminine: set[str] = field(default_factory=set)  # actors a feminine verb was used of
    masculine: set[str] = field(default_factory=set)
    unnamed_last: bool = False

    def take(self, phrases: tuple[Phrase, ...], cue: Cue) -> None:
        """Remember who has the floor, and the gender the verb shows."""
        self.unnamed_last = not phrases
        for phrase in phrases:
            self.spoken.append(phrase)
            if cue.form and not cue.form.plural and cue.kind != "participle":
                (self.feminine if cue.form.feminine else self.masculine).add(phrase.actor)

    def last(self, cue: Cue) -> Phrase | None:
        """The last speaker whose gender the verb allows; the very last when none does."""
        if self.unnamed_last:
            return None
        if not self.spoken or cue.form is None or cue.form.plural:
            return self.spoken[-1] if self.spoken else None
        wanted = cue.form.feminine
        for phrase in reversed(self.spoken[-6:]):
            if self.is_feminine(phrase.actor) in (wanted, None):
                return phrase
        return self.spoken[-1]

    def very_last(self) -> Phrase | None:
        """Whoever had the floor last: «وأضاف البيان» says nothing of gender."""
        return self.spoken[-1] if self.spoken and not self.unnamed_last else None

    def is_feminine(self, id: str) -> bool | None:
        if id in self.feminine and id not in self.masculine:
            return True
        if id in self.masculine and id not in self.feminine:
            return False
        actor = self.reading.actor(id)
        if actor is None or actor.kind is ActorKind.PERSON:
            return None
        head = folded(actor.name_ar).split()[0]
        if actor.kind is ActorKind.STATE:
            return head not in MALE_STATES
        return (head.endswith(("ه", "ات")) and not head.startswith("اتحاد")) or head in ("الخارجيه", "الداخليه")
