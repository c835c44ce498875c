"""What the host does: write down who phoned, see to a lift, and bring two people together."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.joining import actions, queries, rules
from basis.joining import mail_actions as mail
from basis.joining.actions import Coming
from basis.joining.models import Party
from basis.moderation.models import Contribution
from basis.relay import actions as relay
from basis.relay import queries as relay_queries
from basis.relay.actions import About, Side

KIND = "joining.occurrence"


@transaction.atomic
def write_down(
    occurrence: Any,
    said: Coming,
    *,
    by: Any = None,
    opened: Contribution | None = None,
    at: datetime.datetime | None = None,
) -> Party:
    """Put somebody on the list who phoned. Who phones waits her turn like everybody else."""
    _ask(occurrence, by, opened)
    joined = actions.join(occurrence, said, by=by, is_by_host=True, at=at)
    return joined.parties[0]


@transaction.atomic
def take_off(
    party: Party, *, by: Any = None, opened: Contribution | None = None, at: datetime.datetime | None = None
) -> None:
    """Somebody phoned that she does not come."""
    _ask(party.occurrence, by, opened)
    actions.cancel(party, by=by, at=at)


@transaction.atomic
def arranged(party: Party, *, by: Any = None, opened: Contribution | None = None) -> None:
    """The lift or the company is seen to. Doing it twice changes nothing."""
    _ask(party.occurrence, by, opened)
    if Party.objects.filter(pk=party.pk, is_arranged=False).update(is_arranged=True):
        audit.record("joining.arranged", party.occurrence, by=by)


@transaction.atomic
def introduce(
    party: Party,
    buddy: Party,
    *,
    by: Any = None,
    opened: Contribution | None = None,
    at: datetime.datetime | None = None,
) -> None:
    """Bring somebody who would rather not come alone together with somebody who offered company.

    Both get a mail with the name of the other and a conversation in which neither sees an address. Refuses people who
    did not ask or offer it, who are not of the same moment, and whose address is not proven.
    """
    now = at or timezone.now()
    _ask(party.occurrence, by, opened)
    if party.occurrence_id != buddy.occurrence_id or not party.not_alone or not buddy.is_buddy:
        raise PermissionDenied
    if not party.is_proven or not buddy.is_proven:
        raise ValidationError(_("Wij kunnen niet aan allebei mailen. Breng hen zelf bij elkaar."))
    line = relay.begin(_about(party), asker=_side(buddy), other=_side(party), text=_text(party, buddy), at=now)
    url = relay_queries.page_of(line.participant)
    mail.tell_introduced(buddy, party, url, now)
    party.introduced_to, party.is_arranged = buddy, party.is_arranged or not party.needs_lift
    party.save(update_fields=["introduced_to", "is_arranged"])
    audit.record("joining.introduced", party.occurrence, by=by)


def _about(party: Party) -> About:
    occurrence = party.occurrence
    return About(
        kind=KIND,
        key=f"{occurrence.pk}",
        title=occurrence.activity.title,
        url=occurrence.get_absolute_url(),
        area=occurrence.activity.area.code,
    )


def _side(party: Party) -> Side:
    language = party.person.language if party.person else party.language
    return Side(
        person=party.person, email=party.email, name=party.name, language=language, is_proven=party.is_confirmed
    )


def _text(party: Party, buddy: Party) -> str:
    """The first words between them, in the language of who asked; they say who wrote them."""
    with translation.override(party.person.language if party.person else party.language):
        text = _(
            "Dit bericht schreef de website voor de organisator. %(name)s komt ook naar ‘%(title)s’ op %(when)s, "
            "en wil graag iemand meenemen, of wachten bij de deur. Antwoord hier als u dat fijn vindt. "
            "Dan spreekt u samen iets af."
        )
        when = queries.when_of(party.occurrence.starts_at)
        return text % {"name": buddy.name, "title": party.occurrence.activity.title, "when": when}


def _ask(occurrence: Any, by: Any, opened: Contribution | None) -> None:
    if not rules.is_host(by, occurrence.activity, opened):
        raise PermissionDenied
