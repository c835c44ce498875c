"""What pages ask about contributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from basis.moderation import keys
from basis.moderation.models import Contribution, Decision, Objection, Report, State
from basis.modules import ContributionKind, Shown, all_modules
from basis.numbers import key_in

OWN = (State.HELD, State.CHANGE_ASKED, State.HIDDEN, State.UNCONFIRMED)  # seen by its author besides


def seen_by(viewer: Any, prefix: str = "contribution__") -> Q:
    """The filter for what this viewer sees among things with a contribution: what is visible, and one's own.

    `Reading.objects.filter(seen_by(viewer))`. What one withdrew or what was removed is seen by nobody.
    """
    visible = Q(**{f"{prefix}state": State.VISIBLE})
    if not getattr(viewer, "is_authenticated", False):
        return visible
    return visible | Q(**{f"{prefix}author": viewer.pk, f"{prefix}state__in": OWN})


def with_key(key: str, viewer: Any = None) -> Contribution | None:
    """The contribution that this secret link belongs to; who gave or recorded it signed in, needs its number only."""
    if number := key_in(key):
        if not getattr(viewer, "is_authenticated", False):
            return None
        hers = Q(author=viewer.pk) | Q(recorded_by=viewer.pk, author=None)
        return Contribution.objects.select_related("author", "recorded_by").filter(hers, pk=number).first()
    return keys.opened_by(key)


def given_by(viewer: Any) -> QuerySet[Contribution]:
    """All that somebody with an account gave, or wrote down of others, newest first."""
    return Contribution.objects.filter(Q(author=viewer.pk) | Q(recorded_by=viewer.pk))


@dataclass(frozen=True)
class Giver:
    """Whom to tell about something she gave: a person or an address, her link and the key in it, and her language."""

    to: Any
    link: str
    language: str
    key: str = ""


def giver_of(one: Contribution) -> Giver | None:
    """Its author, or who confirmed an address, or who wrote it down for somebody else; None when there is nobody."""
    to = one.author or (one.email if one.is_confirmed else "") or one.recorded_by
    if not to:
        return None
    key = keys.of_giver(one) if to == one.email else str(one.pk)
    return Giver(to, reverse("moderation:contribution", args=[key]), one.language, key)


def is_known(author: Any, email: str) -> bool:
    """Whether a moderator let something of this person through before and nothing of hers was ever removed."""
    return _is_known(Contribution.objects.all(), author, email)


def _is_known(among: QuerySet[Contribution], author: Any, email: str) -> bool:
    if author is not None:
        hers = among.filter(author=author)
    elif email:
        hers = among.filter(email__iexact=email, is_confirmed=True, author=None)
    else:
        return False
    return hers.filter(state=State.VISIBLE).exists() and not hers.filter(state=State.REMOVED).exists()


def is_known_before(contribution: Contribution) -> bool:
    """Whether the giver of this is known by something else she gave: then a change of it needs no second look."""
    others = Contribution.objects.exclude(pk=contribution.pk)
    return _is_known(others, contribution.author, contribution.email if contribution.is_confirmed else "")


def kinds() -> Mapping[str, ContributionKind]:
    """Every kind of thing that people give here, by name."""
    return {kind.name: kind for module in all_modules() for kind in module.contributions}


def is_public(kind: str) -> bool:
    """Whether things of this kind stand where everyone sees them; what is not, is reported where it stands."""
    found = kinds().get(kind)
    return found is None or found.is_public


def shown(contributions: Iterable[Contribution]) -> dict[int, Shown]:
    """These contributions as others show them, by primary key: one question to each kind. Erased ones have nothing."""
    known = kinds()
    found: dict[int, Shown] = {}
    still = sorted((one for one in contributions if one.erased_at is None), key=lambda one: one.kind)
    for name, group in groupby(still, key=lambda one: one.kind):
        if name in known:
            found.update(known[name].show([one.pk for one in group]))
    return found


def open_objections(contribution: Contribution) -> QuerySet[Objection]:
    """What was said against decisions about this and has no answer yet."""
    return Objection.objects.filter(decision__contribution=contribution, answer=None).select_related("decision")


def last_decision(contribution: Contribution) -> Decision | None:
    """What was decided last about this."""
    return contribution.decisions.select_related("by").first()


def report_with(key: str, viewer: Any) -> Report | None:
    """The report that this key opens; who made it signed in, needs its number only."""
    if number := key_in(key):
        if not getattr(viewer, "is_authenticated", False):
            return None
        return Report.objects.select_related("contribution", "decision").filter(pk=number, reporter=viewer.pk).first()
    return keys.reported_by(key)
