"""Others who did this: initiatives with the same words, and those about the same, here and in other areas."""

from __future__ import annotations

from django.db.models import Case, Q, When

from basis.initiatives.models import Initiative
from basis.initiatives.queries import visible
from basis.search.queries import telling
from basis.themes import Theme

MOST, OFFERED = 3, 12  # on its page; to go on together with
MOST_WORDS = 3  # of its title, the longest


def others(one: Initiative) -> list[Initiative]:
    """Those nearest in words, then of the same theme, at most three; what stands already comes with what it learned."""
    return nearest(one)[:MOST]


def nearest(one: Initiative) -> list[Initiative]:
    """At most a dozen others: with a word of its title in their own, then in their text, then of its theme, here first.

    Words count by their stem: "fietsen" finds "fiets". One query.
    """
    in_title, in_text = Q(pk__in=()), Q(pk__in=())
    for stem in list(telling(one.title))[:MOST_WORDS]:
        in_title |= Q(title__icontains=stem)
        in_text |= Q(text__icontains=stem)
    same = Q(theme=one.theme) if one.theme != Theme.OTHER else Q(pk__in=())
    ranked = Case(When(in_title, then=0), When(in_text, then=1), When(area=one.area_id, then=2), default=3)
    found = visible(None).filter(in_title | in_text | same).exclude(pk=one.pk)
    return list(found.alias(rank=ranked).order_by("rank", "-changed_at", "-pk")[:OFFERED])
