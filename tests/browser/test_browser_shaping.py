"""The image card and the browser put the letters of a line in the same order."""

import unicodedata

import pytest

from components.export.shaping import visual

pytestmark = pytest.mark.browser

LINES = [
    "شي جينبينغ: «إجراءات قوية» (7 يناير 2022)",
    "قال بوتين: «سنغادر قريبا»، مضيفا (AFP) 00:47!",
    "نحو 1,8 مليون و20 ألف شخص، 50% منهم.",
    "قناة BBC [عربي] نقلت عن (رويترز [AFP]) ذلك",
    "بين 7–10 يناير 2022؛ أهكذا؟",
    "«ظهر هدفها بوضوح.. كانت محاولة انقلاب».",
    "ورد فيها «NATO»\u200f: 0 من 5",
    "see (x) «y» قيل [نعم] {كذا} <ذاك>",
]
PLACES = """line => {
  const box = document.createElement('p');
  box.dir = 'rtl'; box.style.cssText = 'white-space:pre;width:max-content;font:30px serif';
  box.textContent = line; document.body.replaceChildren(box);
  const node = box.firstChild, range = document.createRange();
  return [...line].map((letter, n) => { range.setStart(node, n); range.setEnd(node, n + 1); return range.getBoundingClientRect().left; });
}"""


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_ordered_as_the_browser_orders_it(reader, line):
    page = reader.tab("about:blank").page
    page.set_content("<!doctype html><meta charset=utf-8>")
    places = page.evaluate(PLACES, line)
    shown = "".join(letter for _, letter in sorted(zip(places, line, strict=True), key=lambda pair: pair[0]))
    drawn = "".join(unicodedata.normalize("NFKC", letter)[::-1] for letter in visual(line))  # لا, one shape, is drawn from its right

    assert unturned(drawn) == unturned(shown)


def unturned(line: str) -> str:
    """Brackets without their direction, for the browser's text keeps the character it turned; and without marks nobody sees."""
    return line.translate(str.maketrans(")]}>»", "([{<«", "\u200e\u200f"))
