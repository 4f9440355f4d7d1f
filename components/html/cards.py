"""A finding as a reader sees it: the exact words first, then who, when, where from, and on demand why we say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from components.html import bits
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from data.model import Span
from data.view import View

LONG = 700  # characters of a passage shown around the words; the reading page has the rest


def statement_card(view: View, row: Row, *, full: bool = False) -> Html:
    """Somebody's words. ``full`` opens the passage they stand in."""
    stances = view.stances_of(row["id"]).to_dict("records")
    head = (tag("div", bits.who(view, row["speaker"]), class_="mq-who"), bits.when(view, row))
    body = (
        words_of(row),
        bits.chips(view, stances),
        tag("p", [tag("span", part, class_="mq-part") for part in _manner(view, row)], class_="mq-manner"),
        bits.flags(view, row),
    )
    return _card(view, row, "statement", tag("header", head, class_="mq-card-head"), *body, why(view, row, "statement", full))


def count_card(view: View, row: Row, *, full: bool = False) -> Html:
    """A number somebody gives: how many of what, of whom, who says so; a withdrawn one is struck through."""
    of = [view.words.label("measure", row["measure"]), row["unit"], row["population"]]
    figure = tag("s" if row["status"] != "stated" else "strong", quantity(view, row), class_="mq-number")
    kinds = [tag("span", part, class_="mq-part") for part in dict.fromkeys(part for part in of if part)]
    said = view.name(row["source"]) if row["source"] else view.words("common.article_voice")
    head = (tag("div", figure, " ", tag("span", kinds, class_="mq-measure"), class_="mq-who"), bits.when(view, row))
    facts = (said, bits.rollup(view, row["source"]), _status(view, row))
    line = tag("p", [tag("span", part, class_="mq-part") for part in facts if part], class_="mq-manner")
    return _card(view, row, "count", tag("header", head, class_="mq-card-head"), words_of(row), line, why(view, row, "count", full))


def event_card(view: View, row: Row, *, full: bool = False) -> Html:
    """Something that happened, and the words that say so."""
    title = row[f"title_{view.lang}"] or row["title_ar"] or view.words.label("event", row["kind"])
    head = (tag("div", tag("strong", title, class_="mq-name-of"), class_="mq-who"), bits.when(view, row, ""))
    actors = view.names(row["actors"] or ())
    line = tag("p", tag("span", actors, class_="mq-part"), class_="mq-manner") if actors else None
    day = (view.words("cards.day_words"), " ", arabic("q", row["day_text"])) if row["day_text"] else None
    more = tag("p", day, class_="mq-manner") if day else None
    body = (words_of(row), line, more, bits.flags(view, row))
    return _card(view, row, "event", tag("header", head, class_="mq-card-head"), *body, why(view, row, "event", full))


Draw = Callable[..., Html]
CARDS: dict[str, Draw] = {"statement": statement_card, "count": count_card, "event": event_card}


def evidence(view: View, finding: str, *, full: bool = True) -> Html:
    """Any finding by its id, with its words: a stance by its statement, a link by its members side by side."""
    row = view.finding(finding)
    if row is not None and row["kind_of"] == "stance":
        row = view.finding(row["statement"])
    if row is None:
        return gone(view)
    if row["kind_of"] == "link":
        return pair(view, row)
    if row["kind_of"] not in CARDS:
        return gone(view)
    return tag("div", CARDS[row["kind_of"]](view, row, full=full), class_="mq-evidence")


def gone(view: View) -> Html:
    """What a link says that points to a finding no longer there."""
    return tag("p", view.words("cards.gone"), class_="mq-gone", role="status")


def pair(view: View, row: Row) -> Html:
    """Findings that belong together, side by side and without a verdict."""
    members = [CARDS[member["kind_of"]](view, member) for member in view.members(row["id"]) if member["kind_of"] in CARDS]
    note = row[f"note_{view.lang}"] or row["note_ar"]
    head = (tag("strong", view.words.label("link", row["kind"])), tag("span", note, class_="mq-part") if note else None)
    return tag("section", tag("p", head, class_="mq-pair-head"), tag("div", members, class_="mq-pair"), class_="mq-evidence")


def listed(view: View, rows: Iterable[Row], kind: str = "statement") -> Html:
    """Cards one under the other."""
    return tag("div", [CARDS[kind](view, row) for row in rows], class_="mq-cards")


def words_of(row: Row, words: Html | None = None) -> Html:
    """The article's words; in guillemets only where the article itself quotes them."""
    opened, shut = ("«", "»") if row.get("form") == "quoted" else (None, None)
    return arabic("blockquote", opened, tag("span", words or row["text"], class_="mq-exact"), shut, class_="mq-words")


def quantity(view: View, row: Row) -> Html:
    """The value with its bound, or the article's own words where there is no value."""
    number = view.words.number
    if row["bound"] == "range" and row["low"] is not None and row["high"] is not None:
        return tag("bdi", f"{number(row['low'])}–{number(row['high'])}")
    value = row["value"] if row["value"] is not None else row["low"] if row["low"] is not None else row["high"]
    if value is None:
        return arabic("bdi", row["text"])
    bound = view.words.label("bound", row["bound"]) if row["bound"] in ("about", "at_least", "at_most") else None
    return tag("bdi", bound, " " if bound else None, number(value))


def _card(view: View, row: Row, kind: str, *parts: Html | None) -> Html:
    *body, reasons = parts
    return tag("article", *body, foot(view, row, kind), reasons, class_=f"mq-card mq-card-{kind}", id=f"card-{row['id']}")


def foot(view: View, row: Row, kind: str) -> Html:
    """Outlet and article date, and what one can do with the finding."""
    return tag("footer", tag("p", bits.source(view, row["article"]), class_="mq-source"), bits.acts(view, row, kind), class_="mq-card-foot")


def _manner(view: View, row: Row) -> list[Html]:
    """How it was said: the cue and its class, directly or not, and what the outlet hangs on it."""
    kind = view.words.label("cue_class", row["cue_class"])
    cue = join((kind, " ", arabic("q", row["cue"]))) if row["cue"] else join(kind)
    parts = [cue, join(view.words.label("form", row["form"]))]
    if row["speaker_basis"] != "named":
        parts.append(join(view.words("cards.speaker_basis", basis=view.words.label("speaker_basis", row["speaker_basis"]))))
    if row["hedge"]:
        parts.append(join((view.words("cards.hedge"), " ", arabic("q", row["hedge"]))))
    return parts


def _status(view: View, row: Row) -> Html | None:
    if row["status"] == "stated":
        return None
    reason = join((" ", arabic("q", row["status_reason"]))) if row["status_reason"] else None
    return tag("span", view.words.label("status", row["status"]), reason, class_="mq-status")


def why(view: View, row: Row, kind: str, full: bool = False) -> Html:
    """Cue, rule, verdict and reviewer, and the passage as the article prints it."""
    facts: list[tuple[str, str | Html | None]] = [
        (view.words("cards.checked"), bits.checked(view, row)),
        (view.words("cards.reviewer"), row["reviewer"]),
        (view.words("cards.note"), row["note"]),
        (view.words("cards.rule"), rule(view, row["rule"])),
        (view.words("cards.day_words"), _day_words(view, row) if kind == "statement" else None),
    ]
    table = [join((tag("dt", name), tag("dd", value))) for name, value in facts if value]
    body = (_context(view, row), tag("dl", table))
    return tag("details", tag("summary", view.words("cards.why"), " ", bits.checked(view, row)), *body, class_="mq-why", open=full)


def rule(view: View, name: str | None) -> Html | None:
    """The rule in words, where it has some; its name otherwise."""
    if not name:
        return None
    key = f"cards.rules.{name}"
    return join(view.words(key)) if key in view.words else tag("code", name, dir="ltr")


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
