"""Entries that are the same thing twice: which may be, and which an editor put together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Which kind of entry: the names of our models."""

    ORGANISATION = "organisation", _("organisaties")
    PLACE = "place", _("plekken")
    SERVICE = "service", _("aanbod")


class Lookalike(models.Model):
    """Two entries that are likely the same thing, and why; put aside for good when an editor says they are two."""

    kind = models.CharField(max_length=12, choices=Kind)
    one = models.UUIDField()  # the lesser of both ids, so that a pair is there once
    other = models.UUIDField()
    grounds = models.CharField(max_length=80)  # codes of `likeness.GROUNDS`, with spaces between
    found_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("misschien dubbel")
        ordering = ["id"]  # found in this order: those with most grounds first
        constraints = [
            models.UniqueConstraint(fields=["kind", "one", "other"], name="a_pair_of_lookalikes_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="lookalikes_are_two_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} {self.other}"


class Merge(models.Model):
    """One entry went into another, with all that is needed to take them apart again exactly as they were."""

    kind = models.CharField(max_length=12, choices=Kind)
    gone = models.UUIDField()
    kept = models.UUIDField()
    changed = models.JSONField(default=dict)  # field of the one that stays → [what it said, what it says since]
    moved = models.JSONField(default=list)  # [model, key, field]: rows that hung on the one that went
    removed = models.JSONField(default=list)  # [model, {field: value}]: rows that the one that stays had already
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("samenvoeging")
        ordering = ["-done_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "gone"], condition=Q(undone_at=None), name="an_entry_goes_once"),
            models.CheckConstraint(condition=~Q(gone=F("kept")), name="nothing_goes_into_itself"),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(undone_at__gte=F("done_at")), name="a_merge_is_undone_after_it_is_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"
