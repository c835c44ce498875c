"""An address for the return of a round: ask by mail whether it is hers, and keep it only then."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis.notifications import actions as notifications
from basis.stories import address_actions
from basis.stories.models import Teller
from basis.telling import keys, queries
from basis.telling.models import UnprovenAddress

NOTICE = "telling.address"
KEPT = datetime.timedelta(days=7)


@transaction.atomic
def ask(teller: Teller, email: str, *, language: str = "nl", at: datetime.datetime | None = None) -> str:
    """Mail to this address: is it yours? Gives the key of that mail. Until then it is no address of the teller."""
    key, moment = keys.new(), at or timezone.now()
    UnprovenAddress.objects.filter(teller=teller).delete()
    UnprovenAddress.objects.create(
        teller=teller,
        email=email.strip().lower(),
        language=language[:5],
        key_hash=keys.hashed(key),
        asked_at=moment,
    )
    with translation.override(language):
        notifications.tell(
            email.strip().lower(),
            NOTICE,
            subject=_("Wilt u horen wat wij met de verhalen doen?"),
            text=_(
                "Iemand vertelde iets op %(site)s voor ‘%(round)s’, en schreef dit adres erbij. "
                "Was u dat? Open dan de link en druk op de knop. "
                "U krijgt dan bericht als bekend is wat wij hoorden.\n\n"
                "Was u het niet? Dan hoeft u niets te doen. Na een week gooien wij uw adres weg."
            )
            % {"site": packs.site().name, "round": teller.round.title},
            url=reverse("telling:confirm", args=[key]),
            button=_("Ja, ik wil het horen"),
            at=moment,
        )
    return key


@transaction.atomic
def confirm(key: str) -> bool:
    """She pressed the button behind the link: now it is hers. Gives whether the link still said something."""
    found = queries.unproven(key)
    if found is None:
        return False
    address_actions.keep(found.teller, email=found.email, language=found.language)
    found.delete()
    return True


@transaction.atomic
def forget(teller: Teller) -> int:
    """She does not want to hear of it any more, at an address that is proven or not; gives how many addresses went."""
    return UnprovenAddress.objects.filter(teller=teller).delete()[0] + address_actions.forget(teller)


def forget_unproven(now: datetime.datetime, *, dry_run: bool = False) -> int:
    """Addresses whose owner did not answer for a week go; gives how many."""
    old = UnprovenAddress.objects.filter(asked_at__lt=now - KEPT)
    return old.count() if dry_run else old.delete()[0]
