"""Share one's own address in a conversation: it is shown only when both say so, and can be taken back."""

from __future__ import annotations

import datetime
import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.notifications import actions as notifications
from basis.relay import keys, queries
from basis.relay.actions import Stopped
from basis.relay.models import Conversation, Participant

NOTICE = "relay.shared"
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{7,20}", re.ASCII)


@transaction.atomic
def share(participant: Participant, address: str, *, at: datetime.datetime | None = None) -> None:
    """Let the other see this e-mail address or phone number, once she shares one too (vision 4.1.2).

    Refuses what is neither, and who did not prove her own address yet. Raises Stopped.
    """
    now = at or timezone.now()
    conversation = Conversation.objects.select_for_update().get(pk=participant.conversation_id)
    part = Participant.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=participant.pk)
    told = " ".join(address.split())
    if conversation.stopped_at:
        raise Stopped
    if not part.is_proven:
        raise ValidationError(_("Druk eerst op de knop ‘Ja, geef het door’."))
    if not PHONE.fullmatch(told):
        try:
            validate_email(told)
        except ValidationError:
            raise ValidationError(_("Vul een e-mailadres of een telefoonnummer in.")) from None
    if part.shares == told:
        return
    part.shares = told
    part.save(update_fields=["shares"])
    audit.record("relay.shared", conversation, by=part.person)
    _tell_others(part, now)


@transaction.atomic
def take_back(participant: Participant) -> None:
    """The other sees it no longer; what she wrote down herself cannot be taken back. Twice changes nothing."""
    part = Participant.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=participant.pk)
    if not part.shares:
        return
    part.shares = ""
    part.save(update_fields=["shares"])
    audit.record("relay.taken_back", part.conversation, by=part.person)


def _tell_others(part: Participant, now: datetime.datetime) -> None:
    """The other hears that an address waits, or is there to see; the mail itself never has one in it."""
    for other in queries.others(part):
        to = other.person or other.email
        if not to or not other.is_proven:
            continue
        with translation.override(other.language):
            name = part.name or _("Iemand uit de buurt")
            told = {"name": name, "title": part.conversation.title}
            if other.shares:
                text = _("%(name)s deelt nu ook een adres. U ziet het bij uw gesprek over ‘%(title)s’.") % told
            else:
                text = (
                    _(
                        "%(name)s wil een adres met u delen, in uw gesprek over ‘%(title)s’. "
                        "Deelt u ook uw adres? Dan ziet u het van elkaar. U hoeft het niet te doen."
                    )
                    % told
                )
            notifications.tell(
                to,
                NOTICE,
                subject=_("%(name)s deelt een adres") % told,
                text=text,
                url=reverse("relay:conversation", args=[keys.link_key(other)]),
                button=_("Naar het gesprek"),
                once=f"{NOTICE}:{part.pk}:{other.pk}:{now:%Y%m%d%H%M}",
                at=now,
            )
