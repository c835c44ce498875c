"""Who at the municipality stands beside an initiative, and what its initiators and she say to each other."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Role, in_role
from basis.initiatives.models import Initiative
from basis.liaison.barrier_models import Barrier as Barrier
from basis.liaison.barrier_models import BarrierStep as BarrierStep

LONGEST = 3000  # characters of one line in a thread


class Contact(models.Model):
    """The one person at the municipality who stands beside an initiative, from a day until a day."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    as_role = models.CharField(max_length=40, choices=Role)  # that she had when she became it
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # the first day on which it was somebody else
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative"], condition=Q(until=None), name="one_contact_at_a_time"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="contact_ends_after_start"),
            models.CheckConstraint(condition=Q(as_role__in=Role.values), name="contact_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Her name, or 'een medewerker' when her account is gone."""
        return self.person.name if self.person else gettext("een medewerker")


class Reachable(models.Model):
    """How somebody who works here wants to be reached beside the thread; without this, by the thread only."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shows_email = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)  # of her work; empty: not shown

    class Meta:
        verbose_name = _("bereikbaarheid")
        verbose_name_plural = _("bereikbaarheid")

    def __str__(self) -> str:
        return f"{self.person_id}"


class LineQuerySet(models.QuerySet["Line"]):
    """Filters on what was said."""

    def waiting(self) -> LineQuerySet:
        """Questions that nobody answered yet."""
        return self.filter(answered_at=None, due_on__isnull=False)


class Line(models.Model):
    """What was said between the initiators and the municipality. One of the team, or (`as_role`) who works here."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="lines")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    as_role = models.CharField(max_length=40, blank=True)  # empty: of the initiators
    text = models.TextField(max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    said_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True, blank=True)  # until when a question is answered; empty: no answer needed
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag of antwoord")
        verbose_name_plural = _("vragen en antwoorden")
        ordering = ["said_at", "pk"]
        indexes = [models.Index(fields=["answered_at", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(as_role="") | Q(due_on=None, answered_at=None), name="only_initiators_wait_for_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(due_on__isnull=False), name="an_answer_is_to_a_question"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def whose(self) -> str:
        """Her name; 'het initiatief' or 'de gemeente' when her account is gone."""
        if self.author:
            return str(self.author.name)
        return gettext("de gemeente") if self.as_role else gettext("iemand van het initiatief")

    def is_late(self, today: datetime.date) -> bool:
        """Whether a question should have been answered."""
        return self.answered_at is None and self.due_on is not None and self.due_on < today

    @property
    def role(self) -> str:
        """'opbouwwerker', or empty for an initiator."""
        return in_role(self.as_role)
