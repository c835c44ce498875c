"""A conversation about something between people who do not see each other's address."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.moderation.models import Contribution, State


class Conversation(models.Model):
    """People write to each other about one thing; any of them can stop it."""

    kind = models.CharField(max_length=60)  # what it is about: "exchange.card", with the key of that thing
    about = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=300, blank=True)  # its page on this website
    area = models.CharField(max_length=60, blank=True)  # code of the area whose moderators look when it is reported
    advice = models.JSONField(default=dict, blank=True)  # language → what both are told with the first message
    began_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("gesprek")
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["kind", "about"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"


class Participant(models.Model):
    """Somebody in a conversation: with an account, or with an address that she proved to be hers."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField(blank=True)  # of who has no account; never shown to anybody
    name = models.CharField(max_length=80, blank=True)  # as she wants the other to see it
    language = models.CharField(max_length=5, default="nl")
    is_proven = models.BooleanField(default=False)  # she opened the link in the mail, or has an account
    shares = models.CharField(max_length=254, blank=True)  # the address that the other sees once both share one

    class Meta:
        verbose_name = _("deelnemer aan een gesprek")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="person_takes_part_once"),
            models.UniqueConstraint(
                fields=["conversation", "email"], condition=~models.Q(email=""), name="address_takes_part_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.pk}"


class Line(models.Model):
    """What somebody said in a conversation."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="lines")
    text = models.TextField(max_length=5000, blank=True)  # empty once it is erased
    said_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)  # passed on to the other; not before the address is proven
    mail_hash = models.CharField(max_length=64, null=True, unique=True)  # of the mail it came in, so that it comes once
    contribution = models.OneToOneField(
        Contribution, null=True, on_delete=models.PROTECT, related_name="relay_line"
    )  # there since somebody reported it

    class Meta:
        verbose_name = _("bericht in een gesprek")
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.said_at:%Y-%m-%d %H:%M}"

    @property
    def is_shown(self) -> bool:
        """Whether no moderator took it away after a report."""
        return self.contribution is None or self.contribution.state not in {State.HIDDEN, State.REMOVED}
