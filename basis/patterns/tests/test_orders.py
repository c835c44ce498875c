"""Orders of tellers: each as likely as another, whole tellers together, and the same again from the same seed."""

import numpy as np
import pytest
from scipy import stats

from basis.patterns import permutations
from basis.patterns.holm import adjusted
from basis.patterns.method import seed_of
from basis.patterns.orders import Orders
from basis.patterns.tests.makers import of, singles


def labels_of(orders, labels, of_tellers=False):
    """(rounds, n) the labels that each story gets, in the order of the stories."""
    out = []
    for moving, still, places in orders.pieces(of_tellers):
        got = np.empty((len(places), len(still)), dtype=labels.dtype)
        got[:, still] = labels[moving].take(places)
        out.append(got)
    return np.concatenate(out)


def test_every_order_is_as_likely_as_another():
    got = labels_of(singles(4, rounds=24_000), np.arange(4))
    assert stats.chisquare(np.unique(got @ [1000, 100, 10, 1], return_counts=True)[1]).pvalue > 0.001
    assert len(np.unique(got, axis=0)) == 24


def test_orders_of_a_part_drawn_from_those_of_the_whole_are_as_likely_too():
    got = labels_of(Orders(np.arange(4), seed=3, rounds=24_000, largest=9), np.arange(4))
    assert stats.chisquare(np.unique(got @ [1000, 100, 10, 1], return_counts=True)[1]).pvalue > 0.001


def test_a_teller_moves_with_all_stories_to_one_who_told_as_many():
    tellers = np.array([7, 3, 7, 5, 9, 9, 1, 2, 2, 2])
    labels = np.arange(10)
    got = labels_of(of(tellers, rounds=200), labels)
    assert {tuple(row) for row in np.sort(got, axis=1)} == {tuple(range(10))}
    for mine in ([0, 2], [4, 5]):
        assert {tuple(row) for row in got[:, mine]} == {(0, 2), (4, 5)}
    assert (got[:, 7:] == [7, 8, 9]).all(), "nobody else told three"
    assert set(got[:, 1]) == {1, 3, 6}


def test_labels_of_tellers_go_to_any_teller_whole():
    tellers = np.array([0, 0, 0, 1, 2, 3])
    sums = permutations.group_sums(of(tellers, rounds=400), np.array([1, 1, 1, 0, 0, 0]), 2, np.ones((6, 1)))
    assert set(sums[:, 1, 0]) == {1.0, 3.0}
    assert (sums[..., 0].sum(axis=1) == 6).all()


@pytest.mark.parametrize("tellers", [np.arange(50), np.arange(50) // 2, np.arange(50) % 17])
def test_sums_counts_and_products_are_those_of_the_orders(tellers):
    chance = np.random.default_rng(1)
    orders, codes = of(tellers, rounds=30), chance.integers(0, 3, 50)
    numbers, others = chance.normal(size=(50, 2)), chance.integers(0, 20, 50)
    got = labels_of(orders, codes)
    sums, counts = (
        permutations.group_sums(orders, codes, 3, numbers),
        permutations.cell_counts(orders, codes, 3, others, 20),
    )
    for group in range(3):
        mine = (got == group).astype(float)
        assert sums[:, group] == pytest.approx(np.column_stack([mine.sum(axis=1), mine @ numbers]))
        assert counts[:, group] == pytest.approx(mine @ np.eye(20)[others])
    assert permutations.tables(orders, codes, 3, others % 5, 5) == pytest.approx(
        counts.reshape(30, 3, 4, 5).sum(axis=2)
    )
    assert permutations.products(orders, codes[:, None].astype(float), numbers)[:, 0] == pytest.approx(got @ numbers)


def test_counts_of_labels_of_tellers_are_those_of_their_sums():
    tellers, chance = np.arange(60) // 3, np.random.default_rng(2)
    orders, codes, cells = of(tellers, rounds=20), (np.arange(60) // 3) % 4, chance.integers(0, 15, 60)
    sums = permutations.group_sums(orders, codes, 4, np.eye(15)[cells])
    assert permutations.cell_counts(orders, codes, 4, cells, 15) == pytest.approx(sums[..., 1:])


def test_many_stories_are_summed_in_less_memory_and_hardly_less_exactly():
    chance = np.random.default_rng(3)
    codes, numbers = chance.integers(0, 4, 6000), chance.normal(size=(6000, 1))
    sums = permutations.group_sums(singles(6000, rounds=5), codes, 4, numbers)
    got = labels_of(singles(6000, rounds=5), codes)
    assert sums[:, 1, 1] == pytest.approx((got == 1) @ numbers[:, 0], abs=1e-3)


def test_more_rounds_than_are_drawn_together_are_all_different():
    got = labels_of(singles(30, rounds=5000), np.arange(30))
    assert got.shape == (5000, 30)
    assert len(np.unique(got, axis=0)) == 5000


def test_the_same_seed_gives_the_same_orders_and_questions_give_the_seed():
    again = [labels_of(singles(40, seed=seed_of("b", "a")), np.arange(40)) for _ in range(2)]
    assert (again[0] == again[1]).all()
    assert seed_of("a", "b") == seed_of("b", "a") != seed_of("ab", "")
    assert (labels_of(singles(40, seed=seed_of("a", "c")), np.arange(40)) != again[0]).any()


def test_too_few_orders_say_nothing():
    assert not of(np.repeat([0, 1, 2, 3], 5)).say_something(True)
    assert of(np.repeat(np.arange(8), 5)).say_something(False)
    assert not of(np.repeat(np.arange(8), np.arange(1, 9))).say_something(False), "nobody told as many as another"
    assert of(np.repeat(np.arange(8), np.arange(1, 9))).say_something(True)


def test_a_chance_counts_the_one_seen_and_what_comes_to_the_same():
    assert permutations.chance_of(5.0, np.array([1.0, 5.0 - 1e-9, 6.0, 2.0])) == 3 / 5
    assert permutations.chance_of(9.0, np.zeros(1999)) == 1 / 2000


@pytest.mark.parametrize("seed", range(4))
def test_holm_is_that_of_statsmodels(seed):
    from statsmodels.stats.multitest import multipletests

    chances = np.random.default_rng(seed).beta(0.3, 2, 40).round(2 + seed).tolist()
    assert adjusted(chances) == pytest.approx(multipletests(chances, method="holm")[1])
    assert adjusted([]) == ()
