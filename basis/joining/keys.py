"""Secret links of who comes: the one on the screen or on paper, the one in a mail, and the number by an account."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.core import signing

from basis.joining.models import Party
from basis.numbers import key_in

CONFIRM, MAILED = "joining.confirm", "joining.mailed"
CONFIRM_WITHIN = 30 * 24 * 3600  # seconds
KEY_SIZE = 18  # random bytes: 24 characters, 144 bits


def new() -> str:
    """A key that is kept nowhere; only its hash is."""
    return secrets.token_urlsafe(KEY_SIZE)


def hashed(text: str) -> str:
    """What is kept of a key, or stands in a link for an address."""
    return hashlib.sha256(text.encode()).hexdigest()


def mailed(party: Party) -> str:
    """The key in a mail to her: her number when she has an account, else one that opens while we have her address."""
    if party.person_id:
        return str(party.pk)
    return signing.dumps([party.pk, _mark(party.email)], salt=MAILED)


def to_confirm(party: Party) -> str:
    """Goes in the mail only: who sends it back reads the mail of this address."""
    return signing.dumps([party.pk, _mark(party.email)], salt=CONFIRM)


def confirms(party: Party, proof: str) -> bool:
    """Whether this proof is of her and of the address she has now, and not too old."""
    try:
        told = signing.loads(proof, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return False
    return bool(party.email) and told == [party.pk, _mark(party.email)]


def can_be_kept(key: str) -> bool:
    """Whether this is a key for on paper: not the number by which an account opens it, nor one from a mail."""
    return ":" not in key and not key.isdigit()


def opened_by(key: str, viewer: Any = None) -> Party | None:
    """The first party that this key opens; with an account the number will do."""
    found = Party.objects.filter(erased_at=None).select_related("person")
    if number := key_in(key):
        is_in = getattr(viewer, "is_authenticated", False)
        return found.filter(pk=number, person=viewer.pk).first() if is_in else None
    if ":" not in key:
        return found.filter(key_hash=hashed(key)).order_by("pk").first()
    try:
        pk, mark = signing.loads(key, salt=MAILED)
    except (signing.BadSignature, ValueError):
        return None
    party = found.filter(pk=pk).exclude(email="").first()
    return party if party and _mark(party.email) == mark else None


def _mark(address: str) -> str:
    return hashed(address.lower())[:16]
