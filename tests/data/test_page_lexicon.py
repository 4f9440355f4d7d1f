"""The words of a page: no entry twice, none that a paragraph of an article would be."""

import pytest

from data.lexicons import table
from data.text.fold import folded
from data.text.page_words import bare


@pytest.mark.parametrize("name", table("page"))
def test_no_word_stands_twice_after_folding(name):
    entries = [bare(folded(entry)) for entry in table("page")[name]]

    assert sorted(entries) == sorted(set(entries))


@pytest.mark.parametrize("name", table("days")["words"])
def test_no_day_word_stands_twice_after_folding(name):
    entries = [folded(entry) for entry in table("days")["words"][name]]

    assert sorted(entries) == sorted(set(entries))
