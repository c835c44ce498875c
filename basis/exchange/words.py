"""When somebody can, in words: 'dinsdagmiddag, woensdagavond'."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from basis.exchange.kinds import MOMENTS, Day, Part


def when_in_words(moments: Collection[str]) -> str:
    """Days with their parts, a whole day as one word, and whole weeks as one; empty for any time.

    Monday first. Three parts of one day are 'de hele maandag'; all is empty, as nothing is.
    """
    chosen = set(moments)
    if not chosen or chosen >= set(MOMENTS):
        return ""
    found: list[str] = []
    for day in Day:
        parts = [part for part in Part if f"{day.value}-{part.value}" in chosen]
        if len(parts) == len(Part):
            found.append(_("de hele %(day)s") % {"day": day.label})
        elif parts:
            found.append(f"{day.label} {_(' en ').join(str(part.label) for part in parts)}")
    return ", ".join(found)
