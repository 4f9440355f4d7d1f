"""Links that hold: a passage's place, its words, and some words around them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from data import quoted
from data.model import Span
from data.quoted import Quote
from data.view import View

ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+")
WORDS = ("quote", "before", "after")  # address keys of a passage's words


def lasting(view: View, article: str, at: Span) -> str:
    """The link to a passage that holds while its article is edited."""
    return view.address("reading", read=article, at=f"{at.start}-{at.stop}", **keys(quoted.quote_of(view.text(article), at)))


def keys(quote: Quote) -> dict[str, str]:
    """A quotation as address keys."""
    found = zip(WORDS, (quote.words, quote.before, quote.after), strict=True)
    return {key: words for key, words in found if words}


def lettered(address: str) -> str:
    """An address with its letters as letters, a third as long: for a script, whose URL writes the same percent signs again."""
    return ENCODED.sub(lambda found: letters if (letters := unquote(found[0])).isprintable() else found[0], address)
