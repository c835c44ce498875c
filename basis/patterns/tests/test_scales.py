"""A scale by choice, against scipy and against going through all pairs."""

import numpy as np
import pytest
from scipy import stats

from basis.patterns import scales
from basis.patterns.chances import ranked
from basis.patterns.method import Method
from basis.patterns.results import Test, Why
from basis.patterns.tests.makers import of, singles

ONE, OTHER = [17, 20, 170, 315, 22, 190, 64], [22, 29, 13, 16, 15, 18, 15, 6]
METHOD = Method()


def grouped(*groups):
    sizes = [len(group) for group in groups]
    return np.concatenate(groups).astype(float), np.repeat(np.arange(len(groups)), sizes)


def tied(seed, *sizes, shift=0):
    chance = np.random.default_rng(seed)
    return [chance.integers(0, 11, size) * 10 + shift * place for place, size in enumerate(sizes)]


def test_the_example_of_the_narrative_practice_has_a_two_sided_p():
    """U = 6.5; one-sided p = .007454, two-sided .014907."""
    values, groups = grouped(ONE, OTHER)
    ranks = ranked(values)
    u = 7 * 8 - scales.u_of(ranks.ranks, groups)
    assert u == 6.5
    assert scales.mann_whitney_p(u, ranks, np.array([7, 8])) == pytest.approx(0.014907, abs=5e-7)
    assert scales.mann_whitney_p(49.5, ranks, np.array([7, 8])) == pytest.approx(0.014907, abs=5e-7)


@pytest.mark.parametrize("seed", range(5))
def test_mann_whitney_with_ties_is_that_of_scipy(seed):
    one, other = tied(seed, 30, 25, shift=15)
    outcome = scales.scale_by_choice(*grouped(one, other), singles(55), METHOD)
    known = stats.mannwhitneyu(one, other, method="asymptotic")
    assert outcome.test == Test.MANN_WHITNEY
    assert (outcome.statistic, outcome.p) == pytest.approx((known.statistic, known.pvalue))


def test_small_groups_are_compared_in_every_way_as_scipy_does():
    outcome = scales.scale_by_choice(*grouped(ONE, OTHER), singles(15), METHOD)
    known = stats.permutation_test(
        (ONE, OTHER),
        lambda x, y: abs(stats.mannwhitneyu(x, y).statistic - 28),
        n_resamples=np.inf,
        alternative="greater",
    )
    assert outcome.test == Test.MANN_WHITNEY_EXACT
    assert outcome.p == pytest.approx(known.pvalue)


def test_without_ties_going_through_all_ways_is_the_exact_test_of_scipy():
    one, other = [1.5, 2.5, 9, 11], [3, 4, 5, 6, 7, 8, 10]
    outcome = scales.scale_by_choice(*grouped(one, other), singles(11), METHOD)
    assert outcome.p == pytest.approx(stats.mannwhitneyu(one, other, method="exact").pvalue)


def test_a_small_group_beside_a_large_one_is_permuted():
    one, other = tied(4, 8, 40, shift=25)
    outcome = scales.scale_by_choice(*grouped(one, other), singles(48, rounds=4000), METHOD)
    assert outcome.test == Test.MANN_WHITNEY_PERMUTED
    assert outcome.p == pytest.approx(stats.mannwhitneyu(one, other, method="asymptotic").pvalue, abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_kruskal_wallis_with_ties_is_that_of_scipy(seed):
    groups = tied(seed, 20, 25, 30, 22, shift=6)
    outcome = scales.scale_by_choice(*grouped(*groups), singles(97), METHOD)
    known = stats.kruskal(*groups)
    assert outcome.test == Test.KRUSKAL_WALLIS
    assert (outcome.statistic, outcome.p) == pytest.approx((known.statistic, known.pvalue))
    assert outcome.effect.value == pytest.approx(known.statistic * 98 / (97**2 - 1))
    assert outcome.effect.low <= outcome.effect.value <= outcome.effect.high


def test_dunns_z_of_two_groups_is_the_root_of_kruskal_wallis():
    one, other = tied(2, 30, 40, shift=10)
    values, groups = grouped(one, other)
    z = scales._z_of(scales._seen(groups, ranked(values)), 0, 1)[0]
    assert z**2 == pytest.approx(stats.kruskal(one, other).statistic)


def test_pairs_of_groups_are_compared_by_dunn_with_holm():
    """By the formula of Dunn (1964) written out, with the correction for ties."""
    groups = tied(3, 20, 25, 30, shift=20)
    outcome = scales.scale_by_choice(*grouped(*groups), singles(75), METHOD)
    ranks = stats.rankdata(np.concatenate(groups))
    ties = np.unique(np.concatenate(groups), return_counts=True)[1]
    spread = 75 * 76 / 12 - (ties**3 - ties).sum() / (12 * 74)
    z = (ranks[:20].mean() - ranks[45:].mean()) / np.sqrt(spread * (1 / 20 + 1 / 30))
    pair = next(pair for pair in outcome.pairs if pair.groups == (0, 2))
    assert pair.statistic == pytest.approx(z)
    assert pair.p == pytest.approx(2 * stats.norm.sf(abs(z)))
    assert sorted(pair.adjusted for pair in outcome.pairs)[0] == pytest.approx(3 * min(p.p for p in outcome.pairs))


@pytest.mark.parametrize("seed", range(4))
def test_cliffs_delta_and_its_spread_are_those_of_all_pairs(seed):
    """Cliff (1993): the unbiased variance, and his asymmetric interval, from the matrix of all pairs."""
    one, other = tied(seed, 12, 17, shift=-20)
    wins = np.sign(np.subtract.outer(one, other)).astype(float)
    n, m, delta = 12, 17, wins.mean()
    effect = scales.delta_of(*grouped(one, other))
    rows, columns = ((wins.mean(axis=1) - delta) ** 2).sum(), ((wins.mean(axis=0) - delta) ** 2).sum()
    s2 = (m**2 * rows + n**2 * columns - ((wins - delta) ** 2).sum()) / (n * m * (n - 1) * (m - 1))
    t = stats.t.ppf(0.975, n + m - 2)
    half = t * np.sqrt(s2) * np.sqrt(1 - 2 * delta**2 + delta**4 + t**2 * s2)
    ends = [(delta - delta**3 + side * half) / (1 - delta**2 + t**2 * s2) for side in (-1, 1)]
    assert (effect.value, effect.low, effect.high) == pytest.approx((delta, *ends))


def test_groups_wholly_apart_keep_an_interval():
    effect = scales.delta_of(*grouped(np.arange(20), np.arange(20) + 50))
    assert effect.value == effect.low == -1
    assert -0.9 < effect.high < -0.5


def test_everyone_at_the_same_place_gives_no_p():
    outcome = scales.scale_by_choice(np.full(40, 50.0), np.arange(40) % 2, singles(40), METHOD)
    assert (outcome.p, outcome.why_not) == (None, Why.NO_SPREAD)


@pytest.mark.parametrize("many", [2, 4])
def test_tellers_of_more_than_one_story_are_moved_whole(many):
    chance = np.random.default_rng(5)
    tellers = np.repeat(np.arange(40), 5)
    values = np.repeat(chance.normal(50, 10, 40), 5) + chance.normal(0, 1, 200)
    groups = np.repeat(np.arange(40) % many, 5)
    outcome = scales.scale_by_choice(values, groups, of(tellers, rounds=2000), METHOD)
    means = [values.reshape(40, 5).mean(axis=1)[np.arange(40) % many == group] for group in range(many)]
    assert outcome.rounds == 2000
    assert outcome.p == pytest.approx(stats.kruskal(*means).pvalue, abs=0.12)
    assert outcome.design == pytest.approx(5, abs=1)
