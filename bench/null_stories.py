"""How often a pattern is seen where there is none, in rounds of stories: promised is at most 6 in 100 rounds.

No real differences; 3, 5 and 8 groups of 20 stories; 1,200 rounds each. Beside it the rule of NarraFirma (the lowest
of the one-sided p-values of all pairs of groups, Mann–Whitney, not adjusted). Then how often a real difference is
seen, by either. Then rounds of seven questions, and rounds in which people told three stories that are alike,
beside what would come of it if these were taken for three people.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np

from basis.patterns.chances import ranked
from basis.patterns.method import Method
from basis.patterns.pattern_list import made
from basis.patterns.results import Result
from basis.patterns.scales import mann_whitney_p, u_of
from basis.patterns.told import Column, Kind, Told

PROMISED = 0.06
RUNS, EACH, LEVEL = 400, 20, 0.05
NULL_RUNS = 1200  # three times what is promised: of 400, luck alone moves a rate of 5 % by 2
GROUPS = (3, 5, 8)
SHIFT = 25  # points on a scale of 100, of one of the groups
KNOWN = {3: 0.20, 5: 0.49, 8: 0.72}  # NarraFirma's rule, simulated before by others than this

Chance = np.random.Generator


def main() -> int:
    started = time.perf_counter()
    worst = max(_one_scale(), _seven_questions(), _three_stories_each())
    print(f"in {time.perf_counter() - started:.0f} s")
    print(f"ratio of the worst to what is promised (6 %): {worst / PROMISED:.2f}")
    return 0 if worst <= PROMISED else 1


def _one_scale() -> float:
    worst = 0.0
    for many in GROUPS:
        ours, theirs = _seen(many, 0, NULL_RUNS)
        power, their_power = _seen(many, SHIFT, RUNS)
        worst = max(worst, ours)
        print(f"{many} groups of {EACH}, one scale, {NULL_RUNS} rounds: false alarms {ours:.1%}")
        ratio = theirs / max(ours, 1 / NULL_RUNS)
        print(f"  by NarraFirma's rule {theirs:.0%} (known: {KNOWN[many]:.0%}), ratio {ratio:.0f}")
        print(f"  one group {SHIFT} points off: seen {power:.0%} of {RUNS}, by that rule {their_power:.0%}")
    return worst


def _seen(many: int, shift: int, runs: int) -> tuple[float, float]:
    """In which part of the rounds a difference is seen: by us, by the other rule."""
    chance, ours, theirs = np.random.default_rng([many, shift]), 0, 0
    groups = np.repeat(np.arange(many), EACH)
    for _ in range(runs):
        values = np.clip(chance.integers(0, 101, len(groups)) + shift * (groups == 0), 0, 100).astype(float)
        told = _told({"place": (Kind.SCALE, values, 0), "group": (Kind.CHOICE, groups, many)})
        ours += _alarm(made(told, workers=1))
        theirs += min(_one_sided(values, groups, *pair) for pair in combinations(range(many), 2)) < LEVEL
    return ours / runs, theirs / runs


def _one_sided(values: np.ndarray, groups: np.ndarray, first: int, second: int) -> float:
    mine = (groups == first) | (groups == second)
    ranks, labels = ranked(values[mine]), (groups[mine] == second).astype(np.int64)
    return mann_whitney_p(u_of(ranks.ranks, labels), ranks, np.bincount(labels)) / 2


def _seven_questions() -> float:
    """Rounds of seven questions that have nothing to do with each other: any pattern is a false alarm."""
    n = 5 * EACH
    return _rounds("seven questions, 5 groups of 20", RUNS // 2, lambda chance: _round(chance, n), np.arange(n))


def _three_stories_each() -> float:
    tellers = np.repeat(np.arange(60), 3)

    def alike(chance: Chance) -> Told:
        """What a teller says of the three stories is much the same."""
        place = np.clip(np.repeat(chance.normal(50, 20, 60), 3) + chance.normal(0, 8, 180), 0, 100)
        dots = np.repeat(chance.dirichlet([2, 2, 2], 60), 3, axis=0) + chance.dirichlet([2, 2, 2], 180) / 4
        group = np.repeat(chance.permutation(60) % 3, 3)
        return _told({"place": (Kind.SCALE, place, 0), "dots": (Kind.TRIAD, dots, 3), "group": (Kind.CHOICE, group, 3)})

    ours = _rounds("three stories each, alike: 60 people", RUNS // 2, alike, tellers)
    _rounds("  the same, taken for 180 people (what we do not do)", RUNS // 4, alike, np.arange(180))
    return ours


def _rounds(name: str, runs: int, make: Callable[[Chance], Told], tellers: np.ndarray) -> float:
    chance, alarms, tests = np.random.default_rng(len(tellers)), 0, 0
    for _ in range(runs):
        results = made(replace(make(chance), tellers=tellers), Method(rounds=500), workers=1)
        alarms += _alarm(results)
        tests = sum(result.p is not None for result in results)
    print(f"{name}, {tests} tests, {runs} rounds: false alarms {alarms / runs:.1%}")
    return alarms / runs


def _round(chance: Chance, n: int) -> Told:
    return _told(
        {
            "group": (Kind.CHOICE, np.arange(n) % 5, 5),
            "yes": (Kind.CHOICE, chance.integers(0, 2, n), 2),
            "place": (Kind.SCALE, chance.integers(0, 101, n), 0),
            "other": (Kind.SCALE, chance.beta(0.5, 0.5, n) * 100, 0),
            "gave": (Kind.CHOICES, (chance.random((n, 2)) < 0.4).astype(int), 2),
            "dots": (Kind.TRIAD, chance.dirichlet([1, 1, 0.3], n), 3),
            "stone": (Kind.STONE, chance.random((n, 2)), 0),
        }
    )


def _told(questions: dict[str, tuple[Kind, np.ndarray, int]]) -> Told:
    n = len(next(iter(questions.values()))[1])
    columns = [
        Column(key, key, kind, values, np.zeros(n, dtype=np.int8), tuple(str(option) for option in range(options)))
        for key, (kind, values, options) in questions.items()
    ]
    return Told(np.arange(n), np.arange(n), tuple(columns))


def _alarm(results: tuple[Result, ...]) -> bool:
    """Whether anything at all would be called a pattern."""
    chances = [result.adjusted for result in results] + [pair.adjusted for r in results for pair in r.outcome.pairs]
    return any(p is not None and p < LEVEL for p in chances)


if __name__ == "__main__":
    sys.exit(main())
