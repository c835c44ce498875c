"""What pages and other modules ask of cards: of an area, of somebody, what stays unanswered, and how many."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from basis.areas.models import Area
from basis.doors import SENTENCE_WORDS, Sentence
from basis.exchange.kinds import Outcome, State
from basis.exchange.models import Card, CardQuerySet
from basis.needs.queries import home_of
from basis.relay.models import Line, Participant
from basis.socialmap.models import Organisation
from basis.themes import THEME_WORDS, code_of

KIND = "exchange.card"
ASKS = (Sentence.WANT, Sentence.NEED)
OFFERS = (Sentence.CAN, Sentence.CAN_FOR)
UNANSWERED_AFTER = datetime.timedelta(days=14)
A_YEAR = datetime.timedelta(days=365)
SHOWN = ("area", "contribution", "organisation", "initiative", "place")


@dataclass(frozen=True)
class Wanted:
    """Which cards: that begin so, about a theme, only vacancies for volunteers; empty is any."""

    sentence: str = ""
    theme: str = ""
    is_vacancy: bool = False

    @classmethod
    def asked(cls, question: Mapping[str, Any]) -> Wanted:
        """From the Dutch words in an address; a word that we do not know asks for nothing."""
        vacancies = question.get("vrijwilligerswerk") in {"ja", True}
        return cls(
            code_of(SENTENCE_WORDS, question.get("zin")), code_of(THEME_WORDS, question.get("onderwerp")), vacancies
        )

    @property
    def as_filter(self) -> Q:
        """The same, for the database."""
        asked = {"sentence": self.sentence, "theme": self.theme, "is_vacancy": self.is_vacancy}
        return Q(**{name: value for name, value in asked.items() if value})


def cards(viewer: Any, area: Area | None = None, wanted: Wanted | None = None, today: Any = None) -> CardQuerySet:
    """Open cards that this viewer reads, newest first: nobody is ranked. Of a wijk also of the own areas around it."""
    found = Card.objects.visible_to(viewer).open_on(today or timezone.localdate()).select_related(*SHOWN)
    if area and area.kind == Area.Kind.WIJK:
        around = Area.objects.own().filter(buurten__parent=area).values_list("pk", flat=True).distinct()
        found = found.filter(area__in=[area.pk, *around])
    elif area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=home_of(area))
    return found.filter((wanted or Wanted()).as_filter)


def one(viewer: Any, pk: int) -> Card | None:
    """A card with all that its page says, also when it ended; None when this viewer does not read it."""
    found = Card.objects.visible_to(viewer).select_related(
        *SHOWN, "coordinator", "assurance__organisation", "contribution__author", "contribution__recorded_by"
    )
    return found.filter(pk=pk).first()


def is_open(card: Card, today: datetime.date) -> bool:
    """Whether it still asks for an answer."""
    return card.state == State.OPEN and card.ends_on >= today


def _talked_about() -> Exists:
    """Whether somebody wrote about a card, and her words were passed on."""
    about = Cast(OuterRef("pk"), CharField())
    conversation = {"participant__conversation__kind": KIND, "participant__conversation__about": about}
    return Exists(Line.objects.filter(**conversation, told_at__isnull=False))


def unanswered(area: Area | None, today: datetime.date) -> CardQuerySet:
    """What people ask here and nobody wrote about in two weeks, the longest waiting first; of all areas for None."""
    day = datetime.datetime.combine(today - UNANSWERED_AFTER, datetime.time.max)
    waits = cards(None, area, today=today).filter(sentence__in=ASKS, is_vacancy=False)
    waits = waits.filter(written_at__lte=timezone.make_aware(day))
    return waits.filter(~_talked_about()).order_by("written_at", "pk")


def ending(area: Area | None, today: datetime.date, within: datetime.timedelta) -> CardQuerySet:
    """What ends here soon, the first first."""
    return cards(None, area, today=today).filter(ends_on__lte=today + within).order_by("ends_on", "pk")


@dataclass(frozen=True)
class Numbers:
    """How many cards of the last year ask, offer, and ended well; and what waits now. Cards are counted, not people."""

    asked: int
    offered: int
    met: int
    unanswered: int


def numbers(area: Area | None, today: datetime.date) -> Numbers:
    """The numbers of an area, or of all. Two queries."""
    found = Card.objects.visible_to(None).filter(written_at__date__gt=today - A_YEAR)
    found = found.in_area(area) if area else found
    counted = found.aggregate(
        asked=Count("pk", filter=Q(sentence__in=ASKS)),
        offered=Count("pk", filter=Q(sentence__in=OFFERS)),
        met=Count("pk", filter=Q(outcome=Outcome.WORKED)),
    )
    return Numbers(**counted, unanswered=unanswered(area, today).count())


def parts_of_giver(card: Card) -> list[Participant]:
    """Her part in each open conversation about her card in which something was passed on, the last first."""
    given = card.contribution
    hers = Q(person=given.author) if given.author else Q(email=given.email, person=None)
    hers = Q(person=given.recorded_by) if not given.author and given.recorded_by else hers
    found = Participant.objects.filter(hers, conversation__kind=KIND, conversation__about=str(card.pk))
    told = Line.objects.filter(participant__conversation=OuterRef("conversation"), told_at__isnull=False)
    going = found.filter(Exists(told), conversation__stopped_at=None).select_related("conversation", "person")
    return list(going.order_by("-conversation__last_at", "-pk"))


def of_person(person: Any) -> CardQuerySet:
    """All cards that somebody put up with her account and did not take away, newest first."""
    mine = Card.objects.filter(contribution__author=person).exclude(contribution__state__in=["withdrawn", "removed"])
    return mine.select_related(*SHOWN)


def vacancies_of(organisation: Organisation, today: datetime.date) -> CardQuerySet:
    """The vacancies for volunteers of an organisation, newest first."""
    return cards(None, today=today).filter(organisation=organisation, is_vacancy=True)


def coordinators() -> QuerySet[Organisation]:
    """Organisations that may accompany who helps at home: of care, informal care and volunteering; by name."""
    found = Organisation.objects.fresh(timezone.localdate())
    themes = [Q(themes__contains=f" {theme} ") for theme in ("help", "carers", "work")]
    return found.filter(themes[0] | themes[1] | themes[2]).order_by("name")
