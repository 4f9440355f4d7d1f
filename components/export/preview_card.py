"""The picture beside a pasted link, 1200×630: a quotation, a headline, or a page with a small chart of the rows it shows."""

from __future__ import annotations

from dataclasses import replace

from components.charts import palette
from components.export.card import HEIGHTS, Card, card_of, day_of, png, signed, source_of
from components.export.passage import Passage
from components.export.preview import Kind, Page, Preview
from components.export.sheet import INNER, MARGIN, WIDTH, Sheet, fitted, lines_of
from components.export.small_chart import PLAIN, Part, chart_of, draw
from components.export.type import naskh, plex
from data.reviewed import reviewed
from data.view import View

TALL = HEIGHTS[0]
HEADLINES = (64, 56, 48, 42)
HEADINGS = (54, 48, 42, 36)
KICKER, UNDER = 26, 27  # sizes of the line above a heading and of what is told below it
CHART = (150, 230)  # least and most height of the chart
MOST_STANCES = 2


def drawn(view: View, page: Page, made: Preview, host: str) -> bytes:
    """A PNG of 1200×630; ``host`` is the public address to print, or nothing. The same view, preview and host give the same bytes."""
    if made.kind is Kind.QUOTE and made.passage:
        return _quote(view, made.passage, host)
    if made.kind is Kind.ARTICLE and made.article:
        return _article(view, made, made.article, host)
    return _page(view, page, made, host)


def _quote(view: View, passage: Passage, host: str) -> bytes:
    """The words, who said them where that is known, and the article they stand in."""
    row = passage.row
    if row and row["kind_of"] == "statement":
        card = card_of(view, row, host or view.title)
        quote = card.quote if _same(row["text"], passage.words) else f"«{passage.words}»"
        return png(replace(card, stances=card.stances[:MOST_STANCES], quote=quote), TALL)
    brand, article = view.words("common.app"), passage.article
    by = view.name(row["source"]) if row and row.get("source") else ""
    said = view.words("card.said", day=day_of(view, row, "said_")) if row and by and row["said_first"] else ""
    speaker = by or view.article_title(article)
    return png(
        Card(f"«{passage.words}»", speaker, "", said, (), source_of(view, article, row), host or view.title, brand, view.title, view.lang),
        TALL,
    )


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _article(view: View, made: Preview, article: str, host: str) -> bytes:
    """The headline in the face articles are read in, outlet and day, and what was found there."""
    sheet = _sheet(view, host or view.title)
    muted = palette.MUTED.light
    sheet.write(MARGIN + 30, view.words("reading.title"), plex(KICKER, "Medium"), palette.ACCENT.light)
    face, lines = lines_of(made.title, [naskh(size, 600) for size in HEADLINES], (INNER, 300), 1.5)
    y = MARGIN + 66 + face.size
    for line in lines:
        sheet.pen.line((WIDTH - MARGIN, y), line, face, palette.INK.light)
        y += int(face.size * 1.5)
    sheet.write(TALL - 160, fitted(source_of(view, article), plex(UNDER, "Medium"), INNER), plex(UNDER, "Medium"), palette.INK.light)
    found = view.words.join(view.counted(table, len(view.of_article(table, article))) for table in ("statements", "counts", "events"))
    sheet.write(TALL - 112, fitted(found, plex(UNDER), INNER), plex(UNDER), muted)
    return sheet.png()


def _page(view: View, page: Page, made: Preview, host: str) -> bytes:
    """The page's name, the sentence of what is shown or the story's name, and the rows as a small chart."""
    words = view.words
    sheet = _sheet(view, " · ".join(part for part in (host, view.title if page.slug in PLAIN else reviewed(view)) if part))
    over, heading = (page.name, made.title) if made.kind is Kind.ROWS else (words("common.app"), page.name if page.slug else view.title)
    kicker = " · ".join(dict.fromkeys((over, view.title))) if made.kind is Kind.ROWS or page.slug else words("common.tagline")
    sheet.write(MARGIN + 30, fitted(kicker, plex(KICKER, "Medium"), INNER), plex(KICKER, "Medium"), palette.ACCENT.light)
    part = chart_of(view, page)
    faces = [plex(size, "SemiBold") for size in HEADINGS]
    alone = [face for face in faces[:-1] if face.width(heading, rtl=sheet.rtl) <= INNER]  # better a little smaller than one word on a line
    face, lines = lines_of(heading, alone[:1] or faces, (INNER, 160 if part else 240), 1.4)
    y = float(MARGIN + 58 + face.size)
    for line in lines:
        sheet.write(y, line, face, palette.INK.light)
        y += int(face.size * 1.4)
    if part is None or made.kind is Kind.PAGE:
        phrase = f"share.page.{page.phrase}" if made.kind is Kind.PAGE or page.slug in PLAIN else "common.nothing_left"
        y = _told(sheet, words(phrase), y, part)
    if part:
        height = min(CHART[1], max(CHART[0], TALL - 132 - y))
        draw(sheet, part, TALL - 108 - height, height)
    return sheet.png()


def _told(sheet: Sheet, description: str, y: float, part: Part | None) -> float:
    """What the page is for, in as many lines as the chart leaves."""
    room = TALL - 108 - (CHART[0] + 24 if part else 0) - y
    size = UNDER if part else 32
    face, lines = lines_of(description, [plex(size)], (INNER, max(room, size * 1.6)), 1.6)
    for line in lines:
        sheet.write(y, line, face, palette.MUTED.light)
        y += int(face.size * 1.6)
    return y


def _sheet(view: View, told: str) -> Sheet:
    sheet = Sheet(TALL, rtl=view.lang == "ar")
    sheet.bar([palette.ACCENT.light])
    signed(sheet, view.words("common.app"), told)
    return sheet
