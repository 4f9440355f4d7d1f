"""Every outlet file has a sample here and removes exactly its lines."""

import pytest

from data.text.lines import lines
from data.text.outlets import FOLDER, outlets, recognise

SAMPLES = {
    "cnn_arabic": ("حريق في مصنع للورق - CNNArabic.com", "CNN بالعربية"),
    "alittihad": ("جميع الحقوق محفوظة لمركز الاتحاد للأخبار 2030©", "مركز الاتحاد للأخبار"),
    "trt_arabi": ("TRT عربي - وكالات", "TRT عربي"),
    "ain_alyoum": ("عين اليوم – عمّان", "عين اليوم"),
    "alweeam": ("الدمام-الوئام:", "الوئام"),
}


def test_every_outlet_has_its_sample():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(SAMPLES)


@pytest.mark.parametrize("line,name", SAMPLES.values(), ids=SAMPLES)
def test_the_page_shows_whose_it_is(line, name):
    outlet = recognise(lines(f"خبر قصير\n{line}\n"))

    assert outlet is not None
    assert outlet.name == name


def test_an_outlet_named_in_a_sentence_is_not_the_pages_own():
    assert recognise(lines("وقال المتحدث في حديث أجرته معه قناة TRT عربي إن المصنع سيعمل من جديد بعد شهر.\n")) is None


def test_lines_of_an_outlet_are_folded_and_bare():
    assert all(line == line.strip() for outlet in outlets() for line in outlet.lines)
