"""One utterance in its transcriptions: one entry, its differing words marked, and each difference told in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from components.html import bits, cards, pager
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from components.html.why import why
from data.model import Span
from data.text.fold import folded
from data.view import View

WORD = re.compile(r"\S+")
AROUND = re.compile(r"^\W+|\W+$")  # «قريباً» → قريباً
MOST_VERSIONS, MOST_TOLD = 4, 6  # transcriptions written out, differences told of one
MANY = 120  # statements shown; of more, transcriptions after an utterance's first leave to a click what one can do with them
OPENED = "timeline"  # the page beside whose chart any finding opens
KEYS = {"replace": "instead", "insert": "added", "delete": "missing"}


@dataclass(frozen=True)
class Entry:
    """One utterance: the rows that hold it, one for each transcription."""

    rows: tuple[Row, ...]

    @property
    def day(self) -> date | None:
        found: date | None = self.rows[0]["said_first"]
        return found


def entries(rows: Iterable[Row], order: str) -> list[Entry]:
    """Rows gathered by utterance and put in order; what has no day stands last either way."""
    gathered: dict[str, list[Row]] = {}
    for row in rows:
        gathered.setdefault(row["utterance"] or row["id"], []).append(row)
    found = [Entry(tuple(group)) for group in gathered.values()]
    dated = [entry for entry in found if entry.day]
    dated.sort(key=lambda entry: entry.day or date.min, reverse=order == "newest")
    return [*dated, *(entry for entry in found if not entry.day)]


def entry_card(view: View, entry: Entry) -> Html:
    """A statement, or one utterance in its transcriptions one under the other."""
    if len(entry.rows) == 1:
        return cards.statement_card(view, entry.rows[0])
    first = entry.rows[0]
    same = len({folded(row["text"]) for row in entry.rows}) == 1
    form = view.words.locale.plural_form(len(entry.rows))
    note = view.words(f"statements.{'same_words' if same else 'versions'}.{form}", n=len(entry.rows))
    stances = [row for one in entry.rows for row in view.stances_for([one["id"]])[one["id"]]]
    unique = {(row["value"], row["target"]): row for row in stances}
    shown, brief = entry.rows[: MOST_VERSIONS + 1], many(view)
    texts = dict(zip((row["id"] for row in shown), differing([row["text"] for row in shown]), strict=True))

    def version(row: Row) -> Html:
        return (_brief if brief and row is not first else _version)(view, row, texts[row["id"]])

    versions = pager.drawn(view, entry.rows, MOST_VERSIONS, version, pager.Rest(href=view.address(OPENED, open=first["utterance"])))
    top = (cards.head(bits.who(view, first["speaker"]), bits.when(view, first)), bits.line([note]), bits.chips(view, unique.values()))
    told = None if same else differences(view, shown[:MOST_VERSIONS])
    return tag("article", tag("div", top, class_="mq-card-main"), versions, told, class_="mq-card mq-card-utterance")


def many(view: View) -> bool:
    """Whether so much is shown that lists are shorter."""
    return view.shown("statements") > MANY


def _version(view: View, row: Row, words: Html) -> Html:
    """One transcription: its words, how it was said, its article, and why."""
    rest = (bits.line(cards.manner(view, row)), cards.foot(view, row, "statement"), why(view, row, "statement"))
    columns = (
        tag("div", cards.words_of(row, words), bits.flags(view, row), class_="mq-card-main"),
        tag("div", rest, class_="mq-card-rest"),
    )
    return tag("div", columns, class_="mq-version", id=f"card-{row['id']}")


def _brief(view: View, row: Row, words: Html) -> Html:
    """A further transcription in a long story: its words, how it was said, its article, its passage; why, and the rest, a click away."""
    why_so = tag("a", view.words("cards.why"), href=view.address(OPENED, open=row["id"]), data_nav=True)
    place = tag("a", view.words("common.open_passage"), href=bits.passage(view, row), data_nav=True)
    rest = (
        bits.line(cards.manner(view, row)),
        tag("p", bits.source(view, row["article"]), class_="mq-source"),
        tag("div", place, why_so, bits.checked(view, row), class_="mq-acts mq-card-acts"),
    )
    columns = (
        tag("div", cards.words_of(row, words), bits.flags(view, row), class_="mq-card-main"),
        tag("div", rest, class_="mq-card-rest"),
    )
    return tag("div", columns, class_="mq-version", id=f"card-{row['id']}")


def differences(view: View, rows: Sequence[Row]) -> Html | None:
    """Word by word what each further article has otherwise than the first: said in words, so that no colour has to say it."""
    first, items = rows[0], []
    for other in rows[1:]:
        items += [_told(view, other, kind, words) for kind, words in changes(first["text"], other["text"])][:MOST_TOLD]
    head = tag("summary", view.words("statements.differences", article=view.article_label(first["article"])))
    return tag("details", head, tag("ul", items), class_="mq-differences") if items else None


def changes(one: str, other: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What leads from one text to the other: "replace", "insert" or "delete", with the words of both sides as they stand."""
    mine, theirs = one.split(), other.split()
    matcher = SequenceMatcher(None, [*map(bare, mine)], [*map(bare, theirs)], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind != "equal":
            yield kind, (" ".join(mine[i:i_end]), " ".join(theirs[j:j_end]))


def _told(view: View, row: Row, kind: str, words: tuple[str, str]) -> Html:
    """«في 3 · TRT عربي: «دولي» بدل «عالمي»»."""
    sides = {"{was}": arabic("del", words[0]), "{now}": arabic("ins", words[1])}
    parts = re.split(r"(\{was\}|\{now\})", view.words(f"statements.differs.{KEYS[kind]}", was="{was}", now="{now}"))
    return tag("li", bits.article_name(view, row["article"]), ": ", [sides.get(part, part) for part in parts])


def bare(word: str) -> str:
    """A word as it is compared: folded, without the marks that stand against it."""
    return AROUND.sub("", folded(word))


def differing(texts: Sequence[str], spelled: Callable[[str], str] = bare) -> list[Html]:
    """Each text with the words marked that the first one has otherwise (in the first: that any other has otherwise)."""
    spans = [[Span(*found.span()) for found in WORD.finditer(text)] for text in texts]
    words = [[spelled(span.of(text)) for span in own] for text, own in zip(texts, spans, strict=True)]
    marked: list[set[int]] = [set() for _ in texts]
    for at in range(1, len(texts)):
        for kind, i, i_end, j, j_end in SequenceMatcher(None, words[0], words[at], autojunk=False).get_opcodes():
            if kind != "equal":
                marked[0] |= set(range(i, i_end))
                marked[at] |= set(range(j, j_end))
    return [_with_marks(text, own, chosen) for text, own, chosen in zip(texts, spans, marked, strict=True)]


def _with_marks(text: str, spans: Sequence[Span], chosen: set[int]) -> Html:
    """The text unchanged, neighbouring marked words as one mark."""
    made: list[Html | str] = []
    last = 0
    for on, group in groupby(enumerate(spans), lambda one: one[0] in chosen):
        run = [span for _, span in group]
        words = text[run[0].start : run[-1].stop]
        made += [text[last : run[0].start], tag("mark", words, class_="mq-diff") if on else words]
        last = run[-1].stop
    return join([*made, text[last:]])
