"""Stones on a field: do those of one group lay a stone elsewhere, on the whole or in how they spread?"""

import numpy as np

from basis.patterns.orders import Orders
from basis.patterns.permutations import cell_counts, chance_of, design_of, group_sums, redrawn_counts
from basis.patterns.points import between, distance_between, scaled, sums_of
from basis.patterns.results import Effect, Outcome, Test, Why
from basis.patterns.told import Floats, Ints

MOST_PLACES = 400  # different places of a stone that are told apart; more are gathered in a grid of 20 by 20


def shift_by_choice(points: Floats, groups: Ints, orders: Orders) -> Outcome:
    """Whether the mean place of (n, 2) points differs between groups (0, 1, …), by permutation. The effect is the
    length of the shift; `details` holds the shift across and up, from the second of the groups compared to the
    first."""
    why_not = _why_not(points, groups, orders)
    if why_not:
        return Outcome(Test.NONE, why_not=why_not)
    many, field = int(groups.max()) + 1, scaled(points)
    seen = float(between(sums_of(groups, field)))
    permuted = between(group_sums(orders, groups, many, field))
    design = design_of(permuted, (many - 1) / (len(groups) - 1)) if orders.repeated else 1.0
    effect = distance_between("shift", points, groups, design)
    first, second = effect.between
    across, up = points[groups == first].mean(axis=0) - points[groups == second].mean(axis=0)
    shift = (("across", float(across)), ("up", float(up)))
    p = chance_of(seen, permuted)
    return Outcome(Test.SHIFT, seen * (len(groups) - 1), effect, p, orders.rounds, design, details=shift)


def energy_by_choice(points: Floats, groups: Ints, orders: Orders) -> Outcome:
    """Whether (n, 2) points lie differently in any way between groups: the energy distance (Székely and Rizzo
    2004), by permutation; of more than two groups the part of their DISCO (2010) that lies between. The effect is
    the share of the mean distance of all points that lies between groups, from 0 to 1; its interval is from
    redrawing tellers (basic bootstrap, 400 times)."""
    why_not = _why_not(points, groups, orders)
    if why_not:
        return Outcome(Test.NONE, why_not=why_not)
    places, cells = gathered(points)
    far = np.sqrt(((places[:, None] - places) ** 2).sum(axis=2))
    many = int(groups.max()) + 1
    counts = np.bincount(groups * len(places) + cells, minlength=many * len(places)).reshape(1, many, -1)
    seen = float(disco(counts.astype(np.float64), far)[0])
    permuted = disco(cell_counts(orders, groups, many, cells, len(places)), far)
    redrawn = share_between(redrawn_counts(orders, groups, many, cells, len(places)), far)
    share = float(share_between(counts.astype(np.float64), far)[0])
    low, high = (min(1.0, max(0.0, 2 * share - float(end))) for end in np.quantile(redrawn, [0.975, 0.025]))
    effect = Effect("between_share", share, min(low, share), max(high, share))
    statistic = 2 * len(groups) / float(counts[0, 0].sum() * counts[0, 1].sum()) * seen if many == 2 else seen
    return Outcome(Test.ENERGY, statistic, effect, chance_of(seen, permuted), orders.rounds)


def disco(counts: Floats, far: Floats) -> Floats:
    """(rounds,) what lies between groups: the energy distances of all pairs, by n·m / 2N, of (rounds, groups,
    places) counts and the (places, places) distances."""
    sizes = counts.sum(axis=-1)
    parts = counts / np.maximum(sizes, 1)[..., None]
    reached = (parts.reshape(-1, len(far)) @ far).reshape(parts.shape)  # as one product: many small ones are slow
    mean = reached @ np.swapaxes(parts, -1, -2)  # (rounds, groups, groups) mean distances
    own = np.diagonal(mean, axis1=-2, axis2=-1)
    gaps = 2 * mean - own[..., :, None] - own[..., None, :]
    return np.asarray((gaps * sizes[..., :, None] * sizes[..., None, :]).sum(axis=(-1, -2)) / (4 * sizes.sum(axis=-1)))


def share_between(counts: Floats, far: Floats) -> Floats:
    """(rounds,) `disco` as a share of the mean distance of all points."""
    everyone = counts.sum(axis=-2)
    whole = ((everyone @ far) * everyone).sum(axis=-1) / (2 * everyone.sum(axis=-1))
    return np.asarray(disco(counts, far) / np.maximum(whole, 1e-12))


def gathered(points: Floats) -> tuple[Floats, Ints]:
    """The different places of (n, 2) points and (n,) which each has; the middles of a grid when there are more than
    400."""
    places, cells = np.unique(points, axis=0, return_inverse=True)
    if len(places) > MOST_PLACES:
        grid = (np.minimum(np.floor(points * 20), 19) + 0.5) / 20
        places, cells = np.unique(grid, axis=0, return_inverse=True)
    return places, cells.reshape(-1).astype(np.int64)


def _why_not(points: Floats, groups: Ints, orders: Orders) -> Why | None:
    if not groups.any() or not np.ptp(points, axis=0).any():
        return Why.NO_SPREAD
    return None if orders.say_something(orders.are_of_tellers(groups)) else Why.TOO_FEW_TELLERS
