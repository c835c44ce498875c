"""Cards: what somebody wants, can, needs, or can do for somebody else, and who answers for help at home."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.areas.models import Area
from basis.doors import Sentence
from basis.exchange.kinds import COLOURS, MOMENTS, WE_SAY, Often, Outcome, Reach, Speaks, State
from basis.exchange.match_models import Pairing as Pairing
from basis.initiatives.models import Initiative
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by
from basis.socialmap.entry_models import LANGUAGES, Codes
from basis.socialmap.models import Organisation, Place
from basis.themes import Theme

LONGEST = 500  # characters: a card is read at a glance
STANDS = datetime.timedelta(days=60)  # then it ends by itself, unless it is renewed


class CardQuerySet(models.QuerySet["Card"]):
    """Filters on cards."""

    def visible_to(self, viewer: Any) -> CardQuerySet:
        """Everyone reads what stands on the website; its giver also what still waits."""
        return self.filter(seen_by(viewer))

    def open_on(self, today: datetime.date) -> CardQuerySet:
        """What still asks for an answer: not closed, and not ended by itself."""
        return self.filter(state=State.OPEN, ends_on__gte=today)

    def in_area(self, area: Area) -> CardQuerySet:
        """What was put up for this own area or wijk; of the municipality all."""
        return self if area.kind == Area.Kind.MUNICIPALITY else self.filter(area=area)


class Card(models.Model):
    """'Ik wil', 'ik kan', 'ik heb nodig' or 'ik kan voor een ander', in somebody's own words, near home.

    Whether it is seen is said by its contribution. Where somebody lives is nowhere: `lat` and `lon` (WGS84) are of the
    place where she would meet, or the middle of the buurt of her postcode, rounded to some two hundred metres.
    """

    sentence = models.CharField(max_length=8, choices=Sentence)
    text = models.TextField(max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.OTHER)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="cards")  # own area, or a wijk outside those
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    reach = models.CharField(max_length=12, choices=Reach, default=Reach.AREA)
    when = Codes(allowed=MOMENTS, max_length=300)  # "mo-morning"; none: any time
    often = models.CharField(max_length=10, choices=Often, blank=True)
    languages = Codes(allowed=LANGUAGES)  # none: not said
    speaks = models.CharField(max_length=6, choices=Speaks, default=Speaks.PERSON)
    byline = models.CharField(max_length=80, blank=True)  # as shown: "wij van de Heuvelstraat"
    organisation = models.ForeignKey(  # that says it
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="cards"
    )
    initiative = models.ForeignKey(  # whose team says it
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="cards"
    )
    is_vacancy = models.BooleanField(default=False)  # it looks for volunteers
    at_home = models.BooleanField(default=False)  # help in somebody's home
    coordinator = models.ForeignKey(  # that, as its giver says, accompanies who helps at home
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ends_on = models.DateField()  # the last day on which it asks for an answer
    told_ending_at = models.DateTimeField(null=True, blank=True)  # that it ends soon
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    recorded_as = models.CharField(max_length=40, blank=True)  # role of who wrote it down for somebody else
    origin = models.CharField(max_length=80, blank=True)  # the list it came from: "vacatures.csv"
    external_id = models.CharField(max_length=120, blank=True)  # its name in that list
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("kaartje")
        verbose_name_plural = _("kaartjes")
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["area", "state", "-written_at", "-id"]),
            models.Index(fields=["state", "-written_at", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sentence__in=Sentence.values), name="card_sentence_is_known"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="card_theme_is_known"),
            models.CheckConstraint(condition=Q(reach__in=Reach.values), name="card_reach_is_known"),
            models.CheckConstraint(condition=Q(often__in=["", *Often.values]), name="card_often_is_known"),
            models.CheckConstraint(condition=Q(speaks__in=Speaks.values), name="card_speaker_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", outcome="", closed_at=None)
                | Q(state="closed", outcome__in=Outcome.values, closed_at__isnull=False),
                name="card_closed_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="card_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(is_vacancy=False) | Q(organisation__isnull=False), name="card_vacancy_is_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(speaks="group"), name="card_of_an_organisation_says_we"
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(initiative=None), name="card_is_said_by_one_of_them"
            ),
            models.UniqueConstraint(
                fields=["origin", "external_id"], condition=~Q(origin=""), name="one_card_a_name_in_its_list"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("exchange:card", args=[self.pk])

    @property
    def begins(self) -> Sentence:
        """How her sentence begins."""
        return Sentence(self.sentence)

    @property
    def opening(self) -> str:
        """The first words of its sentence, as shown: 'Ik kan', or of several together 'Wij kunnen'."""
        return str(WE_SAY[self.begins] if self.speaks == Speaks.GROUP else self.begins.label)

    @property
    def colour(self) -> str:
        """Of its door and its label, in the palette of the pack."""
        return COLOURS[self.begins]

    @property
    def is_closed(self) -> bool:
        """Whether its giver said what became of it."""
        return self.state == State.CLOSED

    @property
    def recorded_by(self) -> str:
        """'opbouwwerker', of who wrote it down for somebody else; empty when its giver did."""
        return in_role(self.recorded_as)

    @property
    def whose(self) -> str:
        """Whose it is, as shown: of an organisation or initiative its name, what its giver wrote, or 'een bewoner'."""
        if self.organisation or self.initiative:
            return str(self.organisation or self.initiative)
        return self.byline or (gettext("een groep bewoners") if self.speaks == Speaks.GROUP else gettext("een bewoner"))


class Assurance(models.Model):
    """An organisation says that it saw the certificate of conduct (VOG) of who offers help at home, on a day.

    A fact with a date, never a file (vision 4.2.2: informal and formal care strengthen each other).
    """

    card = models.OneToOneField(Card, on_delete=models.CASCADE, related_name="assurance")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("VOG gezien")
        verbose_name_plural = _("VOG gezien")

    def __str__(self) -> str:
        return f"{self.organisation} {self.seen_on:%Y-%m-%d}"
