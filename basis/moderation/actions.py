"""Give something, and confirm, change, claim or withdraw it: what its giver does."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import packs
from basis.audit import actions as audit
from basis.moderation import events, keys, queries, rules
from basis.moderation.models import NEXT, Contribution, State
from basis.notifications import actions as notifications

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
def give(
    kind: str,
    *,
    area: str,
    by: Any,
    intake: Intake | None = None,
    is_read: bool = True,
    at: datetime.datetime | None = None,
) -> Given:
    """Take in a contribution: seen at once of who is known here, held of who is new, waiting for proof of an address.

    The thing itself is written by the module it belongs to, in the same transaction, with a link to this. What nobody
    reads (not `is_read`: it only counts) needs no look by a moderator and counts at once.
    """
    intake = intake or Intake()
    person = by if getattr(by, "is_authenticated", False) else None
    author = None if intake.on_behalf else person
    key = secrets.token_urlsafe(KEY_SIZE)
    contribution = Contribution(
        kind=kind,
        area=area,
        state=_first_state(author, person, area, intake) if is_read else State.VISIBLE,
        signs=" ".join(sorted(set(intake.signs))),
        author=author,
        recorded_by=person if intake.on_behalf else None,
        email="" if author else intake.email.strip().lower(),
        key_hash=keys.hashed(key),
        language=intake.language[:5],
        given_at=at or timezone.now(),
    )
    contribution.full_clean()
    contribution.save()
    audit.record("moderation.given", contribution, by=person, kind=kind, state=contribution.state)
    if contribution.state == State.UNCONFIRMED or (contribution.email and not is_read):
        _ask_to_confirm(contribution, key)
    return Given(contribution, key)


def _ask_to_confirm(contribution: Contribution, key: str) -> None:
    """The mail whose link proves the address. It does nothing by itself: it leads to a button."""
    page = reverse("moderation:contribution", args=[key])
    notifications.tell(
        contribution.email,
        "moderation.confirm",
        subject=_("Is deze bijdrage van u?"),
        text=_(
            "Iemand gaf iets op %(site)s en schreef dit e-mailadres erbij. Was u dat? "
            "Open dan de link en druk op de knop. Met dezelfde link kunt u uw bijdrage later "
            "veranderen of weghalen. Bewaar deze mail dus.\n\n"
            "Was u het niet? Dan hoeft u niets te doen. Na een week gooien wij uw adres weg."
        )
        % {"site": packs.site().name},
        url=f"{page}?bevestig={keys.to_confirm(contribution)}",
        button=_("Bekijk de bijdrage"),
    )


def _first_state(author: Any, person: Any, area: str, intake: Intake) -> str:
    if person and rules.may_publish_at_once(person, area):
        return State.VISIBLE
    if intake.email and not author:
        return State.UNCONFIRMED
    return State.HELD if intake.signs or not queries.is_known(author, "") else State.VISIBLE


@transaction.atomic
def confirm(contribution: Contribution, *, proof: str) -> Contribution:
    """She pressed the button behind the link in her mail: the address is hers. Doing it twice changes nothing.

    Refuses a proof that is not of this contribution and this address: the link on screen or paper proves nothing.
    """
    contribution = locked(contribution)
    if not keys.confirms(contribution, proof):
        raise PermissionDenied
    if contribution.is_confirmed or contribution.state in {State.REMOVED, State.WITHDRAWN}:
        return contribution
    known = queries.is_known(None, contribution.email)
    contribution.is_confirmed = True
    if contribution.state == State.UNCONFIRMED:
        move(contribution, State.VISIBLE if known and not contribution.signs else State.HELD)
    else:
        contribution.save(update_fields=["is_confirmed"])
    audit.record("moderation.confirmed", contribution, state=contribution.state)
    return contribution


@transaction.atomic
def change(
    contribution: Contribution, put: Callable[[Contribution], None], *, by: Any = None, signs: tuple[str, ...] = ()
) -> Contribution:
    """Its giver changes what she said; `put` writes it in its place, in the same transaction.

    Seen at once of who is known here or works for the area, else a moderator looks again. Refuses what is closed.
    """
    contribution = locked(contribution)
    if contribution.state in {State.REMOVED, State.WITHDRAWN}:
        raise NotNow(contribution.state)
    put(contribution)
    contribution.signs = " ".join(sorted({*contribution.signs.split(), *signs} if signs else set()))
    contribution.changed_at = timezone.now()
    contribution.save(update_fields=["signs", "changed_at"])
    after = _state_after_change(contribution, by)
    if after != contribution.state:
        move(contribution, after)
    else:
        events.changed.send(Contribution, contribution=contribution)
    audit.record("moderation.changed", contribution, by=by, state=contribution.state)
    return contribution


def _state_after_change(contribution: Contribution, by: Any) -> str:
    """Nobody comes onto the page by a change who was not there; whoever is known stays there."""
    if contribution.state != State.VISIBLE:
        return State.UNCONFIRMED if contribution.state == State.UNCONFIRMED else State.HELD
    if getattr(by, "is_authenticated", False) and rules.may_publish_at_once(by, contribution.area):
        return State.VISIBLE
    known = queries.is_known_before(contribution)
    return State.VISIBLE if known and not contribution.signs else State.HELD


@transaction.atomic
def withdraw(contribution: Contribution, *, by: Any = None, at: datetime.datetime | None = None) -> Contribution:
    """Its giver takes it away, by her link or as its author. Doing it twice changes nothing."""
    contribution = locked(contribution)
    if contribution.state == State.WITHDRAWN:
        return contribution
    move(contribution, State.WITHDRAWN, at)
    audit.record("moderation.withdrawn", contribution, by=by)
    return contribution


@transaction.atomic
def claim(contribution: Contribution, *, by: Any) -> Contribution:
    """Who has the link and signs in makes it hers. Refuses what is somebody else's already."""
    contribution = locked(contribution)
    if contribution.author_id == by.pk:
        return contribution
    if contribution.author_id is not None:
        raise PermissionDenied
    contribution.author, contribution.email = by, ""
    contribution.save(update_fields=["author", "email"])
    if contribution.state == State.UNCONFIRMED:  # who signed in proved an address
        move(contribution, State.HELD)
    audit.record("moderation.claimed", contribution, by=by)
    return contribution


@transaction.atomic
def hand_over(contribution: Contribution, *, to: Any, by: Any) -> Contribution:
    """Its author hands it over to somebody else with an account; her secret link stops. Refuses what is not hers."""
    contribution = locked(contribution)
    if contribution.author_id != by.pk:
        raise PermissionDenied
    contribution.author, contribution.key_hash = to, keys.hashed(secrets.token_urlsafe(KEY_SIZE))
    contribution.save(update_fields=["author", "key_hash"])
    audit.record("moderation.handed_over", contribution, by=by)
    return contribution


@transaction.atomic
def renew_key(contribution: Contribution, *, by: Any) -> Given:
    """A new secret link, for who lost the paper; the old one stops. For its author, or who wrote it down, only."""
    contribution = locked(contribution)
    if by.pk not in {contribution.author_id, contribution.recorded_by_id}:
        raise PermissionDenied
    key = secrets.token_urlsafe(KEY_SIZE)
    contribution.key_hash = keys.hashed(key)
    contribution.save(update_fields=["key_hash"])
    audit.record("moderation.key_renewed", contribution, by=by)
    return Given(contribution, key)


def locked(contribution: Contribution) -> Contribution:
    """The same contribution, as it is now, ours until the transaction ends."""
    return Contribution.objects.select_for_update().get(pk=contribution.pk)


def move(contribution: Contribution, state: str, at: datetime.datetime | None = None) -> None:
    """To the next state, if that may follow. Raises NotNow if not."""
    if state not in NEXT[contribution.state]:
        raise NotNow(f"{contribution.state} → {state}")
    contribution.state = state
    contribution.closed_at = (at or timezone.now()) if state in {State.WITHDRAWN, State.REMOVED} else None
    contribution.save(update_fields=["state", "closed_at", "is_confirmed"])
    events.changed.send(Contribution, contribution=contribution)
