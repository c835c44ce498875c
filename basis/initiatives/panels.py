"""What initiatives puts on pages of others: an area, home, a theme, a place, a door, one's own page, a desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.doors import Door, Sentence
from basis.initiatives import alike, queries, rules
from basis.initiatives.models import Initiative, JoinProposal, Wanting
from basis.modules import Awaiting
from basis.needs import queries as needs
from basis.search import queries as search
from basis.themes import THEME_WORDS, Subject, Theme

IN_A_PANEL, AT_A_DOOR, ON_A_DESK = 4, 6, 6
NEW = datetime.timedelta(days=30)
FITS = {  # what somebody who begins so may answer or look for
    Sentence.CAN: (Wanting.PEOPLE, Wanting.KNOWLEDGE),
    Sentence.CAN_FOR: (Wanting.PEOPLE, Wanting.PLACE, Wanting.MONEY, Wanting.CONTACT),
}


def of_area(viewer: Any, place: Area) -> dict[str, Any] | None:
    """The four that were last heard of here, with what they ask. Two queries, and one more in a wijk."""
    if place.kind == Area.Kind.COUNTRY:
        return None
    if place.kind == Area.Kind.MUNICIPALITY:
        return of_home(viewer, None)
    return of_home(viewer, needs.home_of(place))


def of_home(viewer: Any, area: Area | None) -> dict[str, Any]:
    """The same in the area somebody chose, or everywhere."""
    return {"area": area, "initiatives": _first(queries.visible(None, area).going(), IN_A_PANEL)}


def of_theme(viewer: Any, subject: Subject) -> dict[str, Any] | None:
    """Initiatives about a subject, in the area or everywhere; None when there are none."""
    area = needs.home_of(subject.area) if subject.area is not None else None
    about = Q(theme__in=subject.themes)
    for group in subject.groups:
        about |= Q(groups__contains=f" {group} ")
    found = _first(queries.visible(None, area).going().filter(about), IN_A_PANEL)
    if not found:
        return None
    asked = f"?{urlencode({'onderwerp': THEME_WORDS[Theme(subject.theme)]})}" if subject.theme else ""
    return {"area": area, "initiatives": found, "others": _list(area) + asked}


def of_initiative(viewer: Any, one: Initiative) -> dict[str, Any]:
    """What went on in this one, and others who did the same."""
    return {"joined": list(one.joined.all()), "alike": alike.others(one)}


def of_entry(viewer: Any, entry: Any) -> dict[str, Any] | None:
    """What residents do at this place of the social map."""
    if entry._meta.model_name != "place":
        return None
    found = _first(queries.visible(None).going().filter(place=entry), IN_A_PANEL)
    area = needs.home_of(entry.area) if entry.area else None
    asked = {"gebied": area.slug, "plek": str(entry.pk)} if area else {}
    begin = reverse("initiatives:begin") + (f"?{urlencode(asked)}" if asked else "")
    return {"initiatives": found, "begin": begin} if found or area else None


def of_door(viewer: Any, door: Door) -> dict[str, Any]:
    """What fits a sentence: with her words in it; else those that ask for what she can; else those about her theme."""
    found = queries.visible(None, door.area).going()
    if said := _with_words(found, door):
        return {"area": door.area, "asks": [], "initiatives": said, "door": door}
    if door.theme:
        found = found.filter(theme=door.theme)
    kinds = FITS.get(door.sentence, ())
    asks = list(queries.asks(None, door.area).filter(kind__in=kinds, **_about(door))[:AT_A_DOOR]) if kinds else []
    return {"area": door.area, "asks": asks, "initiatives": [] if asks else _first(found, IN_A_PANEL), "door": door}


def _with_words(found: QuerySet[Initiative], door: Door) -> list[Initiative]:
    """Those that search finds by the words behind a door, best first."""
    order = search.ranked(door.words, "initiative", door.area.code if door.area else "") if door.words else {}
    said = _first(found.filter(pk__in=[int(key) for key in order]), len(order)) if order else []
    return sorted(said, key=lambda one: order[str(one.pk)])[:IN_A_PANEL]


def _about(door: Door) -> dict[str, Any]:
    return {"initiative__theme": door.theme} if door.theme else {}


def of_mine(viewer: Any, person: Any) -> dict[str, Any] | None:
    """Those she carries and those she follows. Two queries."""
    mine, followed = list(queries.of_person(person)), list(queries.followed_by(person)[:IN_A_PANEL])
    return {"mine": mine, "followed": followed} if mine or followed else None


def of_worker(viewer: Any, area: Area) -> dict[str, Any] | None:
    """New ones in the area, and those of which nothing was heard for two months. Two queries."""
    if not rules.may_record(viewer, area):
        return None
    now = timezone.now()
    new = queries.visible(None, area).filter(written_at__gt=now - NEW, origin="").order_by("-written_at")
    begin = f"{reverse('initiatives:begin')}?{urlencode({'gebied': area.slug})}"
    return {
        "area": area,
        "new": list(new[:ON_A_DESK]),
        "quiet": list(queries.quiet(area, now)[:ON_A_DESK]),
        "begin": begin,
    }


def awaiting(person: Any) -> Iterator[Awaiting]:
    """Proposals of other teams on which her team has to say yes or no. One query."""
    waiting = JoinProposal.objects.filter(answered_at=None, into__in=queries.of_person(person).values("pk"))
    for one in waiting.select_related("initiative", "into"):
        title = _("‘%(one)s’ wil samen verder met ‘%(into)s’") % {"one": one.initiative.title, "into": one.into.title}
        yield Awaiting(title, reverse("initiatives:team", args=[one.into.slug]))


def _first(found: QuerySet[Initiative], most: int) -> list[Initiative]:
    """The first of these, each with what it asks for."""
    return list(found.prefetch_related(queries.open_asks())[:most])


def _list(area: Area | None) -> str:
    return reverse("initiatives:of_area", args=[area.slug]) if area else reverse("initiatives:everywhere")
