"""Files that anybody may have put there: their bytes, their JSON, their names."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any


def read_bytes(path: Path) -> bytes:
    """What the file holds. OSError also for a pipe or a device, which would be waited for without end."""
    if not path.is_file() and path.exists():
        raise OSError(errno.EINVAL, "not a file")
    return path.read_bytes()


def read_json(path: Path) -> Any:
    """ValueError for what is no JSON, also where it is too deep to be read. OSError where there is no file."""
    try:
        return json.loads(read_bytes(path).decode("utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def shown(name: str) -> str:
    """A file's name as it may be repeated: U+FFFD for what cannot be seen, a line end or a broken byte among it."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
