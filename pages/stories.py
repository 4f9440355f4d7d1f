"""القصص: which stories there are, and the way into each."""

from __future__ import annotations

import streamlit as st

from components.html import stories
from data.shelf import shelf
from data.view import View

TITLE = "stories.title"
ICON = "stories"


def render(view: View) -> None:
    st.html(stories.page(shelf(), view))
