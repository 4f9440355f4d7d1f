"""Bounds on what requests wait for."""

from __future__ import annotations

import asyncio
import threading

import pytest

from components.server.lane import BusyError, Lane
from tests import apart


def test_work_is_done_and_its_failure_told():
    lane = Lane("test", 1, 2)

    assert apart.run(lane.run(lambda: 7, 10)) == 7
    with pytest.raises(ZeroDivisionError):
        apart.run(lane.run(lambda: 1 / 0, 10))


def test_whoever_is_too_many_is_told_at_once_and_the_place_is_free_again_later():
    lane, going = Lane("test", 1, 2), threading.Event()

    async def many():
        waiting = [asyncio.create_task(lane.run(lambda: going.wait(20), 20)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await lane.run(lambda: None, 20)
        going.set()
        return await asyncio.gather(*waiting), await lane.run(lambda: 3, 20)

    assert apart.run(many()) == ([True, True], 3)


def test_whoever_waits_too_long_is_told_and_the_work_goes_on():
    lane, going, done = Lane("test", 1, 1), threading.Event(), threading.Event()
    with pytest.raises(BusyError):
        apart.run(lane.run(lambda: going.wait(20) and done.set(), 0.01))
    going.set()

    assert done.wait(20)
