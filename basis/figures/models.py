"""Figures about areas, each a number or the reason why there is none, and what people read in them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.areas.models import Area, Delivery
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by


class Missing(models.TextChoices):
    """Why there is no number. A missing number is never nought."""

    NOT_PUBLISHED = "not_published", _("niet gepubliceerd")
    SECRET = "secret", _("geheim: te weinig mensen om het te mogen noemen")
    IMPOSSIBLE = "impossible", _("kan hier niet voorkomen")
    NOT_YET = "not_yet", _("nog niet bekend")
    NOT_IN_SOURCE = "not_in_source", _("staat niet in de bron")


class Method(models.TextChoices):
    """How a number came to be."""

    SOURCE = "source", _("zo in de bron")
    SUM = "sum", _("opgeteld")
    WEIGHTED = "weighted", _("gewogen gemiddelde")
    SHARED = "shared", _("schatting uit postcodes")


class Observation(models.Model):
    """One indicator, of one area, in one year: a value, or why there is none."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="observations")
    indicator = models.CharField(max_length=60)  # code in the registry: "inwoners", "eenzaam-65plus"
    period = models.PositiveSmallIntegerField()  # year
    value = models.FloatField(null=True)
    lower = models.FloatField(null=True)  # 95 % interval of the source
    upper = models.FloatField(null=True)
    margin = models.FloatField(null=True)  # the most that rounding can have changed, either way
    missing = models.CharField(max_length=16, choices=Missing, blank=True)
    method = models.CharField(max_length=8, choices=Method, default=Method.SOURCE)
    coverage = models.FloatField(null=True)  # of a sum or mean: part of the denominator that is known, 0 to 1
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "indicator", "period"], name="one_observation"),
            models.CheckConstraint(
                condition=(Q(value=None) & ~Q(missing="")) | (Q(value__isnull=False) & Q(missing="")),
                name="a_value_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(lower=None, upper=None) | Q(lower__lte=F("value"), upper__gte=F("value")),
                name="value_within_its_interval",
            ),
            models.CheckConstraint(condition=Q(period__range=(1900, 2200)), name="period_is_a_year"),
        ]
        indexes = [models.Index(fields=["indicator", "period"])]

    def __str__(self) -> str:
        shown = self.value if self.value is not None else self.get_missing_display()
        return f"{self.indicator} {self.area_id} {self.period}: {shown}"


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Filters on readings."""

    def visible_to(self, viewer: Any) -> ReadingQuerySet:
        """Everyone reads what stands on the website; its author also what still waits."""
        return self.filter(seen_by(viewer))

    def in_area(self, area: Area) -> ReadingQuerySet:
        return self.filter(area=area)


class Reading(models.Model):
    """What somebody reads in a figure: what it means here. Whose it is and whether it is seen is its contribution."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="readings")
    indicator = models.CharField(max_length=60)
    text = models.TextField(_("wat ziet u hier zelf van?"), max_length=1000)
    byline = models.CharField(max_length=120, blank=True)  # as shown: "bewoner", "gesprek van 4 november"
    recorded_as = models.CharField(max_length=40, blank=True)  # role of who wrote it down for somebody else
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(auto_now_add=True)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("lezing")
        verbose_name_plural = _("lezingen")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["area", "indicator"])]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def whose(self) -> str:
        """Whose reading it is, as shown: what its giver wrote, or 'een bewoner'."""
        return self.byline or gettext("een bewoner")

    @property
    def recorded_by(self) -> str:
        """'opbouwwerker', of who wrote it down for somebody else; empty when its giver did."""
        return in_role(self.recorded_as)
