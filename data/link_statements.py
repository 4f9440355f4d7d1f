"""One utterance in several transcriptions, and pairs of statements that pull apart: across articles, without a verdict."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from data.contrast import any_of, sides
from data.extract.runs import runs
from data.extract.sharing import sharing
from data.ids import finding_id
from data.lexicons import table
from data.model import Article, Framing, Link, Span, Statement
from data.text.fold import folded
from data.text.places import Places
from data.text.stems import content, negations, stems

NOBODY = "role-"  # «شهود», «مسؤول»: an id of words, of nobody by name, that each article means another one by
RUN = 5  # stems in a row that are the same utterance, with one speaker
OWN = 3  # of them words that say something
ALIKE = 0.75  # of the shorter statement's content that the longer one shares
LEAST = 4  # words of content shared
COMMON = 60  # a speaker's statements that hold a stem: above, it finds no pair
DIFFERENCES = 3  # shown in a note, of at most as many words each
Near = tuple["Said", "Said", int]  # and how many words of content they share
SPELLED = re.compile(r"[^\s،,.;:؛!?؟«»“”„\"()\[\]]+")


@dataclass(frozen=True)
class Said:
    """A statement with a speaker, ready to compare."""

    id: str
    article: str
    span: Span
    speaker: str
    day: date | None  # when it was said; else its article's day, which it cannot follow
    words: str  # as the article has them
    stems: tuple[str, ...]
    content: tuple[str, ...]  # stems that say something, each once
    negations: int
    sides: tuple[tuple[str, str], ...]  # object and the side taken
    said: date | None = None  # when it was said, where that is known
    labels: tuple[str, ...] = ()  # labels that take a side, in its words


def ready(article: Article, statements: Iterable[Statement], framings: Iterable[Framing] = ()) -> Iterator[Said]:
    """Those whose speaker has a name: no other can be compared."""
    marked = Places(framings, lambda one: (one.span.start, one.span.stop))
    for one in statements:
        if one.speaker and not one.speaker.startswith(NOBODY):
            words = one.span.of(article.text)
            text, known = folded(words), one.said or article.published
            sides = tuple((thing.id, side) for thing in objects() if (side := thing.side(text)))
            said = known.first if known else None
            yield Said(one.id, article.id, one.span, one.speaker, said, words,
                       tuple(stems(text)), tuple(sorted(content(text))), negations(text), sides,
                       one.said.first if one.said else None, _labels(one, marked))  # fmt: skip


def _labels(one: Statement, marked: Places[Framing]) -> tuple[str, ...]:
    inside = (framing for framing in marked.touching(one.span.start, one.span.stop) if one.span.holds(framing.span))
    return tuple(sorted({framing.label for framing in inside}))


# Utterances ------------------------------------------------------------------------------------------------------------------


def utterances(mine: Sequence[Said], close: Iterable[Near]) -> tuple[Link, ...]:
    """Statements of one speaker (``mine``) in several articles that share a run of words or nearly all they say; one of each article."""
    groups: dict[str, dict[str, Said]] = {}  # statement → article → statement
    for _, one, other in sorted(_alike(mine, close), key=lambda pair: (-pair[0], pair[1].id, pair[2].id)):
        left, right = groups.get(one.id) or {one.article: one}, groups.get(other.id) or {other.article: other}
        if left is right or left.keys() & right.keys():
            continue  # its article has a better match in the group
        both = left | right
        groups.update({member.id: both for member in both.values()})
    distinct = {id(group): group for group in groups.values()}
    return tuple(_utterance(list(group.values())) for group in distinct.values())


def _alike(mine: Sequence[Said], close: Iterable[Near]) -> Iterator[tuple[int, Said, Said]]:
    """Pairs and how many words they share."""
    for run in runs([one.stems for one in mine], RUN):
        one, other = mine[run.one], mine[run.other]
        words = set(one.stems[run.start : run.start + run.length])
        if one.article != other.article and len(words & set(one.content)) >= OWN:
            yield run.length, one, other
    for one, other, shared in close:
        if shared >= ALIKE * min(len(one.content), len(other.content)) and one.negations % 2 == other.negations % 2:
            yield shared, one, other


def near(mine: Sequence[Said]) -> list[Near]:
    """Pairs of different articles that share at least `LEAST` words of content, and how many."""
    return [
        (mine[first], mine[second], number)
        for first, second, number in sharing([one.content for one in mine], LEAST, COMMON)
        if mine[first].article != mine[second].article
    ]


def _utterance(group: Sequence[Said]) -> Link:
    members = sorted(group, key=lambda one: (one.article, one.span))
    ar, en = _differences(members[0], members[1])
    first = members[0]
    return Link(finding_id("link", first.article, f"utterance {first.id}"), "utterance", tuple(one.id for one in members), "", ar, en)


def _differences(one: Said, other: Said) -> tuple[str, str]:
    """The words that two transcriptions write differently, in the article's spelling."""
    left, right = (SPELLED.findall(said.words) for said in (one, other))
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


@dataclass(frozen=True, slots=True)
class Stand:
    """A statement that takes a side."""

    id: str
    article: str
    span: Span
    voice: str
    day: date | None
    side: str


def tensions(stands: Mapping[str, Sequence[Stand]]) -> tuple[Link, ...]:
    """Statements on two sides of one object (``stands`` by its id): of one voice, or of two where it is disputed between voices."""
    links: list[Link] = []
    for thing in objects():
        mine = stands.get(thing.id, ())
        if thing.across:
            links += _apart(thing, mine)
            continue
        by_voice: dict[str, list[Stand]] = defaultdict(list)
        for one in mine:
            by_voice[one.voice].append(one)
        for same in by_voice.values():
            links += _apart(thing, same)
    return tuple(links)


def _apart(thing: Object, stands: Sequence[Stand]) -> list[Link]:
    """One link of all that was said on both sides, in the order of days; sides within one article alone are no pair."""
    if len({one.side for one in stands}) < 2 or len({one.article for one in stands}) < 2:
        return []
    members = sorted(stands, key=lambda one: (one.day or date.max, one.article, one.span))
    first = members[0]
    id = finding_id("link", first.article, f"tension {thing.id} {first.voice if not thing.across else ''}")
    return [Link(id, "tension", tuple(dict.fromkeys(one.id for one in members)), thing.id, thing.ar, thing.en)]


def flipped(close: Iterable[Near]) -> Iterator[Link]:
    """Nearly the same words of one speaker, once said and once denied, on different days."""
    for one, other, shared in close:
        alike = shared >= ALIKE * min(len(one.content), len(other.content))
        if alike and one.day != other.day and (one.negations == 0) != (other.negations == 0):
            pair = sorted((one, other), key=lambda each: (each.day or date.max, each.article))
            id = finding_id("link", pair[0].article, f"flip {pair[0].id} {pair[1].id}")
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
