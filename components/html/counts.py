"""Around the chart of counts: what is counted as a choice, the finding and its key, the evidence beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.charts import count_panels, count_words, keys, rows
from components.html import counts_beside, counts_table, figures
from components.html.beside import opened
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data import count_groups
from data.count_claims import ORDER, Group
from data.model import Measure
from data.view import View


def chooser(view: View) -> Html:
    """What is counted: each measure with its number of claims under the other filters; a click adds it or takes it off."""
    chosen = view.selection.measures
    everything = View(view.store, view.selection.replace(measures=())) if chosen else view
    whole = everything.shown("counts") <= count_groups.MOST
    found = (
        Counter(claim.measure for claim in count_groups.claims(everything))
        if whole
        else Counter(everything.tallied("counts", "measure", len(Measure)))
    )
    ways = [(view.words("counts.all"), view.address("counts", measures=()), not chosen)]
    for measure in (*(one for one in ORDER if one in found), *(one for one in chosen if one not in found)):
        after = tuple(sorted(set(chosen) ^ {measure}))
        label = f"{view.words.label('measure', measure)} {view.words.number(found[measure])}"
        ways.append((label, view.address("counts", measures=after), measure in chosen))
    return figures.choices(view.words("counts.measures"), ways, view.words)


def head(view: View) -> Html:
    """The finding of the chart, how to read it, and its key."""
    groups = count_groups.groups(view)
    title = figures.title(count_words.headline(groups, rows.look(view)), view.words, view.words("counts.note"))
    return join((title, _left_out(view, groups), figures.key(keys.counts(view, groups), view.lang, "mq-counts-key")))


def _left_out(view: View, groups: Sequence[Group]) -> Html | None:
    """What of a long story the page has no room for."""
    words, lines = view.words, list[str]()
    articles, drawn = len(count_groups.looked(view).within), len(count_panels.drawn(groups))
    if articles:
        lines.append(words("counts.looked", total=view.counted("counts"), shown=view.counted("articles", articles)))
    if drawn < len(groups):
        lines.append(words("counts.panels", shown=words.number(drawn), total=words.number(len(groups))))
    return tag("p", " ".join(lines), class_="mq-manner", dir=direction(view.lang)) if lines else None


def side(view: View) -> Html:
    """What stands beside the chart: the evidence that is open, or how to open some; then the chart in sentences."""
    walk = [claim.id for claim in count_groups.claims(view)]
    finding = view.place.get("open")
    found = opened(view, "counts", finding, walk) if finding else figures.hint(view, "counts", view.words("counts.hint"), walk)
    return join((found, figures.summary(count_words.summary(count_groups.groups(view), rows.look(view)), view.words)))


def body(view: View) -> Html:
    """Claims of one thing side by side, then all of them in rows."""
    return join((counts_beside.section(view), counts_table.section(view)))
