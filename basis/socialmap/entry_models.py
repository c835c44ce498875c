"""What all entries of the social map share: where they come from, and when somebody last said that they are right."""

from __future__ import annotations

import datetime
import uuid
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from basis.socialmap.choices import ACCESS as ACCESS  # for who builds on the map
from basis.socialmap.choices import LANGUAGES as LANGUAGES
from basis.socialmap.choices import Cost as Cost
from basis.socialmap.choices import Openness as Openness
from basis.socialmap.choices import Setting as Setting
from basis.socialmap.choices import Words
from basis.socialmap.codes import Codes as Codes
from basis.socialmap.codes import having as having
from basis.themes import Theme

FADES_AFTER = datetime.timedelta(days=365)  # since somebody last said it is right: it is shown as perhaps old
LEAVES_AFTER = datetime.timedelta(days=548)  # a year and a half: it is no longer in lists

PACK, OPENSTREETMAP, HERE = "pack", "osm", "hier"  # lists of our own: no file of somebody is called so
OUR_LISTS: dict[str, Words] = {
    PACK: _("Uit het begin, van de gemeente"),
    OPENSTREETMAP: "OpenStreetMap",
    HERE: _("Op deze website toegevoegd"),
}

E = TypeVar("E", bound=models.Model)


def list_called(origin: str) -> str:
    """What a list is called on screen."""
    return str(OUR_LISTS.get(origin, origin))


class EntryQuerySet(models.QuerySet[E]):
    """Filters on entries."""

    def visible_to(self, viewer: Any) -> Self:
        """Everything on the social map is there for everyone; what is too old leaves the lists, not its page."""
        return self.all()

    def standing(self) -> Self:
        """What is still there, however long ago somebody said so."""
        return self.all()

    def fresh(self, today: datetime.date) -> Self:
        """What somebody confirmed not too long ago to stand in a list."""
        return self.filter(confirmed_on__gt=today - LEAVES_AFTER)


def _standing(made: Any) -> Any:
    """A manager of only what is an entry of its own; what went into another is there no more, but in `every`."""
    every = made.get_queryset
    made.get_queryset = lambda self: every(self).filter(merged_into=None)
    return made()


# Set from outside, on the manager that Django makes: so mypy still knows what it gives.
EntryQuerySet.as_manager = classmethod(  # type: ignore[assignment,method-assign]
    lambda kind: _standing(models.Manager.from_queryset(kind))
)


class LastingQuerySet(EntryQuerySet[E]):
    """Filters on entries that can be gone for good: places and organisations."""

    def standing(self) -> Self:
        """What is not gone."""
        return self.filter(gone_on=None)

    def fresh(self, today: datetime.date) -> Self:
        """Also: it is still there."""
        return super().fresh(today).standing()


class AtQuerySet(models.QuerySet[E]):
    """Filters on what is at a `place`."""

    def fresh(self, today: datetime.date) -> Self:
        """At a place that stands in lists: still there, and confirmed not too long ago."""
        return self.filter(place__confirmed_on__gt=today - LEAVES_AFTER, place__gone_on=None)


class Entry(models.Model):
    """Something on the social map. `origin` and `external_id` together name it in the list it comes from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    name = models.CharField(_("naam"), max_length=160)
    also_called = models.CharField(_("ook genoemd"), max_length=200, blank=True)
    description = models.TextField(_("wat is het?"), max_length=2000, blank=True)
    themes = Codes(allowed=Theme.values, verbose_name=_("onderwerpen"))
    origin = models.CharField(max_length=80)  # the list it is kept in: "pack", "welzijn.csv"
    external_id = models.CharField(max_length=120)  # its name in that list
    source = models.CharField(_("bron"), max_length=300)  # who says so, as shown
    source_url = models.URLField(max_length=300, blank=True)
    licence = models.CharField(_("licentie"), max_length=80, blank=True)
    confirmed_on = models.DateField(_("laatst bevestigd"))
    is_example = models.BooleanField(default=False)  # invented, for the demo
    merged_into = models.ForeignKey(  # it was the same thing as this one
        "self", null=True, editable=False, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    by_hand = models.JSONField(default=dict)  # field → what its list said when somebody changed it here
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    every: ClassVar[models.Manager[Self]] = models.Manager()  # also what went into another

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["merged_into"], condition=~Q(merged_into=None), name="%(class)s_went_into"),
            models.Index(Lower("name"), "id", name="%(class)s_by_name"),  # a page of a list by name
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="%(class)s_is_not_merged_into_itself"
            ),
            models.UniqueConstraint(fields=["origin", "external_id"], name="one_%(class)s_a_name_in_its_list"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(origin="") & ~Q(external_id=""), name="%(class)s_named"),
        ]

    def get_absolute_url(self) -> str:
        """Its page; each kind has its own."""
        raise NotImplementedError

    @property
    def list_name(self) -> str:
        """What the list that it comes from is called on screen."""
        return list_called(self.origin)

    def fades(self, today: datetime.date) -> bool:
        """Whether it is so long ago that somebody confirmed it, that it may have changed."""
        return self.confirmed_on <= today - FADES_AFTER

    def has_left(self, today: datetime.date) -> bool:
        """Whether it is too old to stand in a list."""
        return self.confirmed_on <= today - LEAVES_AFTER


class Costing(models.Model):
    """What something costs: its kind, an amount in euros, and in words."""

    cost_kind = models.CharField(_("wat kost het?"), max_length=12, choices=Cost, blank=True)
    amount = models.DecimalField(_("bedrag"), max_digits=7, decimal_places=2, null=True, blank=True)
    cost = models.CharField(_("kosten in woorden"), max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | (Q(amount__gt=0) & Q(cost_kind__in=["consumption", "paid"])),
                name="%(class)s_amount_is_paid",
            ),
            models.CheckConstraint(condition=Q(cost_kind__in=["", *Cost.values]), name="%(class)s_cost_is_known"),
        ]


class Lasting(models.Model):
    """What stands somewhere or works here until it is there no more; with one picture, told in words too."""

    gone_on = models.DateField(null=True, editable=False)  # since when it is there no more; it left the lists
    photo = models.CharField(max_length=40, blank=True)  # name of an upload
    photo_alt = models.CharField(_("wat is er op de foto te zien?"), max_length=200, blank=True)
    photo_width = models.PositiveSmallIntegerField(default=0)
    photo_height = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(photo="", photo_alt="") | (~Q(photo="") & ~Q(photo_alt="")),
                name="%(class)s_photo_is_told_in_words",
            ),
        ]
