"""What search may find of figures."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation

from basis.figures import places, registry
from basis.modules import SearchEntry


def entries() -> Iterator[SearchEntry]:
    """Every indicator by its title and meaning, in Dutch and in English; it leads to the whole municipality."""
    slug = places.municipality_slug()
    if not slug:
        return
    for language in ("nl", "en"):
        with translation.override(language):
            for one in registry.all_indicators():
                yield SearchEntry(
                    kind="indicator",
                    key=one.code,
                    title=str(one.title),
                    summary=str(one.meaning),
                    url=reverse("figures:indicator", args=[slug, one.code]),
                    words=f"{registry.theme(one.theme).title} {one.source_details.publisher}",
                    language=language,
                )
