"""What a person decided on the automatic findings: review.toml, read and laid over them.

``python -m data.review STORY`` prints what nobody has decided yet as decisions ready to edit. One decision:

    [[decision]]
    kind = "statement"              # statement, stance, count, event, link, article
    article = "001_2d6b58d3126ec65f"  # the id, or its beginning where that is unmistakable: "001"
    verdict = "corrected"           # accepted, corrected, rejected, added
    reviewer = "editor"
    quote = "حقوق المواطنين … حيث أمكن"  # the words decided on, as they stand in the article; … leaves out what lies between
    context = "دير لايين من باريس"   # only where the quote stands more than once: words not far before it
    note = "why"                    # optional, shown to the reader
    id = "s-1f2e3d4c5b"             # optional: looked for first; the quote finds the finding when rules and ids have changed
    [decision.fields]               # what is right; optional for "accepted" and "rejected". "" is "none" or "unknown"
    speaker = "von-der-leyen"

A rejected finding leaves the tables; every other is marked with verdict and reviewer. Fields given with "accepted" keep what was accepted when a
rule changes later: fields always win, and where no rule finds the words any more the finding is made of them. An added finding's words are its quote.
A decision whose words do not stand in the article is reported and kept.

Fields. Words in Arabic mean: quoted from the article (looked for near the finding). Days: "2022-01-07", "2022-01" or ["2022-01-06", "2022-01-07"].

statement  content, passage, cue, speaker_words, hedge, said_words: quoted · speaker, about: actor id · speaker_basis: named pronoun implicit unknown
           cue_class: asserts denies claims warns calls condemns praises promises withdraws · form: quoted reported mixed · said: days
           said_basis: stated given weekday relative estimated · flags: a list (unbalanced_open unbalanced_close third_person narrator_inside …)
           stances: a list, all of them: [{ target = "kazakhstan", value = "restraint", cue = "أدعو" }]; holder where it is not the speaker
stance     quote is its statement's. target, value, holder, cue. Of several stances the one with that target is meant, or one of the id
count      measure, value, low, high, bound, status · source: actor id · population, unit: words · status_reason: quoted · said, said_basis
           statement: quoted words of the statement it stands in
event      kind, title_ar, title_en, day, basis, day_words (quoted), actors, flags
link       no article or quote. link: utterance fact tension date_conflict · members: [{ article = "001", quote = "…" }, …] (kind = "count" where
           it is not a statement) · object, note_ar, note_en. To reject or mend one, name its id or the same members
article    the article's own day: published, basis, reason. Taken before relative days are resolved
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.model import Article, Decision, StoryError, Verdict
from data.toml_file import checked, nearest, read_toml

FILE = "review.toml"
KINDS = ("article", "statement", "stance", "count", "event", "link")  # in the order they are laid over
KEYS: Mapping[str, type | tuple[type, ...]] = {
    "id": str, "kind": str, "article": str, "verdict": str, "reviewer": str, "quote": str, "context": str, "note": str, "fields": dict,
}  # fmt: skip


def read_review(folder: Path, articles: Iterable[str]) -> tuple[tuple[Decision, ...], tuple[StoryError, ...]]:
    """The decisions of a story's review.toml in file order, and what is wrong with the rest."""
    try:
        table = read_toml(folder / FILE)
    except StoryError as error:
        return (), (error,)
    known, problems, decisions = tuple(articles), [], []
    for key in table.keys() - {"decision"}:
        problems.append(StoryError(FILE, key, key, "[[decision]] tables", "unknown_key"))
    rows = table.get("decision", [])
    for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
        decision, wrong = _decision(f"decision {number}", row, known)
        problems += wrong
        decisions += [decision] if decision else []
    return tuple(decisions), tuple(problems)


def _decision(where: str, row: Any, articles: Sequence[str]) -> tuple[Decision | None, list[StoryError]]:
    if not isinstance(row, dict):
        return None, [StoryError(FILE, where, repr(row)[:60], "a [[decision]] table", "wrong_type")]
    kept, problems = checked(FILE, where, row, KEYS)
    choices = {"kind": KINDS, "verdict": tuple(map(str, Verdict))}
    for key, allowed in choices.items():
        if kept.get(key) not in allowed:
            return None, [*problems, StoryError(FILE, f"{where} {key}", str(kept.get(key)), nearest(str(kept.get(key)), allowed), "unknown_key")]
    article = _article(kept.get("article", ""), articles)
    if article is None and kept["kind"] != "link":
        return None, [*problems, StoryError(FILE, f"{where} article", kept.get("article", ""), nearest(kept.get("article", ""), articles), "orphan")]
    made = {key: kept.get(key, "") for key in ("id", "kind", "quote", "context", "note")}
    reviewer = kept.get("reviewer", "editor")
    return Decision(**made, article=article or "", verdict=Verdict(kept["verdict"]), reviewer=reviewer, fields=kept.get("fields", {})), problems


def _article(given: str, articles: Sequence[str]) -> str | None:
    """The article of that id, or the only one that begins so."""
    if given in articles:
        return given
    begun = [article for article in articles if given and article.startswith(given)]
    return begun[0] if len(begun) == 1 else None


def skeleton(decision: Mapping[str, Any]) -> str:
    """A decision as TOML a person can edit."""
    lines = ["[[decision]]"] + [f"{key} = {_toml(value)}" for key, value in decision.items() if key != "fields"]
    fields = {key: value for key, value in decision.get("fields", {}).items() if value is not None}
    lines += (["[decision.fields]"] if fields else []) + [f"{key} = {_toml(value)}" for key, value in fields.items()]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def quote_of(words: str, text: str) -> str:
    """The shortest easy quote of a finding: the words whole where short, else their beginning and end."""
    parts = words.split()
    return words if len(parts) <= 12 and "\n" not in words else f"{' '.join(parts[:6])} … {' '.join(parts[-5:])}"


def main(arguments: list[str] | None = None) -> int:
    """Print what nobody has decided yet."""
    from data.pipeline import read_corpus
    from data.review_apply import undecided

    parser = argparse.ArgumentParser(prog="python -m data.review", description="Print undecided findings as decisions to edit.")
    parser.add_argument("story", help="a story's id, or its folder")
    parser.add_argument("--kind", choices=KINDS[1:5], help="only these findings")
    asked = parser.parse_args(arguments)
    try:
        corpus = read_corpus(asked.story, reviewed=True)
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    for decision in undecided(corpus):
        if asked.kind in (None, decision["kind"]):
            print(skeleton(decision))
    for warning in corpus.warnings:
        print(warning, file=sys.stderr)
    return 0


def by_article(articles: Iterable[Article]) -> dict[str, Article]:
    return {article.id: article for article in articles}


if __name__ == "__main__":
    sys.exit(main())
