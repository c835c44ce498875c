"""A report of a story round, for all of it or for one area, in versions; and the figures that stand beside it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.meaning.models import Observation
from basis.stories.models import Round

LONGEST = 600  # characters of a text: it fits in the short report, beside the two others
SHORTEST = 20  # characters of a reading
WHOLE = "hele-ronde"  # in an address, where a report of one area has the name of that area
HEAVY = ("content", "full", "short")


class ReportQuerySet(models.QuerySet["Report"]):
    """Filters on reports."""

    def light(self) -> ReportQuerySet:
        """Without what was made: for lists."""
        return self.defer(*HEAVY).select_related("round", "area")

    def of(self, one: Round, area: Area | None) -> ReportQuerySet:
        """The versions of one report, newest first."""
        return self.filter(round=one, area=area).order_by("-number")

    def current(self) -> ReportQuerySet:
        """What is on the website, as far as it was not marked outdated."""
        return self.filter(published_at__isnull=False, outdated_at=None)


class Report(models.Model):
    """What was told in a round, what it may mean, and what happens now: written, made, published, and perhaps outdated.

    What is made of it holds sentences of stories only in its two papers. These, and all that was made, are erased the
    moment that it is outdated.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # none: all of it
    number = models.PositiveSmallIntegerField(default=1)  # its version
    heard = models.TextField(
        _("wat hoorden wij?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    means = models.TextField(
        _("wat kan het betekenen?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    done = models.TextField(
        _("wat gebeurt er nu?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)  # none: it is being written
    published_at = models.DateTimeField(null=True, blank=True)  # none: only who leads the round sees it
    outdated_at = models.DateTimeField(null=True, blank=True)  # something in it may no longer be used, or a newer came
    standing = models.CharField(max_length=100, blank=True)  # of the stories that it counted (`queries.counted`)
    content = models.JSONField(null=True, blank=True)  # what the page shows (`content_queries`), without any story
    full = models.BinaryField(null=True, blank=True)  # PDF, at most 20 pages
    short = models.BinaryField(null=True, blank=True)  # PDF of one page
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("verslag")
        verbose_name_plural = _("verslagen")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "area", "number"], condition=Q(area__isnull=False), name="one_report_a_number_of_area"
            ),
            models.UniqueConstraint(fields=["round", "number"], condition=Q(area=None), name="one_report_a_number"),
            models.UniqueConstraint(
                fields=["round", "area"], condition=Q(area__isnull=False, made_at=None), name="one_draft_of_area"
            ),
            models.UniqueConstraint(fields=["round"], condition=Q(area=None, made_at=None), name="one_draft"),
            models.UniqueConstraint(
                fields=["round", "area"],
                condition=Q(area__isnull=False, published_at__isnull=False, outdated_at=None),
                name="one_report_on_the_website_of_area",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(area=None, published_at__isnull=False, outdated_at=None),
                name="one_report_on_the_website",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=False) | Q(published_at=None, outdated_at=None),
                name="only_what_is_made_is_published",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None) | (~Q(heard="") & ~Q(means="") & ~Q(done="")), name="what_is_made_says_it_all"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=False, outdated_at=None, full__isnull=False, short__isnull=False)
                | (Q(full=None, short=None) & (Q(made_at=None) | Q(outdated_at__isnull=False))),
                name="only_what_is_not_outdated_has_papers",
            ),
            models.CheckConstraint(
                condition=Q(content__isnull=False) | Q(made_at=None) | Q(outdated_at__isnull=False),
                name="what_is_made_has_content",
            ),
            models.CheckConstraint(
                condition=Q(outdated_at=None) | Q(outdated_at__gte=F("made_at")), name="outdated_after_it_was_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.where} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.round.slug, self.where])

    @property
    def where(self) -> str:
        """Its name in an address."""
        return self.area.slug if self.area else WHOLE

    @property
    def is_draft(self) -> bool:
        return self.made_at is None

    @property
    def is_outdated(self) -> bool:
        """Whether it was marked so. Whether it still stands is asked of the stories (`queries.quotes`)."""
        return self.outdated_at is not None

    @property
    def texts(self) -> tuple[str, str, str]:
        return self.heard, self.means, self.done


class FigureBeside(models.Model):
    """A figure of an area beside a report, with what people read in it: figures do not speak for themselves."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(_("welk cijfer?"), max_length=60)  # code in the registry of figures
    reading = models.TextField(
        _("wat zegt dit cijfer hier?"),
        max_length=LONGEST,
        validators=[MinLengthValidator(SHORTEST), MaxLengthValidator(LONGEST)],
    )
    observation = models.ForeignKey(
        Observation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # beside which it stands; none: beside all of it

    class Meta:
        verbose_name = _("cijfer bij een verslag")
        verbose_name_plural = _("cijfers bij een verslag")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "area", "indicator"], name="a_figure_once_in_a_report"),
            models.CheckConstraint(condition=~Q(reading=""), name="a_figure_needs_a_reading"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator}"


def erased() -> dict[str, Any]:
    """What is left of what was made of a report that is outdated: nothing."""
    return {"content": None, "full": None, "short": None}
