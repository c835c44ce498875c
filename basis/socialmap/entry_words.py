"""What each thing that an entry says is called, and how its value is said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.socialmap import choices, hours_words
from basis.socialmap.choices import Words
from basis.themes import Group, Theme

LABELS: dict[str, Any] = {
    "name": gettext_lazy("Naam"),
    "also_called": gettext_lazy("Ook genoemd"),
    "description": gettext_lazy("Wat is het?"),
    "themes": gettext_lazy("Waarover gaat het?"),
    "organisation": gettext_lazy("Wie zorgt ervoor?"),
    "run_by": gettext_lazy("Wie zorgt ervoor, als dat geen organisatie op de sociale kaart is?"),
    "phone": gettext_lazy("Telefoonnummer"),
    "email": gettext_lazy("E-mailadres"),
    "website": gettext_lazy("Website"),
    "address": gettext_lazy("Straat en nummer"),
    "postcode": gettext_lazy("Postcode"),
    "town": gettext_lazy("Plaats"),
    "lat": gettext_lazy("Plek op de kaart"),
    "area_code": gettext_lazy("Wijk of dorp"),
    "setting": gettext_lazy("Binnen of buiten?"),
    "openness": gettext_lazy("Van wie en voor wie?"),
    "is_meeting_place": gettext_lazy("Mensen ontmoeten elkaar hier"),
    "can_do": gettext_lazy("Wat kunt u er doen?"),
    "welcome": gettext_lazy("Wie is welkom?"),
    "target_groups": gettext_lazy("Vooral voor wie?"),
    "eligibility": gettext_lazy("Voor wie, in uw eigen woorden"),
    "languages": gettext_lazy("In welke talen?"),
    "capacity": gettext_lazy("Voor hoeveel mensen?"),
    "booking": gettext_lazy("Vooraf vragen?"),
    "opening_hours": gettext_lazy("Wanneer open?"),
    "cost_kind": gettext_lazy("Wat kost het?"),
    "amount": gettext_lazy("Bedrag in euro’s"),
    "cost": gettext_lazy("Kosten in woorden"),
    "provision": gettext_lazy("Soort"),
    "status": gettext_lazy("Loopt het nog?"),
    "how_to_join": gettext_lazy("Hoe doet iemand mee?"),
    "at": gettext_lazy("Waar en wanneer"),
    "step_free": gettext_lazy("Zonder trap of drempel"),
    "wheelchair_toilet": gettext_lazy("Toilet voor een rolstoel"),
    "ring_line": gettext_lazy("Ringleiding voor wie slecht hoort"),
    "quiet_hours": gettext_lazy("Rustige uren"),
    "parking": gettext_lazy("Parkeren voor de deur"),
    "guide_dog": gettext_lazy("Een hulphond mag mee"),
    "by_bus": gettext_lazy("De bus stopt dichtbij"),
}
LISTS: dict[str, Mapping[str, Words]] = {
    "themes": dict(Theme.choices),
    "target_groups": dict(Group.choices),
    "languages": choices.LANGUAGES,
    "setting": dict(choices.Setting.choices),
    "openness": dict(choices.Openness.choices),
    "booking": dict(choices.Booking.choices),
    "cost_kind": dict(choices.Cost.choices),
    "provision": dict(choices.Provision.choices),
    "status": dict(choices.Status.choices),
}


def in_words(name: str, value: Any, called: Mapping[str, object]) -> str:
    """A value as people say it; '' is nothing. `called` has the names of what is meant by a key."""
    if name in choices.ACCESS:
        return _("weten wij niet") if value is None else str(choices.ACCESS[name][0 if value else 1])
    if value is None or value in ("", ()):
        return ""
    if name in LISTS:
        words = LISTS[name]
        return ", ".join(str(words.get(one, one)) for one in (value if isinstance(value, tuple) else (value,)))
    said = SAID.get(name)
    return said(value) if said else str(called.get(str(value), value)) if name == "organisation" else str(value)


def hours_in_words(line: str) -> str:
    """Opening hours in one line, with what holds on holidays; of hours without a week also the line itself."""
    if not line:
        return ""
    told = hours_words.say(line, timezone.now())
    short = hours_words.short(line, timezone.now()) or told.now
    notes = " ".join(note for note in told.notes if not note.startswith(_("Let op")))
    return f"{short}. {notes}".strip() if told.is_week else f"{short} ({line})"


def point_in_words(lat: float, lon: float) -> str:
    """The buurt a point lies in, and the point itself."""
    lies = areas.locate(lat, lon)
    where = (lies.buurt or lies.area).name if lies else _("buiten de gemeente")
    return f"{where} ({formats.number_format(lat, 5)}, {formats.number_format(lon, 5)})"


def _area(code: str) -> str:
    return str(Area.objects.here().filter(code=code).first() or code)


SAID: dict[str, Callable[[Any], str]] = {
    "opening_hours": hours_in_words,
    "amount": lambda amount: f"€ {formats.number_format(amount, 2)}",
    "area_code": _area,
    "is_meeting_place": lambda is_so: _("ja") if is_so else _("nee"),
}
