"""Report a mistake: to the story's contact, filled in with the finding's link and words; without one, a report ready to be copied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from components.html.escape import Html, link, plain, tag
from data.view import View

QUOTED = 200  # characters of the words a report repeats
LINK = "{link}"  # stands for the link in a report that is copied
FILLED = ("{link}", "{quote}", "{id}")  # what a story's https contact may ask for


def report(view: View, row: Mapping[str, Any], place: str) -> Html:
    """``place``: the link to the finding's words, relative; app.js makes it whole where it is sent or copied."""
    contact = view.story.contact or ""
    label = view.words("cards.report")
    if contact.startswith("mailto:") and link(contact):
        subject = plain(view.words("cards.report_subject", id=row["id"], story=view.title))
        letter = f"subject={quote(subject, safe='')}&body={quote(text(view, row, place), safe='')}"
        filled = f"{contact}{'&' if '?' in contact else '?'}{letter}"
        return tag("a", label, href=filled, data_whole=place)
    if link(contact) and any(name in contact for name in FILLED):
        return tag("a", label, href=_form(contact, row, place), data_whole=place, target="_blank", rel="noopener noreferrer")
    return tag("details", tag("summary", label), _by_hand(view, contact, text(view, row, LINK)), class_="mq-report")


def text(view: View, row: Mapping[str, Any], place: str) -> str:
    """The report's words: story, link, what the article says, and room for what is wrong."""
    words = plain(" ".join(str(row["text"]).split()))[:QUOTED]
    return view.words("cards.report_text", story=plain(view.title), id=row["id"], link=place, quote=words)


def _form(contact: str, row: Mapping[str, Any], place: str) -> str:
    values = {"{link}": place, "{quote}": plain(" ".join(str(row["text"]).split()))[:QUOTED], "{id}": row["id"]}
    for name, value in values.items():
        contact = contact.replace(name, quote(value, safe=""))
    return contact


def _by_hand(view: View, contact: str, told: str) -> Html:
    """How to report where nothing can be filled in: copy, then write there. app.js puts the link in that stands beside it."""
    words, known = view.words, link(contact) if contact else None
    there = tag("a", words("cards.report_there"), href=known, target="_blank", rel="noopener noreferrer") if known else None
    copy = tag(
        "button", words("cards.report_copy"), type="button", data_copy=told, data_linked=True, data_copied=words("cards.report_copied")
    )
    how = words("cards.report_how" if known else "cards.report_nowhere")
    return tag("div", tag("p", how), tag("p", copy, " ", there), class_="mq-report-how")
