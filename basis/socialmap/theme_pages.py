"""What the social map shows on a theme page: what there is to do and who helps, where one can go, who does it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from basis.areas.models import Area
from basis.socialmap import cards, theme_queries
from basis.themes import THEME_WORDS, Subject, Theme

OFFERS, PLACES, ORGANISATIONS = 6, 4, 12  # at most so many in sight


def panel(viewer: Any, subject: Subject) -> dict[str, Any] | None:
    """What belongs to a subject, near first; None when there is nothing. Seven queries, however much there is."""
    at, today = timezone.now(), timezone.localdate()
    services = theme_queries.services(subject, OFFERS, today=today)
    places = theme_queries.places(subject, PLACES, at=at)
    organisations = theme_queries.organisations(subject, ORGANISATIONS, today=today)
    if not (services or places or organisations):
        return None
    return {
        "offers": cards.offers([(service, ()) for service in services], at=at),
        "places": cards.cards(places, at=at),
        "organisations": organisations,
        "asked": _asked(subject),
    }


def _asked(subject: Subject) -> str:
    """What narrows a list to this subject, for an address; '' when no list can be narrowed so."""
    if not subject.theme:
        return ""
    own = subject.area if subject.area is not None and subject.area.kind == Area.Kind.OWN else None
    asked = {"onderwerp": THEME_WORDS[Theme(subject.theme)], "gebied": own.slug if own else ""}
    return "?" + urlencode({name: word for name, word in asked.items() if word})
