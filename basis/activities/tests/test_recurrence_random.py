"""Whatever the rule: the moments are those that somebody else finds, and a rule cut in two gives them all once."""

# ruff: noqa: DTZ001  (times on our clock, as people write them)

import datetime as dt

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from basis.activities.recurrence import Rule, also, ended_before, moments, rest_from, without
from basis.activities.recurrence_parts import DAYS, aware, read
from basis.activities.tests.oracle import expected

SINCE, YEARS = dt.datetime(2026, 1, 1), 5
many = settings(
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def _some(values, most=3):
    return st.lists(values, min_size=1, max_size=most, unique=True)


@st.composite
def rrules(draw):
    """Rules that an activity may have. No BYSETPOS in a week: there the oracle errs (see the cases)."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        days = _some(st.sampled_from(DAYS))
        if freq in ("MONTHLY", "YEARLY") and draw(st.booleans()):
            ordinal = st.integers(-5, 5).filter(bool)
            days = _some(st.builds(lambda number, day: f"{number}{day}", ordinal, st.sampled_from(DAYS)))
        parts.append("BYDAY=" + ",".join(draw(days)))
    if freq != "WEEKLY" and draw(st.booleans()):
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(_some(st.integers(-31, 31).filter(bool), 6)))))
    if draw(st.integers(0, 2)) == 0:
        parts.append("BYMONTH=" + ",".join(map(str, draw(_some(st.integers(1, 12), 6)))))
    if freq in ("MONTHLY", "YEARLY") and len(parts) > 2 and draw(st.booleans()):
        parts.append("BYSETPOS=" + ",".join(map(str, draw(_some(st.integers(-6, 6).filter(bool))))))
    if draw(st.booleans()):
        parts.append("WKST=" + draw(st.sampled_from(DAYS)))
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    if end == "UNTIL":
        parts.append(f"UNTIL={draw(st.datetimes(SINCE, SINCE + dt.timedelta(days=900))):%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


@st.composite
def rules(draw):
    """A rule that begins at one of its own moments, so that nobody can differ about its beginning (§3.8.5.3)."""
    rrule = draw(rrules())
    hour, minute = draw(st.sampled_from([(0, 15), (2, 0), (2, 30), (10, 0), (19, 30), (23, 45)]))
    begin = draw(st.dates(SINCE.date(), SINCE.date() + dt.timedelta(days=400)))
    starts = dt.datetime.combine(begin, dt.time(hour, minute))
    loose = ";".join(part for part in rrule.split(";") if not part.startswith(("COUNT", "UNTIL")))
    own = moments(Rule(starts, loose), aware(starts), aware(starts + dt.timedelta(days=366 * 3)))[1:]
    assume(own)
    local = own[0].replace(tzinfo=None)
    assume(local.time() == starts.time())
    some = [moment.replace(tzinfo=None) for moment in own if moment.replace(tzinfo=None).time() == starts.time()][:20]
    exdates = draw(st.lists(st.sampled_from(some), max_size=3, unique=True))
    hour_of_its_own = starts.time().replace(minute=5)
    rdates = [
        dt.datetime.combine(day, hour_of_its_own)
        for day in draw(st.lists(st.dates(begin, dt.date(2029, 1, 1)), max_size=2))
    ]
    return Rule(local, rrule, tuple(rdates), tuple(exdates))


def _window(rule):
    begin = aware(rule.starts - dt.timedelta(days=3))
    return begin, begin + dt.timedelta(days=366 * YEARS)


@many
@given(rules())
def test_the_moments_are_those_of_the_oracle(rule):
    begin, end = _window(rule)
    assert [moment.astimezone(dt.UTC) for moment in moments(rule, begin, end)] == expected(rule, begin, end)


@many
@given(rules(), st.integers(0, 1500), st.integers(1, 400))
def test_a_part_of_the_time_gives_a_part_of_the_moments(rule, skipped, length):
    begin, end = _window(rule)
    since, until = begin + dt.timedelta(days=skipped), begin + dt.timedelta(days=skipped + length)
    assert moments(rule, since, until) == [moment for moment in moments(rule, begin, end) if since <= moment < until]


@many
@given(rules(), st.data())
def test_a_rule_cut_in_two_gives_every_moment_once(rule, data):
    begin, end = _window(rule)
    whole = moments(rule, begin, end)
    later = [moment for moment in whole if moment > aware(rule.starts)]
    assume(later)
    cut = data.draw(st.sampled_from(later))
    before, after = ended_before(rule, cut), rest_from(rule, cut)
    assert moments(before, begin, end) == [moment for moment in whole if moment < cut]
    assert moments(after, begin, end) == [moment for moment in whole if moment >= cut]
    assert "COUNT" in before.rrule or read(before.rrule).until < cut


@many
@given(rules(), st.data())
def test_what_is_left_out_is_gone_and_can_come_back(rule, data):
    begin, end = _window(rule)
    whole = moments(rule, begin, end)
    assume(whole)
    one = data.draw(st.sampled_from(whole))
    less = without(rule, one)
    assert moments(less, begin, end) == [moment for moment in whole if moment != one]
    assert moments(also(less, one), begin, end) == whole
    assert without(less, one) == less


@settings(max_examples=100, deadline=None, database=None)
@given(st.text(alphabet="FREQ=DAILYWKMONTHBSPU;,-+0123456789Z٣é ", max_size=60))
def test_whatever_is_written_is_read_or_refused(text):
    from django.core.exceptions import ValidationError

    try:
        read(text)
    except ValidationError as refused:
        assert refused.messages[0].endswith(".")
