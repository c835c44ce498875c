"""Activities that count who comes, and people who join them; the moment of most tests is noon, 28 November 2026."""

import datetime

from basis.activities.tests.makers import NOW, make_activity, make_world, rows
from basis.joining import actions
from basis.joining.actions import Coming
from basis.joining.models import Party

AFTER = NOW + datetime.timedelta(days=30)


def make_occurrence(area, *, capacity=None, joining="possible", **differences):
    """Coffee on Tuesday, which counts who comes."""
    return rows(make_activity(area, capacity=capacity, joining=joining, **differences))[0]


def join(occurrence, name="Noor", *, by=None, email="", at=NOW, language="nl", **said):
    """Somebody who joins; gives her party and her key."""
    joined = actions.join(occurrence, Coming(name=name, **said), by=by, email=email, language=language, at=at)
    return now_of(joined.parties[0]), joined.key


def now_of(party):
    """The party as it is now, with its occurrence and activity."""
    return Party.objects.select_related("occurrence__activity__contribution", "person").get(pk=party.pk)


def standing(occurrence):
    """Who has a seat and who waits, in order of arrival: ("Noor Bram", "Fatima")."""
    found = Party.objects.filter(occurrence=occurrence).order_by("pk")
    return tuple(" ".join(one.name for one in found if one.state == state) for state in ("in", "waiting"))


__all__ = ["AFTER", "NOW", "join", "make_activity", "make_occurrence", "make_world", "now_of", "rows", "standing"]
