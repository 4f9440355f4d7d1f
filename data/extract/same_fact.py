"""The same fact in two articles: a dated passage and an undated one that share a rare pair of neighbouring words and more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from data.extract.day_patterns import listed
from data.model import Article, Day, ParagraphKind, Span
from data.text.fold import folded

WORD = re.compile(r"\w{3,}")
FRONT = re.compile(r"^[وف]?(?:بال|كال|ال|لل|[بلك](?=\w{4}))?(?=\w{3})")
BACK = re.compile(r"(?<=\w{3})(?:ات|ين|ون|ان|يه|ها|هم|ه|ي|ا)$")
SAID = re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(sorted(listed('said'), key=len, reverse=True))})(?!\w)")
COMMON = 0.6  # of a story's articles: words and pairs that stand in more of them tell no fact
WORDS = 2  # rarer words that two passages must share, at least two of them side by side
LEAD = 1.25  # how much better the best day must be than the next


@dataclass(frozen=True)
class SameFact:
    own: Span
    sibling: str
    day: date  # of the fact, as the sibling tells it
    published: date  # of the article, by its own «أمس» or «أول أمس»


def same_fact(article: Article, own: Sequence[tuple[Span, int]], dated: Sequence[tuple[Article, Day, Sequence[Day]]]) -> SameFact | None:
    """What ``own`` expressions (span, days back) mean by the best agreeing passage of a sibling (article, publication, days).

    Both passages must report somebody's words, and the day must lie among the siblings' own; None where none agrees clearly.
    """
    mine = [(words, span, back) for span, back in own for words, said in [_told(article, span, True)] if said]
    rare = _Rare([article, *(sibling for sibling, _, _ in dated)])
    span_of_story = [day.first for _, day, _ in dated if day.first]
    best: dict[date, tuple[int, SameFact]] = {}
    for sibling, _, days in dated:
        for day in days:
            if day.span is None or day.first is None or day.first != day.last:
                continue
            words, said = _told(sibling, day.span, False)
            for own_words, span, back in mine:
                published = day.first + timedelta(days=back)
                score = rare.agreement(own_words, words) if said and min(span_of_story) <= published <= max(span_of_story) else 0
                if score > best.get(published, (0,))[0]:
                    best[published] = (score, SameFact(span, sibling.id, day.first, published))
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] < LEAD * ranked[1][0]):
        return None
    return ranked[0][1]


Words = tuple[str, ...]


class _Rare:
    """The words and pairs of neighbours of a story that stand in few of its articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        texts = [_tokens(article.text) for article in articles]
        most = max(2, COMMON * len(texts))  # two must be able to share it
        self.words = {word for word, count in Counter(word for words in texts for word in set(words)).items() if count <= most}
        self.pairs = {pair for pair, count in Counter(pair for words in texts for pair in _pairs(words)).items() if count <= most}

    def agreement(self, mine: Words, other: Words) -> int:
        """Shared rare words, and a shared rare pair counting double; 0 below the least."""
        words = set(mine) & set(other) & self.words
        pairs = {pair for pair in _pairs(mine) & _pairs(other) & self.pairs if words & set(pair)}
        return len(words) + 2 * len(pairs) if len(words) >= WORDS and pairs else 0


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))


def _told(article: Article, span: Span, lead: bool) -> tuple[Words, bool]:
    """The words of the paragraph around ``span`` (with ``lead`` of the one before, too), and whether it reports somebody's words."""
    body = [paragraph for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.BODY]
    at = next((index for index, paragraph in enumerate(body) if paragraph.span.start <= span.start < paragraph.span.stop), 0)
    chosen = body[max(0, at - 1) : at + 1] if lead else body[at : at + 1]
    texts = [_near(paragraph.span.of(article.text), span.start - paragraph.span.start) for paragraph in chosen]
    return tuple(word for text in texts for word in _tokens(text)), bool(texts) and bool(SAID.search(folded(texts[-1])))


def _near(text: str, at: int) -> str:
    """At most 600 characters around ``at`` of a long paragraph."""
    return text if len(text) <= 900 else text[max(0, at - 300) : max(0, at) + 300]


def _tokens(text: str) -> list[str]:
    return [BACK.sub("", FRONT.sub("", word)) for word in WORD.findall(folded(text))]
