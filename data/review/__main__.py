"""``python -m data.review STORY``: what nobody has decided yet, as decisions to edit."""

from __future__ import annotations

import argparse
import sys

from data.model import StoryError
from data.pipeline import read_corpus
from data.review.skeleton import as_toml, undecided


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.review", description="Print undecided findings as decisions to edit.")
    parser.add_argument("story", help="a story's id, or its folder")
    parser.add_argument("--kind", choices=("statement", "count", "event"), help="only these findings")
    asked = parser.parse_args(arguments)
    try:
        corpus = read_corpus(asked.story, reviewed=True)
        for decision in undecided(corpus):
            if asked.kind in (None, decision["kind"]):
                print(as_toml(decision))
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    for warning in corpus.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
