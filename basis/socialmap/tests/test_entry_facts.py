"""What an entry of the demo says goes through facts and through its form without a change."""

from decimal import Decimal

import pytest
from django.utils import timezone

from basis.socialmap import actions, entry_queries
from basis.socialmap.models import Place
from basis.socialmap.tests.filled import FORMS, filled

EVERY = [pytest.param(kind, id=kind.__name__) for kind in FORMS]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("map_world")]


@pytest.mark.parametrize("kind", EVERY)
def test_facts_of_an_entry_put_down_again_change_nothing(kind):
    for entry in kind.objects.all():
        facts = entry_queries.facts_of(entry)
        spot = getattr(entry, "position_is_of_area", False)  # of a wijk that is known by its own area it moves once
        times = [actions.write(facts, origin=entry.origin, links=entry_queries.links_of(facts)) for _n in range(2)]
        assert times[spot] == (entry, False)
        again = kind.objects.get(pk=entry.pk)
        assert entry_queries.facts_of(again) == facts


@pytest.mark.parametrize("kind", EVERY)
def test_a_form_sent_as_it_is_says_only_that_it_was_looked_at(kind):
    for entry in kind.objects.order_by("name")[:25]:
        form = filled(entry)
        assert form.is_valid(), (entry, form.errors, [row.errors for row in getattr(form, "rows", [])])
        told = entry_queries.changes(entry_queries.facts_of(entry), form.facts)
        by_day = [change for change in told if change.was.split("(")[0] == change.will_be.split("(")[0]]
        assert told == by_day  # a line of hours may be written otherwise, and means the same
        assert form.facts.confirmed_on == timezone.localdate()


def test_what_is_filled_in_is_what_the_map_says():
    place = Place.objects.get(slug="buurtkamer-de-linde")
    form = filled(place, name="De Oude Linde", cost_kind="paid", amount="2,50", step_free="nee", capacity="55")
    assert form.is_valid(), form.errors
    actions.write(form.facts, origin=place.origin, links=entry_queries.links_of(form.facts))
    place.refresh_from_db()
    assert (place.name, place.amount, place.step_free, place.capacity) == ("De Oude Linde", Decimal("2.50"), False, 55)
    assert place.confirmed_on == timezone.localdate()
