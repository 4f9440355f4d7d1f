"""What belongs together across a story's articles: origins, utterances, facts, tension pairs and dates that disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.extract.lexicon import Lexicon
from data.extract.reuse import origins
from data.link_facts import date_conflicts, disputes, facts_of_counts, facts_of_events
from data.link_statements import ready, tensions, utterances
from data.model import Article, Findings, Link, Origin


class Links(NamedTuple):
    origins: tuple[Origin, ...]
    links: tuple[Link, ...]


def link(articles: Sequence[Article], found: Mapping[str, Findings], lexicon: Lexicon) -> Links:
    """Links of the whole story; ``found`` by article id. A link names its members and judges none of them."""
    mine = [(article, found[article.id]) for article in articles if article.id in found]
    said = [one for article, findings in mine for one in ready(article, findings.statements, lexicon)]
    counts = [(article, count) for article, findings in mine for count in findings.counts]
    events = [(article, event) for article, findings in mine for event in findings.events]
    names = {article.id: [mention.span for mention in findings.mentions] for article, findings in mine}
    return Links(
        origins(articles, names),
        (
            *utterances(said),
            *facts_of_counts(counts, lexicon),
            *facts_of_events(events, lexicon),
            *tensions(said),
            *disputes(counts),
            *date_conflicts(events, lexicon),
        ),
    )
