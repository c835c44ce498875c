"""What would be seen if who answered made no difference: sums and counts in every order of the tellers, and the
chance they give."""

import numpy as np

from basis.patterns.orders import AT_ONCE, Labels, Orders
from basis.patterns.told import Floats, Ints

EXACT = 5000  # stories up to which sums are of 64 bits; beyond it of 32, and ALIKE covers what they lose
FEW_GROUPS = 3  # up to which a sum for each group is faster than one pass over all
ALIKE = 1e-5  # a permuted statistic this near to the one seen counts as reaching it, which is the careful side


def group_sums(orders: Orders, codes: Ints, groups: int, numbers: Floats) -> Floats:
    """(rounds, groups, 1 + m): in each round how many stories each group has, and the sums of (n, m) `numbers` in
    it, when the (n,) group codes are those of others."""
    of_tellers = orders.repeated and orders.are_of_tellers(codes)
    sides = np.column_stack([np.ones(len(codes)), numbers])
    total = sides.sum(axis=0)
    if of_tellers:  # the labels of a teller go to all of another's stories, so these may be summed before
        sides = np.stack([np.bincount(orders.of, weights=side) for side in sides.T], axis=1)
    exact = np.float64 if len(codes) <= EXACT else np.float32
    out = []
    for piece, got in orders.labelled(codes, of_tellers):
        if groups > FEW_GROUPS:
            out.append(_summed(got, groups, sides[piece.still]))
            continue
        here = sides[piece.still].astype(exact)
        sums = np.empty((len(got), groups, sides.shape[1]))
        for group in range(groups - 1):
            sums[:, group] = (got == group).astype(exact) @ here
        sums[:, -1] = total - sums[:, :-1].sum(axis=1)
        out.append(sums)
    return np.concatenate(out)


def _summed(got: Labels, groups: int, here: Floats) -> Floats:
    """(rounds, groups, m): the sums of (rows, m) numbers by the (rounds, rows) labels, in one go for all groups."""
    rounds, sides = len(got), here.shape[1]
    flat = (got + np.arange(rounds, dtype=np.int64)[:, None] * groups).ravel()
    sums = np.empty((rounds * groups, sides))
    for side in range(sides):
        sums[:, side] = np.bincount(flat, weights=np.tile(here[:, side], rounds), minlength=rounds * groups)
    return sums.reshape(rounds, groups, sides)


def tables(orders: Orders, codes: Ints, groups: int, others: Ints, many: int) -> Floats:
    """(rounds, groups, many): in each round how many stories of each group have each of the (n,) other codes."""
    if many > 12:
        return cell_counts(orders, codes, groups, others, many)
    each = (others[:, None] == np.arange(many - 1)).astype(np.float64)
    sums = group_sums(orders, codes, groups, each)
    return np.concatenate([sums[..., 1:], sums[..., :1] - sums[..., 1:].sum(axis=-1, keepdims=True)], axis=-1)


def cell_counts(orders: Orders, codes: Ints, groups: int, cells: Ints, many: int) -> Floats:
    """`tables` for many cells."""
    of_tellers = orders.repeated and orders.are_of_tellers(codes)
    out = []
    for piece, labels in orders.labelled(codes, of_tellers):
        here = cells if of_tellers else cells[piece.still]
        step = max(1, AT_ONCE // (groups * many + len(codes)))
        for got in (labels[start : start + step] for start in range(0, len(labels), step)):
            flat = (got[:, orders.of] if of_tellers else got) * np.int32(many) + here.astype(np.int32)
            flat += np.arange(len(got), dtype=np.int32)[:, None] * (groups * many)
            counts = np.bincount(flat.ravel(), minlength=len(got) * groups * many)
            out.append(counts.reshape(len(got), groups, many).astype(np.float64))
    return np.concatenate(out)


def products(orders: Orders, numbers: Floats, others: Floats) -> Floats:
    """(rounds, a, m): in each round the sums of products of (n, a) numbers, those of others, with (n, m) other ones."""
    exact = np.float64 if len(others) <= EXACT else np.float32
    out = []
    for moving, still, places in orders.pieces(False):
        left, right = numbers[moving].T.astype(exact, order="C"), others[still].astype(exact)
        out.append(np.stack([part.take(places) @ right for part in left], axis=1))
    return np.concatenate(out).astype(np.float64)


def redrawn_counts(orders: Orders, codes: Ints, groups: int, cells: Ints, many: int, times: int = 400) -> Floats:
    """(times, groups, many): the counts of `cell_counts` when as many tellers are drawn again from those there are,
    with all they told, each time anew."""
    chance = np.random.Generator(np.random.SFC64([orders.seed, times]))
    flat, tellers = codes * many + cells, orders.many_tellers
    out = np.empty((times, groups * many))
    for time in range(times):
        drawn = np.bincount(chance.integers(0, tellers, tellers), minlength=tellers)
        out[time] = np.bincount(flat, weights=drawn[orders.of], minlength=groups * many)
    return out.reshape(times, groups, many)


def chance_of(seen: float, permuted: Floats) -> float:
    """(hits + 1) / (rounds + 1): how often (rounds,) permuted statistics reach the one seen, itself counted among
    them."""
    near = ALIKE * max(abs(seen), float(np.abs(permuted).mean()))
    return (int((permuted >= seen - near).sum()) + 1) / (len(permuted) + 1)


def design_of(permuted: Floats, expected: float) -> float:
    """How many times more a squared statistic varies than for independent stories, where it is `expected`; never
    under 1."""
    return max(1.0, float(permuted.mean()) / expected)
