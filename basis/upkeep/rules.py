"""Who keeps what right (vision 4.2.4): editors the map or their area, keepers what is of their own organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from basis.areas.models import Area
from basis.socialmap.entry_models import Entry
from basis.socialmap.models import Organisation
from basis.socialmap.rules import may_edit
from basis.upkeep import queries


def may_write_in(viewer: Any, areas: Iterable[Area | None]) -> bool:
    """An editor of the whole map, or of every one of these areas; of nowhere only the first."""
    lies = list(areas)
    return may_edit(viewer) or (bool(lies) and all(area is not None and may_edit(viewer, area) for area in lies))


def may_change(viewer: Any, entry: Entry) -> bool:
    """An editor changes an entry of the map at once."""
    return _is_somebody(viewer) and may_write_in(viewer, queries.areas_of(entry))


def may_add(viewer: Any, kind: str) -> bool:
    """An editor adds to the map; who is editor of an area only places and services, for they lie somewhere."""
    return may_edit(viewer) or (_is_somebody(viewer) and kind != "organisatie" and bool(areas_to_edit(viewer)))


def areas_to_edit(viewer: Any) -> list[Area]:
    """The own areas of which somebody is an editor."""
    return [area for area in queries.own_areas() if may_edit(viewer, area)]


def may_keep(viewer: Any, organisation: Organisation | None) -> bool:
    """A keeper of this organisation."""
    return organisation is not None and _is_somebody(viewer) and queries.is_keeper(viewer, organisation)


def may_write(viewer: Any, entry: Entry) -> bool:
    """Who changes this entry, or proposes to."""
    return may_change(viewer, entry) or may_keep(viewer, queries.organisation_of(entry))


def may_invite(viewer: Any, organisation: Organisation) -> bool:
    """An editor of the whole map asks keepers, and a keeper asks a colleague."""
    return may_edit(viewer) or may_keep(viewer, organisation)


def may_trust(viewer: Any) -> bool:
    """An editor of the whole map says of which organisation changes are on the map at once."""
    return may_edit(viewer)


def may_end(viewer: Any, keeper: Any) -> bool:
    """A keeper leaves herself; an editor of the whole map ends it."""
    return may_edit(viewer) or (_is_somebody(viewer) and keeper.person_id == viewer.pk)


def may_decide(viewer: Any, proposal: Any) -> bool:
    """Who could write it herself decides about it, but never about her own."""
    if not _is_somebody(viewer) or proposal.proposed_by_id == viewer.pk:
        return False
    if may_edit(viewer):
        return True
    return proposal.entry is not None and may_change(viewer, proposal.entry)


def _is_somebody(viewer: Any) -> bool:
    return viewer is not None and viewer.is_authenticated
