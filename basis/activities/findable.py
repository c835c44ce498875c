"""What search may find of activities: the agenda, learning, and each activity that still comes."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import languages
from basis.activities import activity_queries
from basis.activities.models import Activity, Occurrence, Status
from basis.modules import SearchEntry


def entries() -> Iterator[SearchEntry]:
    """Two pages in each language, and what is still to come."""
    comes = Occurrence.objects.filter(activity=OuterRef("pk"), status=Status.PLANNED, ends_at__gt=timezone.now())
    found = list(activity_queries.activities(None).filter(Exists(comes), status=Status.PLANNED))
    for language in languages.COMPLETE:
        with translation.override(language):
            yield from _pages(language)
            yield from (_entry(one, language) for one in found)


def _pages(language: str) -> Iterator[SearchEntry]:
    pages = {
        "activities:everywhere": (_("Wat is er te doen?"), _("De agenda van uw wijk of dorp, dag voor dag.")),
        "activities:learn": (_("Leren"), _("Wat u kunt leren, wat u een ander kunt leren, en waar.")),
    }
    words = {
        "activities:everywhere": _("agenda activiteit uitje evenement kalender meedoen vandaag"),
        "activities:learn": _("cursus les taal lezen schrijven computer digitaal workshop"),
    }
    for name, (title, summary) in pages.items():
        yield SearchEntry("page", name, title, summary, reverse(name), words=words[name], language=language)


def _entry(one: Activity, language: str) -> SearchEntry:
    where = " ".join(
        str(part) for part in (one.place, one.where, one.organisation, one.initiative, one.organiser) if part
    )
    return SearchEntry(
        kind="activity",
        key=str(one.pk),
        title=one.title,
        summary=one.text,
        url=one.get_absolute_url(),
        words=f"{where} {one.get_theme_display()} {one.get_kind_display()} {one.area}",
        area=one.area.code,
        language=language,
    )
