"""Begin an initiative, say it in other words, let it rest, and follow one."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.initiatives import queries, rules
from basis.initiatives.facts import Facts, plain
from basis.initiatives.models import Follower, Initiative, TeamMember
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution
from basis.needs import queries as needs

KIND = "initiatives.initiative"
RESERVED = frozenset({"gevraagd", "nieuw", "uitnodiging", "team"})  # words in addresses


@transaction.atomic
def start(
    area: Area,
    facts: Facts,
    *,
    by: Any,
    intake: Intake | None = None,
    name: str = "",
    source: str = "",
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """Begin an initiative in an area (vision, principle 2). Without an account too: it is then changed by its link.

    Who is signed in carries it from now on, called `name` when she wants to be named. Writing down for somebody else
    (`intake.on_behalf`) is for who works for the area. Refuses an area of no own, and a title that is here already.
    """
    intake = intake or Intake()
    if intake.on_behalf and not rules.may_record(by, area):
        raise PermissionDenied
    if needs.home_of(area) != area:
        raise ValidationError(_("Kies een wijk of dorp."))
    moment = at or timezone.now()
    one = Initiative(area=area, stage=facts.stage, source=source, is_example=is_example)
    one.written_at = one.changed_at = moment
    put(one, facts)
    if queries.visible(None, area).filter(title__iexact=one.title).exists():
        raise ValidationError({"title": _("Hier is al een initiatief dat zo heet. Kies een andere naam.")})
    given = moderation.give(KIND, area=area.code, by=by, intake=intake, at=moment)
    one.contribution, one.slug = given.contribution, free_slug(one.title)
    one.recorded_as = people.role_in(by, area) if intake.on_behalf else ""
    one.save()
    if given.contribution.author is not None:
        TeamMember.objects.create(initiative=one, person=given.contribution.author, name=plain(name), since=moment)
    audit.record("initiatives.started", one, by=by, area=area.code)
    return given


def put(one: Initiative, facts: Facts) -> None:
    """Write what is said of it; how far it is goes its own way. Raises ValidationError."""
    one.title, one.text = plain(facts.title), plain(facts.text, lines=True)
    one.theme, one.groups, one.place = facts.theme, facts.groups, facts.place
    one.where, one.byline, one.website = plain(facts.where), plain(facts.byline), facts.website.strip()
    one.full_clean(exclude=["contribution", "slug", "merged_into"])


def free_slug(title: str) -> str:
    """A name for its address that no other has."""
    name = slugify(title)[:100].strip("-") or "initiatief"
    taken = set(Initiative.objects.filter(slug__startswith=name).values_list("slug", flat=True)) | RESERVED
    return (
        name
        if name not in taken
        else next(f"{name}-{number}" for number in range(2, len(taken) + 3) if f"{name}-{number}" not in taken)
    )


def change_initiative(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls; `said` is what the form cleaned."""
    one = Initiative.objects.select_for_update().get(contribution=contribution)
    put(one, said["facts"])
    one.changed_at = timezone.now()
    one.save()


@transaction.atomic
def change(one: Initiative, facts: Facts, *, by: Any, signs: tuple[str, ...] = ()) -> None:
    """Its team says it in other words."""
    if not rules.may_change(by, one):
        raise PermissionDenied
    moderation.change(
        one.contribution, lambda given: change_initiative(given, by, {"facts": facts}), by=by, signs=signs
    )


def erase_initiative(contribution: Contribution) -> None:
    """Its words are gone; that there was an initiative, how far it came and where, stays."""
    for one in Initiative.objects.select_for_update().filter(contribution=contribution):
        one.title = one.text = one.where = one.byline = one.website = one.source = ""
        one.save()


@transaction.atomic
def rest(one: Initiative, *, by: Any, is_paused: bool, at: datetime.datetime | None = None) -> None:
    """Let it rest for a while, or take it up again. Twice changes nothing."""
    if not rules.may_change(by, one):
        raise PermissionDenied
    one = Initiative.objects.select_for_update().get(pk=one.pk)
    if one.is_paused == is_paused:
        return
    one.is_paused, one.changed_at = is_paused, at or timezone.now()
    one.save(update_fields=["is_paused", "changed_at"])
    if is_paused:
        audit.record("initiatives.paused", one, by=by)
    else:
        audit.record("initiatives.resumed", one, by=by)


@transaction.atomic
def follow(one: Initiative, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Hear from now on how it goes. Twice changes nothing. Refuses what cannot be read."""
    if not queries.visible(by).filter(pk=one.pk).exists():
        raise PermissionDenied
    Follower.objects.get_or_create(initiative=one, person=by, defaults={"since": at or timezone.now()})


@transaction.atomic
def unfollow(one: Initiative, *, by: Any) -> None:
    """Hear no more how it goes. Twice changes nothing."""
    Follower.objects.filter(initiative=one, person=by).delete()


def forget(person: Any) -> int:
    """She carries and follows nothing any more; gives how many there were."""
    return TeamMember.objects.filter(person=person).delete()[0] + Follower.objects.filter(person=person).delete()[0]
