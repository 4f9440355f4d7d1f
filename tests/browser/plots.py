"""What tests of charts in a browser share: when a chart is drawn, and how a reader clicks in it."""

from __future__ import annotations

PLOT = "document.querySelector('.js-plotly-plot')"
READY = f"{PLOT} !== null && {PLOT}._fullLayout !== undefined && {PLOT}.querySelector('.plotly') !== null"
MARKED = (  # the strip above the timeline has bars alone
    "[...document.querySelectorAll('.js-plotly-plot')].find(one => (one._fullData || []).some(trace => trace.mode === 'markers'))"
)
MARKS_READY = f"{MARKED} !== undefined && {MARKED}.querySelector('.plotly') !== null"
TOP = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"


def click(tab, x, y):
    """A pointer arrives before it presses: plotly takes a click where it hovers."""
    tab.page.mouse.move(x, y)
    tab.page.wait_for_timeout(300)
    tab.page.mouse.click(x, y)
