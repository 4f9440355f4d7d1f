"""Day-words of an article: found on the folded text first, resolved when the article's own day is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.extract.day_patterns import listed
from data.extract.day_recipes import Calendar, Coming, Offset, Recipe, Weekday
from data.extract.day_rules import RULES
from data.model import Article, Basis, Day, ParagraphKind, Span
from data.text.fold import Folded, folded

CLOCK = re.compile(r"[ ،,]{0,3}(?:(?:عند )?(?:ال)?ساعه )?(\d{1,2}):(\d{2})(?!\d)")
CLAUSE = 90  # folded characters before a weekday in which a verb of the future may stand
FUTURE = re.compile(rf"(?<!\w)(?:و|ف)?(?:س[يتن]\w{{2,}}|{'|'.join(sorted(listed('future'), key=len, reverse=True))})(?!\w)")
BREAKS = re.compile(r"[.؟!؛:\"\n]|(?<!\w)(?:الذي|التي|الذين|بعد|قبل|عقب)(?!\w)")
PAST = re.compile(r"(?<!\w)و?(?:كان|كانت|قال|قالت|اكد|اكدت|اعلن|اعلنت|قتل|اضاف|اضافت|ذكر|ذكرت|افاد|افادت)(?!\w)")
NOUN_AFTER_YEAR = re.compile(r" ?(?:[^\w\s]|$|\n|(?:و\w+|في|من|الي|ان|علي|عن|بعد|قبل|حتي|كما|حين|ما|لم|لن|لا|قد|اي|او|ثم|اذ|بين|مع|هي|هو|كان\w*|عندما|حيث|بسبب|ب\w+|ل\w+|ال\w+|ادي|ادت)(?!\w))")


@dataclass(frozen=True)
class DayWords:
    """An expression for a day and how to resolve it."""

    article: str
    span: Span  # in the article's text
    text: str  # folded
    kind: str  # the rule: date, weekday, relative, month, period, range, ago, year …
    recipe: Recipe
    minute: int | None = None  # minutes after midnight, where a clock time stands beside it

    @property
    def basis(self) -> Basis:
        """How its day is known, once it is: from a printed date, a weekday, or a word like أمس."""
        if self.kind in {"date", "month", "year", "bare_year", "hijri_year", "hijri_month", "decade"} or isinstance(self.recipe, Calendar):
            return Basis.STATED
        return Basis.WEEKDAY if "Weekday" in repr(self.recipe) or isinstance(self.recipe, Coming) else Basis.RELATIVE


def find_days(article: Article, matched: Folded) -> tuple[DayWords, ...]:
    """Expressions of the body in order, none overlapping; ``matched`` is ``fold(article.text)``."""
    found: list[DayWords] = []
    for paragraph in article.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            start, stop = matched.at(paragraph.span.start), matched.at(paragraph.span.stop)
            for place, kind, recipe in expressions(matched.text[start:stop]):
                span = matched.span(start + place[0], start + place[1])
                if _spelled(kind, span.of(article.text)):
                    found.append(DayWords(article.id, span, matched.text[start + place[0] : start + place[1]], kind, recipe, _minute(matched.text[start:stop], place[1])))
    return tuple(found)


def expressions(text: str) -> list[tuple[tuple[int, int], str, Recipe]]:
    """((start, stop), rule, recipe) of each expression in folded ``text``: longest first, then in order."""
    options: list[tuple[tuple[int, int], str, Recipe]] = []
    for kind, pattern, recipe_of in RULES:
        for match in pattern.finditer(text):
            place = match.span("x")
            recipe = recipe_of(match)
            if recipe is not None and _stands(kind, text, place):
                options.append((place, kind, _tensed(recipe, text, place)))
    options.sort(key=lambda option: (option[0][0] - option[0][1], option[0][0]))
    return sorted(_apart(options), key=lambda option: option[0])


def _apart(options: Sequence[tuple[tuple[int, int], str, Recipe]]) -> Iterator[tuple[tuple[int, int], str, Recipe]]:
    """Options in their order of preference, without those that overlap a preferred one."""
    taken: set[int] = set()
    for option in options:
        places = range(*option[0])
        if taken.isdisjoint(places):
            taken.update(places)
            yield option


def _stands(kind: str, text: str, place: tuple[int, int]) -> bool:
    """Whether the words around leave it a day: «صلاة الجمعة», «اليوم التالي» and «المصري اليوم» are none."""
    guard = GUARDS.get(kind)
    if guard is None:
        return True
    before = text[max(0, place[0] - 40) : place[0]].split(" ")
    word_before = (before[-2] if before[-1] in CLITICS and len(before) > 1 else before[-1]) if before else ""
    after = re.match(r" ?(\w*)", text[place[1] : place[1] + 30])
    return guard(text[place[0] : place[1]], word_before.strip("\"'()،,:-\n"), after[1] if after else "", text[place[1] : place[1] + 30])


CLITICS = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول"})


def _relative(words: str, before: str, after: str, rest: str) -> bool:
    if words == "اليوم":
        return after not in listed("not_after_today") and before not in listed("not_before_today")
    if words == "الليله":
        return before not in {"في", "تلك"}
    if words in {"الغد", "غد"}:
        return before in {"بعد", "حتي", "في"} and words == "غد"
    return words != "الامس" or before == ""


def _weekday(words: str, before: str, after: str, rest: str) -> bool:
    return before not in listed("not_before_weekday") and after not in {"السوداء", "السودا", "البيضا", "العظيمه", "الحزينه"}


def _month(words: str, before: str, after: str, rest: str) -> bool:
    if " " in words and not words.startswith(("كانون", "تشرين")) or len(words.split()) > 2:
        return True
    if words in listed("doubtful_months"):
        return words == "مارس" and before in {"في", "منذ", "حتي", "بحلول", "خلال"}
    return before in listed("before_month")


def _bare_year(words: str, before: str, after: str, rest: str) -> bool:
    return before in listed("before_year") and bool(NOUN_AFTER_YEAR.match(rest)) and 1900 <= int(words[:4]) <= 2049


def _ago(words: str, before: str, after: str, rest: str) -> bool:
    if words.split()[-1] in {"ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام", "سنين"} and len(words.split()) < 3:
        return False
    return after not in {"من", "علي", "يوم"} and not after.isdigit() and not (words.split()[-1] in {"يوم", "شهر", "عام", "سنه"} and after[:2] in {"ال"}) and not re.match(r" \d", rest)


Guard = Callable[[str, str, str, str], bool]
GUARDS: dict[str, Guard] = {"relative": _relative, "weekday": _weekday, "month": _month, "bare_year": _bare_year, "ago": _ago}


def _tensed(recipe: Recipe, text: str, place: tuple[int, int]) -> Recipe:
    """A bare weekday after a verb of the future lies ahead."""
    if not isinstance(recipe, Weekday) or recipe.shift is not None or recipe.offset is not None:
        return recipe
    before = text[max(0, place[0] - CLAUSE) : place[0]]
    clause = before[max((match.end() for match in BREAKS.finditer(before)), default=0) :]
    futures = [match.end() for match in FUTURE.finditer(clause)]
    if futures and not any(match.start() > futures[-1] for match in PAST.finditer(clause)):
        return Coming(recipe.weekday)
    return recipe


def _spelled(kind: str, original: str) -> bool:
    """«آب» is a month only with its madda: «اب» is a father."""
    return not (kind == "month" and folded(original).split()[0] == "اب" and "آب" not in original)


def _minute(text: str, stop: int) -> int | None:
    match = CLOCK.match(text, stop)
    return int(match[1]) * 60 + int(match[2]) if match and int(match[1]) < 24 and int(match[2]) < 60 else None


def resolve_days(article: Article, words: Sequence[DayWords], anchor: Day | None) -> tuple[Day, ...]:
    """Each expression as a range of days; an anchor that is itself a range resolves only what all its days agree on."""
    return tuple(_resolved(article, found, anchor) for found in words)


def _resolved(article: Article, words: DayWords, anchor: Day | None) -> Day:
    ends = {anchor.first, anchor.last} if anchor and anchor.first and anchor.last else set()
    answers = {words.recipe.range(end) for end in ends or {None}}
    answer = answers.pop() if len(answers) == 1 else None
    first, last = answer or (None, None)
    free = words.recipe.range(None) is not None  # needs no anchor
    return Day(
        article=article.id,
        span=words.span,
        first=first,
        last=last,
        basis=words.basis,
        anchor=None if free or not anchor or answer is None else _single(anchor),
        reasons=(f"rule:{words.kind}",),
        minute=words.minute,
    )


def _single(anchor: Day) -> date | None:
    return anchor.first if anchor.first == anchor.last else None


def stamp_days(text: str) -> list[tuple[DayWords, str]]:
    """Dates printed on a line of the page that is not the article (for publication stamps)."""
    line = folded(text)
    return [(DayWords("", Span(*place), line[slice(*place)], kind, recipe, _minute(line, place[1])), line) for place, kind, recipe in expressions(line)]


TODAY = Offset(0)
