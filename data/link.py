"""What belongs together across a story's articles: origins, utterances, facts, tension pairs and dates that disagree.

Each article is told once (`tell`), on whatever machine read it; what is told is small, and most of it waits on the disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from data.extract.lexicon import Lexicon
from data.extract.reuse import Text, origins_of
from data.extract.tape import Tape, Words, words_of
from data.link_details import wordings
from data.link_events import EventTold, date_conflicts, events_told, facts_of_events, numbers_apart
from data.link_facts import CountTold, counts_told, disputes, facts_of_counts
from data.link_labels import label_changes
from data.link_statements import Said, Stand, flipped, near, ready, tensions, utterances
from data.model import Article, Findings, Link, Origin
from data.parts.codec import dumps, loads
from data.parts.spool import Spool


class Links(NamedTuple):
    origins: tuple[Origin, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Told:
    """What linking needs of one article's findings."""

    said: tuple[Said, ...]
    counts: tuple[CountTold, ...]
    events: tuple[EventTold, ...]


def tell(article: Article, found: Findings) -> Told:
    counts = tuple(counts_told(article, found.counts))
    return Told(tuple(ready(article, found.statements, found.framings)), counts, tuple(events_told(article, found.events, counts)))


def words_in(article: Article, found: Findings) -> Words:
    """The article's words, as shared passages are found by."""
    return words_of(article, [mention.span for mention in found.mentions])


class Linking:
    """Takes what each article tells, in their order, then gives the links.

    ``lexicon``: who speaks for whom; ``folder``: where there is room for what waits."""

    def __init__(self, lexicon: Lexicon, folder: Path | None = None) -> None:
        self._lexicon = lexicon
        self._ids: list[str] = []
        self._tape, self._said = Tape(folder), Spool(folder)
        self._stands: dict[str, list[Stand]] = defaultdict(list)
        self._counts: list[CountTold] = []
        self._events: list[EventTold] = []

    def add(self, article: str, told: Told, words: Words) -> None:
        self._ids.append(article)
        self._tape.add(words)
        voice, chain = self._lexicon.voice, self._lexicon.chain
        self._counts += (replace(one, voice=voice(one.source)) if one.source else one for one in told.counts)
        every = ({above for actor in one.actors for above in chain(actor)} for one in told.events)
        self._events += (replace(one, all=tuple(sorted(actors))) for one, actors in zip(told.events, every, strict=True))
        for one in told.said:
            self._said.add(one.speaker, dumps(one))
            for thing, side in one.sides:
                self._stands[thing].append(Stand(one.id, one.article, one.span, voice(one.speaker), one.day, side))

    def links(self, text: Text) -> Links:
        """Links of the whole story; ``text`` of the n-th article. A link names its members and judges none of them."""
        same, apart = facts_of_events(self._events, self._counts), tuple(disputes(self._counts))
        known = [set(one.members) for one in apart]
        more = (one for one in numbers_apart(same, self._events, self._counts) if not any(set(one.members) <= held for held in known))
        found = (
            *self._of_speakers(),
            *facts_of_counts(self._counts),
            *same,
            *tensions(self._stands),
            *apart,
            *more,
            *date_conflicts(self._events),
            *wordings(self._events),
        )
        made = Links(origins_of(self._tape, self._ids, text), found)
        self._tape.close()
        self._said.close()
        return made

    def _of_speakers(self) -> Iterator[Link]:
        for _, records in self._said:
            known: dict[str, str] = {}  # a word once in memory, however often it is said
            mine = [_sparing(loads(Said, record), known) for record in records]
            close = near(mine)
            yield from utterances(mine, close)
            yield from flipped(close)
            yield from label_changes(mine, self._names)

    def _names(self, actor: str) -> tuple[str, str]:
        known = self._lexicon.actor(actor)
        return (known.name_ar, known.name_en) if known else (actor, actor)


def _sparing(one: Said, known: dict[str, str]) -> Said:
    stems, content = (tuple([known.setdefault(word, word) for word in words]) for words in (one.stems, one.content))
    return replace(one, stems=stems, content=content)


def link(articles: Sequence[Article], found: Mapping[str, Findings], lexicon: Lexicon) -> Links:
    """Links of articles that are all at hand; ``found`` by article id."""
    linking, mine = Linking(lexicon), [article for article in articles if article.id in found]
    for article in mine:
        linking.add(article.id, tell(article, found[article.id]), words_in(article, found[article.id]))
    return linking.links(lambda at: mine[at].text)
