"""A chart as a picture: the page's figure drawn without a browser, its words whole and in order, its signs where they belong."""

from __future__ import annotations

import io
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts.named import CHARTS
from components.charts.palette import PAPER, mix, stance
from components.charts.text import LRI, PDI, RLI
from components.export import chart_picture, plot_axes, plot_map
from components.export.plot_brush import Brush
from components.export.plot_words import Type, lines
from components.export.shaping import visual
from components.export.type import FONTS, MARKS, PLEX, Pen
from components.server import lane, pictures
from components.ui import links
from data.selection import Selection
from data.store.open import open_story
from data.view import View
from tests.shelves import FIRST

INK = Type(13, "#1D1B18", True)
LABELS = [  # marked-up label, what its lines are made of from its beginning on
    (f"{RLI}<b>16</b>{PDI}", [[("16", True, True)]]),
    (f"{LRI}<b>killed · {RLI}شخصا{PDI}</b>  <span style='color:#6B665E'>6 claims</span>{PDI}",
     [[("killed ·", True, False), ("شخصا", True, True), ("6 claims", False, False)]]),
    (f"{RLI}الصين{PDI}<br>{RLI}▲ تأييد{PDI}", [[("الصين", False, True)], [("▲", False, True), ("تأييد", False, True)]]),
    ("&lt;b&gt; &amp; <s>164</s>", [[("<b> &", False, True), ("164", False, True)]]),
    ("", [[]]),
    (f"{RLI}a<br>b{PDI}", [[("a", False, True)], [("b", False, True)]]),
]  # fmt: skip


@cache
def first():
    return open_story(FIRST)


def drawn(name: str, **filters: object) -> Image.Image:
    return Image.open(io.BytesIO(chart_picture.png(View(first(), Selection(**filters)), name, "press.example"))).convert("RGB")


@pytest.mark.parametrize("marked, wanted", LABELS)
def test_a_label_is_taken_apart_as_a_browser_does(marked, wanted):
    found = [[(piece.words, piece.type.bold, piece.type.rtl) for piece in line.pieces] for line in lines(marked, INK)]

    assert found == wanted


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_view_gives_the_same_bytes_and_another_one_others(name):
    views = [View(first(), Selection(lang=lang, actors=actors)) for lang in ("ar", "en") for actors in ((), ("kazakhstan",))]
    made = [chart_picture.png(view, name, "press.example") for view in views]

    assert chart_picture.png(views[0], name, "press.example") == made[0]  # in English the link's picture shows it
    assert len(set(made)) == 4


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_letter_drawn_has_a_shape(name, lang, monkeypatch):
    known, told = TTFont(FONTS / PLEX.format(weight="Regular")).getBestCmap(), []
    monkeypatch.setattr(Pen, "line", lambda self, at, line, *_, **__: told.append(line) or 0.0)
    chart_picture.png(View(first(), Selection(lang=lang)), name, "")

    assert len(told) > 10
    assert {letter for line in told for letter in visual(line) if ord(letter) not in known and letter not in MARKS} == set()


def test_time_runs_the_way_the_language_is_read():
    for lang, sign in (("ar", -1), ("en", 1)):
        layout = CHARTS["timeline"].figure(View(first(), Selection(lang=lang))).to_dict()["layout"]
        axes = plot_axes.Axes(layout, (0, 0, 700, 100))

        assert sign * (axes.x("2022-01-10T12:00") - axes.x("2022-01-03T12:00")) > 300


def test_every_mark_of_a_figure_is_drawn_within_the_picture(monkeypatch):
    signs: list[tuple[float, float]] = []
    monkeypatch.setattr(Brush, "sign", lambda self, at, sign: signs.append(at))
    view = View(first(), Selection())
    chart_picture.png(view, "timeline", "")
    shown = sum(len(one["x"]) for one in CHARTS["timeline"].figure(view).to_dict()["data"] if "markers" in one["mode"])

    assert len(signs) >= shown + 8
    assert all(chart_picture.MARGIN < x < chart_picture.WIDTH - chart_picture.MARGIN for x, _ in signs)


def test_states_have_the_colour_of_what_they_say(monkeypatch):
    """Russia's shape crosses the edge of the map file."""
    globes: list[tuple[plot_map.Globe, tuple[float, float]]] = []
    panel = plot_map._panel
    monkeypatch.setattr(
        plot_map,
        "_panel",
        lambda plot, geo, *rest: globes.append((plot_map.Globe(geo, *plot.size), plot.corner)) or panel(plot, geo, *rest),
    )
    image = drawn("map", target="kazakhstan")
    (globe, (left, top)), supports = globes[0], mix(stance("supports").paint.light, PAPER.light, 0.6)
    paper = tuple(int(PAPER.light[at : at + 2], 16) for at in (1, 3, 5))

    def colour(lon: float, lat: float) -> tuple[int, ...]:
        x, y = globe.at(lon, lat)
        return image.getpixel((round(left / 2 + x * 2), round(top / 2 + y * 2)))

    for lon, lat in ((40, 60), (115, 66), (85, 42)):  # Russia on both sides of the Urals, China
        assert "#" + "".join(f"{part:02X}" for part in colour(lon, lat)) == supports
    assert colour(70, 10) == paper  # the sea


# --- by address ---


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(pictures, "PATIENCE", 120.0)  # a busy machine is no failure
    pictures.IMAGES.clear()
    return TestClient(Starlette(routes=pictures.routes("")))


@pytest.mark.parametrize("name", CHARTS)
def test_the_link_beside_a_chart_leads_to_its_picture(client, name):
    view = View(first(), Selection(actors=("kazakhstan",), lang="en"))
    answer = client.get(f"/{links.picture(view, name)}")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content == chart_picture.png(view, name, "")
    assert client.get(f"/{links.picture(view, name)}", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


HOSTILE = ["actor=%00&from=9999-99-99&q=%E2%80%AE", "q=" + "a" * 9000, "lang=%ff&stance[]=x&q=%22%29%3B--"]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_address_breaks_it(client, query):
    answer = client.get(f"/chart/{FIRST}/timeline.png?{query}")

    assert answer.status_code in (200, 404)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["nowhere/map.png", f"{FIRST}/nothing.png", f"{FIRST}/map", "", f"{FIRST}/map.png?from=2030-01-01"])
def test_no_other_path_gives_a_picture(client, path):
    assert client.get(f"/chart/{path}").status_code == 404


def test_when_too_many_wait_one_is_told_when_to_come_back(client, monkeypatch):
    async def full(*_):
        raise lane.BusyError

    monkeypatch.setattr(lane.DRAWING, "run", full)
    answer = client.get(f"/chart/{FIRST}/map.png")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
