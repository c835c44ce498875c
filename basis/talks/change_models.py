"""Most significant change: panels that choose, level by level, and say why."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.stories.models import Story

HIGHEST = 5
OTHER = "other"  # 'any other change': a domain of its own


class ChangePanel(models.Model):
    """A group of people that chooses from what the level below it offers; numbers, no names."""

    talk = models.ForeignKey("talks.Talk", on_delete=models.CASCADE, related_name="panels")
    level = models.PositiveSmallIntegerField(
        _("op welke stap kiezen zij?"), validators=[MinValueValidator(1), MaxValueValidator(HIGHEST)]
    )
    people = models.CharField(_("wie zijn het?"), max_length=120)
    number = models.PositiveSmallIntegerField(_("met hoeveel zijn zij?"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("kiesgroep")
        ordering = ["level", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, HIGHEST)), name="panel_has_a_level"),
            models.CheckConstraint(condition=Q(number__gt=0) & ~Q(people=""), name="panel_is_of_people"),
        ]

    def __str__(self) -> str:
        return f"{self.people} ({self.number})"


class Choice(models.Model):
    """The story that a panel found to tell of the most significant change, and why; one for each domain."""

    panel = models.ForeignKey(ChangePanel, on_delete=models.CASCADE, related_name="choices")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    domain = models.CharField(max_length=100, blank=True)  # empty: there are no domains; `OTHER`: any other change
    why = models.TextField(_("waarom dit verhaal?"), max_length=1000, validators=[MaxLengthValidator(1000)])
    chosen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("keuze van een kiesgroep")
        ordering = ["panel", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "domain"], name="a_panel_chooses_once_in_a_domain"),
            models.CheckConstraint(condition=~Q(why=""), name="a_choice_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.story_id}"
