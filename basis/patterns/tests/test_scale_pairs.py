"""Scale beside scale, and the course over time, against scipy and statsmodels."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from basis.patterns import scale_pairs, trends
from basis.patterns.results import Test, Why
from basis.patterns.tests.makers import of, singles


def two(seed, n=60, high=101, tie=0.5):
    chance = np.random.default_rng(seed)
    first = chance.integers(0, high, n).astype(float)
    return first, np.round(tie * first + chance.normal(0, high / 3, n))


@pytest.mark.parametrize("seed", range(4))
def test_spearman_is_that_of_scipy_with_two_degrees_of_freedom_less(seed):
    first, second = two(seed)
    outcome = scale_pairs.scale_by_scale(first, second, singles(60))
    known = stats.spearmanr(first, second)
    assert outcome.test == Test.SPEARMAN
    assert (outcome.statistic, outcome.p) == pytest.approx((known.statistic, known.pvalue))
    assert outcome.effect.low < outcome.effect.value < outcome.effect.high


@pytest.mark.parametrize("seed", range(4))
def test_many_ties_ask_for_kendall_as_scipy_has_it(seed):
    first, second = two(seed, high=5)
    outcome = scale_pairs.scale_by_scale(first, second, singles(60))
    known = stats.kendalltau(first, second, method="asymptotic")
    assert outcome.test == Test.KENDALL
    assert (outcome.statistic, outcome.p) == pytest.approx((known.statistic, known.pvalue))


def test_few_stories_are_permuted():
    first, second = two(3, n=9)
    outcome = scale_pairs.scale_by_scale(first, second, singles(9, rounds=5000))
    known = stats.permutation_test(
        (first,),
        lambda x: abs(stats.spearmanr(x, second).statistic),
        permutation_type="pairings",
        n_resamples=5000,
        alternative="greater",
        rng=np.random.default_rng(1),
    )
    assert outcome.test == Test.SPEARMAN_PERMUTED
    assert outcome.p == pytest.approx(known.pvalue, abs=0.03)


def test_two_scales_that_are_one_keep_an_interval_that_ends_at_one():
    outcome = scale_pairs.scale_by_scale(np.arange(30.0), np.arange(30.0), singles(30))
    assert (outcome.statistic, outcome.p) == pytest.approx((1, 0))
    assert outcome.effect.high == 1


def test_a_scale_on_which_all_stand_alike_gives_no_p():
    assert scale_pairs.scale_by_scale(np.full(30, 5.0), np.arange(30.0), singles(30)).why_not == Why.NO_SPREAD


def test_the_interval_of_rho_holds_nineteen_times_in_twenty():
    chance, true, held = np.random.default_rng(8), 6 / np.pi * np.arcsin(0.5 / 2), 0
    for _ in range(400):
        first = chance.normal(size=50)
        effect = scale_pairs.scale_by_scale(
            first, 0.5 * first + np.sqrt(0.75) * chance.normal(size=50), singles(50)
        ).effect
        held += effect.low <= true <= effect.high
    assert 0.92 <= held / 400 <= 0.98


def test_tellers_who_repeat_themselves_do_not_make_a_tie():
    """Five tellers of the same: rho of the stories is that of the tellers, and so is its chance."""
    first, second = two(6, n=24)
    many = scale_pairs.scale_by_scale(
        np.repeat(first, 5), np.repeat(second, 5), of(np.repeat(np.arange(24), 5), rounds=4000)
    )
    known = stats.spearmanr(first, second)
    assert many.statistic == pytest.approx(known.statistic)
    assert many.p == pytest.approx(known.pvalue, abs=0.02)
    assert many.design == pytest.approx(5, rel=0.1)


@pytest.mark.parametrize("high", [3, 11, 101])
@pytest.mark.parametrize("seed", range(3))
def test_jonckheere_is_kendalls_test_of_value_and_period(seed, high):
    """J is Kendall's S in another dress (Jonckheere 1954), so z with ties in both is scipy's."""
    values, _ = two(seed, high=high)
    periods = np.random.default_rng(seed + 50).integers(0, 5, 60)
    outcome = trends.trend(values, periods, singles(60), periods.astype(float))
    known = stats.kendalltau(values, periods, method="asymptotic")
    pairs = [(a, b) for a in range(60) for b in range(60) if periods[a] < periods[b]]
    j = sum((values[a] < values[b]) + 0.5 * (values[a] == values[b]) for a, b in pairs)
    assert outcome.test == Test.JONCKHEERE
    assert (outcome.statistic, outcome.p) == pytest.approx((j, known.pvalue))


@pytest.mark.parametrize("many", [60, 20])
def test_the_slope_and_its_interval_are_those_of_statsmodels_by_teller(many):
    values, _ = two(4)
    periods = np.random.default_rng(9).integers(0, 6, 60).astype(float)
    tellers = np.arange(60) % many
    effect = trends.slope_of(values, periods, of(tellers))
    known = sm.OLS(values, sm.add_constant(periods)).fit(cov_type="cluster", cov_kwds={"groups": tellers}, use_t=True)
    assert (effect.value, effect.low, effect.high) == pytest.approx((known.params[1], *known.conf_int()[1]))


def test_a_trend_of_tellers_with_more_stories_is_permuted():
    values, _ = two(5)
    periods = np.arange(60) // 12
    outcome = trends.trend(values + 30 * periods, periods, of(np.arange(60) // 2), periods.astype(float))
    assert (outcome.test, outcome.p) == (Test.SPEARMAN_PERMUTED, pytest.approx(1 / 501))


def test_one_period_is_no_trend():
    assert trends.trend(np.arange(30.0), np.zeros(30, dtype=int), singles(30), np.zeros(30)).why_not == Why.NO_SPREAD
