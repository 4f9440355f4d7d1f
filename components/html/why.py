"""Why we say so: who checked it, by which rule it was found, and the passage as the article prints it."""

from __future__ import annotations

from itertools import pairwise

from components.html import bits, measures
from components.html.bits import Row, arabic
from components.html.desk import TABLES
from components.html.escape import Html, join, tag
from data.model import Span
from data.view import View

LONG = 700  # characters of a passage shown around the words; the reading page has the rest


def why(view: View, row: Row, kind: str, full: bool = False) -> Html:
    """Cue, rule, verdict and reviewer, and the passage as the article prints it."""
    words = view.words
    facts: list[tuple[str, str | Html | None]] = [
        (words("cards.checked"), bits.checked(view, row)),
        (words("cards.reviewer"), role(view, row["reviewer"])),
        (words("cards.note"), row["note"]),
        (words("cards.rule"), rule(view, row["rule"], kind)),
        (words("cards.day_words"), _day_words(view, row) if kind == "statement" else None),
        (words("cards.measured"), measures.told(view, TABLES[kind])),
    ]
    table = [join((tag("dt", name), tag("dd", value))) for name, value in facts if value]
    body = (_context(view, row), tag("dl", table), _stances(view, row) if kind == "statement" else None)
    return tag("details", tag("summary", words("cards.why"), " ", bits.checked(view, row)), *body, class_="mq-why", open=full)


def role(view: View, reviewer: str | None) -> str | None:
    """Who checked it: a role in the reader's language where the story names no more than that."""
    key = f"cards.role.{reviewer}"
    return view.words(key) if key in view.words else reviewer


def _stances(view: View, row: Row) -> Html | None:
    """Each stance with the words and the rule it stands on, and how often stances are right."""
    rows = [one for one in view.stances_for([row["id"]])[row["id"]] if one["value"] != "none" or one["verdict"]]
    if not rows:
        return None
    heading = tag("p", view.words("cards.stances_why"), class_="mq-why-head")
    items = [tag("li", bits.dotted((bits.chip(view, one["value"], one["target"]), *_stood(view, one)))) for one in rows]
    return tag("div", heading, tag("ul", items, class_="mq-why-stances"), tag("p", measures.told(view, "stances")))


def _stood(view: View, row: Row) -> list[Html | None]:
    cue = join((view.words("cards.cue"), " ", arabic("q", row["cue"]))) if row["cue"] else None
    return [cue, rule(view, row["rule"], "stance"), bits.checked(view, row)]


def rule(view: View, name: str | None, kind: str) -> Html | None:
    """The rule in words, where it has some: its name is for those who write rules, not for readers."""
    told = view.words("cards.rules.editor") if name == "editor" else TELL[kind](view, name) if name else None
    return join(told) if told else None


def _statement(view: View, name: str) -> str | None:
    """«verb+that»: how the words of speech stand, and how what is said follows them."""
    cue, _, content = name.partition("+")
    keys = f"cards.rules.cue.{cue}", f"cards.rules.content.{content}"
    if not all(key in view.words for key in keys):
        return None
    return view.words("cards.rules.then", cue=view.words(keys[0]), content=view.words(keys[1]))


def _count(view: View, name: str) -> str | None:
    key = f"cards.rules.count.{name.replace(' ', '_')}"
    return view.words(key) if key in view.words else None


def _event(view: View, name: str) -> str | None:
    """«protest: اندلعت احتجاجات»: the kind, and the words it was known by."""
    kind, colon, words = name.partition(": ")
    return view.words("cards.rules.event", kind=bits.event_kind(view, kind), value=words.partition(";")[0]) if colon else None


def _stance(view: View, name: str) -> str | None:
    """«foe»: the group of words, or «verb:حذر»: the verb of speech itself."""
    kind, _, verb = name.partition(":")
    if kind == "verb":
        return view.words("cards.rules.stance_verb", verb=verb)
    key = f"cards.rules.stance.{name}"
    return view.words(key) if key in view.words else None


TELL = {"stance": _stance, "statement": _statement, "count": _count, "event": _event}


def _day_words(view: View, row: Row) -> Html | None:
    if row.get("said_start") is None:
        return None
    return arabic("q", Span(row["said_start"], row["said_stop"]).of(view.text(row["article"])))


def _context(view: View, row: Row) -> Html | None:
    """The passage around the words, with cue and content told apart."""
    if row.get("passage_start") is None:
        return None
    text = view.text(row["article"])
    whole = Span(row["passage_start"], min(row["passage_stop"], row["passage_start"] + LONG))
    return arabic("p", *_pieces(text, whole, row), "…" if row["passage_stop"] > whole.stop else None, class_="mq-context")


def _pieces(text: str, whole: Span, row: Row) -> list[Html]:
    spans = [(Span(row["start"], row["stop"]), "mq-content"), (_span(row, "cue_"), "mq-cue")]
    edges = {at for span, _ in spans if span for at in (span.start, span.stop) if whole.start < at < whole.stop}
    cuts = sorted({whole.start, whole.stop} | edges)
    pieces = []
    for start, stop in pairwise(cuts):
        name = next((name for span, name in reversed(spans) if span and span.holds(Span(start, stop))), None)
        pieces.append(tag("mark" if name else "span", text[start:stop], class_=name))
    return pieces


def _span(row: Row, stem: str) -> Span | None:
    return Span(row[f"{stem}start"], row[f"{stem}stop"]) if row.get(f"{stem}start") is not None else None
