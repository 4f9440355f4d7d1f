"""Whatever words hold, they show as words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.html.escape import BIDI, Html, in_order, join, link, plain, printable, tag, text
from tests.components.html_reader import read

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></div><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "<!-- --><![CDATA[ ]]>&lt;&amp;&#60;",
    "قال: \u202eمقلوب\u202c ثم \u2067يمين\u2069",
    "\u2069\u2069\u2069 يخرج من كل عزل",
    "سطر\r\nوسطر\tوجدولة",
    "{{ قالب }} ${قالب} `قالب`",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_show_as_they_stand(words):
    seen = read(text(words))

    assert seen.text == words
    assert {element.name for element in seen.elements} <= {"bdi"}


@given(st.text())
@example("\x00\x1b\ud800\udfff")
def test_any_text_keeps_its_characters_and_makes_no_element(words):
    seen = read(text(words))

    assert seen.text == printable(words)
    assert len(printable(words)) == len(words)
    assert [element.name for element in seen.elements] == ["bdi"] * sum(letter in BIDI for letter in words)
    printable(words).encode("utf-8")


@pytest.mark.parametrize("control", BIDI)
def test_a_bidi_control_stands_alone_in_a_box_of_its_own(control):
    boxes = read(text(f"قبل{control}بعد")).all("bdi")

    assert [box.words for box in boxes] == [control]
    assert boxes[0]["data-control"] == BIDI[control]


@given(st.text(), st.text())
def test_attributes_keep_their_bounds(value, words):
    seen = read(tag("span", words, title=value))

    assert seen.elements[0]["title"] == plain(value).replace("\r\n", "\n") or "\r" in value
    assert seen.elements[0].attributes.keys() == {"title"}
    assert seen.unbalanced == []


@pytest.mark.parametrize("name", ["onclick", "onerror", "style", "x y", 'a"b', "a>b"])
def test_no_attribute_runs_or_hides_anything(name):
    with pytest.raises(ValueError):
        tag("p", "كلام", **{name: "x"})


@pytest.mark.parametrize("name", ["script>", "a b", "", "IMG"])
def test_only_names_of_elements_make_elements(name):
    with pytest.raises(ValueError):
        tag(name, "كلام")


@pytest.mark.parametrize(
    "address, kept",
    [
        ("reading?read=a&at=1-2", True),
        ("./?lang=en", True),
        ("?q=%D8%A7", True),
        ("#mq-here", True),
        ("https://example.org/a", True),
        ("mailto:a@b.example?subject=%20", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("\\\\example.org", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("vbscript:x", False),
        ("reading?q=\u202e", False),
    ],
)
def test_only_addresses_worth_following_become_links(address, kept):
    assert (link(address) is not None) is kept
    assert ("href" in read(tag("a", "رابط", href=address)).elements[0].attributes) is kept


def test_markup_with_words_added_is_words_again():
    made = tag("b", "أ") + "<i>"

    assert not isinstance(made, Html)
    assert read(join(made)).text == "<b>أ</b><i>"


def test_pieces_join_in_order_and_nothing_is_nothing():
    assert join(["أ", None, tag("b", "<"), ("ج", ["د"])]) == "أ<b>&lt;</b>جد"
    assert join(["أ", None, "ب"], " · ") == "أ · ب"


def test_flags_of_an_element_are_bare_and_absent_ones_are_left_out():
    assert tag("input", checked=True, disabled=False, title=None, data_copy="") == '<input checked data-copy="">'


def test_a_day_in_numbers_keeps_its_order_among_arabic_words():
    assert in_order("تاريخ لا يُقرأ: 2022-13-40") == 'تاريخ لا يُقرأ: <bdi dir="ltr">2022-13-40</bdi>'
    assert in_order("<b>12 - 14 يناير") == "&lt;b&gt;12 - 14 يناير"
