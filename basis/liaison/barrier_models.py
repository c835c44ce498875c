"""What stands in the way of an initiative, who sees to it, until when, and all that was done with it."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.audit.models import NeverChanged
from basis.initiatives.models import Initiative
from basis.liaison.kinds import OPEN, OUTCOMES, Deed, Kind, State
from basis.moderation.models import Contribution
from basis.moderation.models import State as Seen

LONGEST = 2000  # characters


class BarrierQuerySet(models.QuerySet["Barrier"]):
    """Filters on barriers."""

    def of_now(self) -> BarrierQuerySet:
        """Without those that were withdrawn or removed: nobody has to do anything with them."""
        return self.exclude(contribution__state__in=(Seen.WITHDRAWN, Seen.REMOVED))

    def open(self) -> BarrierQuerySet:
        """Those for which the initiators wait."""
        return self.of_now().filter(state__in=OPEN)


class Barrier(models.Model):
    """Something that stands in the way of an initiative, in the words of its initiators (vision 4.2.3: 'ontregelen').

    Somebody who works for the municipality owns it and replies by a date. One that is public has a contribution, which
    says whether it is seen; one between us has none.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="barriers")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    organisation = models.CharField(max_length=120, blank=True)  # or department; as the initiators say it
    is_public = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)  # invented, for the demo
    contribution = models.OneToOneField(Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.REPORTED)
    reported_on = models.DateField(default=timezone.localdate)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reply_due_on = models.DateField()
    is_moved = models.BooleanField(default=False)  # the date, which may be once
    risen = models.PositiveSmallIntegerField(default=0)  # 1: the area director knows that it is late, 2: the adviser
    outcome = models.TextField(max_length=LONGEST, blank=True, validators=[MaxLengthValidator(LONGEST)])
    legal_ground = models.CharField(max_length=200, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    is_agreed = models.BooleanField(default=False)  # the initiators say that it is so
    is_reopened = models.BooleanField(default=False)  # which may be once

    objects = BarrierQuerySet.as_manager()

    class Meta:
        verbose_name = _("belemmering")
        verbose_name_plural = _("belemmeringen")
        ordering = ["-reported_on", "-pk"]
        indexes = [
            models.Index(fields=["-reported_on"]),
            models.Index(fields=["state", "reply_due_on"]),
            models.Index(fields=["state", "settled_on"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="barrier_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="barrier_state_is_known"),
            models.CheckConstraint(condition=Q(reply_due_on__gt=F("reported_on")), name="barrier_reply_after_report"),
            models.CheckConstraint(
                condition=~Q(state__in=OUTCOMES) | (~Q(outcome="") & Q(settled_on__isnull=False)),
                name="barrier_outcome_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OPEN) | Q(settled_on=None, is_agreed=False), name="barrier_open_is_not_settled"
            ),
            models.CheckConstraint(
                condition=Q(is_public=True, contribution__isnull=False) | Q(is_public=False, contribution=None),
                name="barrier_public_is_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("liaison:barrier", args=[self.pk])

    @property
    def stands(self) -> State:
        """How it stands, with its colour."""
        return State(self.state)

    @property
    def is_open(self) -> bool:
        """Whether somebody waits for an answer."""
        return self.state in OPEN

    def is_late(self, today: datetime.date) -> bool:
        """Whether the answer should have been there."""
        return self.is_open and self.reply_due_on < today


class StepQuerySet(models.QuerySet["BarrierStep"]):
    """Steps are added and read. Only what was written may go, when its time is over."""

    def update(self, **values: Any) -> int:
        """Refused, but for emptying words."""
        if any(name != "words" or value for name, value in values.items()):
            raise NeverChanged(", ".join(values))
        return super().update(**values)


class BarrierStep(models.Model):
    """One thing that was done with a barrier, with who then owned it and until when; steps are added, never changed."""

    barrier = models.ForeignKey(Barrier, on_delete=models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=14, choices=Deed)
    state = models.CharField(max_length=12, choices=State)  # after it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    as_role = models.CharField(max_length=40, blank=True)  # empty: of the initiators, or the clock
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reply_due_on = models.DateField()
    words = models.TextField(max_length=LONGEST, blank=True)
    done_at = models.DateTimeField(default=timezone.now)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("stap bij een belemmering")
        verbose_name_plural = _("stappen bij een belemmering")
        ordering = ["done_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(deed__in=Deed.values), name="step_deed_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="step_state_is_known"),
            models.CheckConstraint(
                condition=~Q(deed__in=[Deed.MOVED, Deed.ANSWERED]) | ~Q(words=""), name="step_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.barrier_id} {self.deed}"
