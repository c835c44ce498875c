"""What search may find of needs: where to say something, and what is done about what people say together."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.modules import SearchEntry
from basis.needs import queries


def entries() -> Iterator[SearchEntry]:
    """The form, in each language, and every bundle; what one person said is found by its area, not by a word."""
    bundles = list(queries.bundles())
    for language in languages.COMPLETE:
        with translation.override(language):
            yield SearchEntry(
                kind="page",
                key="needs:tell",
                title=_("Zeg wat u wenst of mist"),
                summary=_("Vertel wat u wenst, mist, merkt of waar u blij mee bent in uw wijk of dorp."),
                url=reverse("needs:tell"),
                words=_("idee klacht melden wens behoefte signaal compliment vertellen"),
                language=language,
            )
            for one in bundles:
                yield SearchEntry(
                    kind="bundle",
                    key=str(one.pk),
                    title=one.title,
                    summary=one.words,
                    url=one.get_absolute_url(),
                    words=f"{one.area} {one.get_status_display()}",
                    area=one.area.code,
                    language=language,
                )
