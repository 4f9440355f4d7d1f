"""The briefing: a PDF whose text is found as it was written, whose notes lead to their passages, and which ends."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pypdfium2 as pdfium
import pytest
from bidi import get_display
from pypdfium2 import raw
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.export import briefing, briefing_rows
from components.export.briefing_paper import Paper, Style
from components.export.shaping import PAIRS
from components.html.frame import Line, line
from components.server import briefings, lane
from components.ui import links
from data.selection import Selection
from data.store.open import open_story
from data.view import View
from data.words import Words
from tests.components.html_reader import read
from tests.components.test_html_room import hidden_story

STORY, DAY, BASE = "kazakhstan-2022", date(2026, 11, 22), "https://press.example/m/"
LINES = [
    "قال الناطق يوم الجمعة 7 يناير 2022: «أعطيت الأمر بإطلاق النار (من دون إنذار)»، ثم مضى.",
    "ذكرت وكالة Interfax-Kazakhstan أن نحو 1,600 شخص [من المحتجين] أصيبوا.",
    "لا إلى الأمام ولا إلى الوراء: 12.5% بين 5–7 يناير، وأكثر من ذلك لاحقًا.",
]


@pytest.fixture(scope="module")
def first():
    return open_story(STORY)


def made(view: View, base: str = BASE) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(briefing.pdf(view, briefing.Asked(base, f"{base}{view.address()}" if base else "", DAY)))


def drawn(page: pdfium.PdfPage) -> list[str]:
    """The letters of each line of a page from left to right, whatever a reader makes of their order; from the top down."""
    text, found = page.get_textpage(), defaultdict(list)
    for at in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        if (letter := chr(raw.FPDFText_GetUnicode(text, at))) not in "\r\n":
            found[round(y.value)].append((x.value, letter))
    return ["".join(letter for _, letter in sorted(found[y], key=lambda one: one[0])) for y in sorted(found, reverse=True)]


def text_of(document: pdfium.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def addresses(document: pdfium.PdfDocument) -> list[str]:
    """Where the links of a file lead that leave it."""
    return [one.decode() for one in re.findall(rb"/URI \((https?://[^)]*)\)", bytes(document._input))]


def letters(words: str) -> str:
    """Without what readers do not agree on: spaces, diacritics, which way a bracket opens (that has a test of its own)."""
    words = words.translate(str.maketrans({shut: opened for opened, shut in PAIRS.items()}))
    return re.sub(r"[\s\u0610-\u061a\u064b-\u065f]", "", words)


@pytest.mark.parametrize("words", LINES)
def test_letters_stand_where_the_order_of_directions_puts_them_and_ligatures_are_whole(words):
    paper = Paper(rtl=True, foot="", day=DAY)
    paper.flow(words, Style(9))
    page = pdfium.PdfDocument(bytes(paper.output()))[0]

    assert letters(max(drawn(page), key=len)) == letters(get_display(words, base_dir="R"))


def test_brackets_are_drawn_turned_and_read_as_written():
    paper = Paper(rtl=True, foot="", day=DAY)
    paper.flow("قال (كذا) «وكذا» [ثم مضى]", Style(9))
    drawn_as = {glyph.unicode: glyph.glyph_name for glyph, _ in paper.fonts["plex"].subset.items() if isinstance(glyph.unicode, tuple)}

    assert {letter: drawn_as[(ord(letter),)] for letter in "()«»[]"} == {
        "(": "parenright", ")": "parenleft", "«": "guillemotright", "»": "guillemotleft", "[": "bracketright", "]": "bracketleft",
    }  # fmt: skip


@pytest.mark.parametrize("word", ["أكثر", "وأكتاو", "التصريحات", "الأمر"])
def test_letters_of_a_word_stand_close_in_the_widths_readers_are_told(word):
    """A gap between them is a space to whoever searches the file."""
    paper = Paper(rtl=True, foot="", day=DAY)
    paper.flow(word, Style(20))
    text = pdfium.PdfDocument(bytes(paper.output()))[0].get_textpage()
    boxes = sorted(text.get_charbox(at, loose=True) for at in range(text.count_chars()) if text.get_text_range(at, 1).isalpha())

    assert len(boxes) == len(word)
    assert max(after[0] - before[2] for before, after in pairwise(boxes)) < 0.02 * 20


@pytest.mark.parametrize("word", ["قتيلاً", "محتجًا", "إنّ", "أعلِن", "مُشدّدًا", "قوّةٍ", "بناءَّة"])
def test_words_with_diacritics_are_found_as_they_were_written(word):
    paper = Paper(rtl=True, foot="", day=DAY)
    told = f"قال {word} ثم مضى"
    paper.flow(told, Style(9))

    assert normalize("NFC", told) in normalize("NFC", text_of(pdfium.PdfDocument(bytes(paper.output()))))


def test_diacritics_do_not_part_the_letters_they_stand_on():
    names = []
    for words in ("قتيلا", "قتيلًا"):
        paper = Paper(rtl=True, foot="", day=DAY)
        paper.flow(words, Style(9))
        names.append({glyph.glyph_name for glyph, _ in paper.fonts["plex"].subset.items()})

    assert {name.partition(".")[0] for name in names[1] - names[0]} == {"uni064B"}  # the diacritic alone, and where it stands on its letter
    assert names[0] < names[1]


@pytest.mark.parametrize("lang, heading", [("ar", "أبرز الأرقام"), ("en", "Main counts")])
def test_words_of_the_view_are_found_in_the_file(first, lang, heading):
    text = text_of(made(View(first, Selection(lang=lang))))

    assert heading in text
    for words in ("إطلاق النار بقصد القتل", "الاحتجاجات", "الأمن الجماعي", "1,600"):
        assert words in text, words


def test_a_file_says_its_filters_version_and_day_and_only_what_they_leave(first):
    view = View(first, Selection(lang="en", actors=("china",)))
    text = text_of(made(view))

    assert "by China" in text
    assert first.generation[:8] in text
    assert "22 November 2026" in text
    assert "Vladimir Putin" not in text


def test_figures_carry_source_day_and_what_became_of_them(first):
    rows = briefing_rows.briefing(View(first, Selection(lang="en")), BASE).figures.shown
    cells = {row.cells[0]: row.cells for row in rows}

    assert cells["more than 164"][4] == "withdrawn"
    assert cells["about 8,000"][2:4] == ("Kazakhstan Interior Ministry", "10 January (estimated)")
    assert all(row.notes for row in rows)


def test_every_note_leads_to_its_words(first):
    view = View(first, Selection())
    notes = briefing_rows.briefing(view, BASE).notes.made
    document = made(view)

    assert [note.n for note in notes] == list(range(1, len(notes) + 1))
    assert {note.href for note in notes} < set(addresses(document))
    for note in notes:
        asked = parse_qs(urlsplit(note.href).query)
        start, stop = map(int, asked["at"][0].split("-"))
        said = " ".join(view.text(asked["read"][0])[start:stop].split())
        assert note.words.strip("«»…").rstrip()[:60].strip() in said or said in note.words, note


def test_without_a_public_address_nothing_is_linked_out(first):
    assert addresses(made(View(first, Selection()), "")) == []


def test_the_same_view_and_day_give_the_same_bytes(first):
    view = View(first, Selection(actors=("china",)))
    one, other = (briefing.pdf(view, briefing.Asked(BASE, BASE, DAY)) for _ in range(2))

    assert one == other


def test_a_story_of_passages_only_gives_no_other_words(first):
    view, hidden = hidden_story(first)
    view.store = replace(view.store, info=replace(view.story, show="passages"))
    found = briefing_rows.briefing(view, BASE)
    file = text_of(made(view))
    told = " ".join([*(note.words for note in found.notes.made), *(one.words + one.head for one in found.statements.shown)])

    assert len(found.notes.made) > 40
    assert [run for run in hidden if run in told or run in file] == []


def test_a_long_story_gives_few_pages_and_says_how_much_is_shown(first, monkeypatch):
    view = View(first, Selection(lang="en"))
    shown = view.shown
    monkeypatch.setattr(view, "shown", lambda table: 5000 if table == "statements" else shown(table))
    document = made(view)

    assert len(document) <= 14
    assert "Shown: 30 of 5,000." in text_of(document)


# --- by address ---


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(briefings, "PATIENCE", 120.0)  # a busy machine is no failure
    briefings.FILES.clear()
    return TestClient(Starlette(routes=briefings.routes("")))


def test_the_link_beside_every_view_leads_to_its_file(client, first):
    view = View(first, Selection(actors=("china",), lang="en"), {"open": "s-3c572fa4a813e6"})
    shown = read(line(Line("", "", None, None, links.briefing(view)), Words("en")))
    answer = client.get(f"/{shown.one('a', 'mq-briefing')['href']}")

    assert answer.headers["content-type"] == "application/pdf"
    assert "by China" in text_of(pdfium.PdfDocument(answer.content))
    again = client.get(f"/{links.briefing(view)}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert len(briefings.FILES) == 1


HOSTILE = ["actor=%00&from=9999-99-99&q=%E2%80%AE%28%29%5C", "q=" + "a" * 9000, "lang=%ff&stance[]=x&q=%22%29%3B--", "from=2030-01-01"]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_address_breaks_it(client, query):
    answer = client.get(f"/briefing/{STORY}.pdf?{query}")

    assert answer.status_code == 200
    assert 1 <= len(pdfium.PdfDocument(answer.content)) <= 14


@pytest.mark.parametrize("path", ["nowhere.pdf", "..%2Fkazakhstan-2022.pdf", "kazakhstan-2022", ""])
def test_no_other_path_gives_a_file(client, path):
    assert client.get(f"/briefing/{path}").status_code == 404


def test_when_too_many_wait_one_is_told_when_to_come_back(client, monkeypatch):
    async def full(*_):
        raise lane.BusyError

    monkeypatch.setattr(briefings.MADE, "run", full)
    answer = client.get(f"/briefing/{STORY}.pdf")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
