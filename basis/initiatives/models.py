"""What residents begin themselves: their initiative, who carries it, who follows it, and how it goes on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.areas.models import Area
from basis.initiatives.kinds import Stage as Stage
from basis.initiatives.kinds import Wanting as Wanting
from basis.initiatives.progress_models import Ask as Ask
from basis.initiatives.progress_models import Invitation as Invitation
from basis.initiatives.progress_models import JoinProposal as JoinProposal
from basis.initiatives.progress_models import Update as Update
from basis.moderation.models import Contribution
from basis.moderation.queries import seen_by
from basis.socialmap.entry_models import Codes
from basis.socialmap.models import Place
from basis.themes import Group, Theme

LONGEST = 3000  # characters


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Filters on initiatives."""

    def visible_to(self, viewer: Any) -> InitiativeQuerySet:
        """Everyone reads what stands on the website; its author also what still waits. What was joined leads on."""
        return self.filter(seen_by(viewer), merged_into=None)

    def going(self) -> InitiativeQuerySet:
        """What did not stop and does not rest."""
        return self.exclude(stage=Stage.STOPPED).filter(is_paused=False)


class Initiative(models.Model):
    """Something residents begin themselves and that stays theirs. Whether it is seen is said by its contribution."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(_("hoe heet het?"), max_length=100)
    text = models.TextField(_("wat is het?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    theme = models.CharField(max_length=12, choices=Theme, default=Theme.OTHER)
    groups = Codes(allowed=Group.values, verbose_name=_("voor wie"))
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="initiatives")  # own area, or else wijk
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives")
    where = models.CharField(_("waar"), max_length=120, blank=True)  # in words: "in de tuin achter de kerk"
    byline = models.CharField(_("van wie"), max_length=120, blank=True)  # as shown: "buren van de Berghemseweg"
    website = models.URLField(_("website"), max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.IDEA)
    is_paused = models.BooleanField(default=False)  # it rests for a while; it did not stop
    merged_into = models.ForeignKey("self", null=True, editable=False, on_delete=models.PROTECT, related_name="joined")
    source = models.CharField(max_length=160, blank=True)  # who says so, of what its initiators did not write here
    origin = models.CharField(max_length=80, blank=True)  # the platform or file it came from
    external_id = models.CharField(max_length=120, blank=True)  # its name there
    source_url = models.URLField(max_length=300, blank=True)  # its page there
    recorded_as = models.CharField(max_length=40, blank=True)  # role of who wrote it down for somebody else
    is_example = models.BooleanField(default=False)  # invented, for the demo
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)  # its last sign of life: words, a step, an ask
    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="+")

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["area", "-changed_at", "-id"]),
            models.Index(fields=["-changed_at", "-id"]),
            models.Index(fields=["theme", "-changed_at"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="initiative_stage_is_known"),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="initiative_theme_is_known"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="initiative_is_not_joined_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(origin="", external_id="") | (~Q(origin="") & ~Q(external_id="")),
                name="initiative_named_in_its_list",
            ),
            models.UniqueConstraint(
                fields=["origin", "external_id"], condition=~Q(origin=""), name="one_initiative_a_name_in_its_list"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("initiatives:initiative", args=[self.slug])

    @property
    def stands(self) -> Stage:
        """How far it is, with its colour."""
        return Stage(self.stage)

    @property
    def is_imported(self) -> bool:
        """Whether it is kept on another platform: then it is only read here."""
        return bool(self.origin)

    @property
    def recorded_by(self) -> str:
        """'opbouwwerker', of who wrote it down for somebody else; empty when its initiators did, or claimed it."""
        if self.contribution.author_id is not None:
            return ""
        return in_role(self.recorded_as)

    @property
    def whose(self) -> str:
        """Whose it is, as shown: what its initiators wrote, or 'inwoners'."""
        return self.byline or gettext("inwoners")


class TeamMember(models.Model):
    """Somebody who carries an initiative, called as she wishes; without an account she is only named on its page."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("hoe wilt u heten?"), max_length=80, blank=True)  # empty: she is not named
    role = models.CharField(_("wat doet u?"), max_length=80, blank=True)  # in her words: "houdt de sleutel bij"
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("teamlid")
        verbose_name_plural = _("teamleden")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "person"], name="once_in_a_team"),
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(name=""), name="team_member_is_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.pk}"


class Follower(models.Model):
    """Somebody with an account who wants to hear how an initiative goes on."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="followers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("volger")
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="follows_once")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.pk}"
