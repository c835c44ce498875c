"""What stories put on pages of others: an area, home, an initiative, an activity."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from basis.activities.models import Activity, Occurrence
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.needs import queries as needs
from basis.stories import pages, round_queries, rules
from basis.stories.kinds import Stage

IN_A_PANEL, OF_A_QUESTION, ROUNDS = 3, 5, 3


def of_area(viewer: Any, place: Area) -> dict[str, Any] | None:
    """The rounds in which one can tell here, and the newest story that everyone may read. Three queries."""
    if place.kind == Area.Kind.COUNTRY:
        return None
    area = None if place.kind == Area.Kind.MUNICIPALITY else needs.home_of(place)
    today = timezone.localdate()
    going = round_queries.listed(None, area).open_on(today)[:IN_A_PANEL]
    rows = [pages.row(one, today) for one in going]
    story = round_queries.published(None, area).first()
    return {"area": area, "rows": rows, "story": story} if rows or story else None


def of_home(viewer: Any, area: Area | None) -> dict[str, Any] | None:
    """The rounds in which one can tell now, in the area somebody chose or everywhere. Two queries."""
    today = timezone.localdate()
    going = round_queries.listed(None, area).open_on(today)[:IN_A_PANEL]
    rows = [pages.row(one, today) for one in going]
    return {"area": area, "rows": rows, "story": None} if rows else None


def of_initiative(viewer: Any, one: Initiative) -> dict[str, Any] | None:
    """What an initiative brought people, as they answered it; its team asks. One query, and three for what it heard."""
    return _of_thing(viewer, one, reverse("stories:three_of_initiative", args=[one.slug]))


def of_activity(viewer: Any, occurrence: Occurrence) -> dict[str, Any] | None:
    """The same of an activity."""
    activity = occurrence.activity
    return _of_thing(viewer, activity, reverse("stories:three_of_activity", args=[activity.slug]))


def _of_thing(viewer: Any, thing: Initiative | Activity, address: str) -> dict[str, Any] | None:
    rounds = list(round_queries.rounds_about(thing).exclude(stage=Stage.DRAFT)[:ROUNDS])
    asks = rules.may_ask_about(viewer, thing)
    if not rounds and not asks:
        return None
    account = round_queries.account(rounds[0], OF_A_QUESTION) if rounds else []
    return {"rounds": rounds, "account": account, "ask_url": address if asks else ""}
