"""How far each commitment of the vision has come; what the commitments are is data, in the pack."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from basis.vision.stance_models import Owner as Owner
from basis.vision.stance_models import Stance as Stance


class State(models.TextChoices):
    """How far a commitment has come."""

    NOT_STARTED = "not_started", _("nog niet begonnen")
    RUNNING = "running", _("loopt")
    DONE = "done", _("klaar")
    STOPPED = "stopped", _("gestopt")


class CommitmentUpdateQuerySet(models.QuerySet["CommitmentUpdate"]):
    """Filters on reports; all of them are public."""

    def about(self, commitment: str) -> CommitmentUpdateQuerySet:
        """The reports on one commitment, newest first."""
        return self.filter(commitment=commitment)

    def newest(self) -> CommitmentUpdateQuerySet:
        """Of each commitment only its newest report: of the latest day, and of that day the last written."""
        newer = CommitmentUpdate.objects.filter(commitment=OuterRef("commitment")).order_by("-on", "-pk")
        return self.filter(pk=Subquery(newer.values("pk")[:1]))


class CommitmentUpdate(models.Model):
    """A dated report on a commitment; the newest gives its state. Reports are added, never changed."""

    commitment = models.CharField(max_length=80)  # key in the pack
    state = models.CharField(_("stand"), max_length=12, choices=State)
    text = models.TextField(_("wat is er gebeurd?"), max_length=2000, validators=[MaxLengthValidator(2000)])
    on = models.DateField(_("datum"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = CommitmentUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht bij een afspraak")
        verbose_name_plural = _("berichten bij afspraken")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["commitment", "-on"])]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="state_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="update_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.on}: {self.state}"
