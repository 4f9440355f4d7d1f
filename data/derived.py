"""What is derived from the tables of a build and belongs beside them: made when they are written and checked, before they are swapped in.

Each of `DERIVED` is told the new folder, whole with its manifest, and the story's folder. What it writes into the new folder comes and
goes with the generation; what it raises leaves the old tables in place.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Derive = Callable[[Path, Path], None]  # the new tables' folder, the story's
DERIVED: tuple[Derive, ...] = ()
