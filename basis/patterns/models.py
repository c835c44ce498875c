"""What was made of the stories of a round, kept so that a page need not make it again."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from basis.stories.models import Questionnaire, Round

FORM = 1  # of what is kept, and of how it is made; what was kept in another form is made anew


class Kept(models.Model):
    """The answers of a round as columns and the tests made of them, with the stories they were made of.

    The columns hold who told by number and no word of any story. What no longer counts is taken out of them by the
    clock, and is in no page from the moment that it does not count.
    """

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="patterns")
    form = models.PositiveSmallIntegerField(default=0)  # FORM when it was made; 0: nothing yet
    questionnaire = models.ForeignKey(Questionnaire, null=True, on_delete=models.SET_NULL, related_name="+")
    smallest = models.PositiveSmallIntegerField(default=0)  # group that was compared, as the round then said
    columns = models.BinaryField(default=bytes)  # `packing.packed`: the stories, their tellers and answers
    results = models.BinaryField(default=bytes)  # `packing.packed_results`
    read_at = models.DateTimeField(null=True, blank=True)  # when the stories were read; later changes are not in it
    made_at = models.DateTimeField(null=True, blank=True)  # when the tests of them were ready
    begun_at = models.DateTimeField(null=True, blank=True)  # while it is being made
    done = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(1_000_000)])  # pairs of questions
    total = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(1_000_000)])  # to do

    class Meta:
        verbose_name = _("patronen van een ronde")
        verbose_name_plural = _("patronen van rondes")
        ordering = ["round"]
        constraints = [models.CheckConstraint(condition=Q(done__lte=F("total")), name="no_more_done_than_there_is")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.made_at}"
