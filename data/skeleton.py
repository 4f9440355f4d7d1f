"""The files a person fills in for a new story, written with what is known; all of it as comments, so that nothing is taken for granted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.actors import as_toml, examples, proposed
from data.corpus import Corpus
from data.model import Actor, Article, Day

MOST = 40  # candidates for actors.toml
LEAST = 2  # how often one is named
STORY = """\
# What the story is. Each key may be missing; take the # away from those you fill in, then build again.

# title_ar = "…"               # its name, in Arabic and English; without one the folder's name is shown
# title_en = "…"
# summary_ar = "…"             # a paragraph for the overview
# summary_en = "…"
# target = {target}            # toward whom stances are read at first: an id of actors.toml, or of a state or organisation named here:
#                              # {named}
# blocs = {blocs}              # actors in the order they are shown
# first = {first}              # the story's period, for the axes
# last = {last}
# show = "full"                # or "passages", where you may not publish whole articles
# contact = "mailto:…"         # where "report a mistake" leads
"""
ARTICLES = """\
# What you know of an article and its file does not say. Take the # away from the head in [" "] and from each line you fill in, then
# build again.
# A published day resolves «أمس» and «الجمعة الماضية»; "2022-01" is a month. What stands here counts before what the page prints.
"""
ACTORS = """\
# Who speaks and acts in the story. States, capitals and well-known organisations are known without an entry; those below were found by
# title and role. Take the # away where an entry is right, correct its names and aliases, and say whom the actor belongs to: a person's
# words then count for that state or body. kind: person, institution, state, bloc, group. An alias may name one actor only.
"""


def write_skeleton(corpus: Corpus, folder: Path) -> list[str]:
    """Writes each file that is not there; gives their names."""
    texts = {"story.toml": story, "articles.toml": articles, "actors.toml": actors, "NOTICE": notice}
    missing = [name for name in texts if not (folder / name).exists()]
    for name in missing:
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(texts[name](corpus))
    return missing


def notice(corpus: Corpus) -> str:
    owners = "The texts in articles/ belong to their publishers and authors."
    return f"{corpus.info.id}. {owners} Say here who they are, and by what right the texts are shown.\n"


def story(corpus: Corpus) -> str:
    days = sorted(article.published.first for article in corpus.articles if article.published and article.published.first)
    targets = Counter(one.target for found in corpus.findings.values() for one in found.stances if one.target)
    voices = Counter(one.speaker for found in corpus.findings.values() for one in found.statements if one.speaker)
    named = [actor for actor, _ in _named(corpus).most_common(8)]
    return STORY.format(
        target=_text(next(iter(dict(targets.most_common(1))), "…")),
        named=", ".join(named) or "nobody is named yet",
        blocs=_text([actor for actor, _ in voices.most_common(4)] or ["…"]),
        first=days[0] if days else "2022-01-01",
        last=days[-1] if days else "2022-01-31",
    )


def articles(corpus: Corpus) -> str:
    return "\n".join([ARTICLES, *("\n".join(_article(one)) for one in corpus.articles)])


def _article(article: Article) -> Iterator[str]:
    """«# ["id"]» and a line for each key: the value and how it is known, or that it is unknown."""
    yield f"# {_line(article.title or article.text)}"
    yield f"# [{_text(article.id)}]"
    day = article.published
    yield f"# published = {day.first if day and day.first else 'YYYY-MM-DD'}   # {_known(day)}"
    yield f"# outlet = {_text(article.outlet or '…')}   # {'as the page prints it' if article.outlet else 'unknown'}"
    yield f"# url = {_text(article.url or 'https://…')}   # {'as the page prints it' if article.url else 'unknown'}"
    yield ""


def _known(day: Day | None) -> str:
    if day is None or day.first is None:
        return "unknown: relative days of this article stay unresolved"
    return f"{day.basis.value}: {_line('; '.join(day.reasons))}" if day.reasons else day.basis.value


def actors(corpus: Corpus) -> str:
    found = [row for row in proposed(corpus, frozenset(), LEAST) if row[0].discovered][:MOST]
    own = {actor.id for actor in corpus.actors if not actor.discovered}
    known = [f"{actor} {times}" for actor, times in _named(corpus).most_common() if actor in own][:MOST]
    head = f"{ACTORS}#\n# Known, and named most often: {', '.join(known) or 'nobody'}\n"
    passages = examples(corpus, (actor.id for actor, _, _ in found))
    return "\n".join([head, *(_candidate(passages[row[0].id], *row) for row in found)])


def _candidate(passages: Iterable[tuple[str, str]], actor: Actor, times: int, forms: tuple[str, ...]) -> str:
    lines = (*(f"«{passage}» ({article})" for article, passage in passages), *as_toml(actor, times, forms).splitlines())
    return "".join(f"# {line}\n" for line in lines)


def _named(corpus: Corpus) -> Counter[str]:
    return Counter(mention.actor for found in corpus.findings.values() for mention in found.mentions)


def _text(value: str | Iterable[str]) -> str:
    return json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)


def _line(text: str, most: int = 90) -> str:
    """The beginning of a text in one line, without what would turn the line around: an article may hold anything."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text[: 4 * most]).split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
