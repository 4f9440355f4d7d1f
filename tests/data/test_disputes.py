"""Claims as a reader compares them: one line each, populations apart, what was taken back kept."""

from data.disputes import disputed, measures


def row(value=16.0, **other):
    base = {
        "id": f"c-{value}-{len(other)}-{sorted(map(str, other.values()))}", "article": "a", "measure": "killed", "value": value, "low": value,
        "high": value, "bound": "exact", "status": "stated", "population": None, "source": "s", "said_first": None, "fact": None,
    }  # fmt: skip
    return base | other


def test_one_fact_in_two_articles_is_one_claim_that_names_both_populations():
    told = [row(population="في صفوف الشرطة", fact="l-1"), row(population="من أفراد قوات الأمن", fact="l-1", article="b"), row(26.0)]
    (killed,) = disputed(told)

    assert [len(claim.rows) for claim in killed.claims] == [1, 2]
    assert killed.claims[1].populations == ("في صفوف الشرطة", "من أفراد قوات الأمن")


def test_the_same_number_of_other_people_is_another_claim():
    (killed,) = measures([row(population="محتجًا"), row(population="شرطيًا")])

    assert {claim.populations for claim in killed.claims} == {("محتجًا",), ("شرطيًا",)}


def test_one_number_by_two_sources_is_no_dispute():
    assert disputed([row(source="s"), row(source="t")]) == []


def test_a_number_that_was_taken_back_is_a_dispute_by_itself():
    (killed,) = disputed([row(164.0, status="withdrawn")])

    assert killed.claims[0].first["status"] == "withdrawn"


def test_numbers_stand_before_words_and_words_before_what_is_not_known():
    told = [row(None, bound="unknown"), row(None, bound="vague"), row(16.0), row(26.0)]
    (killed,) = disputed(told)

    assert [claim.first["bound"] for claim in killed.claims] == ["exact", "exact", "vague", "unknown"]
    assert [claim.first["value"] for claim in killed.claims[:2]] == [26.0, 16.0]


def test_what_is_not_known_is_one_claim_however_it_is_put():
    told = [
        row(None, bound="unknown", population="المدنيين", article=article, text=text)
        for article, text in (("a", "قيد التدقيق"), ("b", "قيد التحقيق"))
    ]
    (killed,) = measures(told)

    assert [len(claim.rows) for claim in killed.claims] == [2]
    assert not killed.claims[0].known


def test_numbers_of_anything_else_are_not_compared():
    assert disputed([row(1.0, measure="other"), row(2.0, measure="other")]) == []
