"""One build of a story at a time: a lock the system takes back when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.build_error import BuildError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold ``folder`` for this build. BuildError where another build holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            held = f"another build of this story is running (process {file.read(20).strip() or 'unknown'})"
            raise BuildError(held, "wait until it has ended") from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
