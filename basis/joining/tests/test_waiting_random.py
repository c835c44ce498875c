"""Whatever people do, in whatever order: never more people than seats, order of arrival kept, nobody vanishes."""

from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.activities.models import Activity
from basis.joining import actions, jobs
from basis.joining.actions import Coming
from basis.joining.models import Party
from basis.joining.tests.makers import NOW, join, make_occurrence, now_of

GUESTS = st.integers(0, 3)
NUMBER = st.integers(0, 30)
ACTS = st.one_of(
    st.tuples(st.just("join"), GUESTS),
    st.tuples(st.just("leave"), NUMBER),
    st.tuples(st.just("change"), NUMBER, GUESTS),
    st.tuples(st.just("seats"), st.integers(1, 9)),
)


def do(occurrence, act, parties) -> None:
    """One thing that somebody does; what is refused changes nothing."""
    kind, number, *more = act
    try:
        if kind == "join":
            parties.append(join(occurrence, f"P{len(parties)}", guests=number)[0].pk)
        elif kind == "seats":
            Activity.objects.filter(pk=occurrence.activity_id).update(capacity=number)
            jobs.move_up(NOW)
        elif parties:
            party = now_of(Party(pk=parties[number % len(parties)]))
            if kind == "leave":
                actions.cancel(party, at=NOW)
            else:
                actions.change(party, Coming(party.name, guests=more[0]), at=NOW)
    except ValidationError:
        pass


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seats=st.integers(1, 8), acts=st.lists(ACTS, max_size=25))
def test_after_any_sequence_the_line_is_fair(area, seats, acts):
    occurrence = make_occurrence(area, capacity=seats, title=f"Koffie {Activity.objects.count()}")
    parties, before = [], 0
    for act in acts:
        seated_before = set(Party.objects.filter(occurrence=occurrence, state="in").values_list("pk", flat=True))
        do(occurrence, act, parties)
        found = list(Party.objects.filter(occurrence=occurrence).order_by("pk"))
        capacity = Activity.objects.get(pk=occurrence.activity_id).capacity
        taken = sum(one.size for one in found if one.state == "in")
        assert [one.pk for one in found] == parties  # nobody vanishes, nobody is there twice
        assert taken <= max(capacity, before)  # fewer seats put nobody out
        moved = [one for one in found if one.state == "in" and one.pk not in seated_before]
        waiting = [one for one in found if one.state == "waiting"]
        for one in moved:  # nobody passed somebody who waits longer, but for a party that can never fit
            assert not [other for other in waiting if other.pk < one.pk and other.size <= capacity]
        first = next((one for one in waiting if one.size <= capacity), None)
        assert first is None or first.size > capacity - taken  # no seat stays empty for who is first
        before = taken
