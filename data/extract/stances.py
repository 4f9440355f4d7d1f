"""Where a statement stands, toward whom: from its verb, then from its words; several may hold, none is averaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from data.extract.cues import find_form
from data.extract.lexicon import Lexicon
from data.ids import finding_id
from data.lexicons import table
from data.model import Actor, ActorKind, Article, CueClass, Findings, Mention, Span, Stance, StanceValue, Statement
from data.text.fold import Folded, folded
from data.text.words import stems, word_set

BEFORE = r"(?<!\w)(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)"
NEGATED = re.compile(r"(?<!\w)(?:لا|لم|لن|ليس|ليست|غير|دون|عدم)\s+$")
OPPOSITE = {StanceValue.SUPPORTS: StanceValue.OPPOSES, StanceValue.OPPOSES: StanceValue.NONE, StanceValue.WARNS: StanceValue.NONE}
ENDINGS = "(?:ه|يه|يها|يهم|ها|هم|هما|نا|ا|ات|اته|اتها|ين|ون|ي|يه|يا|ته|تها|ان)?"
INVOLVED = ("own_success", "foe", "criticism")  # said by a side, not by an onlooker
ATTACKS = word_set("هجوم هجمات اعتداء اعتداءات قصف عدوان غارة غارات تدخل")
AGAINST = (StanceValue.WARNS, StanceValue.OPPOSES)
MOST = 2  # stances of one statement


@dataclass(frozen=True)
class Group:
    """Patterns that point to one value."""

    name: str
    value: StanceValue
    toward: str
    pattern: re.Pattern[str]
    other: StanceValue | None
    verbs: frozenset[str]


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


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """Stances of every statement that takes one; a statement of mere information has none."""
    stances: list[Stance] = []
    for statement in findings.statements:
        words = _words(article, folded, findings, statement)
        for value, target, cue, rule in _unlike(_read(words, folded, lexicon)):
            id = finding_id("stance", article.id, f"{statement.id} {value} {target}")
            stances.append(Stance(id, article.id, statement.id, statement.speaker, target, value, cue, rule))
    return replace(findings, stances=tuple(stances))


Reading = tuple[StanceValue, str | None, Span | None, str]


def _words(article: Article, text: Folded, findings: Findings, statement: Statement) -> Words:
    cue = folded(statement.cue.of(article.text)).split() if statement.cue else []
    form = find_form(cue[0]) if cue else None
    mentions = tuple(mention for mention in findings.mentions if statement.span.holds(mention.span))
    start, stop = text.at(statement.span.start), text.at(statement.span.stop)
    thanks = any("شكر" in word for word in cue)
    return Words(statement, form.verb.past if form else "", mentions, start, stop, text.text[start:stop], thanks)


def _unlike(readings: Iterator[Reading]) -> list[Reading]:
    """At most two, no value twice toward one target; «none» is no stance."""
    kept: list[Reading] = []
    for reading in readings:
        against = any(reading[0] in AGAINST and each[0] in AGAINST and reading[1] == each[1] for each in kept)
        if reading[0] is not StanceValue.NONE and not against and not any(reading[0] is each[0] for each in kept):
            kept.append(reading)
    return kept[:MOST]


def _read(words: Words, text: Folded, lexicon: Lexicon) -> Iterator[Reading]:
    """What the verb says, then what the words say."""
    content = _neutral().sub(lambda match: " " * len(match.group()), words.content)
    said = _by_verb(words)
    restraint = _find(_groups()[0], words, content, text) if words.statement.cue_class is not CueClass.CONDEMNS else None
    if restraint:
        yield StanceValue.RESTRAINT, _main(words, lexicon), restraint, "restraint"
        return
    if said:
        value, toward = said
        yield value, _target(toward, words, lexicon, words.statement.span.start), words.statement.cue, f"verb:{words.verb}"
        if value is StanceValue.NONE or value in (StanceValue.DENIES, StanceValue.OPPOSES):
            return
    if _contact().match(content):
        return
    for group in _groups()[1:]:
        if group.name in INVOLVED and words.statement.rule.startswith("source"):
            continue  # «بحسب المرصد»: what happened, told from outside
        found = _find(group, words, content, text)
        if found is None:
            continue
        value = _turned(group.value, text.text[max(0, text.at(found.start) - 6) : text.at(found.start)])
        yield value, _target(group.toward, words, lexicon, found.start), found, group.name
        if value is not group.value:
            return  # «لا نؤيد العقوبات»: what is negated holds the rest
        if group.other:
            yield group.other, _target("group", words, lexicon, found.start), found, group.name


def _by_verb(words: Words) -> tuple[StanceValue, str] | None:
    rows = table("stances")
    if words.thanks:
        return StanceValue.NONE, "none"
    row: dict[str, str] | None = {folded(verb): row for verb, row in rows["verbs"].items()}.get(words.verb) or rows["classes"].get(
        words.statement.cue_class.value
    )
    return (StanceValue(row["value"]), row["toward"]) if row else None


def _turned(value: StanceValue, before: str) -> StanceValue:
    """«لا ندعم» is not support."""
    return OPPOSITE.get(value, value) if NEGATED.search(before) else value


def _find(group: Group, words: Words, content: str, text: Folded) -> Span | None:
    """The place of the group's first words in the statement."""
    if group.verbs and words.verb and words.verb not in group.verbs:
        return None
    match = group.pattern.search(content)
    return text.span(words.start + match.start("words"), words.start + match.end("words")) if match else None


def _target(toward: str, words: Words, lexicon: Lexicon, place: int) -> str | None:
    """Whom the stance is aimed at; None where the words leave it open."""
    holder = words.statement.speaker
    if toward == "none":
        return None
    if toward == "main":
        return _main(words, lexicon)
    own = lexicon.voice(holder) if holder else None
    if toward != "group" and (state := _state_of_deed(words, lexicon, own, place)):
        return state
    others = [mention for mention in words.mentions if mention.actor != holder and not _same_side(lexicon, own, mention.actor)]
    if toward == "group":
        return next((mention.actor for mention in others if _kind(lexicon.actor(mention.actor)) is ActorKind.GROUP), None)
    near = sorted((each for each in others if not _is_victim(words, each)), key=lambda mention: abs(mention.span.start - place))
    if near:
        return near[0].actor
    if toward == "named" and words.statement.cue_class is CueClass.PRAISES and words.mentions and words.mentions[0].actor != holder:
        return words.mentions[0].actor  # praise may stay within one's own side
    return _named_state(words.content, lexicon, own)


def _main(words: Words, lexicon: Lexicon) -> str | None:
    """The story's subject; a report that names somebody else and not the subject is about him."""
    own = lexicon.voice(words.statement.speaker) if words.statement.speaker else None
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
    before = words.content[: mention.span.start - words.statement.span.start].split()
    attacked = "علي" in before[-2:] and any(word.removeprefix("و").removeprefix("ال").rstrip("ا") in ATTACKS for word in before[-6:])
    return bool(before) and (before[-1].lstrip("وبل") in _victims() or attacked)


@lru_cache(maxsize=1)
def _victims() -> frozenset[str]:
    return frozenset(folded(word) for word in table("stances")["victims"]["words"])


def _same_side(lexicon: Lexicon, own: str | None, actor: str) -> bool:
    """The actor speaks for the same state; a group of people is no side of anybody's."""
    return own is not None and lexicon.voice(actor) == own


def _kind(actor: Actor | None) -> ActorKind | None:
    return actor.kind if actor else None


@lru_cache(maxsize=1)
def _groups() -> tuple[Group, ...]:
    return tuple(_group(row) for row in table("stances")["group"])


@lru_cache(maxsize=1)
def _neutral() -> re.Pattern[str]:
    """Names of operations that say nothing about anybody: «مكافحة الإرهاب»."""
    return _compiled(table("stances")["neutral"]["patterns"])


@lru_cache(maxsize=1)
def _contact() -> re.Pattern[str]:
    return _compiled(table("stances")["contact"]["patterns"])


def _group(row: dict[str, Any]) -> Group:
    other = StanceValue(row["other"]) if "other" in row else None
    return Group(
        row["name"],
        StanceValue(row["value"]),
        row["toward"],
        _compiled(row["patterns"]),
        other,
        frozenset(folded(verb) for verb in row.get("verbs", ())),
    )


def _compiled(patterns: list[str]) -> re.Pattern[str]:
    """One expression for all patterns, the longest first."""
    parts = sorted((_expression(pattern) for pattern in patterns), key=len, reverse=True)
    return re.compile(f"{BEFORE}(?P<words>{'|'.join(parts)})(?!\\w)")


def _expression(pattern: str) -> str:
    words = [
        r"(?:\S+\s+){0,3}?" if word == "*" else re.escape(folded(word.removesuffix("~"))) + (ENDINGS if word.endswith("~") else "")
        for word in pattern.split()
    ]
    return "".join(word if word.endswith("?") and word.startswith("(") else word + r"\s+" for word in words).removesuffix(r"\s+")
