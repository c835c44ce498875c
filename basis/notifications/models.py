"""The outbox: what must be told to whom, and whether it has been."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One message to one address, written down in the transaction of the act it tells about, sent by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op verzending")
        SENT = "sent", _("verstuurd")
        DEAD = "dead", _("niet te versturen")

    notice = models.CharField(max_length=60)  # name of a Notice in some module.py
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField()
    language = models.CharField(max_length=5, default="nl")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    url = models.CharField(max_length=300, blank=True)  # path on this website, shown as a button
    reply_to = models.EmailField(blank=True)
    once = models.CharField(
        max_length=120, null=True, unique=True
    )  # what is told once only: "moderation.decision:12:3"
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
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
        ]
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.notice} {self.pk} {self.state}"
