"""The comparison: every cell opens its passage, what one article alone has is said to be so, and hostile words stay words."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from components.html import bits, compare, compare_facts, compare_labels, compare_names, compare_voices, compare_wording
from data.fact import Fact
from data.facts import facts
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.view import View
from tests.components.html_reader import read
from tests.components.html_story import view as hostile

PARTS = {"facts": compare_facts, "wording": compare_wording, "labels": compare_labels, "names": compare_names, "voices": compare_voices}
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)


@pytest.fixture(scope="module")
def store():
    return open_story(default_story())


@pytest.fixture(scope="module")
def story(store):
    return lambda **chosen: View(store, Selection(**chosen))


def rows(markup: str) -> list[list[str]]:
    """Cells of every row, as words."""
    found = []
    for row in ROW.findall(markup):
        cells = re.findall(r"<(?:td|th)[^>]*>(.*?)</(?:td|th)>", row, re.DOTALL)
        found.append([read(cell).text for cell in cells])
    return found


def row(markup: str, *words: str) -> list[str]:
    """The one row whose head holds the words."""
    found = [cells for cells in rows(markup) if all(word in cells[0] for word in words)]
    assert len(found) == 1, [cells[0] for cells in found]
    return found[0]


def told(cells: list[str]) -> list[int]:
    """Which articles' cells hold something, from 1."""
    return [number for number, cell in enumerate(cells[1:], 1) if cell.strip()]


# What the first story must show -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words, articles",
    [
        (("164", "مسحوب"), [1, 5]),
        (("وزارة الإعلام تسحب",), [1, 5]),
        (("26 قتلى", "في مقال واحد فقط"), [2]),
        (("8,000", "في مقال واحد فقط"), [4]),
        (("الولايات المتحدة", "في مقال واحد فقط"), [3]),
        (("نيد برايس", "في مقال واحد فقط"), [3]),
        (("أمر أو تهديد بإطلاق النار",), [2, 3]),
        (("أورسولا فون دير لايين", "في مقال واحد فقط"), [2]),
        (("إيمانويل ماكرون", "في مقال واحد فقط"), [2]),
    ],
)
def test_who_left_out_what(story, words, articles):
    assert told(row(compare_facts.page(story()), *words)) == articles


def test_a_withdrawn_number_of_two_articles_with_one_origin_says_so(story):
    head = row(compare_facts.page(story()), "164", "مسحوب")[0]

    assert "مقالان، أصل واحد" in head
    assert "<s " in compare_facts.page(story())


def test_one_number_of_two_units_names_both(story):
    assert "«مركبة» / «قطعة من المعدات العسكرية»" in row(compare_facts.page(story()), "250")[0]


def test_an_event_told_of_two_days_is_one_row_that_says_so(story):
    assert told(row(compare_facts.page(story()), "يختلف اليوم")) == [3, 4]


def test_a_number_of_one_article_bears_its_day_where_it_is_known(story):
    assert row(compare_facts.page(story()), "1,600", "10 يناير")
    assert "يناير" not in row(compare_facts.page(story()), "1,800,000")[0]


def test_of_many_days_of_one_event_a_row_names_four_and_how_many_more():
    days = [date(2022, 1, n) for n in range(1, 8)]
    fact = Fact("event", "e-1", tuple({"article": "a", "first": day, "last": day} for day in days), "date_conflict")

    assert compare_facts._days(hostile(), fact) == "يختلف اليوم: 1 يناير أو 2 يناير أو 3 يناير أو 4 يناير و3 غيرها"


@pytest.mark.parametrize("words, articles", [(19, (1, 5)), (14, (4, 5))])
def test_shared_wording_stands_side_by_side(story, words, articles):
    shown = read(compare_wording.page(story()))
    found = [one for one in shown.all("article", "mq-origin") if one.words.startswith(f"{words} كلمة")]

    assert len(found) == 1
    links = [
        parse_qs(urlsplit(one["href"]).query) for one in shown.all("a", "mq-shared-words") if one.words and one.words in found[0].words
    ]
    numbers = [story().store.articles[link["read"][0]]["n"] for link in links]
    assert tuple(numbers) == articles


def test_what_two_articles_spell_otherwise_is_marked(story):
    marks = [one.words for one in read(compare_wording.page(story())).all("mark", "mq-diff")]

    assert "تصريحا" in marks
    assert "تصريحاً" in marks
    assert "نشر" not in " ".join(marks).split()


def test_the_agency_an_article_names_is_named_and_none_is_supposed(story):
    lines = [one.words for one in read(compare_wording.page(story())).all("li")]

    assert "1 · مصدر غير معروف: وكالة فرانس برس" in lines
    assert "5 · TRT عربي: وكالات" in lines


def test_terrorism_in_and_out_of_marks_as_the_tables_give_it(story):
    cells = row(compare_labels.page(story()), "إرهاب")

    inside = [re.match(r"(\d+) من (\d+) بين علامتين", cell).groups() for cell in cells[1:]]
    assert inside == [("3", "3"), ("2", "2"), ("0", "4"), ("0", "2"), ("5", "5")]
    assert "وحدها 2، في اقتباس أطول 1" in cells[1]
    assert "وحدها 3، في اقتباس أطول 2" in cells[5]


@pytest.mark.parametrize("lang, words", [("ar", "«إرهاب»"), ("en", "“terrorism”")])
def test_the_heading_of_labels_is_a_finding(story, lang, words):
    shown = story(lang=lang)

    assert compare_labels.headline(shown, compare_labels.rows(shown)).startswith(words)


@pytest.mark.parametrize(
    "actor, spelled",
    [
        ("قاسم جومارت توكاييف", ("توكاييف", "توكايف", "توكايييف")),
        ("مختار تليوبيردي", ("تلوبيردى", "تليوبيردي")),
        ("شي جين بينغ", ("شي جين بينج", "شي جينبينغ")),
        ("إيغور كوناشينكوف", ("كوناشينكوف", "كونتشينكوف")),
    ],
)
def test_the_ledger_lists_every_spelling(story, actor, spelled):
    shown = read(compare_names.page(story()))
    head = next(one.words for one in shown.all("th") if one.words.startswith(actor))

    assert all(word in head for word in spelled)


def test_counts_of_a_spelling_are_the_places_that_name_it(story):
    shown = story()
    forms = [row for row in shown.named() if row["actor"] == "tokayev" and "توكايف" in row["form"]]

    head = next(one.words for one in read(compare_names.page(shown)).all("th") if one.words.startswith("قاسم جومارت توكاييف"))
    assert f"توكايف {len(forms)}" in head


def test_nobody_concerned_is_quoted_and_their_demands_stand_in_the_mouth_of_officials(story):
    page = compare_voices.page(story())

    for people in ("المتظاهرون والمحتجون", "الضحايا وذووهم", "السكان وشهود العيان"):
        assert "لم نجد قولًا منقولًا عنهم" in row(page, people)
    for people in ("منظمات حقوق الإنسان", "المعارضة"):
        assert "لا ذكر ولا قول" in row(page, people)
    assert "مطالب المواطنين" in row(page, "السكان وشهود العيان")[4]


# Any story -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_claim_opens_its_passage_or_the_evidence_that_does(story, part, lang):
    shown = story(lang=lang)
    links = [urlsplit(one["href"]) for one in read(PARTS[part].page(shown)).all("a")]

    assert links
    for link in links:
        asked = parse_qs(link.query)
        assert link.path in ("reading", "statements") or shown.finding(asked["open"][0])
        if "at" in asked:
            start, stop = map(int, asked["at"][0].split("-"))
            assert 0 <= start < stop <= len(shown.text(asked["read"][0]))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_hostile_words_break_nothing(part, lang):
    shown = read(PARTS[part].page(hostile(lang=lang)))

    assert shown.unbalanced == []
    assert {"script", "img", "b", "i", "u"} & {one.name for one in shown.elements if "<" in one.words or "alert" in one.words} == set()
    assert "script" not in {one.name for one in shown.elements}
    assert not [one for one in shown.all("a") if one["href"].startswith("javascript")]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("chosen", [{}, {"actors": ("china",)}, {"words": "زرافة"}, {"outlets": ("unknown",)}, {"articles": ("a1",)}])
def test_any_story_under_any_filter_draws(view, part, chosen):
    assert read(PARTS[part].page(view(**chosen))).unbalanced == []


def test_filters_choose_rows_and_a_row_stays_whole(story):
    few = rows(compare_facts.page(story(actors=("usa",))))
    ordered = row(compare_facts.page(story(words="إطلاق النار")), "أمر أو تهديد بإطلاق النار")

    assert [cells for cells in few if "الولايات المتحدة" in cells[0]]
    assert not [cells for cells in few if "ماكرون" in cells[0]]
    assert told(ordered) == [2, 3]


def test_chosen_articles_are_the_columns_and_alone_still_means_in_the_whole_story(story):
    articles = tuple(list(story().store.articles)[3:])
    page = compare_facts.page(story(articles=articles))

    assert {len(cells) for cells in rows(page)} == {3}
    assert "في مقال واحد فقط" not in row(page, "164", "مسحوب")[0]


def test_more_articles_than_a_table_holds_leave_out_the_emptiest_and_say_so(story):
    articles = story().articles().to_dict("records")
    weight = {one["id"]: one["n"] for one in articles}
    kept = compare.fullest(articles, weight, 2)

    assert [one["n"] for one in kept] == [4, 5]
    assert "5" in read(compare.left_out(story(), 2, 5)).text
    assert compare.left_out(story(), 5, 5) is None


@pytest.mark.parametrize("asked, part", [(None, "facts"), ("names", "names"), ("elsewhere", "facts")])
def test_the_address_chooses_the_part(asked, part):
    shown = hostile({"view": asked} if asked else {})
    here = [one for one in read(compare.parts(shown)).all("a") if one.get("aria-current") == "true"]

    assert compare.part(shown) == part
    assert len(here) == 1


@pytest.mark.parametrize("chosen", [1, 2, 3])
def test_of_a_long_story_no_more_is_read_than_the_articles_compared(story, monkeypatch, chosen):
    monkeypatch.setattr(compare, "LOOKED", 3)
    ids = tuple(story().store.articles)
    view = compare.looked(story(articles=ids[:chosen]))

    assert view.within == ids[:chosen]
    assert all(PARTS[name].page(view) for name in PARTS)


# In parts --------------------------------------------------------------------------------------------------------------------------


def test_few_facts_stand_in_one_table_a_kind_with_the_rest_behind_folds(story):
    shown = read(compare_facts.page(story()))

    assert len(shown.all("details", "mq-twin")) == 2
    assert not shown.all("nav")
    assert {one["id"] for fact in facts(story()) for one in fact.rows} >= set(opened(shown))
    assert len(shown.all("span", "mq-fact")) == len(facts(story()))


def test_the_fold_of_names_holds_as_many_actors_as_it_says(story):
    shown = read(compare_names.page(story()))
    actors = shown.all("tr", "mq-head-row")
    folded = [one for one in actors if "mq-twin" in one.path]
    told = [one.words for one in shown.all("summary") if one.path[-1] == "mq-twin"]

    assert len(actors) == len(compare_names._by_actor(story(), set(story().store.articles)))
    assert 0 < len(folded) < len(actors)
    assert [words.split()[-1] for words in told] == [str(len(folded))]


def test_passages_a_cell_has_no_room_for_are_one_click_away(story):
    rows = story().statements().to_dict("records")[: compare.LISTED + 3]
    last = read(compare.unfolding(story(), "15", rows)).all("a")[-1]

    assert last.words == "و3 غيرها"
    assert last["href"] == bits.passage(story(), rows[compare.LISTED])


def opened(shown) -> list[str]:
    """Findings that links open."""
    return [asked["open"][0] for one in shown.all("a") if "open" in (asked := parse_qs(urlsplit(one["href"]).query))]
