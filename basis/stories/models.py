"""What people tell in a round: who told, the story in her words, her answers about it, and what it may be used for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.moderation.models import Contribution, State
from basis.moderation.queries import OWN
from basis.stories.kinds import FREE_TEXT as FREE_TEXT
from basis.stories.kinds import NEXT as NEXT
from basis.stories.kinds import OF_OPTIONS as OF_OPTIONS
from basis.stories.kinds import About as About
from basis.stories.kinds import Kind as Kind
from basis.stories.kinds import Stage as Stage
from basis.stories.kinds import Use as Use
from basis.stories.kinds import Way as Way
from basis.stories.round_models import NextVersion as NextVersion
from basis.stories.round_models import Question as Question
from basis.stories.round_models import Questionnaire as Questionnaire
from basis.stories.round_models import Return as Return
from basis.stories.round_models import Round as Round
from basis.stories.round_models import RoundQuerySet as RoundQuerySet

LONGEST = 10_000  # characters of a story
COUNTED = (State.VISIBLE, State.HELD, State.UNCONFIRMED, State.CHANGE_ASKED)  # answers show nothing of the story


class Teller(models.Model):
    """Somebody who told in a round, once or more often: what she said about herself, and how it came here."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="tellers")
    way = models.CharField(max_length=6, choices=Way, default=Way.WEB)
    language = models.CharField(max_length=5, default="nl")
    answers = models.JSONField(
        default=dict, blank=True
    )  # key of a question about who tells → answer (see `answers.py`)
    is_under_16 = models.BooleanField(default=False)
    parent_agrees = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # who wrote it down, typed it over or read it in
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verteller")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="teller_way_is_known"),
            models.CheckConstraint(condition=Q(is_under_16=False) | Q(parent_agrees=True), name="a_child_has_a_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"


class ReturnAddress(models.Model):
    """Where somebody who told hears what was done with it. Kept apart from what she told, and only until then."""

    teller = models.OneToOneField(Teller, on_delete=models.CASCADE, related_name="return_address")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )  # who has an account is found there
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="nl")
    made_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)  # when she heard

    class Meta:
        verbose_name = _("adres voor de terugkoppeling")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(person=None) & ~Q(email="")) | (~Q(person=None) & Q(email="")), name="return_goes_one_way"
            )
        ]

    def __str__(self) -> str:
        return str(self.teller_id)


class StoryQuerySet(models.QuerySet["Story"]):
    """Filters on stories. Each says for what: being counted is not being read."""

    def visible_to(self, viewer: Any) -> StoryQuerySet:
        """Everyone reads what its teller put on the website whole; she reads her own."""
        public = Q(contribution__state=State.VISIBLE, use=Use.PUBLISH, is_for_talk_only=False)
        if not getattr(viewer, "is_authenticated", False):
            return self.filter(public)
        return self.filter(public | Q(contribution__author=viewer.pk, contribution__state__in=[State.VISIBLE, *OWN]))

    def counted(self) -> StoryQuerySet:
        """Whose answers count: all but what was withdrawn, hidden or removed."""
        return self.filter(contribution__state__in=COUNTED)

    def readable_in_talk(self) -> StoryQuerySet:
        """What may be read in a conversation: its teller said so, and somebody looked at the names in it."""
        return self.filter(contribution__state=State.VISIBLE, use__gte=Use.TALK)

    def quotable(self) -> StoryQuerySet:
        """Of which sentences may be used where others read them."""
        return self.filter(contribution__state=State.VISIBLE, use__gte=Use.QUOTE, is_for_talk_only=False)


class Story(models.Model):
    """A story in the words of its teller, with what she says it means. Nobody else changes its words."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="stories")
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="stories")
    teller = models.ForeignKey(Teller, on_delete=models.PROTECT, related_name="stories")
    prompt = models.CharField(max_length=40, blank=True)  # key of the option of the eliciting question
    title = models.CharField(_("hoe heet uw verhaal?"), max_length=120, blank=True)
    text = models.TextField(_("uw verhaal"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True)
    is_spoken = models.BooleanField(default=False)  # told aloud, and written down by somebody else
    answers = models.JSONField(default=dict, blank=True)  # key of a question → answer (see `answers.py`)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="stories")
    photo = models.CharField(max_length=40, blank=True)  # its name in basis.uploads; shown only where the story is
    photo_alt = models.CharField(max_length=200, blank=True)  # what can be seen on it
    photo_width = models.PositiveSmallIntegerField(default=0)
    photo_height = models.PositiveSmallIntegerField(default=0)
    use = models.PositiveSmallIntegerField(choices=Use, default=Use.COUNT)
    with_area = models.BooleanField(default=False)  # whether her wijk or dorp may stand beside it
    is_for_talk_only = models.BooleanField(default=False)  # it tells who it is about: not to be shown or quoted
    redacted = models.TextField(max_length=LONGEST, blank=True)  # as staff blacked it out, marked as such; hers stays
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seconds = models.PositiveIntegerField(null=True, blank=True)  # how long filling in took
    told_at = models.DateTimeField(default=timezone.now)
    external_id = models.CharField(max_length=64, blank=True)  # of the line of a table that it was read from
    is_example = models.BooleanField(default=False)  # invented, for the demo
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("verhaal")
        verbose_name_plural = _("verhalen")
        ordering = ["-told_at", "-pk"]
        indexes = [models.Index(fields=["round", "told_at"]), models.Index(fields=["use", "-told_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(use__in=Use.values), name="story_use_is_known"),
            models.UniqueConstraint(
                fields=["round", "external_id"], condition=~Q(external_id=""), name="a_line_of_a_table_is_read_once"
            ),
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_alt=""), name="story_photo_is_described"),
            models.CheckConstraint(
                condition=Q(is_for_talk_only=False) | Q(use__gte=Use.TALK), name="for_talk_only_may_be_talked_about"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("stories:story", args=[self.round.slug, self.pk])

    @property
    def is_public(self) -> bool:
        """Whether everyone reads it whole."""
        return self.contribution.state == State.VISIBLE and self.use == Use.PUBLISH and not self.is_for_talk_only

    @property
    def shown(self) -> str:
        """Its words as others read them."""
        return self.redacted or self.text
