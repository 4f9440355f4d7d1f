"""Bytes of an article's file -> its text, or a StoryError that says what to do: an encoding is told, never guessed by a coin.

Offsets everywhere refer to the decoded text with its newlines untouched. A UTF-8 byte-order mark stays in it (the cleaning
deletes it); a UTF-16 mark belongs to the encoding and does not.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from data.model import StoryError

LIMIT = 2 * 1024 * 1024  # bytes of one article; far above any newspaper page
BOM_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF file",
}
WANTED = "save the article as plain UTF-8 text"
ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u06a4\u06a9\u06af\u06cc]")
COMMON = re.compile(r"(?<!\w)(?:ال\w{2,}|في|من|على|إلى|أن|عن|التي|الذي|هذا)(?!\w)")
CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATE = re.compile("[\ud800-\udfff]")
HTML = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)[\s>]", re.IGNORECASE)
BLOCKS = re.compile(r"</(?:p|div|li|td|h[1-6])>|<br ?/?>", re.IGNORECASE)
GLUED_BLOCKS = 5  # so many on one line: its paragraphs cannot be told apart by leaving tags out
AS_1256 = re.compile("ط§|ظ„")  # «ال» of UTF-8 read as windows-1256
AS_LATIN = re.compile("(?<![A-Za-z\u00c0-\u00ff])Çá[\u00c0-\u00ff]")  # «ال» of windows-1256 read as Latin
ALEF = re.compile("[اإأآ]")
MOJIBAKE = re.compile("[ØÙÚÛ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]")  # Ø§Ù„ = «ال» read as Latin


@dataclass(frozen=True)
class Decoded:
    """An article's characters, as its file holds them."""

    text: str
    encoding: str
    sha256: str  # of the bytes
    warnings: tuple[str, ...] = ()  # "nul:1", "surrogates:2", "replaced:1": characters the reader will not see as they were


def decode(raw: bytes, path: str = "article") -> Decoded:
    """The text of ``raw``; StoryError for what is empty, too long, not text, or in an encoding that cannot be told."""
    _refuse_foreign(raw, path)
    text, encoding, warnings = _read(raw, path)
    text, lost = SURROGATE.subn("\ufffd", text)  # one for one: offsets stay
    warnings += (f"surrogates:{lost}",) * bool(lost)
    nul = text.count("\0")
    warnings += (f"nul:{nul}",) * bool(nul)
    if not text.strip(" \t\r\n\0\ufeff\u00a0\u200b-\u200f"):
        raise StoryError(path, "content", "no text in the file", "a file with the article's words", "empty")
    if len(CONTROL.findall(text)) * 50 > len(text) or nul * 4 > len(text):
        raise StoryError(path, "content", "binary data, not text", WANTED, "binary")
    _refuse_misread(text, path)
    _refuse_source(text, path)
    return Decoded(text, encoding, hashlib.sha256(raw).hexdigest(), warnings)


def _refuse_misread(text: str, path: str) -> None:
    """Arabic that another program read in the wrong encoding before it was saved."""
    if len(MOJIBAKE.findall(text)) > max(10, len(ARABIC.findall(text))):
        raise StoryError(path, "encoding", "Arabic that was once read as Latin («Ø§Ù„»)", "the original, saved as UTF-8")
    if len(AS_1256.findall(text)) > max(5, len(ALEF.findall(text))):
        raise StoryError(path, "encoding", "UTF-8 that was once read as windows-1256 («ط§ظ„»)", "the original, saved as UTF-8")
    if len(AS_LATIN.findall(text)) > max(3, len(ALEF.findall(text))):
        raise StoryError(path, "encoding", "windows-1256 that was once read as Latin («Çá»)", "the original, saved as UTF-8")


def _refuse_source(text: str, path: str) -> None:
    if HTML.match(text) or any(len(BLOCKS.findall(line)) >= GLUED_BLOCKS for line in text.splitlines()):
        raise StoryError(path, "content", "the HTML source of a page", "its text as a browser shows it, saved as UTF-8")


def _refuse_foreign(raw: bytes, path: str) -> None:
    if not raw:
        raise StoryError(path, "size", "an empty file", "a file with the article's words", "empty")
    if len(raw) > LIMIT:
        raise StoryError(path, "size", f"{len(raw):,} bytes", f"at most {LIMIT:,} bytes an article", "too_large")
    for magic, kind in MAGIC.items():
        if raw.startswith(magic):
            raise StoryError(path, "content", kind, WANTED, "binary")


def _read(raw: bytes, path: str) -> tuple[str, str, tuple[str, ...]]:
    for mark, name in zip(BOM_16, ("utf-16-le", "utf-16-be"), strict=True):
        if raw.startswith(mark):
            return raw[2:].decode(name, "replace"), name, ("odd_length",) * (len(raw) % 2)
    wide = _utf16(raw)
    if wide:
        return raw.decode(wide, "replace"), wide, ()
    try:
        return raw.decode("utf-8", "surrogatepass"), "utf-8", ()
    except UnicodeDecodeError:
        return _almost_utf8(raw) or _single_byte(raw, path)


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is 06 (Arabic) or 00 (Latin, space)."""
    if len(raw) % 2 or len(raw) < 8:
        return None
    for name, high in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if (high.count(6) + high.count(0)) * 10 > len(high) * 8 and high.count(6) * 4 > len(high):
            return name
    return None


def _almost_utf8(raw: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-8 with a few broken bytes (a cut file): read with U+FFFD in their place and a warning."""
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost <= max(3, len(text) // 1000) and len(ARABIC.findall(text)) > 20 * lost:
        return text, "utf-8", (f"replaced:{lost}",)
    return None


def _single_byte(raw: bytes, path: str) -> tuple[str, str, tuple[str, ...]]:
    """windows-1256 and ISO-8859-6 share half their letters: the one whose words are Arabic wins clearly, or the file is refused."""
    scores = sorted(((_arabic_words(raw, name), name) for name in ("cp1256", "iso8859_6")), reverse=True)
    (best, name), (second, _) = scores
    if best < 2 or best < 4 * second:
        raise StoryError(path, "encoding", "neither UTF-8 nor clearly windows-1256 or ISO-8859-6", WANTED)
    text = raw.decode(name, "replace")
    lost = text.count("\ufffd")
    return text, {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}[name], (f"replaced:{lost}",) * bool(lost)


def _arabic_words(raw: bytes, name: str) -> int:
    return len(COMMON.findall(raw.decode(name, "replace")))
