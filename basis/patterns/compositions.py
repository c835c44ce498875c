"""Three shares that make one whole: closure, log-ratios, centre, distance, and the seven places where dots gather."""

from math import sqrt

import numpy as np

from basis.patterns.told import Floats, Ints

LOCI = ("corner_a", "corner_b", "corner_c", "edge_ab", "edge_bc", "edge_ca", "middle")
LOCUS_POINTS = np.array(
    [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0], [0, 0.5, 0.5], [0.5, 0, 0.5], [1 / 3, 1 / 3, 1 / 3]]
)
BASIS = np.array([[1 / sqrt(2), 1 / sqrt(6)], [-1 / sqrt(2), 1 / sqrt(6)], [0, -2 / sqrt(6)]])  # Egozcue et al. 2003


def closed(shares: Floats, zero: float) -> Floats:
    """(n, 3) shares with sum 1, in which a share under `zero` is `zero` and the others give way in proportion
    (multiplicative replacement, Martín-Fernández 2003): the logarithm of nothing is not a number. What is under
    `zero` counts as nothing, or a dot beside a corner would lie further out than one in it."""
    parts = shares / shares.sum(axis=1, keepdims=True)
    nothing = parts < zero
    rest = np.where(nothing, 0, parts)
    room = 1 - zero * nothing.sum(axis=1, keepdims=True)
    return np.asarray(np.where(nothing, zero, rest * room / rest.sum(axis=1, keepdims=True)))


def log_ratios(parts: Floats) -> Floats:
    """(n, 2) isometric log-ratio coordinates of (n, 3) closed shares without zeros: distances between them are
    Aitchison's."""
    return np.asarray(np.log(parts) @ BASIS)


def from_log_ratios(coordinates: Floats) -> Floats:
    """(…, 3) shares with sum 1 of (…, 2) coordinates."""
    parts = np.exp(coordinates @ BASIS.T)
    return np.asarray(parts / parts.sum(axis=-1, keepdims=True))


def centre(shares: Floats, zero: float) -> Floats:
    """(3,) the centre of (n, 3) shares: their closed geometric mean."""
    return from_log_ratios(log_ratios(closed(shares, zero)).mean(axis=0))


def loci(shares: Floats) -> Ints:
    """(n,) which of the seven `LOCI` each dot lies nearest to: three corners, three middles of edges, the middle."""
    parts = shares / shares.sum(axis=1, keepdims=True)
    return np.asarray(((parts[:, None] - LOCUS_POINTS) ** 2).sum(axis=2).argmin(axis=1), dtype=np.int64)
