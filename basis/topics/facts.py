"""The theme pages that a municipality begins with: ours (`topics.yaml` here), and what its pack says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import Field

from basis import packs
from basis.texts import Text
from basis.themes import Group, Theme

FILE = "topics.yaml"
OURS = Path(__file__).with_name(FILE)


class ContactFacts(packs.Part):
    """The one contact point; `is_example` when it is invented: then it is shown in the demo only."""

    name: str = Field(min_length=1, max_length=80)
    role: str = Field("", max_length=100)
    phone: str = Field("", max_length=25)
    email: str = Field("", pattern=rf"^$|{packs.EMAIL}")
    hours: str = Field("", max_length=160)
    is_example: bool = False

    def faults(self) -> Iterable[packs.Fault]:
        """Nobody can be reached without a number or an address."""
        if not self.phone and not self.email:
            yield (), "vul een telefoonnummer of een e-mailadres in"


class LinkFacts(packs.Part):
    """A page elsewhere."""

    text: str = Field(min_length=1, max_length=100)
    url: str = Field(pattern=r"^https?://\S+$", max_length=300)


class TopicFacts(packs.Part):
    """A theme page. In a pack, of one that we have too, only what is different; of a new one title and introduction."""

    slug: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)
    title: Text | None = None
    summary: Text | None = None
    introduction: tuple[Text, ...] = ()
    also_called: str = Field("", max_length=300)
    themes: tuple[Theme, ...] = ()
    groups: tuple[Group, ...] = ()
    contact: ContactFacts | None = None
    links: tuple[LinkFacts, ...] = ()
    is_shown: bool = True


class TopicFile(packs.Part):
    """The whole file; the order in it is the order on the page."""

    topics: tuple[TopicFacts, ...] = ()

    def faults(self) -> Iterable[packs.Fault]:
        """A name in addresses that is used twice, a contact nobody can reach."""
        seen: set[str] = set()
        for number, one in enumerate(self.topics):
            if one.slug in seen:
                yield ("topics", number, "slug"), f"deze naam is er al: {one.slug}"
            seen.add(one.slug)
            for place, cause in one.contact.faults() if one.contact else ():
                yield ("topics", number, "contact", *place), cause


def topics() -> tuple[TopicFacts, ...]:
    """Ours, changed and completed by the pack. Raises PackError when a file is wrong or a new page says too little."""
    ours = {one.slug: one for one in packs.load(OURS, TopicFile).topics}
    path = packs.pack_path(FILE)
    for number, one in enumerate(packs.load(path, TopicFile).topics if path.exists() else ()):
        told: dict[str, Any] = {name: getattr(one, name) for name in one.model_fields_set}
        merged = ours[one.slug].model_copy(update=told) if one.slug in ours else one
        if not (merged.title and merged.summary and merged.introduction):
            raise packs.PackError(
                f"{FILE}, topics.{number}: een nieuw thema heeft title, summary en introduction nodig"
            )
        ours[one.slug] = merged
    return tuple(ours.values())
