"""Around the chart of counts: what is counted as a choice, claims of one thing side by side, and every claim in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from components.charts import count_words, palette, rows
from components.html import bits, cards, figures
from components.html.bits import arabic
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data import count_claims as claims
from data.count_claims import Claim, Group
from data.view import View

PER_PAGE, MOST_BESIDE, FEW, MOST_VOICES = 40, 12, 3, 6
COLUMNS = ("number", "whom", "source", "said", "where", "status")
SIGNS = {"exact": "■", "about": "□", "at_least": "↑", "at_most": "↓", "range": "┃"}


def chooser(view: View) -> Html:
    """What is counted: each measure with its number of claims under the other filters; a click adds it or takes it off."""
    chosen = view.selection.measures
    everything = View(view.store, view.selection.replace(measures=())) if chosen else view
    found = Counter(claim.measure for claim in claims.claims(everything))
    ways = [(view.words("counts.all"), view.address("counts", measures=()), not chosen)]
    for measure in (*(one for one in claims.ORDER if one in found), *(one for one in chosen if one not in found)):
        after = tuple(sorted(set(chosen) ^ {measure}))
        label = f"{view.words.label('measure', measure)} {view.words.number(found[measure])}"
        ways.append((label, view.address("counts", measures=after), measure in chosen))
    return figures.choices(view.words("counts.measures"), ways, view.words)


def head(view: View) -> Html:
    """The finding of the chart, how to read it, and its key."""
    groups = claims.groups(view)
    return join((figures.title(count_words.headline(groups, rows.look(view)), view.words, view.words("counts.note")), _key(view, groups)))


def told(view: View) -> Html:
    return figures.summary(count_words.summary(claims.groups(view), rows.look(view)), view.words)


def body(view: View) -> Html:
    """Claims of one thing side by side, then all of them in rows."""
    return join((_beside(view), _table(view)))


def _key(view: View, groups: Sequence[Group]) -> Html:
    """The signs that are in the chart, and the colours of those who speak."""
    shown = [claim for group in groups for claim in group.claims]
    bounds = {claim.first["bound"] for claim in shown if claim.number}
    signs = [(sign, bound) for bound, sign in SIGNS.items() if bound in bounds]
    signs += [("○", "words")] if any(claim.number is None for claim in shown) else []
    signs += [("╱", "struck")] if any(not claim.stands for claim in shown) else []
    items = [_sign(sign, view.words(f"counts.key.{name}")) for sign, name in signs]
    voices = Counter(voice for claim in shown for voice in dict.fromkeys(row["voice"] for row in claim.rows))
    for voice, _ in sorted(voices.most_common(MOST_VOICES), key=lambda one: (one[0] is None, -one[1], one[0] or "")):
        name = view.name(voice) if voice else view.words("common.article_voice")
        known = voice if voice in palette.BLOC_PAINTS else "other"
        items.append(_sign("●", name, f"mq-bloc-{known}" if voice else "mq-own"))
    return tag("ul", items, class_="mq-key mq-counts-key", dir=direction(view.lang))


def _sign(sign: str, name: str, style: str | None = None) -> Html:
    return tag("li", tag("span", sign, class_="mq-glyph", aria_hidden="true"), " ", name, class_=style)


# Side by side ------------------------------------------------------------------------------------------------------------------


def _beside(view: View) -> Html | None:
    """Each thing whose numbers, or whose names for what is counted, are not all alike."""
    found = [group for group in claims.groups(view) if group.differs]
    if not found:
        return None
    heading = (tag("h2", view.words("counts.beside")), tag("p", view.words("counts.beside_note"), class_="mq-manner"))
    return tag(
        "section",
        heading,
        tag("div", [_group(view, group) for group in found], class_="mq-counts-groups"),
        class_="mq-part-of mq-counts-beside",
        dir=direction(view.lang),
    )


def _group(view: View, group: Group) -> Html:
    """A thing and its claims in a row; a claim that stands alone is told apart into those who tell it."""
    told = group.claims if len(group.claims) > 1 else [replace(group.claims[0], rows=(row,)) for row in group.claims[0].rows]
    more = len(told) - MOST_BESIDE
    parts = (
        tag("h3", count_words.thing(group, view.words)),
        tag("p", _difference(view, group), class_="mq-manner"),
        tag("ul", [_tile(view, claim) for claim in told[:MOST_BESIDE]], class_="mq-tiles"),
        tag("p", view.words("counts.more", claims=view.words.count("claim", more)), class_="mq-manner") if more > 0 else None,
    )
    return tag("div", [part for part in parts if part], class_="mq-counts-group mq-wide" if len(told) > FEW else "mq-counts-group")


def _difference(view: View, group: Group) -> Html:
    """Of whom the claims speak, and that they do not all speak of the same."""
    whom = [_whom(view, words) for words in group.whom if words]
    number = count_words.quantity(group.claims[0], view.words)
    before, _, after = view.words(f"counts.differ.{_key_of(group, len(whom))}", number=number, whom="{whom}").partition("{whom}")
    return join((before, join(whom, view.words("counts.and")), after))


def _key_of(group: Group, named: int) -> str:
    if len(group.claims) == 1:
        return "word"
    several = {0: "nobody", 1: "one"}.get(named, "several")
    return several if named in (0, len(group.whom)) else f"{several}_unsaid"


def _whom(view: View, words: Sequence[str]) -> Html:
    """The articles' words for what is counted; what one calls this, another calls that."""
    return join([quoted(word) for word in words], view.words("counts.or"))


def quoted(words: str) -> Html:
    """The article's words in guillemets, unless they bring their own."""
    return arabic("bdi" if "«" in words else "q", words, class_="mq-few-words")


def _tile(view: View, claim: Claim) -> Html:
    parts = (
        tag("p", _number(view, claim), class_="mq-tile-number"),
        [tag("p", line) for line in _sources(view, claim)],
        tag("div", _days(view, claim), class_="mq-manner"),
        [tag("p", _telling(view, row), class_="mq-manner") for row in claim.rows],
        _status(view, claim) if not claim.stands else None,
    )
    return tag("li", [part for part in parts if part])


def _telling(view: View, row: bits.Row) -> Html:
    """What one article calls those it counts, and the way to where it does."""
    words = row["population"] or row["unit"]
    whom = quoted(words) if words else tag("span", view.words("counts.unsaid"), class_="mq-unknown")
    return join((whom, " — ", tag("a", tag("bdi", view.outlet(row["article"])), href=bits.passage(view, row), data_nav=True)))


# In rows -----------------------------------------------------------------------------------------------------------------------


def _table(view: View) -> Html:
    """Every claim in a row, by what is counted; a phone shows each row as a block."""
    everything = claims.claims(view)
    last = max(1, -(-len(everything) // PER_PAGE))
    here = min(int(view.place.get("page") or 1), last)
    shown = everything[(here - 1) * PER_PAGE : here * PER_PAGE]
    cells = [tag("th", view.words(f"counts.column.{name}"), scope="col", role="columnheader") for name in COLUMNS]
    heads = tag("thead", tag("tr", cells, role="row"), role="rowgroup")
    bodies = [_rows(view, measure, list(mine)) for measure, mine in groupby(shown, lambda claim: claim.measure)]
    table = tag("table", heads, bodies, class_="mq-table mq-claims-table", role="table", aria_label=view.words("counts.table"))
    note = tag("p", view.words("counts.table_note"), class_="mq-manner")
    parts = (tag("h2", view.words("counts.table")), note, table, _pages(view, here, last))
    return tag("section", [part for part in parts if part], class_="mq-part-of", dir=direction(view.lang))


def _rows(view: View, measure: str, mine: Sequence[Claim]) -> Html:
    name = tag("th", view.words.label("measure", measure), scope="rowgroup", colspan=str(len(COLUMNS)), role="rowheader")
    return tag("tbody", tag("tr", name, role="row", class_="mq-measure-row"), [_row(view, claim) for claim in mine], role="rowgroup")


def _row(view: View, claim: Claim) -> Html:
    cells = (
        join((_number(view, claim), tag("small", view.words.label("bound", claim.first["bound"])))),
        _whom(view, claim.whom) if claim.whom else tag("span", view.words("counts.unsaid"), class_="mq-unknown"),
        join([tag("span", name, class_="mq-line-of") for name in _sources(view, claim)]),
        _days(view, claim),
        _where(view, claim),
        join((_status(view, claim), [bits.checked(view, row) for row in claim.verdicts])),
    )
    heads = [view.words(f"counts.column.{name}") for name in COLUMNS]
    return tag("tr", [tag("td", cell, role="cell", data_label=name) for cell, name in zip(cells, heads, strict=True)], role="row")


def _number(view: View, claim: Claim) -> Html:
    """The number, or the words that stand for it, leading to the evidence; struck through where it no longer stands."""
    stands = claim.stands
    body = cards.quantity(view, claim.first) if claim.number else _whom(view, claim.wordings)
    name = "mq-claim" if claim.number else "mq-claim mq-claim-words"
    link = view.address("counts", open=claim.id, page=view.place.get("page"))
    here = view.place.get("open") in claim.ids
    return tag("a", tag("b" if stands else "s", body, class_=name), href=link, data_nav=True, aria_current="true" if here else None)


def _sources(view: View, claim: Claim) -> list[Html]:
    """Who says so, and whom they speak for; the article's own voice is named as such."""
    own = tag("span", view.words("common.article_voice"), class_="mq-own")
    return [
        join((tag("strong", view.name(source), class_="mq-name-of"), _above(view, source))) if source else own for source in claim.sources
    ]


def _above(view: View, source: str) -> Html | None:
    above = bits.rollup(view, source)
    return tag("small", " ", above, class_="mq-rollup") if above else None


def _days(view: View, claim: Claim) -> Html:
    """When it was said and how that is known; of a withdrawn claim three days: said, withdrawn, printed."""
    said = [_day(view, day) for day in claim.said]
    if not claim.turns:
        return join([tag("span", day, class_="mq-line-of") for day in said] or bits.when(view, {}))
    lines = [join((view.words("counts.said"), " ", join(said, " ") if said else view.words("counts.said_before")))]
    for turn in claim.turns:
        words = join((" ", arabic("q", turn.words))) if turn.words else None
        lines.append(join((view.words("counts.withdrawn"), " ", _day(view, turn.said), words)))
    printed = {(row["published_first"], row["published_last"]) for row in (view.store.articles[one["article"]] for one in claim.rows)}
    lines += [join(view.words("counts.published", day=view.words.day_range(*day))) for day in sorted(printed, key=str)]
    return join([tag("span", line, class_="mq-line-of") for line in lines])


def _day(view: View, day: claims.Said) -> Html:
    first, last, basis = day
    return bits.when(view, {"first": first, "last": last, "basis": basis}, "")


def _where(view: View, claim: Claim) -> Html:
    """Each article that gives it, leading to the passage; in how many articles, and how many of them are independent."""
    links = [
        tag("a", tag("bdi", view.article_label(row["article"])), href=bits.passage(view, row), data_nav=True, class_="mq-line-of")
        for row in claim.rows
    ]
    articles = len({row["article"] for row in claim.rows})
    if articles == 1:
        return join(links)
    parts = (view.words.count("article", articles), view.words.count("origin", claim.origins))
    return join((links, tag("small", view.words("counts.and").join(parts))))


def _status(view: View, claim: Claim) -> Html:
    """Stated, withdrawn or denied, with the reason the article gives."""
    reason = join((" ", arabic("q", claim.reason))) if claim.reason and not claim.stands else None
    style = "mq-line-of" if claim.stands else "mq-line-of mq-status"
    return tag("span", view.words.label("status", claim.status), reason, class_=style)


def _pages(view: View, here: int, last: int) -> Html | None:
    """The parts of a long table near this one, the first and the last."""
    if last == 1:
        return None
    near = [n for n in range(1, last + 1) if n in (1, last) or abs(n - here) <= 2]
    links = [
        tag("a", str(n), data_nav=True, aria_current="page" if n == here else None, href=view.address("counts", page=n if n > 1 else None))
        for n in near
    ]
    return tag("nav", tag("span", view.words("counts.page")), links, class_="mq-pages", aria_label=view.words("counts.page"))
