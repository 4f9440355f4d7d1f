"""Who does the work of a build: this process, processes of this machine, or a cluster; all behind ``concurrent.futures.Executor``."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import TypeVar

from data.build_error import BuildError

WORTH = 200  # articles: below, starting processes takes longer than they save
BATCH = 20  # articles handed over at a time
AHEAD = 8  # batches under way or waiting: what bounds the memory of a pass
PATIENCE = 10  # seconds for a scheduler to answer
REMOTE = ("tcp://", "tls://", "ucx://")
Step = Callable[[str], None]  # told of each article a pass has finished with
Task = TypeVar("Task")
Done = TypeVar("Done")


@contextmanager
def executor_for(articles: int, workers: str = "") -> Iterator[Executor | None]:
    """``workers``: a number of processes, a cluster's address, or nothing: processes where they are worth it.

    None is this process alone. BuildError where the cluster cannot be reached.
    """
    if workers.startswith(REMOTE):
        with _cluster(workers) as executor:
            yield executor
        return
    number = _processes(workers) if workers else cores() if articles >= WORTH else 1
    if number < 2:
        yield None
        return
    fresh = multiprocessing.get_context("spawn")  # a fork would take the progress bar's thread and its locks along
    with ProcessPoolExecutor(number, mp_context=fresh, initializer=_end_with_parent) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def no_step(_article: str) -> None:
    """For whoever asks for no progress."""


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(executor: Executor | None, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
    """Results in the order of tasks, few of them ahead of whoever takes them."""
    if executor is None:
        yield from map(work, tasks)
        return
    waiting: deque[Future[Done]] = deque()
    try:
        for task in tasks:
            waiting.append(executor.submit(work, task))
            if len(waiting) >= AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def batches(items: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    left = iter(items)
    while batch := tuple(islice(left, BATCH)):
        yield batch


def _processes(workers: str) -> int:
    if not workers.isdecimal() or int(workers) < 1:
        raise BuildError(f"--workers {workers}", "a number of processes, or an address such as tcp://10.0.0.1:8786")
    return int(workers)


def _end_with_parent() -> None:
    """A worker whose build was killed would wait for work for ever."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """Dask's workers at an address. Its library is an extra: requirements-cluster.txt."""
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise BuildError("Dask is not installed here", "pip install -r requirements-cluster.txt") from error
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise BuildError(f"no scheduler answers at {address}", "start one, or build without --workers") from error
    lost = (distributed.scheduler.KilledWorker, distributed.client.FutureCancelledError, CancelledError)
    with client:
        try:
            yield client.get_executor(pure=False)
        except lost as error:
            raise BrokenExecutor(f"the cluster lost work: {error}") from error
