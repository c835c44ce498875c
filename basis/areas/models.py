"""The municipality, its wijken and buurten by CBS code, and the areas it works with itself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis import packs


class Delivery(models.Model):
    """Where data came from: which file or table, whose, under which licence, read when, and its hash.

    Who brought it is in the audit.
    """

    name = models.CharField(max_length=200)  # "85984NED", "oss_buurten_2016.geojson"
    publisher = models.CharField(max_length=200)  # as the licence asks: "CBS / Kadaster"
    licence = models.CharField(max_length=80)  # "CC BY 4.0"
    url = models.CharField(max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(null=True)  # the year the data are about
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField(default=0)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("levering")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.publisher}, {self.name}"


class AreaQuerySet(models.QuerySet["Area"]):
    """Filters on areas; everything about areas is public."""

    def here(self) -> AreaQuerySet:
        """The municipality of this installation and all that lies in it."""
        return self.filter(municipality_code=packs.site().code)

    def current(self) -> AreaQuerySet:
        """What still exists: not the codes that vanished in a later division."""
        return self.filter(until_year=None)

    def own(self) -> AreaQuerySet:
        """The municipality's own areas, in its own order."""
        return self.here().filter(kind=Area.Kind.OWN).order_by("order", "name")

    def outside_own(self) -> AreaQuerySet:
        """The wijken that lie, at least in part, in no own area; by code."""
        loose = Q(children__own_area=None, children__kind=Area.Kind.BUURT, children__until_year=None)
        wijken = self.here().current().filter(kind=Area.Kind.WIJK)
        return wijken.filter(loose | Q(children=None)).order_by("code").distinct()


class Area(models.Model):
    """A piece of the country with a code and a name: the land, a municipality, a wijk, a buurt, or an own area."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("land")
        MUNICIPALITY = "municipality", _("gemeente")
        WIJK = "wijk", _("wijk")
        BUURT = "buurt", _("buurt")
        OWN = "own", _("gebied")

    class OwnKind(models.TextChoices):
        WIJK = "wijk", _("wijk")
        DORP = "dorp", _("dorp")

    COOKIE = "gebied"  # in which the browser keeps the slug of the one somebody chose; functional: no consent needed
    code = models.CharField(max_length=60, unique=True)  # NL00, GM0828, WK082806, BU08280600, GM0828-ruwaard
    kind = models.CharField(max_length=12, choices=Kind)
    own_kind = models.CharField(max_length=4, choices=OwnKind, blank=True)  # of an own area
    name = models.CharField(max_length=120, blank=True)  # empty when the source gave a code only
    slug = models.SlugField(max_length=120, unique=True)
    municipality_code = models.CharField(max_length=6, blank=True, db_index=True)  # GM0828; empty for the country
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    own_area = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="buurten")
    order = models.PositiveSmallIntegerField(default=0)  # among the own areas
    until_year = models.PositiveSmallIntegerField(null=True)  # last division that had this code
    lat = models.FloatField(null=True)  # where its name is written on a map, WGS84
    lon = models.FloatField(null=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(own_area=None) | Q(kind="buurt"), name="only_a_buurt_lies_in_an_own_area"
            ),
            models.CheckConstraint(
                condition=Q(kind="own", own_kind__in=["wijk", "dorp"]) | (~Q(kind="own") & Q(own_kind="")),
                name="an_own_area_is_a_wijk_or_a_dorp",
            ),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="area_label_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["kind", "municipality_code"])]

    def __str__(self) -> str:
        return self.name or self.code

    def get_absolute_url(self) -> str:
        return reverse("areas:detail", args=[self.slug])

    @property
    def kind_in_words(self) -> str:
        """'wijk', 'dorp', 'buurt', 'gemeente', 'land'."""
        return str(self.get_own_kind_display() if self.own_kind else self.get_kind_display())


class BoundaryQuerySet(models.QuerySet["Boundary"]):
    """Filters on boundaries."""

    def current(self) -> BoundaryQuerySet:
        """Of each area one: the newest that is no sketch, or else the sketch."""
        best = Boundary.objects.filter(area=models.OuterRef("area")).order_by("is_sketch", "-year")
        return self.filter(pk=models.Subquery(best.values("pk")[:1]))


class Boundary(models.Model):
    """The shape of an area in the division of a year; a sketch is drawn from label points and says so."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="boundaries")
    year = models.PositiveSmallIntegerField()
    is_sketch = models.BooleanField(default=False)
    is_dissolved = models.BooleanField(default=False)  # put together from the boundaries of its parts
    geometry = models.TextField()  # GeoJSON geometry, WGS84, six decimals
    outline = models.TextField()  # the same, simplified for maps; neighbours still touch
    south = models.FloatField()
    west = models.FloatField()
    north = models.FloatField()
    east = models.FloatField()
    hectares = models.FloatField()
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")

    objects = BoundaryQuerySet.as_manager()

    class Meta:
        ordering = ["area", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year"], name="one_boundary_a_year"),
            models.CheckConstraint(
                condition=Q(south__lte=F("north"), west__lte=F("east")), name="boundary_box_right_way_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.year}"


class BoundaryChange(models.Model):
    """The border of an area moved: its figures up to `since` are not about the same land as those from `year` on.

    Told by CBS, which compares each year with the one before, or measured between two divisions of ours, which may lie
    years apart. An own area has the changes of the parts that its figures are made of.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="boundary_changes")
    since = models.PositiveSmallIntegerField()  # last year that is known to have the old border
    year = models.PositiveSmallIntegerField()  # first year that is known to have the new one
    is_measured = models.BooleanField(default=False)  # from our own boundaries, not told

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "year"], name="one_boundary_change_a_year"),
            models.CheckConstraint(condition=Q(since__lt=F("year")), name="a_boundary_changes_forwards"),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.since}–{self.year}"

    def lies_between(self, earlier: int, later: int) -> bool:
        """Whether figures of these two years may be about different land."""
        return earlier < self.year and later > self.since


class PostcodeShare(models.Model):
    """Which part of a four-digit postcode lies in a buurt, by area of land."""

    postcode = models.CharField(max_length=4, db_index=True)
    buurt = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="postcodes")
    share = models.FloatField()  # 0 to 1
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["postcode", "buurt"], name="one_share_a_postcode_and_buurt"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="share_is_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.postcode} {self.share:.0%} {self.buurt}"
