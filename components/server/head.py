"""The head of the document, per link: language, direction, title, description, our style and script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


PICTURE = (1200, 630)  # pixels: what previews ask for


@dataclass(frozen=True)
class Social:
    """What a pasted link shows. Addresses are full where the public one is known; ``image`` and ``published`` may be ""."""

    title: str
    address: str
    image: str = ""
    alt: str = ""
    others: Mapping[str, str] = field(default_factory=dict)  # language -> the same page's address
    article: bool = False
    published: str = ""  # a day, 2022-01-10
    index: bool = False  # worth a search engine's while


@dataclass(frozen=True)
class Head:
    lang: str
    title: str
    description: str
    site: str
    noscript: str
    social: Social | None = None


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
            f'<meta property="og:site_name" content="{escape(head.site)}">',
            f'<meta property="og:title" content="{escape(head.social.title) if head.social else title}">',
            f'<meta property="og:description" content="{description}">',
            *(_meta("property", name, value) for name, value in _graph(head)),
            *(_meta("name", name, value) for name, value in _card(head)),
            *_links(head),
            '<meta name="color-scheme" content="light dark">',
            f'<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg")}">',
            f'<link rel="preload" as="font" type="font/woff2" href="{font}" crossorigin>',
            *(f'<link rel="stylesheet" href="{asset_url(name)}">' for name in styles()),
            *(f'<script src="{asset_url(name)}"></script>' for name in SCRIPTS),
        )
    )


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}">'


def _graph(head: Head) -> Iterator[tuple[str, str]]:
    """Open Graph: https://ogp.me, what a pasted link shows."""
    social = head.social
    yield "og:type", "article" if social and social.article else "website"
    yield "og:locale", LOCALE[head.lang]
    yield from (("og:locale:alternate", locale) for lang, locale in LOCALE.items() if lang != head.lang)
    if social is None:
        return
    if social.address.startswith("http"):
        yield "og:url", social.address
    if social.image:
        yield from (("og:image", social.image), ("og:image:type", "image/png"), ("og:image:alt", social.alt))
        yield from zip(("og:image:width", "og:image:height"), map(str, PICTURE), strict=True)
    if social.published:
        yield "article:published_time", social.published


def _card(head: Head) -> Iterator[tuple[str, str]]:
    social = head.social
    yield "robots", "index, follow" if social and social.index else "noindex, follow"
    yield "twitter:card", "summary_large_image" if social and social.image else "summary"
    yield "twitter:title", social.title if social else head.title
    yield "twitter:description", head.description
    if social and social.image:
        yield from (("twitter:image", social.image), ("twitter:image:alt", social.alt))


def _links(head: Head) -> Iterator[str]:
    """The address search engines should keep, and the same page in the other language."""
    if head.social is None:
        return
    yield f'<link rel="canonical" href="{escape(head.social.address)}">'
    for lang, address in head.social.others.items():
        yield f'<link rel="alternate" hreflang="{lang}" href="{escape(address)}">'
