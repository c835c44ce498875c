"""What search may find of theme pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from basis import languages
from basis.modules import SearchEntry
from basis.topics import queries


def entries() -> Iterator[SearchEntry]:
    """Every page that is shown, in each complete language, by its title and the words people use for it."""
    topics = queries.shown()
    for language in languages.COMPLETE:
        with translation.override(language):
            for one in topics:
                yield SearchEntry(
                    kind="topic",
                    key=one.slug,
                    title=str(one),
                    summary=str(one.in_short),
                    url=one.get_absolute_url(),
                    words=f"{one.also_called} {one.title_en}",
                    language=language,
                )
