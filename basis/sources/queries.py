"""Which lists the social map comes from: how much of each, when it was last read, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from basis.accounts import queries as people
from basis.socialmap.entry_models import list_called
from basis.socialmap.models import Organisation, Place, Service
from basis.sources.models import Import, Source


@dataclass
class Listed:
    """A list: how many organisations, places and services of it are on the map, and how it was last read on screen."""

    origin: str
    counts: dict[str, int] = field(default_factory=dict)
    source: Source | None = None
    reader: str = ""  # name, of who works or worked here

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return list_called(self.origin)

    @property
    def total(self) -> int:
        """All of it that is on the map."""
        return sum(self.counts.values())


def lists() -> list[Listed]:
    """Every list, by name; five queries, however many there are."""
    found: dict[str, Listed] = {}
    for kind, name in ((Organisation, "organisations"), (Place, "places"), (Service, "services")):
        counted = kind._default_manager.values_list("origin").annotate(Count("pk")).order_by()
        for origin, count in counted:
            found.setdefault(origin, Listed(origin)).counts[name] = count
    sources = list(Source.objects.all())
    names = people.staff_names({one.read_by_id for one in sources if one.read_by_id})
    for one in sources:
        listed = found.setdefault(one.origin, Listed(one.origin))
        listed.source, listed.reader = one, names.get(one.read_by_id or 0, "")
    return sorted(found.values(), key=lambda listed: listed.origin.lower())


def under_way() -> QuerySet[Import]:
    """Files that are not done."""
    return Import.objects.exclude(state=Import.State.DONE).defer("content", "faults", "examples")


def last_done() -> QuerySet[Import]:
    """Files that were read in lately."""
    return Import.objects.filter(state=Import.State.DONE).defer("content", "faults", "examples")[:10]
