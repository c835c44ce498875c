"""What search may find of reports: that there is one. What is in it is not in the index, so nothing is left there."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from basis import languages
from basis.modules import SearchEntry
from basis.reports import listing_queries, words


def entries() -> Iterator[SearchEntry]:
    """The reports on the website, in each language."""
    found = list(listing_queries.on_website())
    for language in languages.COMPLETE:
        with translation.override(language):
            for one in found:
                yield SearchEntry(
                    kind="report",
                    key=str(one.pk),
                    title=words.title(one),
                    summary=one.round.why,
                    url=one.get_absolute_url(),
                    area=one.area.code if one.area else "",
                    language=language,
                )
