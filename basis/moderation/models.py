"""What people gave to be published: whose it is, how it came, whether it is seen, and who said what about that."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.audit.models import NeverChanged
from basis.moderation.states import AFTER as AFTER
from basis.moderation.states import NEXT as NEXT
from basis.moderation.states import Ground as Ground
from basis.moderation.states import State as State
from basis.moderation.states import Verdict as Verdict


class Contribution(models.Model):
    """Something somebody gave; the thing itself points here, one to one."""

    kind = models.CharField(max_length=60)  # name of a ContributionKind: "figures.reading"
    area = models.CharField(max_length=60, blank=True)  # code of the area whose moderators look after it
    state = models.CharField(max_length=12, choices=State)
    signs = models.CharField(max_length=120, blank=True)  # why somebody should look first: "names links"
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(blank=True)  # of somebody without account, only for an answer
    is_confirmed = models.BooleanField(default=False)  # she pressed the link in the mail
    key_hash = models.CharField(max_length=64, unique=True)  # of the secret link by which she changes or withdraws it
    language = models.CharField(max_length=5, default="nl")
    given_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # withdrawn or removed
    erased_at = models.DateTimeField(null=True, blank=True)  # from then on its words are gone

    class Meta:
        verbose_name = _("bijdrage")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="contribution_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "removed"], closed_at__isnull=False)
                | (~Q(state__in=["withdrawn", "removed"]) & Q(closed_at=None)),
                name="closed_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "area", "given_at"]), models.Index(fields=["kind", "state"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.state}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions are added and read. Only what was written may go, when its time is over."""

    def update(self, **values: Any) -> int:
        """Refused, but for emptying words."""
        if any(name != "words" or value for name, value in values.items()):
            raise NeverChanged(", ".join(values))
        return super().update(**values)


class Decision(models.Model):
    """What a moderator decided about a contribution, why, and what was written to its giver (DSA art. 17)."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict)
    ground = models.CharField(max_length=12, choices=Ground, blank=True)  # empty when it is shown
    words = models.TextField(blank=True, max_length=3000)  # to its giver; gone after a year
    state_before = models.CharField(max_length=12, choices=State)
    is_second_look = models.BooleanField(default=False)  # after an objection
    is_by_the_same = models.BooleanField(default=False)  # ... because there was no other moderator
    decided_at = models.DateTimeField(default=timezone.now)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("beslissing")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="verdict_is_known"),
            models.CheckConstraint(condition=Q(verdict="publish") | ~Q(ground=""), name="a_refusal_has_a_ground"),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.verdict}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it down, once. An override, which we otherwise avoid: a decision may never change."""
        if not self._state.adding:
            raise NeverChanged(str(self))
        super().save(*args, **kwargs)


class Report(models.Model):
    """Somebody says that something of somebody else should not stand here."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="reports")
    ground = models.CharField(max_length=12, choices=Ground)
    words = models.TextField(blank=True, max_length=2000)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    email = models.EmailField(blank=True)  # of who has no account, only for an answer
    language = models.CharField(max_length=5, default="nl")
    reported_at = models.DateTimeField(default=timezone.now)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")

    class Meta:
        verbose_name = _("melding")
        ordering = ["reported_at", "pk"]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.ground}"


class Objection(models.Model):
    """Giver or reporter does not agree with a decision; another moderator looks again (DSA art. 20)."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="objections")
    report = models.ForeignKey(
        Report, null=True, blank=True, on_delete=models.CASCADE, related_name="objections"
    )  # of its reporter
    words = models.TextField(max_length=2000, blank=True)
    objected_at = models.DateTimeField(default=timezone.now)
    answer = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")

    class Meta:
        verbose_name = _("bezwaar")
        ordering = ["objected_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision"], condition=Q(report=None), name="giver_objects_once"),
            models.UniqueConstraint(fields=["decision", "report"], name="reporter_objects_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.objected_at:%Y-%m-%d}"


class Tally(models.Model):
    """How often an act came from one place in one stretch of time; the place is a hash that changes every day."""

    act = models.CharField(max_length=60)
    source = models.CharField(max_length=64)
    begins_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("telling")
        constraints = [models.UniqueConstraint(fields=["act", "source", "begins_at"], name="one_tally")]

    def __str__(self) -> str:
        return f"{self.act} {self.begins_at:%Y-%m-%d %H:%M} {self.count}"
