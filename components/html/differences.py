"""Where accounts differ: claims of one measure, days of one event, statements that pull apart; side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.html import bits, cards, pager
from components.html.bits import Row
from components.html.escape import Content, Html, join, tag
from data.contrast import poles
from data.disputes import Claim, Measure, disputed
from data.view import View

MOST_MEASURES, MOST_CLAIMS, MOST_LINKS, MOST_DAYS, MOST_ARTICLES = 3, 8, 6, 4, 4
MANY_ARTICLES, FEW_ARTICLES, MOST_SOURCES = 5, 2, 4  # of one claim: with so many, so few are named
MOST_COUNTS = 1_000  # of a story with more, those of the articles that hold most
MANY_CLAIMS, FEW_CLAIMS = 12, 4  # of one measure; of so many, so few stand here
FEW_LINKS, FEW_DAYS = 3, 2  # stand here where there are more than the most: a long story stays readable on a phone
QUOTE = 150  # characters
COLUMNS = ("number", "of", "source", "day", "articles")


def groups(view: View) -> list[Html]:
    """Numbers, days, words: each under its heading, where there is any; of many the first few, and how many there are."""
    view.links_shown(("date_conflict", "tension"))
    found = disputed(view.few("counts", MOST_COUNTS).left("counts"))
    made = [_group(view, "numbers", [measure(view, one) for one in found[:MOST_MEASURES]])]
    for key, kind, drawn in (("dates", "date_conflict", dates), ("words", "tension", tension)):
        links, total = linked(view, kind)
        made.append(_group(view, key, [drawn(view, link, members) for link, members in links], total))
    return [group for group in made if group]


def linked(view: View, kind: str) -> tuple[Sequence[tuple[Row, Sequence[Row]]], int]:
    """The first links of a kind with what they join, where the reader's filters leave one of it; and how many there are."""
    ids = view.links_shown((kind,))
    shown = ids if len(ids) <= MOST_LINKS else ids[:FEW_LINKS]
    joined = view.joined(shown)
    return [(link, joined[id]) for id, link in view.findings(shown).items()], len(ids)


def _group(view: View, key: str, parts: Sequence[Html | None], total: int = 0) -> Html | None:
    kept = [part for part in parts if part]
    if not kept:
        return None
    some = tag("small", view.words("overview.some", shown=len(kept), total=total)) if total > len(parts) else None
    return tag("section", tag("h3", view.words(f"overview.{key}"), " ", some), kept, class_="mq-differ")


# Numbers ---------------------------------------------------------------------------------------------------------------------


def measure(view: View, found: Measure) -> Html:
    """A table of claims: how many, of whom, who says so, when, in which articles."""
    heads = [tag("th", view.words(f"overview.claims.{name}"), scope="col") for name in COLUMNS]
    most = MOST_CLAIMS if len(found.claims) <= MANY_CLAIMS else FEW_CLAIMS
    rows = [_claim(view, claim) for claim in found.claims[:most]]
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="mq-claims")
    all_of_it = view.address("counts", measures=(found.name,))
    more = _more(view.words("overview.all", n=len(found.claims)), all_of_it) if len(found.claims) > most else None
    heading = tag("h4", tag("a", bits.begun(view.words.label("measure", found.name)), href=all_of_it, data_nav=True))
    return tag("div", heading, tag("div", table, more, class_="mq-apart-rows"), class_="mq-apart")


def _claim(view: View, claim: Claim) -> Html:
    row = claim.first
    taken_back = row["status"] != "stated"
    number = cards.quantity(view, row) if claim.known else tag("span", view.words.label("bound", "unknown"))
    shown = tag("s" if taken_back else "b", number, class_="mq-claim")
    link = tag("a", shown, href=view.address("counts", open=row["id"]), data_nav=True)
    status = tag("small", _status(view, row), class_="mq-status") if taken_back else None
    cells = (
        join((link, " ", status)),
        _of(claim),
        _sources(view, claim),
        _day(view, row) if row["said_first"] else tag("span", view.words("common.undated"), class_="mq-unknown mq-nobreak"),
        _articles(view, claim),
    )
    return tag(
        "tr", [tag("td", cell, class_=f"mq-{name}") for name, cell in zip(COLUMNS, cells, strict=True)], class_=f"mq-{row['status']}"
    )


def _status(view: View, row: Row) -> Html:
    reason = (": ", bits.arabic("q", row["status_reason"])) if row["status_reason"] else ()
    return join((view.words.label("status", row["status"]), *reason))


def _of(claim: Claim) -> Html | None:
    """Of whom, in each article's words; where the number is not known, the words that say so."""
    people = join([bits.arabic("bdi", words) for words in claim.populations], " / ")
    if claim.known:
        return people or None
    said = min((row["text"] for row in claim.rows), key=len)
    return join((people, " " if people else None, bits.arabic("bdi", bits.few(said, 60), class_="mq-said-so")))


def _articles(view: View, claim: Claim) -> Html:
    """The articles that carry it, each leading to the passage; of very many the first two."""

    def link(row: Row) -> Html:
        return _article(view, row["article"], bits.passage(view, row))

    most = MOST_ARTICLES if len(claim.rows) <= MANY_ARTICLES else FEW_ARTICLES
    return join(pager.drawn(view, claim.rows, most, link), view.words("common.comma"))


def _sources(view: View, claim: Claim) -> Html:
    """Who says so; of very many the first few."""

    def name(source: str | None) -> Html:
        return join(view.name(source) if source else view.words("common.article_voice"))

    return join(pager.drawn(view, claim.sources, MOST_SOURCES, name, pager.WHO), view.words("common.comma"))


def _article(view: View, article: str, href: str) -> Html:
    return tag("a", bits.article_name(view, article), href=href, data_nav=True)


# Days ------------------------------------------------------------------------------------------------------------------------


def dates(view: View, link: Row, members: Sequence[Row]) -> Html | None:
    """One event and the days it is told of, each with its words and its article."""
    if len(members) < 2:
        return None
    each: dict[str, Row] = {}
    for row in members:
        each.setdefault(_short(view, row), row)
    shown = members if len(members) <= MOST_DAYS else list(each.values())[:FEW_DAYS]  # the first that tells of each day
    days = dict.fromkeys(_short(view, row) for row in shown)
    sides = [_told(view, row) for row in shown]
    there = view.address("timeline", open=link["id"])
    more = _more(view.words("overview.all", n=len(members)), there) if len(members) > len(shown) else None
    return _apart(view, link, days, (tag("div", sides, class_="mq-poles"), more))


def _told(view: View, row: Row) -> Html:
    words = _words(row["text"], view.address("timeline", open=row["id"]))
    facts = bits.dotted((tag("strong", _day(view, row)), _article(view, row["article"], bits.passage(view, row))))
    return tag("div", words, tag("p", facts, class_="mq-said"), class_="mq-pole")


# Words -----------------------------------------------------------------------------------------------------------------------


def tension(view: View, link: Row, members: Sequence[Row]) -> Html | None:
    """The earliest statement beside the later one that stands farthest from it; the others one click away."""
    if len(members) < 2:
        return None
    pair = _poles(view, link, members)
    there, left = view.address("statements", view="tension", open=link["id"]), len(members) - len(pair)
    sides = [quoted(view, row, view.address("timeline", open=row["id"])) for row in pair]
    form = view.words.locale.plural_form(left)
    more = _more(view.words(f"overview.others.{form}", n=left), there) if left else None
    return _apart(view, link, dict.fromkeys(_short(view, row) for row in pair), (tag("div", sides, class_="mq-poles"), more))


def _poles(view: View, link: Row, members: Sequence[Row]) -> tuple[Row, Row]:
    """What a link joins is the same under every filter: looked for once."""
    far = view.store.derived.made(("far", link["id"]), lambda: poles(link["object"], members)[1]["id"])
    return members[0], next(row for row in members if row["id"] == far)


def quoted(view: View, row: Row, href: str, *, where: bool = True) -> Html:
    """A finding's words, right to left in a block of their own, and under them who, when and in which article."""
    who = view.name(row.get("speaker") or row.get("source"))
    facts = bits.dotted((tag("strong", who), _day(view, row), bits.article_name(view, row["article"]) if where else None))
    return tag("div", _words(row["text"], href, row.get("form") == "quoted"), tag("p", facts, class_="mq-said"), class_="mq-pole")


# Pieces ----------------------------------------------------------------------------------------------------------------------


def _apart(view: View, link: Row, days: Iterable[str], body: Content) -> Html:
    """What it is about and the days, then what stands side by side."""
    name = bits.link_note(view, link) or link["object"]
    between = tag("p", join([tag("span", day, class_="mq-nobreak") for day in days], " ↔ "), class_="mq-between")
    heading = tag("div", tag("h4", bits.begun(name)), between)
    return tag("div", heading, tag("div", body, class_="mq-beside-it"), class_="mq-apart")


def _words(text: str, href: str, quotes: bool = False) -> Html:
    opened, shut = ("«", "»") if quotes else (None, None)
    return bits.arabic("p", opened, tag("a", bits.few(text, QUOTE), href=href, data_nav=True), shut, class_="mq-few")


def _more(words: str, href: str) -> Html:
    return tag("p", tag("a", words, href=href, data_nav=True), class_="mq-more")


def _day(view: View, row: Row) -> Html:
    """A day that a line break does not cut."""
    return tag("span", view.words.day_range(*bits.days_of(row)), class_="mq-nobreak")


def _short(view: View, row: Row) -> str:
    return view.words.day_range(*bits.days_of(row), year=False)
