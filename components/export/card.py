"""Words of an article as an image to share: who said them, where they stand and how the dates are known. 1200 pixels wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.charts import palette
from components.export.sheet import INNER, LONGEST, MARGIN, WIDTH, Sheet, fitted, lines_of
from components.export.type import Face, naskh, plex
from data.stance_views import telling
from data.tables import Row
from data.view import View

__all__ = ["HEIGHTS", "LONGEST", "WIDTH", "Card", "card_of", "png"]

HEIGHTS = (630, 1500)  # least and most
SIZES = ((90, 58), (220, 48), (420, 42), (700, 36))  # characters of a quote: size of its letters
SMALLEST = 32
LEADING = 1.72
FOOT = 208  # height of speaker, source and link
STANCE, AIR = 52, 40  # height of a line of stances; air around the quote
MOST_STANCES = 3


@dataclass(frozen=True)
class Card:
    """What a card says, in words that are ready to be drawn."""

    quote: str
    speaker: str
    rollup: str
    said: str
    stances: tuple[tuple[str, str], ...]  # value, words
    source: str
    link: str
    brand: str
    story: str
    lang: str = "ar"

    @property
    def rtl(self) -> bool:
        return self.lang == "ar"


def card_of(view: View, row: Row, link: str) -> Card:
    """A statement's card in the view's language; ``link`` is its full address."""
    words = view.words
    quoted = row["form"] == "quoted"
    actor = view.actor(row["speaker"])
    above = [] if actor is None else [view.name(one) for one in actor["chain"] if one != row["speaker"]]
    stances = view.stances_for([row["id"]])[row["id"]]
    return Card(
        quote=f"«{row['text']}»" if quoted else row["text"],
        speaker=view.name(row["speaker"]),
        rollup=" · ".join(above),
        said=words("card.said", day=day_of(view, row, "said_")) if row["said_first"] else words("card.undated"),
        stances=tuple(dict.fromkeys((one["value"], stance_words(view, one)) for one in telling(stances))),
        source=source_of(view, row["article"], row),
        link=link,
        brand=words("common.app"),
        story=view.title,
        lang=view.lang,
    )


def source_of(view: View, article: str, finding: Row | None = None) -> str:
    """«المصدر: TRT عربي، 10 يناير 2022 (تقديري)»; and that nobody has read the finding: a picture travels without its page."""
    row: Row = view.store.articles[article]
    told = view.words("card.source", outlet=view.outlet(article), day=day_of(view, row, "published_"))
    return told if finding is None or finding["verdict"] else f"{told} · {view.words('common.automatic')}"


def day_of(view: View, row: Mapping[str, Any], stem: str) -> str:
    """A day and how it is known; that there is none."""
    if row[f"{stem}first"] is None:
        return view.words("common.undated")
    return f"{view.words.day_range(row[f'{stem}first'], row[f'{stem}last'])} ({view.words.basis(row[f'{stem}basis'])})"


def stance_words(view: View, row: Mapping[str, Any]) -> str:
    label = view.words.label("stance", row["value"])
    return f"{label} {view.words('cards.toward', target=view.words.toward(view.name(row['target'])))}" if row["target"] else label


def png(card: Card, tallest: int = HEIGHTS[1]) -> bytes:
    """The card as a PNG file: 1200×630, taller where the words need it and may; beyond that they are cut at a word."""
    around = MARGIN + AIR + STANCE * len(card.stances[:MOST_STANCES]) + FOOT
    face, lines = _set(card.quote, tallest - around)
    leading = int(face.size * LEADING)
    sheet = Sheet(min(tallest, max(HEIGHTS[0], around + leading * len(lines))), rtl=card.rtl)
    sheet.bar([palette.stance(value).paint.light for value, _ in card.stances] or [palette.HAIRLINE.light])
    y = MARGIN + round(face.size * 1.05)
    for n, line in enumerate(lines):  # the article's words: Arabic, whatever the card's language
        sheet.pen.line((WIDTH - MARGIN, y + n * leading), line, face, palette.INK.light)
    _foot(sheet, card)
    return sheet.png()


def _set(quote: str, room: float = HEIGHTS[1] - MARGIN - FOOT - 200) -> tuple[Face, list[str]]:
    """The quote's face and its lines: as large as its length and the room allow."""
    first = next((n for n, (most, _) in enumerate(SIZES) if len(quote) <= most), len(SIZES))
    return lines_of(quote, [naskh(size) for size in (*(size for _, size in SIZES[first:]), SMALLEST)], (INNER, room), LEADING)


def _foot(sheet: Sheet, card: Card) -> None:
    """From the bottom up: link and brand, source, speaker and day, stances."""
    base, muted, ink = sheet.height - 44, palette.MUTED.light, palette.INK.light
    signed(sheet, card.brand, card.link)
    sheet.write(base - 66, fitted(card.source, plex(23), INNER), plex(23), muted)
    name = sheet.write(base - 112, fitted(card.speaker, plex(32, "SemiBold"), INNER * 0.6), plex(32, "SemiBold"), ink)
    rest = ("، " if card.rtl else ", ").join(part for part in (card.rollup, card.said) if part)
    room = INNER - name - 20
    face = next((plex(size) for size in (25, 23, 21, 19) if plex(size).width(rest) <= room), plex(19))
    if rest and room > 60:
        sheet.write(base - 112, fitted(rest, face, room), face, muted, after=name + 20)
    for n, (value, label) in enumerate(card.stances[:MOST_STANCES]):
        sheet.stance(base - 172 - 46 * n, value, label)


def signed(sheet: Sheet, brand: str, link: str) -> None:
    """The last line: our name where a line begins, an address or the story where it ends."""
    base, face = sheet.height - 44, plex(26, "Bold")
    sheet.rule(base - 42)
    width = sheet.write(base, brand, face, palette.ACCENT.light)
    told, small = fitted(link, plex(19), INNER - width - 40), plex(19)
    if told.isascii():  # an address runs left to right in any language
        left = sheet.end if sheet.rtl else sheet.end - small.width(told, rtl=False)
        sheet.pen.line((left, base), told, small, palette.MUTED.light, right=False)
    else:
        sheet.write_end(base, told, small, palette.MUTED.light)
