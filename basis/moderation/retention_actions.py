"""What is thrown away when its time is over, and what goes when somebody leaves."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from basis.audit import actions as audit
from basis.moderation import actions, queries
from basis.moderation.models import Contribution, Decision, Objection, Report, State, Tally

DAY = datetime.timedelta(days=1)
WORDS_KEPT = 30 * DAY  # of what was withdrawn or removed
UNCONFIRMED_KEPT = 7 * DAY  # an address that nobody showed to be hers
ADDRESS_KEPT = 365 * DAY  # after giving
ADDRESS_KEPT_CLOSED = 30 * DAY  # after it was withdrawn or removed
REPORTS_KEPT = 365 * DAY  # after the decision: twice the time to object (DSA art. 20)
TALLIES_KEPT = 2 * DAY


def erase_words(now: datetime.datetime, dry_run: bool) -> int:
    """The words of what was withdrawn or removed go after 30 days, unless an objection waits. Gives how many."""
    waits = Objection.objects.filter(decision__contribution=OuterRef("pk"), answer=None)
    over = Contribution.objects.filter(closed_at__lte=now - WORDS_KEPT, erased_at=None).exclude(Exists(waits))
    if dry_run:
        return over.count()
    done = 0
    for pk in over.values_list("pk", flat=True):
        with transaction.atomic():
            one = over.select_for_update(of=("self",)).filter(pk=pk).first()
            if one is None or one.kind not in queries.kinds():
                continue
            queries.kinds()[one.kind].erase(one)
            one.erased_at = now
            one.save(update_fields=["erased_at"])
            Decision.objects.filter(contribution=one).update(words="")
            audit.record("moderation.erased", one)
            done += 1
    return done


def forget_addresses(now: datetime.datetime, dry_run: bool) -> int:
    """Addresses of givers without account go in time; what nobody confirmed is then looked at as given without one."""
    unproven = Contribution.objects.filter(state=State.UNCONFIRMED, given_at__lte=now - UNCONFIRMED_KEPT)
    old = Q(given_at__lte=now - ADDRESS_KEPT) | Q(closed_at__lte=now - ADDRESS_KEPT_CLOSED)
    nobodys = Q(is_confirmed=False, given_at__lte=now - UNCONFIRMED_KEPT)  # of what counts at once
    known = Contribution.objects.exclude(email="").exclude(state=State.UNCONFIRMED).filter(old | nobodys)
    if dry_run:
        return unproven.count() + known.count()
    done = known.update(email="")
    for one in unproven:
        with transaction.atomic():
            now_held = actions.locked(one)
            if now_held.state == State.UNCONFIRMED:
                now_held.email = ""
                now_held.save(update_fields=["email"])
                actions.move(now_held, State.HELD, now)
                audit.record("moderation.address_gone", now_held)
                done += 1
    return done


def forget_reports(now: datetime.datetime, dry_run: bool) -> int:
    """What reporters and objectors wrote, their addresses, and the letters, a year after the decision."""
    over = now - REPORTS_KEPT
    reports = Report.objects.filter(decision__decided_at__lte=over).exclude(words="", email="")
    objections = Objection.objects.filter(answer__decided_at__lte=over).exclude(words="")
    decisions = Decision.objects.filter(decided_at__lte=over).exclude(words="")
    if dry_run:
        return reports.count() + objections.count() + decisions.count()
    with transaction.atomic():
        return reports.update(words="", email="") + objections.update(words="") + decisions.update(words="")


def forget_tallies(now: datetime.datetime, dry_run: bool) -> int:
    """Counts per address and act, after two days; their hashes were already unreadable."""
    over = Tally.objects.filter(begins_at__lte=now - TALLIES_KEPT)
    return over.count() if dry_run else over.delete()[0]


@transaction.atomic
def forget_giver(person: Any) -> int:
    """Somebody leaves: what everyone can read stays without her name, the rest is withdrawn. Gives how many things."""
    hers = Contribution.objects.filter(Q(author=person.pk) | Q(author=None, email__iexact=person.email))
    for one in hers.exclude(state__in=[State.VISIBLE, State.REMOVED, State.WITHDRAWN]):
        actions.withdraw(one, by=person)
    recorded = Contribution.objects.filter(recorded_by=person.pk)
    return hers.update(author=None, email="") + recorded.update(recorded_by=None)


def forget_reporter(person: Any) -> int:
    """Her reports stay for who decides, without who she was."""
    hers = Report.objects.filter(Q(reporter=person.pk) | Q(email__iexact=person.email))
    return hers.update(reporter=None, email="")


def given_by(person: Any) -> list[Mapping[str, Any]]:
    """What she gave, as plain values: for herself."""
    found = list(Contribution.objects.filter(author=person.pk).prefetch_related("decisions"))
    shown = queries.shown(found)
    return [
        {
            "kind": one.kind,
            "given_at": one.given_at.isoformat(),
            "state": str(one.get_state_display()),
            "texts": dict(shown[one.pk].texts) if one.pk in shown else {},
            "decisions": [
                {"at": decision.decided_at.isoformat(), "words": decision.words} for decision in one.decisions.all()
            ],
        }
        for one in found
    ]


def reported_by(person: Any) -> list[Mapping[str, Any]]:
    """What she reported, as plain values: for herself."""
    return [
        {"reported_at": made.reported_at.isoformat(), "ground": str(made.get_ground_display()), "words": made.words}
        for made in Report.objects.filter(reporter=person.pk)
    ]
