"""What the chart of counts says in words: its finding, its summary, its labels. Nothing is added up, and nothing withdrawn leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from components.charts.layout import Look
from components.charts.text import safe, shorten, wrap
from data import quantities
from data.count_claims import Claim, Group, Turn
from data.words import Words

MOST_NUMBERS = 4  # that a headline lists
TOLD, WIDE = 84, 44  # letters of an article in a hover box, and of one of its lines
SHORT = 34  # letters of days beside each other
FIRST = 2  # speakers and days that a hover box names


def quantity(claim: Claim, words: Words) -> str:
    """«أكثر من 164», «نحو 8,000», «20–30»; the article's own words where there is no number."""
    row = claim.first
    if claim.number is None:
        said = " ".join(str(row["text"]).split())
        return said if "«" in said else f"«{said}»"
    return quantities.quantity(row, words)


def thing(group: Group, words: Words) -> str:
    """What is counted: «قتلى», «أعداد أخرى · نسمة»."""
    name = words.label("measure", group.measure)
    return f"{name} · {group.unit}" if group.unit else name


def headline(groups: Sequence[Group], look: Look) -> str:
    """The finding: the thing with most different claims, its numbers one by one, the withdrawn named as such."""
    words = look.words
    found = max(groups, key=lambda group: len(group.numbers) + len(group.wordings), default=None)
    told = sum(len(group.claims) for group in groups)
    if found is None:
        return words("counts.headline.nothing")
    if len(found.numbers) + len(found.wordings) < 2:
        return words("counts.headline.agree", claims=words.count("claim", told))
    key = f"counts.about.{found.measure}"
    about = words(key) if key in words else words("counts.headline.thing", thing=thing(found, words))
    claims = words("counts.headline.claims", claims=words.count("claim", len(found.claims)), about=about)
    return f"{claims}: {_parts(found, words)}"


def _parts(group: Group, words: Words) -> str:
    """«16 و26 وأكثر من 164 (مسحوب) و4 أقوال بلا عدد»."""
    numbers = group.numbers
    listed = [_number(claim, words) for claim in numbers]
    if len(numbers) > MOST_NUMBERS:
        listed = [words("counts.headline.different", n=len(numbers))]
        taken = sum(not claim.stands for claim in numbers)
        listed += [words("counts.headline.taken", n=taken)] if taken else []
    wordless = len(group.wordings)
    return words.join([*listed, *([words("counts.headline.words", claims=words.count("claim", wordless))] if wordless else [])])


def _number(claim: Claim, words: Words) -> str:
    status = "" if claim.stands else f" ({words.label('status', claim.status)})"
    return quantity(claim, words) + status


def summary(groups: Sequence[Group], look: Look) -> str:
    """The chart in a few sentences, for those who do not see it."""
    words = look.words
    claims = [claim for group in groups for claim in group.claims]
    if not claims:
        return words("counts.headline.nothing")
    tellings = sum(len(claim.rows) for claim in claims)
    counted = Counter(claim.measure for claim in claims)
    things = [f"{words.label('measure', measure)} ({n})" for measure, n in counted.items()]
    parts = [words("counts.summary.what", claims=words.count("claim", len(claims)), counts=words.count("count", tellings))]
    parts.append(words("counts.summary.things", things=words.join(things)))
    for key, number in (
        ("withdrawn", sum(claim.status == "withdrawn" for claim in claims)),
        ("denied", sum(claim.status == "denied" for claim in claims)),
        ("words", sum(claim.number is None for claim in claims)),
        ("undated", sum(not claim.said for claim in claims)),
        ("own", sum(None in claim.sources for claim in claims)),
    ):
        if number:
            parts.append(words(f"counts.summary.{key}", n=number))
    return " ".join(parts)


def hover(claim: Claim, look: Look) -> str:
    """Under its head: the words, who says so and when, in a few lines, for a click has the rest. Every word of an article escaped."""
    words = look.words
    days = [words.day_range(first, last) + (f" ({words.basis(basis)})" if basis else "") for first, last, basis in claim.said]
    turns = [words.day_range(*turn.said[:2]) for turn in claim.turns]
    told = [_first(_speakers(claim, look), words), *_lines(days or [words("common.undated")], words)]
    told += [words("counts.withdrawn_on", day=line) for line in _lines(turns, words)]
    return "<br>".join((wrap(shorten(str(claim.first["text"]), TOLD), WIDE, rtl=True), *(wrap(line, WIDE, look.rtl) for line in told)))


def turned(claim: Claim, turn: Turn, look: Look) -> str:
    """Under the same head, of the cross of one day: who gave the number, and that it was taken back on this day."""
    day = look.words("counts.withdrawn_on", day=look.words.day_range(*turn.said[:2]))
    return "<br>".join(wrap(line, WIDE, look.rtl) for line in (_first(_speakers(claim, look), look.words), day))


def head(claim: Claim, look: Look) -> str:
    """The first line of a hover box: how many of what, and whether it still stands."""
    words = look.words
    told = [quantity(claim, words) if claim.number else words.label("bound", claim.first["bound"]), words.label("measure", claim.measure)]
    if not claim.stands:
        told.append(words.label("status", claim.status))
    return look.label(safe(" · ".join(told)))


def _speakers(claim: Claim, look: Look) -> list[str]:
    return [look.name(source) if source else look.words("common.article_voice") for source in claim.sources]


def _first(told: Sequence[str], words: Words) -> str:
    """«7 يناير و14 يناير»; of many the first, and how many more."""
    left = len(told) - FIRST
    if left <= 1:  # one more takes no more room than saying so
        return words.join(told)
    return f"{words.listed(told[:FIRST])} {words('common.more', n=words.number(left))}"


def _lines(days: Sequence[str], words: Words) -> list[str]:
    """Days on one line where they fit, else each on its own, so that none is broken."""
    whole = _first(days, words)
    if len(whole) <= SHORT or len(days) <= 1:
        return [whole] if whole else []
    left = len(days) - FIRST
    more = words("common.more", n=words.number(left))
    return list(days) if left <= 1 else [*days[: FIRST - 1], f"{days[FIRST - 1]} {more}"]
