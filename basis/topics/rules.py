"""Who writes theme pages. To read them nobody needs an account (vision 4.2.4)."""

from __future__ import annotations

from typing import Any

from basis.topics.models import EDIT


def may_edit(viewer: Any) -> bool:
    """Editors of the whole municipality: a theme page is of no area."""
    return bool(viewer is not None and viewer.has_perm(EDIT))
