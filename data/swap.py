"""One folder in the place of another at one stroke."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100  # paths as they stand
RENAME_EXCHANGE = 2  # both names change their folders at once (Linux 3.15, renameat2)


def swap(beside: Path, place: Path) -> None:
    """``beside`` stands at ``place``; what stood there is deleted. At no moment is there no folder, where the system can exchange names."""
    if not place.exists():
        os.rename(beside, place)
    elif exchange(beside, place):
        shutil.rmtree(beside, ignore_errors=True)
    else:
        _in_two_steps(beside, place)


def exchange(one: Path, other: Path) -> bool:
    """Whether the two names could be exchanged in one step."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


def _in_two_steps(beside: Path, place: Path) -> None:
    """The old folder is moved away first, and back where the new one cannot come."""
    old = place.with_name(f"{place.name}.old-{os.getpid()}")
    os.rename(place, old)
    try:
        os.rename(beside, place)
    except OSError:
        os.rename(old, place)
        raise
    shutil.rmtree(old, ignore_errors=True)
