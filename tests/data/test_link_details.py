"""Causes, places of beginning and labels across articles: told side by side, joined only where they are of one matter."""

from __future__ import annotations

from tests.data.fact_articles import links


def test_two_causes_of_one_protest_stand_side_by_side():
    (found,) = links(
        "اندلعت احتجاجات في كازاخستان أمس بسبب رفع أسعار الخبز.",
        "خرجت مظاهرات في كازاخستان أمس احتجاجا على رفع أسعار الدقيق.",
        kind="wording",
    )

    assert found.object == "cause"
    assert "«رفع أسعار الخبز» / «رفع أسعار الدقيق»" in found.note_ar


def test_causes_that_share_no_word_are_of_two_matters():
    assert (
        links(
            "اندلعت احتجاجات في كازاخستان أمس بسبب رفع أسعار الخبز.",
            "خرجت مظاهرات في كازاخستان أمس احتجاجا على اعتقال صحفي.",
            kind="wording",
        )
        == []
    )


def test_the_same_cause_in_the_same_words_is_no_difference():
    text = "اندلعت احتجاجات في كازاخستان أمس بسبب رفع أسعار الخبز."
    assert links(text, text, kind="wording") == []


def test_protests_of_two_weeks_are_two_matters():
    first, second = (
        "اندلعت احتجاجات في كازاخستان في 2 يناير بسبب رفع أسعار الخبز.",
        "خرجت مظاهرات في كازاخستان أمس احتجاجا على رفع أسعار الدقيق.",
    )
    assert links(first, second, kind="wording") == []


def test_where_it_began_may_be_told_more_closely():
    first, second = "انطلقت احتجاجات أمس من غرب البلاد.", "بدأت المظاهرات أمس في مدينة بعيدة."

    (found,) = links(first, second, kind="wording")

    assert found.object == "origin"
    assert "غرب البلاد" in found.note_ar
    assert "مدينة بعيدة" in found.note_ar


def test_a_label_taken_up_later_is_told_with_its_day():
    (found,) = links(
        "قالت روسيا الجمعة إن الإرهابيين هاجموا المباني الحكومية.",
        "قالت روسيا اليوم الاثنين إن ما جرى كان محاولة انقلاب.",
        kind="labels",
    )

    assert "2022-01-07: إرهاب؛ 2022-01-10: انقلاب" in found.note_ar


def test_one_label_on_two_days_is_no_change():
    assert links("قالت روسيا الجمعة إن الإرهابيين هاجموا المباني.", "قالت روسيا الاثنين إن الإرهابيين هربوا.", kind="labels") == []
