"""Calendars of others that are read in, and what of them stands here."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.activities.models import Activity
from basis.areas.models import Area
from basis.socialmap.models import Organisation
from basis.themes import Theme

LONGEST_NAME = 80
EVERY = datetime.timedelta(hours=6)  # a calendar with an address is read so often
STOPS_AFTER = datetime.timedelta(days=14)  # of failing


class State(models.TextChoices):
    """How it stands with a calendar, as its page says."""

    NEW = "new", _("nog niet ingelezen")
    BY_HAND = "by_hand", _("met de hand ingelezen")
    FOLLOWED = "followed", _("wordt vanzelf gelezen")
    FAILING = "failing", _("lukt nu niet")
    STOPPED = "stopped", _("gestopt na 14 dagen zonder antwoord")
    PAUSED = "paused", _("stil gezet")


class Calendar(models.Model):
    """A calendar of somebody else: whose it is, where it stands on the web or that it comes as a file, how it goes."""

    name = models.CharField(_("naam van de agenda"), max_length=LONGEST_NAME, unique=True)  # `origin` of what it holds
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organiser = models.CharField(_("van wie is de agenda?"), max_length=120, blank=True)  # when not on the social map
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.MEET)  # of what does not say it itself
    url = models.URLField(_("adres van de agenda"), max_length=300, blank=True)  # empty: it comes as a file
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    is_begun = models.BooleanField(default=False)  # somebody looked at it and put it in
    is_paused = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)  # invented, for the demo
    brought = models.BinaryField(default=bytes)  # what is looked at now and not yet put in
    brought_name = models.CharField(max_length=120, blank=True)
    brought_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of what was last put in
    read_at = models.DateTimeField(null=True, blank=True)  # when it was last right
    put_at = models.DateTimeField(null=True, blank=True)  # when all of it was last gone through
    next_at = models.DateTimeField(null=True, blank=True)  # when the clock reads it again; None: never
    failures = models.PositiveSmallIntegerField(default=0)  # one after the other
    failing_since = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)  # why it failed the last time, in words
    wrong = models.JSONField(default=list, blank=True)  # [which, why] of what was not taken over the last time

    class Meta:
        verbose_name = _("agenda van een ander")
        verbose_name_plural = _("agenda's van anderen")
        ordering = ["name"]
        indexes = [models.Index(fields=["next_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="calendar_is_named"),
            models.CheckConstraint(condition=Q(url="") | Q(url__startswith="https://"), name="calendar_is_on_https"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="calendar_theme_is_known"),
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="calendar_address_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("calendars:one", args=[self.pk])

    @property
    def whose(self) -> str:
        """Whose calendar it is, as shown."""
        return self.organisation.name if self.organisation else self.organiser or self.name

    @property
    def state(self) -> State:
        """How it stands with it."""
        if not self.is_begun:
            return State.NEW
        if self.is_paused:
            return State.PAUSED
        if not self.url:
            return State.BY_HAND
        if not self.failures:
            return State.FOLLOWED
        return State.FAILING if self.next_at else State.STOPPED


class Item(models.Model):
    """One event of a calendar as it was last read, and the activity it became here."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="items")
    uid = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)  # of all that it said; empty: to be put in again
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="+")
    is_gone = models.BooleanField(default=False)  # no longer in the calendar; what lay ahead is called off

    class Meta:
        verbose_name = _("gelezen activiteit")
        verbose_name_plural = _("gelezen activiteiten")
        constraints = [models.UniqueConstraint(fields=["calendar", "uid"], name="item_once_in_its_calendar")]

    def __str__(self) -> str:
        return self.uid
