"""The link in an invitation to a team: goes in the mail only, works two weeks, and once."""

from __future__ import annotations

import hashlib

from django.core import signing

from basis.initiatives.models import Invitation
from basis.initiatives.progress_models import INVITATION_HOLDS

SALT = "initiatives.invitation"


def of(invitation: Invitation) -> str:
    """Its link."""
    return signing.dumps([invitation.pk, _mark(invitation)], salt=SALT)


def invitation_of(token: str) -> Invitation | None:
    """Whose link this is, while it holds and nobody used it."""
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=INVITATION_HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    found = Invitation.objects.select_related("initiative__contribution", "initiative__area", "invited_by")
    one = found.filter(pk=pk).first()
    return one if one and _mark(one) == mark else None


def number_of(token: str) -> int:
    """Of which invitation this link was, also when it was used or is too old; 0 when we never sent it."""
    try:
        return int(signing.loads(token, salt=SALT)[0])
    except (signing.BadSignature, ValueError):
        return 0


def _mark(invitation: Invitation) -> str:
    """Another one for the same address does not open by the old link."""
    told = f"{invitation.email.lower()} {invitation.invited_at.isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
