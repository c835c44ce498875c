"""Why two cards are proposed to each other, in words: 'allebei over bewegen', 'ongeveer 600 meter van elkaar'."""

from __future__ import annotations

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from basis.exchange.kinds import NEAR
from basis.exchange.matching import STEP, Shared
from basis.exchange.words import when_in_words
from basis.socialmap.entry_models import LANGUAGES
from basis.themes import Theme

FEW = 4  # moments that are told one by one


def reasons(found: Shared, area: str) -> list[str]:
    """Each fact that two cards share, as both givers and everyone else read it; `area` is called so, if it is shared.

    How far is told between public places only: where somebody lives cannot be worked out of it.
    """
    told = [_theme(found), _words(found), _when(found), _far(found, area)]
    told += [_("allebei %(language)s") % {"language": LANGUAGES[code]} for code in found.languages]
    return [one for one in told if one]


def _theme(found: Shared) -> str:
    labels = [str(Theme(theme).label).lower() for theme in found.themes]
    if len(labels) == 2:
        return _("%(one)s en %(other)s gaan goed samen") % {"one": labels[0], "other": labels[1]}
    return _("allebei over %(theme)s") % {"theme": labels[0]} if labels else ""


def _words(found: Shared) -> str:
    quoted = [f"“{word}”" for word in found.words]
    return _("in allebei staat %(words)s") % {"words": get_text_list(quoted, _("en"))} if quoted else ""


def _when(found: Shared) -> str:
    if len(found.moments) > FEW:
        return _("allebei op %(count)s dezelfde momenten") % {"count": len(found.moments)}
    when = when_in_words(found.moments)
    return _("allebei op %(when)s") % {"when": when} if when else ""


def _far(found: Shared, area: str) -> str:
    if found.metres is not None and found.metres <= 5 * STEP:
        return _("minder dan 500 meter van elkaar")
    if found.metres is not None and found.metres < NEAR:
        return _("ongeveer %(count)s meter van elkaar") % {"count": found.metres}
    if found.metres is not None:
        number = f"{found.metres / 1000:.1f}".replace(".", _(","))
        return _("ongeveer %(count)s kilometer van elkaar") % {"count": number}
    if found.is_near:
        return _("minder dan 1 kilometer van elkaar")
    return _("allebei in %(area)s") % {"area": area} if found.is_same_area else ""
