"""What the frame of every page needs: the municipality, the chosen area, navigation, language."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from basis import languages, packs
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.modules import all_modules

AREA_COOKIE = Area.COOKIE
SLUG = re.compile(r"[a-zA-Z0-9_-]+")


def own_area(slug: str) -> Area | None:
    """The own area that is called so in addresses; what cannot be a name in an address is not asked of the database."""
    return Area.objects.own().filter(slug=slug).first() if SLUG.fullmatch(slug) else None


def chosen_area(request: HttpRequest) -> Area | None:
    """The area this visitor chose as their own, if it still exists; one query when there is a choice."""
    return own_area(request.COOKIES.get(AREA_COOKIE, ""))


def _is_unreviewed(language: str) -> bool:
    """A machine helped to translate this language, and the municipality does not say that a person has read it."""
    return language in languages.PREPARED and language not in packs.site().reviewed_languages


def frame(request: HttpRequest) -> dict[str, Any]:
    """One query: the areas for the chooser; the visitor's own comes out of the same list."""
    choices = areas.own_choices()
    slug = request.COOKIES.get(AREA_COOKIE, "")
    return {
        "site": packs.site(),
        "navigation": sorted((item for m in all_modules() for item in m.nav), key=lambda item: item.order),
        "area_choices": choices,
        "my_area": next((area for area in choices if area.slug == slug), None),
        "unreviewed": _is_unreviewed(get_language() or ""),
        "languages": [(code, name, translate_url(request.get_full_path(), code)) for code, name in settings.LANGUAGES],
        "in_dutch": "" if get_language() == languages.SOURCE else mark_safe(' lang="nl"'),  # for texts in Dutch
        "demo": settings.DEMO,
        "tiles": settings.TILES,
    }
