"""The project's vocabulary: what an article, a finding and a decision are.

Offsets are Unicode code points, 0-based and half-open, and refer to ``Article.text`` (the cleaned text);
``Article.pieces`` leads back to the raw file. ``article.text[span.start:span.stop]`` is what the reader sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)  # days a story may be about: a calendar of all days is none to draw


class ActorKind(StrEnum):
    PERSON = "person"
    INSTITUTION = "institution"
    STATE = "state"
    BLOC = "bloc"
    GROUP = "group"  # people or forces without an office of their own: protesters, armed groups, foreign media


class ParagraphKind(StrEnum):
    TITLE = "title"
    SUBHEAD = "subhead"
    BODY = "body"


class Basis(StrEnum):
    """How a day is known."""

    STATED = "stated"  # day, month or year printed in the text
    GIVEN = "given"  # supplied in articles.toml
    WEEKDAY = "weekday"  # a weekday name, resolved against the anchor
    RELATIVE = "relative"  # أمس، اليوم، الأسبوع الماضي
    ESTIMATED = "estimated"  # inferred from siblings or weekdays; reasons say from what


PRINTED = frozenset({Basis.STATED, Basis.GIVEN})  # a day nobody had to work out


class CueClass(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    CLAIMS = "claims"
    WARNS = "warns"
    CALLS = "calls"
    CONDEMNS = "condemns"
    PRAISES = "praises"
    PROMISES = "promises"
    WITHDRAWS = "withdraws"


class SpeakerBasis(StrEnum):
    NAMED = "named"
    PRONOUN = "pronoun"
    IMPLICIT = "implicit"
    UNKNOWN = "unknown"


class Form(StrEnum):
    QUOTED = "quoted"
    REPORTED = "reported"
    MIXED = "mixed"


class StanceValue(StrEnum):
    SUPPORTS = "supports"
    RESTRAINT = "restraint"
    WARNS = "warns"
    OPPOSES = "opposes"
    DENIES = "denies"
    NONE = "none"


class Measure(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    TROOPS = "troops"
    VEHICLES = "vehicles"
    ATTACKERS = "attackers"
    DISPLACED = "displaced"
    MONEY = "money"
    OTHER = "other"


class Bound(StrEnum):
    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"
    UNKNOWN = "unknown"


class ClaimStatus(StrEnum):
    STATED = "stated"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"


class Flag(StrEnum):
    """Why the words of a statement deserve a second look."""

    UNBALANCED_OPEN = "unbalanced_open"  # an opening mark without its closing one
    UNBALANCED_CLOSE = "unbalanced_close"  # a closing mark without its opening one: quote start unknown
    THIRD_PERSON = "third_person"  # reported speech inside quotation marks, not verbatim
    NARRATOR_INSIDE = "narrator_inside"  # the narrator's words stand inside the marks
    SCARE_QUOTES = "scare_quotes"  # short marked words that are the outlet's
    RECYCLED = "recycled"  # a relative date that cannot fit the article


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    stop: int

    def of(self, text: str) -> str:
        """The words the span stands on."""
        return text[self.start : self.stop]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.stop <= self.stop


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of ``Article.text`` that stands unchanged in the raw file: text[start:start+length] == raw[raw:raw+length]."""

    start: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Removed:
    """Characters of the raw file that are not the article's text, and why: raw offsets."""

    start: int
    stop: int
    text: str
    reason: str  # navigation, share, related, caption, credit, copyright, tags, dateline, crawl_date, source_label, control


@dataclass(frozen=True, slots=True)
class Day:
    """A range of days, never an invented one. ``first`` and ``last`` are None together: named but not resolvable."""

    article: str
    span: Span | None  # None: not in the cleaned text (given, or printed on a removed line)
    first: date | None
    last: date | None
    basis: Basis
    anchor: date | None = None
    reasons: tuple[str, ...] = ()
    minute: int | None = None  # minutes after midnight, where the page prints a clock time


@dataclass(frozen=True, slots=True)
class Article:
    id: str  # the file's stem
    story: str
    text: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
    sha256: str  # of the file's bytes
    raw_length: int
    title: str | None = None
    outlet: str | None = None  # as the page prints it, or as given; never guessed
    agency: str | None = None  # the source label on the page: «وكالات», AFP …
    url: str | None = None
    published: Day | None = None
    encoding: str = "utf-8"

    def raw_span(self, span: Span) -> Span:
        """The place of ``span`` in the raw file (from its first character to its last)."""
        return Span(self.raw_at(span.start), self.raw_at(span.stop - 1) + 1)

    def raw_at(self, at: int) -> int:
        for piece in self.pieces:
            if piece.start <= at < piece.start + piece.length:
                return piece.raw + at - piece.start
        raise ValueError(f"{self.id}: offset {at} is outside the text (0..{len(self.text)})")


@dataclass(frozen=True, slots=True)
class Actor:
    id: str  # stable ASCII, used in links
    name_ar: str
    name_en: str
    kind: ActorKind
    member_of: str | None = None
    iso3: str | None = None
    aliases: tuple[str, ...] = ()
    discovered: bool = False  # found by title and role, not in a gazetteer
    roles: tuple[str, ...] = ()  # words that stand for the actor: «الرئيس الكازاخي»


@dataclass(frozen=True, slots=True)
class Mention:
    article: str
    span: Span
    actor: str
    basis: str = "name"  # name, role, seat, demonym


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words. ``span`` is the content alone: no cue, speaker, complementiser or outer quotation marks."""

    id: str
    article: str
    span: Span
    passage: Span  # content with its cue and speaker: what evidence shows
    cue: Span | None
    cue_class: CueClass
    speaker: str | None
    speaker_span: Span | None
    speaker_basis: SpeakerBasis
    form: Form
    said: Day | None = None
    hedge: Span | None = None
    flags: tuple[Flag, ...] = ()
    about: str | None = None
    rule: str = ""  # the rule that found it, for "why?"


@dataclass(frozen=True, slots=True)
class Stance:
    id: str
    article: str
    statement: str
    holder: str | None
    target: str | None  # an actor id; None is unclear
    value: StanceValue
    cue: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    id: str
    article: str
    span: Span
    measure: Measure
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    population: str | None = None  # of whom, in the article's words: «محتجًا», «في صفوف الشرطة»
    unit: str | None = None  # what is counted, in the article's words
    source: str | None = None  # actor id; None is the article's own voice
    statement: str | None = None
    said: Day | None = None
    status: ClaimStatus = ClaimStatus.STATED
    status_reason: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    article: str
    span: Span  # the evidence
    day: Day | None
    kind: str  # protest, clash, deployment, call, meeting, withdrawal, resignation, decree, mourning, arrest …
    actors: tuple[str, ...] = ()
    title_ar: str = ""
    title_en: str = ""
    rule: str = ""
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Framing:
    article: str
    span: Span
    label: str  # lexicon id: terrorism, coup, riot, colour_revolution …
    in_quotes: bool
    quote_words: int | None  # length of the marked run in words; None outside marks
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The same words in several articles, counted once."""

    id: str
    words: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Findings of several articles that belong together.

    kind: "utterance" (one utterance, several transcriptions), "fact" (one claim or event), "tension" (a pair, no verdict),
    "date_conflict" (one event, two days), "wording" (one matter, its cause or origin named differently), "labels" (what one voice
    calls a thing, day by day).
    """

    id: str
    kind: str
    members: tuple[str, ...]  # finding ids
    object: str = ""  # what the pair is about
    note_ar: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of review.toml: what an editor decided on a finding, with the words it stands on."""

    id: str  # finding id
    kind: str  # statement, stance, count, event, link
    article: str
    verdict: Verdict
    reviewer: str
    quote: str
    context: str = ""  # some words before the quote, where the quote alone is ambiguous
    fields: dict[str, object] = field(default_factory=dict)  # corrected or added values
    note: str = ""
    day: date | None = None  # when it was decided, where the entry says so


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one article; each extractor returns it with its own part filled."""

    article: str
    actors: tuple[Actor, ...] = ()  # discovered here
    mentions: tuple[Mention, ...] = ()
    days: tuple[Day, ...] = ()
    statements: tuple[Statement, ...] = ()
    stances: tuple[Stance, ...] = ()
    counts: tuple[Count, ...] = ()
    events: tuple[Event, ...] = ()
    framings: tuple[Framing, ...] = ()


class StoryError(Exception):
    """What is wrong in a story's files: facts first; each side of the product makes its own sentence of them."""

    def __init__(self, path: str, where: str, found: str, wanted: str, code: str = "other") -> None:
        self.path, self.where, self.found, self.wanted, self.code = path, where, found, wanted, code
        super().__init__(f"{path}, {where}: {found}; {wanted}")

    def __reduce__(self) -> tuple[type[StoryError], tuple[str, ...]]:
        """A problem found in another process comes back whole."""
        return type(self), self.facts

    @property
    def facts(self) -> tuple[str, str, str, str, str]:
        return self.path, self.where, self.found, self.wanted, self.code
