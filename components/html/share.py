"""To pass a view on: a link that pins the data version, and the code that shows the page inside another site."""

from __future__ import annotations

from html import escape as quoted

from components.html.escape import Html, plain, tag
from data.words import Words

HEIGHT = 800  # pixels of the frame; whoever embeds it changes it at will


def share(lasting: str, framed: str, title: str, words: Words) -> Html:
    """``lasting`` and ``framed`` are relative addresses of this view: with its data version, and without our frame."""
    code = snippet(framed, title, words)
    copied = words("common.copied")
    body = (
        tag("p", tag("button", words("share.lasting"), type="button", data_copy_href=lasting, data_copied=copied)),
        tag("p", words("share.lasting_note"), class_="mq-manner"),
        tag("p", words("share.embed")),
        tag("pre", code, dir="ltr", data_own=framed, tabindex="0", aria_label=words("share.embed")),
        tag("p", tag("button", words("share.embed_copy"), type="button", data_copy_code=True, data_copied=copied)),
        tag("p", words("share.embed_note"), class_="mq-manner"),
    )
    return tag("details", tag("summary", words("share.open")), tag("div", body, class_="mq-share-body"), class_="mq-share")


def snippet(framed: str, title: str, words: Words) -> str:
    """The code to paste; app.js puts the full address in the place of the relative one."""
    name = quoted(plain(words("share.embed_title", title=title)))
    return f'<iframe src="{framed}" title="{name}" width="100%" height="{HEIGHT}" loading="lazy" style="border:0"></iframe>'
