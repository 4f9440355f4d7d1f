"""Labels in and out of quotation marks: three words are the limit of short marks, and what divides articles comes first."""

import pytest

from data import labels


def use(label: str, article: str, words: int | None) -> dict:
    return {"label": label, "article": article, "in_quotes": words is not None, "quote_words": words}


@pytest.mark.parametrize("words, way", [(None, "plain"), (1, "short"), (3, "short"), (4, "quote"), (17, "quote")])
def test_short_marks_and_longer_quotations_are_kept_apart(words, way):
    assert labels.way(use("terrorism", "a", words)) == way


@pytest.mark.parametrize(
    "uses, order",
    [
        ([use("riot", "a", None)] * 3 + [use("coup", "a", 1), use("coup", "b", None)], ["coup", "riot"]),
        ([use("riot", "a", None)] * 2 + [use("coup", "a", 1), use("coup", "a", None)], ["coup", "riot"]),  # one article is not divided
        ([use("riot", "a", None)] * 3 + [use("coup", "a", 1)], ["riot", "coup"]),
    ],
)
def test_what_divides_the_articles_comes_first(uses, order):
    assert labels.ordered(uses) == order


def test_the_parties_are_those_who_always_and_those_who_never_do():
    uses = [use("coup", "a", 1), use("coup", "b", None), use("coup", "c", None), use("coup", "c", 2)]

    assert labels.parties(uses) == {"coup": (1, 1)}


@pytest.mark.parametrize("lang, name", [("ar", "إرهاب"), ("en", "terrorism")])
def test_a_label_has_its_name_and_an_unknown_one_stands_as_it_is(lang, name):
    assert labels.name("terrorism", lang) == name
    assert labels.name("un_heard", lang) == "un heard"
