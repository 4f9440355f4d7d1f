"""Every claim in a row: the chart of counts as a table, in parts where it is long."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from components.html import bits, claim_bits, pager
from components.html.escape import Html, join, tag
from components.html.frame import direction
from data import count_groups
from data.count_claims import Claim
from data.view import View

PER_PAGE, FEW = 40, 4  # rows, and sources or articles written out in one
LONG, FEW_PER_PAGE = 80, 6  # of more rows than that, so few at a time: a phone shows each as a block
COLUMNS = ("number", "whom", "source", "said", "where", "status")


def section(view: View) -> Html:
    """Every claim in a row, by what is counted; a phone shows each row as a block."""
    claims = count_groups.claims(view)
    shown, here, last = pager.part(view, claims, PER_PAGE if len(claims) <= LONG else FEW_PER_PAGE)
    cells = [tag("th", view.words(f"counts.column.{name}"), scope="col", role="columnheader") for name in COLUMNS]
    heads = tag("thead", tag("tr", cells, role="row"), role="rowgroup")
    bodies = [_rows(view, measure, list(mine)) for measure, mine in groupby(shown, lambda claim: claim.measure)]
    table = tag("table", heads, bodies, class_="mq-table mq-claims-table", role="table", aria_label=view.words("counts.table"))
    note = tag("p", view.words("counts.table_note"), class_="mq-manner")
    parts = (tag("h2", view.words("counts.table")), note, table, pager.ways(view, "counts", here, last))
    return tag("section", [part for part in parts if part], class_="mq-part-of", dir=direction(view.lang))


def _rows(view: View, measure: str, mine: Sequence[Claim]) -> Html:
    name = tag("th", view.words.label("measure", measure), scope="rowgroup", colspan=str(len(COLUMNS)), role="rowheader")
    return tag("tbody", tag("tr", name, role="row", class_="mq-measure-row"), [_row(view, claim) for claim in mine], role="rowgroup")


def _row(view: View, claim: Claim) -> Html:
    cells = (
        join((claim_bits.number(view, claim), claim_bits.bound(view, claim), claim_bits.doubt(view, claim))),
        claim_bits.whom(view, claim.whom) if claim.whom else tag("span", view.words("counts.unsaid"), class_="mq-unknown"),
        join(pager.some(view, [tag("span", name, class_="mq-line-of") for name in claim_bits.sources(view, claim)], FEW, pager.WHO)),
        claim_bits.days(view, claim),
        _where(view, claim),
        join((claim_bits.status(view, claim), [bits.checked(view, row) for row in claim.verdicts])),
    )
    heads = [view.words(f"counts.column.{name}") for name in COLUMNS]
    return tag(
        "tr", [tag("td", tag("div", cell), role="cell", data_label=name) for cell, name in zip(cells, heads, strict=True)], role="row"
    )


def _where(view: View, claim: Claim) -> Html:
    """Each article that gives it, leading to the passage; in how many articles, and how many of them are independent."""
    links = [
        tag("a", bits.article_name(view, row["article"]), href=bits.passage(view, row), data_nav=True, class_="mq-line-of")
        for row in claim.rows
    ]
    articles = len({row["article"] for row in claim.rows})
    if articles == 1:
        return join(pager.some(view, links, FEW))
    parts = (view.words.count("article", articles), view.words.count("origin", claim.origins))
    return join((pager.some(view, links, FEW), tag("small", view.words.listed(parts))))
