"""What the pages of joining show."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from basis import qr
from basis.activities.models import Occurrence
from basis.joining import keys, queries, rules
from basis.joining.actions import Joined
from basis.joining.forms import JoinForm
from basis.joining.models import Party, State

WITH = (
    *("activity__area", "activity__contribution", "activity__place", "activity__organisation"),
    *("activity__initiative", "place"),
)


def is_repeated(occurrence: Occurrence, now: datetime.datetime) -> bool:
    """Whether there is more than one time to come to."""
    return len(queries.joinable(occurrence.activity, now)[:2]) > 1


def joining(occurrence: Occurrence, form: JoinForm, now: datetime.datetime) -> dict[str, Any]:
    """The form, with the moment and how much room there is."""
    return {
        "occurrence": occurrence,
        "activity": occurrence.activity,
        "form": form,
        "seats": queries.seats(occurrence),
        "may_join": rules.may_join(occurrence, now),
        "where": queries.where_of(occurrence),
    }


def thanks(joined: Joined) -> str:
    """What happened, in a sentence or two."""
    first = joined.parties[0]
    if len(joined.parties) > 1 or joined.full:
        days = ", ".join(queries.when_of(one.starts_at) for one in joined.full[:6])
        full = _("Deze keren zijn vol: %(days)s.") % {"days": days} if days else ""
        said = _("U doet mee: %(count)s keer.") % {"count": len(joined.parties)}
        return f"{said} {full}".strip()
    if first.state == State.WAITING:
        return _("Het is vol. U staat op de wachtlijst.")
    return _("U doet mee. Tot dan!")


def of_party(one: Party, key: str, link: str) -> dict[str, Any]:
    """One's own place: each time she joined at once, with what she may do with it, and the link to keep."""
    now = timezone.now()
    times = list(queries.joined_together(one))
    is_kept = keys.can_be_kept(key)
    coming = [party for party in times if rules.may_change(party, now)]
    return {
        "one": times[0],
        "key": key,
        "times": [(party, queries.where_of(party.occurrence), party in coming) for party in times],
        "coming": coming,
        "line": _in_line(coming),
        "over": [p for p in times if p.state == State.IN and p.occurrence.ends_at <= now],
        "link": link,
        "is_kept": is_kept,
        "code": SafeString(qr.svg(link)) if is_kept else "",
    }


def _in_line(coming: list[Party]) -> int:
    """How far she is on the waiting list of the first time she waits for; 0 when she waits for none."""
    waits = [party for party in coming if party.state == State.WAITING]
    return queries.place_in_line(waits[0]) if waits else 0


def listing(occurrence: Occurrence, key: str) -> dict[str, Any]:
    """The list of the host."""
    found = queries.parties(occurrence)
    coming = [one for one in found if one.state != State.AWAY]
    verdict = queries.verdict(occurrence.activity)
    return {
        "occurrence": occurrence,
        "activity": occurrence.activity,
        "where": queries.where_of(occurrence),
        "key": key,
        "seats": queries.seats(occurrence),
        "coming": [one for one in coming if one.state == State.IN],
        "waiting": [one for one in coming if one.state == State.WAITING],
        "away": [one for one in found if one.state == State.AWAY],
        "buddies": [one for one in coming if one.is_buddy and one.is_proven],
        "to_phone": [one for one in coming if not one.can_be_told],
        "is_over": occurrence.ends_at <= timezone.now(),
        "is_off": occurrence.is_cancelled,
        "verdict": verdict if verdict.total else None,
    }
