"""Which triggers of a sentence tell that something was done: clause by clause, nouns only where a verb or a day carries them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from data.extract import event_patterns as patterns
from data.extract.event_kinds import Kind, negated
from data.extract.event_triggers import Match, matches
from data.text.clauses import clause
from data.text.places import Places

Days = Places[tuple[int, int]]  # folded places of day-words that name a day
REACH = 170  # folded characters between an announcement and what it announces
NEAR = 45  # folded characters between a noun and a day of its own
BEHIND = 40  # folded characters between a general verb and what it governs
LISTED = 60  # folded characters between nouns of one announcement
PUNCTUATION = "،,؛:.()\"'«»-–!؟ \t"


@dataclass(frozen=True)
class Told:
    """A trigger in its sentence: folded offsets; ``start`` is the announcement's where one carries the noun (``announced``)."""

    kind: Kind
    start: int
    stop: int
    sentence: tuple[int, int]
    noun: int  # where the trigger itself begins
    announced: bool = False
    joined: bool = False  # behind «و»: it goes on with what stood before
    beside: bool = False  # a clause that only says which one is meant: worth nothing without a day
    definite: bool = False
    is_noun: bool = False
    limit: int = 0  # where its title must end
    title: int | None = None  # where its title begins, if before ``start``

    def plain(self) -> Told:
        """Without its announcement, whose day is not known."""
        return replace(self, start=self.noun, announced=False)


def told(text: str, start: int, stop: int, days: Days) -> list[Told]:
    """What text[start:stop), a sentence, tells as done, in order."""
    found: list[Told] = []
    for match in matches(text, start, stop):
        if days.touching(match.start, match.start + 1):
            continue  # «فجر اليوم» is a time, no deed
        if negated(text, start, match.word) or (match.word != match.start and negated(text, start, match.start)):
            continue
        one = _noun(text, (start, stop), match, days, found) if match.noun else _verb(text, (start, stop), match, days, found)
        if one is not None and _adds(text, one, found):
            found[:] = [other for other in found if not _says_more(text, one, other)]
            found.append(one)
    return found


def _adds(text: str, one: Told, found: list[Told]) -> bool:
    """One happening of a clause is told once: by its first trigger, of several on one word by the longest."""
    for other in found:
        if one.noun < other.stop and (one.kind.family == other.kind.family or one.noun == other.noun or one.is_noun):
            return False
        if one.kind.family == other.kind.family and not patterns.apart().search(text, other.stop, one.noun):
            return False
    return True


def _says_more(text: str, one: Told, other: Told) -> bool:
    """«قرر تمديد العقوبات»: a deed right behind a general verb, or announced by it, stands for both."""
    if not other.kind.generic or other.announced or one.kind.generic or one.joined:
        return False
    return (one.announced and other.start == one.start) or (0 <= one.noun - other.stop < BEHIND and "،" not in text[other.stop : one.noun])


def _verb(text: str, sentence: tuple[int, int], match: Match, days: Days, found: list[Told]) -> Told | None:
    start = sentence[0]
    announced = _noun(text, sentence, match, days, found) if match.opens and not match.kind.generic else None
    if announced is not None and announced.announced:
        return announced  # «أعلن حل البرلمان»: the noun of the verb
    if match.opens and not _opens(text, start, match, days, found):
        return None
    beside = patterns.relative().search(text, max(start, match.word - 40), match.word) is not None
    if beside and match.kind.generic:
        return None
    joined = match.word != match.start or patterns.also().search(text, max(start, match.word - 8), match.word) is not None
    return Told(match.kind, match.start, match.stop, sentence, match.start, joined=joined, beside=beside, definite=match.definite)


def _opens(text: str, start: int, match: Match, days: Days, found: list[Told]) -> bool:
    """The word begins a clause: behind a border, a conjunction, a day, or the subject of «أن»; with «و» behind another verb."""
    before = text[start : match.word].rstrip()
    borders = not before or before[-1] in PUNCTUATION
    if match.word != match.start:
        return borders or (bool(found) and patterns.phrase().match(text, clause(text, match.word)[0]) is None)
    if borders or days.touching(max(match.word - 2, 0), match.word):
        return True
    return patterns.opener().search(before) is not None or patterns.subject().search(before) is not None


def _noun(text: str, sentence: tuple[int, int], match: Match, days: Days, found: list[Told]) -> Told | None:
    start = sentence[0]
    base = Told(match.kind, match.start, match.stop, sentence, match.start, definite=match.definite, is_noun=True)
    if patterns.none().search(text, max(start, clause(text, match.word)[0]), match.word):
        return None  # «لم تقع أي اشتباكات»
    before = text[max(start, match.word - REACH) : match.word]
    announced = patterns.announced().search(before)
    if (
        announced is not None
        and _is_object(announced, match, found)
        and not negated(text, start, announced.start("verb") + match.word - len(before))
    ):
        return replace(
            base,
            start=match.word - len(before) + announced.start("verb"),
            announced=True,
            joined=text[match.word] == "و" and match.word != match.start,
        )
    light = patterns.light().search(before)
    if (light is not None or match.word == start) and not match.definite:
        return _behind(base, match, light, len(before))
    last = found[-1] if found else None
    listed = last is not None and match.word - last.stop < LISTED and match.word != match.start and text[match.word] == "و"
    if last is not None and listed and last.noun >= start and (last.announced or last.noun != last.start):
        return replace(base, announced=last.announced, start=last.start if last.announced else base.start, joined=True)
    if patterns.result().search(before) is not None:
        return None  # what the event before it led to
    own = [place for place in days.touching(match.start, match.stop + NEAR) if "،" not in text[match.stop : place[0]]]
    return replace(base, beside=True) if own else None


def _behind(base: Told, match: Match, light: re.Match[str] | None, length: int) -> Told:
    """The noun with its light verb; «تواصلت حملات الاعتقال» is titled whole, «تم توقيف» by what was done."""
    if light is None:
        return base
    begin = match.word - length + light.start("verb")
    whole = not light["verb"].startswith(("تم", "يتم", "جر")) and light["between"] == ""
    return replace(base, joined=light["and"] != "", title=begin if whole else None)


def _is_object(announced: re.Match[str], match: Match, found: list[Told]) -> bool:
    """The noun is what is announced: no clause, no other event and no preposition stand between them."""
    gap = announced["gap"]
    begin = match.word - (announced.end() - announced.start("gap"))
    between = any(begin < one.stop and not one.announced and not one.kind.generic for one in found)
    behind = gap.rstrip()
    construct = match.definite and behind != "" and behind[-1] not in PUNCTUATION and not announced[0].rstrip().endswith("عن")
    return not between and not construct and patterns.aside().search(gap) is None
