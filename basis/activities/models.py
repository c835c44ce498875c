"""What people do together: activities, and the moments at which they are done."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.activities.kinds import Joining as Joining
from basis.activities.kinds import Kind as Kind
from basis.activities.kinds import Status as Status
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by
from basis.socialmap.entry_models import LANGUAGES, Codes, Costing
from basis.socialmap.models import Organisation, Place
from basis.themes import Group, Theme

LONGEST = 2000  # characters of text
LONGEST_TIME = 14 * 24 * 60  # minutes: two weeks


class Happening(models.Model):
    """What stands in a calendar of somebody else too (RFC 5545): since when, how often, by which name."""

    starts_at = models.DateTimeField()  # the first moment of the rule
    minutes = models.PositiveIntegerField(
        default=60, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TIME)]
    )
    rrule = models.CharField(max_length=200, blank=True)  # "FREQ=WEEKLY;BYDAY=TU"; empty is once
    rdates = models.JSONField(default=list, blank=True)  # further moments, local: ["2027-03-01T14:00:00"]
    exdates = models.JSONField(default=list, blank=True)  # moments of the rule that are left out
    origin = models.CharField(max_length=120, blank=True)  # the calendar or file it was read from
    uid = models.CharField(max_length=255, blank=True)  # its name there
    source_url = models.URLField(max_length=300, blank=True)  # its page there
    sequence = models.PositiveIntegerField(default=0)  # how often its times were changed (RFC 5545, 3.8.7.4)
    materialised_until = models.DateTimeField(null=True, blank=True)  # its occurrences are there up to then

    class Meta:
        abstract = True


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Filters on activities."""

    def visible_to(self, viewer: Any) -> ActivityQuerySet:
        """Everyone reads what stands on the website; its author also what still waits."""
        return self.filter(seen_by(viewer))


class Activity(Costing, Happening):
    """Something one can join in, once or again and again. Whether it is seen is said by its contribution."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(_("hoe heet het?"), max_length=100)
    text = models.TextField(_("wat gaat u doen?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ACTIVITY)
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.OTHER)
    groups = Codes(allowed=Group.values, verbose_name=_("voor wie"))
    languages = Codes(allowed=LANGUAGES, verbose_name=_("talen"))
    step_free = models.BooleanField(null=True, blank=True)  # of each: yes, no, or as its place
    wheelchair_toilet = models.BooleanField(null=True, blank=True)
    ring_line = models.BooleanField(null=True, blank=True)
    access = models.CharField(_("toegankelijkheid"), max_length=200, blank=True)  # in words
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="activities")  # own area, or else wijk
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="activities")
    where = models.CharField(_("waar"), max_length=120, blank=True)  # in words: "bij de vijver", "zaal 2"
    online_url = models.URLField(_("adres van de online bijeenkomst"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    organiser = models.CharField(_("wie organiseert het?"), max_length=120, blank=True)  # a group or person, as shown
    contact = models.CharField(_("hoe bereikt men u?"), max_length=160, blank=True)  # as the organiser says in public
    capacity = models.PositiveIntegerField(_("voor hoeveel mensen"), null=True, blank=True)
    joining = models.CharField(max_length=10, choices=Joining, default=Joining.NO)
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    recorded_as = models.CharField(max_length=40, blank=True)  # role of who wrote it down for somebody else
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activiteit")
        verbose_name_plural = _("activiteiten")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["area", "-written_at"]), models.Index(fields=["materialised_until"])]
        constraints = [
            *Costing.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="activity_kind_is_known"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="activity_theme_is_known"),
            models.CheckConstraint(condition=Q(joining__in=Joining.values), name="activity_joining_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="activity_status_is_known"),
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=LONGEST_TIME), name="activity_lasts_a_while"
            ),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gt=0), name="activity_holds_somebody"),
            models.CheckConstraint(
                condition=Q(origin="", uid="") | (~Q(origin="") & ~Q(uid="")), name="activity_uid_has_an_origin"
            ),
            models.UniqueConstraint(
                fields=["origin", "uid"], condition=~Q(uid=""), name="one_activity_a_uid_in_its_calendar"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activities:activity", args=[self.slug])

    @property
    def is_cancelled(self) -> bool:
        """Whether it is called off as a whole."""
        return self.status == Status.CANCELLED


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Filters on occurrences."""

    def visible_to(self, viewer: Any) -> OccurrenceQuerySet:
        """Those of the activities that this viewer reads."""
        return self.filter(seen_by(viewer, "activity__contribution__"))

    def between(self, since: datetime.datetime, until: datetime.datetime) -> OccurrenceQuerySet:
        """What begins from one moment up to, not at, another."""
        return self.filter(starts_at__gte=since, starts_at__lt=until)


class Occurrence(models.Model):
    """An activity on one moment. It keeps its row when it is moved, so that who joined stays with it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")  # of its activity: for 'this week here'
    planned_at = models.DateTimeField()  # when the rule says: RECURRENCE-ID
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    is_changed = models.BooleanField(default=False)  # somebody changed just this one; the rule leaves it alone
    note = models.CharField(_("wat is er anders?"), max_length=200, blank=True)  # as everyone reads it
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # elsewhere
    where = models.CharField(_("waar"), max_length=120, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("keer van een activiteit")
        verbose_name_plural = _("keren van een activiteit")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["area", "starts_at"]), models.Index(fields=["starts_at"])]
        constraints = [
            models.UniqueConstraint(fields=["activity", "planned_at"], name="an_activity_once_at_a_moment"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="occurrence_status_is_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.planned_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("activities:occurrence", args=[self.activity.slug, self.key])

    @property
    def key(self) -> str:
        """Its name in an address: the local moment at which it was planned."""
        return f"{timezone.localtime(self.planned_at):%Y-%m-%dT%H%M}"

    @property
    def is_cancelled(self) -> bool:
        """Whether it is called off, by itself or with its activity."""
        return self.status == Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        """Whether it is at another moment than was planned."""
        return self.starts_at != self.planned_at

    @property
    def at_place(self) -> Place | None:
        """The place of the social map where it is: its own, or that of its activity."""
        return self.place or (None if self.where else self.activity.place)

    @property
    def at_spot(self) -> str:
        """Where it is in words, beside the place: "zaal 2"."""
        return self.where if self.place or self.where else self.activity.where
