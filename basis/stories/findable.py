"""What search may find of stories: where one tells, and each round. A story is found on the page of its round.

So a story that is withdrawn is in no index.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.modules import SearchEntry
from basis.stories.models import Round


def entries() -> Iterator[SearchEntry]:
    """The page of all rounds, and every round that opened, in each language."""
    rounds = list(Round.objects.visible_to(None).prefetch_related("areas"))
    for language in languages.COMPLETE:
        with translation.override(language):
            yield SearchEntry(
                kind="page",
                key="stories:rounds",
                title=_("Verhalen"),
                summary=_("Vertel uw verhaal, lees wat anderen vertelden en wat ermee gebeurt."),
                url=reverse("stories:rounds"),
                words=_("vertellen ervaring verhaal meegemaakt ronde"),
                language=language,
            )
            for one in rounds:
                areas = list(one.areas.all())
                yield SearchEntry(
                    kind="story_round",
                    key=str(one.pk),
                    title=one.title,
                    summary=one.why,
                    url=one.get_absolute_url(),
                    words=" ".join([str(area) for area in areas] + [one.who]),
                    area=areas[0].code if len(areas) == 1 else "",
                    language=language,
                )
