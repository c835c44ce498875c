"""Who did what, when, to what, with what result: one line per act, never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NeverChanged(Exception):
    """Somebody tried to change or remove a line of the log. The database refuses it as well (migration 0002)."""


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise NeverChanged("Het logboek verandert niet: er komt alleen bij.")


class ActQuerySet(models.QuerySet["Act"]):
    """Lines are added and read; changing and removing is refused."""

    update = bulk_update = update_or_create = _refuse
    delete = _refuse


class Act(models.Model):
    """One act: actor, action, object, result, origin and time (BIO2 8.15.01)."""

    at = models.DateTimeField(_("tijd"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("wie")
    )
    action = models.CharField(_("wat"), max_length=80, db_index=True)  # "areas.imported"
    target_kind = models.CharField(max_length=80, blank=True)  # "areas.area"
    target_key = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=20, default="ok")
    origin = models.CharField(max_length=40)  # "web", "command", "job"
    detail = models.JSONField(default=dict)  # counts and codes, never personal data

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel van het logboek")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["target_kind", "target_key"])]

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
