"""Pairs of questions that are tested side by side: in threads, or for large rounds in processes, one a core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from basis.patterns.method import Method
from basis.patterns.orders import forget
from basis.patterns.pairing import of_pair
from basis.patterns.results import Result
from basis.patterns.told import Told

LARGE = 3000  # stories; with fewer, starting a process takes longer than it wins
MANY_PAIRS = 10  # as with stories

Keys = tuple[str, str]


class Tester:
    """Tests pairs of questions of one round, several at once; the same answers whoever does the work."""

    def __init__(self, pool: Executor, told: Told, *, is_elsewhere: bool) -> None:
        self._pool, self._told, self._is_elsewhere = pool, told, is_elsewhere

    def of(self, pairs: Sequence[Keys], method: Method) -> Iterator[tuple[Result, ...]]:
        """The tests of each pair (keys), in their order."""
        if self._is_elsewhere:
            return self._pool.map(_there, [(pair, method) for pair in pairs])
        return self._pool.map(lambda pair: _of(self._told, pair, method), pairs)


@contextmanager
def tester(told: Told, pairs: int, workers: int) -> Iterator[Tester]:
    """Somebody who tests: with more than one worker, for many stories, each in a process of its own."""
    apart = workers > 1 and len(told) >= LARGE and pairs >= MANY_PAIRS
    pool: Executor
    if apart:
        pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin, initargs=(told,))
    else:
        pool = ThreadPoolExecutor(workers)
    try:
        with pool:
            yield Tester(pool, told, is_elsewhere=apart)
    finally:
        forget()


_OF_THIS_PROCESS: list[Told] = []


def _begin(told: Told) -> None:
    _OF_THIS_PROCESS[:] = [told]


def _there(asked: tuple[Keys, Method]) -> tuple[Result, ...]:
    return _of(_OF_THIS_PROCESS[0], *asked)


def _of(told: Told, pair: Keys, method: Method) -> tuple[Result, ...]:
    return of_pair(told, told.column(pair[0]), told.column(pair[1]), method)
