"""What a first visit transfers, without any proxy in front that would compress it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MOST = 3_500_000  # bytes


@pytest.mark.parametrize("link", ["/", "/timeline"])
def test_a_first_visit_transfers_at_most_three_and_a_half_megabytes(reader, warm, link):
    tab = reader.tab(warm, apart=True, locale="ar")  # nothing cached
    received = []
    wire = tab.page.context.new_cdp_session(tab.page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 // 4))
    tab.open(link)
    tab.page.wait_for_timeout(500)

    assert len(received) > 20
    assert sum(received) <= MOST
