"""The search page: articles found with their passages, what matched, what they share, and what to try where nothing was found."""

from __future__ import annotations

from components.html import bits
from components.html.bits import Row, arabic
from components.html.escape import Html, join, tag
from components.html.frame import direction
from components.html.marks import Mark, marked
from data.model import Span
from data.search import answers, find
from data.search.answers import Answer, Group, Snippet
from data.selection import UNKNOWN_OUTLET
from data.view import View

EXAMPLES = 4  # actors offered where nothing has been typed


def page(view: View) -> Html:
    """Results for the view's words; the way to ask where there are none."""
    if not view.selection.words:
        return _start(view)
    found = answers.answer(view)
    if not found.found.articles:
        return join((_modes(view), _nothing(view)))
    column = tag("div", _summary(view, found), [_group(view, group) for group in found.groups], _pages(view, found), class_="mq-found")
    return join((_modes(view), tag("div", column, _facets(view, found.found), class_="mq-search")))


def _modes(view: View) -> Html:
    """All forms of the words, or the words as typed."""
    exact = bool(view.selection.exact)
    made = [
        tag(
            "a",
            view.words(f"search.mode.{name}"),
            data_nav=True,
            aria_current="true" if on == exact else None,
            href=_moved(view, exact="1" if on else ""),
        )
        for name, on in (("wide", False), ("exact", True))
    ]
    return tag("div", made, class_="mq-order", role="group", aria_label=view.words("search.mode.label"))


def _moved(view: View, **changes: str) -> str:
    return view.address("search", **changes)


def _summary(view: View, found: Answer) -> Html:
    words, result = view.words, found.found
    said = words("search.apart" if result.apart else "search.found", words=view.selection.words)
    parts = [words.count("hit", result.hits), view.counted("articles", result.articles)]
    outside = words("search.outside", n=result.outside) if result.outside else None
    head = tag("h2", said, class_="mq-search-head")
    told = bits.line((words("search.in").join(parts), outside))
    return join((head, told, [_forms(view, clause, rows) for clause, rows in found.forms if rows]))


def _forms(view: View, clause: str, rows: tuple[Row, ...]) -> Html:
    """The words that matched, as the articles write them, each with how often."""
    made = [tag("span", arabic("bdi", row["form"]), " ", tag("small", view.words.number(row["uses"])), class_="mq-form") for row in rows]
    return tag("p", tag("span", view.words("search.forms", words=clause), class_="mq-label"), " ", made, class_="mq-forms")


def _group(view: View, group: Group) -> Html:
    place = next((snippet.place for snippet in group.snippets if snippet.place), None)
    href = view.passage(group.article, place.start, place.stop) if place else view.address("reading", read=group.article)
    title = bits.article_title(view, group.article, "a", "mq-entry-title", data_nav=True, href=href)
    told = [view.words.count("hit", group.hits), view.words("search.outside", n=group.outside) if group.outside else None]
    snippets = [_snippet(view, group.article, snippet) for snippet in group.snippets]
    return tag(
        "article",
        tag("h3", title),
        tag("p", bits.source(view, group.article), class_="mq-source"),
        bits.line(told),
        snippets,
        class_="mq-hit",
    )


def _snippet(view: View, article: str, snippet: Snippet) -> Html:
    """A passage with its hits marked; it leads to its place in the text. A removed line says that it is one."""
    text = marked(snippet.text, Span(0, len(snippet.text)), [Mark(span, "hit") for span in snippet.marks])
    if snippet.place is None:
        label = tag("small", view.words("search.removed", reason=view.words.label("removed", snippet.removed)), class_="mq-manner")
        return tag("p", arabic("span", text), tag("br"), label, class_="mq-snippet mq-removed-line")
    href = view.passage(article, snippet.place.start, snippet.place.stop)
    return tag("p", arabic("a", text, data_nav=True, href=href), class_="mq-snippet")


def _pages(view: View, found: Answer) -> Html | None:
    if found.pages < 2:
        return None
    links = [
        tag("a", view.words(f"search.{name}"), data_nav=True, href=_moved(view, page=str(number)))
        for name, number in (("previous", found.page - 1), ("next", found.page + 1))
        if 1 <= number <= found.pages
    ]
    told = tag("span", view.words("search.page", page=found.page, pages=found.pages))
    return tag(
        "nav",
        links[:1] if found.page > 1 else None,
        told,
        links[-1:] if found.page < found.pages else None,
        class_="mq-pages",
        aria_label=view.words("search.pages"),
    )


def _facets(view: View, found: find.Results) -> Html:
    """What the articles found have in common; each line narrows the search."""
    made = []
    for kind, rows in answers.facets(view, found).items():
        lines = [tag("li", _facet(view, kind, row), " ", tag("small", view.words.number(row["articles"]))) for row in rows]
        if lines:
            left = int(rows[0]["values_in_all"]) - len(rows)
            lines += [tag("li", view.words("common.more", n=view.words.number(left)), class_="mq-muted")] if left else []
            made.append(tag("section", tag("h3", view.words(f"search.by.{kind}")), tag("ul", lines, class_="mq-facet")))
    return tag("aside", made, class_="mq-facets", aria_label=view.words("search.narrow"))


def _facet(view: View, kind: str, row: Row) -> Html:
    value, selection = row["value"], view.selection
    if kind == "outlet":
        return _narrow(view, view.outlet_name(value or UNKNOWN_OUTLET), outlets=(*selection.outlets, value or UNKNOWN_OUTLET))
    if kind == "actor":
        return _narrow(view, view.name(value), actors=(*selection.actors, value))
    if value is None:
        return tag("span", view.words("search.no_month"))
    first, last = answers.month(value)
    return _narrow(view, view.words.day_range(first, last), first=first, last=last)


def _narrow(view: View, label: str, **changes: object) -> Html:
    fixed = {key: tuple(sorted(set(value))) if isinstance(value, tuple) else value for key, value in changes.items()}
    return tag("a", tag("bdi", label, dir=direction(view.lang)), data_nav=True, href=view.address("search", **fixed))


def _nothing(view: View) -> Html:
    """What was looked for, words like it, and the same search without filters."""
    words, selection = view.words, view.selection
    near = [(form, _instead(selection.words, typed, form)) for typed, form in answers.near(view)]
    ways = [tag("li", tag("a", arabic("bdi", form), data_nav=True, href=_moved(view, words=asked))) for form, asked in near]
    told = (
        tag("h2", words("search.nothing", words=selection.words)),
        tag("p", words("search.looked")),
        (tag("p", words("search.near")), tag("ul", ways, class_="mq-ways")) if ways else None,
        _unfiltered(view),
    )
    return tag("div", told, class_="mq-empty", role="status")


def _unfiltered(view: View) -> Html | None:
    """The way to the same search without filters, where that finds something."""
    if view.selection.active() == ("words",):
        return None
    wide = find.search(view.engine, find.Asked(view.selection.query(view.store.names)), 1, 1).articles
    if not wide:
        return None
    label = view.words("search.unfiltered", rows=view.counted("articles", wide))
    href = view.address("search", **_only_words(view))
    return tag("ul", tag("li", tag("a", label, data_nav=True, href=href)), class_="mq-ways")


def _only_words(view: View) -> dict[str, object]:
    reset = view.selection.reset()
    return {name: getattr(reset, name) for name in ("first", "last", "actors", "outlets", "articles", "stances", "target", "measures")}


def _instead(words: str, typed: str, form: str) -> str:
    """The query with one word replaced; the word alone where it is spelled another way there."""
    return words.replace(typed, form) if typed in words else form


def _start(view: View) -> Html:
    """How to ask, and names of the story to begin with."""
    words = view.words
    names = [row for row in view.actors() if row["kind"] == "person"][:EXAMPLES]
    tries = [
        tag("li", tag("a", tag("bdi", view.name(row["id"])), data_nav=True, href=_moved(view, words=view.name(row["id"])))) for row in names
    ]
    rules = [
        tag("li", arabic("code", words(f"search.help.{name}_example")), " ", words(f"search.help.{name}"))
        for name in ("plain", "phrase", "prefix", "without")
    ]
    return tag(
        "div",
        tag("p", words("search.start")),
        tag("ul", rules, class_="mq-help"),
        tag("p", words("search.try")),
        tag("ul", tries, class_="mq-ways"),
        class_="mq-search-start",
    )
