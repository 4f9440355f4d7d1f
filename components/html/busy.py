"""The page a visitor gets when all places are taken, or when the server behind a proxy is away: whole in itself, in both languages, and
asking again by itself. ``python -m components.html.busy > deploy/502.html`` writes the one a proxy shows."""

from __future__ import annotations

import sys

from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.words import LANGUAGES, Words

STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;min-height:100vh;display:grid;place-content:center;gap:2.5rem;padding:2rem;box-sizing:border-box;"
    "font:1.0625rem/1.8 system-ui,sans-serif;background:#FBFAF6;color:#1D1B18}"
    "section{max-width:34rem;border-inline-start:3px solid #8A1C2B;padding-inline-start:1.25rem}"
    "h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:0}"
    "@media(prefers-color-scheme:dark){body{background:#16171A;color:#ECE8DF}section{border-color:#E58A93}}"
)


AWAY = "busy.away"
SOON = 5  # seconds until the page of a server that is away asks again


def page(seconds: int, why: str = "busy.full") -> str:
    """A whole document that says ``why``; it asks for its own address again after ``seconds``."""
    title = tag("title", " · ".join(Words(lang)(f"{why}.title") for lang in LANGUAGES))
    said = join(_said(Words(lang), why) for lang in LANGUAGES)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="{int(seconds)}">'
        f"{title}<style>{STYLE}</style></head><body>{said}</body></html>"
    )


def _said(words: Words, why: str) -> Html:
    parts = (tag("h1", words(f"{why}.heading")), tag("p", words(f"{why}.text")))
    return tag("section", parts, lang=words.lang, dir=direction(words.lang))


if __name__ == "__main__":
    sys.stdout.write(f"{page(SOON, AWAY)}\n")
