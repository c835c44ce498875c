"""Organisations, what they do, and the places where it is done and where people meet."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.socialmap.choices import ACCESS, LANGUAGES, Booking, Openness, Provision, Setting, Status
from basis.socialmap.codes import Codes
from basis.socialmap.correction_models import Correction
from basis.socialmap.entry_models import AtQuerySet, Costing, Entry, EntryQuerySet, Lasting, LastingQuerySet
from basis.socialmap.merge_models import Lookalike, Merge
from basis.themes import Group

LONGEST_HOURS = 255

__all__ = ["Correction", "Lookalike", "Merge", "Organisation", "Place", "Service", "ServiceAtPlace"]


class Reachable(models.Model):
    """How to reach it, as it says itself in public."""

    phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)

    class Meta:
        abstract = True


class Organisation(Entry, Lasting, Reachable):
    """A foundation, association, institution or group that does something for others here."""

    objects = LastingQuerySet["Organisation"].as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ["name"]
        constraints = [*Entry.Meta.constraints, *Lasting.Meta.constraints]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("socialmap:organisation", args=[self.slug])


class PlaceQuerySet(LastingQuerySet["Place"]):
    """Filters on places."""

    def in_area(self, area: Area) -> PlaceQuerySet:
        """What lies in an area of any level."""
        if area.kind == Area.Kind.MUNICIPALITY:
            return self.all()
        return self.filter(Q(area=area) | Q(buurt=area) | Q(buurt__parent=area))


class Place(Entry, Lasting, Costing, Reachable):
    """A place where one can go. Which area it lies in follows from its position, when it has one."""

    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="places")
    run_by = models.CharField(_("wie zorgt ervoor?"), max_length=160, blank=True)  # when that is no organisation here
    address = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    town = models.CharField(_("plaats"), max_length=80, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    position_is_of_area = models.BooleanField(default=False)  # not known better than: somewhere in this area
    buurt = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")  # own area, or else wijk
    setting = models.CharField(_("binnen of buiten"), max_length=8, choices=Setting)
    openness = models.CharField(_("van wie en voor wie"), max_length=8, choices=Openness, default=Openness.OPEN)
    is_meeting_place = models.BooleanField(default=True)
    welcome = models.CharField(_("wie is welkom?"), max_length=200, blank=True)
    target_groups = Codes(allowed=Group.values, verbose_name=_("voor wie"))
    languages = Codes(allowed=LANGUAGES, verbose_name=_("talen"))
    capacity = models.PositiveIntegerField(_("voor hoeveel mensen"), null=True)
    booking = models.CharField(max_length=8, choices=Booking, blank=True)
    can_do = models.CharField(_("wat kunt u er doen?"), max_length=400, blank=True)  # "koffie drinken, biljarten"
    opening_hours = models.CharField(max_length=LONGEST_HOURS, blank=True)  # of OpenStreetMap; '' is not known
    hours_are_example = models.BooleanField(default=False)  # invented, though the place is not
    step_free = models.BooleanField(null=True)  # of each: yes, no, not known; the words stand in `choices.ACCESS`
    wheelchair_toilet = models.BooleanField(null=True)
    ring_line = models.BooleanField(null=True)
    quiet_hours = models.BooleanField(null=True)
    parking = models.BooleanField(null=True)
    guide_dog = models.BooleanField(null=True)
    by_bus = models.BooleanField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("plek")
        verbose_name_plural = _("plekken")
        ordering = ["name"]
        constraints = [
            *Entry.Meta.constraints,
            *Costing.Meta.constraints,
            *Lasting.Meta.constraints,
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="place_on_earth",
            ),
            models.CheckConstraint(
                condition=Q(position_is_of_area=False) | Q(lat__isnull=False), name="place_has_the_position_of_its_area"
            ),
            models.CheckConstraint(condition=Q(setting__in=Setting.values), name="place_setting_is_known"),
            models.CheckConstraint(condition=Q(openness__in=Openness.values), name="place_openness_is_known"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gt=0), name="place_holds_somebody"),
        ]
        indexes = [
            *Entry.Meta.indexes,
            models.Index(fields=["area", "confirmed_on"]),
            models.Index(fields=["lat", "lon"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("socialmap:place", args=[self.slug])

    @property
    def access(self) -> list[tuple[str, bool | None]]:
        """Each fact of accessibility: its field, and yes, no or not known."""
        return [(name, getattr(self, name)) for name in ACCESS]


class ServiceQuerySet(EntryQuerySet["Service"]):
    """Filters on services."""

    def standing(self) -> ServiceQuerySet:
        """What has not stopped; what lies still for a while comes back."""
        return self.exclude(status=Status.STOPPED)


class Service(Entry, Costing, Reachable):
    """Something an organisation does for people: help, a course, a table to eat at."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    places: models.ManyToManyField[Place, ServiceAtPlace] = models.ManyToManyField(
        Place, through="ServiceAtPlace", related_name="services"
    )
    provision = models.CharField(_("soort"), max_length=12, choices=Provision, default=Provision.GENERAL)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    target_groups = Codes(allowed=Group.values, verbose_name=_("voor wie"))
    eligibility = models.CharField(_("voor wie, in woorden"), max_length=200, blank=True)
    languages = Codes(allowed=LANGUAGES, verbose_name=_("talen"))
    how_to_join = models.CharField(_("hoe doet u mee?"), max_length=400, blank=True)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")  # only for who lives there

    objects = ServiceQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("aanbod")
        verbose_name_plural = _("aanbod")
        ordering = ["name"]
        constraints = [
            *Entry.Meta.constraints,
            *Costing.Meta.constraints,
            models.CheckConstraint(condition=Q(provision__in=Provision.values), name="service_provision_is_known"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="service_status_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("socialmap:service", args=[self.slug])


class ServiceAtPlace(models.Model):
    """A service can be had at a place, at these hours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="offers")
    opening_hours = models.CharField(max_length=LONGEST_HOURS, blank=True)
    note = models.CharField(max_length=200, blank=True)  # "zaal 2, op de eerste verdieping"

    objects = AtQuerySet["ServiceAtPlace"].as_manager()

    class Meta:
        verbose_name = _("aanbod op een plek")
        ordering = ["service__name", "place__name"]
        constraints = [models.UniqueConstraint(fields=["service", "place"], name="a_service_once_at_a_place")]

    def __str__(self) -> str:
        return f"{self.service}, {self.place}"
