"""The list of patterns of a round: every pair of questions, tested as their kinds ask, and adjusted for all that
was tested."""

from collections.abc import Callable, Collection, Generator, Iterable
from dataclasses import replace
from itertools import combinations

from basis.patterns.holm import adjusted
from basis.patterns.method import Method
from basis.patterns.results import Result
from basis.patterns.side_by_side import tester
from basis.patterns.told import GROUPING, ORDER, Column, Kind, Told

PLAIN = Method()


def make_all(
    told: Told,
    method: Method = PLAIN,
    *,
    involving: Collection[str] | None = None,
    pairs: Collection[tuple[str, str]] | None = None,
    beside: Iterable[Result] = (),
    workers: int = 2,
) -> Generator[tuple[int, int], None, tuple[Result, ...]]:
    """Make all tests of a round, or only those that involve these questions (keys) or are of these `pairs`, `beside`
    results that stay.

    Yields how many pairs of questions are done and how many there are to do; returns all results, adjusted. Pairs
    in which a permutation came out at its smallest are looked at again with more rounds: 2,000 rounds give no p
    under .0005, which among 400 tests could never count. The second look has other orders and replaces the first
    only where the first was small, so p stays a p (it is under any level a no more often than a).
    """
    todo = [(first.key, second.key) for first, second in pairs_of(told, involving, pairs)]
    total, results = len(todo), list(beside)
    with tester(told, total, workers) as testing:
        for done, found in enumerate(testing.of(todo, method), 1):
            results += found
            yield done, total
        again = _to_look_at_again(results, told.filter, method)
        total += len(again)
        closer = replace(method, rounds=_rounds_for(results, method))
        for done, found in enumerate(testing.of(again, closer), len(todo) + 1):
            results = _replaced(results, found, method)
            yield done, total
    return with_adjusted(results)


def made(
    told: Told,
    method: Method = PLAIN,
    *,
    involving: Collection[str] | None = None,
    pairs: Collection[tuple[str, str]] | None = None,
    beside: Iterable[Result] = (),
    workers: int = 2,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Result, ...]:
    """`make_all` at once; `progress` is called with pairs done and pairs to do."""
    making = make_all(told, method, involving=involving, pairs=pairs, beside=beside, workers=workers)
    while True:
        try:
            progress(*next(making))
        except StopIteration as end:
            return tuple(end.value)


def renewed(
    results: Iterable[Result],
    told: Told,
    involving: Collection[str] | None,
    method: Method = PLAIN,
    *,
    pairs: Collection[tuple[str, str]] | None = None,
    workers: int = 2,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Result, ...]:
    """A list in which only the tests that involve these questions are made again, or only those of these `pairs` of
    questions (keys, in order of the alphabet); all are adjusted anew."""
    kept = [result for result in results if not _is_of(result.questions, involving, pairs)]
    return made(told, method, involving=involving, pairs=pairs, beside=kept, workers=workers, progress=progress)


def with_adjusted(results: Iterable[Result]) -> tuple[Result, ...]:
    """These results with p adjusted by Holm over all that have one, in the order of their questions."""
    listed = sorted(
        (replace(result, adjusted=None) for result in results), key=lambda r: (r.questions, r.answers, r.outcome.test)
    )
    chances = iter(adjusted([result.p for result in listed if result.p is not None]))
    return tuple(result if result.p is None else result.among(next(chances)) for result in listed)


def pairs_of(
    told: Told, involving: Collection[str] | None = None, pairs: Collection[tuple[str, str]] | None = None
) -> list[tuple[Column, Column]]:
    """The pairs of questions that there is a test for, what is measured before what groups, by key where that does
    not tell."""
    columns = sorted(told.columns, key=lambda column: (ORDER.index(column.kind), column.key))
    return [
        (first, second)
        for first, second in combinations(columns, 2)
        if _is_of((first.key, second.key), involving, pairs) and _has_test(first.kind, second.kind)
    ]


def _is_of(
    questions: tuple[str, str], involving: Collection[str] | None, pairs: Collection[tuple[str, str]] | None
) -> bool:
    first, second = sorted(questions)
    return (pairs is None or (first, second) in pairs) and (involving is None or bool({first, second} & set(involving)))


def _has_test(first: Kind, second: Kind) -> bool:
    if second == Kind.ORDERED:
        return first != Kind.ORDERED
    return not (first == Kind.STONE and second not in GROUPING | {Kind.CHOICES}) and not (
        first == Kind.TRIAD and second == Kind.STONE
    )


def _rounds_for(results: list[Result], method: Method) -> int:
    """Enough rounds, doubling, for a p under 5 % after adjustment with one hit: 40 for each test."""
    tests, rounds = sum(result.p is not None for result in results), method.rounds
    while rounds < 40 * tests:
        rounds *= 2
    return rounds


def _is_small(result: Result, method: Method) -> bool:
    """Whether a permutation came out so small that its rounds may hide how small: at most four hits."""
    return result.outcome.rounds == method.rounds and result.p is not None and result.p * (method.rounds + 1) <= 5


def _to_look_at_again(results: list[Result], filter_: str, method: Method) -> list[tuple[str, str]]:
    """The pairs of questions (keys) with a permutation that came out small, when more rounds are needed at all."""
    if _rounds_for(results, method) == method.rounds:
        return []
    return sorted({one.questions for one in results if one.filter == filter_ and _is_small(one, method)})


def _replaced(results: list[Result], closer: Iterable[Result], method: Method) -> list[Result]:
    """The results, those that came out small as the closer look has them."""
    new = {_place(result): result for result in closer}
    return [new.get(_place(old), old) if _is_small(old, method) else old for old in results]


def _place(result: Result) -> tuple[str, ...]:
    return (result.filter, *result.questions, *result.answers, result.outcome.test)
