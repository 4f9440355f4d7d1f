"""The overview's parts, the grids and what stands around charts: words escaped, nothing averaged, everything leads somewhere."""

import pytest

from components.charts import rows
from components.html import figures, grid, overview, stances
from tests.components.html_reader import read
from tests.components.html_story import SCRIPT
from tests.components.html_story import view as hostile


def page(view):
    parts = (
        overview.head(view),
        overview.blocs(view, rows.holders(view)),
        overview.disagreements(view),
        overview.silent(view),
        overview.corpus(view),
    )
    return "".join(parts)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_words_stay_words_on_the_overview(lang):
    shown = read(page(hostile(lang=lang)))

    assert not shown.all("script")
    assert not shown.all("img")
    assert not shown.unbalanced
    assert SCRIPT in shown.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_words_stay_words_around_the_map(lang):
    view = hostile(lang=lang)
    shown = read(stances.chooser(view) + stances.by_target(view) + stances.by_day(view))

    assert not shown.all("img")
    assert not shown.unbalanced


def test_a_card_tells_the_outlet_or_that_it_is_unknown_and_how_the_day_is_known():
    known, unknown = read(overview.corpus(hostile())).all("article", "mq-corpus-card")

    assert "مصدر غير معروف" in unknown.words
    assert "مصدر غير معروف" not in known.words
    assert "تقديري" in unknown.words


def test_reasons_of_a_date_are_words_and_an_unheard_one_stands_as_it_is():
    unknown = read(overview.corpus(hostile())).all("article", "mq-corpus-card")[1]

    assert "في النص: «<b>»" in unknown.words
    assert "قياسًا على: 1 · " in unknown.words
    assert "unheard:of" in unknown.words


def test_removed_lines_are_listed_under_their_article():
    known = read(overview.corpus(hostile())).all("article", "mq-corpus-card")[0]

    assert "<i>اقرأ أيضًا</i>" in known.words


def test_a_tension_stands_as_two_sides_without_a_verdict():
    shown = read(overview.disagreements(hostile()))
    sides = [element for element in shown.all("li") if "mq-claims" in element.path]

    assert len(sides) == 2
    assert shown.all("p", "mq-manner")[0].words == "تُعرض الأقوال متجاورة من غير حكم على أيّها أصحّ."


def test_one_number_from_one_source_is_no_disagreement():
    assert "قتلى" not in read(overview.disagreements(hostile())).text


def test_opposed_stances_of_one_cell_are_both_shown_each_with_its_statements(view):
    shown = view()
    held = [
        {"voice": "russia", "target": "usa", "value": value, "statement": name, "said_first": None}
        for value, name in (("supports", "a"), ("opposes", "b"), ("opposes", "c"))
    ]
    texts = {name: {"id": name, "text": name * 90, "said_first": None, "said_last": None} for name in "abc"}
    cells = read(grid.table(shown, grid.gather(shown, held, "target"), "شبكة", texts)).all("summary")

    assert [cell.words.split() for cell in cells] == [["▲", "تأييد", "1"], ["▼", "معارضة", "2"]]


def test_days_come_in_order_and_the_undated_last(view):
    shown = view()
    found = grid.gather(shown, shown.stances().to_dict("records"), "said_first")
    dated = [day for day in found.columns if day]

    assert dated == sorted(dated)
    assert None not in found.columns[:-1]


def test_every_statement_of_a_grid_opens_its_evidence(view):
    shown = view()
    links = read(stances.by_target(shown)).all("a")

    assert links
    assert all("open=" in link["href"] for link in links)


def test_the_choice_of_target_marks_the_one_chosen(view):
    target = view().stances()["target"].dropna().iloc[0]
    chosen = [link for link in read(stances.chooser(view(target=target))).all("a") if link.get("aria-current")]

    assert [f"target={target}" in link["href"] for link in chosen] == [True]


def test_the_table_twin_leads_findings_to_evidence_and_articles_to_their_card(view):
    body = [("s-0123456789", ["7 يناير", "<b>كلام</b>"]), ("001_article", ["8 يناير", "عنوان"])]
    links = read(figures.twin(["اليوم", "النص"], body, view(), "timeline")).all("a")

    assert [link["href"] for link in links] == ["timeline?open=s-0123456789", "timeline?read=001_article"]
    assert links[0].words == "<b>كلام</b>"
