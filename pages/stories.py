"""القصص: which stories there are, the way into each, and what is wrong or unknown in one's files."""

from __future__ import annotations

import streamlit as st

from components.html import stories
from components.ui import cache
from data.shelf import shelf
from data.view import View

TITLE = "stories.title"
ICON = "stories"
HEADED = True


def render(view: View) -> None:
    entries = shelf()
    asked = next((entry for entry in entries if entry.id == view.place.get("check")), None)
    st.html(stories.page(entries, view, cache.troubles(asked.info.folder) if asked else None))
