"""Who is named in an article: the gazetteer, bodies and persons it introduces, and words that stand for them."""

from __future__ import annotations

from dataclasses import replace

from data.extract.lexicon import Lexicon
from data.extract.phrase import Reading
from data.extract.phrases import find_phrases
from data.model import Article, Findings, Mention
from data.text.fold import Folded


def extract(article: Article, folded: Folded, lexicon: Lexicon, findings: Findings) -> Findings:
    """Mentions in reading order, and the actors no gazetteer knew."""
    reading = Reading(article, folded, lexicon)
    phrases = find_phrases(reading)
    mentions = [Mention(article.id, folded.span(phrase.name_start, phrase.name_stop), phrase.actor, phrase.basis) for phrase in phrases]
    used = {phrase.actor for phrase in phrases}
    known = {actor.id: actor for actor in (*findings.actors, *(actor for id, actor in reading.discovered.items() if id in used))}
    return replace(findings, mentions=tuple(sorted(mentions, key=lambda mention: mention.span)), actors=tuple(known.values()))
