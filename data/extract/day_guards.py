"""When the words around an expression make it no day: «صلاة الجمعة», «اليوم التالي», «المصري اليوم», «13 فبراير من كل عام»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from data.extract.day_patterns import HIJRI, MONTHS, TWINS, WEEKDAYS, either, listed
from data.extract.day_recipes import Between, Coming, Recipe, Weekday
from data.extract.measures import measures

CLITICS = frozenset({"", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب"})
CLAUSE = 90  # folded characters before a weekday in which a verb of the future may stand
FUTURE = re.compile(rf"(?<!\w)(?:و|ف)?(?:(?!{either(listed('not_future'))})س[يتن]\w{{3,}}|{either(listed('future'))}(?!\w))")
AHEAD = re.compile(rf"(?<!\w)و?{either(listed('ahead'))} (?:يوم )?$")
PRESENT = re.compile(rf"^\W*و?{either(listed('present'))}(?!\w)")
BREAKS = re.compile(r"[.؟!؛:\"\n]|(?<!\w)(?:الذي|التي|الذين|بعد|قبل|عقب)(?!\w)")
PAST = re.compile(rf"(?<!\w)و?{either({*listed('said'), 'كان', 'كانت', 'قتل', 'قتلت', 'وقع', 'وقعت'})}(?!\w)")
PARTICLES = "في|من|الي|ان|علي|عن|بعد|قبل|حتي|كما|حين|ما|لم|لن|لا|قد|اي|او|ثم|اذ|بين|مع|هي|هو|عندما|حيث|بسبب|ادي|ادت"
YEAR_ENDS = re.compile(rf" *(?:[^\w\s]|$|\n|(?:و\w+|كان\w*|ب\w+|ل\w+|ال\w+|{PARTICLES})(?!\w))")  # «في 2015 ثم», not «في 2030 جنديا»
BARE_DATE = re.compile(rf"(?:\d{{1,2}}|فاتح|غره) (?:من )?{TWINS}")
YEAR_BEHIND = re.compile(r" \w+ (?:1[5-9]|20)\d\d(?!\d)")
BARE_PLURALS = frozenset({"ايام", "اسابيع", "اشهر", "شهور", "سنوات", "اعوام", "سنين"})


NAMED = frozenset(name.split()[0] for name in (*MONTHS, *HIJRI, *WEEKDAYS))  # «قبل شهر رمضان», «منذ يوم الجمعة»


@dataclass(frozen=True)
class Setting:
    """A folded expression and its neighbours."""

    words: str
    before: str  # the word before it
    after: str  # the word after it
    rest: str  # what follows, from its last letter on
    lead: str = ""  # the character before it
    clitic: str = ""  # «ب» of «بالأمس»
    from_on: bool = False  # «ابتداء من» stands before it


def stands(kind: str, text: str, place: tuple[int, int]) -> bool:
    """Whether the expression of rule ``kind`` at ``place`` of folded ``text`` is a day in its setting."""
    rest = text[place[1] : place[1] + 30]
    if rest.startswith(" من كل"):
        return False
    guard = GUARDS.get(kind)
    if guard is None:
        return True
    before = text[max(0, place[0] - 40) : place[0]].split(" ")
    clitic = before[-1] if before[-1] in CLITICS else ""
    last = before[-2] if before[-1] in CLITICS and len(before) > 1 else before[-1]
    named = re.findall(r"\w+", last)
    after = re.match(r" ?(\w*)", rest)
    from_on = AHEAD.search(text, max(0, place[0] - 40), place[0]) is not None
    lead = text[place[0] - 1 : place[0]]
    return guard(Setting(text[place[0] : place[1]], named[-1] if named else "", after[1] if after else "", rest, lead, clitic, from_on))


def tensed(recipe: Recipe, text: str, place: tuple[int, int]) -> Recipe:
    """A bare weekday of a sentence about the future lies ahead."""
    ahead = _coming(recipe)
    if ahead is None:
        return recipe
    before = text[max(0, place[0] - CLAUSE) : place[0]]
    start = max((match.end() for match in BREAKS.finditer(before)), default=0)
    clause = before[start:]
    futures = [match.end() for match in FUTURE.finditer(clause)]
    whole = start > 0 or place[0] <= CLAUSE  # the clause is seen from its first word
    told = futures and not any(match.start() > futures[-1] for match in PAST.finditer(clause))
    if told or AHEAD.search(before) or (whole and PRESENT.match(clause)):
        return ahead
    return recipe


def _coming(recipe: Recipe) -> Recipe | None:
    """The same weekday, or two, ahead; None for what a tense cannot move."""
    if isinstance(recipe, Between):
        first, last = _coming(recipe.first), _coming(recipe.last)
        return Between(first, last) if isinstance(first, Coming) and isinstance(last, Coming) else None
    bare = isinstance(recipe, Weekday) and recipe.shift is None and recipe.offset is None
    return Coming(recipe.weekday) if bare and isinstance(recipe, Weekday) else None


def _relative(setting: Setting) -> bool:
    if setting.words == "اليوم" and setting.from_on:
        return True
    if setting.words == "اليوم":
        return setting.after not in listed("not_after_today") and setting.before not in listed("not_before_today")
    if setting.words == "الليله":
        return setting.before not in {"في", "تلك", "منتصف"}
    if setting.words == "غد":
        return setting.before in {"بعد", "حتي", "في"}
    if setting.words == "الامس":
        return setting.clitic.endswith("ب") or setting.before == "في"
    return setting.words != "الغد"


def _weekday(setting: Setting) -> bool:
    if {setting.before, setting.before.removeprefix("و")} & listed("not_before_weekday"):
        return False
    return setting.after not in listed("not_after_weekday")


def _month(setting: Setting) -> bool:
    """A month with a year, a qualifier or «مطلع» stands; alone it needs a preposition, and an unmistakable name."""
    words = setting.words
    if len(words.split()) > 2 or (" " in words and not words.startswith(("كانون", "تشرين"))):
        return True
    if words in listed("doubtful_months"):
        return words == "مارس" and setting.before in {"في", "منذ", "حتي", "بحلول", "خلال"}
    return setting.before in listed("before_month")


def _period(setting: Setting) -> bool:
    if setting.words.startswith(("العام ", "للعام ")) and setting.before in listed("not_before_year"):
        return False
    return setting.words != "نهايه الاسبوع"


def _bare_year(setting: Setting) -> bool:
    if not setting.words[0].isdigit():
        return True  # «أواخر 2017»
    if not 1900 <= int(setting.words[:4]) <= 2049:
        return False
    if setting.lead in "([" and setting.rest[:1] in ")]" and setting.lead:  # «(2015)»
        return True
    return setting.before in listed("before_year") and _ends_year(setting)


def _year(setting: Setting) -> bool:
    """«القرار رقم 1701 لسنة 2006»: the year is part of the number."""
    return not (setting.clitic.endswith("ل") and setting.before.isdigit())


def _years(setting: Setting) -> bool:
    """«2014-2017», not «2000-3000 دينار»."""
    first, last = (int(year) for year in re.findall(r"\d{4}", setting.words))
    return first < last <= first + 99 and _ends_year(setting)


def _hijri_month(setting: Setting) -> bool:
    return setting.before != "كل"


def _ends_year(setting: Setting) -> bool:
    """«في 2015 ثم»، «في 2016 حدا»; not «في 2030 جنديا»."""
    counted = measures()
    after = setting.after
    return bool(YEAR_ENDS.match(setting.rest)) or not (counted.unit(after) or counted.is_person(after) or counted.is_excluded(after))


def _date(setting: Setting) -> bool:
    """«حركة 20 فبراير»، «ساحة 7 نيسان» are named after a day of some year long ago."""
    return not (setting.before in listed("named_after") and BARE_DATE.fullmatch(setting.words))


def _ago(setting: Setting) -> bool:
    *most, unit = setting.words.split()
    if unit in BARE_PLURALS and len(most) < 2:  # «منذ أيام»: how many?
        return False
    before = setting.after == "من" and not re.match(" من (?:دون|غير|الان)(?!\\w)", setting.rest)
    if before or setting.after in {"علي", "يوم", "امس", "غد"} or re.match(r" ?\d", setting.rest):  # «قبل أسبوع من الاقتراع», «منذ عام 2011»
        return False
    of_event = unit in {"عام", "سنه"} and setting.after.startswith("ال") and YEAR_BEHIND.match(setting.rest)  # «منذ عام التأسيس 1921»
    return not of_event and not (unit in {"يوم", "شهر", "عام", "سنه"} and len(most) == 1 and setting.after in NAMED)


def _decade(setting: Setting) -> bool:
    return not setting.rest.startswith((" من العمر", " من عمر"))


Guard = Callable[[Setting], bool]
GUARDS: dict[str, Guard] = {
    "date": _date,
    "relative": _relative,
    "weekday": _weekday,
    "month": _month,
    "period": _period,
    "bare_year": _bare_year,
    "year": _year,
    "years": _years,
    "hijri_month": _hijri_month,
    "ago": _ago,
    "decade": _decade,
}
