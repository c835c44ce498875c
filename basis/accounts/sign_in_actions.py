"""Verbs of signing in: send a code, join, change the address one signs in with."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from basis import packs
from basis.accounts import queries
from basis.accounts.models import Person
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.notifications import actions as notifications

CODE = "accounts.code"
SAFETY = "accounts.safety"


@transaction.atomic
def send_code(email: str, code: str) -> None:
    """Mail a code to an address, in the language of who has it, or of the page for somebody we do not know."""
    person = queries.person_with(email)
    with translation.override(language_of(person)):
        notifications.tell(
            person if person and person.email == email else email,
            CODE,
            subject=_("%(code)s is uw code voor %(site)s") % {"code": code, "site": packs.site().name},
            text=_(
                "Uw code is: %(code)s\n\n"
                "Vul deze code in op de website. De code werkt tien minuten.\n\n"
                "Hebt u niet zelf om een code gevraagd? Dan hoeft u niets te doen. Geef de code aan niemand."
            )
            % {"code": code},
        )


@transaction.atomic
def join(*, email: str, name: str, language: str, area: Area | None = None) -> Person:
    """Make an account for somebody who proved this address by a code. Raises ValidationError when it is taken."""
    if queries.person_with(email):
        raise ValidationError(_("Er is al iemand met dit e-mailadres."))
    person = Person.objects.create_user(email, name=" ".join(name.split()), language=language, area=area)
    audit.record("accounts.joined", person, by=person)
    return person


@transaction.atomic
def change_email(person: Person, email: str) -> None:
    """From now on she signs in with this address, which she proved; the old one is told, in case it was not she."""
    if queries.person_with(email):
        raise ValidationError(_("Dit e-mailadres hoort bij een ander account."))
    old, person.email = person.email, email
    person.full_clean()
    with translation.override(language_of(person)):
        notifications.tell(
            old,
            SAFETY,
            subject=_("U logt voortaan in met een ander e-mailadres"),
            text=_(
                "Het e-mailadres van uw account is veranderd. Op dit adres krijgt u geen berichten meer.\n\n"
                "Hebt u dit niet zelf gedaan? Schrijf ons dan meteen: %(email)s."
            )
            % {"email": packs.site().email},
        )
    person.save(update_fields=["email"])
    audit.record("accounts.email_changed", person, by=person)


def note_refused(way: str, person: Person | None = None) -> None:
    """Write down that somebody was not let in, and whose account it was about if there is one (BIO2 8.15)."""
    audit.record("accounts.sign_in_refused", person, result="refused", way=way)


def language_of(person: Person | None) -> str:
    """The language in which we write to somebody: her own when the website has it, else that of the page."""
    offered = dict(settings.LANGUAGES)
    if person and person.language in offered:
        return person.language
    now = translation.get_language() or settings.LANGUAGE_CODE
    return now if now in offered else settings.LANGUAGE_CODE
