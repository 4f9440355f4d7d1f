"""Facts across articles: what is joined, what only one article has, and how many origins stand behind it."""

import pytest

from data.fact import Fact
from data.facts import facts, origins
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View


@pytest.fixture(scope="module")
def story():
    return View(open_story(default_story()), Selection())


@pytest.fixture(scope="module")
def found(story):
    return facts(story)


def row(article: str, start: int, stop: int) -> dict:
    return {"id": f"{article}-{start}", "article": article, "start": start, "stop": stop}


def passage(origin: str, article: str, start: int, stop: int) -> dict:
    return row(article, start, stop) | {"origin": origin}


SHARED = {
    "a": [passage("o1", "a", 0, 50), passage("o2", "a", 80, 120)],
    "b": [passage("o1", "b", 10, 60)],
    "c": [passage("o2", "c", 5, 45)],
}


@pytest.mark.parametrize(
    "rows, number",
    [
        ([row("a", 10, 20)], 1),
        ([row("a", 10, 20), row("b", 12, 20)], 1),  # both lie in the shared passage
        ([row("a", 10, 20), row("b", 70, 80)], 2),  # one of them does not
        ([row("a", 60, 70), row("b", 70, 80)], 2),
        ([row("a", 10, 90), row("b", 20, 30), row("c", 20, 30)], 1),  # two passages of one article join three
        ([row("a", 10, 20), row("b", 12, 20), row("d", 1, 2)], 2),
    ],
)
def test_articles_that_share_the_words_of_a_fact_are_one_origin(rows, number):
    assert origins(Fact("figure", "x", tuple(rows)), SHARED) == number


def test_findings_of_one_article_are_one_fact_of_one_article():
    fact = Fact("figure", "x", (row("a", 1, 2), row("a", 5, 6)))

    assert fact.single
    assert [one["start"] for one in fact.articles["a"]] == [1, 5]


def test_every_finding_stands_in_a_fact_of_its_kind_or_is_a_figure_already(story, found):
    placed = {row["id"] for fact in found for row in fact.rows}

    assert set(story.counts()["id"]) <= placed
    assert set(story.events()["id"]) <= placed
    for one in story.statements().to_dict("records"):
        inside = [row for row in story.counts().to_dict("records") if row["article"] == one["article"]]
        assert one["id"] in placed or any(row["start"] < one["stop"] and one["start"] < row["stop"] for row in inside)


def test_facts_of_most_articles_come_first_within_their_kind(found):
    for kind in ("figure", "event", "statement"):
        sizes = [len(fact.articles) for fact in found if fact.kind == kind]
        assert sizes == sorted(sizes, reverse=True)


def test_a_fact_of_one_article_is_joined_with_no_other(story, found):
    linked = [set(ids) for kind in ("fact", "date_conflict", "utterance") for ids in story.linked(kind).values()]
    for fact in found:
        if fact.single and fact.joined != "side":
            ids = {row["id"] for row in fact.rows}
            assert not any(ids & group and group - ids for group in linked)


def test_what_is_alone_does_not_depend_on_filters(story, found):
    narrow = View(story.store, Selection(actors=("china",), articles=(found[0].rows[0]["article"],)))

    assert [(fact.id, fact.single) for fact in facts(narrow)] == [(fact.id, fact.single) for fact in found]


def test_a_side_of_a_dispute_holds_only_what_is_on_that_side(found):
    sides = {fact.en: " ".join(row["text"] for row in fact.rows) for fact in found if fact.joined == "side"}

    assert sides
    for name, words in sides.items():
        assert ("لم نستخدم" in words or "لن نستخدم" in words) == name.endswith("no force against peaceful people"), name
    assert all("إرهاب دولي" not in words for name, words in sides.items() if name.startswith("when do the forces leave"))


def test_words_without_a_number_are_never_given_one(found):
    vague = [fact for fact in found if fact.kind == "figure" and fact.rows[0]["bound"] in ("vague", "unknown")]

    assert vague
    for fact in vague:
        assert len({(row["measure"], row["bound"]) for row in fact.rows}) == 1
        assert all(row["value"] is None for row in fact.rows)
