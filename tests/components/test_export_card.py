"""A statement as an image: its size, its colours, what it says; and the route that draws it."""

import io
import threading

import pytest
from PIL import Image, ImageChops, ImageDraw
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import palette
from components.export import card
from components.export.card import HEIGHTS, LONGEST, WIDTH, Card, card_of, png
from components.export.type import Pen, naskh, plex
from components.server import cards
from components.ui import state
from tests.components.html_story import finding
from tests.components.html_story import view as hostile

MADE = {
    "speaker": "متحدث",
    "rollup": "دولة",
    "said": "9 يناير 2022 (مذكور في النص)",
    "stances": (("opposes", "معارضة تجاه دولة"),),
    "source": "المصدر: صحيفة",
    "link": "https://mawaqif.example/reading?read=a&at=1-2",
    "brand": "مواقف",
    "story": "قصة",
}


def image(quote: str, **changes) -> Image.Image:
    return Image.open(io.BytesIO(png(Card(quote=quote, **{**MADE, **changes}))))


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_a_card_is_as_large_as_previews_want_it():
    assert image("«كلمة»").size == (WIDTH, HEIGHTS[0])


def test_a_long_quote_makes_it_taller_up_to_a_bound():
    heights = [image("كلمة " * n).height for n in (10, 60, 120, 240, 4000)]

    assert heights == sorted(heights)
    assert HEIGHTS[0] < heights[2] <= heights[-1] <= HEIGHTS[1]


@pytest.mark.parametrize("quote", ["ا" * 50_000, "كلمة " * 20_000, "", "\u202e\u2069", "<script>", "َ" * 400, "😀 كلام \ud800"])
def test_no_words_are_too_strange_to_draw(quote):
    assert image(quote).width == WIDTH


def test_the_words_stay_inside_their_margins():
    drawn = image("كلمة طويلة بعض الشيء " * 12)
    quote = drawn.crop((0, 0, WIDTH - 20, drawn.height - 260))
    paper = Image.new("RGB", quote.size, palette.PAPER.light)
    left, _, right, _ = ImageChops.difference(quote.convert("RGB"), paper).getbbox()

    assert left >= 60
    assert right <= WIDTH - 60


@pytest.mark.parametrize("lang, x", [("ar", WIDTH - 4), ("en", 4)])
def test_the_edge_where_reading_begins_has_the_colour_of_the_stance(lang, x):
    assert image("كلمة", lang=lang).getpixel((x, 100)) == rgb(palette.stance("opposes").paint.light)


def test_two_stances_share_the_edge():
    drawn = image("كلمة", stances=(("supports", "تأييد"), ("warns", "تحذير")))

    assert drawn.getpixel((WIDTH - 4, 5)) == rgb(palette.stance("supports").paint.light)
    assert drawn.getpixel((WIDTH - 4, drawn.height - 5)) == rgb(palette.stance("warns").paint.light)


def test_a_card_says_what_the_view_knows():
    made = card_of(hostile(), finding("statements"), "x")

    assert made.quote.startswith("«")
    assert made.rollup == "دولة"
    assert made.said == "9 يناير 2022 (مستنتج من اسم اليوم)"
    assert [words for _, words in made.stances] == ["معارضة تجاه دولة"]
    assert made.source.endswith("بلا تاريخ · آليّ، لم يراجعه محرّر")


def test_a_diacritic_stands_over_its_letter_and_not_on_it():
    for face in (naskh(48), plex(48)):
        canvas = Image.new("L", (200, 200))
        Pen(ImageDraw.Draw(canvas)).line((150, 150), "لّ", face, "white")
        letter = Image.new("L", (200, 200))
        Pen(ImageDraw.Draw(letter)).line((150, 150), "ل", face, "white")
        mark = ImageChops.difference(canvas, letter).getbbox()

        assert mark[3] <= letter.getbbox()[1]  # wholly above
        assert letter.getbbox()[0] - 2 <= mark[0] < mark[2] <= letter.getbbox()[2] + 2


@pytest.fixture
def client(view, monkeypatch):
    store = view().store
    monkeypatch.setattr(state, "store", lambda name="": store)
    return TestClient(Starlette(routes=cards.routes("")))


def first(view) -> str:
    return view().statements().to_dict("records")[0]["id"]


def test_the_route_draws_a_statement_once(client, view):
    answer = client.get(f"/card/small/{first(view)}.png?lang=en")
    again = client.get(f"/card/small/{first(view)}.png?lang=en", headers={"If-None-Match": answer.headers["etag"]})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "place", ["small/s-000000", "small/c-000000", "other/{id}", "../{id}", "small/%F0%9F%98%80", "small/" + "a" * 5000, "small/%00"]
)
def test_an_unknown_card_is_not_found(client, view, place):
    answer = client.get(f"/card/{place.format(id=first(view))}.png")

    assert answer.status_code == 404
    assert len(answer.content) < 100


def test_a_count_has_no_card(client, view):
    assert client.get(f"/card/small/{view().counts().to_dict('records')[0]['id']}.png").status_code == 404


def test_what_cannot_be_drawn_is_not_found_and_logged(client, view, monkeypatch, caplog):
    monkeypatch.setattr(cards, "find", lambda *_: 1 / 0)

    assert client.get(f"/card/small/{first(view)}.png").status_code == 404
    assert "no card" in caplog.text


def test_who_waits_too_long_is_asked_to_come_back(client, view, monkeypatch):
    going = threading.Event()
    monkeypatch.setattr(cards, "PATIENCE", 0.01)
    monkeypatch.setattr(cards, "find", lambda *_: going.wait(10) and b"")
    answer = client.get(f"/card/small/{first(view)}.png")
    going.set()

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_very_long_host_is_not_printed(client, view, monkeypatch):
    seen = []
    monkeypatch.setattr(cards.card, "png", lambda made: seen.append(made.link) or b"png")
    cards.IMAGES.clear()
    client.get(f"/card/small/{first(view)}.png", headers={"Host": "a" * 200})
    client.get(f"/card/small/{first(view)}.png", headers={"Host": "mawaqif.example"})
    cards.IMAGES.clear()

    assert [link.partition("reading")[0] for link in seen] == ["", "http://mawaqif.example/"]


def test_longest_is_a_bound_on_work():
    _, lines = card._set("كلمة " * 100_000)

    assert sum(map(len, lines)) <= LONGEST + 2
    assert lines[-1].endswith("…")
