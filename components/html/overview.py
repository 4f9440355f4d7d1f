"""The story in one screen: what it is, blocs at a glance, where accounts differ, who never speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.charts import marks, rows, strip
from components.charts.holders import Holder
from components.html import bits, corpus, differences, figures, guide, pager
from components.html.bits import Row
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.view import HOME, View

MOST_SILENT, PER_PAGE = 12, 12
MANY, FEW_PER_PAGE = 60, 6  # articles; of more, so few cards at a time


def above(view: View) -> Html:
    """What stands over the chart of days."""
    seen = rows.timeline(view)
    note = view.words("overview.bars_note" if strip.crowded(seen) else "overview.days_note")
    title = figures.title(marks.headline(seen, rows.look(view)), view.words, note)
    return join((head(view), guide.guide(view), title))


def told(view: View) -> Html:
    """The chart in words."""
    return figures.summary(marks.summary(rows.timeline(view), rows.look(view)), view.words)


def below(view: View) -> Html:
    """What stands under it."""
    return join((blocs(view, rows.holders(view)), disagreements(view), silent(view), articles(view)))


def head(view: View) -> Html:
    """What the story is, its period, its articles and how much of them is shared."""
    words, first, last = view.words, *view.period()
    shared = view.shared()
    unknown = len(view.store.articles) - view.store.articles.head["known"]
    facts = [
        words.day_range(first, last) if first else None,
        words.count("article", len(view.store.articles)),
        words("overview.unknown_outlets", articles=words.count("article", unknown)) if unknown else None,
        words("overview.shared", passages=words.count("origin", shared)) if shared else None,
    ]
    parts = (
        tag("h1", view.title, class_="mq-title"),
        tag("p", view.story.summary(view.lang), class_="mq-lede"),
        bits.line(facts),
        tag("p", words("overview.how"), class_="mq-manner"),
    )
    return tag("div", parts, class_="mq-story-head", dir=direction(view.lang))


def section(view: View, key: str, *content: Html | None, note: str = "") -> Html:
    """A headed part of the page; nothing where there is nothing to show."""
    kept = [part for part in content if part]
    if not kept:
        return Html("")
    name = f"mq-{key}"
    parts = (tag("h2", view.words(f"overview.{key}"), id=name), tag("p", note, class_="mq-manner") if note else None, kept)
    return tag("section", parts, class_="mq-part-of", dir=direction(view.lang), aria_labelledby=name)


def blocs(view: View, holders: Sequence[Holder]) -> Html:
    """Each bloc of the story: name, stances toward the target, how much it says, and its latest words; filtered, those that are left."""
    wanted = view.story.blocs or tuple(holder.voice for holder in holders if holder.speaks)[:5]
    said = Counter(view.voiced("statements", wanted))
    found = {holder.voice: holder for holder in holders}
    left = [voice for voice in wanted if said[voice] or not view.selection.active("statements")]
    shown = [found.get(voice) or Holder(voice, None, (), None, bool(said[voice])) for voice in left]
    view.findings(holder.finding for holder in shown if holder.finding)
    items = [_bloc(view, holder, said[holder.voice]) for holder in shown]
    note = view.words("overview.blocs_note", target=view.name(view.target)) if view.target else ""
    return section(view, "blocs", tag("ul", items, class_="mq-blocs") if items else None, note=note)


def _bloc(view: View, holder: Holder, said: int) -> Html:
    values = holder.values or (("none",) if holder.speaks else ("mentioned",))
    chips = tag("div", [bits.chip(view, value, toward=False) for value in values], class_="mq-chips")
    name = tag("a", view.name(holder.voice), href=view.address("statements", actors=(holder.voice,)), data_nav=True)
    row = view.finding(holder.finding) if holder.finding else None
    quote = differences.quoted(view, row, view.address("stances", open=row["id"]), where=False) if row else None
    count = tag("small", view.words.count("statement", said)) if said else None
    return tag("li", tag("h3", name, " ", count), chips, quote, class_=f"mq-bloc mq-bloc-{holder.voice}")


def disagreements(view: View) -> Html:
    """Numbers that do not agree, dates that do not fit, and statements that pull apart; no verdict."""
    groups = differences.groups(view)
    body = tag("div", groups, class_="mq-differs") if groups else None
    return section(view, "disagreements", body, note=view.words("overview.no_verdict"))


def silent(view: View) -> Html:
    """Those the articles speak of and never let speak, people's groups first."""
    items = [_silent(view, row) for row in view.silent(MOST_SILENT)]
    return section(view, "silent", tag("ul", items, class_="mq-silent-list") if items else None, note=view.words("overview.silent_note"))


def _silent(view: View, row: Row) -> Html:
    facts = (view.words.label("kind", row["kind"]), view.words.count("mention", row["mentions"]))
    return tag("li", tag("strong", row["name"]), " ", tag("small", bits.dotted(facts)))


def articles(view: View) -> Html:
    """One card an article: what is known of it and what is not."""
    long = view.shown("articles") > MANY
    shown, here, last = pager.of_table(view, "articles", FEW_PER_PAGE if long else PER_PAGE)
    items = [corpus.article(view, row) for row in shown]
    return section(view, "corpus", tag("div", items, class_="mq-corpus-cards") if items else None, pager.ways(view, HOME, here, last))
