"""What search may find of cards: where to put one up, and the cards that still ask for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.exchange import queries
from basis.modules import SearchEntry


def entries() -> Iterator[SearchEntry]:
    """The list, in each language, and every open card; of an organisation also by its name."""
    cards = list(queries.cards(None))
    for language in languages.COMPLETE:
        with translation.override(language):
            yield SearchEntry(
                kind="page",
                key="exchange:everywhere",
                title=_("Vraag en aanbod"),
                summary=_("Wat mensen willen, kunnen en nodig hebben, en wat zij doen voor een ander."),
                url=reverse("exchange:everywhere"),
                words=_("kaartje prikbord vrijwilliger vrijwilligerswerk vacature hulp vragen aanbieden maatje buren"),
                language=language,
            )
            for one in cards:
                yield SearchEntry(
                    kind="card",
                    key=str(one.pk),
                    title=f"{one.opening}: {one.text[:80]}",
                    summary=one.text,
                    url=one.get_absolute_url(),
                    words=f"{one.get_theme_display()} {one.organisation or one.initiative or ''}",
                    area=one.area.code,
                    language=language,
                )
