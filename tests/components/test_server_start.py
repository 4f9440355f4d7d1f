"""What a server carries: libraries that only exports and builds need are not loaded for pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPARED = ("pandas", "pyarrow", "fpdf")  # 130 MB together
PAGES = """
import sys
import app
from components.charts.named import CHARTS
from components.html import about, compare_facts, counts, overview, reading, search, stances, statements, timeline
from components.ui import main, state
from data.selection import Selection
from data.view import View

main.facts()
for selection in (Selection(), Selection(actors=("russia",), words="القوات"), Selection(lang="en", target="kazakhstan")):
    view = View(state.store(), selection)
    drawn = [chart.figure(view) for chart in CHARTS.values()]
    pages = (overview.below, timeline.twin, stances.grids, statements.page, counts.body, compare_facts.page, reading.page, about.page)
    drawn += [page(view) for page in (*pages, search.page)]
    assert all(map(str, drawn))
print(*sorted(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_pages_do_without_what_only_exports_and_builds_need(tmp_path: Path) -> None:
    """The database exists: the first start makes it, with pyarrow."""
    told = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}

    def started() -> set[str]:
        asked = [sys.executable, "-c", PAGES, *SPARED]
        return set(subprocess.run(asked, cwd=ROOT, env=told, check=True, capture_output=True, text=True).stdout.split())

    assert "pyarrow" in started()
    assert started() == set()
