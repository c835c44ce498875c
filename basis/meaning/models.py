"""What is seen in the stories of a round, what it might mean, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.meaning.kinds import ClusterKind as ClusterKind
from basis.meaning.kinds import Perspective as Perspective
from basis.meaning.kinds import Strength as Strength
from basis.stories.models import Round, Story

FEWEST = 2  # interpretations of what is seen: with one, people are told what to think
LONGEST = 1500  # characters


class Cluster(models.Model):
    """What belongs together, put together by hand: observations in a theme, interpretations in a perspective."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="clusters")
    kind = models.CharField(max_length=11, choices=ClusterKind)
    title = models.CharField(_("hoe heet het?"), max_length=100)
    place = models.PositiveSmallIntegerField()  # the order in which they are read

    class Meta:
        verbose_name = _("groep op tafel")
        verbose_name_plural = _("groepen op tafel")
        ordering = ["kind", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind", "title"], name="one_cluster_a_title"),
            models.CheckConstraint(condition=Q(kind__in=ClusterKind.values), name="cluster_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.title


class Observation(models.Model):
    """Something that is seen in the stories of a round. It says nothing yet of what that means."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="observations")
    title = models.CharField(_("wat ziet u, in één zin?"), max_length=120)
    text = models.TextField(
        _("wat ziet u precies?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    strength = models.CharField(_("hoe duidelijk is het?"), max_length=6, choices=Strength, default=Strength.MEDIUM)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pattern = models.JSONField(default=list, blank=True)  # keys of the one or two questions in whose figure it is seen
    stories = models.ManyToManyField(Story, related_name="+", blank=True)  # that show it; asked anew at each reading
    theme = models.ForeignKey(Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="observations")
    place = models.PositiveSmallIntegerField(default=0)  # its order within the theme
    is_in_report = models.BooleanField(_("komt in het verslag"), default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    class Meta:
        verbose_name = _("observatie")
        verbose_name_plural = _("observaties")
        ordering = ["theme__place", "place", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(strength__in=Strength.values), name="strength_is_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meaning:observation", args=[self.round.slug, self.pk])


class Interpretation(models.Model):
    """What something that is seen might mean, from one perspective, with an idea of what could be done."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="interpretations")
    text = models.TextField(_("wat kan het betekenen?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    idea = models.TextField(
        _("wat zouden we kunnen doen?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    perspective = models.CharField(_("wie kijkt er zo naar?"), max_length=12, choices=Perspective)
    said_by = models.CharField(_("wie zei het?"), max_length=100, blank=True)  # 'two volunteers', never a name
    contradicts = models.BooleanField(_("Dit spreekt een andere duiding tegen"), default=False)
    cluster = models.ForeignKey(
        Cluster, null=True, blank=True, on_delete=models.SET_NULL, related_name="interpretations"
    )
    place = models.PositiveSmallIntegerField(default=0)  # its order within the observation, or the perspective
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("duiding")
        verbose_name_plural = _("duidingen")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(perspective__in=Perspective.values), name="perspective_is_known"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


def compete(found: Iterable[Interpretation]) -> bool:
    """Whether these interpretations leave something to choose: two or more, of which one comes from another
    perspective or contradicts another."""
    those = list(found)
    return len(those) >= FEWEST and (
        len({one.perspective for one in those}) > 1 or any(one.contradicts for one in those)
    )
