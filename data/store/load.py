"""Load a story's built tables into ClickHouse: ``python -m data.store.load STORY --to clickhouse://user@host:8123``.

The generation comes into a database of its own, whole or not at all; the dashboard finds it with the same address in MAWAQIF_ENGINE.
The two newest generations stay. The address may stand in MAWAQIF_ENGINE here too, which keeps a password out of the list of processes.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from data.model import StoryError
from data.store import copies
from data.store.built import Built
from data.store.clickhouse import Address, ClickHouseEngine, address
from data.store.open import cache_folder, database, form
from data.story import find_story, read_info


def load(folder: Path, server: ClickHouseEngine, told: copies.Told = lambda _table, _rows: None) -> copies.Copy:
    """The folder's generation on the server: the copy that stands there, or a new one. StoryError where the tables are broken or do
    not arrive as they went; nothing is left of them then."""
    info, built = read_info(folder), Built.of(folder / "built")
    for copy in copies.copies(server, info.id):
        if (copy.generation, copy.form) == (built.generation, form()):
            return copy
    made = copies.named(info.id, built.generation, form(), built.manifest)
    copies.copy_file(database(built, cache_folder() / info.id), server, made, told)
    return made


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m data.store.load", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("story", help="a story's id, or its folder")
    parser.add_argument("--to", help="clickhouse://user:password@host:8123, or clickhouses:// over TLS; MAWAQIF_ENGINE where missing")
    parser.add_argument("--keep", type=int, default=copies.KEPT, help="how many generations stay")
    parser.add_argument("--tidy", action="store_true", help="drop what loads that were killed left behind; no other load may be under way")
    asked = parser.parse_args(arguments)
    try:
        at = Address.read(asked.to) if asked.to else address()
        if at is None:
            parser.error("where to? --to clickhouse://user@host:8123")
        return _load(find_story(asked.story), ClickHouseEngine(at), asked)
    except StoryError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _load(folder: Path, server: ClickHouseEngine, asked: argparse.Namespace) -> int:
    started, rows = time.monotonic(), dict[str, int]()
    story = read_info(folder).id
    if asked.tidy:
        for name in copies.drop_unfinished(server, story):
            print(f"dropped, unfinished: {name}")
    copy = load(folder, server, rows.__setitem__)
    seconds = time.monotonic() - started
    print(f"{copy.database}: {sum(rows.values())} rows in {seconds:.1f} s" if rows else f"{copy.database}: there already")
    for name in copies.drop_old(server, story, max(asked.keep, 1)):
        print(f"dropped: {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
