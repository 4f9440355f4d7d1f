"""Labels against articles: how often each stands in or out of quotation marks, short marks apart from longer quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.charts import keys
from components.html import bits, compare, figures, pager
from components.html.bits import Row
from components.html.escape import Html, join, tag
from data import labels
from data.view import View

FIRST = 12  # labels above the fold
PASSAGES, PART = 300, 3  # uses of labels; with more, so many labels at a time


def rows(view: View) -> list[Row]:
    """Labels under the filters, each with its ``way``."""
    return [{**row, "way": labels.way(row)} for row in view.rows("framings")]


def headline(view: View, found: Sequence[Row]) -> str:
    """What most divides the articles: «إرهاب» always in marks in some, never in others."""
    words, top = view.words, labels.ordered(found)[0]
    always, never = labels.parties(found)[top]
    told = {"label": labels.name(top, view.lang), "always": words.count("article", always), "never": words.count("article", never)}
    key = "both" if always and never else "always" if always else "never" if never else "mixed"
    return words(f"compare.labels.headline.{key}", **told)


def summary(view: View, found: Sequence[Row]) -> str:
    """The chart in sentences: for each label, how many in marks of how many."""
    parts = []
    for label in labels.ordered(found)[:6]:
        mine = [row for row in found if row["label"] == label]
        inside = sum(bool(row["in_quotes"]) for row in mine)
        parts.append(view.words("compare.labels.summary", label=labels.name(label, view.lang), inside=inside, total=len(mine)))
    return " ".join(parts)


def above(view: View) -> Html:
    """What the chart finds, how to read it, and its key."""
    title = figures.title(headline(view, rows(view)), view.words, view.words("compare.labels.note"))
    return join((title, figures.key(keys.labels(view.words), view.lang)))


def told(view: View) -> Html:
    """The chart in words."""
    return figures.summary(summary(view, rows(view)), view.words)


def page(view: View) -> Html:
    """The table of labels and articles; each number opens its passages."""
    found = rows(view)
    held = {row["article"] for row in found}
    articles = [row for row in compare.columns(view) if row["id"] in held]
    title, names = view.words("compare.labels.table"), labels.ordered(found)
    if len(found) > PASSAGES:
        return compare.headed(title, *_in_parts(view, names, found, articles))
    columns = compare.fullest(articles, Counter(row["article"] for row in found))
    made, more = (_table(view, part, found, columns) for part in (names[:FIRST], names[FIRST:]))
    left = compare.left_out(view, len(columns), len(articles))
    return compare.headed(title, left, made, compare.folded(view, len(names[FIRST:]), more))


def _in_parts(view: View, names: Sequence[str], found: Sequence[Row], articles: Sequence[Row]) -> list[Html | None]:
    """Few labels at a time, beside the articles that use them most."""
    part, here, last = pager.part(view, names, PART)
    columns = compare.holding(articles, Counter(row["article"] for row in found if row["label"] in part))
    ways = pager.ways(view, "compare", here, last, view="labels")
    return [compare.in_parts(view, len(articles)), _table(view, part, found, columns), ways]


def _table(view: View, names: Sequence[str], found: Sequence[Row], columns: Sequence[Row]) -> Html:
    drawn = [_row(view, label, found, columns) for label in names]
    return compare.table(view, view.words("compare.labels.table"), view.words("compare.labels.label"), columns, drawn)


def _row(view: View, label: str, found: Sequence[Row], columns: Sequence[Row]) -> Html:
    mine: dict[str, list[Row]] = {}
    for row in found:
        if row["label"] == label:
            mine.setdefault(row["article"], []).append(row)
    cells = [_cell(view, mine.get(column["id"], [])) for column in columns]
    elsewhere = compare.elsewhere(view, mine, columns, bits.passage)
    return tag("tr", tag("th", tag("span", labels.name(label, view.lang), class_="mq-fact"), elsewhere, scope="row"), cells)


def _cell(view: View, rows: Sequence[Row]) -> Html:
    """«3 من 3 بين علامتين», of them how many in short marks, unfolding into the passages."""
    if not rows:
        return tag("td")
    counts = Counter(row["way"] for row in rows)
    inside = view.words("compare.labels.inside", inside=counts["short"] + counts["quote"], total=len(rows))
    told = [view.words(f"compare.labels.of.{one}", n=counts[one]) for one in ("short", "quote") if counts[one]]
    small = tag("small", view.words.listed(told)) if told else None
    return tag("td", compare.unfolding(view, join((tag("b", inside), small)), rows, lambda row: _used(view, row)))


def _used(view: View, row: Row) -> Html:
    """How this one stands, and in whose mouth."""
    says = [view.words(f"compare.labels.way.{row['way']}"), view.name(row["attributed_to"]) if row["attributed_to"] else None]
    return tag("small", " ", bits.dotted(says))
