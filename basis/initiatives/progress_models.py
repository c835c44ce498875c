"""How an initiative goes on: what it asks for, what its team tells, who was asked in, and what joins forces."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.initiatives.kinds import Stage, Wanting
from basis.invitations import HOLDS
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by


class SaidQuerySet(models.QuerySet[Any]):
    """Filters on what a team says: asks and updates."""

    def visible_to(self, viewer: Any) -> SaidQuerySet:
        """Everyone reads what stands on the website; its author also what still waits."""
        return self.filter(seen_by(viewer))


class Ask(models.Model):
    """What an initiative needs, so that somebody can answer it. Open until its team says that it was answered."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(max_length=10, choices=Wanting)
    words = models.CharField(_("wat hebt u nodig?"), max_length=300)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag van een initiatief")
        verbose_name_plural = _("vragen van initiatieven")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["answered_at", "-asked_at", "-id"])]
        constraints = [models.CheckConstraint(condition=Q(kind__in=Wanting.values), name="ask_kind_is_known")]

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def seeks(self) -> Wanting:
        """What is asked for, with its colour."""
        return Wanting(self.kind)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.answered_at is None


class Update(models.Model):
    """How it goes, told on a day by its team: words, a step to another stage, or thanks for an answer."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="updates")
    text = models.TextField(_("hoe gaat het?"), max_length=2000, validators=[MaxLengthValidator(2000)])
    stage = models.CharField(max_length=10, choices=Stage, blank=True)  # that it went to, with these words
    ask = models.ForeignKey(Ask, null=True, blank=True, on_delete=models.SET_NULL, related_name="thanks")  # answered
    photo = models.CharField(max_length=40, blank=True)  # its name in basis.uploads
    photo_alt = models.CharField(max_length=200, blank=True)  # what can be seen on it
    photo_width = models.PositiveSmallIntegerField(default=0)
    photo_height = models.PositiveSmallIntegerField(default=0)
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)  # to who follows; not before it is seen
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = SaidQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht van een initiatief")
        verbose_name_plural = _("berichten van initiatieven")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["initiative", "-written_at"]), models.Index(fields=["told_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=["", *Stage.values]), name="update_stage_is_known"),
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_alt=""), name="update_photo_is_described"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.written_at:%Y-%m-%d}"


class Invitation(models.Model):
    """Somebody was asked by mail to come into a team. It goes when she does, or is too old."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mailadres"))
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("uitnodiging voor een team")
        ordering = ["invited_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["initiative", "email"], name="invited_once_to_a_team")]

    def __str__(self) -> str:
        return str(self.initiative_id)

    @property
    def holds_until(self) -> datetime.datetime:
        """Until when its link works."""
        return self.invited_at + HOLDS


class JoinProposal(models.Model):
    """A team proposes to go on together with another initiative; that one's team decides."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="proposals_made")
    into = models.ForeignKey("initiatives.Initiative", on_delete=models.CASCADE, related_name="proposals_got")
    words = models.TextField(_("waarom samen?"), max_length=1000, blank=True, validators=[MaxLengthValidator(1000)])
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("voorstel om samen verder te gaan")
        verbose_name_plural = _("voorstellen om samen verder te gaan")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "into"], condition=Q(answered_at=None), name="joining_proposed_once"
            ),
            models.CheckConstraint(condition=~Q(initiative=F("into")), name="joining_is_with_another"),
            models.CheckConstraint(
                condition=Q(is_accepted=False) | Q(answered_at__isnull=False), name="joining_accepted_is_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} → {self.into_id}"
