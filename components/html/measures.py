"""How often a kind of finding is right: the story's own measures, in words, with what they were counted on."""

from __future__ import annotations

from components.html.escape import Html, join, tag
from data.measured import Measured, Quality, read_quality
from data.view import View


def quality(view: View) -> Quality | None:
    """The measures the story carries, read once a view."""
    found: Quality | None = view.keep("quality", lambda: read_quality(view.story.folder))
    return found if found and found.articles else None


def share(n: int, total: int) -> str:
    return f"{round(100 * n / total)}%" if total else "–"


def told(view: View, kind: str) -> Html:
    """«82 من 83 (99%) مما وجدته القواعد أقرّه محرّر…»: and where the whole table stands."""
    words, found = view.words, quality(view)
    if found is None:
        return join(words("cards.unmeasured"))
    measured = found.kinds[kind]
    read = words.count("article", found.articles)
    main = words(
        "cards.right_of", n=measured.found, total=measured.automatic, share=share(measured.found, measured.automatic), articles=read
    )
    parts = (main, " ", _fields(view, measured), " ", tag("a", words("cards.more_measures"), data_nav=True, href=view.address("about")))
    return join(parts)


def _fields(view: View, measured: Measured) -> str:
    """What was also right about those: «القائل 82، اليوم 59 من 82»."""
    words = view.words
    names = words.listed(words("cards.right_field", field=words(f"about.measured.field.{name}"), n=n) for name, n in measured.right.items())
    return words("cards.right_fields", fields=names, total=measured.found) if names else ""
