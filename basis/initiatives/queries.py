"""What pages and other modules ask: initiatives of an area or of somebody, who carries one, and what it asks for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from basis.accounts.models import Person
from basis.areas.models import Area
from basis.initiatives.kinds import STAGE_WORDS, WANTING_WORDS
from basis.initiatives.models import Ask, Initiative, InitiativeQuerySet, JoinProposal, Stage, TeamMember, Update
from basis.moderation.queries import giver_of, seen_by
from basis.relay.actions import Side
from basis.socialmap.models import Place
from basis.themes import THEME_WORDS, code_of

QUIET = datetime.timedelta(days=60)  # without a sign of life
_OURS = ("held", "change_asked", "hidden")  # its team goes on while a moderator looks
SLUG = re.compile(r"[\w-]{1,120}", re.ASCII)


@dataclass(frozen=True)
class Wanted:
    """Which initiatives: about a theme, in a stage, that ask for something; empty is any."""

    theme: str = ""
    stage: str = ""
    asks: str = ""

    @classmethod
    def asked(cls, question: Mapping[str, Any]) -> Wanted:
        """From the Dutch words in an address; a word that we do not know asks for nothing."""
        return cls(
            code_of(THEME_WORDS, question.get("onderwerp")),
            code_of(STAGE_WORDS, question.get("stand")),
            code_of(WANTING_WORDS, question.get("zoekt")),
        )


def open_asks() -> Prefetch[Any]:
    """With each initiative what everyone reads that it asks for, as `asked`: one query more for a whole list."""
    found = Ask.objects.filter(seen_by(None), answered_at=None)
    return Prefetch("asks", queryset=found, to_attr="asked")


def visible(viewer: Any, area: Area | None = None, wanted: Wanted | None = None) -> InitiativeQuerySet:
    """What this viewer reads of an area, last heard of first; of all areas for None or the municipality. One query."""
    found = Initiative.objects.visible_to(viewer).select_related("area", "contribution")
    if area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area)
    asked = wanted or Wanted()
    if asked.theme:
        found = found.filter(theme=asked.theme)
    if asked.stage:
        found = found.filter(stage=asked.stage)
    if asked.asks:
        going = Ask.objects.filter(seen_by(None), initiative=OuterRef("pk"), answered_at=None, kind=asked.asks)
        found = found.going().filter(Exists(going))
    return found


def called(viewer: Any, slug: str) -> Initiative | None:
    """The initiative with this name in its address, also one that went on in another. One query."""
    found = Initiative.objects.select_related("area", "contribution__author", "place", "merged_into")
    found = found.prefetch_related("team")
    return found.filter(seen_by(viewer) | Q(team__person=_pk(viewer), contribution__state__in=_OURS), slug=slug).first()


def _pk(viewer: Any) -> Any:
    return viewer.pk if getattr(viewer, "is_authenticated", False) else 0


def of_person(person: Any) -> InitiativeQuerySet:
    """Those that somebody carries: of whose team she is, or which she began. Not what was taken away."""
    hers = Exists(TeamMember.objects.filter(initiative=OuterRef("pk"), person=person))
    found = Initiative.objects.filter(hers | Q(contribution__author=person), merged_into=None, origin="")
    return found.exclude(contribution__state__in=["withdrawn", "removed"]).select_related("area", "contribution")


def followed_by(person: Any) -> InitiativeQuerySet:
    """Those that somebody follows and that can still be read."""
    return visible(person).filter(followers__person=person)


def team(initiative: Initiative) -> QuerySet[TeamMember]:
    """Who carries it, longest first. One query."""
    return initiative.team.select_related("person")


def carriers(initiative: Initiative) -> list[Person]:
    """Everybody with an account who carries it: who began it first."""
    author = initiative.contribution.author
    found = {author.pk: author} if author else {}
    return list((found | {one.person.pk: one.person for one in team(initiative) if one.person}).values())


def reached_by(initiative: Initiative) -> Side | None:
    """To whom a message goes: who began it, else who is longest in the team, else who wrote it down, if anybody."""
    if people := carriers(initiative):
        name = next((one.name for one in team(initiative) if one.person_id == people[0].pk), "")
        return Side(person=people[0], name=name or initiative.title, language=people[0].language)
    giver = giver_of(initiative.contribution) if not initiative.is_imported else None
    if giver is None:
        return None
    if isinstance(giver.to, str):
        return Side(email=giver.to, name=initiative.title, language=giver.language, is_proven=True)
    return Side(person=giver.to, name=initiative.title, language=giver.to.language)


def asks(viewer: Any, area: Area | None = None, kind: str = "") -> QuerySet[Ask]:
    """What initiatives need now, newest first, each with its initiative and area. One query."""
    found = Ask.objects.visible_to(None).filter(seen_by(None, "initiative__contribution__"), answered_at=None)
    found = found.filter(initiative__merged_into=None, initiative__is_paused=False)
    found = found.exclude(initiative__stage=Stage.STOPPED).select_related("initiative__area", "contribution")
    if area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(initiative__area=area)
    return found.filter(kind=kind) if kind else found


def told(viewer: Any, initiative: Initiative) -> QuerySet[Update]:
    """How it went, as this viewer reads it, newest first. One query."""
    return initiative.updates.visible_to(viewer).select_related("contribution", "ask")


def follows(viewer: Any, initiative: Initiative) -> bool:
    """Whether somebody hears how it goes."""
    return bool(_pk(viewer)) and initiative.followers.filter(person=viewer.pk).exists()


def proposals_for(initiative: Initiative) -> QuerySet[JoinProposal]:
    """Proposals of other teams that wait for this one."""
    return initiative.proposals_got.filter(answered_at=None).select_related("initiative__area", "into")


def quiet(area: Area, now: datetime.datetime) -> InitiativeQuerySet:
    """Those here that go on and of which nothing was heard for two months, the longest first."""
    found = visible(None, area).going().filter(origin="", changed_at__lt=now - QUIET)
    return found.exclude(stage=Stage.STANDING).order_by("changed_at")


def places_in(area: Area) -> list[Place]:
    """Where an initiative could be: the places of the social map in this area, by name. One query."""
    return list(Place.objects.in_area(area).fresh(timezone.localdate()).only("pk", "name").order_by("name")[:500])
