"""Around the chart of counts: every claim in a row with its evidence one link away, differences named, hostile words kept words."""

from __future__ import annotations

import pytest

from components.html import counts, counts_table
from components.html.claim_bits import quoted
from tests.components.html_reader import read
from tests.components.html_story import BAD_NAME
from tests.components.html_story import view as hostile
from tests.data.counts_story import view

STORY = ("ar", "en")


def page(seen):
    return "".join((counts.chooser(seen), counts.head(seen), counts.side(seen), counts.body(seen)))


def rows(seen):
    """The rows of the table, by the words of their number."""
    shown = read(counts_table.section(seen))
    return [one for one in shown.all("tr") if one.get("role") == "row" and one.path and "mq-measure-row" not in one.get("class")][1:]


def row(words, **chosen):
    (found,) = [one for one in rows(view(**chosen)) if words in one.words]
    return found


def inside(words, **chosen):
    """The links within one row: (words, address)."""
    shown = read(counts_table.section(view(**chosen)))
    found, here = [], False
    for one in shown.elements:
        if one.name == "tr":
            here = words in one.words
        elif one.name == "a" and here:
            found.append((one.words, one["href"]))
    return found


@pytest.mark.parametrize("lang", STORY)
def test_hostile_words_stay_words(lang):
    shown = read(page(hostile(lang=lang)))

    assert not shown.all("script")
    assert not shown.all("img")
    assert not shown.unbalanced
    assert BAD_NAME in shown.text


def test_a_row_says_of_whom_by_whom_when_and_where_with_articles_and_origins():
    police = row("قوات الأمن").words

    for words in ("16", "في صفوف الشرطة", "من أفراد قوات الأمن", "الوزارة", "10 يناير 2022", "صحيفة ثانية", "صحيفة ثالثة", "مقالان، أصلان"):
        assert words in police


def test_two_outlets_that_share_the_sentence_are_one_origin():
    assert "مقالان، أصل واحد" in row("164").words
    assert "2 articles, 1 origin" in row("164", lang="en").words


def test_a_withdrawn_claim_has_three_dates_and_its_reason():
    taken = row("164").words

    assert "قيل: قبل ذلك، في يوم غير معروف" in taken
    assert "سُحب: 9 يناير 2022" in taken
    assert "مساء الأحد" in taken
    assert "نُشر: 10 يناير 2022" in taken
    assert "مسحوب خطأ تقني" in taken


@pytest.mark.parametrize("words, struck", [("164", True), ("90", True), ("26", False)])
def test_only_what_no_longer_stands_is_struck_through(words, struck):
    shown = read(counts_table.section(view()))
    number = next(one for one in shown.all(style="mq-claim") if words in one.words)

    assert (number.name == "s") is struck


def test_each_number_opens_its_evidence_and_each_article_its_passage():
    (_, number), *articles = inside("قوات الأمن")

    assert number == "counts?open=l-police0001"
    assert [address.partition("&")[0] for _, address in articles] == ["reading?read=n2", "reading?read=n3"]


def test_the_articles_own_voice_is_named():
    assert "بصوت المقال" in row("1,800,000").words


def test_words_for_a_number_stand_as_words_and_no_number_is_made_of_them():
    cells = row("عشرات الأشخاص").words

    assert "عدد غير محدد" in cells
    assert not any(letter.isdigit() for letter in cells.partition("3 ·")[0])


@pytest.mark.parametrize("lang, told", [("ar", "ولفظ المعدود مختلف"), ("en", "worded differently")])
def test_differing_units_of_one_number_are_named_and_stand_side_by_side(lang, told):
    shown = read(counts.body(view(lang=lang, words="250")))
    (group,) = shown.all(style="mq-counts-group")
    (tiles,) = shown.all("ul", "mq-tiles")

    assert told in group.words
    assert "مركبة / قطعة من المعدات" in group.words
    assert tiles.words.count("250") >= 2


def test_populations_that_differ_are_named_and_never_added_up():
    (killed, *_) = read(counts.body(view())).all(style="mq-counts-group")

    assert "المعدود ليس واحدًا: محتجا، سجينا، في صفوف الشرطة / من أفراد قوات الأمن، ولا يُذكر في بعضها من هم." in killed.words
    assert "ولا يُذكر في بعضها من هم" in killed.words
    assert not {"42", "132", "296"} & set(killed.words.split())


def test_no_difference_leaves_no_side_by_side():
    assert not read(counts.body(view(measures=("injured",)))).all(style="mq-counts-beside")


def test_measures_are_chosen_and_taken_off_again():
    (everything, *_), chosen = choices(view()), {words: (address, here) for words, address, here in choices(view(measures=("killed",)))}

    assert everything == ("الكل", "counts", True)
    assert chosen["الكل"] == ("counts", False)
    assert chosen["قتلى 5"] == ("counts", True)
    assert chosen["جرحى 1"] == ("counts?measure=injured&measure=killed", False)


def choices(seen):
    shown = read(counts.chooser(seen))
    return [(one.words, one["href"], one.get("aria-current") == "true") for one in shown.all("a")]


def test_the_key_holds_only_signs_that_are_in_the_chart():
    injured, everything = (read(counts.head(view(**chosen))).one("ul").words for chosen in ({"measures": ("injured",)}, {}))

    assert "نحو" in injured
    assert "مسحوب" not in injured
    assert "مسحوب أو منفي" in everything
    assert "بين حدّين" in everything


def test_evidence_beside_the_chart_is_that_of_the_open_claim():
    shown = read(counts.side(view({"open": "l-police0001"})))

    assert len(shown.all("article", "mq-card-count")) == 2
    assert not read(counts.side(view())).all("article")


@pytest.mark.parametrize("number, first", [("1", True), ("2", False), ("9999", False)])
def test_a_long_table_comes_in_parts_and_keeps_within_them(monkeypatch, number, first):
    monkeypatch.setattr(counts_table, "PER_PAGE", 6)
    shown = read(counts_table.section(view({"page": number})))
    here = [one.words for one in shown.all("a") if one.get("aria-current") == "page"]

    assert here == (["1"] if first else ["2"])
    assert ("26" in [one.words for one in shown.all("b")]) is first


@pytest.mark.parametrize("words, name", [("مركبة", "q"), ("عدد الضحايا «قيد التدقيق»", "bdi")])
def test_words_with_marks_of_their_own_get_no_second_pair(words, name):
    assert read(quoted(words)).elements[0].name == name
