"""Bytes to text: the encoding is told or the file is refused, and no character moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import StoryError
from data.text.decode import LIMIT, decode

TEXT = "قالت الوزارة في بيان إن الأمطار التي هطلت على المدينة أغرقت شارعين.\nوأضافت أن العمل مستمر من الصباح.\n"


@pytest.mark.parametrize(
    "codec,name",
    [
        ("utf-8", "utf-8"),
        ("utf-16", "utf-16-le"),  # with its mark
        ("utf-16-le", "utf-16-le"),  # without
        ("utf-16-be", "utf-16-be"),
        ("cp1256", "windows-1256"),
        ("iso8859_6", "iso-8859-6"),  # must not pass as windows-1256
    ],
)
def test_an_encoding_is_told(codec, name):
    decoded = decode(TEXT.encode(codec))

    assert (decoded.text, decoded.encoding, decoded.warnings) == (TEXT, name, ())


def test_utf8_mark_stays_so_that_offsets_are_those_of_the_file():
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()).text == "\ufeff" + TEXT


def test_line_ends_are_untouched():
    text = "سطر أول.\r\nسطر ثان.\rسطر ثالث.\u2028نهاية."

    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "raw,warning",
    [
        (TEXT.encode() + b"\x00", "nul:1"),
        (TEXT.encode() + b"\xed\xa0\x80", "surrogates:1"),
        (TEXT.encode()[:-3], "replaced:1"),  # cut in the middle of a letter
    ],
)
def test_what_a_reader_will_not_see_is_told(raw, warning):
    decoded = decode(raw)

    assert decoded.warnings == (warning,)
    decoded.text.encode("utf-8")  # no lone surrogate is left


@pytest.mark.parametrize(
    "raw,code",
    [
        (b"", "empty"),
        (" \n\u200f\n\u00a0".encode(), "empty"),
        (b"\xef\xbb\xbf\x00\n", "empty"),
        ("ب".encode() * (LIMIT // 2 + 1), "too_large"),
        (b"%PDF-1.7 \x00\x01", "binary"),
        (b"PK\x03\x04" + bytes(range(200)), "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        ("كلمة".encode("cp1256"), "other"),  # too short to tell 1256 from 8859-6
        (TEXT.encode().decode("cp1252", "ignore").encode(), "other"),  # «Ø§Ù„»
        (TEXT.encode().decode("cp1256", "replace").encode(), "other"),  # «ط§ظ„»
        (TEXT.encode("cp1256").decode("cp1252", "replace").encode(), "other"),  # «Çá»
        (TEXT.encode("utf-32"), "binary"),
        (f"\ufeff <!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), "other"),
        (f"<p>{TEXT.splitlines()[0]}</p>".encode() * 5, "other"),  # paragraphs that cannot be told apart
    ],
)
def test_what_is_not_an_article_is_refused_with_file_and_remedy(raw, code):
    with pytest.raises(StoryError) as refused:
        decode(raw, "articles/x.txt")

    assert (refused.value.path, refused.value.code) == ("articles/x.txt", code)
    assert refused.value.wanted


@given(st.text(min_size=1, max_size=300).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_utf8_comes_back_as_it_went(text):
    raw = text.encode("utf-8", "surrogatepass")
    try:
        decoded = decode(raw)
    except StoryError:
        return  # control characters, mojibake or UTF-16 by its looks
    if decoded.encoding == "utf-8":
        assert len(decoded.text) == len(text)


@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_a_story_error(raw):
    try:
        decoded = decode(raw)
    except StoryError:
        return
    decoded.text.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        TEXT + "والعبارة كتبت خطأ هكذا: ط§ظ„ط³ظ„ط§م.",  # told of, not suffered
        TEXT + "Le maire Ça va, Français et Çankaya.",
        TEXT.replace("\n", "<br>\n"),
        f"<p>{TEXT}</p>",
    ],
)
def test_a_page_with_a_few_strange_characters_is_read(text):
    assert decode(text.encode()).text == text
