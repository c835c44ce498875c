"""The personal data on theme pages: who can be asked, and who changed a page last."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from basis.modules import Personal
from basis.topics import actions
from basis.topics.models import Topic

CONTACT = ("contact_name", "contact_role", "contact_phone", "contact_email", "contact_hours")


def export(person: Any) -> list[dict[str, Any]]:
    """The pages on which she can be asked, and those that she changed last."""
    hers = Q(contact_email__iexact=person.email) | Q(changed_by=person)
    return [_row(one, person) for one in Topic.objects.filter(hers)]


def _row(one: Topic, person: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"about": one.title, "written": one.changed_at.isoformat()}
    if one.contact_email.lower() != person.email.lower():
        return row
    words = {"name": "name", "role": "role", "phone": "phone", "email": "email", "when": "hours"}
    return row | {label: getattr(one, f"contact_{name}") for label, name in words.items()}


PERSONAL = Personal(
    name="topics.contact",
    title=_("Wie bij een thema helpt"),
    purpose=_("Inwoners weten wie zij kunnen bellen of mailen."),
    ground=_("taak van algemeen belang: één mens die inwoners kunnen bellen (AVG art. 6 lid 1 onder e)"),
    seen_by=_("iedereen; wie de pagina het laatst veranderde, ziet alleen een redacteur"),
    kept=_("zolang iemand dit werk doet; bij het weghalen van het account gaat de contactpersoon mee weg"),
    export=export,
    forget=lambda person: actions.without_contact(person.email),
    holds=(*(f"topics.Topic.{name}" for name in CONTACT), "topics.Topic.changed_by"),
)
