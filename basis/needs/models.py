"""What people wish, miss, notice and are glad of in an area, and what is done with it, taken together in bundles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.areas.models import Area
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by
from basis.needs import paths
from basis.needs.kinds import Kind as Kind
from basis.needs.kinds import Status as Status
from basis.themes import Group, Theme
from basis.vision.stance_models import Owner as Owner

LONGEST = 1000  # characters: a need is said in a breath or two


class Bundle(models.Model):
    """Needs in one area that are about the same, taken together, with what is done about them."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="bundles")
    title = models.CharField(max_length=100)
    words = models.TextField(max_length=1000, validators=[MaxLengthValidator(1000)])
    whose = models.CharField(max_length=12, choices=Owner)
    role = models.CharField(max_length=80)  # key of a role in the pack of the vision
    status = models.CharField(max_length=12, choices=Status, default=Status.HEARD)  # of the newest report
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # one person who sees to it; on the page stands her role
    begun_at = models.DateTimeField(default=timezone.now)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    class Meta:
        verbose_name = _("bundel")
        verbose_name_plural = _("bundels")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="bundle_status_is_known"),
            models.CheckConstraint(condition=Q(whose__in=Owner.values), name="bundle_owner_is_known"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="bundle_says_something"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:bundle", args=[self.area.slug, self.pk])

    @property
    def stands(self) -> Status:
        """How far it is, with its colour."""
        return Status(self.status)


class Answer(models.Model):
    """What was done about a bundle, on a day; answers are added, never changed."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="answers")
    status = models.CharField(max_length=12, choices=Status)
    text = models.TextField(max_length=2000, validators=[MaxLengthValidator(2000)])
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    as_role = models.CharField(max_length=40, blank=True)  # in which she wrote it
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="answer_status_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="answer_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.status}"

    @property
    def by(self) -> str:
        """'een opbouwwerker', or 'de gemeente' when that is no longer known."""
        return in_role(self.as_role) or gettext("de gemeente")


class NeedQuerySet(models.QuerySet["Need"]):
    """Filters on needs."""

    def visible_to(self, viewer: Any) -> NeedQuerySet:
        """Everyone reads what stands on the website; its author also what still waits."""
        return self.filter(seen_by(viewer))


class Need(models.Model):
    """A wish, need, signal or compliment in somebody's own words. Whether it is seen is said by its contribution."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.OTHER)
    group = models.CharField(max_length=8, choices=Group, default=Group.EVERYONE)
    place = models.CharField(max_length=120, blank=True)  # as people say it: "bij de speeltuin"
    lat = models.FloatField(null=True, blank=True)  # WGS84, of the thing it is about; never of who says it
    lon = models.FloatField(null=True, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)  # a thing of this website: "figures.indicator"
    about_key = models.CharField(max_length=80, blank=True)
    about_title = models.CharField(max_length=160, blank=True)
    about_path = models.CharField(max_length=300, blank=True)
    photo = models.CharField(max_length=40, blank=True)  # its name in basis.uploads
    photo_alt = models.CharField(max_length=200, blank=True)  # what can be seen on it
    photo_width = models.PositiveSmallIntegerField(default=0)
    photo_height = models.PositiveSmallIntegerField(default=0)
    byline = models.CharField(max_length=120, blank=True)  # as shown: "bewoner"
    recorded_as = models.CharField(max_length=40, blank=True)  # role of who wrote it down for somebody else
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")
    bundle = models.ForeignKey(Bundle, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs")

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("wens of behoefte")
        verbose_name_plural = _("wensen en behoeften")
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(fields=["area", "-written_at"]),
            models.Index(fields=["-written_at"]),
            models.Index(fields=["about_kind", "about_key"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="need_kind_is_known"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="need_theme_is_known"),
            models.CheckConstraint(condition=Q(group__in=Group.values), name="need_group_is_known"),
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_alt=""), name="need_photo_is_described"),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="need_place_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("needs:need", args=[self.pk])

    @property
    def begins(self) -> Kind:
        """How her sentence begins, with its colour."""
        return Kind(self.kind)

    @property
    def whose(self) -> str:
        """Whose it is, as shown: what its giver wrote, or 'een bewoner'."""
        return self.byline or gettext("een bewoner")

    @property
    def recorded_by(self) -> str:
        """'opbouwwerker', of who wrote it down for somebody else; empty when its giver did."""
        return in_role(self.recorded_as)

    @property
    def about_url(self) -> str:
        """The page it is about, in the language of now; empty when there is none."""
        return paths.shown(self.about_path)
