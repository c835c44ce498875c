"""What search may find of liaison: the list of what stood in the way, and each barrier that everyone reads."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.liaison import barrier_queries
from basis.modules import SearchEntry


def entries() -> Iterator[SearchEntry]:
    """In each language the list; and every barrier, by its own words and what became of it."""
    found = list(barrier_queries.public())
    for language in languages.COMPLETE:
        with translation.override(language):
            yield SearchEntry(
                kind="page",
                key="liaison:barriers",
                title=_("Wat initiatieven in de weg staat"),
                summary=_("Regels, vergunningen en kosten die initiatieven in de weg staan, en wat eruit kwam."),
                url=reverse("liaison:barriers"),
                words=_("belemmering ontregelen regel vergunning kosten verzekering obstakel bureaucratie"),
                language=language,
            )
            for one in found:
                yield SearchEntry(
                    kind="barrier",
                    key=str(one.pk),
                    title=one.text[:80],
                    summary=one.outcome or one.text,
                    url=one.get_absolute_url(),
                    words=f"{one.initiative.title} {one.get_kind_display()} {one.organisation}",
                    area=one.initiative.area.code,
                    language=language,
                )
