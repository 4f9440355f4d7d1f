"""Where a statement stands, toward whom: from its verb, then from its words; several may hold, none is averaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.extract.cues import find_form
from data.extract.lexicon import Lexicon
from data.extract.stance_words import Group, contact, groups, neutral
from data.extract.targets import Words, main_subject, target
from data.ids import finding_id
from data.lexicons import table
from data.model import Article, CueClass, Findings, Span, Stance, StanceValue, Statement
from data.text.fold import Folded, folded

NEGATED = re.compile(r"(?<!\w)(?:لا|لم|لن|ليس|ليست|غير|دون|عدم)\s+$")
OPPOSITE = {StanceValue.SUPPORTS: StanceValue.OPPOSES, StanceValue.OPPOSES: StanceValue.NONE, StanceValue.WARNS: StanceValue.NONE}
INVOLVED = ("own_success", "foe", "criticism")  # said by a side, not by an onlooker
AGAINST = (StanceValue.WARNS, StanceValue.OPPOSES)
MOST = 2  # stances of one statement


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """Stances of every statement that takes one; a statement of mere information has none."""
    stances: list[Stance] = []
    for statement in findings.statements:
        words = _words(article, folded, findings, statement)
        for value, at, cue, rule in _unlike(_read(words, folded, lexicon)):
            id = finding_id("stance", article.id, f"{statement.id} {value} {at}")
            stances.append(Stance(id, article.id, statement.id, statement.speaker, at, value, cue, rule))
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
    content = neutral().sub(lambda match: " " * len(match.group()), words.content)
    said = _by_verb(words)
    restraint = _find(groups()[0], words, content, text) if words.statement.cue_class is not CueClass.CONDEMNS else None
    if restraint:
        yield StanceValue.RESTRAINT, main_subject(words, lexicon), restraint, "restraint"
        return
    if said:
        value, toward = said
        yield value, target(toward, words, lexicon, words.statement.span.start), words.statement.cue, f"verb:{words.verb}"
        if value is StanceValue.NONE or value in (StanceValue.DENIES, StanceValue.OPPOSES):
            return
    if contact().match(content):
        return
    for group in groups()[1:]:
        if group.name in INVOLVED and words.statement.rule.startswith("source"):
            continue  # «بحسب المرصد»: what happened, told from outside
        found = _find(group, words, content, text)
        if found is None:
            continue
        value = _turned(group.value, text.text[max(0, text.at(found.start) - 6) : text.at(found.start)])
        yield value, target(group.toward, words, lexicon, found.start), found, group.name
        if value is not group.value:
            return  # «لا نؤيد العقوبات»: what is negated holds the rest
        if group.other:
            yield group.other, target("group", words, lexicon, found.start), found, group.name


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
