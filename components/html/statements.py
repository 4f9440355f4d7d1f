"""The list of statements: by day, the same utterance of several outlets as one entry with its differing words marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from components.html import bits, cards
from components.html.bits import Row
from components.html.escape import Html, join, tag
from components.html.why import why
from data.contrast import side_of
from data.model import Span
from data.text.fold import folded
from data.view import View

PER_PAGE = 30
ORDERS = ("newest", "oldest", "tension")
WORD = re.compile(r"\S+")


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


def page(view: View) -> Html:
    """One page of the list, with the ways to order it and to its other pages."""
    order = view.place["view"] if view.place.get("view") in ORDERS else ORDERS[0]
    rows = view.statements().to_dict("records")
    if order == "tension":
        pairs = [_apart(view, row) for row in _tensions(view, rows)]
        return join((_orders(view, order, rows), pairs or tag("p", view.words("statements.no_tension"), class_="mq-manner")))
    found = entries(rows, order)
    last = max(1, -(-len(found) // PER_PAGE))
    here = min(int(view.place.get("page") or 1), last)
    shown = found[(here - 1) * PER_PAGE : here * PER_PAGE]
    view.stances_for(row["id"] for entry in shown for row in entry.rows)
    per_day = Counter(entry.day for entry in found for _ in entry.rows)
    return join((_orders(view, order, rows), _days(view, shown, per_day), _pages(view, order, here, last)))


def _tensions(view: View, rows: Sequence[Row]) -> list[Row]:
    """Links of statements that stand apart, where one of them is shown."""
    ids = {row["id"] for row in rows}
    linked = view.linked("tension")
    return [row for row in view.links("tension").to_dict("records") if ids.intersection(linked.get(row["id"], ()))]


def _apart(view: View, row: Row) -> Html:
    """Statements that stand apart, without a verdict: the first and its like face the others; a link to them scrolls here."""
    members = sorted(view.members(row["id"]), key=lambda member: (str(member["said_first"] or "9"), member["id"]))
    view.stances_for(member["id"] for member in members)
    found = entries(members, "oldest")
    sides = [side_of(row["object"], folded(entry.rows[0]["text"])) for entry in found]
    like = [entry for entry, side in zip(found, sides, strict=True) if side == sides[0]]
    columns = [like, [entry for entry in found if entry not in like]]
    drawn = [tag("div", [entry_card(view, entry) for entry in column], class_="mq-facing") for column in columns if column]
    here = row["id"] == view.place.get("open")
    grid = tag("div", drawn if len(drawn) > 1 else [entry_card(view, entry) for entry in found], class_="mq-pair")
    return tag("section", cards.pair_head(view, row), grid, class_="mq-evidence", data_here=row["id"] if here else None, data_near=here)


def _orders(view: View, order: str, rows: Sequence[Row]) -> Html:
    """Newest first, oldest first, or the pairs that stand apart."""
    pairs = len(_tensions(view, rows))
    links = []
    for name in ORDERS:
        if name != "tension" or pairs:
            label = view.words(f"statements.order.{name}", n=pairs)
            href = view.address("statements", view=None if name == ORDERS[0] else name)
            links.append(tag("a", label, data_nav=True, aria_current="true" if name == order else None, href=href))
    return tag("nav", links, class_="mq-order", aria_label=view.words("statements.ordered"))


def _days(view: View, shown: Sequence[Entry], per_day: Mapping[date | None, int]) -> list[Html]:
    """Entries under their days; the number is the day's, also where it goes on overleaf."""
    made = []
    for day, group in groupby(shown, lambda entry: entry.day):
        found = list(group)
        name = join((view.words.weekday(day), " ", view.words.day(day))) if day else view.words("common.undated")
        head = (tag("h2", name), tag("small", view.counted("statements", per_day[day])))
        made.append(
            tag("section", tag("div", head, class_="mq-day-head"), [entry_card(view, entry) for entry in found], class_="mq-day-group")
        )
    return made


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
    texts = differing([row["text"] for row in entry.rows])
    versions = [_version(view, row, words) for row, words in zip(entry.rows, texts, strict=True)]
    top = (cards.head(bits.who(view, first["speaker"]), bits.when(view, first)), bits.line([note]), bits.chips(view, unique.values()))
    return tag("article", tag("div", top, class_="mq-card-main"), versions, class_="mq-card mq-card-utterance")


def _version(view: View, row: Row, words: Html) -> Html:
    """One transcription: its words, how it was said, its article, and why."""
    rest = (bits.line(cards.manner(view, row)), cards.foot(view, row, "statement"), why(view, row, "statement"))
    columns = (
        tag("div", cards.words_of(row, words), bits.flags(view, row), class_="mq-card-main"),
        tag("div", rest, class_="mq-card-rest"),
    )
    return tag("div", columns, class_="mq-version", id=f"card-{row['id']}")


def differing(texts: Sequence[str], spelled: Callable[[str], str] = folded) -> list[Html]:
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


def _pages(view: View, order: str, here: int, last: int) -> Html | None:
    """The pages near this one, the first and the last."""
    if last == 1:
        return None
    shown = [n for n in range(1, last + 1) if n in (1, last) or abs(n - here) <= 2]
    links = []
    for n in shown:
        href = view.address("statements", view=None if order == ORDERS[0] else order, page=n if n > 1 else None)
        links.append(tag("a", str(n), data_nav=True, aria_current="page" if n == here else None, href=href))
    return tag("nav", tag("span", view.words("statements.page")), links, class_="mq-pages", aria_label=view.words("statements.page"))
