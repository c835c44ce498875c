"""In the demo one invented organisation is there twice, for the editors to put together."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from basis.socialmap import actions, duplicate_actions
from basis.socialmap.facts import OrganisationFacts
from basis.socialmap.models import Organisation


def build(invented: Sequence[OrganisationFacts], origin: str) -> None:
    """The last of these again, as somebody else would write it down; then look for what is there twice."""
    for one in invented[-1:]:
        key = f"{one.key}-nog-eens"
        known = Organisation.every.filter(origin=origin, external_id=one.key).first()
        if known is not None:
            more = {"key": key, "name": f"Stg. {one.name}", "email": "", "website": "", "also_called": "", "themes": ()}
            actions.put([one.model_copy(update=more | {"confirmed_on": known.confirmed_on})], origin=origin)
    duplicate_actions.find(timezone.now())
