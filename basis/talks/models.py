"""A conversation about the stories of a round: what lies on the table, who joined, what moved them, what was agreed."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.needs.models import Need
from basis.stories.models import Return, Round, Story
from basis.talks.change_models import ChangePanel as ChangePanel
from basis.talks.change_models import Choice as Choice
from basis.talks.kinds import Form as Form
from basis.talks.kinds import Handed as Handed
from basis.talks.kinds import State as State
from basis.talks.kinds import Went as Went
from basis.talks.kinds import Who as Who

LONGEST = 3000  # characters of what moved people: a page


class TalkQuerySet(models.QuerySet["Talk"]):
    """Filters on conversations."""

    def seen(self, leads: bool) -> TalkQuerySet:
        """Everyone reads what was held and is published; who leads the round (`leads`) all of them."""
        return self if leads else self.filter(published_at__isnull=False)


class Talk(models.Model):
    """People read stories together, say what moves and surprises them, and agree on what comes next."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="talks")
    form = models.CharField(_("hoe gaat het gesprek?"), max_length=12, choices=Form, default=Form.CONVERSATION)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(_("wanneer is het?"))
    where = models.CharField(_("waar is het?"), max_length=200)
    led_by = models.CharField(_("wie leidt het gesprek?"), max_length=120)  # as shown; preferably a role
    domains = models.JSONField(default=list, blank=True)  # subjects of change, when there are any: texts
    state = models.CharField(max_length=8, choices=State, default=State.PREPARED)
    moved = models.TextField(
        _("wat raakte ons?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    surprised = models.TextField(
        _("wat verraste ons?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)], blank=True
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = TalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("verhaalgesprek")
        verbose_name_plural = _("verhaalgesprekken")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(form__in=Form.values), name="talk_form_is_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="talk_state_is_known"),
            models.CheckConstraint(condition=Q(published_at=None) | Q(state="held"), name="only_what_was_held_is_read"),
        ]

    def __str__(self) -> str:
        return gettext("Verhaalgesprek van %(date)s") % {"date": date_format(self.held_on, "DATE_FORMAT")}

    def get_absolute_url(self) -> str:
        return reverse("talks:talk", args=[self.round.slug, self.pk])

    @property
    def is_held(self) -> bool:
        return self.state == State.HELD

    @property
    def is_of_change(self) -> bool:
        """Whether panels choose the most significant change."""
        return self.form == Form.CHANGE


class Present(models.Model):
    """How many people of a kind joined: numbers, no names."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="present")
    kind = models.CharField(max_length=16, choices=Who)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("wie erbij waren")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["talk", "kind"], name="a_kind_once_in_a_talk"),
            models.CheckConstraint(condition=Q(kind__in=Who.values, number__gt=0), name="somebody_was_present"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"


class ChosenStory(models.Model):
    """A story that is laid on the table. Whether it may still be read is asked at every reading (`queries.chosen`)."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="chosen")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()  # the order on the table, and the number on its card
    quote = models.CharField(max_length=500, blank=True)  # a sentence of it, word for word, for who was not there

    class Meta:
        verbose_name = _("gekozen verhaal")
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["talk", "story"], name="a_story_once_in_a_talk")]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.place}"


class ChosenPattern(models.Model):
    """A question, or two beside each other, of which the figure is laid on the table."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="patterns")
    first = models.CharField(max_length=40)  # key of a question of the round
    second = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("gekozen patroon")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["talk", "first", "second"], name="a_pattern_once_in_a_talk")]

    def __str__(self) -> str:
        return " × ".join(key for key in (self.first, self.second) if key)


class TalkOutcome(models.Model):
    """What was agreed in a conversation: whose it is, by when, where it goes, and how it went."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="outcomes")
    text = models.CharField(_("wat spreken wij af?"), max_length=300)
    whose = models.CharField(_("van wie is het?"), max_length=120)  # a group, an organisation or a role; no names
    due_on = models.DateField(_("wanneer moet het klaar zijn?"), null=True, blank=True)
    handed = models.CharField(_("waar gaat het naartoe?"), max_length=10, choices=Handed, default=Handed.AGREEMENT)
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    initiative = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    commitment = models.CharField(max_length=80, blank=True)  # key of a commitment in the pack of the vision
    went = models.CharField(_("hoe staat het ermee?"), max_length=8, choices=Went, default=Went.AGREED)
    came = models.CharField(_("wat kwam ervan?"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("uitkomst van een verhaalgesprek")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(whose=""), name="outcome_says_what_and_whose"),
            models.CheckConstraint(condition=Q(handed__in=Handed.values), name="outcome_goes_somewhere_known"),
            models.CheckConstraint(
                condition=Q(went="agreed") | (Q(went__in=Went.values) & ~Q(came="")),
                name="outcome_says_what_came_of_it",
            ),
            models.CheckConstraint(condition=~Q(handed="commitment") | ~Q(commitment=""), name="it_names_a_commitment"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def stands(self) -> Went:
        """How it went, with its colour."""
        return Went(self.went)


class Correction(models.Model):
    """What a return said before it was corrected, and why it was; kept, so that who heard it first can see."""

    given_back = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="corrections")
    heard = models.TextField(max_length=4000)
    done = models.TextField(max_length=4000)
    why = models.CharField(_("waarom verbetert u dit?"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verbetering van een terugkoppeling")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="correction_says_why")]

    def __str__(self) -> str:
        return f"{self.given_back_id} {self.at:%Y-%m-%d}"
