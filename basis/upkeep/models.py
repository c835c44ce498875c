"""Who keeps the entries of an organisation right, who was asked to, and what they propose to change."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis.invitations import HOLDS
from basis.socialmap.models import Organisation, Place, Service


class Keeper(models.Model):
    """Somebody who keeps the entries of an organisation right."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="keepers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("bijhouder")
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="keeper_once_of_an_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"


class Invitation(models.Model):
    """Somebody was asked by mail to keep the entries of an organisation right. It goes when she does, or is too old."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mailadres"))
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        verbose_name = _("uitnodiging")
        ordering = ["invited_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "email"], name="invited_once_for_an_organisation")
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def holds_until(self) -> datetime.datetime:
        """Until when its link works."""
        return self.invited_at + HOLDS


class Trust(models.Model):
    """What keepers of this organisation change is on the map at once; an editor looks at it afterwards."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="trust")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vertrouwen")

    def __str__(self) -> str:
        return str(self.organisation)


class Proposal(models.Model):
    """A change that a keeper wants: what the entry said when she wrote it, and what it should say.

    It waits until an editor decides, or is live at once when her organisation is trusted and waits to be looked at.
    """

    class State(models.TextChoices):
        """Whether it is on the map."""

        WAITING = "waiting", _("wacht op de redacteur")
        APPROVED = "approved", _("overgenomen")
        DECLINED = "declined", _("niet overgenomen")
        LIVE = "live", _("staat er meteen op")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=12)  # the word for it in addresses: "plek"
    place = models.ForeignKey(Place, null=True, on_delete=models.CASCADE, related_name="proposals")
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE, related_name="proposals")
    was = models.JSONField(null=True)  # facts of the entry; None is of one that is new
    facts = models.JSONField()
    name = models.CharField(max_length=160)  # what it is called, for lists
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)  # of what was live at once: when an editor looked at it
    reason = models.TextField(_("waarom niet?"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ["proposed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(place=None) | Q(service=None), name="proposal_is_about_one_thing"),
            models.CheckConstraint(
                condition=(Q(state="waiting", decided_at=None))
                | Q(state="live")
                | Q(state__in=["approved", "declined"], decided_at__isnull=False, decided_at__gte=F("proposed_at")),
                name="proposal_is_decided_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="proposal_is_declined_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "proposed_at"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("upkeep:proposal", args=[self.pk])

    @property
    def entry(self) -> Organisation | Place | Service | None:
        """What it is about; None when it is new."""
        return self.place or self.service or (self.organisation if self.was is not None else None)
