"""One utterance in several transcriptions, and pairs of statements that pull apart: across articles, without a verdict."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.contrast import any_of, sides
from data.extract.lexicon import Lexicon
from data.extract.reuse import runs
from data.ids import finding_id
from data.lexicons import table
from data.model import Article, Link, Statement
from data.text.fold import folded
from data.text.stems import content, negations, stems

RUN = 5  # stems in a row that are the same utterance, with one speaker
OWN = 3  # of them words that say something
ALIKE = 0.75  # of the shorter statement's content that the longer one shares
LEAST = 4  # words of content shared
COMMON = 60  # a speaker's statements that hold a stem: above, it finds no pair
DIFFERENCES = 3  # shown in a note, of at most as many words each
SPELLED = re.compile(r"[^\s،,.;:؛!?؟«»“”„\"()\[\]]+")


@dataclass(frozen=True)
class Said:
    """A statement ready to compare."""

    statement: Statement
    article: Article
    text: str  # folded
    stems: tuple[str, ...]
    content: frozenset[str]
    voice: str | None

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def day(self) -> date | None:
        """When it was said; else its article's day, which it cannot follow."""
        known = self.statement.said or self.article.published
        return known.first if known else None


def ready(article: Article, statements: Iterable[Statement], lexicon: Lexicon) -> Iterator[Said]:
    for statement in statements:
        text = folded(statement.span.of(article.text))
        voice = lexicon.voice(statement.speaker) if statement.speaker else None
        yield Said(statement, article, text, tuple(stems(text)), content(text), voice)


# Utterances ------------------------------------------------------------------------------------------------------------------


def utterances(said: Sequence[Said]) -> tuple[Link, ...]:
    """Statements of one speaker in several articles that share a run of words or nearly all they say; one of each article."""
    groups: dict[str, dict[str, Said]] = {}  # statement → article → statement
    for _, one, other in sorted(_alike(said), key=lambda pair: (-pair[0], pair[1].id, pair[2].id)):
        mine, theirs = groups.get(one.id) or {one.article.id: one}, groups.get(other.id) or {other.article.id: other}
        if mine is theirs or mine.keys() & theirs.keys():
            continue  # its article has a better match in the group
        both = mine | theirs
        groups.update({member.id: both for member in both.values()})
    distinct = {id(group): group for group in groups.values()}
    return tuple(_utterance(list(group.values())) for group in distinct.values())


def _alike(said: Sequence[Said]) -> Iterator[tuple[int, Said, Said]]:
    """Pairs and how many words they share."""
    for mine in _by_speaker(said).values():
        for run in runs([one.stems for one in mine], RUN):
            one, other = mine[run.one], mine[run.other]
            words = set(one.stems[run.start : run.start + run.length])
            if one.article.id != other.article.id and len(words & one.content) >= OWN:
                yield run.length, one, other
        for one, other, shared in near(mine):
            if shared >= ALIKE and negations(one.text) % 2 == negations(other.text) % 2:
                yield len(one.content & other.content), one, other


def _by_speaker(said: Sequence[Said]) -> dict[str, list[Said]]:
    mine: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.statement.speaker:
            mine[one.statement.speaker].append(one)
    return mine


def near(mine: Sequence[Said]) -> Iterator[tuple[Said, Said, float]]:
    """Pairs of different articles that share at least `LEAST` words of content, and which part of the shorter that is."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(mine):
        for word in one.content:
            holding[word].append(at)
    for first, one in enumerate(mine):
        rare = [holding[word] for word in one.content if len(holding[word]) <= COMMON]
        shared = Counter(second for places in rare for second in places if second > first)
        for second, number in sorted(shared.items()):
            other = mine[second]
            if number >= LEAST and one.article.id != other.article.id:
                yield one, other, number / min(len(one.content), len(other.content))


def _utterance(group: Sequence[Said]) -> Link:
    members = sorted(group, key=lambda one: (one.article.id, one.statement.span))
    ar, en = _differences(members[0], members[1])
    first = members[0]
    return Link(finding_id("link", first.article.id, f"utterance {first.id}"), "utterance", tuple(one.id for one in members), "", ar, en)


def _differences(one: Said, other: Said) -> tuple[str, str]:
    """The words that two transcriptions write differently, in the article's spelling."""
    left, right = (SPELLED.findall(said.statement.span.of(said.article.text)) for said in (one, other))
    matcher = difflib.SequenceMatcher(None, [folded(word) for word in left], [folded(word) for word in right], autojunk=False)
    changed = [(left[a:b], right[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag == "replace"]
    pairs = [(" ".join(mine), " ".join(theirs)) for mine, theirs in changed if max(len(mine), len(theirs)) <= DIFFERENCES]
    if not pairs:
        return "", ""
    words = "؛ ".join(f"«{a}» / «{b}»" for a, b in pairs[:DIFFERENCES])
    return f"يختلف النقل: {words}", f"Transcribed differently: {words}"


# Tension ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Object:
    """Something statements can pull apart on."""

    id: str
    ar: str
    en: str
    across: bool
    about: re.Pattern[str] | None
    sides: tuple[tuple[str, re.Pattern[str]], ...]

    def side(self, text: str) -> str | None:
        if self.about is not None and not self.about.search(text):
            return None
        return next((name for name, pattern in self.sides if pattern.search(text)), None)


def tensions(said: Sequence[Said]) -> tuple[Link, ...]:
    """Statements on two sides of one object: of one voice, or of two where the object is disputed between voices."""
    links: list[Link] = []
    for thing in objects():
        sides = [(one, side) for one in said if one.voice and (side := thing.side(one.text))]
        if thing.across:
            links += _apart(thing, sides)
            continue
        by_voice: dict[str, list[tuple[Said, str]]] = defaultdict(list)
        for one, side in sides:
            by_voice[one.voice or ""].append((one, side))
        for mine in by_voice.values():
            links += _apart(thing, mine)
    return (*links, *_flipped(said))


def _apart(thing: Object, sides: Sequence[tuple[Said, str]]) -> list[Link]:
    """One link of all that was said on both sides, in the order of days; sides within one article alone are no pair."""
    if len({side for _, side in sides}) < 2 or len({one.article.id for one, _ in sides}) < 2:
        return []
    members = sorted((one for one, _ in sides), key=lambda one: (one.day or date.max, one.article.id, one.statement.span))
    first = members[0]
    id = finding_id("link", first.article.id, f"tension {thing.id} {first.voice if not thing.across else ''}")
    return [Link(id, "tension", tuple(dict.fromkeys(one.id for one in members)), thing.id, thing.ar, thing.en)]


def _flipped(said: Sequence[Said]) -> Iterator[Link]:
    """Nearly the same words of one speaker, once said and once denied, on different days."""
    for mine in _by_speaker(said).values():
        for one, other, shared in near(mine):
            if shared >= ALIKE and one.day != other.day and (negations(one.text) == 0) != (negations(other.text) == 0):
                pair = sorted((one, other), key=lambda each: (each.day or date.max, each.article.id))
                id = finding_id("link", pair[0].article.id, f"flip {pair[0].id} {pair[1].id}")
                yield Link(id, "tension", tuple(each.id for each in pair), "negation", "قول ونقيضه", "said and denied")


@lru_cache(maxsize=1)
def objects() -> tuple[Object, ...]:
    return tuple(
        Object(
            entry["id"],
            entry["ar"],
            entry["en"],
            bool(entry.get("across")),
            any_of(entry["about"]) if entry.get("about") else None,
            sides(entry["id"]),
        )
        for entry in table("tensions")["object"]
    )
