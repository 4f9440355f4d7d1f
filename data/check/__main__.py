"""``python -m data.check STORY``: what is wrong or unknown in a story's folder, file by file; 1 where something is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from data.check.troubles import Kind, Trouble, check
from data.model import StoryError
from data.story import find_story
from data.words import Words

HEADS = {
    Kind.WRONG: "wrong",
    Kind.STALE: "the tables are older than the files",
    Kind.UNKNOWN: "unknown, and where to say it",
    Kind.SKIPPED: "not read",
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.check", description="Check a story's folder; nothing is built or written.")
    parser.add_argument("story", help="a story's id, or its folder")
    try:
        folder = find_story(parser.parse_args(arguments).story)
    except StoryError as error:
        print(f"not checked: {error}", file=sys.stderr)
        return 1
    troubles = check(folder)
    for line in told(troubles):
        print(line)
    wrong = any(one.kind in (Kind.WRONG, Kind.STALE) for one in troubles)
    print(f"{folder.name}: {'nothing wrong' if not wrong else 'see above'}, {len(troubles)} lines")
    return int(wrong)


def told(troubles: Iterable[Trouble]) -> Iterator[str]:
    """A heading a kind, a line a trouble: file:line, then the sentence the page shows too."""
    words, listed = Words("en"), list(troubles)
    for kind, head in HEADS.items():
        rows = [one for one in listed if one.kind is kind]
        if rows:
            yield f"{head} ({len(rows)})"
        yield from (f"  {' '.join(filter(None, (one.place, one.key)))}  {words.error_in_place(one.facts)}" for one in rows)


if __name__ == "__main__":
    sys.exit(main())
