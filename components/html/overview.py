"""The story in one screen: blocs at a glance, where accounts differ, who never speaks, what is known of each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.charts.stance_map import Holder
from components.html import bits, cards
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.view import View

Row = Mapping[str, Any]
MOST = 6  # claims under one measure, pairs under one heading
REASONS = ("printed", "updated", "given", "differs", "today", "weekday", "sibling", "fact", "words")


def head(view: View) -> Html:
    """What the story is, its period, its articles and how much of them is shared."""
    words, first, last = view.words, *view.period()
    shared = view.origins()["origin"].nunique() if len(view.origins()) else 0
    outlets = sum(row["outlet"] is not None for row in view.store.articles.values())
    unknown = len(view.store.articles) - outlets
    facts = [
        words.day_range(first, last) if first else None,
        words.count("article", len(view.store.articles)),
        words("overview.unknown_outlets", articles=words.count("article", unknown)) if unknown else None,
        words("overview.shared", passages=words.count("origin", shared)) if shared else None,
    ]
    line = [tag("span", fact, class_="mq-part") for fact in facts if fact]
    parts = (
        tag("h1", view.title, class_="mq-title"),
        tag("p", view.story.summary(view.lang), class_="mq-lede"),
        tag("p", line, class_="mq-manner"),
    )
    return tag("header", parts, dir=direction(view.lang))


def section(view: View, key: str, *content: Html | None, note: str = "") -> Html:
    """A headed part of the page; nothing where there is nothing to show."""
    kept = [part for part in content if part]
    if not kept:
        return Html("")
    heading = tag("h2", view.words(f"overview.{key}"))
    return tag(
        "section",
        heading,
        tag("p", note, class_="mq-manner") if note else None,
        kept,
        class_="mq-part-of",
        dir=direction(view.lang),
    )


def blocs(view: View, holders: Sequence[Holder]) -> Html:
    """Each bloc of the story: name, stances toward the target, how much it says, and its latest words."""
    wanted = view.story.blocs or tuple(holder.voice for holder in holders if holder.speaks)[:5]
    said = Counter(view.statements()["voice"].dropna())
    found = {holder.voice: holder for holder in holders}
    items = [_bloc(view, found.get(voice) or Holder(voice, None, (), None, bool(said[voice])), said[voice]) for voice in wanted]
    note = view.words("overview.blocs_note", target=view.name(view.target)) if view.target else ""
    return section(view, "blocs", tag("ul", items, class_="mq-blocs"), note=note)


def _bloc(view: View, holder: Holder, said: int) -> Html:
    values = holder.values or (("none",) if holder.speaks else ("mentioned",))
    chips = tag("div", [bits.chip(view, value, toward=False) for value in values], class_="mq-chips")
    name = tag("a", view.name(holder.voice), href=view.address("statements", actors=(holder.voice,)), data_nav=True)
    row = view.finding(holder.finding) if holder.finding else None
    quote = _quote(view, row) if row else None
    count = tag("small", view.words.count("statement", said)) if said else None
    return tag("li", tag("h3", name, " ", count), chips, quote, class_=f"mq-bloc mq-bloc-{holder.voice}")


def _quote(view: View, row: Row) -> Html:
    """A few of the words, leading to all of them."""
    speaker = view.name(row["speaker"]) if row["speaker"] else view.words("common.unknown_speaker")
    words = bits.arabic("a", _few(row["text"], 90), href=view.address("stances", open=row["id"]), data_nav=True, class_="mq-few")
    return tag(
        "p",
        words,
        " ",
        tag("small", speaker, ", " if view.lang == "en" else "، ", _day(view, row["said_first"], row["said_last"])),
    )


def disagreements(view: View) -> Html:
    """Numbers that do not agree, dates that do not fit, and statements that pull apart; no verdict."""
    numbers = [_measure(view, measure, rows) for measure, rows in _conflicts(view)]
    dates = [_pair(view, row) for row in view.links("date_conflict").to_dict("records")[:MOST]]
    words = [_pair(view, row) for row in view.links("tension").to_dict("records")[:MOST]]
    parts = [("numbers", numbers), ("dates", dates), ("words", words)]
    groups = [tag("div", tag("h3", view.words(f"overview.{key}")), tag("ul", items), class_="mq-differ") for key, items in parts if items]
    return section(
        view, "disagreements", tag("div", groups, class_="mq-differs") if groups else None, note=view.words("overview.no_verdict")
    )


def _conflicts(view: View) -> list[tuple[str, list[Row]]]:
    """Measures with claims that differ; one row for each claim, populations never merged, withdrawn ones kept and marked."""
    claims: dict[str, dict[tuple[Any, ...], Row]] = {}
    for row in view.counts().to_dict("records"):
        same = (row["value"], row["low"], row["high"], row["bound"], row["status"], row["population"], row["source"])
        claims.setdefault(row["measure"], {}).setdefault(same if row["value"] or row["low"] else (row["id"],), row)
    found = [(measure, list(rows.values())) for measure, rows in claims.items() if measure != "other" and _differ(rows)]
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))[:3]


def _differ(claims: Iterable[tuple[Any, ...]]) -> bool:
    """Whether not all say the same number; two sources of one number do not differ."""
    return len({claim[:5] for claim in claims}) > 1


def _measure(view: View, measure: str, rows: Sequence[Row]) -> Html:
    claims = [
        _claim(view, row) for row in sorted(rows, key=lambda row: (row["said_first"] is None, str(row["said_first"]), row["id"]))[:MOST]
    ]
    return tag("li", tag("strong", view.words.label("measure", measure)), tag("ul", claims, class_="mq-claims"))


def _claim(view: View, row: Row) -> Html:
    number = tag("s" if row["status"] != "stated" else "b", cards.quantity(view, row), class_="mq-claim")
    link = tag("a", number, href=view.address("timeline", open=row["id"]), data_nav=True)
    facts = [
        bits.arabic("bdi", row["population"]) if row["population"] else None,
        view.name(row["source"]) if row["source"] else view.words("common.article_voice"),
        _day(view, row["said_first"], row["said_last"]) if row["said_first"] else None,
        view.words.label("status", row["status"]) if row["status"] != "stated" else None,
    ]
    return tag("li", link, " ", tag("small", [tag("span", fact, class_="mq-part") for fact in facts if fact]))


def _pair(view: View, row: Row) -> Html:
    """What the two are about, then both sides in a few words, each with its day."""
    note = row[f"note_{view.lang}"] or row["note_ar"] or row["object"]
    sides = [_side(view, member) for member in view.members(row["id"])]
    title = tag("a", note, href=view.address("timeline", open=row["id"]), data_nav=True)
    return tag("li", tag("strong", title), tag("ul", sides, class_="mq-claims"))


def _side(view: View, row: Row) -> Html:
    who = view.name(row["speaker"]) if row.get("speaker") else view.outlet(row["article"])
    first, last = row.get("said_first", row.get("first")), row.get("said_last", row.get("last"))
    words = bits.arabic("a", _few(row["text"], 80), href=view.address("timeline", open=row["id"]), data_nav=True, class_="mq-few")
    facts = [tag("span", fact, class_="mq-part") for fact in (who, _day(view, first, last))]
    return tag("li", words, " ", tag("small", facts))


def _day(view: View, first: Any, last: Any) -> Html:
    """A day that a line break does not cut."""
    return tag("span", view.words.day_range(first, last), class_="mq-nobreak")


def silent(view: View) -> Html:
    """Those the articles speak of and never let speak, people's groups first."""
    rows = view.silent().to_dict("records")
    items = [_silent(view, row) for row in rows[:12]]
    return section(view, "silent", tag("ul", items, class_="mq-silent-list") if items else None, note=view.words("overview.silent_note"))


def _silent(view: View, row: Row) -> Html:
    facts = (view.words.label("kind", row["kind"]), view.words.count("mention", row["mentions"]))
    return tag("li", tag("strong", row["name"]), " ", tag("small", [tag("span", fact, class_="mq-part") for fact in facts]))


def corpus(view: View, opened: str | None = None) -> Html:
    """One card an article: outlet or that it is unknown, day with its basis and reasons, what was removed from the page."""
    items = [article(view, row, row["id"] == opened) for row in view.articles().to_dict("records")]
    return section(view, "corpus", tag("div", items, class_="mq-corpus-cards") if items else None)


def article(view: View, row: Row, opened: bool = False) -> Html:
    words = view.words
    title = bits.arabic("a", row["title"] or words("common.untitled"), href=view.address("reading", read=row["id"]), data_nav=True)
    known = "mq-outlet" if row["outlet"] else "mq-outlet mq-unknown"
    facts = (
        tag("span", view.outlet(row["id"]), class_=known),
        join((words("cards.agency"), " ", bits.arabic("bdi", row["agency"]))) if row["agency"] else None,
        words.count("word", row["words"]),
    )
    minute = words.clock(row["published_minute"])
    day = (words("overview.published"), " ", bits.when(view, row, "published_"), f" {minute}" if minute else None)
    reasons = [_reason(view, reason) for reason in row["published_reasons"] or ()]
    why = tag("p", [tag("span", reason, class_="mq-part") for reason in reasons], class_="mq-manner") if reasons else None
    line = tag("p", [tag("span", fact, class_="mq-part") for fact in facts if fact], class_="mq-source")
    parts = (tag("h3", tag("span", f"{row['n']}. ", class_="mq-ordinal"), title), line, tag("p", day), why, _removed(view, row["id"]))
    return tag("article", [part for part in parts if part], class_="mq-corpus-card", data_here=row["id"] if opened else None)


def _reason(view: View, reason: str) -> str:
    """«sibling:003…» in words; a reason without a phrase stands as it is."""
    kind, _, value = reason.partition(":")
    if kind not in REASONS or not value:
        return reason
    shown = view.article_label(value) if kind in ("sibling", "fact") else " ".join(value.split())
    return view.words(f"overview.reasons.{kind}", value=shown)


def _removed(view: View, article: str) -> Html | None:
    rows = view.removed(article).to_dict("records")
    if not rows:
        return None
    kinds = Counter(row["reason"] for row in rows)
    summary = ", " if view.lang == "en" else "، "
    told = summary.join(f"{view.words.label('removed', kind)} ({n})" for kind, n in sorted(kinds.items()))
    lines = [tag("li", bits.arabic("bdi", _few(row["text"], 160))) for row in rows if row["text"].strip()]
    return tag(
        "details", tag("summary", view.words("overview.removed"), " ", tag("small", told)), tag("ul", lines), class_="mq-removed-lines"
    )


def _few(words: str, limit: int) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + "…"
