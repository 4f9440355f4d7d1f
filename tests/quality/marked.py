"""Findings against marks: how much of what a reader marked was found, and how much of what was found was marked.

Marks and findings are JSON with offsets into the decoded file; a finding is a mark's where their words overlap by half (numbers: by a third).
"""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Row = Mapping[str, Any]
STANCES = {
    "supports": {"supports"},
    "calls_for_restraint": {"restraint"},
    "warns_or_criticises": {"warns", "opposes"},
    "neutral": {"none"},
    "denies": {"denies", "opposes"},
}
STATUS = {"claimed": "stated", "retracted": "withdrawn", "denied": "denied"}


def tally(marks: Row, text: str, found: Row) -> Counter[str]:
    """What one article adds: marks, findings and what agrees, kind by kind."""
    n: Counter[str] = Counter()
    _body(n, marks, text, found)
    _published(n, marks, found)
    days = paired(marks["dates"], found["days"])
    _kind(n, "days", marks["dates"], found["days"], days)
    for mark, day in days:
        n["resolved_of"] += bool(mark["iso"])
        n["resolved"] += bool(mark["iso"]) and span_of(mark["iso"]) == (day["first"], day["last"])
        n["unresolvable_of"] += not mark["iso"]
        n["unresolvable"] += not mark["iso"] and day["first"] is None
    meant = _actors(n, marks, text, found)
    _statements(n, marks, found, meant)
    _counts(n, marks, found)
    return n


def report(n: Counter[str]) -> dict[str, float]:
    """Scores from 0 to 1: f1 of each kind of finding, and how many of those found are right in a field."""
    scores = {f"{kind}.f1": _f1(n, kind) for kind in ("body", "days", "statements", "counts")}
    scores |= {"actors.recall": _part(n, "actors", "actors_of"), "actors.precision": _part(n, "mentions", "mentions_of")}
    for kind, names in {
        "published": ("published", "undated"),
        "days": ("resolved", "unresolvable"),
        "statements": ("speaker", "stance", "direct", "said"),
        "counts": ("value", "measure", "status"),
    }.items():
        scores |= {f"{kind}.{name}": _part(n, name, f"{name}_of") for name in names}
    return {name: round(score, 3) for name, score in scores.items()}


def paired(marks: Sequence[Row], found: Sequence[Row], least: float = 0.5) -> list[tuple[Row, Row]]:
    """Each mark with the finding that covers it best, each once."""
    ways = [(_alike(one, other), -i, -j) for i, one in enumerate(marks) for j, other in enumerate(found)]
    pairs, taken = [], set[tuple[str, int]]()
    for share, i, j in sorted(ways, reverse=True):
        if share >= least and not taken & {("mark", i), ("found", j)}:
            taken |= {("mark", i), ("found", j)}
            pairs.append((marks[-i], found[-j]))
    return pairs


def span_of(iso: str) -> tuple[str, str]:
    """First and last day of "2023-03-14", "2023-01", "2023" or "2023-03-18/2023-03-24"."""
    first, _, last = iso.partition("/")
    return _end(first, False), _end(last or first, True)


def _end(iso: str, last: bool) -> str:
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1)).isoformat()


def _alike(one: Row, other: Row) -> float:
    stop = one.get("stop", one.get("end"))
    shared = min(stop, other["stop"]) - max(one["start"], other["start"])
    return shared / (max(stop, other["stop"]) - min(one["start"], other["start"])) if shared > 0 else 0.0


def _body(n: Counter[str], marks: Row, text: str, found: Row) -> None:
    want = set(range(marks["body_start"], marks["body_end"]))
    for line in marks["boilerplate"]:
        for start in places(text, line):
            want -= set(range(start, start + len(line))) if start >= marks["body_start"] else set()
    want = {at for at in want if not text[at].isspace()}
    got = {at for start, stop in found["body"] for at in range(start, stop) if not text[at].isspace()}
    n.update({"body": len(want & got), "body_of": len(want), "body_made": len(got)})


def _published(n: Counter[str], marks: Row, found: Row) -> None:
    day = found["published"]
    if marks["published"]:
        n["published_of"] += 1
        n["published"] += bool(day) and day["first"] == day["last"] == marks["published"]
    else:
        n["undated_of"] += 1
        n["undated"] += not day or day["basis"] not in ("stated", "given")


def _actors(n: Counter[str], marks: Row, text: str, found: Row) -> dict[str, set[str]]:
    """Who each found actor is, by the marks its mentions fall on."""
    inside = [one for one in found["mentions"] if marks["body_start"] <= one["start"] and one["stop"] <= marks["body_end"]]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    touched: set[int] = set()
    for actor in marks["actors"]:
        forms = [{"start": at, "end": at + len(form)} for form in actor["forms"] for at in places(text, form)]
        hits = [i for i, one in enumerate(inside) if any(_alike(form, one) >= 0.3 for form in forms)]
        spoken = [form for form in forms if marks["body_start"] <= form["start"] < marks["body_end"]]
        n.update({"actors_of": bool(spoken), "actors": bool(spoken and hits)})
        touched |= set(hits)
        for i in hits:
            votes[inside[i]["actor"]][actor["name"]] += 1
    n.update({"mentions_of": len(inside), "mentions": len(touched)})
    return {actor: {name for name, times in seen.items() if times == max(seen.values())} for actor, seen in votes.items()}


def _statements(n: Counter[str], marks: Row, found: Row, meant: Mapping[str, set[str]]) -> None:
    pairs = paired(marks["statements"], found["statements"])
    _kind(n, "statements", marks["statements"], found["statements"], pairs)
    for mark, one in pairs:
        values = {stance["value"] for stance in one["stances"]} or {"none"}
        said = one["said"] and (one["said"]["first"], one["said"]["last"])
        n.update({"speaker_of": 1, "speaker": mark["speaker"] in meant.get(one["speaker"], ())})
        n.update({"stance_of": bool(mark["stance"]), "stance": bool(values & STANCES.get(mark["stance"], set()))})
        n.update({"direct_of": mark["direct"], "direct": mark["direct"] and one["form"] != "reported"})
        n.update({"said_of": bool(mark["date"]), "said": bool(mark["date"]) and said == span_of(mark["date"])})


def _counts(n: Counter[str], marks: Row, found: Row) -> None:
    pairs = paired(marks["figures"], found["counts"], 0.3)
    _kind(n, "counts", marks["figures"], found["counts"], pairs)
    for mark, one in pairs:
        value = [one["low"], one["high"]] if isinstance(mark["value"], list) else one["value"]
        n.update({"value_of": 1, "measure_of": 1, "status_of": 1})
        n.update(
            {"value": value == mark["value"], "measure": one["measure"] == mark["what"], "status": one["status"] == STATUS[mark["status"]]}
        )


def _kind(n: Counter[str], kind: str, marks: Sequence[Row], found: Sequence[Row], pairs: Iterable[object]) -> None:
    n.update({kind: len(list(pairs)), f"{kind}_of": len(marks), f"{kind}_made": len(found)})


def _f1(n: Counter[str], kind: str) -> float:
    both = n[f"{kind}_of"] + n[f"{kind}_made"]
    return 2 * n[kind] / both if both else 0.0


def _part(n: Counter[str], right: str, of: str) -> float:
    return n[right] / n[of] if n[of] else 0.0


def places(text: str, form: str) -> list[int]:
    """Where a form begins in the text, each place."""
    found, at = [], text.find(form)
    while at >= 0:
        found.append(at)
        at = text.find(form, at + 1)
    return found
