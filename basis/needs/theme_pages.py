"""What people say that belongs to a theme page, and the doors by which one says something about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from basis.needs import queries
from basis.needs.about_queries import doors
from basis.themes import THEME_WORDS, Subject, Theme

IN_VIEW = 3


def panel(viewer: Any, subject: Subject) -> dict[str, Any]:
    """What everyone reads that people say about a subject, in the area or everywhere. One query, or two for a wijk."""
    area = queries.home_of(subject.area) if subject.area is not None else None
    said = queries.needs(None, area).filter(Q(theme__in=subject.themes) | Q(group__in=subject.groups))
    theme = subject.themes[0] if subject.themes else ""
    address = reverse("needs:of_area", args=[area.slug]) if area else reverse("needs:everywhere")
    asked = f"?{urlencode({'onderwerp': THEME_WORDS[Theme(subject.theme)]})}" if subject.theme else ""
    return {"area": area, "needs": list(said[:IN_VIEW]), "doors": doors(area, theme), "others": address + asked}
