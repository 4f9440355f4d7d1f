"""One name in several spellings: letters, endings and spaces differ; inflections and other words do not count."""

import pytest

from data.spellings import same_name, variants


@pytest.mark.parametrize(
    "forms, spelled",
    [
        (["توكاييف", "توكاييف", "توكايف", "قاسم توكايييف"], [{"توكاييف": 2, "توكايف": 1, "توكايييف": 1}]),
        (["مختار تلوبيردى", "مختار تليوبيردي"], [{"تلوبيردى": 1, "تليوبيردي": 1}]),
        (["شي جين بينج", "شي جينبينغ", "شي"], [{"شي جين بينج": 1, "شي جينبينغ": 1}]),
        (["إيجور كوناشينكوف", "كونتشينكوف"], [{"كوناشينكوف": 1, "كونتشينكوف": 1}]),
        (["الاتحاد الأوروبي", "الاتحاد الأوروبى"], [{"الأوروبي": 1, "الأوروبى": 1}]),
        (["الحكومة", "للحكومة", "حكومة"], []),  # the article is no spelling
        (["حكومة كازاخستان", "الحكومة الكازاخستانية"], []),  # nor is an adjective of the name
        (["فلاديمير بوتين", "بوتين"], []),
        (["روسيا", "موسكو"], []),
        (["علي عالي"], []),  # two words of one name
        ([], []),
    ],
)
def test_spellings_of_a_name_are_counted(forms, spelled):
    assert variants(forms) == spelled


@pytest.mark.parametrize(
    "names, pairs",
    [
        ({"a": "الاتحاد الأوروبي", "b": "الإتحاد الأوروبى"}, [("a", "b")]),
        ({"a": "المجلس الأوروبي", "b": "المجلس الأوروبي الوضع"}, [("a", "b")]),
        ({"a": "وزارة الدفاع", "b": "وزارة الداخلية"}, []),
        ({"a": "روسيا", "b": "روسيا الاتحادية"}, []),  # one word alone is too little to go by
        ({"a": "", "b": ""}, []),
    ],
)
def test_names_that_may_be_one_actor_are_told(names, pairs):
    assert same_name(names) == pairs
