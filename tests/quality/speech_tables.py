"""Sentences of our own with what stands in them, a table a phenomenon: how much of it the rules find, and the floors they may not fall under.

python -m tests.quality.speech_tables            prints figures beside floors, and every row that is not read as marked
python -m tests.quality.speech_tables --raise    writes better figures down as the new floors; nothing here lowers one
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.extract.lexicon import Lexicon
from data.model import Findings, Form, Span, Statement
from data.text.fold import folded
from tests.data.speech_articles import read
from tests.quality.sentences import TABLES, table

FLOORS = Path(__file__).with_name("speech_floors.json")
NAMES = (
    "actors_states",
    "actors_persons",
    "actors_bodies",
    "said_cues",
    "said_phrases",
    "said_quotes",
    "said_speakers",
    "said_none",
    "stances",
)
FAMILIES = {"opposes": "against", "warns": "against"}  # the marking rules know one value for both
EDGES = " .،«»\"'“”:؟!"


@dataclass
class Tally:
    """Marked, found and right, of everything a table asks; ``wrong`` says which rows are not read as marked."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Precision and recall, and of what was found the share with the right speaker and form."""
        n = self.counts
        shares = {
            "precision": ("right", "found"),
            "recall": ("right", "marked"),
            "speaker": ("speaker", "right"),
            "form": ("form", "right"),
        }
        asked = [name for name in shares if n[shares[name][1]] and (name in ("precision", "recall") or "speaker" in n)]
        return {name: round(n[shares[name][0]] / n[shares[name][1]], 3) for name in asked}


def names() -> list[str]:
    return [name for name in NAMES if (TABLES / f"{name}.toml").is_file()]


def measure(name: str) -> Tally:
    """The table read row by row."""
    tally, content = Tally(), table(name)
    lexicon = Lexicon(target=content.get("target"))
    for row in content["rows"]:
        title, _, body = row["text"].partition("\n") if row.get("heads") else (None, "", row["text"])
        findings = read(body, lexicon, title)
        text = f"{title}\n{body}" if title else body
        known = Lexicon(findings.actors, lexicon.target)
        if "names" in row:
            _names(tally, row, findings, known)
        if "said" in row:
            _said(tally, row, text, findings, known)
        if "stances" in row:
            _stances(tally, row, findings, known)
    return tally


def fits(actor: str | None, wanted: str, lexicon: Lexicon) -> bool:
    """ "~russia" is anybody of Russia, "*" anybody; Arabic is a name of the actor, else it is an id."""
    wanted = wanted.removeprefix("?")
    if wanted == "" or actor is None:
        return wanted == "" and actor is None
    if wanted == "*":
        return True
    if wanted.startswith("~"):
        return wanted[1:] in lexicon.chain(actor)
    known = lexicon.actor(actor)
    spelled = {folded(name) for name in (known.name_ar, *known.aliases)} if known else set()
    return actor == wanted or folded(wanted) in spelled


def _names(tally: Tally, row: dict[str, Any], findings: Findings, lexicon: Lexicon) -> None:
    text = row["text"]
    taken: list[Span] = []
    wanted: list[tuple[Span, str]] = []
    for words, actor in row["names"]:
        places = (Span(at, at + len(words)) for at in _places(text, words))
        span = next(each for each in places if not any(each.overlaps(other) for other in taken))
        taken.append(span)
        wanted.append((span, actor))
    mentions = [mention for mention in findings.mentions if not _is_anonymous(mention.actor, lexicon)]
    free = [span for span, actor in wanted if actor.startswith("?")]
    mentions = [mention for mention in mentions if not any(span.overlaps(mention.span) for span in free)]
    wanted = [(span, actor) for span, actor in wanted if not actor.startswith("?")]
    right = [pair for pair in wanted if any(pair[0].overlaps(each.span) and fits(each.actor, pair[1], lexicon) for each in mentions)]
    good = [each for each in mentions if any(span.overlaps(each.span) and fits(each.actor, actor, lexicon) for span, actor in wanted)]
    tally.counts += Counter(marked=len(wanted), found=len(mentions), right=min(len(right), len(good)))
    if len(right) < len(wanted) or len(good) < len(mentions):
        tally.wrong.append(f"{text}\n      marked {row['names']}\n      found  {[(each.span.of(text), each.actor) for each in mentions]}")


def _is_anonymous(actor: str, lexicon: Lexicon) -> bool:
    """A role that nobody is named for is no error where it stands for itself."""
    return actor.startswith("role-")


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _said(tally: Tally, row: dict[str, Any], text: str, findings: Findings, lexicon: Lexicon) -> None:
    left = list(findings.statements)
    matched = []
    for speaker, content, form in row["said"]:
        near = [each for each in left if _alike(each.span.of(text), content)]
        near.sort(key=lambda each: not _speaks(each, speaker, text, lexicon))
        if near:
            left.remove(near[0])
            matched.append((near[0], _speaks(near[0], speaker, text, lexicon), (near[0].form is Form.QUOTED) == (form == "quoted")))
    right = Counter(right=len(matched), speaker=sum(each[1] for each in matched), form=sum(each[2] for each in matched))
    tally.counts += Counter(marked=len(row["said"]), found=len(findings.statements)) + right
    if left or len(matched) < len(row["said"]) or not all(each[1] and each[2] for each in matched):
        found = [(each.speaker or "", each.span.of(text), each.form.value) for each in findings.statements]
        tally.wrong.append(f"{text}\n      marked {row['said']}\n      found  {found}")


def _alike(one: str, two: str) -> bool:
    """The same words but for marks around them, and one more or less at an end."""
    a, b = folded(one).strip(EDGES).split(), folded(two).strip(EDGES).split()
    if a and b and len(a[0]) == len(b[0]) + 1 and a[0].endswith(b[0].removeprefix("ا")):
        a[0] = b[0]  # «بالانسحاب»: the verb's preposition is glued to its content
    return a == b or (len(b) > 3 and abs(len(a) - len(b)) <= 1 and (a[1:] == b or a == b[1:] or a[:-1] == b or a == b[:-1]))


def _speaks(statement: Statement, wanted: str, text: str, lexicon: Lexicon) -> bool:
    """The name as it stands in the passage or as the actor is known."""
    if wanted == "" or statement.speaker is None:
        return (wanted == "" and statement.speaker is None) or (wanted == "" and _is_anonymous(statement.speaker or "", lexicon))
    span = statement.speaker_span
    named = span is not None and (folded(wanted) in folded(span.of(text)) or folded(span.of(text)) in folded(wanted))
    return named or fits(statement.speaker, wanted, lexicon)


def _stances(tally: Tally, row: dict[str, Any], findings: Findings, lexicon: Lexicon) -> None:
    found = [(each.value.value, each.target) for each in findings.stances]
    left = list(found)
    for value, target in row["stances"]:
        near = next(
            (each for each in left if FAMILIES.get(each[0], each[0]) == FAMILIES.get(value, value) and _aimed(each[1], target, lexicon)),
            None,
        )
        if near:
            left.remove(near)
            tally.counts["right"] += 1
    tally.counts += Counter(marked=len(row["stances"]), found=len(found))
    if left or len(found) != len(row["stances"]):
        tally.wrong.append(f"{row['text']}\n      marked {row['stances']}\n      found  {found}")


def _aimed(target: str | None, wanted: str, lexicon: Lexicon) -> bool:
    """At the actor or somebody of it; a target left open is the story's main subject, as the marking rules say."""
    if wanted == "":
        return target in (None, lexicon.target)
    return fits(target, wanted, lexicon) or (target is not None and wanted in lexicon.chain(target))


def floors() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures down as the new floors")
    parser.add_argument("--only", default="", help="one table")
    options = parser.parse_args()
    held, low = floors(), 0
    for name in [each for each in names() if options.only in ("", each)]:
        tally, floor = measure(name), held.get(name, {})
        figures = tally.figures()
        low += sum(figures.get(each, 0.0) < least for each, least in floor.items())
        for row in tally.wrong:
            print("   ", row)
        print(name, len(table(name)["rows"]), "rows", figures, "floor", floor)
        held[name] = {each: max(value, floor.get(each, 0.0)) for each, value in figures.items()}
    if options.lift:
        FLOORS.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
