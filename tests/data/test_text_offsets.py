"""Deletions and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from data.text.fold import fold
from data.text.offsets import merged, text_at, without


def test_overlapping_cuts_join():
    assert merged([(4, 6), (0, 2), (1, 3), (6, 7), (9, 9)]) == [(0, 3), (4, 7)]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_kept_text_is_the_raw_one_without_its_cuts(raw, cuts):
    cuts = [(min(pair), min(max(pair), len(raw))) for pair in cuts]
    text, pieces = without(raw, cuts)

    gone = {place for start, stop in cuts for place in range(start, stop)}
    kept = [place for place in range(len(raw)) if place not in gone]
    assert text == "".join(raw[place] for place in kept)
    assert [text_at(pieces, place) for place in kept] == list(range(len(text)))


@given(st.text(alphabet="اأإآبةهىيوؤئءـًٌَّْلﻻﷲ٠١٩«»\u200f \n", max_size=80))
def test_a_folded_place_leads_back_to_what_it_was(text):
    matched = fold(text)

    for place in range(len(matched.text)):
        span = matched.span(place, place + 1)
        assert 0 <= span.start < span.stop <= len(text)
        assert matched.text[place] in fold(span.of(text)).text
