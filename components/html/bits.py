"""Small pieces that cards and the reading page share: who, when, where from, stance chips, flags, links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from components.charts import palette
from components.charts.text import DANGLING
from components.html import report
from components.html.escape import Content, Html, join, tag
from components.html.frame import direction
from components.html.lasting import lasting, lettered
from data.model import Span
from data.stance_views import telling
from data.view import View

Row = Mapping[str, Any]


def arabic(name: str, *content: Any, **attributes: object) -> Html:
    """An element whose words are the article's own: Arabic, right to left, whatever the interface speaks."""
    return tag(name, *content, dir="rtl", lang="ar", **attributes)


def who(view: View, actor: str | None) -> Html:
    """The name, then whom the actor speaks for: «دميتري بيسكوف، الكرملين · روسيا»."""
    above = rollup(view, actor)
    return join((tag("strong", view.name(actor), class_="mq-name-of"), tag("span", above, class_="mq-rollup") if above else None))


def rollup(view: View, actor: str | None) -> str:
    """The body, state and bloc above an actor, up to its voice; nothing for those who speak for themselves."""
    row = view.actor(actor)
    chain = list(row["chain"] or ()) if row else []
    voice = row["voice"] if row else None
    if voice in chain:
        chain = chain[: chain.index(voice) + 1]
    return " · ".join(view.name(above) for above in chain if above != actor)


def when(view: View, row: Row, stem: str = "said_") -> Html:
    """A day or range, the minute where it was printed, and how it is known; the undated say so."""
    first, last, basis = row.get(f"{stem}first"), row.get(f"{stem}last"), row.get(f"{stem}basis")
    if first is None:
        return tag("span", view.words("common.undated"), class_="mq-day mq-undated")
    day = tag("time", view.words.day_range(first, last), datetime=first.isoformat())
    minute = view.words.clock(row.get(f"{stem}minute"))
    at = join((view.words("common.comma"), tag("bdi", minute))) if minute else None
    known = join((" ", tag("small", f"({view.words.basis(basis)})"))) if basis else None
    return tag("span", day, at, known, class_=f"mq-day mq-basis-{basis}")


def source(view: View, article: str) -> Html:
    """Outlet (or that it is unknown), then the article's date and how it is known."""
    row = view.store.articles.get(article, {})
    parts = (
        outlet(view, article),
        join((view.words("cards.agency"), " ", arabic("bdi", row["agency"]))) if row.get("agency") else None,
        when(view, row, "published_"),
    )
    return join(dotted(parts))


def outlet(view: View, article: str) -> Html:
    """The outlet's name, right to left also where it begins in Latin letters («TRT عربي»); or that it is unknown."""
    name = view.store.articles.get(article, {}).get("outlet")
    return arabic("bdi", name, class_="mq-outlet") if name else tag("bdi", view.outlet(article), class_="mq-unknown")


def article_title(view: View, article: str, name: str, class_: str, **attributes: object) -> Html:
    """The article's own title in an element; of one without a title the reader's words for that."""
    title = view.article_title(article)
    if view.store.articles.get(article, {}).get("title"):
        return arabic(name, title, class_=class_, **attributes)
    return tag(name, title, class_=f"{class_} mq-unknown", **attributes)


def article_name(view: View, article: str) -> Html:
    """«5 · TRT عربي»: the article's number and its outlet, whichever script that is in."""
    row = view.store.articles.get(article, {})
    return tag("bdi", f"{row['n']} · " if row else None, outlet(view, article), class_="mq-article-name", dir=direction(view.lang))


def chip(view: View, value: str, target: str | None = None, *, toward: bool = True) -> Html:
    """A stance as colour, sign and word, and toward whom."""
    label = view.words.label("stance", value)
    whom = view.words("cards.toward", target=view.words.toward(view.name(target))) if target else view.words("cards.toward_unclear")
    sign = tag("span", palette.stance(value).glyph, class_="mq-glyph", aria_hidden="true")
    known = value if value in palette.STANCE_SIGNS else "none"
    of = tag("span", " ", whom, class_="mq-toward") if toward else None
    return tag("span", sign, " ", tag("span", label), of, class_=f"mq-chip mq-stance-{known}")


def dotted(parts: Iterable[Content]) -> list[Html]:
    """Pieces of one line with a dot between."""
    return [tag("span", part, class_="mq-part") for part in parts if part]


def chips(view: View, stances: Iterable[Row]) -> Html | None:
    """Every stance of a statement, side by side; informing only is said when there is nothing else."""
    rows = telling(list(stances))
    return tag("div", [chip(view, row["value"], row["target"]) for row in rows], class_="mq-chips") if rows else None


def line(parts: Iterable[Content]) -> Html | None:
    """One muted line of pieces."""
    made = dotted(parts)
    return tag("p", made, class_="mq-manner") if made else None


def event_kind(view: View, kind: str) -> str:
    """The word for a kind of event; of an unknown kind no more than that it is one."""
    key = f"cards.event_kind.{kind}"
    return view.words(key if key in view.words else "cards.event_kind.other")


def few(words: str, limit: int) -> str:
    """The first words, at most so many characters, with an ellipsis where something was left out."""
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0].rstrip(DANGLING) + "…"


def days_of(row: Row) -> tuple[date | None, date | None]:
    """First and last day of a finding: when it was said; of an event, when it was."""
    return row.get("said_first", row.get("first")), row.get("said_last", row.get("last"))


def link_note(view: View, link: Row) -> str:
    """What joins the findings of a link, in the reader's language where that was written; it may be ""."""
    return str((link["note_en"] if view.lang == "en" else "") or link["note_ar"] or "")


def begun(words: str) -> str:
    """Words that begin a line."""
    return words[:1].upper() + words[1:]


def flags(view: View, row: Row) -> Html | None:
    """What asks for a second look, in words."""
    found = [tag("li", view.words.label("flag", flag)) for flag in row.get("flags") or ()]
    return tag("ul", found, class_="mq-flags") if found else None


def checked(view: View, row: Row) -> Html:
    """Whether a person has looked at this finding, and who."""
    if not row.get("verdict"):
        return tag("span", view.words("common.automatic"), class_="mq-checked mq-automatic")
    verdict = view.words.label("verdict", row["verdict"])
    return tag("span", verdict, class_="mq-checked mq-reviewed", title=view.words("common.reviewed", reviewer=row.get("reviewer") or "—"))


def passage(view: View, row: Row, stem: str = "") -> str:
    """The link to a finding's words in the reading page."""
    return view.passage(row["article"], row[f"{stem}start"], row[f"{stem}stop"])


def acts(view: View, row: Row, kind: str) -> Html:
    """What one can do with a finding: go to its words, copy its link, take its card, report a mistake."""
    words, link = view.words, lasting(view, row["article"], Span(row["start"], row["stop"]))
    parts = [
        tag("a", words("common.open_passage"), data_nav=True, href=passage(view, row)),
        tag("button", words("common.copy_link"), type="button", data_copy_href=lettered(link), data_copied=words("common.copied")),
        _card(view, row) if kind == "statement" else None,
        report.report(view, row, link),
    ]
    return tag("div", [part for part in parts if part], class_="mq-acts mq-card-acts")


def card_address(view: View, statement: str) -> str:
    """Where the server draws a statement as an image; relative, like every link."""
    return f"card/{quote(view.story.id)}/{quote(statement)}.png" + ("?lang=en" if view.lang == "en" else "")


def _card(view: View, row: Row) -> Html:
    return tag("a", view.words("cards.image"), href=card_address(view, row["id"]), download=f"mawaqif-{row['id']}.png")
