"""Others who did this: initiatives found by the same words, and those about the same, here and in other areas."""

from __future__ import annotations

from basis import languages
from basis.initiatives.models import Initiative
from basis.initiatives.queries import visible
from basis.search import queries as search
from basis.themes import Theme

KIND = "initiative"
MOST, OFFERED = 3, 12  # on its page; to go on together with


def others(one: Initiative) -> list[Initiative]:
    """Those nearest in words, then of the same theme, at most three; what stands already comes with what it learned."""
    return nearest(one)[:MOST]


def nearest(one: Initiative) -> list[Initiative]:
    """At most a dozen others, those that say the same words first, then the same theme, here before elsewhere."""
    hits = search.find(one.title, kind=KIND, language=languages.SOURCE, limit=OFFERED + 1).hits
    places = {hit.entry.key: place for place, hit in enumerate(hits)}
    by_words = list(visible(None).filter(pk__in=[int(key) for key in places]).exclude(pk=one.pk))
    by_words.sort(key=lambda other: places[str(other.pk)])
    if one.theme == Theme.OTHER:
        return by_words[:OFFERED]
    known = [one.pk, *(other.pk for other in by_words)]
    by_theme = list(visible(None).filter(theme=one.theme).exclude(pk__in=known)[: 2 * OFFERED])
    by_theme.sort(key=lambda other: other.area_id != one.area_id)
    return (by_words + by_theme)[:OFFERED]
