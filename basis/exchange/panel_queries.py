"""What cards show on the pages of others: an area, home, a theme, an initiative, an organisation, a desk, my page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.exchange import queries, rules
from basis.exchange.models import Card, CardQuerySet
from basis.initiatives.models import Initiative
from basis.lines import unread
from basis.modules import Awaiting
from basis.needs.queries import home_of
from basis.socialmap import theme_queries
from basis.socialmap.models import Organisation
from basis.themes import THEME_WORDS, Subject, Theme

IN_A_PANEL = 3  # that ask, and as many that offer
IN_A_LIST = 5
SOON = datetime.timedelta(days=7)
IN_A_LINE = ("area", "contribution", "organisation", "initiative")
UNREAD = [*unread("organisation", Organisation, "name slug"), *unread("initiative", Initiative, "title slug")]


def area_panel(viewer: Any, place: Area) -> dict[str, Any] | None:
    """The newest that ask and that offer here, for the page of an area. One query, for a wijk one more."""
    if place.kind == Area.Kind.COUNTRY:
        return None
    return home_panel(viewer, None if place.kind == Area.Kind.MUNICIPALITY else place)


def home_panel(viewer: Any, area: Area | None) -> dict[str, Any]:
    """The newest that ask and that offer, in the area somebody chose or everywhere. One query."""
    home = area if area is None or area.kind == Area.Kind.WIJK else home_of(area)
    return {"area": area if home is None else home, **_newest(queries.cards(None, home))}


def _newest(found: CardQuerySet) -> dict[str, list[Card]]:
    """The first of each side, each read only as far as it is shown."""
    first = (found.filter(sentence__in=side).values("pk")[:IN_A_PANEL] for side in (queries.ASKS, queries.OFFERS))
    asks, offers = (Card.objects.order_by().filter(pk__in=pks).values("pk") for pks in first)
    both = list(Card.objects.filter(pk__in=asks.union(offers)).select_related(*IN_A_LINE).defer(*UNREAD))
    return {
        "asks": [card for card in both if card.sentence in queries.ASKS],
        "offers": [card for card in both if card.sentence in queries.OFFERS],
    }


def theme_panel(viewer: Any, subject: Subject) -> dict[str, Any] | None:
    """The newest cards of a subject, in the area somebody looks in or everywhere; None when there are none. A query."""
    area = home_of(subject.area) if subject.area is not None else None
    found = list(queries.cards(None, area).filter(theme__in=subject.themes)[: 2 * IN_A_PANEL])
    if not found and Theme.CARERS not in subject.themes:
        return None
    theme = subject.themes[0] if subject.themes else ""
    told = f"?onderwerp={THEME_WORDS[Theme(theme)]}" if theme else ""
    address = reverse("exchange:of_area", args=[area.slug]) if area else reverse("exchange:everywhere")
    return {
        "cards": found,
        "is_of_carers": Theme.CARERS in subject.themes,
        "others": f"{address}{told}",
        "new": f"{reverse('exchange:new')}{told}",
    }


def initiative_panel(viewer: Any, initiative: Any) -> dict[str, Any] | None:
    """The open cards of an initiative; to its team also the way to a new one. One query."""
    found = list(queries.cards(None).filter(initiative=initiative)[:IN_A_LIST])
    may_add = rules.may_speak_for(viewer, initiative)
    return {"cards": found, "area": initiative.area, "may_add": may_add} if found or may_add else None


def entry_panel(viewer: Any, entry: Any) -> dict[str, Any] | None:
    """Beneath an organisation: its vacancies and other cards, and for its keepers whose VOG they may have seen."""
    if not isinstance(entry, Organisation):
        return None
    found = list(queries.cards(None).filter(organisation=entry)[: 2 * IN_A_LIST])
    may_add = rules.may_speak_for(viewer, entry)
    if not found and not may_add:
        return None
    return {"cards": found, "may_add": may_add, "unseen": list(_unseen([entry])[:IN_A_LIST]) if may_add else []}


def _unseen(organisations: list[Organisation]) -> CardQuerySet:
    """Help at home that names one of these organisations, which did not yet say that it saw the VOG."""
    return queries.cards(None).filter(at_home=True, coordinator__in=organisations, assurance=None)


def my_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """On one's own page: her newest cards with how it stands with them. One query."""
    mine = list(queries.of_person(person)[:IN_A_LIST])
    return {"cards": mine, "today": timezone.localdate()} if mine else None


def carers_panel(viewer: Any, person: Any) -> dict[str, Any] | None:
    """For who has a carers' card: what there is near for carers (vision 4.2.2). Three queries, or one for others."""
    card = queries.of_person(person).filter(theme=Theme.CARERS).first()
    if card is None:
        return None
    subject = Subject(str(Theme.CARERS.label), (Theme.CARERS,), area=card.area)
    others = queries.cards(None, card.area).filter(theme=Theme.CARERS).exclude(pk=card.pk)
    return {
        "area": card.area,
        "services": theme_queries.services(subject, IN_A_LIST, today=timezone.localdate()),
        "cards": list(others[:IN_A_PANEL]),
    }


def worker_panel(viewer: Any, area: Area) -> dict[str, Any] | None:
    """On the desk of an area: what nobody answered and what ends soon. Two queries."""
    if not rules.may_record(viewer, area):
        return None
    today = timezone.localdate()
    return {
        "area": area,
        "unanswered": list(queries.unanswered(area, today)[:IN_A_LIST]),
        "ending": list(queries.ending(area, today, SOON)[:IN_A_LIST]),
    }


def awaiting(person: Any) -> Iterator[Awaiting]:
    """Her cards that end soon, and those she wrote down for somebody else. One query."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person, contribution__author=None)
    today = timezone.localdate()
    soon = queries.cards(None, today=today).filter(hers, ends_on__lte=today + SOON, is_example=False)
    for card in soon:
        address = reverse("exchange:yours", args=[card.contribution_id])
        title = _("Laat staan of sluit af: %(text)s") % {"text": card.text[:60]}
        yield Awaiting(title, address, card.ends_on, card.area.code if card.recorded_as else "")
