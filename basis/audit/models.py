"""Who did what, when, to what, with what result: one line per act, never changed, each hanging on the one before."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NeverChanged(Exception):
    """Somebody tried to change or remove a line of the log. The database refuses it as well (migration 0002)."""


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise NeverChanged("Het logboek verandert niet: er komt alleen bij.")


class ActQuerySet(models.QuerySet["Act"]):
    """Lines are added and read; changing and removing is refused."""

    update = bulk_update = update_or_create = _refuse
    delete = _refuse


class Origin(models.TextChoices):
    """From where an act came."""

    WEB = "web", _("website")
    COMMAND = "command", _("opdracht op de server")
    JOB = "job", _("de klok")


class Result(models.TextChoices):
    """How it ended."""

    OK = "ok", _("gelukt")
    REFUSED = "refused", _("geweigerd")
    FAILED = "failed", _("mislukt")


class Act(models.Model):
    """One act: actor, action, object, result, origin and time (BIO2 8.15.01). It holds ids and codes, never a name.

    The actor is an id without a constraint: somebody who is forgotten leaves the chain whole.
    """

    number = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3 …: a gap is a line that was taken away
    at = models.DateTimeField(_("tijd"), default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("wie"),
    )
    action = models.CharField(_("wat"), max_length=80, db_index=True)  # "areas.imported"
    target_kind = models.CharField(max_length=80, blank=True)  # "areas.area"
    target_key = models.CharField(max_length=80, blank=True)
    result = models.CharField(_("uitkomst"), max_length=20, choices=Result, default=Result.OK)
    origin = models.CharField(_("vanwaar"), max_length=40, choices=Origin)
    detail = models.JSONField(default=dict)  # counts and codes, never personal data
    previous = models.CharField(max_length=64, unique=True)  # the hash of the line before: only one can follow it
    hash = models.CharField(max_length=64)  # over `previous` and all that stands above

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel van het logboek")
        ordering = ["-number"]
        indexes = [models.Index(fields=["target_kind", "target_key"])]
        constraints = [
            models.CheckConstraint(condition=Q(result__in=Result.values), name="act_result_is_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="act_origin_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target_kind} {self.target_key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the line down, once. An override, which we otherwise avoid: these rows may never change."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        _refuse()


class Head(models.Model):
    """The end of the chain, one row: who adds a line takes hold of it first, so that two lines never follow one."""

    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("einde van het logboek")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="head_is_one_row")]

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
