"""A story of hundreds of articles over most of a year, to see and to measure: sentences that are here, recombined, with other days.

python -m benchmarks.crowd FOLDER --articles 300     an app of its own in FOLDER that knows only this story: streamlit run FOLDER/app.py
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date

from benchmarks.corpus import as_article, in_paragraphs, sentences

ROOT = Path(__file__).parents[1]
PARTS = ("components", "data", "pages", "static")
BEGINS, DAYS, HOME = (
    date(2022, 1, 3),
    240,
    date(2022, 1, 9),
)  # the first day of the crowd, its length, about when the sentences were written
MONTH = "يناير"
DAY = re.compile(rf"(?<!\d)(\d{{1,2}}) {MONTH}(?: 2022)?")  # «7 يناير 2022»
NUMBER = re.compile(r"(?<![\d:.])(\d{2,4})(?![\d:.]| يناير)")
YEARS = range(1900, 2100)
FACTORS = (1, 1, 1, 2, 3)  # the same number is told again more often than another
CRAWLED = 2024  # when one of the pages was fetched: no day of the story
OUTLETS = 24  # invented names; every fifth article has none
STORY = 'title_ar = "قصة من جمل معاد تركيبها"\ntitle_en = "Recombined sentences"\ntarget = "kazakhstan"\ndefault = true\n'
STORY += 'blocs = ["russia", "china", "eu", "usa", "kazakhstan"]\n'


def write_crowd(folder: Path, articles: int) -> Path:
    """A story's folder of so many articles, the same each time; gives it back."""
    known, given = [one for one in sentences() if str(CRAWLED) not in one], []
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        day = BEGINS + timedelta(days=number * DAYS // articles)
        (folder / "articles" / f"{number:04d}.txt").write_text(_article(known, number, day), "utf-8")
        outlet = "" if number % 5 == 0 else f'outlet = "صحيفة اختبار {number % OUTLETS + 1}"\n'
        given.append(f'["{number:04d}"]\npublished = {day}\n{outlet}')
    (folder / "articles.toml").write_text("\n".join(given), "utf-8")
    (folder / "story.toml").write_text(STORY, "utf-8")
    return folder


def app_of(root: Path, articles: int) -> Path:
    """A copy of this code under ``root`` that knows only the crowd, its tables built; gives the script to serve."""
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("stories", "__pycache__"), dirs_exist_ok=True)
    shutil.copy(ROOT / "app.py", root)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit", dirs_exist_ok=True)
    write_crowd(root / "data" / "stories" / "crowd", articles)
    shutil.copy(ROOT / "data" / "stories" / "kazakhstan-2022" / "actors.toml", root / "data" / "stories" / "crowd")
    subprocess.run([sys.executable, "-m", "data.build", "crowd"], cwd=root, check=True, capture_output=True)
    return root / "app.py"


def _article(known: list[str], seed: int, day: date) -> str:
    """A headline, then ten to twenty-two sentences in paragraphs of one to three."""
    choose = random.Random(seed)  # noqa: S311  the same articles each time are what is wanted
    body = [_moved(one, choose, day) for one in choose.sample(known, min(len(known), choose.randint(10, 22)))]
    return as_article(known, in_paragraphs(body, choose), choose)


def _moved(sentence: str, choose: random.Random, day: date) -> str:
    """The sentence with its days as far from ``day`` as they were from their own article's, and some numbers multiplied."""

    def shifted(found: re.Match[str]) -> str:
        at = date(2022, 1, min(max(int(found[1]), 1), 31)) - HOME + day
        return str(format_date(at, "d MMMM y", locale="ar").translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")))

    def other(found: re.Match[str]) -> str:
        value = int(found[1])
        return found[1] if value in YEARS else str(value * choose.choice(FACTORS))

    return NUMBER.sub(other, DAY.sub(shifted, sentence))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--articles", type=int, default=300)
    asked = reader.parse_args()
    print(f"streamlit run {app_of(asked.folder.resolve(), asked.articles)}")


if __name__ == "__main__":
    main()
