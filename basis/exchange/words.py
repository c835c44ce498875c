"""When somebody can, in words: 'dinsdagmiddag, woensdagavond'."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from basis import languages
from basis.exchange.kinds import MOMENTS, Day, Part


def when_in_words(moments: Collection[str]) -> str:
    """Monday first; three parts of one day are 'de hele maandag'. Empty for any time, as for all of them."""
    chosen = set(moments)
    if not chosen or chosen >= set(MOMENTS):
        return ""
    between = "" if get_language() == languages.SOURCE else " "  # 'dinsdagmiddag', 'Tuesday afternoon'
    found: list[str] = []
    for day in Day:
        parts = [part for part in Part if f"{day.value}-{part.value}" in chosen]
        if len(parts) == len(Part):
            found.append(_("de hele %(day)s") % {"day": day.label})
        elif parts:
            found += [f"{day.label}{between}{part.label}" for part in parts]
    return ", ".join(found)
