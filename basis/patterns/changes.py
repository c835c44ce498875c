"""Which questions a test must be made of again, when stories came, went or were changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from basis.patterns.told import Bools, Column, Kind, State, Told

POOLING = frozenset({Kind.AREA, Kind.ORDERED})  # small groups of these are taken together, by how many all stories have


@dataclass(frozen=True)
class Changed:
    """What differs between two readings of a round. `pairs` are the keys of questions that some story that differs
    answered both of, in order of the alphabet: only tests of these can come out otherwise. `came` and `went` count the
    stories; one that was changed went and came."""

    pairs: frozenset[tuple[str, str]]
    came: int
    went: int
    is_other: bool = False  # other questions: nothing of before can stay


def changed(before: Told, now: Told, again: Iterable[int] = ()) -> Changed:
    """What differs; `again` are stories that may have been changed, besides those of which the answers differ."""
    keys = [one.key for one in now.columns]
    if [(c.key, c.kind) for c in before.columns] != [(c.key, c.kind) for c in now.columns]:
        return Changed(frozenset(_in_order(*pair) for pair in combinations(keys, 2)), len(now), len(before), True)
    both, there, here = np.intersect1d(before.stories, now.stories, assume_unique=True, return_indices=True)
    differs = np.isin(both, np.fromiter(again, dtype=np.int64)) | (before.tellers[there] != now.tellers[here])
    for was, one in zip(before.columns, now.columns, strict=True):
        differs |= ~_same(was, one, there, here)
    went = np.setdiff1d(np.arange(len(before)), there[~differs])
    came = np.setdiff1d(np.arange(len(now)), here[~differs])
    together = _answered_together(before, went) | _answered_together(now, came)
    for place, (was, one) in enumerate(zip(before.columns, now.columns, strict=True)):
        if was.options != one.options or (one.kind in POOLING and together[place, place]):
            together[place, :] = together[:, place] = True
    pairs = {_in_order(keys[a], keys[b]) for a, b in zip(*np.nonzero(together), strict=True) if a != b}
    return Changed(frozenset(pairs), len(came), len(went))


def _same(was: Column, one: Column, there: np.ndarray, here: np.ndarray) -> Bools:
    """(n,) whether the stories in these rows were answered the same."""
    values = (was.values[there] == one.values[here]).reshape(len(there), -1).all(axis=1)
    state = was.state[there] == one.state[here]
    return np.asarray(state & (values | (one.state[here] != State.ANSWERED)))


def _answered_together(told: Told, rows: np.ndarray) -> Bools:
    """(questions, questions) whether any story of these rows answered both."""
    answered = np.array([column.answered[rows] for column in told.columns], dtype=np.int64)
    return np.asarray(answered @ answered.T > 0)


def _in_order(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first < second else (second, first)
