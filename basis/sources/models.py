"""The lists that the social map is read from, and the files that are being read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis.sources.candidate_models import Candidate

__all__ = ["Candidate", "Import", "Source"]

LONGEST_NAME = 80  # of a list: `origin` of what comes from it


class Source(models.Model):
    """A list of somebody, read in on screen: its name, and which of its columns is which of ours."""

    origin = models.CharField(_("naam van de lijst"), max_length=LONGEST_NAME, unique=True)
    layout = models.JSONField(default=dict)  # columns, values and skip, as `csv_reading.Layout` has them
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    is_example = models.BooleanField(default=False)  # invented, for the demo

    class Meta:
        verbose_name = _("lijst")
        verbose_name_plural = _("lijsten")
        ordering = ["origin"]
        constraints = [models.CheckConstraint(condition=~Q(origin=""), name="list_is_named")]

    def __str__(self) -> str:
        return self.origin


class Import(models.Model):
    """One file that somebody brought, on its way to the social map; its content goes as soon as it is done."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("kolommen kiezen")
        LOOKING = "looking", _("wordt bekeken")
        READY = "ready", _("klaar om erin te zetten")
        WRITING = "writing", _("wordt erin gezet")
        DONE = "done", _("staat erin")
        FAILED = "failed", _("niet gelukt")

    NEXT = {
        State.MAPPING: {State.LOOKING, State.FAILED},
        State.LOOKING: {State.READY, State.FAILED},
        State.READY: {State.MAPPING, State.LOOKING, State.WRITING},
        State.WRITING: {State.DONE, State.FAILED},
        State.DONE: set[State](),
        State.FAILED: {State.MAPPING},
    }
    BUSY = (State.LOOKING, State.WRITING)

    origin = models.CharField(max_length=LONGEST_NAME)
    file_name = models.CharField(max_length=120)
    content = models.BinaryField(default=bytes)  # as it was brought; empty once it is done or thrown away
    is_hsds = models.BooleanField(default=False)
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.MAPPING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)  # when a worker last went on with it
    total = models.PositiveIntegerField(default=0)  # good lines
    done = models.PositiveIntegerField(default=0)  # of these, by this state
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)  # [line or path, reason] of what is not taken over
    examples = models.JSONField(default=list)  # some of what changes, as the page shows it
    failure = models.CharField(max_length=300, blank=True)  # why it did not work, in words

    class Meta:
        verbose_name = _("bestand dat wordt ingelezen")
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="import_done_of_total"),
            models.CheckConstraint(
                condition=Q(state__in=["mapping", "looking", "ready", "writing", "done", "failed"]),
                name="import_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin}: {self.file_name}"

    def get_absolute_url(self) -> str:
        return reverse("sources:one", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        """Whether a worker is at it."""
        return self.state in self.BUSY

    @property
    def changes_nothing(self) -> bool:
        """Whether all good lines were on the map already, just so."""
        return not self.new and not self.changed
