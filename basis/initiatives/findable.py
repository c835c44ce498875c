"""What search may find of initiatives: each by its words and by what it asks for, and where to begin one."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.initiatives import queries
from basis.modules import SearchEntry


def entries() -> Iterator[SearchEntry]:
    """In each language; what a team told is found by its initiative."""
    found = list(queries.visible(None).select_related("place").prefetch_related(queries.open_asks()))
    for language in languages.COMPLETE:
        with translation.override(language):
            yield SearchEntry(
                kind="page",
                key="initiatives:begin",
                title=_("Begin een initiatief"),
                summary=_("Hebt u een idee voor uw wijk of dorp? Vertel het. Het blijft van u."),
                url=reverse("initiatives:begin"),
                words=_("idee plan beginnen starten buurt samen organiseren initiatief"),
                language=language,
            )
            for one in found:
                asked = " ".join(ask.words for ask in one.asked)  # type: ignore[attr-defined]
                where = one.place.name if one.place else one.where
                yield SearchEntry(
                    kind="initiative",
                    key=str(one.pk),
                    title=one.title,
                    summary=one.text[:400],
                    url=one.get_absolute_url(),
                    words=f"{one.text[400:]} {asked} {where} {one.get_theme_display()} {one.area} {one.byline}",
                    area=one.area.code,
                    language=language,
                )
