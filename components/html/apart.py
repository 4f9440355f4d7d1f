"""What pulls apart or cannot be right as it stands: pairs of statements, days of one event, marks of doubt; never with a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from components.html import bits, cards, pager
from components.html.bits import Row
from components.html.cards import CARDS
from components.html.escape import Html, tag
from components.html.utterance import OPENED, Entry, entries, entry_card, many
from data.contrast import side_of
from data.model import Flag
from data.text.fold import folded
from data.view import View

KNOWN = ("tension", "date_conflict", "utterance", "fact")  # kinds with a place of their own; any other stands under "links"
PER_PAGE, MOST_FACING, MOST_LOOSE = 8, 4, 9  # links on a page, cards on one side, cards where there are no two sides
FEW_PER_PAGE, FEW_FACING, FEW_LOOSE = 3, 2, 4  # where very many statements are shown
TWO = 2  # sides


def others(view: View) -> list[str]:
    """Kinds of links this story has besides those known here."""
    return [kind for kind in view.link_kinds() if kind not in KNOWN]


def each(view: View) -> int:
    """Links on a page."""
    return FEW_PER_PAGE if many(view) else PER_PAGE


def section(view: View, row: Row) -> Html:
    """One link with its members facing each other; a link to it scrolls here."""
    members = sorted(view.members(row["id"]), key=lambda one: (str(bits.days_of(one)[0] or "9"), one["id"]))
    said = [member for member in members if member["kind_of"] == "statement"]
    facing, loose = (FEW_FACING, FEW_LOOSE) if many(view) else (MOST_FACING, MOST_LOOSE)
    entire = view.address(OPENED, open=row["id"])
    sides = _sides(view, row, said) if said and len(said) == len(members) else [[member] for member in members]

    def column(side: Sequence[Entry | Row]) -> Html:
        return tag("div", pager.drawn(view, side, facing, partial(_card, view), pager.Rest(href=entire)), class_="mq-facing")

    style = "mq-pair mq-loose" if len(sides) > TWO else "mq-pair"
    head, grid = cards.pair_head(view, row), tag("div", pager.drawn(view, sides, loose, column, pager.Rest(href=entire)), class_=style)
    here = row["id"] == view.place.get("open")
    return tag("section", head, grid, class_="mq-evidence", data_here=row["id"] if here else None, data_near=here)


def _sides(view: View, row: Row, members: Sequence[Row]) -> list[list[Entry]]:
    """The first and its like, and the others; where the object has no sides, each for itself."""
    view.stances_for(member["id"] for member in members)
    found = entries(members, "oldest")
    sides = [side_of(row["object"], folded(entry.rows[0]["text"])) for entry in found]
    like = [entry for entry, side in zip(found, sides, strict=True) if side == sides[0]]
    rest = [entry for entry in found if entry not in like]
    return [like, rest] if rest else [[entry] for entry in found]


def _card(view: View, row: Entry | Row) -> Html:
    if isinstance(row, Entry):
        return entry_card(view, row)
    return CARDS[row["kind_of"]](view, row) if row["kind_of"] in CARDS else cards.gone(view)


def flagged(view: View) -> list[tuple[str, str, str]]:
    """Flag, kind of finding and its id, for each flag of the first statements and events shown: the gravest flags first."""
    found = [(str(flag), "statement", str(row["id"])) for row in view.flagged("statements") for flag in row["flags"]]
    found += [(str(flag), "event", str(row["id"])) for row in view.flagged("events") for flag in row["flags"]]
    order = [str(flag) for flag in (Flag.RECYCLED, *(flag for flag in Flag if flag is not Flag.RECYCLED))]
    return sorted(found, key=lambda one: (order.index(one[0]) if one[0] in order else len(order), one[0]))


def flags(view: View, shown: Sequence[tuple[str, str, Row]]) -> list[Html]:
    """Findings under what makes them doubtful, explained in words."""
    groups: dict[str, list[Html]] = {}
    for flag, kind, row in shown:
        groups.setdefault(flag, []).append(CARDS[kind](view, row))
    return [_flag(view, flag, made) for flag, made in groups.items()]


def _flag(view: View, flag: str, made: Sequence[Html]) -> Html:
    key = f"statements.flag_note.{flag}"
    note = tag("p", view.words(key), class_="mq-manner") if key in view.words else None
    head = tag("div", tag("h2", view.words.label("flag", flag)), tag("small", view.words.number(len(made))), class_="mq-day-head")
    return tag("section", head, note, made, class_="mq-day-group")
