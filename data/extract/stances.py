"""Where a statement stands, toward whom: from its verb, then from its words; several may hold, none is averaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.extract.cues import find_form
from data.extract.lexicon import Lexicon
from data.extract.stance_words import Group, asked, claims, contact, groups, neutral, refused, unmade
from data.extract.targets import Words, main_subject, target
from data.ids import finding_id
from data.lexicons import table
from data.model import Article, CueClass, Findings, Mention, Span, Stance, StanceValue, Statement
from data.text.fold import Folded, folded
from data.text.places import Places

NEGATED = re.compile(r"(?<!\w)(?:لا|لم|لن|ليس|ليست|غير|دون|عدم)\s+$")
OPPOSITE = {StanceValue.SUPPORTS: StanceValue.OPPOSES, StanceValue.OPPOSES: StanceValue.NONE, StanceValue.WARNS: StanceValue.NONE}
THEIRS = re.compile(r"(?<!\w)(?:التي|الذي|الذين|ممن|اللذين|اللتين)\s+(?:\w+\s+)?$")  # what others do
ASKED = re.compile(r"(?<!\w)(?:في|ب)?ما اذا (?:كان|كانت).*", re.DOTALL)  # «ما إذا كان إهمالا»: a question judges nothing
COMES_TO = re.compile(r"(?<!\w)(?:الي|ان|بان)(?!\w)")
TRUCE = re.compile(r"(?<!\w)(?:ل|ب|و|ال)?(?:وقف|ايقاف|انهاء|انها|سينهي|ستنهي|ينهي|تنهي|هدنه|هدنة)\s+(?:\w+\s+){0,2}(?:ب?ال|لل)?$")
FIGHTING = re.compile(r"(?:ب?اطلاق النار|.*عداييه|.*عدايي)")  # «وقف إطلاق النار», «إنهاء الأعمال العدائية»: what ends
ABSENT = re.compile(r"(?<!\w)ب?(?:عدم|دون|بدون|بلا|غياب|انعدام)\s+(?:(?:وجود|حدوث|وقوع|اي)\s+){0,2}$")  # «عدم وجود تهديد»
INVOLVED = ("own_success", "foe", "criticism")  # said by a side, not by an onlooker
AGAINST = (StanceValue.WARNS, StanceValue.OPPOSES)
MOST = 2  # stances of one statement


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """Stances of every statement that takes one; a statement of mere information has none."""
    stances: list[Stance] = []
    sides = {actor.id: actor.member_of for actor in findings.actors if actor.member_of}  # «وزير الخارجية الكيني فلان»
    mentioned = Places(findings.mentions, lambda one: (one.span.start, one.span.stop))
    for statement in findings.statements:
        words = _words(article, folded, mentioned, statement, sides)
        for value, at, cue, rule in _unlike(_read(words, folded, lexicon)):
            id = finding_id("stance", article.id, f"{statement.id} {value} {at}")
            stances.append(Stance(id, article.id, statement.id, statement.speaker, at, value, cue, rule))
    return replace(findings, stances=tuple(stances))


Reading = tuple[StanceValue, str | None, Span | None, str]


def _words(article: Article, text: Folded, mentioned: Places[Mention], statement: Statement, sides: dict[str, str]) -> Words:
    cue = folded(statement.cue.of(article.text)).split() if statement.cue else []
    form = find_form(cue[0]) if cue else None
    mentions = tuple(each for each in mentioned.touching(statement.span.start, statement.span.stop) if statement.span.holds(each.span))
    start, stop = text.at(statement.span.start), text.at(statement.span.stop)
    own = sides.get(statement.speaker or "", statement.speaker)
    thanks = any("شكر" in word for word in cue)
    led = text.text[text.at(statement.cue.stop) : start] if statement.cue and statement.cue.stop <= statement.span.start else ""
    return Words(statement, form.verb.past if form else "", mentions, start, stop, text.text[start:stop], thanks, led, own)


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
    content = ASKED.sub(_blank, neutral().sub(_blank, words.content))
    said = _by_verb(words)
    if words.statement.cue_class is not CueClass.CONDEMNS and (restraint := _restraint(words, content, text)):
        value, at = restraint
        aim = main_subject(words, lexicon) if value is StanceValue.RESTRAINT else target("named", words, lexicon, at.start)
        yield value, aim, at, "restraint"
        return
    if said:
        value, toward = said
        yield value, target(toward, words, lexicon, words.statement.span.start), words.statement.cue, f"verb:{words.verb}"
        if value is StanceValue.NONE or value in (StanceValue.DENIES, StanceValue.OPPOSES):
            return
    if contact().match(content):
        return
    yield from _by_words(words, content, text, lexicon)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _restraint(words: Words, content: str, text: Folded) -> tuple[StanceValue, Span] | None:
    """A call for calm; one that is refused or spoilt is the opposite: «نرفض أي وقف لإطلاق النار»."""
    found = _find(groups()[0], words, content, text)
    if found is None:
        return None
    before = text.text[words.start : text.at(found.start)]
    if refused().search(before):
        return StanceValue.OPPOSES, found
    if words.statement.cue_class is CueClass.CALLS or asked().search(before):
        return StanceValue.RESTRAINT, found
    return None


def _by_words(words: Words, content: str, text: Folded, lexicon: Lexicon) -> Iterator[Reading]:
    judged = any(_find(group, words, content, text) for group in groups() if group.name == "criticism")
    if words.statement.cue_class is CueClass.ASSERTS and not judged and (denied := unmade().match(content)):
        yield StanceValue.DENIES, None, text.span(words.start + denied.start("words"), words.start + denied.end("words")), "unmade"
        return
    for group in groups()[1:]:
        if group.name in INVOLVED and words.statement.rule.startswith("source"):
            continue  # «بحسب المرصد»: what happened, told from outside
        found = _find(group, words, content, text)
        if found is None:
            continue
        value = _turned(group.value, text.text[max(0, text.at(found.start) - 6) : text.at(found.start)])
        at = found.stop if group.value is StanceValue.SUPPORTS else found.start
        yield value, target(group.toward, words, lexicon, at), found, group.name
        if value is not group.value:
            return  # «لا نؤيد العقوبات»: what is negated holds the rest
        if group.other:
            yield group.other, target("group", words, lexicon, found.start), found, group.name


def _by_verb(words: Words) -> tuple[StanceValue, str] | None:
    rows = table("stances")
    if words.thanks:
        return StanceValue.NONE, "none"
    first = words.content.split(maxsplit=1)[:1]
    if words.verb == "رفض" and first and first[0].lstrip("ب") in claims():
        return StanceValue.DENIES, "main"
    if words.verb == "نوه" and COMES_TO.search(words.led):
        return None  # «نوه إلى أن» tells, «نوه بـ» praises
    row: dict[str, str] | None = {folded(verb): row for verb, row in rows["verbs"].items()}.get(words.verb) or rows["classes"].get(
        words.statement.cue_class.value
    )
    return (StanceValue(row["value"]), row["toward"]) if row else None


def _turned(value: StanceValue, before: str) -> StanceValue:
    """«لا ندعم» is not support."""
    return OPPOSITE.get(value, value) if NEGATED.search(before) else value


def _find(group: Group, words: Words, content: str, text: Folded) -> Span | None:
    """The place of the group's first words in the statement; of support, those of the holder: not «الدول التي تدعم»."""
    if group.verbs and words.verb and words.verb not in group.verbs:
        return None
    for match in group.pattern.finditer(content):
        before = content[: match.start("words")]
        theirs = group.value is StanceValue.SUPPORTS and THEIRS.search(before)
        ended = FIGHTING.fullmatch(match["words"]) and TRUCE.search(before)
        if not theirs and not (group.value is StanceValue.WARNS and (ended or ABSENT.search(before))):
            return text.span(words.start + match.start("words"), words.start + match.end("words"))
    return None
