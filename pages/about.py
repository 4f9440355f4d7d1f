"""عن البيانات: how the data were made, what a person checked, limits, rights, privacy, corrections."""

from __future__ import annotations

import streamlit as st

from components.html import about, kept
from data.view import View

TITLE = "about.title"
ICON = "about"
TABLE = "articles"
HEADED = True


def render(view: View) -> None:
    st.html(kept.page(view, about.page))
