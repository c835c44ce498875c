"""What somebody is in the middle of telling, and the address of which she still has to prove that it is hers."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.stories.models import Questionnaire, Round, Teller, Way


class Draft(models.Model):
    """A story that is being told, kept so that a phone that is closed loses nothing. Of nobody, until it is sent."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="+")
    teller = models.ForeignKey(Teller, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)  # of the key in the cookie, which is kept nowhere else
    way = models.CharField(max_length=6, choices=Way, default=Way.WEB)
    language = models.CharField(max_length=5, default="nl")
    answers = models.JSONField(default=dict, blank=True)  # key of a question → answer, as `stories.answers` has it
    said = models.JSONField(default=dict, blank=True)  # title, text, use, with_area, is_under_16, parent_agrees, email
    begun_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("begonnen verhaal")
        verbose_name_plural = _("begonnen verhalen")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(way__in=Way.values), name="draft_way_is_known")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"

    def has(self, name: str) -> Any:
        """What she said here, or nothing."""
        return self.said.get(name, "")


class UnprovenAddress(models.Model):
    """An address for the return of a round, from the moment it is filled in until its owner opens the mail."""

    teller = models.ForeignKey(Teller, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=5, default="nl")
    key_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("adres dat nog niet bevestigd is")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
