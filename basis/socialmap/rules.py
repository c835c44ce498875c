"""Who may change the social map. To read it, and to say that something is wrong, nobody needs an account (4.2.4)."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area

EDIT = "socialmap.edit"


def may_edit(viewer: Any, area: Area | None = None) -> bool:
    """Editors of the social map: of the whole municipality, or of this area. Without `area` only the first."""
    return bool(viewer is not None and viewer.has_perm(EDIT, area))
