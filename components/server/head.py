"""The head of the document, per link: language, direction, title, description, our style and script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from components.server.assets import asset_url, styles

HTML = re.compile(r"<html[^>]*>")
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
ICON = re.compile(r"<link\s+rel=\"shortcut icon\"[^>]*>")  # removed: Streamlit's script would point it back at its own icon
PRELOAD = re.compile(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*>")  # a face we never draw
AGENTS = re.compile(r"<link\s+rel=\"service-desc\"[^>]*>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
VIEWPORT = ", shrink-to-fit=no"

SCRIPTS = ("app.js", "reading.js")
RTL = {"ar": "rtl", "en": "ltr"}
LOCALE = {"ar": "ar_AR", "en": "en_GB"}


@dataclass(frozen=True)
class Head:
    lang: str
    title: str
    description: str
    site: str
    noscript: str


def rewrite(html: str, head: Head) -> str:
    """Streamlit's index.html as the link deserves it. What is not found is left alone: an upgrade degrades, never breaks."""
    html = COMMENT.sub("", html)
    for unwanted in (ICON, PRELOAD, AGENTS):
        html = unwanted.sub("", html, count=1)
    html = HTML.sub(f'<html lang="{head.lang}" dir="{RTL[head.lang]}">', html, count=1)
    html = html.replace(VIEWPORT, "")
    html = TITLE.sub(lambda _: _tags(head), html, count=1)
    return NOSCRIPT.sub(lambda _: f"<noscript><p>{escape(head.noscript)}</p></noscript>", html, count=1).lstrip()


def _tags(head: Head) -> str:
    title, description = escape(head.title), escape(head.description)
    font = asset_url("fonts/IBMPlexSansArabic-Regular.woff2").partition("?")[0]  # the name the style asks for
    return "\n    ".join(
        (
            f"<title>{title}</title>",
            f'<meta name="description" content="{description}">',
            '<meta property="og:type" content="website">',
            f'<meta property="og:site_name" content="{escape(head.site)}">',
            f'<meta property="og:title" content="{title}">',
            f'<meta property="og:description" content="{description}">',
            f'<meta property="og:locale" content="{LOCALE[head.lang]}">',
            '<meta name="color-scheme" content="light dark">',
            f'<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg")}">',
            f'<link rel="preload" as="font" type="font/woff2" href="{font}" crossorigin>',
            *(f'<link rel="stylesheet" href="{asset_url(name)}">' for name in styles()),
            *(f'<script src="{asset_url(name)}"></script>' for name in SCRIPTS),
        )
    )
