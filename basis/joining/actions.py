"""Join an activity, once or every time; say with how many one comes, confirm an address, or say that one does not."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.activities.models import Activity, Occurrence
from basis.audit import actions as audit
from basis.joining import keys, queries, rules
from basis.joining import mail_actions as mail
from basis.joining.models import Party, State
from basis.joining.seat_actions import locked, locked_all, settle

MOST_TIMES = 60  # occurrences in one go: a year of Tuesdays


@dataclass(frozen=True)
class Coming:
    """What somebody says of herself; all but her name may stay empty. It goes to the host and to nobody else."""

    name: str
    guests: int = 0
    needs_lift: bool = False
    not_alone: bool = False
    is_buddy: bool = False
    word: str = ""


@dataclass(frozen=True)
class Joined:
    """The times somebody joined, soonest first, and the secret key of her link, which is kept nowhere."""

    parties: Sequence[Party]
    key: str
    full: Sequence[Occurrence] = ()  # times that were left out because there was no room


@transaction.atomic
def join(
    occurrence: Occurrence,
    said: Coming,
    *,
    by: Any = None,
    email: str = "",
    language: str = "nl",
    is_by_host: bool = False,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Joined:
    """Come to an activity (vision 4.2.4: take part whatever one's shyness). Anyone may, without an account too.

    When it is full she waits, in order of arrival. `by` is who is signed in, unless the host writes somebody down
    (`is_by_host`). Refuses what cannot be joined, more people than there are seats at all, and coming twice.
    """
    now = at or timezone.now()
    row = locked(occurrence)
    if not rules.may_join(row, now):
        raise ValidationError(_("Hier kunt u zich nu niet voor opgeven."))
    person = None if is_by_host or not getattr(by, "is_authenticated", False) else by
    if person and queries.party_of(person, row):
        raise ValidationError(_("U staat al op de lijst."))
    key = keys.new()
    made = _Made(person, "" if person else email, language, key, is_by_host, is_example)
    party = _put(row, said, made, now)
    _settle(row, now, but=party)
    party.refresh_from_db(fields=["state"])
    audit.record("joining.joined", row, by=by, size=party.size, state=party.state)
    _write([party], key, now)
    return Joined([party], key)


@transaction.atomic
def join_all(
    activity: Activity,
    said: Coming,
    *,
    by: Any = None,
    email: str = "",
    language: str = "nl",
    at: datetime.datetime | None = None,
) -> Joined:
    """Come every time that is planned now and still has room for her; the times that are full are left out and named.

    Refuses when none has room.
    """
    now = at or timezone.now()
    person = by if getattr(by, "is_authenticated", False) else None
    rows = locked_all(list(queries.joinable(activity, now).values_list("pk", flat=True)[:MOST_TIMES]))
    key = keys.new()
    made = _Made(person, "" if person else email, language, key)
    parties, full = [], []
    for row in rows:
        if not rules.may_join(row, now) or queries.party_of(person, row):
            continue
        left = queries.seats(row).left
        if left is not None and left < said.guests + 1:
            full.append(row)
            continue
        party = _put(row, said, made, now)
        _settle(row, now, but=party)
        party.refresh_from_db(fields=["state"])
        parties.append(party)
    if not parties:
        raise ValidationError(_("Er is op geen enkele dag nog plaats voor u."))
    audit.record("joining.joined_all", activity, by=by, times=len(parties))
    _write(parties, key, now)
    return Joined(parties, key, full)


@dataclass(frozen=True)
class _Made:
    """Whose it is and how she can be told."""

    person: Any
    email: str
    language: str
    key: str
    is_by_host: bool = False
    is_example: bool = False


def _put(row: Occurrence, said: Coming, made: _Made, now: datetime.datetime) -> Party:
    """At the end of the line; `settle` gives her a seat when there is one."""
    party = Party(
        occurrence=row,
        person=made.person,
        email=made.email.strip().lower(),
        language=made.language[:5],
        key_hash=keys.hashed(made.key),
        is_by_host=made.is_by_host,
        is_example=made.is_example,
        joined_at=now,
        **mail.told_of(row),
    )
    _say(party, said)
    party.save()
    return party


def _say(party: Party, said: Coming) -> None:
    capacity = party.occurrence.activity.capacity
    if capacity is not None and said.guests + 1 > capacity:
        raise ValidationError({"guests": _("Hier is plaats voor %(count)s mensen samen.") % {"count": capacity}})
    party.name, party.word = " ".join(said.name.split()), " ".join(said.word.split())
    party.guests, party.is_buddy = said.guests, said.is_buddy
    if (said.needs_lift and not party.needs_lift) or (said.not_alone and not party.not_alone):
        party.is_arranged = False
    party.needs_lift, party.not_alone = said.needs_lift, said.not_alone
    party.full_clean(exclude=["occurrence", "person", "introduced_to"], validate_constraints=False)


def _settle(row: Occurrence, now: datetime.datetime, but: Party | None = None) -> int:
    """Fill the free seats; who waited and moves up is told. Gives how many did, without who joins just now."""
    moved = [party for party in settle(row, now=now) if but is None or party.pk != but.pk]
    for party in moved:
        mail.tell_of_seat(queries.with_occurrence().get(pk=party.pk), now)
        audit.record("joining.moved_up", row, size=party.size)
    return len(moved)


def _write(parties: Sequence[Party], key: str, now: datetime.datetime) -> None:
    """To her address, when she gave one; to the host, when she asks something."""
    first = parties[0]
    if first.email:
        ask = [queries.with_occurrence().get(pk=one.pk) for one in parties[:12]]
        mail.ask_to_confirm(ask, key, now)
    if not first.is_by_host:
        mail.tell_host(first, now)


@transaction.atomic
def fill(occurrence: Occurrence, *, at: datetime.datetime | None = None) -> int:
    """There may be more seats than there were: who waits moves up, and is told. Gives how many parties did."""
    now = at or timezone.now()
    return _settle(locked(occurrence), now)


@transaction.atomic
def change(party: Party, said: Coming, *, by: Any = None, at: datetime.datetime | None = None) -> Party:
    """Come with others, or ask something else. Fewer guests give their seats to who waits.

    Refuses more guests than there is room for: they would pass who waits longer. Who waits herself keeps her place.
    """
    now = at or timezone.now()
    row = locked(party.occurrence)
    found = _hers(party, row, now)
    grown = said.guests - found.guests
    left = queries.seats(row).left
    if found.state == State.IN and grown > 0 and left is not None and left < grown:
        raise ValidationError({"guests": _("Voor meer mensen is er geen plaats. Zij kunnen zelf op de wachtlijst.")})
    _say(found, said)
    found.save()
    _settle(row, now)
    audit.record("joining.changed", row, by=by, size=found.size)
    found.refresh_from_db(fields=["state"])
    return found


@transaction.atomic
def cancel(party: Party, *, by: Any = None, at: datetime.datetime | None = None) -> Party:
    """She does not come; what she asked the host is gone, and her seat goes to who waits longest."""
    now = at or timezone.now()
    row = locked(party.occurrence)
    found = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    if found.state == State.AWAY:
        return found
    found = _hers(party, row, now)
    found.state, found.left_at, found.word, found.news = State.AWAY, now, "", ""
    found.needs_lift = found.not_alone = found.is_buddy = False
    found.save()
    _settle(row, now)
    audit.record("joining.cancelled", row, by=by, size=found.size)
    return found


@transaction.atomic
def cancel_all(party: Party, *, by: Any = None, at: datetime.datetime | None = None) -> int:
    """She does not come any more, to none of the times she joined at once; gives how many those were."""
    now = at or timezone.now()
    coming = queries.joined_together(party).coming().filter(occurrence__starts_at__gt=now)
    locked_all(list(coming.values_list("occurrence_id", flat=True)))
    return len([cancel(one, by=by, at=now) for one in list(coming)])


@transaction.atomic
def confirm(party: Party, *, proof: str) -> None:
    """She pressed the button behind the link in her mail: the address is hers. Doing it twice changes nothing."""
    if not keys.confirms(party, proof):
        raise PermissionDenied
    Party.objects.filter(key_hash=party.key_hash, email=party.email).update(is_confirmed=True)
    audit.record("joining.confirmed", party)


@transaction.atomic
def disown(party: Party, *, at: datetime.datetime | None = None) -> None:
    """'That was not me': she comes to none of it, and her name and address are gone at once."""
    now = at or timezone.now()
    cancel_all(party, at=now)
    erase(list(queries.joined_together(party)), now)
    audit.record("joining.disowned", party)


def look(occurrence: Occurrence, *, by: Any) -> None:
    """The host looks at who comes: that she did is written down."""
    audit.saw("joining.list", occurrence, by=by)


@transaction.atomic
def keep_for(party: Party, *, by: Any) -> None:
    """Who has the link and signs in keeps it with her account. Refuses what is somebody else's."""
    mine = queries.joined_together(party)
    if party.person_id and party.person_id != by.pk:
        raise PermissionDenied
    for one in mine:
        if not queries.party_of(by, one.occurrence):
            Party.objects.filter(pk=one.pk).update(person=by, email="")
    audit.record("joining.kept", party, by=by)


def erase(parties: Sequence[Party], now: datetime.datetime) -> int:
    """All that is known of them is gone; that so many came stays. Gives how many."""
    return Party.objects.filter(pk__in=[one.pk for one in parties], erased_at=None).update(
        name="",
        email="",
        word="",
        person=None,
        is_confirmed=False,
        needs_lift=False,
        not_alone=False,
        is_buddy=False,
        introduced_to=None,
        key_hash=keys.hashed(keys.new()),
        news="",
        news_words="",
        erased_at=now,
    )


@transaction.atomic
def forget(person: Any) -> int:
    """She leaves, so she comes to nothing any more; that so many came to what is over stays. Gives how many times."""
    now = timezone.now()
    hers = list(queries.with_occurrence().filter(person=person, erased_at=None))
    for one in hers:
        if one.state != State.AWAY and one.occurrence.starts_at > now:
            cancel(one, by=person, at=now)
    return erase(hers, now)


def _hers(party: Party, row: Occurrence, now: datetime.datetime) -> Party:
    """Her party as it is now, with its occurrence, when she may still change it."""
    found = Party.objects.select_for_update(of=("self",)).select_related("person").get(pk=party.pk)
    found.occurrence = row
    if not rules.may_change(found, now):
        raise ValidationError(_("Dit kunt u nu niet meer veranderen."))
    return found
