"""What is kept is bounded, is made once, and is made again where it has gone."""

from __future__ import annotations

import threading

import pytest

from data.kept import Kept


def test_it_is_bounded_in_number_and_weight_and_drops_what_was_asked_for_longest_ago():
    kept: Kept[bytes] = Kept(3, 10, len)
    for name in "abc":
        kept.put(name, b"xx")
    kept.get("a")
    kept.put("d", b"xx")

    assert (kept.get("b"), len(kept), kept.weight) == (None, 3, 6)
    kept.put("e", b"x" * 8)
    assert (kept.get("d"), kept.get("e"), kept.weight) == (b"xx", b"x" * 8, 10)
    kept.put("e", b"x")
    assert kept.weight == 3


@pytest.mark.parametrize("largest", [None, 4])
def test_what_is_too_heavy_is_given_and_not_kept(largest):
    kept: Kept[bytes] = Kept(3, 10, len, largest=largest)
    kept.put("a", b"xx")
    heavy = b"x" * ((largest or 10) + 1)

    assert kept.made("b", lambda: heavy) == heavy
    assert (kept.get("b"), kept.get("a"), kept.weight) == (None, b"xx", 2)


def test_a_value_is_made_once_and_for_each_key_its_own():
    kept: Kept[str] = Kept(2)
    made = []

    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    assert [kept.made(name, lambda name=name: make(name)) for name in ("a", "a", "b", "a", "c", "b")] == ["A", "A", "B", "A", "C", "B"]
    assert made == ["a", "b", "c", "b"]


def test_many_who_ask_at_once_wait_for_one_maker():
    kept: Kept[int] = Kept(2)
    asked, going, made = threading.Barrier(4), threading.Event(), []

    def make() -> int:
        made.append(going.wait(20))
        return len(made)

    def ask() -> None:
        asked.wait(20)
        found.append(kept.made("a", make))

    found: list[int] = []
    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    asked.wait(20)
    going.set()
    for thread in threads:
        thread.join(20)

    assert found == [1, 1, 1]


def test_a_failure_is_told_and_the_next_one_tries_again():
    kept: Kept[int] = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.made("a", lambda: 1 // 0)

    assert kept.made("a", lambda: 5) == 5


def test_what_is_dropped_is_made_again():
    kept: Kept[int] = Kept(2)
    kept.put("a", 1)
    kept.drop("a")
    kept.drop("a")

    assert kept.made("a", lambda: 2) == 2
    kept.clear()
    assert (len(kept), kept.weight, kept.get("a")) == (0, 0, None)
