"""What is wrong or unknown in a story's files: what, where, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from components.html.escape import Html, join, tag
from data.check import Kind, Trouble
from data.words import Words

EDGES = re.compile("[\ue000\ue001]")  # around what is to be typed; no font has letters there
FEW = 12  # troubles of a kind shown before the rest is folded away
MOST = 200  # listed at all: a folder of a hundred thousand empty files is one mistake, and the terminal tells the rest


def panel(troubles: Sequence[Trouble], words: Words) -> Html:
    """Kind by kind, worst first; or that nothing was found."""
    if not troubles:
        return tag("section", tag("p", words("check.nothing"), class_="mq-check-nothing"), id="check", class_="mq-check")
    kinds = [(kind, [one for one in troubles if one.kind is kind]) for kind in Kind]
    return tag("section", [_kind(kind, rows, words) for kind, rows in kinds if rows], id="check", class_="mq-check")


def _kind(kind: Kind, rows: Sequence[Trouble], words: Words) -> Html:
    head = tag("h3", words(f"check.{kind}"), " ", tag("small", words.number(len(rows))))
    shown, rest = rows[:FEW], rows[FEW:MOST]
    more = tag("details", tag("summary", words("check.more", n=words.number(len(rows) - FEW))), _list(rest, words)) if rest else None
    return tag("div", join((head, tag("p", words(f"check.{kind}_means")), _list(shown, words), more)), class_=f"mq-check-{kind}")


def _list(rows: Sequence[Trouble], words: Words) -> Html:
    return tag("ul", [tag("li", _place(one), " ", _sentence(one, words)) for one in rows])


def _sentence(trouble: Trouble, words: Words) -> Html:
    """What is to be typed stands left to right in an Arabic sentence."""
    parts = EDGES.split(words.error_in_place(trouble.facts, "\ue000{}\ue001".format))
    return tag("span", [tag("code", part, dir="ltr") if n % 2 else part for n, part in enumerate(parts)])


def _place(trouble: Trouble) -> Html:
    """File and line, and the table or key where there is one."""
    return join([tag("code", part, dir="ltr") for part in (trouble.place, trouble.key) if part], " ")
