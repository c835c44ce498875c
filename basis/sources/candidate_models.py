"""What another map says is somewhere: a proposal for the social map, which an editor takes, links or declines."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.socialmap.models import Place
from basis.sources import osm_tags


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Filters on candidates."""

    def waiting(self) -> CandidateQuerySet:
        """What an editor has not decided on, or what was said otherwise since."""
        return self.filter(state=Candidate.State.OPEN)


class Candidate(models.Model):
    """One thing of another map, with what it says of it. It is never truth before an editor says so."""

    class State(models.TextChoices):
        OPEN = "open", _("wacht op u")
        ACCEPTED = "accepted", _("staat op de kaart")
        LINKED = "linked", _("hoort bij een plek die er al stond")
        DECLINED = "declined", _("afgewezen")

    NEXT = {
        State.OPEN: {State.ACCEPTED, State.LINKED, State.DECLINED},
        State.ACCEPTED: {State.OPEN},
        State.LINKED: {State.OPEN},
        State.DECLINED: set[State](),
    }

    origin = models.CharField(max_length=20)  # "osm"
    key = models.CharField(max_length=120)  # "node/123"
    name = models.CharField(_("naam"), max_length=160)
    kind = models.CharField(max_length=40)  # the tag that says what it is: "amenity=library"
    facts = models.JSONField(default=dict)  # as PlaceFacts has them, without source and day
    lat = models.FloatField()
    lon = models.FloatField()
    area = models.ForeignKey(Area, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    place = models.ForeignKey(Place, null=True, on_delete=models.SET_NULL, related_name="+")  # what it became
    seen_at = models.DateTimeField()  # when it last was in a file
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "key"], name="one_candidate_a_key"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "linked", "declined"]), name="candidate_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(lat__range=(-90, 90), lon__range=(-180, 180)), name="candidate_on_earth"
            ),
        ]
        indexes = [models.Index(fields=["state", "area", "name"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("sources:candidate", args=[self.pk])

    @property
    def address_there(self) -> str:
        """Its page at OpenStreetMap."""
        return f"https://www.openstreetmap.org/{self.key}"

    @property
    def kind_in_words(self) -> str:
        """What people call this kind of thing."""
        return osm_tags.word_of(self.kind)
