"""A build on a cluster: Dask's workers reached by their address, one of them killed on the way. Passed over where Dask is not installed."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from benchmarks.corpus import recombined, sentences
from data import executors
from data.build import build, main
from data.executors import executor_for
from tests.data.test_build_kept import tables

distributed = pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]


def test_a_killed_worker_costs_nothing_and_the_tables_are_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(executors, "BATCH", 2)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "story" / "articles").mkdir(parents=True)
    for number in range(8):
        (tmp_path / "story" / "articles" / f"{number}.txt").write_text(recombined(sentences(), number), "utf-8")
    build(tmp_path / "story")
    before = tables(tmp_path / "story")
    shutil.rmtree(tmp_path / "story" / ".build")
    told: list[str] = []
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:

        def step(article: str) -> None:
            told.append(article)
            if len(told) == 2:
                os.kill(cluster.workers[0].pid, signal.SIGKILL)

        assert cluster.scheduler_address.startswith("tcp://")
        with executor_for(8, cluster.scheduler_address) as executor:
            build(tmp_path / "story", executor, step)

    assert len(told) == 3 * 8
    assert tables(tmp_path / "story") == before


def test_an_address_nobody_answers_at_is_one_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(executors, "PATIENCE", 1)
    (tmp_path / "story" / "articles").mkdir(parents=True)
    (tmp_path / "story" / "articles" / "a.txt").write_text("عنوان\n\nوقال الوزير إن العمل مستمر.\n", "utf-8")

    assert main([str(tmp_path / "story"), "--workers", "tcp://127.0.0.1:9"]) == 1
    assert "not built: no scheduler answers at tcp://127.0.0.1:9" in " ".join(capsys.readouterr().out.split())
