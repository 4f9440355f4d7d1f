"""Propose actors.toml for a story: ``python -m data.actors STORY`` prints who is named and is not in it yet, the most named first."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from data.corpus import Corpus
from data.extract.lexicon import Lexicon
from data.model import Actor, Mention, StoryError
from data.pipeline import read_corpus
from data.story import find_story, read_story

EXAMPLES = 2  # passages of one candidate
AROUND = 7  # words before and after a name


def proposed(corpus: Corpus, own: frozenset[str], least: int) -> Iterator[tuple[Actor, int, tuple[str, ...]]]:
    """Actors named at least so often and whom they belong to, with forms and times; those the story has already (``own``) are left out."""
    texts, times, forms = corpus.texts(), Counter[str](), dict[str, Counter[str]]()
    for findings in corpus.findings.values():
        for mention in findings.mentions:
            times[mention.actor] += 1
            forms.setdefault(mention.actor, Counter())[mention.span.of(texts[mention.article])] += 1
    lexicon = Lexicon(corpus.actors)
    wanted = {one for actor, n in times.items() if n >= least for one in lexicon.chain(actor)} - own
    for actor in sorted(corpus.actors, key=lambda actor: (-times[actor.id], actor.id)):
        if actor.id in wanted:
            yield actor, times[actor.id], tuple(form for form, _ in forms.get(actor.id, Counter()).most_common() if form != actor.name_ar)


def as_toml(actor: Actor, times: int, forms: tuple[str, ...]) -> str:
    """An entry to correct by hand: names found by rules are only as good as the rules."""
    rows = {"name_ar": actor.name_ar, "name_en": actor.name_en, "kind": actor.kind.value, "member_of": actor.member_of, "iso3": actor.iso3}
    lines = [f"[{actor.id}]  # named {times} times"] + [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items() if value
    ]
    return "\n".join([*lines, f"aliases = {json.dumps(list(dict.fromkeys((*actor.aliases, *forms))), ensure_ascii=False)}"]) + "\n"


def examples(corpus: Corpus, actors: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Article and words around each actor's first mentions, one an article."""
    found: dict[str, list[tuple[str, str]]] = {actor: [] for actor in actors}
    for article in corpus.articles:
        first = {one.actor: one for one in reversed(corpus.findings[article.id].mentions)}
        for actor in (one for one in first if len(found.get(one, EXAMPLES * [("", "")])) < EXAMPLES):
            found[actor].append((article.id, _around(article.text, first[actor])))
    return found


def _around(text: str, mention: Mention) -> str:
    before, after = text[: mention.span.start].split(), text[mention.span.stop :].split()
    around = " ".join((*before[-AROUND:], mention.span.of(text), *after[:AROUND]))
    return "".join(letter if letter.isprintable() else " " for letter in around)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m data.actors", description="Print who is named in a story and not in its actors.toml yet."
    )
    parser.add_argument("story", help="a story's id, or a folder with articles/*.txt")
    parser.add_argument("--least", type=int, default=1, help="only who is named at least so often")
    asked = parser.parse_args(arguments)
    try:
        corpus = read_corpus(asked.story, reviewed=False)
        own = frozenset(actor.id for actor in read_story(find_story(asked.story)).actors)
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    found = list(proposed(corpus, own, asked.least))
    passages = examples(corpus, (actor.id for actor, _, _ in found))
    for actor, times, forms in found:
        for article, passage in passages[actor.id]:
            print(f"# «{passage}» ({article})")
        print(as_toml(actor, times, forms))
    return 0


if __name__ == "__main__":
    sys.exit(main())
