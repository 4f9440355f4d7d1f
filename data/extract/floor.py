"""Who spoke so far, for verbs that name nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.extract.cue_words import Cue
from data.extract.phrase import Phrase, Reading
from data.extract.title_words import is_title
from data.model import ActorKind
from data.text.fold import folded

BROKEN = frozenset(("مصادر", "تقارير", "وسايل", "اوساط", "جهات", "دواير", "وكالات", "منظمات", "قوات", "سلطات", "احزاب", "فصايل"))  # plurals
MALE_STATES = frozenset(("عراق", "سودان", "يمن", "لبنان", "مغرب", "اردن"))

ONE = frozenset((ActorKind.INSTITUTION, ActorKind.STATE, ActorKind.BLOC))  # they take a verb in the singular


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
            title = self.reading.words[self.reading.at[phrase.start]].text if phrase.start < phrase.name_start else ""
            if title.endswith("ه") and is_title(title):
                self.feminine.add(phrase.actor)  # «المتحدثة فلانة»
            if cue.form and not cue.form.plural and cue.kind != "participle":
                (self.feminine if cue.form.feminine else self.masculine).add(phrase.actor)

    def recall(self, phrases: tuple[Phrase, ...]) -> None:
        """Whoever a document speaks for has the floor; its verb says nothing of gender."""
        self.unnamed_last = False
        self.spoken.extend(phrases)

    def last(self, cue: Cue) -> Phrase | None:
        """The last speaker whose gender the verb allows; nobody when the one who spoke last is surely of the other gender."""
        if self.unnamed_last or (self.spoken and self._are_several(cue) and self._is_one(self.spoken[-1].actor)):
            return None
        unsexed = (
            cue.form is None or cue.form.plural or (cue.verb.past == "ابان" and cue.form.kind == "present")
        )  # «تبين أن»: it turned out
        if not self.spoken or unsexed or cue.form is None:
            return self.spoken[-1] if self.spoken else None
        wanted = cue.form.feminine
        fits = next((phrase for phrase in reversed(self.spoken[-6:]) if self.is_feminine(phrase.actor) in (wanted, None)), None)
        return fits or (None if wanted or self._is_person(self.spoken[-1].actor) else self.spoken[-1])  # «وتابع (البيان)»

    def very_last(self) -> Phrase | None:
        """Whoever had the floor last: «وأضاف البيان» says nothing of gender."""
        return self.spoken[-1] if self.spoken and not self.unnamed_last else None

    def _are_several(self, cue: Cue) -> bool:
        """«لكن سكانا … أكدوا»: people who stand before, not the ministry that spoke; «واعتبروا» goes on with its members."""
        word = self.reading.words[cue.first].text
        return cue.form is not None and cue.form.plural and word.endswith(("وا", "ون")) and not word.startswith(("و", "ف"))

    def _is_one(self, id: str) -> bool:
        actor = self.reading.actor(id)
        return actor is not None and actor.kind in ONE

    def _is_person(self, id: str) -> bool:
        actor = self.reading.actor(id)
        return actor is not None and actor.kind is ActorKind.PERSON

    def _of_role(self, head: str) -> bool | None:
        """«مصدر» is masculine, «مصادر» takes a feminine verb; «عائلة»."""
        if head.endswith("ه") or head in BROKEN:
            return True
        return None if head.endswith(("ون", "ين")) else False

    def is_feminine(self, id: str) -> bool | None:
        if id in self.feminine and id not in self.masculine:
            return True
        if id in self.masculine and id not in self.feminine:
            return False
        actor = self.reading.actor(id)
        if actor is None or (actor.kind is ActorKind.PERSON and not id.startswith("role-")):
            return None
        head = folded(actor.name_ar).split()[0].removeprefix("ال")
        if id.startswith("role-"):
            return self._of_role(head)
        if actor.kind is ActorKind.STATE:
            return head.removeprefix("ال") not in MALE_STATES
        return (head.endswith(("ه", "ات")) and not head.startswith("اتحاد")) or head in ("خارجيه", "داخليه")
