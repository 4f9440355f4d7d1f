"""Links out of the frame, relative: they hold under any base path."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from components.ui.place import after_filtering
from data.selection import Selection
from data.view import View

PINNED = 12  # letters of a generation's name in a link


def filtered(view: View, selection: Selection) -> str:
    """This page under other filters: what pointed into the rows shown before is dropped."""
    return f"?{urlencode([*selection.to_query(), *after_filtering(view.place).items()])}"


def in_language(view: View, lang: str) -> str:
    """This very view in another language."""
    return f"?{urlencode([*view.selection.replace(lang=lang).to_query(), *view.place.items()])}"


def lasting(view: View, page: str) -> str:
    """This very view, with the version of the data it shows."""
    return _with(view, page, {"generation": view.store.generation[:PINNED]})


def framed(view: View, page: str) -> str:
    """This very view without our frame, for another site's."""
    return _with(view, page, {"embed": "true"})


def _with(view: View, page: str, more: dict[str, str]) -> str:
    kept = {key: value for key, value in view.place.items() if key not in ("generation", "embed")}
    return f"{page or './'}?{urlencode([*view.selection.to_query(), *(kept | more).items()])}"


def whole(view: View, page: str) -> str:
    """An embedded page's address outside its frame."""
    kept = [(key, value) for key, value in view.place.items() if key != "embed"]
    return f"{page or './'}?{urlencode([*view.selection.to_query(), *kept])}"


def briefing(view: View) -> str:
    """The file of what is shown under this selection, whatever is open on the page."""
    return _file(view, f"briefing/{quote(view.story.id)}.pdf")


def picture(view: View, chart: str) -> str:
    """A chart as a picture, under this selection."""
    return _file(view, f"chart/{quote(view.story.id)}/{chart}.png")


def _file(view: View, path: str) -> str:
    """The story stands in the path."""
    pairs = view.selection.replace(story="").to_query()
    return f"{path}?{urlencode(pairs)}" if pairs else path
