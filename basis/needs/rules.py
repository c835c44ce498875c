"""Who may write down needs of others and answer them. To say something and to read it nobody needs an account."""

from __future__ import annotations

from typing import Any

from basis.areas.models import Area

RECORD = "needs.record"
BUNDLE = "needs.bundle"


def may_record(viewer: Any, area: Area) -> bool:
    """Staff who work for this area write down what somebody else said (vision 4.1.2: the opbouwwerker among people)."""
    return viewer is not None and bool(viewer.has_perm(RECORD, area))


def may_bundle(viewer: Any, area: Area) -> bool:
    """Who takes needs of this area together and says what is done about them (vision 4.2.5: input for the agenda)."""
    return viewer is not None and bool(viewer.has_perm(BUNDLE, area))
