"""Make search say what there is of an entry now, at once."""

from __future__ import annotations

from basis.search import actions as search
from basis.socialmap import findable
from basis.socialmap.entry_models import Entry


def tell_search(*entries: Entry) -> None:
    """Let these be found as they are now; what went into another, or left the lists, is not found."""
    for one in entries:
        search.replace("socialmap", str(one._meta.model_name), str(one.pk), findable.entries(pk=one.pk))
