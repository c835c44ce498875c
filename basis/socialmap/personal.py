"""The personal data that socialmap keeps: an address of who says that something is wrong."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.modules import Notice, Personal
from basis.socialmap import correction_actions as corrections
from basis.socialmap import freshness_actions
from basis.socialmap.models import Correction


def export(person: Any) -> list[dict[str, Any]]:
    """What somebody said that is not settled yet."""
    hers = Correction.objects.filter(email=person.email.lower()).exclude(email="")
    return [
        {"about": str(one.about), "text": one.text, "given_at": one.given_at.isoformat()}
        for one in hers.select_related("organisation", "place", "service")
    ]


PERSONAL = Personal(
    name="socialmap.correction",
    title=_("Wat u verbetert op de sociale kaart"),
    purpose=_("De sociale kaart moet kloppen. U hoort het als wij uw verbetering hebben nagekeken."),
    ground=_("U geeft het zelf (toestemming)."),
    seen_by=_("de redacteur van de sociale kaart"),
    kept=_("Uw e-mailadres tot wij het hebben nagekeken. De tekst daarna nog een jaar."),
    export=export,
    forget=corrections.forget,
    expire=corrections.expire,
    holds=("socialmap.Correction.text", "socialmap.Correction.email", "socialmap.Correction.settled_by"),
)
STILL_RIGHT = Notice(freshness_actions.NOTICE, _("Een vraag of het nog klopt, aan organisaties"), is_optional=False)
NOTICE = Notice(corrections.NOTICE, _("Er is gekeken naar wat u verbeterde"), is_optional=False)
