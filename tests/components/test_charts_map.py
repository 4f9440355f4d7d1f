"""The map as a reader meets it: fills, hatching, the Union as one, Malta as a point, words on the map, no other host."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from components.charts import holders, palette, stance_map, stance_words
from components.charts.holders import Holder
from components.charts.layout import CONFIG, Look
from components.charts.places import ANCHORS, SHAPE, Label, anchors, panels
from components.charts.text import PDI, RLI
from data import shapes
from data.words import Words

NAMES = {
    "russia": "روسيا",
    "china": "الصين",
    "eu": "الاتحاد الأوروبي",
    "france": "فرنسا",
    "usa": "الولايات المتحدة",
    "turkey": "تركيا",
    "kazakhstan": "كازاخستان",
}
RUSSIA = Holder("russia", "RUS", ("supports",), "s-1")
CHINA = Holder("china", "CHN", ("supports",), "s-2")
UNION = Holder("eu", None, ("restraint", "warns"), "s-3")
FRANCE = Holder("france", "FRA", ("restraint",), "s-4")
STATES = Holder("usa", "USA", ("warns",), "s-5")
TARGET = Holder("kazakhstan", "KAZ", ("denies",), "s-6")
TURKEY = Holder("turkey", "TUR", (), None, speaks=False)
ALL = [RUSSIA, CHINA, UNION, FRANCE, STATES, TARGET, TURKEY]


def look(lang="ar", dark=False):
    return Look(Words(lang), dark, lambda actor: NAMES[actor] if lang == "ar" else actor.title())


def of_kind(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def fills(figure):
    """ISO-3 -> colour."""
    found = {}
    for trace in of_kind(figure, "fills"):
        scale = [colour for _, colour in trace.colorscale]
        found |= {state: scale[z] for state, z in zip(trace.locations, trace.z, strict=True)}
    return found


def labels(figure):
    """Voice -> (text, symbol)."""
    return {
        row[1]: (text, symbol)
        for trace in of_kind(figure, "labels")
        for row, text, symbol in zip(trace.customdata, trace.text, trace.marker.symbol, strict=True)
    }


def test_the_union_is_its_27_members_in_one_colour_under_one_border():
    found = fills(stance_map.figure([UNION], None, look()))

    assert len(shapes.blocs()["eu"].members) == 27
    assert set(found) == set(shapes.blocs()["eu"].members) - {"MLT"}
    assert len(set(found.values())) == 1


def test_malta_which_has_no_shape_is_a_point_of_the_union():
    points = of_kind(stance_map.figure(ALL, "kazakhstan", look()), "points")

    assert not shapes.drawn("MLT")
    assert [(trace.lon[0], trace.lat[0]) for trace in points] == [shapes.point("MLT")]
    assert points[0].customdata[0] == ["s-3", "eu"]


def test_a_member_with_a_stance_of_its_own_keeps_the_union_s_fill_under_its_own_outline_and_mark():
    figure = stance_map.figure(ALL, "kazakhstan", look())

    assert fills(figure)["FRA"] == fills(figure)["DEU"]
    assert of_kind(figure, "member")
    assert labels(figure)["france"][1] == palette.stance("restraint").symbol


def test_a_member_speaking_without_its_union_is_filled_itself():
    assert set(fills(stance_map.figure([FRANCE], None, look()))) == {"FRA"}


def test_several_stances_of_one_holder_are_hatched_in_the_second_colour_and_both_named():
    figure = stance_map.figure(ALL, "kazakhstan", look())
    text, symbol = labels(figure)["eu"]

    assert [trace.line.color for trace in of_kind(figure, "hatching")] == [palette.stance("warns").paint.light]
    assert symbol == palette.STANCE_SIGNS[palette.MIXED].symbol
    assert "تهدئة" in text
    assert "انتقاد" in text


def test_one_stance_is_not_hatched():
    assert not of_kind(stance_map.figure([RUSSIA, CHINA], None, look()), "hatching")


def test_mentioned_without_a_stance_is_an_outline_and_not_neutral():
    neutral = Holder("turkey", "TUR", ("none",), "s-9")
    named, spoke = stance_map.figure([RUSSIA, TURKEY], None, look()), stance_map.figure([RUSSIA, neutral], None, look())

    assert "TUR" not in fills(named)
    assert of_kind(named, "mentioned")
    assert "TUR" in fills(spoke)
    assert labels(named)["turkey"][1] != labels(spoke)["turkey"][1]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_who_speaks_without_a_stance_does_not_read_like_who_never_speaks(lang):
    spoke, silent = Holder("turkey", "TUR", (), "s-9"), TURKEY
    words = [holders.words_of(one, look(lang)) for one in (spoke, silent)]
    told = [stance_words.summary([one], look(lang)) for one in (spoke, silent)]

    assert spoke.mark != silent.mark
    assert words[0].split()[0] != words[1].split()[0]
    assert words[0].split()[1:] != words[1].split()[1:]
    assert told[0] != told[1]


def test_every_map_has_the_shape_of_its_box_on_the_page():
    for points in (
        [shapes.centre("KAZ")],
        [shapes.centre("RUS"), shapes.centre("USA"), shapes.centre("AUS")],
        [(2.0, 48.0), (104.0, 35.0)],
    ):
        assert panels(points)[0].shape == pytest.approx(SHAPE, rel=0.12)


def test_a_label_does_not_cover_the_mark_of_another():
    label, other = Label((100, 100), ("كازاخستان", "تأييد")), Label((100, 116), ("أوزبكستان",))

    assert anchors([label], 360, [other.mark]) != anchors([label], 360)


def test_every_stance_has_a_colour_a_symbol_a_glyph_and_a_word_of_its_own():
    signs = [palette.STANCE_SIGNS[value] for value in palette.STANCES]

    for values in (
        [sign.symbol for sign in signs],
        [sign.glyph for sign in signs],
        [sign.paint.light for sign in signs],
        [sign.paint.dark for sign in signs],
    ):
        assert len(set(values)) == len(palette.STANCES)
    for lang in ("ar", "en"):
        assert len({Words(lang)(f"charts.stance.{value}") for value in palette.STANCES}) == len(palette.STANCES)


def test_labels_are_isolated_line_by_line():
    for text, _ in labels(stance_map.figure(ALL, "kazakhstan", look())).values():
        for line in filter(None, text.split("<br>")):
            assert line.startswith(RLI)
            assert line.endswith(PDI)


def test_the_americas_have_a_panel_of_their_own_where_both_sides_speak():
    assert len(panels([shapes.centre("RUS"), shapes.centre("USA")])) == 2
    assert len(panels([shapes.centre("RUS"), shapes.centre("CHN")])) == 1
    assert len(panels([shapes.centre("USA"), shapes.centre("BRA")])) == 1


def test_labels_close_to_each_other_take_different_sides():
    near = [Label((100, 100), ("روسيا", "تأييد")), Label((108, 104), ("الصين", "تأييد"))]

    assert len(set(anchors(near, 360))) == 2
    assert set(anchors(near, 360)) <= set(ANCHORS)


def test_shapes_come_from_our_own_path_and_nothing_names_another_host():
    assert CONFIG["topojsonURL"].startswith("./")  # under any base path
    assert "http" not in json.dumps([stance_map.figure(ALL, "kazakhstan", look()).to_dict(), CONFIG], default=str)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("holders", [ALL, [TURKEY], [Holder("nowhere", None, ("supports",), "s-1")], []])
def test_plotly_accepts_what_pages_send_unchecked(lang, dark, holders):
    go.Figure(stance_map.figure(holders, "kazakhstan", look(lang, dark)).to_dict())


def test_the_headline_says_who_stands_where_and_leaves_the_target_out():
    told = stance_words.headline(ALL, "kazakhstan", look())

    assert (
        told
        == "تجاه كازاخستان: روسيا والصين (تأييد)، الاتحاد الأوروبي (تهدئة وتحذير أو انتقاد)، فرنسا (تهدئة)، الولايات المتحدة (تحذير أو انتقاد)"
    )


def test_the_summary_names_those_only_mentioned():
    assert stance_words.summary(ALL, look()).endswith("ذِكر بلا تصريحات: تركيا.")


@pytest.mark.parametrize("iso3, inside", [("RUS", (100, 62)), ("KAZ", (67, 48)), ("FRA", (2.5, 46.5)), ("CHN", (104, 36))])
def test_centres_stand_inside_their_state(iso3, inside):
    x, y = shapes.centre(iso3)

    assert abs(x - inside[0]) < 3
    assert abs(y - inside[1]) < 3


def test_hatching_stays_inside_the_borders_and_never_crosses_the_map():
    for line in shapes.hatching(("RUS", "USA"), 3.0):
        xs = [x for x, _ in line]
        assert max(xs) - min(xs) < 60
    west, east = min(x for ring in shapes.rings("KAZ") for x, _ in ring), max(x for ring in shapes.rings("KAZ") for x, _ in ring)
    assert all(west - 0.01 <= x <= east + 0.01 for line in shapes.hatching(("KAZ",), 2.0) for x, _ in line)


def test_a_shared_border_is_not_part_of_the_outer_one():
    both = sum(map(len, shapes.outline(("FRA", "DEU"))))

    assert both < sum(map(len, shapes.outline(("FRA",)))) + sum(map(len, shapes.outline(("DEU",))))
