"""Rounds of made-up answers, from a seed."""

import numpy as np

from basis.patterns.orders import Orders
from basis.patterns.told import Column, Kind, Told


def singles(n, rounds=500, seed=1):
    """Orders of n stories of as many tellers."""
    return Orders(np.arange(n), seed=seed, rounds=rounds)


def of(tellers, rounds=500, seed=1):
    return Orders(np.asarray(tellers), seed=seed, rounds=rounds)


def asked(key, kind, values, options=0, state=None):
    """A question with answers `values`; its options are key-0, key-1, …"""
    values = np.asarray(values)
    state = np.zeros(len(values), dtype=np.int8) if state is None else np.asarray(state, dtype=np.int8)
    return Column(key, f"Vraag {key}", kind, values, state, tuple(f"{key}-{i}" for i in range(options)))


def told(*columns, tellers=None):
    n = len(columns[0].values)
    return Told(np.arange(1000, 1000 + n), np.arange(n) if tellers is None else np.asarray(tellers), columns)


def a_round(n=200, seed=1, tellers=None):
    """A round with one question of every kind, in which nothing goes with anything."""
    chance = np.random.default_rng(seed)
    return told(
        asked("dots", Kind.TRIAD, chance.dirichlet([1, 1, 1], n), 3),
        asked("dots2", Kind.TRIAD, chance.dirichlet([1, 2, 1], n), 3),
        asked("stone", Kind.STONE, chance.random((n, 2))),
        asked("far", Kind.SCALE, chance.integers(0, 101, n).astype(float)),
        asked("near", Kind.SCALE, chance.integers(0, 101, n).astype(float)),
        asked("gave", Kind.CHOICES, (chance.random((n, 3)) < 0.4).astype(int), 3),
        asked("role", Kind.CHOICE, chance.integers(0, 3, n), 3),
        asked("area", Kind.AREA, chance.integers(0, 4, n), 4),
        asked("month", Kind.ORDERED, chance.integers(0, 5, n), 5),
        tellers=tellers,
    )
