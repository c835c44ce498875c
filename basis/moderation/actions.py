"""Give something, and confirm, change, claim or withdraw it."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from basis.audit import actions as audit
from basis.moderation import queries, rules
from basis.moderation.models import NEXT, Contribution, State

KEY_SIZE = 18  # random bytes: 24 characters, 144 bits


class NotNow(Exception):
    """This cannot follow on the state the contribution is in."""


@dataclass(frozen=True)
class Intake:
    """How a contribution came.

    `signs` are reasons for a moderator to look first ("names", "links", "quick"). With `on_behalf`, `by` wrote down
    what somebody else said, who stays without a name.
    """

    email: str = ""
    language: str = "nl"
    signs: tuple[str, ...] = ()
    on_behalf: bool = False


@dataclass(frozen=True)
class Given:
    """A contribution and the secret key of its giver's link, which is kept nowhere."""

    contribution: Contribution
    key: str


@transaction.atomic
def give(kind: str, *, area: str, by: Any, intake: Intake | None = None, at: datetime.datetime | None = None) -> Given:
    """Take in a contribution: seen at once of who is known here, held of who is new, waiting for proof of an address.

    The thing itself is written by the module it belongs to, in the same transaction, with a link to this.
    """
    intake = intake or Intake()
    person = by if getattr(by, "is_authenticated", False) else None
    author = None if intake.on_behalf else person
    key = secrets.token_urlsafe(KEY_SIZE)
    contribution = Contribution(
        kind=kind,
        area=area,
        state=_first_state(author, person, area, intake),
        signs=" ".join(sorted(set(intake.signs))),
        author=author,
        recorded_by=person if intake.on_behalf else None,
        email="" if author else intake.email.strip().lower(),
        key_hash=queries.hashed(key),
        language=intake.language[:5],
        given_at=at or timezone.now(),
    )
    contribution.full_clean()
    contribution.save()
    audit.record("moderation.given", contribution, by=person, kind=kind, state=contribution.state)
    return Given(contribution, key)


def _first_state(author: Any, person: Any, area: str, intake: Intake) -> str:
    if person and rules.may_publish_at_once(person, area):
        return State.VISIBLE
    if intake.email and not author:
        return State.UNCONFIRMED
    return State.HELD if intake.signs or not queries.is_known(author, "") else State.VISIBLE


@transaction.atomic
def confirm(contribution: Contribution) -> Contribution:
    """She pressed the button behind the link in her mail: the address is hers. Doing it twice changes nothing."""
    contribution = _locked(contribution)
    if contribution.is_confirmed or contribution.state != State.UNCONFIRMED:
        return contribution
    known = queries.is_known(None, contribution.email)
    contribution.is_confirmed = True
    _move(contribution, State.VISIBLE if known and not contribution.signs else State.HELD)
    audit.record("moderation.confirmed", contribution, state=contribution.state)
    return contribution


@transaction.atomic
def withdraw(contribution: Contribution, *, by: Any = None, at: datetime.datetime | None = None) -> Contribution:
    """Its giver takes it away, by her link or as its author. Doing it twice changes nothing."""
    contribution = _locked(contribution)
    if contribution.state == State.WITHDRAWN:
        return contribution
    _move(contribution, State.WITHDRAWN, at)
    audit.record("moderation.withdrawn", contribution, by=by)
    return contribution


@transaction.atomic
def claim(contribution: Contribution, *, by: Any) -> Contribution:
    """Who has the link and signs in makes it hers. Refuses what is somebody else's already."""
    contribution = _locked(contribution)
    if contribution.author_id not in {None, by.pk}:
        raise PermissionDenied
    contribution.author, contribution.email = by, ""
    contribution.save(update_fields=["author", "email"])
    audit.record("moderation.claimed", contribution, by=by)
    return contribution


def _locked(contribution: Contribution) -> Contribution:
    return Contribution.objects.select_for_update().get(pk=contribution.pk)


def _move(contribution: Contribution, state: str, at: datetime.datetime | None = None) -> None:
    """To the next state, if that may follow. Raises NotNow if not."""
    if state not in NEXT[contribution.state]:
        raise NotNow(f"{contribution.state} → {state}")
    contribution.state = state
    contribution.closed_at = (at or timezone.now()) if state in {State.WITHDRAWN, State.REMOVED} else None
    contribution.save(update_fields=["state", "closed_at", "is_confirmed"])
