"""How tests are made: the minimum of a group, the rounds of a permutation, what stands for a share of nothing."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """`minimum` stories in a group (narrative practice: 20); `rounds` of a permutation; `zero` stands for a share
    of a triad that is less, before logarithms (its effect is reported at `other_zeros`); `small` is the group size
    under which a formula is not trusted."""

    minimum: int = 20
    rounds: int = 2000
    zero: float = 0.005
    other_zeros: tuple[float, ...] = (0.001, 0.01)
    small: int = 10


def seed_of(*keys: str) -> int:
    """A seed that depends on the keys of the questions alone: the same data give the same p, whatever else is
    tested and when."""
    return int.from_bytes(hashlib.blake2b("\n".join(sorted(keys)).encode(), digest_size=8).digest(), "big")
