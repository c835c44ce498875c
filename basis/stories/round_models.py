"""A story round, and the versions of what it asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.activities.models import Activity
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.stories.kinds import About, Kind, Stage

SMALLEST = 20  # stories in a group that is compared (../narrative: below that a test says nothing)
KEY = r"[a-z][a-z0-9_]{0,39}"


class RoundQuerySet(models.QuerySet["Round"]):
    """Filters on rounds."""

    def visible_to(self, viewer: Any) -> RoundQuerySet:
        """Everyone sees a round from the day it opened; who made it also while it is in the making."""
        begun = ~Q(stage=Stage.DRAFT)
        return self.filter(begun | Q(made_by=viewer.pk) if getattr(viewer, "is_authenticated", False) else begun)

    def open_on(self, today: Any) -> RoundQuerySet:
        """In which one can tell today."""
        return self.filter(stage=Stage.OPEN, begins_on__lte=today, ends_on__gte=today)


class Round(models.Model):
    """People are asked to tell, for a reason and for a time; they hear back what was heard and what is done with it."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(_("hoe heet de ronde?"), max_length=100)
    why = models.TextField(_("waarom vragen wij dit?"), max_length=1000)
    areas = models.ManyToManyField(Area, related_name="story_rounds", blank=True)  # none: the whole municipality
    begins_on = models.DateField(_("vanaf"))
    ends_on = models.DateField(_("tot en met"))
    who = models.CharField(_("wie kan vertellen?"), max_length=200)
    use = models.TextField(_("wat doen wij ermee?"), max_length=1000)
    heard_by = models.DateField(_("wanneer hoort u terug?"))
    contact = models.CharField(_("bij wie kunt u terecht?"), max_length=200)  # a name, and how to reach her
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    smallest = models.PositiveSmallIntegerField(
        _("kleinste groep om te vergelijken"), default=SMALLEST, validators=[MinValueValidator(10)]
    )
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="story_rounds"
    )  # whose team asks, to give account of it
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="story_rounds"
    )  # whose host asks
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("verhaalronde")
        verbose_name_plural = _("verhaalrondes")
        ordering = ["-begins_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="round_stage_is_known"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="round_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(heard_by__gte=F("ends_on")), name="round_is_heard_of_after_it_ends"),
            models.CheckConstraint(condition=Q(smallest__gte=10), name="round_compares_no_fewer_than_ten"),
            models.CheckConstraint(condition=Q(initiative=None) | Q(activity=None), name="round_is_of_one_thing"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:round", args=[self.slug])


class Return(models.Model):
    """What its tellers hear back of a round: what was heard, and what is done with it."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="given_back")
    heard = models.TextField(_("wat hoorden wij?"), max_length=4000)
    done = models.TextField(_("wat doen wij ermee?"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("terugkoppeling")
        verbose_name_plural = _("terugkoppelingen")
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.round_id)


class Questionnaire(models.Model):
    """What a round asks, in one version; from the first story on it is frozen, and a change is a next version."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questionnaires")
    number = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(99)])
    made_at = models.DateTimeField(default=timezone.now)
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("vragenlijst")
        verbose_name_plural = _("vragenlijsten")
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_questionnaire_a_number")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class NextVersion(models.Model):
    """The questions of a next version while they are put together; nobody is asked by them yet."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="next_version")
    questions = models.JSONField(default=list)  # in order, each as `round_actions.Asked` has it
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("volgende vragenlijst")
        verbose_name_plural = _("volgende vragenlijsten")
        ordering = ["round"]

    def __str__(self) -> str:
        return str(self.round_id)


class Question(models.Model):
    """One question of a questionnaire. What belongs to its kind stands in `parts`, as `library.Question` has it."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()  # the order in which they are asked
    key = models.CharField(max_length=40)  # the same in every version in which it means the same
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=6, choices=About, default=About.STORY)
    words = models.JSONField(default=dict)  # language → the question: {"nl": "…", "en": "…"}
    hint = models.JSONField(default=dict, blank=True)  # language → a word of help
    parts = models.JSONField(default=dict, blank=True)  # options, ends, corners, stones, axes, most
    only_if = models.CharField(max_length=40, blank=True)  # the key of an earlier question…
    only_when = models.JSONField(default=list, blank=True)  # … and the answers at which this one is asked
    was = models.CharField(max_length=40, blank=True)  # its key in the version before, when that was another
    was_options = models.JSONField(default=dict, blank=True)  # an option of the version before → the one it is now

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ["questionnaire", "place"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "key"], name="one_question_a_key"),
            models.UniqueConstraint(fields=["questionnaire", "place"], name="one_question_a_place"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="question_kind_is_known"),
            models.CheckConstraint(condition=Q(about__in=About.values), name="question_about_is_known"),
            models.CheckConstraint(
                condition=Q(only_if="", only_when=[]) | (~Q(only_if="") & ~Q(only_when=[])),
                name="a_condition_has_a_question_and_answers",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def say(self, language: str) -> str:
        """The question in this language, or else in Dutch."""
        return str(self.words.get(language) or self.words.get("nl", ""))

    @property
    def options(self) -> list[str]:
        """The keys of what one can choose from, in order."""
        return [one["key"] for one in self.parts.get("options", [])]
