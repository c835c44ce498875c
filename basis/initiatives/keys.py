"""The link in an invitation to a team."""

from __future__ import annotations

from basis import invitations
from basis.initiatives.models import Invitation

SALT = "initiatives.invitation"
AROUND = ("initiative__contribution", "initiative__area", "invited_by")


def of(invitation: Invitation) -> str:
    """Its link; goes in the mail only."""
    return invitations.link(invitation, SALT)


def invitation_of(token: str) -> Invitation | None:
    """Whose link this is, while it holds and nobody used it."""
    found: Invitation | None = invitations.opened_by(token, SALT, Invitation.objects.select_related(*AROUND))
    return found


def number_of(token: str) -> int:
    """Of which invitation this link was, also when it was used or is too old; 0 when we never sent it."""
    return invitations.number_of(token, SALT)
