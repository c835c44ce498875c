"""What search and the weekly letter may tell of meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from basis.meeting.models import AreaConversation
from basis.meeting.population_queries import named_areas
from basis.modules import News, SearchEntry


def entries() -> Iterator[SearchEntry]:
    """The page of all areas and of each in Dutch and in English, and each published conversation."""
    for language in ("nl", "en"):
        with translation.override(language):
            yield SearchEntry(
                kind="meeting",
                key="overview",
                title=_("Waar wij elkaar ontmoeten"),
                summary=_("Waar mensen elkaar ontmoeten in elke wijk en elk dorp, wat zij missen en wat er is."),
                url=reverse("meeting:overview"),
                words=_("ontmoetingsplekken loopafstand gebiedsgesprek"),
                language=language,
            )
            for area in named_areas():
                yield SearchEntry(
                    kind="meeting",
                    key=area.slug,
                    title=_("Ontmoeten in %(area)s") % {"area": area},
                    summary=_("Waar mensen elkaar ontmoeten, wat zij missen en wat er is afgesproken."),
                    url=reverse("meeting:area", args=[area.slug]),
                    words=_("ontmoetingsplekken loopafstand gebiedsgesprek"),
                    area=area.code,
                    language=language,
                )
    for one in AreaConversation.objects.published().select_related("area"):
        yield SearchEntry(
            kind="conversation",
            key=str(one.pk),
            title=str(one),
            summary=Truncator(one.heard).words(30),
            url=one.get_absolute_url(),
            words=" ".join(row.text for row in one.agreements.all()),
            area=one.area.code,
        )


def news(area: str, since: datetime.datetime, until: datetime.datetime) -> Iterable[News]:
    """Conversations that came to stand here."""
    here = Q(area__code=area, is_example=False, published_at__gt=since, published_at__lte=until)
    for one in AreaConversation.objects.filter(here).select_related("area"):
        assert one.published_at is not None
        yield News(title=str(one), text=one.heard, url=one.get_absolute_url(), at=one.published_at)
