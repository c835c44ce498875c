"""Where somebody who told hears back: kept apart from what she told, and only until a month after she heard."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.stories.models import ReturnAddress, Teller


@transaction.atomic
def keep(
    teller: Teller, *, person: Any = None, email: str = "", language: str = "nl", at: datetime.datetime | None = None
) -> ReturnAddress:
    """From now on she hears here what is done with the round: by her account, or by an address that she proved is hers.

    One of the two. What was there before is forgotten. The caller saw to the proof.
    """
    if bool(person) == bool(email):
        raise ValidationError(_("Geef één adres."))
    ReturnAddress.objects.filter(teller=teller).delete()
    kept = ReturnAddress(teller=teller, person=person, email=email.strip().lower(), language=language[:5])
    kept.made_at = at or timezone.now()
    kept.full_clean()
    kept.save()
    return kept


@transaction.atomic
def forget(teller: Teller) -> int:
    """She does not want to hear of it any more; gives how many addresses went. Twice changes nothing."""
    return ReturnAddress.objects.filter(teller=teller).delete()[0]


@transaction.atomic
def forget_person(person: Any) -> int:
    """Somebody leaves: she hears no more of any round; gives how many addresses went."""
    return ReturnAddress.objects.filter(Q(person=person) | Q(email__iexact=person.email)).delete()[0]
