"""Which of the two themes the reader sees."""

from __future__ import annotations

import streamlit as st


def is_dark() -> bool:
    """What the browser said last; light where it has said nothing yet."""
    return st.context.theme.type == "dark"
