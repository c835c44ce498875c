"""Lay something before a moderator that was said between people, because one of them reports it."""

from __future__ import annotations

import secrets

from django.db import transaction

from basis.audit import actions as audit
from basis.moderation import keys
from basis.moderation.models import Contribution, State


@transaction.atomic
def lay_before(kind: str, *, area: str, email: str, language: str) -> Contribution:
    """What was private gets a record, so that it can be reported and decided on like anything else.

    Who said it is known by her address only: it does not stand among her contributions, where she would see that the
    other reported it before anyone has looked. She hears the decision. Its kind must not be public.
    """
    contribution = Contribution(
        kind=kind,
        area=area,
        state=State.VISIBLE,
        email=email.strip().lower(),
        is_confirmed=True,
        key_hash=keys.hashed(secrets.token_urlsafe(18)),
        language=language[:5],
    )
    contribution.full_clean()
    contribution.save()
    audit.record("moderation.laid_before", contribution, kind=kind)
    return contribution


@transaction.atomic
def let_go(contribution: Contribution) -> None:
    """Who said it deleted her account: the record stays, her address goes."""
    Contribution.objects.filter(pk=contribution.pk).update(email="", is_confirmed=False)
