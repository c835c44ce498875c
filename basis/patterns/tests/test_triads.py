"""Triads and stones, against scikit-bio, statsmodels and scipy."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.spatial.distance import cdist
from skbio.stats.composition import closure, clr, multi_replace
from statsmodels.multivariate.cancorr import CanCorr
from statsmodels.multivariate.manova import MANOVA

from basis.patterns import chances, compositions, stones, triads
from basis.patterns.method import Method
from basis.patterns.results import Test, Why
from basis.patterns.tests.makers import of, singles

METHOD = Method()
CORNERS = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1.0], [0.5, 0.5, 0], [0, 0.5, 0.5], [0.5, 0, 0.5], [1, 1, 1]])


def dots(seed, n=60, alpha=(2, 1, 1)):
    return np.random.default_rng(seed).dirichlet(alpha, n)


def test_zeros_are_replaced_as_scikit_bio_does():
    assert compositions.closed(CORNERS, 0.005) == pytest.approx(multi_replace(closure(CORNERS), 0.005))


def test_a_dot_beside_a_corner_lies_no_further_out_than_one_in_it():
    corner, beside = compositions.closed(np.array([[1, 0, 0], [0.9989, 0.001, 0.0001]]), 0.005)
    assert beside == pytest.approx(corner)


def test_log_ratios_keep_the_distances_that_scikit_bio_finds():
    parts = compositions.closed(np.vstack([dots(1), CORNERS]), 0.005)
    coordinates = compositions.log_ratios(parts)
    assert cdist(coordinates, coordinates) == pytest.approx(cdist(clr(parts), clr(parts)))
    assert compositions.from_log_ratios(coordinates) == pytest.approx(parts)


def test_the_centre_is_the_closed_geometric_mean():
    parts = dots(2)
    assert compositions.centre(parts, 0.0001) == pytest.approx(
        closure(stats.gmean(multi_replace(parts, 0.0001))), abs=2e-3
    )


def test_each_of_the_seven_places_is_its_own():
    assert compositions.loci(CORNERS).tolist() == list(range(7))


@pytest.mark.parametrize(("many", "test"), [(2, Test.HOTELLING), (3, Test.MANOVA)])
def test_the_statistic_is_that_of_manova_in_statsmodels_and_p_comes_near(many, test):
    shares, groups = dots(3, 90), np.arange(90) % many
    shares[groups == 0] = dots(4, int((groups == 0).sum()), (3, 1, 1.4))
    outcome = triads.triad_by_choice(shares, groups, singles(90, rounds=4000), METHOD)
    coordinates = compositions.log_ratios(compositions.closed(shares, 0.005))
    design = np.column_stack([np.ones(90), *(groups == group for group in range(1, many))])
    table = MANOVA(coordinates, design).mv_test([("g", np.eye(many)[1:])]).results["g"]["stat"]
    pillai, p = float(table.loc["Pillai's trace", "Value"]), float(table.loc["Pillai's trace", "Pr > F"])
    seen = outcome.statistic if many == 3 else outcome.statistic / (88 + outcome.statistic)
    assert outcome.test == test
    assert (seen, outcome.p) == (pytest.approx(pillai), pytest.approx(p, abs=0.02))


def test_the_effect_is_the_distance_of_the_centres_and_what_other_zeros_give_is_told():
    shares = np.vstack([dots(5, 40), CORNERS, dots(6, 47, (1, 1, 3))])
    groups = np.repeat([0, 1], 47)
    outcome = triads.triad_by_choice(shares, groups, singles(94), METHOD)
    centres = [clr(compositions.centre(shares[groups == group], 0.005)) for group in (0, 1)]
    details = dict(outcome.details)
    assert outcome.effect.value == pytest.approx(np.linalg.norm(centres[0] - centres[1]))
    assert outcome.effect.low < outcome.effect.value < outcome.effect.high
    assert details["zero"] == 0.005
    assert {"p at zero 0.001", "p at zero 0.01"} <= set(details)
    assert details["centre 0 a"] + details["centre 0 b"] + details["centre 0 c"] == pytest.approx(1)


def test_dots_that_all_lie_in_one_corner_give_no_p():
    shares = np.tile([1.0, 0, 0], (40, 1))
    assert triads.triad_by_choice(shares, np.arange(40) % 2, singles(40), METHOD).why_not == Why.NO_SPREAD
    assert triads.triad_by_scale(shares, np.arange(40.0), singles(40), METHOD).why_not == Why.NO_SPREAD
    assert triads.loci_by_choice(shares, np.arange(40) % 2, singles(40)).why_not == Why.NO_SPREAD


def test_dots_on_one_line_are_compared_along_it():
    share = np.random.default_rng(1).uniform(0.1, 0.4, 60)
    shares, groups = np.column_stack([share, share, 1 - 2 * share]), np.arange(60) % 2
    outcome = triads.triad_by_choice(shares, groups, singles(60, rounds=4000), METHOD)
    along = np.log(share / (1 - 2 * share))
    assert outcome.p == pytest.approx(stats.ttest_ind(along[groups == 0], along[groups == 1]).pvalue, abs=0.03)


def test_places_are_counted_as_scipy_does():
    shares, groups = dots(7, 400, (0.6, 0.6, 0.6)), np.arange(400) % 2
    outcome = triads.loci_by_choice(shares, groups, singles(400))
    counts = np.array([np.bincount(compositions.loci(shares)[groups == group], minlength=7) for group in (0, 1)])
    assert outcome.p == pytest.approx(stats.chi2_contingency(counts[:, counts.sum(axis=0) > 0]).pvalue)


def test_the_part_that_goes_with_a_scale_is_that_of_two_regressions():
    shares, scale = dots(8), np.linspace(0, 100, 60)
    shares[:, 0] += scale / 200
    outcome = triads.triad_by_scale(shares, scale, singles(60, rounds=2000), METHOD)
    coordinates = compositions.log_ratios(compositions.closed(shares, 0.005))
    fits = [sm.OLS(coordinates[:, axis], sm.add_constant(scale)).fit() for axis in (0, 1)]
    r2 = sum(fit.ess for fit in fits) / sum(fit.centered_tss for fit in fits)
    details = dict(outcome.details)
    assert outcome.effect.value == pytest.approx(r2)
    assert outcome.effect.low < r2 < outcome.effect.high
    assert (details["slope 0"], details["slope 1"]) == pytest.approx(tuple(fit.params[1] for fit in fits))
    known = stats.permutation_test(
        (scale,),
        lambda x: sum(np.corrcoef(x, z)[0, 1] ** 2 * z.var() for z in coordinates.T),
        permutation_type="pairings",
        n_resamples=2000,
        alternative="greater",
        rng=np.random.default_rng(2),
    )
    assert outcome.p == pytest.approx(known.pvalue, abs=0.03)


def test_two_triads_go_together_as_far_as_their_canonical_correlations():
    first = dots(9, 80)
    second = closure(first[:, [1, 2, 0]] + dots(10, 80))
    outcome = triads.triad_by_triad(first, second, singles(80), METHOD)
    one, other = (compositions.log_ratios(compositions.closed(shares, 0.005)) for shares in (first, second))
    known = CanCorr(one - one.mean(axis=0), other - other.mean(axis=0)).cancorr
    assert outcome.statistic == pytest.approx((known**2).sum())
    assert outcome.p == pytest.approx(1 / 501)
    assert dict(outcome.details)["r 0 1"] == pytest.approx(np.corrcoef(one[:, 0], other[:, 1])[0, 1])
    assert outcome.effect.low < outcome.effect.value < outcome.effect.high


def test_dots_of_tellers_who_repeat_themselves_are_one_teller_each():
    shares, groups = dots(11, 24), np.arange(24) % 2
    tellers = np.repeat(np.arange(24), 4)
    once = triads.triad_by_choice(shares, groups, singles(24, rounds=4000), METHOD)
    often = triads.triad_by_choice(np.repeat(shares, 4, axis=0), np.repeat(groups, 4), of(tellers, rounds=4000), METHOD)
    assert often.p == pytest.approx(once.p, abs=0.03)
    assert often.design == pytest.approx(4, rel=0.15)


def test_the_region_of_a_shift_that_holds_nothing_begins_at_no_length():
    assert chances.length_interval(np.array([0.1, 0.1]), np.eye(2), 50)[0] == 0
    low, high = chances.length_interval(np.array([10.0, 0]), np.eye(2), 1e9)
    assert (low, high) == pytest.approx((10 - np.sqrt(stats.chi2.ppf(0.95, 2)), 10 + np.sqrt(stats.chi2.ppf(0.95, 2))))


def test_the_energy_distance_on_a_line_is_that_of_scipy():
    one, other = np.random.default_rng(1).random(30), np.random.default_rng(2).random(40) ** 2
    line = np.column_stack([np.concatenate([one, other]), np.full(70, 0.5)])
    outcome = stones.energy_by_choice(line, np.repeat([0, 1], [30, 40]), singles(70))
    assert outcome.statistic == pytest.approx(stats.energy_distance(one, other) ** 2)


def test_a_stone_that_lies_round_about_in_one_group_shows_in_the_energy_and_not_in_the_mean():
    chance = np.random.default_rng(3)
    angles = chance.uniform(0, 2 * np.pi, 60)
    ring = 0.5 + 0.4 * np.column_stack([np.cos(angles), np.sin(angles)])
    field = np.vstack([ring - ring.mean(axis=0) + 0.5, chance.normal(0.5, 0.05, (60, 2))])
    groups = np.repeat([0, 1], 60)
    assert stones.energy_by_choice(field, groups, singles(120)).p == pytest.approx(1 / 501)
    assert stones.shift_by_choice(field, groups, singles(120)).p > 0.05


def test_the_shift_of_a_stone_is_told_across_and_up():
    field = np.random.default_rng(4).uniform(0.3, 0.5, (80, 2))
    field[:40] += [0.2, -0.1]
    outcome = stones.shift_by_choice(field, np.repeat([0, 1], 40), singles(80))
    shift = field[:40].mean(axis=0) - field[40:].mean(axis=0)
    assert outcome.details == (("across", pytest.approx(shift[0])), ("up", pytest.approx(shift[1])))
    assert outcome.effect.value == pytest.approx(np.linalg.norm(shift))
    assert outcome.effect.low < outcome.effect.value < outcome.effect.high
    assert outcome.p == pytest.approx(1 / 501)


def test_more_than_four_hundred_places_are_gathered_in_a_grid():
    places, cells = stones.gathered(np.random.default_rng(5).random((5000, 2)))
    assert len(places) <= 400
    assert len(cells) == 5000
