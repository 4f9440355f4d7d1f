"""The page that says how the data were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.html.escape import Html, join, tag
from components.html.frame import direction
from data.words import Words

VERDICTS = ("automatic", "accepted", "corrected", "added", "rejected")


@dataclass(frozen=True)
class Corpus:
    articles: int
    words: int
    unknown: int  # articles without a known outlet
    contact: str | None
    generation: str


Checked = Mapping[str, Mapping[str, int]]  # table -> verdict -> rows


def page(title: str, summary: str, corpus: Corpus, checked: Checked, words: Words) -> Html:
    sections = (
        _section("story", (summary, _corpus(corpus, words)), words),
        _section("made", [words(f"about.made.{n}") for n in ("one", "two", "three", "four", "five")], words),
        _table(checked, words),
        _section("limits", [words(f"about.limits.{n}") for n in ("one", "two", "three", "four", "five")], words, listed=True),
        _section("rights", [words(f"about.rights.{n}") for n in ("texts", "code", "parts")], words),
        _section("privacy", [words(f"about.privacy.{n}") for n in ("one", "two")], words),
        _section("corrections", (words("about.corrections.text"), _contact(corpus, words), _generation(corpus, words)), words),
    )
    head = (tag("h1", title, class_="mq-title"), tag("p", words("about.lede"), class_="mq-lede"))
    return tag("article", head, tag("div", sections, class_="mq-prose"), dir=direction(words.lang), lang=words.lang)


def _section(name: str, paragraphs: Sequence[str], words: Words, *, listed: bool = False) -> Html:
    kept = [paragraph for paragraph in paragraphs if paragraph]
    body = tag("ul", [tag("li", text) for text in kept]) if listed else [tag("p", text) for text in kept]
    return tag("section", tag("h2", words(f"about.{name}.heading")), body)


def _corpus(corpus: Corpus, words: Words) -> str:
    unknown = words("about.story.unknown_outlets", articles=words.count("article", corpus.unknown))
    known = words("about.story.all_outlets")
    counted = {"articles": words.count("article", corpus.articles), "words": words.count("word", corpus.words)}
    return words("about.story.corpus", **counted, unknown=unknown if corpus.unknown else known)


def _table(checked: Checked, words: Words) -> Html:
    """Kinds by verdict; a verdict nobody has given yet has no column."""
    verdicts = [verdict for verdict in VERDICTS if any(found.get(verdict) for found in checked.values())]
    heads = [words(f"about.table.{head}") for head in ("kind", "all", *verdicts)]
    head = tag("thead", tag("tr", [tag("th", text, scope="col") for text in heads]))
    rows = [_row(table, found, verdicts, words) for table, found in checked.items()]
    made = tag("table", tag("caption", words("about.table.caption")), head, tag("tbody", rows), class_="mq-table")
    return join((tag("div", made, class_="mq-scroll"), _shares(checked, words)))


def _row(table: str, found: Mapping[str, int], verdicts: Sequence[str], words: Words) -> Html:
    shown = sum(n for verdict, n in found.items() if verdict != "rejected")
    numbers = [tag("td", words.number(n) if n else "–") for n in (shown, *(found.get(verdict, 0) for verdict in verdicts))]
    return tag("tr", tag("th", _kind(table, words), scope="row"), numbers)


def _kind(table: str, words: Words) -> str:
    name = words(f"common.table.{table}")
    return name[:1].upper() + name[1:]


def _shares(checked: Checked, words: Words) -> Html | None:
    """How many automatic findings an editor left as they were, of those read."""
    told = []
    for table, found in checked.items():
        read = sum(found.get(verdict, 0) for verdict in ("accepted", "corrected", "rejected"))
        if read:
            share = round(100 * found.get("accepted", 0) / read)
            told.append(words("about.table.share_of", kind=words(f"common.table.{table}"), share=share))
    return tag("p", words("about.table.share", kinds=words.join(told))) if told else None


def _contact(corpus: Corpus, words: Words) -> Html | str:
    if not corpus.contact:
        return words("about.corrections.none")
    address = corpus.contact if ":" in corpus.contact else f"mailto:{corpus.contact}"
    return tag("a", words("about.corrections.contact"), href=address, rel="noopener noreferrer")


def _generation(corpus: Corpus, words: Words) -> str:
    return words("about.corrections.generation", generation=corpus.generation)
