"""Whose a thing is and which role the municipality takes in it, chosen on a day, with a sentence why (vision 3.2)."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def _today() -> datetime.date:
    return timezone.localdate()


class Owner(models.TextChoices):
    """Whose something is (vision, figure 1): who decides, and what the role of the municipality follows from."""

    RESIDENTS = "residents", _("van inwoners")
    MUNICIPALITY = "municipality", _("van de gemeente")


class Stance(models.Model):
    """A choice of owner and role for one thing. Choices are added, never changed; the newest is what holds."""

    kind = models.CharField(max_length=60)  # of the thing: "initiatives.initiative", with its key
    key = models.CharField(max_length=80)
    area = models.CharField(max_length=60)  # code
    whose = models.CharField(max_length=12, choices=Owner)
    role = models.CharField(max_length=80)  # key of a role in the pack of the vision
    why = models.CharField(_("waarom?"), max_length=400)
    begins_on = models.DateField(default=_today)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    as_role = models.CharField(max_length=40, blank=True)  # in which she chose it
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("eigenaar en rol")
        verbose_name_plural = _("eigenaren en rollen")
        ordering = ["-begins_on", "-pk"]
        indexes = [models.Index(fields=["kind", "key", "-begins_on", "-id"])]
        constraints = [
            models.CheckConstraint(condition=Q(whose__in=Owner.values), name="stance_owner_is_known"),
            models.CheckConstraint(condition=~Q(role="") & ~Q(why=""), name="stance_says_which_role_and_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.whose}, {self.role}"
