"""A noun phrase that denotes an actor, and the state of reading one article that its finders share."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.extract.cues import find_form
from data.extract.lexicon import Lexicon
from data.extract.names import Name
from data.model import Actor, Article
from data.text.fold import Folded, folded
from data.text.words import Word, stems, words

KINGDOM, KINGDOMS = folded("المملكة"), ("JOR", "MAR", "BHR")
ALI = "عليّ"  # a shadda never stands in folded text: the name is no preposition


@dataclass(frozen=True)
class Phrase:
    """Folded places: [start:stop) is the whole phrase with its titles, [name_start:name_stop) what is marked as the mention."""

    start: int
    stop: int
    name_start: int
    name_stop: int
    actor: str
    basis: str = "name"  # name, role, seat
    head: str = ""  # the word that opens it, for «وقالت اللجنة»
    key: frozenset[str] = frozenset()  # what a role says: {"وزير", "خارجيه", "france"}


@dataclass
class Reading:
    """One article while its actors are being found; ``discovered`` grows."""

    article: Article
    folded: Folded
    lexicon: Lexicon
    discovered: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def words(self) -> list[Word]:
        """The article's words; «علي» is told from «على» and «ألباريس» from a word with the article, which fold the same."""
        return [self._told_apart(word) for word in words(self.folded.text)]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of each word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[word.text].append(number)
        return found

    def _told_apart(self, word: Word) -> Word:
        if word.text == "علي" and self._is_ali(word):
            return replace(word, text=ALI)
        if (
            word.text.startswith("ال")
            and len(word.text) >= 5
            and self.article.text[self.folded.origin[word.start]] in "أإ"
            and self._is_no_word(word)
        ):
            return replace(word, text="أ" + word.text[1:])
        return word

    def _is_no_word(self, word: Word) -> bool:
        """No verb of speech and no adjective of a state: «ألمح»، «ألماني» stay."""
        return find_form(word.text) is None and word.text not in self.lexicon.names.adjectives and word.text not in self.lexicon.names.forms

    def _is_ali(self, word: Word) -> bool:
        """Written with ي, in a text that writes the preposition with ى."""
        return self._tells_ali and self.article.text[self.folded.origin[word.stop - 1]] == "ي"

    @cached_property
    def _tells_ali(self) -> bool:
        """Whether final ى and ي are kept apart: «على» is written so here, or at least «إلى» is and no «علي» stands before أن."""
        text = self.article.text
        if re.search(r"(?<!\w)[وف]?على (?=\S)", text):
            return not re.search(r"(?<!\w)علي (?:أن|ضرورة)", text)
        return not re.search(r"(?<!\w)(?:علي (?:أن|ضرورة|هذا|هذه)|الي|إلي|حتي)(?!\w)", text)

    @cached_property
    def at(self) -> dict[int, int]:
        """Folded place of a word's letters → the word's number."""
        return {place: number for number, word in enumerate(self.words) for place in range(word.start, word.stop)}

    @cached_property
    def names(self) -> dict[int, Name]:
        """Gazetteer names by the number of their first word; «المملكة» is the kingdom the article speaks of."""
        found = {self.at[name.start]: name for name in self.lexicon.names.find(self.folded) if name.start in self.at}
        bare = [number for number, name in found.items() if self.folded.text[name.start : name.stop] == KINGDOM]
        other = self._kingdom({name.actor for number, name in found.items() if number not in bare}) if bare else None
        return found | {number: replace(found[number], actor=other) for number in bare} if other else found

    def _kingdom(self, named: set[str]) -> str | None:
        """The one kingdom beside Saudi Arabia that is named here, by adjective too, while Saudi Arabia is not."""
        states, adjectives = self.lexicon.names.states, self.lexicon.names.adjectives
        said = named | {adjectives[stem] for word in self.places for stem in stems(word) if stem in adjectives}
        others = [states[iso] for iso in KINGDOMS if states.get(iso) in said]
        return others[0] if len(others) == 1 and states.get("SAU") not in said else None

    def actor(self, id: str) -> Actor | None:
        return self.discovered.get(id) or self.lexicon.actor(id)

    def state_at(self, number: int) -> str | None:
        """The state that the word names, by name or adjective: «الروسيه», «كازاخستان»."""
        if number >= len(self.words):
            return None
        word = self.words[number].text
        name = self.names.get(number)
        if name and self._is_state(name.actor):
            return name.actor
        for stem in stems(word):
            if stem in self.lexicon.names.adjectives:
                return self.lexicon.names.adjectives[stem]
            form = self.lexicon.names.forms.get(stem)  # within a longer name: «رئيس كازاخستان»
            if form and self._is_state(form[0]):
                return form[0]
        return None

    def after(self, name: Name) -> int:
        """The number of the word behind a name."""
        return self.at[name.stop - 1] + 1

    def _is_state(self, id: str) -> bool:
        actor = self.actor(id)
        return actor is not None and actor.kind in ("state", "bloc")
