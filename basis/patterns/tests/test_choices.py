"""Choice beside choice, against scipy and statsmodels."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from basis.patterns import chances, choices
from basis.patterns.results import Test, Why
from basis.patterns.tests.makers import of, singles

TABLES = [
    [[30, 10], [15, 25]],
    [[30, 0, 12], [15, 25, 13], [20, 20, 20]],
    [[50, 40, 30, 20], [20, 30, 40, 50]],
]
SPARSE = [[[8, 2], [1, 5]], [[3, 0], [0, 3]], [[10, 1], [30, 0]], [[2, 2], [2, 2]]]


def codes(table):
    rows, columns = np.indices(np.shape(table))
    return np.repeat(rows.ravel(), np.ravel(table)), np.repeat(columns.ravel(), np.ravel(table))


@pytest.mark.parametrize("table", TABLES)
def test_chi2_is_that_of_scipy(table):
    outcome = choices.choice_by_choice(*codes(table), singles(np.sum(table)))
    known = stats.chi2_contingency(table, correction=False)
    assert outcome.test == Test.CHI2
    assert (outcome.statistic, outcome.p) == pytest.approx((known.statistic, known.pvalue))


@pytest.mark.parametrize("table", SPARSE)
def test_few_answers_in_a_two_by_two_table_ask_for_fishers_exact_test_as_scipy_has_it(table):
    outcome = choices.choice_by_choice(*codes(table), singles(np.sum(table)))
    assert outcome.test == Test.FISHER
    assert outcome.p == pytest.approx(stats.fisher_exact(table).pvalue)


def test_few_answers_in_a_larger_table_ask_for_a_permutation_that_comes_near_scipys():
    table = np.array([[6, 1, 0], [1, 5, 2], [0, 2, 4]])
    first, second = codes(table)
    outcome = choices.choice_by_choice(first, second, singles(len(first), rounds=4000))
    known = stats.permutation_test(
        (first,),
        lambda x: stats.chi2_contingency(choices.table_of(x, second), correction=False).statistic,
        permutation_type="pairings",
        n_resamples=4000,
        alternative="greater",
        rng=np.random.default_rng(3),
    )
    assert outcome.test == Test.CHI2_PERMUTED
    assert outcome.p == pytest.approx(known.pvalue, abs=0.005)


@pytest.mark.parametrize(
    ("table", "holds"),
    [
        ([[5, 5], [5, 5]], True),
        ([[4, 5], [5, 5]], False),
        ([[20, 20, 20, 20, 2], [20, 20, 20, 20, 2]], True),
        ([[20, 20, 20, 2], [20, 20, 20, 2]], False),
        ([[5, 0], [5, 0]], False),
    ],
)
def test_the_formula_is_used_only_where_enough_is_expected(table, holds):
    assert choices.formula_holds(np.array(table)) is holds


def test_an_option_that_nobody_chose_leaves_nothing_to_compare():
    outcome = choices.choice_by_choice(np.zeros(30, dtype=int), np.arange(30) % 2, singles(30))
    assert (outcome.p, outcome.why_not) == (None, Why.NO_SPREAD)


@pytest.mark.parametrize("table", TABLES)
def test_cramers_v_without_correction_for_bias_would_be_scipys(table):
    """Undo Bergsma's two corrections, and what is left is V as scipy has it."""
    table = np.array(table)
    chi2 = float(choices.chi2_of(table.astype(float)))
    effect, n = choices.v_of(table, chi2, 1.0), table.sum()
    rows, columns = (k - (k - 1) ** 2 / (n - 1) for k in table.shape)
    df = (table.shape[0] - 1) * (table.shape[1] - 1)
    plain = np.sqrt((effect.value**2 * (min(rows, columns) - 1) + df / (n - 1)) / (min(table.shape) - 1))
    assert plain == pytest.approx(stats.contingency.association(table, method="cramer"))
    assert 0 <= effect.low <= effect.value <= effect.high <= 1


@pytest.mark.parametrize(("value", "df"), [(30.0, 4), (10.0, 1), (5.5, 1), (200.0, 12)])
def test_the_interval_of_a_chi2_leaves_a_fortieth_on_either_side_says_scipy(value, df):
    low, high = chances.noncentral(value, df)
    assert stats.ncx2.sf(value, df, low) == pytest.approx(0.025, abs=1e-6)
    assert stats.ncx2.cdf(value, df, high) == pytest.approx(0.025, abs=1e-6)


def test_the_interval_of_a_small_chi2_begins_at_no_tie_at_all():
    assert chances.noncentral(1.0, 4)[0] == 0
    assert chances.noncentral(0.0, 4) == (0, 0)


@pytest.mark.parametrize(("counts", "sizes"), [((20, 10), (40, 45)), ((0, 12), (20, 30)), ((30, 30), (30, 30))])
def test_the_difference_of_two_shares_has_the_interval_of_newcombe_as_statsmodels_has_it(counts, sizes):
    table = np.array([[sizes[0] - counts[0], sizes[1] - counts[1]], counts])
    effect = choices.difference_of(table, 0.0, 1.0)
    known = confint_proportions_2indep(counts[0], sizes[0], counts[1], sizes[1], method="newcomb", compare="diff")
    assert (effect.low, effect.high) == pytest.approx(known)
    assert chances.score_interval(counts[0] / sizes[0], sizes[0]) == pytest.approx(
        proportion_confint(counts[0], sizes[0], method="wilson"), abs=1e-12
    )


def test_of_more_groups_the_highest_and_lowest_share_are_compared_with_a_wider_interval():
    table = np.array([[10, 20, 30], [30, 20, 10]])
    chosen, groups = codes(table)
    effect = choices.answer_by_choice(chosen, groups, singles(120)).effect
    assert effect.between == (0, 2)
    known = confint_proportions_2indep(30, 40, 10, 40, method="newcomb", compare="diff", alpha=0.05 / 3)
    assert (effect.value, effect.low, effect.high) == pytest.approx((0.5, *known))


def test_stories_of_few_tellers_say_less_than_as_many_of_many():
    """Ten stories each of twelve tellers, all of a teller alike: worth twelve stories, not a hundred and twenty."""
    answers = np.repeat([0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 1], 10)
    groups = np.repeat([0, 1], 60)
    by_many = choices.choice_by_choice(answers, groups, singles(120))
    by_few = choices.choice_by_choice(answers, groups, of(np.repeat(np.arange(12), 10), rounds=2000))
    assert by_many.p < 1e-6
    assert by_few.p == pytest.approx(stats.fisher_exact([[5, 1], [1, 5]]).pvalue, abs=0.04)
    assert by_few.design > 5
    assert by_few.effect.low < 0.2 < by_many.effect.low
