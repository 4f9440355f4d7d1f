"""عن البيانات: how the data were made, what a person checked, limits, rights, privacy, corrections."""

from __future__ import annotations

import streamlit as st

from components.html import about
from components.html.about import Corpus
from components.ui import cache
from data.view import View

TITLE = "about.title"
ICON = "about"
HEADED = True


def render(view: View) -> None:
    articles = list(view.store.articles.values())
    corpus = Corpus(
        articles=len(articles),
        words=sum(row["words"] for row in articles),
        unknown=sum(row["outlet"] is None for row in articles),
        contact=view.story.contact,
        generation=view.store.generation,
    )
    st.html(about.page(view.words(TITLE), view.story.summary(view.lang), corpus, cache.checked(view.store), view.words))
