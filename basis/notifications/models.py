"""The outbox: what must be told to whom, and whether it has been; what people choose; what the clock did."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class When(models.TextChoices):
    """When somebody hears of a kind of message."""

    AT_ONCE = "at_once", _("meteen")
    WEEKLY = "weekly", _("in een weekbericht")
    NEVER = "never", _("nooit")


class Message(models.Model):
    """One message to one address, written down in the transaction of the act it tells about, sent by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op verzending")
        GATHERED = "gathered", _("wacht op het weekbericht")
        SENDING = "sending", _("wordt verstuurd")
        SENT = "sent", _("verstuurd")
        DEAD = "dead", _("niet te versturen")

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the Message-ID: same at every try
    notice = models.CharField(max_length=60)  # name of a Notice in some module.py
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(blank=True)  # empty once it is erased
    language = models.CharField(max_length=5, default="nl")
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)  # path on this website, shown as a button
    button = models.CharField(max_length=60, blank=True)  # what that button says
    reply_to = models.EmailField(blank=True)
    once = models.CharField(
        max_length=120, null=True, unique=True
    )  # what is told once only: "moderation.decision:12:3"
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)  # the worker that is sending it
    sent_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    letter = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="gathered")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)  # of the last try, without addresses

    class Meta:
        verbose_name = _("bericht")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", claimed_at__isnull=False) | (~Q(state="sending") & Q(claimed_at=None)),
                name="sending_is_claimed",
            ),
        ]
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.notice} {self.pk} {self.state}"


class Preference(models.Model):
    """When somebody wants to hear of a kind of message; of who has no account only a hash of the address is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address_hash = models.CharField(max_length=64, blank=True)
    notice = models.CharField(max_length=60)
    when = models.CharField(max_length=8, choices=When)

    class Meta:
        verbose_name = _("keuze voor berichten")
        constraints = [
            models.UniqueConstraint(fields=["person", "notice"], name="person_chooses_once"),
            models.UniqueConstraint(
                fields=["address_hash", "notice"], condition=Q(person=None), name="address_chooses_once"
            ),
            models.CheckConstraint(condition=Q(when__in=When.values), name="when_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.notice} {self.when}"


class JobRun(models.Model):
    """When the clock did a job and when it is due again; claimed by moving `due_at`, so that one worker does it."""

    name = models.CharField(max_length=80, unique=True)  # of a Job in some module.py
    due_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True)  # counts, never who
    has_failed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("taak van de klok")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"
