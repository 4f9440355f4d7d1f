"""Where words of the event list stand in a sentence: looked up by their first word, then followed. Folded text only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.extract.event_kinds import Kind, kinds
from data.text.fold import folded

WORD = re.compile(r"\w+")
LEAST = 3  # letters of the shortest word part that «*» may follow
THAT = r"[وبف]?(?:ان|بان)(?:ه|ها|هم|هما|هن)?\s"  # behind «أن» a clause of its own begins
GAP = {"…": rf"(?:(?!{THAT})[^\s.!?؟\n]+\s+){{0,14}}?", "..": rf"(?:(?!{THAT})[^\s.!?؟\n]+\s+){{0,4}}?"}
BETWEEN = r"[\"'()،,]*\s+[\"'(]*"  # words with their marks: «تجددت، مساء الثلاثاء، الاشتباكات»
GLUED = r"(?:وال|بال|لل|ال|و|ب|ل)?"
AND = re.compile("[وف]")
PREFIX = re.compile("بال|لل|ال|[بل]")


@dataclass(frozen=True)
class Entry:
    """A line of the word list, compiled: ``opens``: it tells something only where a clause begins with it."""

    kind: Kind
    pattern: re.Pattern[str]
    noun: bool
    opens: bool
    length: int
    plain: str  # the form that may be a noun as well


@dataclass(frozen=True)
class Match:
    """A trigger in the text: folded offsets; ``word``: where its word with its clitics begins."""

    kind: Kind
    start: int
    stop: int
    word: int
    noun: bool
    opens: bool
    definite: bool


def matches(text: str, start: int, stop: int) -> Iterator[Match]:
    """Every trigger of text[start:stop) in order; of several on one word one of each family."""
    for word in WORD.finditer(text, start, stop):
        known = _of_word(word.group())
        if not known:
            continue
        found: dict[tuple[str, bool], Match] = {}
        for inside, definite, entries in known:
            for entry in entries:
                _follow(text, (word.start(), word.start() + inside, stop), entry, definite, found)
        yield from _nearest(found.values())


@lru_cache(maxsize=32768)
def _of_word(word: str) -> tuple[tuple[int, bool, tuple[Entry, ...]], ...]:
    """Where within the word a trigger may begin, whether the article stands there, and the entries that begin so; once a form."""
    exact, by_part = _entries()
    found = []
    for at, definite, prefixed in _forms(word):
        form = word[at:]
        known = (*exact.get(form, ()), *(entry for cut in range(LEAST, len(form) + 1) for entry in by_part.get(form[:cut], ())))
        if entries := tuple(entry for entry in known if entry.noun or not prefixed):
            found.append((at, definite, entries))
    return tuple(found)


def _nearest(found: Iterable[Match]) -> list[Match]:
    """Of kinds of one family the longest; then that which ends first: «أعلنت استقالتها، وحالة الطوارئ» is of the resignation."""
    by_family: dict[tuple[str, bool], Match] = {}
    for one in sorted(found, key=lambda one: (one.kind.generic, -one.stop)):
        by_family.setdefault((one.kind.family, one.noun), one)  # as a noun it may still tell what it does not as a verb
    return sorted(by_family.values(), key=lambda one: (one.kind.generic, one.noun, one.stop))


def _follow(text: str, place: tuple[int, int, int], entry: Entry, definite: bool, found: dict[tuple[str, bool], Match]) -> None:
    word, at, stop = place
    match = entry.pattern.match(text, at, stop)
    if match is None or (entry.kind.unless and text[match.end() : stop].lstrip().startswith(entry.kind.unless)):
        return  # «انقلاب قاربهم» is no seizure of power
    opens = entry.opens and WORD.match(text, at, stop)[0] == entry.plain  # type: ignore[index]
    begin = at - 2 if entry.noun and definite and text.startswith("ال", at - 2) else at
    made = Match(entry.kind, begin, match.end(), word, entry.noun, opens, definite)
    best = found.get((entry.kind.id, made.noun))
    if best is None or made.stop > best.stop:
        found[entry.kind.id, made.noun] = made


def _forms(word: str) -> Iterator[tuple[int, bool, bool]]:
    """Where the word may begin behind its clitics; whether the article stands there, whether a preposition or the article does."""
    yield 0, word.startswith("ال"), False
    joined = int(AND.match(word) is not None)
    if joined and len(word) - joined >= 2:
        yield joined, word.startswith("ال", joined), False
    for begin in {0, joined}:
        cut = PREFIX.match(word, begin)
        if cut and len(word) - cut.end() >= LEAST:
            yield cut.end(), cut[0] not in ("ب", "ل"), True


@lru_cache(maxsize=1)
def _entries() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Entries by their first word, and by the part of it that stands before «*»."""
    exact: dict[str, list[Entry]] = defaultdict(list)
    by_part: dict[str, list[Entry]] = defaultdict(list)
    for kind in kinds():
        for line, noun in [*((line, False) for line in kind.triggers), *((line, True) for line in kind.nouns)]:
            for form, entry in _read(kind, line, noun):
                (by_part if form.endswith("*") else exact)[form.rstrip("*")].append(entry)
    return exact, by_part


def _read(kind: Kind, line: str, noun: bool) -> Iterator[tuple[str, Entry]]:
    tokens = line.replace("…", " … ").split()
    first = [option.rstrip("!") for option in tokens[0].split("/")]
    opens = "!" in tokens[0]
    tail = _tail(tokens[1:])
    for option in first:
        for form in _spoken(option[:-1], opens) if option.endswith("~") else [folded(option.rstrip("*")) + "*" * option.endswith("*")]:
            head = re.escape(form.rstrip("*")) + (r"\w*" if form.endswith("*") else r"(?!\w)")
            plain = folded(option.rstrip("~*"))
            yield form, Entry(kind, re.compile(head + tail), noun, opens, len(line), plain)


def _spoken(verb: str, opens: bool) -> list[str]:
    """The forms of a verb; of one that may be a noun not the dual, which is that noun's accusative («صوتا»)."""
    return [form for form in perfect(verb) if not (opens and form == folded(verb) + "ا")]


def _tail(tokens: list[str]) -> str:
    """What follows the first word, as a pattern."""
    out, gap = "", BETWEEN
    for token in tokens:
        if token in GAP:
            gap = BETWEEN + GAP[token] + GLUED
            continue
        out += gap + "(?:" + "|".join(_option(option) for option in token.rstrip("!").split("/")) + ")"
        gap = BETWEEN
    return out


def _option(option: str) -> str:
    if option.endswith("~"):
        return "(?:" + "|".join(map(re.escape, perfect(option[:-1]))) + r")(?!\w)"
    words = r"\s+".join(re.escape(folded(word.rstrip("*"))) for word in option.split("_"))
    return words + (r"\w*" if option.endswith("*") else r"(?!\w)")


def perfect(verb: str) -> list[str]:
    """«قتل» → قتل، قتلت، قتلوا، قتلا، قتلتا; «استولى» → استولى، استولت، استولوا; folded."""
    stem = folded(verb)
    if verb.endswith(("أ", "ؤ", "ئ", "ء")):  # بدأ، أنشأ
        return [stem, stem + "ت", stem + "وا", stem[:-1] + "ووا", stem + "تا"]
    if stem.endswith(("ي", "ا")) and len(stem) > 2:
        weak = stem[:-1]
        return [stem, weak + "ت", weak + "وا", weak + "يا", weak + "تا"]
    return [stem, stem + "ت", stem + "وا", stem + "ا", stem + "تا"]
