"""Others who did this: initiatives found by the same words, and those about the same, here and in other areas."""

from __future__ import annotations

from django.db.models import Case, Q, When

from basis import languages
from basis.initiatives.models import Initiative
from basis.initiatives.queries import visible
from basis.search import queries as search
from basis.themes import Theme

KIND = "initiative"
MOST, OFFERED = 3, 12  # on its page; to go on together with
MOST_WORDS = 2  # of its title, the longest


def others(one: Initiative) -> list[Initiative]:
    """Those nearest in words, then of the same theme, at most three; what stands already comes with what it learned."""
    return nearest(one)[:MOST]


def nearest(one: Initiative) -> list[Initiative]:
    """At most a dozen others, those that say the same words first, then the same theme, here before elsewhere."""
    words = " ".join(list(search.telling(one.title).values())[:MOST_WORDS])
    hits = search.find(words, kind=KIND, language=languages.SOURCE, limit=OFFERED + 1).hits
    places = {int(hit.entry.key): place for place, hit in enumerate(hits)}
    same = Q(theme=one.theme) if one.theme != Theme.OTHER else Q(pk__in=())
    by_words = When(pk__in=list(places), then=0) if places else When(pk=None, then=0)
    ranked = Case(by_words, When(area=one.area_id, then=1), default=2)
    others = visible(None).filter(Q(pk__in=list(places)) | same).exclude(pk=one.pk).alias(rank=ranked)
    found = list(others.order_by("rank", "-changed_at", "-pk")[: 2 * OFFERED])
    return sorted(found, key=lambda other: places.get(other.pk, len(places)))[:OFFERED]
