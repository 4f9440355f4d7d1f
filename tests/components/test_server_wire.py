"""What a socket may carry: our pages' own messages pass untouched, everything else is dropped, cut or ends the connection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.server import wire
from components.server.widgets import ANSWERS, Widgets


def passed(message: BackMsg) -> tuple[ClientState, str]:
    data, wrong = wire.admitted(message.SerializeToString())
    assert data is not None
    return BackMsg.FromString(data).rerun_script, wrong


def rerun(**fields: object) -> BackMsg:
    return BackMsg(rerun_script=ClientState(**fields))


def widgets(*values: dict[str, object]) -> BackMsg:
    message = rerun(query_string="actor=russia")
    for number, value in enumerate(values):
        message.rerun_script.widget_states.widgets.add(id=f"$$ID-{number}", **value)
    return message


@pytest.mark.parametrize("message", [BackMsg(stop_script=True), BackMsg(app_heartbeat=True), rerun(query_string="q=كلمة&lang=ar")])
def test_what_a_page_sends_passes_byte_for_byte(message):
    assert wire.admitted(message.SerializeToString()) == (message.SerializeToString(), "")


@pytest.mark.parametrize("message", [
    BackMsg(clear_cache=True), BackMsg(set_run_on_save=True), BackMsg(load_git_info=True),
    BackMsg(debug_disconnect_websocket=True), BackMsg(debug_shutdown_runtime=True),
    BackMsg(file_urls_request={"request_id": "1", "file_names": ["x"], "session_id": "y"}),
    BackMsg(backend_operation_request={"request_id": "1", "install_skills": {}}),
    BackMsg(),
])  # fmt: skip
def test_what_no_page_sends_is_dropped(message):
    data, wrong = wire.admitted(message.SerializeToString())

    assert data is None
    assert wrong.startswith("a message of kind")


@pytest.mark.parametrize("data, code", [
    (None, wire.UNSUPPORTED),  # a text frame
    (b"\xff\xff\xff", wire.UNREADABLE),
    (b"not protobuf at all", wire.UNREADABLE),
    (BackMsg(rerun_script=ClientState(query_string="xxxx")).SerializeToString().replace(b"xxxx", b"\xed\xa0\x80x"), wire.UNREADABLE),  # a lone surrogate
    (b"\x00" * (wire.FRAME + 1), wire.TOO_BIG),
])  # fmt: skip
def test_a_frame_that_is_no_message_ends_the_connection(data, code):
    with pytest.raises(wire.ForeignFrameError) as ended:
        wire.admitted(data)

    assert ended.value.code == code


@given(st.binary(max_size=400))
def test_no_bytes_break_the_door(data):
    try:
        admitted, _ = wire.admitted(data)
    except wire.ForeignFrameError:
        return
    assert admitted is None or BackMsg.FromString(admitted).WhichOneof("type") in wire.KINDS


@pytest.mark.parametrize("length", [wire.LONGEST_ADDRESS + 1, 100_000])
def test_a_long_address_is_cut_between_fields_and_says_so(length):
    state, wrong = passed(rerun(query_string="actor=russia&" + "&".join(["q=" + "x" * 97] * (length // 100 + 1))))

    assert wrong == "an address too long"
    assert len(state.query_string) <= wire.LONGEST_ADDRESS + 10
    assert state.query_string.startswith(f"{wire.CUT}=1&actor=russia&q=")
    assert {len(field) for field in state.query_string.split("&")[2:]} == {99}


def test_of_a_thousand_fields_the_first_are_read():
    fields = [f"k{number}=1" for number in range(1_001)]

    assert passed(rerun(query_string="&".join(fields)))[0].query_string == "&".join([f"{wire.CUT}=1", *fields[: wire.MOST_FIELDS]])


def test_one_field_that_fills_the_whole_address_is_left_out():
    assert passed(rerun(query_string="q=" + "x" * 50_000))[0].query_string == f"{wire.CUT}=1"


def test_values_of_kinds_no_widget_has_and_huge_ones_are_left_out():
    state, wrong = passed(widgets(
        {"string_value": "توكاييف"}, {"bytes_value": b"x"}, {"file_uploader_state_value": {}}, {"string_value": "x" * 20_000},
        {"json_trigger_value": "{}"}, {"trigger_value": True}, {},
    ))  # fmt: skip

    assert wrong == "values no widget has"
    assert [(one.id, one.WhichOneof("value")) for one in state.widget_states.widgets] == [
        ("$$ID-0", "string_value"),
        ("$$ID-5", "trigger_value"),
        ("$$ID-6", None),  # emptied by its user
    ]
    assert state.query_string == "actor=russia"


def test_of_thousands_of_widgets_the_first_few_remain():
    state, _ = passed(widgets(*({"int_value": number} for number in range(5_000))))

    assert [one.int_value for one in state.widget_states.widgets] == list(range(wire.MOST_WIDGETS))


def test_a_hundred_thousand_widgets_end_the_connection():
    with pytest.raises(wire.ForeignFrameError) as ended:
        wire.admitted(widgets(*({"int_value": 1},) * 100_000).SerializeToString())

    assert ended.value.code == wire.TOO_BIG


def test_names_and_what_a_browser_tells_of_itself_are_bounded():
    state, wrong = passed(
        rerun(page_name="x" * 300, fragment_id="y", cached_message_hashes=["z"] * 2_000, context_info={"timezone": "t" * 30_000})
    )

    assert (state.page_name, state.fragment_id, len(state.cached_message_hashes)) == ("", "", 0)
    assert not state.context_info.timezone
    assert wrong == "names too long, too much about the browser"


def test_a_budget_slows_whoever_spends_it_and_refills():
    now = [0.0]
    bucket = wire.Bucket(burst=3, rate=2, clock=lambda: now[0])

    assert [bucket.wait() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    now[0] = 60
    assert [bucket.wait() for _ in range(4)] == [0, 0, 0, 0.5]


def sent(kind: str) -> Widgets:
    """What a socket knows after one widget went out."""
    message = ForwardMsg()
    getattr(message.delta.new_element, kind).id = "$$ID-0"
    known = Widgets()
    known.learn(message.SerializeToString())
    return known


VALUES_OF_KINDS = {
    "string_value": "x",
    "string_array_value": {"data": ["x"]},
    "bool_value": True,
    "trigger_value": True,
    "int_value": 1,
    "json_value": "{}",
}


@pytest.mark.parametrize("kind", [kind for kind in ANSWERS if kind not in ("date_input", "plotly_chart")])
def test_a_widget_gives_values_of_its_own_kind_alone(kind):
    passing = [field for field, value in VALUES_OF_KINDS.items() if not _left_out(kind, {field: value})]

    assert passing == [ANSWERS[kind][0]]


@pytest.mark.parametrize("kind, value, kept", [
    ("date_input", {"string_array_value": {"data": ["2022/01/05", "2022/01/10"]}}, True),
    ("date_input", {"string_array_value": {"data": []}}, True),
    ("date_input", {"string_array_value": {"data": ["2022/02/30"]}}, False),
    ("date_input", {"string_array_value": {"data": ["<script>"]}}, False),
    ("plotly_chart", {"string_value": '{"selection": {"points": []}}'}, True),
    ("plotly_chart", {"string_value": '{"selection": 5}'}, False),
    ("plotly_chart", {"string_value": "5"}, False),
    ("plotly_chart", {"string_value": "["  * 9000}, False),
    ("plotly_chart", {"string_value": "{"}, False),
    ("plotly_chart", {}, True),
])  # fmt: skip
def test_days_are_days_and_a_charts_selection_is_one(kind, value, kept):
    assert _left_out(kind, value) is not kept


def _left_out(kind: str, value: dict[str, object]) -> bool:
    data, _ = wire.admitted(widgets(value).SerializeToString(), sent(kind))
    assert data is not None
    return not BackMsg.FromString(data).rerun_script.widget_states.widgets
