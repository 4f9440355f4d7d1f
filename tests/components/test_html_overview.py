"""The overview's parts, the grids and what stands around charts: words escaped, nothing averaged, everything leads somewhere."""

from itertools import pairwise

import pytest

from components.charts import rows
from components.html import differences, figures, grid, overview, stances
from data.disputes import Claim
from data.stance_views import Cell
from tests.components.html_reader import read
from tests.components.html_story import SCRIPT, first_story
from tests.components.html_story import view as hostile


def page(view):
    parts = (
        overview.head(view),
        overview.blocs(view, rows.holders(view)),
        overview.disagreements(view),
        overview.silent(view),
        overview.articles(view),
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
    known, unknown = read(overview.articles(hostile())).all("article", "mq-corpus-card")

    assert "مصدر غير معروف" in unknown.words
    assert "مصدر غير معروف" not in known.words
    assert "تقديري" in unknown.words


def test_reasons_of_a_date_are_words_and_an_unheard_one_stands_as_it_is():
    unknown = read(overview.articles(hostile())).all("article", "mq-corpus-card")[1]

    assert "في النص: «<b>»" in unknown.words
    assert "قياسًا على: 1 · " in unknown.words
    assert "unheard:of" in unknown.words


def test_removed_lines_are_listed_under_their_article():
    known = read(overview.articles(hostile())).all("article", "mq-corpus-card")[0]

    assert "<i>اقرأ أيضًا</i>" in known.words


def test_a_tension_stands_as_two_sides_without_a_verdict():
    shown = read(overview.disagreements(hostile()))

    assert len(shown.all("div", "mq-pole")) == 2
    assert shown.all("p", "mq-manner")[0].words == "تُعرض الأقوال متجاورة من غير حكم على أيّها أصحّ."


def test_a_number_that_was_taken_back_is_struck_through_with_its_reason():
    row = read(overview.disagreements(hostile())).one("tr", "mq-withdrawn")

    assert [element.words for element in read(overview.disagreements(hostile())).all("s")] == ["لا يقل عن 16"]
    assert "مسحوب: سحبت ذلك" in row.words


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_articles_words_stand_in_a_block_of_their_own_right_to_left(lang):
    quotes = read(page(first_story(lang=lang))).all("p", "mq-few")

    assert len(quotes) > 8
    assert {(quote["dir"], quote["lang"]) for quote in quotes} == {("rtl", "ar")}
    assert not any(character.isascii() and character.isalpha() for quote in quotes for character in quote.words)


def test_one_claim_of_two_articles_is_one_line_that_names_both_populations():
    lines = [row.words for row in read(overview.disagreements(first_story())).all("tr") if row.words.startswith("16")]

    assert len(lines) == 1
    assert "في صفوف الشرطة / من أفراد قوات الأمن" in lines[0]
    assert "4 · مركز الاتحاد للأخبار" in lines[0]
    assert "5 · TRT عربي" in lines[0]


def test_what_is_not_known_is_said_before_the_words_that_say_so():
    (line,) = [row.words for row in read(overview.disagreements(first_story())).all("tr") if row.words.startswith("غير معروف")]

    assert "قيد التدقيق" in line


def test_a_date_conflict_tells_both_days_with_their_articles():
    dates = read(overview.disagreements(first_story())).all("section", "mq-differ")[1]

    assert "6 يناير ↔ 9 يناير" in dates.words
    assert "4 · مركز الاتحاد للأخبار" in dates.words


def test_the_other_statements_of_a_tension_are_one_click_away():
    shown = first_story()
    links = [link for link in read(overview.disagreements(shown)).all("a") if "view=tension" in link.get("href")]
    found = {link: len(members) for link, members in shown.joined(shown.links_shown(["tension"])).items()}

    assert links
    assert all(f"open={id}" in link["href"] for id, link in zip([id for id, n in found.items() if n > 2], links, strict=True))
    assert links[0].words == f"و{next(iter(found.values())) - 2} تصريحات أخرى"


def test_of_a_claim_that_very_many_carry_two_articles_and_four_sources_are_named_and_how_many_more():
    shown = first_story()
    row, sources = shown.rows("counts")[0], ("russia", "china", "usa", "eu", "kazakhstan", "france")
    claim = Claim(tuple({**row, "source": source} for source in sources))
    articles, said = (read(made) for made in (differences._articles(shown, claim), differences._sources(shown, claim)))

    assert len(articles.all("a")) == 2
    assert articles.text.endswith("و4 غيرها")
    assert said.text == "، ".join([*map(shown.name, sources[:4]), "و2 غيرهم"])


def test_of_very_many_differences_the_first_few_stand_here_and_how_many_there_are(monkeypatch):
    monkeypatch.setattr(differences, "MOST_LINKS", 0)
    monkeypatch.setattr(differences, "FEW_LINKS", 1)
    shown = first_story()
    words = read(differences.groups(shown)[2])

    assert f"1 من {len(shown.links_shown(['tension']))}" in words.text
    assert len(words.all("div", "mq-apart")) == 1


def test_of_very_many_tellings_of_one_event_two_stand_here_and_their_days_differ(monkeypatch):
    monkeypatch.setattr(differences, "MOST_DAYS", 1)
    shown = first_story()
    ((link, members),) = [one for one in differences.linked(shown, "date_conflict")[0] if len({row["first"] for row in one[1]}) == 2][:1]
    again = [members[0], *members]

    made = read(differences.dates(shown, link, again))
    assert [one.words.count("يناير") for one in made.all("p", "mq-between")] == [2]
    assert f"الكل: {len(again)}" in made.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_headings_go_down_one_step_at_a_time(lang):
    steps = [int(element.name[1]) for element in read(page(first_story(lang=lang))).elements if element.name in ("h1", "h2", "h3", "h4")]

    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(steps))


def test_opposed_stances_of_one_cell_are_both_shown_each_with_its_statements(view):
    shown = view()
    place = {"article": "a1", "start": 0, "stop": 9, "said_first": None, "said_last": None}
    texts = {name: {"id": name, "text": name * 90, **place} for name in "abc"}
    held = [
        Cell("russia", "usa", value, len(names), tuple(texts[name] for name in names))
        for value, names in (("opposes", "bc"), ("supports", "a"))
    ]
    made = grid.Grid(False, ("russia",), ("usa",), {("russia", "usa"): tuple(held)})
    cells = read(grid.table(shown, made, "شبكة")).all("summary")

    assert [cell.words.split() for cell in cells] == [["▲", "تأييد", "1"], ["▼", "معارضة", "2"]]


def test_days_come_in_order_and_the_undated_last(view):
    shown = view()
    found = grid.by_day(shown)
    dated = [day for day in found.columns if day]

    assert dated == sorted(dated)
    assert None not in found.columns[:-1]


def test_every_statement_of_a_grid_opens_its_evidence_and_leads_to_its_passage(view):
    shown = view()
    links = [link["href"] for link in read(stances.by_target(shown)).all("a")]

    assert links
    assert all("open=" in link for link in links[::2])
    assert all(link.startswith("reading?") and "at=" in link for link in links[1::2])


def test_the_choice_of_target_marks_the_one_chosen(view):
    target = view().stances()["target"].dropna().iloc[0]
    chosen = [link for link in read(stances.chooser(view(target=target))).all("a") if link.get("aria-current")]

    assert [f"target={target}" in link["href"] for link in chosen] == [True]


def test_the_table_twin_leads_findings_to_evidence_and_articles_to_their_card(view):
    body = [("s-0123456789", ["7 يناير", "<b>كلام</b>"]), ("001_article", ["8 يناير", "عنوان"])]
    links = read(figures.twin(["اليوم", "النص"], body, len(body), view(), "timeline")).all("a")

    assert [link["href"] for link in links] == ["timeline?open=s-0123456789", "timeline?read=001_article"]
    assert links[0].words == "<b>كلام</b>"
