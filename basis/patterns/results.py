"""What came out of a test: groups, statistic, size of the effect, chance, or why there is none."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite
from typing import Any


class Test(StrEnum):
    """Which test was made."""

    __test__ = False  # not a test of ours

    CHI2 = "chi2"
    FISHER = "fisher"
    CHI2_PERMUTED = "chi2_permuted"
    MANN_WHITNEY = "mann_whitney"
    MANN_WHITNEY_EXACT = "mann_whitney_exact"
    MANN_WHITNEY_PERMUTED = "mann_whitney_permuted"
    KRUSKAL_WALLIS = "kruskal_wallis"
    KRUSKAL_WALLIS_PERMUTED = "kruskal_wallis_permuted"
    DUNN = "dunn"
    SPEARMAN = "spearman"
    SPEARMAN_PERMUTED = "spearman_permuted"
    KENDALL = "kendall_tau_b"
    HOTELLING = "hotelling_permuted"
    MANOVA = "pillai_permuted"
    REGRESSION = "regression_permuted"
    CORRELATION = "correlation_permuted"
    SHIFT = "mean_shift_permuted"
    ENERGY = "energy_distance_permuted"
    JONCKHEERE = "jonckheere_terpstra"
    NONE = "none"


class Why(StrEnum):
    """Why there is no p."""

    TOO_FEW = "too few"  # fewer than two groups, or fewer stories, than the minimum
    NO_SPREAD = "all the same"  # everyone gave the same answer
    TOO_FEW_TELLERS = "too few tellers that can change places"  # a permutation of whole tellers says nothing


@dataclass(frozen=True)
class Group:
    """How many stories, of how many tellers, were compared; `used` is False for a group under the minimum, left
    out. `question` is whose groups these are: 0 or 1, the first or second of the test."""

    words: str
    n: int
    tellers: int
    used: bool = True
    question: int = 1


@dataclass(frozen=True)
class Effect:
    """The size of a difference or tie, with its 95 % interval. `between` names the groups when it is about two of
    more."""

    name: str
    value: float
    low: float
    high: float
    between: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two of more groups (by number) compared. `adjusted` is by Holm within this test, and never under that of the
    whole test."""

    groups: tuple[int, int]
    statistic: float
    effect: Effect | None
    p: float
    adjusted: float


@dataclass(frozen=True)
class Outcome:
    """What one test gave, before it stands among the others of its round. `rounds` 0 means by formula. `design` is
    how many times more the statistic varies because people tell more than one story (1: not). `details` are further
    numbers by name."""

    test: Test
    statistic: float | None = None
    effect: Effect | None = None
    p: float | None = None
    rounds: int = 0
    design: float = 1.0
    pairs: tuple[Pair, ...] = ()
    details: tuple[tuple[str, float], ...] = ()
    why_not: Why | None = None


@dataclass(frozen=True)
class Result:
    """A test that was made, or why not. `questions` are keys, `words` theirs; `answers` the option of each question
    that was tested apart ('' for the whole question)."""

    questions: tuple[str, str]
    words: tuple[str, str]
    answers: tuple[str, str]
    filter: str
    n: int
    groups: tuple[Group, ...]
    outcome: Outcome
    adjusted: float | None = None

    @property
    def compared(self) -> tuple[Group, ...]:
        """The groups that `Effect.between` and `Pair.groups` number."""
        return tuple(group for group in self.groups if group.used and group.question == 1)

    @property
    def p(self) -> float | None:
        return self.outcome.p

    @property
    def why_not(self) -> Why | None:
        return self.outcome.why_not

    def among(self, adjusted: float) -> "Result":
        """This result with its p adjusted for all tests of the round; a pair is never surer than the whole."""
        pairs = tuple(replace(pair, adjusted=max(pair.adjusted, adjusted)) for pair in self.outcome.pairs)
        return replace(self, adjusted=adjusted, outcome=replace(self.outcome, pairs=pairs))


def as_json(result: Result) -> dict[str, Any]:
    """Plain dicts, lists, numbers and words."""
    outcome = result.outcome
    return {
        "questions": list(result.questions),
        "words": list(result.words),
        "answers": list(result.answers),
        "filter": result.filter,
        "n": result.n,
        "groups": [
            {"words": g.words, "n": g.n, "tellers": g.tellers, "used": g.used, "question": g.question}
            for g in result.groups
        ],
        "test": outcome.test.value,
        "statistic": outcome.statistic,
        "effect": _effect(outcome.effect),
        "p": outcome.p,
        "adjusted_p": result.adjusted,
        "why_not": outcome.why_not.value if outcome.why_not else None,
        "rounds": outcome.rounds,
        "design_effect": outcome.design,
        "pairs": [
            {
                "groups": list(pair.groups),
                "statistic": pair.statistic,
                "effect": _effect(pair.effect),
                "p": pair.p,
                "adjusted_p": pair.adjusted,
            }
            for pair in outcome.pairs
        ],
        "details": dict(outcome.details),
    }


def _effect(effect: Effect | None) -> dict[str, Any] | None:
    if effect is None:
        return None
    interval = [end if isfinite(end) else None for end in (effect.low, effect.high)]
    return {"name": effect.name, "value": effect.value, "interval": interval, "between": list(effect.between)}
