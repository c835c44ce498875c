"""What the pages and panels of liaison show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.accounts.models import in_role
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.liaison import barrier_queries, desk_queries, queries, rules
from basis.liaison.kinds import OUTCOMES, Kind, State
from basis.liaison.models import Barrier
from basis.moderation.models import State as Seen
from basis.modules import Awaiting

FEW = 5


def contact_panel(viewer: Any, initiative: Initiative) -> dict[str, Any] | None:
    """At the top of an initiative: who at the municipality stands beside it, or who will and by which day."""
    if initiative.is_imported or initiative.merged_into_id:
        return None
    return _contact(viewer, initiative)


def _contact(viewer: Any, initiative: Initiative) -> dict[str, Any]:
    contact = queries.contact_of(initiative)
    due_on = None if contact else queries.contact_due_on(initiative)
    return {
        "initiative": initiative,
        "contact": contact,
        "contact_role": in_role(contact.as_role) if contact else "",
        "reach": queries.reach_of(contact.person) if contact else None,
        "due_on": due_on,
        "is_late": due_on is not None and due_on < timezone.localdate(),
        "may_assign": rules.may_assign(viewer, initiative),
    }


def barrier_panel(viewer: Any, initiative: Initiative) -> dict[str, Any] | None:
    """On an initiative: what stands in its way and what became of it; None when that is nothing to this viewer."""
    found, is_of_team = readable(viewer, initiative), rules.is_of_team(viewer, initiative)
    if not found and not is_of_team:
        return None
    today = timezone.localdate()
    return {"initiative": initiative, "barriers": found, "may_report": is_of_team, "today": today}


def readable(viewer: Any, initiative: Initiative) -> list[Barrier]:
    """What this viewer reads of what stands in its way: the initiators and who answers them all of it."""
    found = list(barrier_queries.barriers_of(initiative))
    if not found or rules.may_read_thread(viewer, initiative):
        return found
    return [one for one in found if barrier_queries.is_seen(one) or rules.may_handle(viewer, one)]


def thread(initiative: Initiative, viewer: Any) -> dict[str, Any]:
    """The page of the questions and answers."""
    may_read = rules.may_read_thread(viewer, initiative)
    waiting = queries.first_waiting(initiative) if may_read else None
    return {
        "panel": _contact(viewer, initiative),
        "initiative": initiative,
        "area": initiative.area,
        "may_read": may_read,
        "is_of_team": rules.is_of_team(viewer, initiative),
        "lines": queries.lines(initiative) if may_read else [],
        "before": queries.contacts_before(initiative) if may_read else [],
        "waiting": waiting,
        "waits_too_long": waiting is not None and waiting.is_late(timezone.localdate()),
        "barriers": readable(viewer, initiative),
        "within": queries.ANSWER_WITHIN,
        "today": timezone.localdate(),
    }


def barrier(one: Barrier, viewer: Any) -> dict[str, Any]:
    """One barrier: what stands in the way, who sees to it and until when, what became of it, and what one can do."""
    is_of_team = rules.is_of_team(viewer, one.initiative)
    may_handle = rules.may_handle(viewer, one)
    is_answered = one.state in OUTCOMES
    return {
        "barrier": one,
        "initiative": one.initiative,
        "area": one.initiative.area,
        "kind": Kind(one.kind).label,
        "steps": list(desk_queries.steps(one)),
        "is_late": one.is_late(timezone.localdate()),
        "shown_above": "" if one.is_open else one.outcome,
        "is_of_team": is_of_team,
        "is_waiting": one.contribution is not None and one.contribution.state != Seen.VISIBLE,
        "may_settle": may_handle and one.is_open,
        "may_move": may_handle and one.is_open and not one.is_moved,
        "may_say": is_of_team and is_answered and not one.is_agreed,
        "may_reopen": is_of_team and is_answered and not one.is_agreed and not one.is_reopened,
        "may_drop": is_of_team and one.is_open,
    }


def listing(page: Any, area: Area | None, wanted: barrier_queries.Wanted) -> dict[str, Any]:
    """The list of what everyone reads, with what it can be narrowed to."""
    return {
        "page": page,
        "area": area,
        "years": barrier_queries.years(),
        "tally": barrier_queries.tally(area, timezone.localdate().year),
        "today": timezone.localdate(),
        "is_narrow": bool(area or wanted.kind or wanted.state),
    }


def year(number: int) -> dict[str, Any]:
    """What was taken away in a year, by kind, with the numbers of each outcome; on the page and on paper."""
    counted = barrier_queries.by_kind(number)
    found: dict[str, list[Barrier]] = {}
    for one in barrier_queries.settled_in(number):
        found.setdefault(one.kind, []).append(one)
    kinds = [
        {
            "kind": kind,
            "title": kind.label,
            "counts": [counted[kind].get(state, 0) for state in OUTCOMES],
            "barriers": [one for one in found[kind] if one.state != State.NOT_POSSIBLE],
            "not_possible": [one for one in found[kind] if one.state == State.NOT_POSSIBLE],
        }
        for kind in Kind
        if kind in counted
    ]
    totals = [sum(counts) for counts in zip(*(one["counts"] for one in kinds), strict=True)] if kinds else [0, 0, 0]
    return {"year": number, "kinds": kinds, "totals": totals, "outcomes": [one.label for one in OUTCOMES]}


def area_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the page of an area: how many barriers were taken away this year and how many are open. One query."""
    if area.kind not in {Area.Kind.OWN, Area.Kind.WIJK, Area.Kind.MUNICIPALITY}:
        return None
    found = barrier_queries.tally(area, timezone.localdate().year)
    return found | {"area": area} if found["open"] or found["away"] else None


def my_panel(viewer: Any, _person: Any) -> dict[str, Any] | None:
    """On one's own page: the questions and barriers of her initiatives; for who works here, how she is reached."""
    asked, barriers = list(desk_queries.asked_by(viewer)[:FEW]), list(desk_queries.of_initiator(viewer)[:FEW])
    works_here = people.is_staff(viewer)
    if not (asked or barriers or works_here):
        return None
    return {"asked": asked, "barriers": barriers, "works_here": works_here, "today": timezone.localdate()}


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk of who works for an area: who still has no contact person, what waits for an answer, what is late."""
    if not viewer.has_perm(rules.ASSIGN, area):
        return None
    missing, most = desk_queries.without_contact(area), desk_queries.MOST
    questions, barriers = list(desk_queries.questions(area)[:most]), list(desk_queries.barriers(area)[:most])
    if not (missing or questions or barriers):
        return None
    today = timezone.localdate()
    return {"missing": missing[:most], "questions": questions, "barriers": barriers, "today": today, "area": area}


def awaiting(person: Any) -> Iterator[Awaiting]:
    """What waits for her: as one who works here by its day, as an initiator whether an answer is right."""
    for question in desk_queries.asked_of(person):
        yield Awaiting(
            _("Vraag van ‘%(title)s’") % {"title": question.initiative.title},
            reverse("liaison:thread", args=[question.initiative.slug]),
            question.due_on,
            question.initiative.area.code,
        )
    for one in desk_queries.owned_by(person):
        title = _("Wat ‘%(title)s’ in de weg staat") % {"title": one.initiative.title}
        yield Awaiting(title, one.get_absolute_url(), one.reply_due_on, one.initiative.area.code)
    for one in desk_queries.of_initiator(person):
        if one.state in OUTCOMES:
            title = _("Klopt het antwoord aan ‘%(title)s’?") % {"title": one.initiative.title}
            yield Awaiting(title, one.get_absolute_url())
