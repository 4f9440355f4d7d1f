"""A statement as an image to share: its words, who said them, where they stand and how the dates are known. 1200 pixels wide."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from components.charts import palette
from components.export.shaping import inert, wrap
from components.export.type import Face, Pen, naskh, plex
from data.tables import Row
from data.view import View

WIDTH = 1200
HEIGHTS = (630, 1500)  # least and most
MARGIN, BAR = 72, 14
INNER = WIDTH - 2 * MARGIN
SIZES = ((90, 58), (220, 48), (420, 42), (700, 36))  # characters of a quote: size of its letters
SMALLEST = 32
LEADING = 1.72
LONGEST = 1200  # characters drawn; the link has the rest
FOOT = 208  # height of speaker, source and link


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
    telling = [one for one in stances if one["value"] != "none"] or stances
    article: Row = view.store.articles[row["article"]]
    return Card(
        quote=f"«{row['text']}»" if quoted else row["text"],
        speaker=view.name(row["speaker"]),
        rollup=" · ".join(above),
        said=words("card.said", day=_day(view, row, "said_")) if row["said_first"] else words("card.undated"),
        stances=tuple(dict.fromkeys((one["value"], _stance(view, one)) for one in telling)),
        source=words("card.source", outlet=view.outlet(row["article"]), day=_day(view, article, "published_")) + _checked(view, row),
        link=link,
        brand=words("common.app"),
        story=view.title,
        lang=view.lang,
    )


def _checked(view: View, row: Row) -> str:
    """That nobody has read the finding; a picture travels without its page."""
    return "" if row["verdict"] else f" · {view.words('common.automatic')}"


def _day(view: View, row: Row, stem: str) -> str:
    if row[f"{stem}first"] is None:
        return view.words("common.undated")
    return f"{view.words.day_range(row[f'{stem}first'], row[f'{stem}last'])} ({view.words.basis(row[f'{stem}basis'])})"


def _stance(view: View, row: Row) -> str:
    label = view.words.label("stance", row["value"])
    return f"{label} {view.words('cards.toward', target=view.words.toward(view.name(row['target'])))}" if row["target"] else label


def png(card: Card) -> bytes:
    """The card as a PNG file: 1200×630, taller where the words need it."""
    face, lines = _set(card.quote)
    leading = int(face.size * LEADING)
    height = min(HEIGHTS[1], max(HEIGHTS[0], MARGIN + leading * len(lines) + 40 + 52 * len(card.stances[:3]) + FOOT))
    image = Image.new("RGB", (WIDTH, height), palette.PAPER.light)
    sheet = Sheet(image, card)
    sheet.bar()
    sheet.quote(lines, face, leading)
    sheet.foot()
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _set(quote: str) -> tuple[Face, list[str]]:
    """The quote's face and its lines: as large as it may be, cut at a word where even the smallest is too long."""
    words = inert(quote)
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + "…" + ("»" if words.endswith("»") else "")
    size = next((size for most, size in SIZES if len(words) <= most), SMALLEST)
    face = naskh(size)
    lines = wrap(words, INNER, face.width)
    room = (HEIGHTS[1] - MARGIN - FOOT - 200) // int(size * LEADING)
    if len(lines) > room:
        lines = [*lines[: room - 1], lines[room - 1][: max(1, len(lines[room - 1]) - 2)] + "…"]
    return face, lines


class Sheet:
    """One card's canvas: where things stand for its direction."""

    def __init__(self, image: Image.Image, card: Card) -> None:
        self.card = card
        self.canvas = ImageDraw.Draw(image)
        self.pen = Pen(self.canvas)
        self.height = image.height
        self.start = WIDTH - MARGIN if card.rtl else MARGIN  # where a line begins
        self.end = WIDTH - self.start

    def bar(self) -> None:
        """The edge a line begins at, in the colour of the stance; two of them where two are held."""
        colours = [palette.stance(value).paint.light for value, _ in self.card.stances] or [palette.HAIRLINE.light]
        left = WIDTH - BAR if self.card.rtl else 0
        step = self.height / len(colours)
        for n, colour in enumerate(colours):
            self.canvas.rectangle((left, round(n * step), left + BAR - 1, round((n + 1) * step)), fill=colour)

    def quote(self, lines: list[str], face: Face, leading: int) -> None:
        """The article's words: Arabic, whatever the card's language."""
        y = MARGIN + round(face.size * 1.05)
        for line in lines:
            self.pen.line((WIDTH - MARGIN, y), line, face, palette.INK.light)
            y += leading

    def foot(self) -> None:
        """From the bottom up: link and brand, source, speaker and day, stances."""
        base, muted, ink = self.height - 44, palette.MUTED.light, palette.INK.light
        self.canvas.line((MARGIN, base - 42, WIDTH - MARGIN, base - 42), fill=palette.HAIRLINE.light, width=2)
        self._write(base, self.card.brand, plex(26, "Bold"), palette.ACCENT.light)
        room = INNER - plex(26, "Bold").width(self.card.brand) - 40
        link = _fitted(self.card.link, plex(19), room)
        width = plex(19).width(link, rtl=False)
        self.pen.line((self.end if self.card.rtl else self.end - width, base), link, plex(19), muted, right=False)
        self._write(base - 66, _fitted(self.card.source, plex(23), INNER), plex(23), muted)
        name = self._write(base - 112, _fitted(self.card.speaker, plex(32, "SemiBold"), INNER * 0.6), plex(32, "SemiBold"), ink)
        beside = "، " if self.card.rtl else ", "
        rest = f"{self.card.rollup}{beside}{self.card.said}" if self.card.rollup else self.card.said
        room = INNER - name - 20
        face = next((plex(size) for size in (25, 23, 21, 19) if plex(size).width(rest) <= room), plex(19))
        self._write(base - 112, _fitted(rest, face, room), face, muted, after=name + 20)
        for n, (value, label) in enumerate(self.card.stances[:3]):
            self._stance(base - 172 - 46 * n, value, label)

    def _stance(self, y: float, value: str, label: str) -> None:
        sign = palette.stance(value)
        middle = (self.start - 11 if self.card.rtl else self.start + 11, y - 9)
        shape(self.canvas, middle, sign.symbol, sign.paint.light)
        self._write(y, _fitted(label, plex(26, "Medium"), INNER - 40), plex(26, "Medium"), palette.INK.light, after=36)

    def _write(self, y: float, words: str, face: Face, ink: str, *, after: float = 0) -> float:
        """A line of ours from the start edge, ``after`` so many pixels; gives its width."""
        rtl = self.card.rtl
        if rtl:
            return self.pen.line((self.start - after, y), words, face, ink)
        return self.pen.line((self.start + after, y), words, face, ink, right=False)


def _fitted(words: str, face: Face, room: float) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    clean = inert(words)[:300]
    while face.width(clean) > room and len(clean) > 2:
        clean = clean[: max(1, int(len(clean) * min(0.98, room / face.width(clean))) - 1)].rstrip(" …") + "…"
    return clean


POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "triangle-up": ((0, -1), (1, 0.85), (-1, 0.85)),
    "triangle-down": ((0, 1), (1, -0.85), (-1, -0.85)),
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "diamond-wide": ((0, -0.7), (1, 0), (0, 0.7), (-1, 0)),
}


def shape(canvas: Any, middle: tuple[float, float], symbol: str, colour: str, size: float = 11) -> None:
    """The sign of a stance as the charts draw it: Pillow's fonts do not have them all."""
    x, y = middle
    if symbol == "x":
        for slope in (1, -1):
            canvas.line((x - size * 0.8, y - slope * size * 0.8, x + size * 0.8, y + slope * size * 0.8), fill=colour, width=5)
    elif symbol in POINTS:
        canvas.polygon([(x + size * dx, y + size * dy) for dx, dy in POINTS[symbol]], fill=colour)
    else:
        canvas.ellipse((x - size * 0.85, y - size * 0.85, x + size * 0.85, y + size * 0.85), fill=colour)
