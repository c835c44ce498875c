"""Who comes to an activity: parties, in order of arrival, and what they thought of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.activities.models import Occurrence
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by

MOST_GUESTS = 5


class State(models.TextChoices):
    """Whether somebody comes."""

    IN = "in", _("doet mee")
    WAITING = "waiting", _("staat op de wachtlijst")
    AWAY = "away", _("komt niet")


class Change(models.TextChoices):
    """What somebody still has to be told about the moment she comes to; the words of `activities.events`."""

    MOVED = "moved", _("verplaatst")
    CANCELLED = "cancelled", _("gaat niet door")
    CHANGED = "changed", _("veranderd")


class Worth(models.TextChoices):
    """The one question afterwards: was it worth coming?"""

    YES = "yes", _("Ja")
    A_BIT = "a_bit", _("Een beetje")
    NO = "no", _("Nee")


class PartyQuerySet(models.QuerySet["Party"]):
    """Filters on who comes."""

    def coming(self) -> PartyQuerySet:
        """Who has a seat or waits for one."""
        return self.filter(state__in=[State.IN, State.WAITING])

    def waiting(self) -> PartyQuerySet:
        """Who waits, the longest first: a party gets its number while its occurrence is locked."""
        return self.filter(state=State.WAITING).order_by("pk")


class Party(models.Model):
    """Somebody who comes to an activity on one moment, with her guests. What she says of herself is for the host."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.PROTECT, related_name="parties")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    name = models.CharField(max_length=60, blank=True)  # as the host should call her; empty once it is erased
    guests = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(MOST_GUESTS)])
    needs_lift = models.BooleanField(default=False)
    not_alone = models.BooleanField(default=False)  # she would rather not come alone
    is_buddy = models.BooleanField(default=False)  # she is glad to take somebody along, or to wait at the door
    word = models.CharField(max_length=300, blank=True)  # to the host
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(blank=True)  # of who has no account
    is_confirmed = models.BooleanField(default=False)  # she pressed the link in the mail
    language = models.CharField(max_length=5, default="nl")
    key_hash = models.CharField(max_length=64, db_index=True)  # of her secret link: one for all she joined at once
    is_by_host = models.BooleanField(default=False)  # the host wrote her down: she phoned, or stood at the door
    is_arranged = models.BooleanField(default=False)  # the host saw to the lift or the company
    introduced_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField()  # the moment she knows of
    told_where = models.CharField(max_length=260, blank=True)  # the place she knows of
    news = models.CharField(max_length=10, choices=Change, blank=True)  # what she is still to be told
    news_words = models.CharField(max_length=300, blank=True)  # what the organiser says of it
    has_answered = models.BooleanField(default=False)  # whether it was worth coming; what, is kept apart
    is_example = models.BooleanField(default=False)  # invented, for the demo
    joined_at = models.DateTimeField(default=timezone.now)
    seated_at = models.DateTimeField(null=True, blank=True)  # since when she has a seat
    left_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)  # from then on it is only a number

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("wie er komt")
        verbose_name_plural = _("wie er komen")
        ordering = ["pk"]
        indexes = [models.Index(fields=["occurrence", "state"]), models.Index(fields=["news"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="party_state_is_known"),
            models.CheckConstraint(condition=Q(news="") | Q(news__in=Change.values), name="party_news_is_known"),
            models.CheckConstraint(condition=Q(guests__lte=MOST_GUESTS), name="party_is_not_a_coach"),
            models.CheckConstraint(condition=~Q(name="") | Q(erased_at__isnull=False), name="party_has_a_name"),
            models.UniqueConstraint(
                fields=["occurrence", "person"],
                condition=Q(person__isnull=False) & ~Q(state="away"),
                name="a_person_comes_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occurrence_id} {self.pk} {self.state}"

    @property
    def size(self) -> int:
        """How many people it is: she and her guests."""
        return 1 + self.guests

    @property
    def can_be_told(self) -> bool:
        """Whether we can write to her."""
        return bool(self.person_id or self.email)

    @property
    def is_proven(self) -> bool:
        """Whether the address is hers: an account, or the link in the mail."""
        return bool(self.person_id or (self.email and self.is_confirmed))

    @property
    def asks(self) -> bool:
        """Whether the host still has something to see to for her."""
        return (self.needs_lift or self.not_alone) and not self.is_arranged


class Outcome(models.Model):
    """What those who came thought of it, in numbers only: who answered what is kept nowhere."""

    occurrence = models.OneToOneField(Occurrence, on_delete=models.PROTECT, related_name="outcome")
    yes = models.PositiveIntegerField(default=0)
    a_bit = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("of het de moeite waard was")
        verbose_name_plural = _("of het de moeite waard was")

    def __str__(self) -> str:
        return f"{self.occurrence_id} {self.yes} {self.a_bit} {self.no}"


class TellingQuerySet(models.QuerySet["Telling"]):
    """Filters on what people tell."""

    def visible_to(self, viewer: Any) -> TellingQuerySet:
        """Everyone reads what stands on the website; its author also what still waits."""
        return self.filter(seen_by(viewer))


class Telling(models.Model):
    """A few words of somebody who was there."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.PROTECT, related_name="tellings")
    text = models.TextField(max_length=600)
    byline = models.CharField(max_length=60, blank=True)  # as shown: "Noor", "iemand die meedeed"
    is_example = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=timezone.now)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = TellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wat iemand vertelt die meedeed")
        verbose_name_plural = _("wat mensen vertellen die meededen")
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("activities:occurrence", args=[self.occurrence.activity.slug, self.occurrence.key])
