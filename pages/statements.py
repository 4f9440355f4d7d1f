"""من قال ماذا: every statement by day, with its exact words and the way to them."""

from __future__ import annotations

import streamlit as st

from components.html import kept, statements
from components.ui import notice
from data.view import View

TITLE = "statements.title"
ICON = "statements"


def render(view: View) -> None:
    if not view.shown("statements"):
        notice.nothing_left(view, "statements")
        return
    st.html(kept.page(view, statements.page))
