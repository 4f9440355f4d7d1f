"""المراجعة: findings one by one for whoever owns the story. On a local run started as a desk only (components/server/local.py)."""

from __future__ import annotations

from components.ui import desk
from data.view import View

TITLE = "review.title"
ICON = "review"
TABLE = "statements"
ALSO = ("counts", "events")


def render(view: View) -> None:
    if desk.refused(view):
        return
    desk.draw(view)
