"""Area conversations about meeting: when and where, who joined, what was heard and what was agreed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basis.accounts.models import in_role
from basis.areas.models import Area
from basis.socialmap.models import Organisation, Place

HOLD = "meeting.hold_conversation"
LONGEST = 3000  # characters of what was heard: a page


class Kind(models.TextChoices):
    """Kinds of people who join a conversation. Somebody is counted once, as what she came for."""

    CHILDREN = "children", _("kinderen")
    YOUNG = "young", _("jongeren")
    RESIDENTS = "residents", _("bewoners")
    OLDER = "older", _("ouderen")
    VOLUNTEERS = "volunteers", _("vrijwilligers")
    COUNCIL = "council", _("mensen van de wijkraad of dorpsraad")
    ORGANISATIONS = "organisations", _("mensen van organisaties")
    MUNICIPALITY = "municipality", _("mensen van de gemeente")


class State(models.TextChoices):
    """How it went with an agreement."""

    OPEN = "open", _("afgesproken")
    DONE = "done", _("gedaan")
    DROPPED = "dropped", _("gaat niet door")

    @property
    def colour(self) -> str:
        """The colour of its label, in the palette of the pack."""
        return {"done": "green", "dropped": "brick"}.get(self.value, "maas")


class AreaConversationQuerySet(models.QuerySet["AreaConversation"]):
    """Filters on conversations."""

    def visible_to(self, viewer: Any, area: Area) -> AreaConversationQuerySet:
        """Those of an area, or of all for the municipality: everyone reads what is published.

        Who may hold a conversation there also reads what is not yet.
        """
        if area.kind == Area.Kind.MUNICIPALITY:
            return self.published()
        found = self.filter(area=area)
        return found if viewer and viewer.has_perm(HOLD, area) else found.published()

    def published(self) -> AreaConversationQuerySet:
        return self.filter(published_at__isnull=False)


class AreaConversation(models.Model):
    """A conversation with residents of an area about where they meet and what they miss."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="conversations")
    held_on = models.DateField(_("wanneer was het?"))
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("waar was het?")
    )
    heard = models.TextField(_("wat is er gezegd?"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    role = models.CharField(_("rol van de gemeente"), max_length=80)  # key of a role in the pack of the vision
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    as_role = models.CharField(max_length=40, blank=True)  # in which she wrote it
    published_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)  # invented, for the demo

    objects = AreaConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("gebiedsgesprek")
        verbose_name_plural = _("gebiedsgesprekken")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["area", "-held_on"])]
        constraints = [
            models.CheckConstraint(condition=~Q(heard="") & ~Q(role=""), name="conversation_says_something"),
        ]

    def __str__(self) -> str:
        date = date_format(self.held_on, "DATE_FORMAT")
        return gettext("Gesprek van %(date)s in %(area)s") % {"date": date, "area": self.area}

    def get_absolute_url(self) -> str:
        return reverse("meeting:conversation", args=[self.area.slug, self.pk])

    @property
    def by(self) -> str:
        """'een opbouwwerker', or 'de gemeente' when that is no longer known."""
        return in_role(self.as_role) or gettext("de gemeente")


class Joined(models.Model):
    """How many people of a kind joined a conversation."""

    conversation = models.ForeignKey(AreaConversation, on_delete=models.CASCADE, related_name="joined")
    kind = models.CharField(max_length=16, choices=Kind)
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "kind"], name="a_kind_once_in_a_conversation"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values, number__gt=0), name="somebody_of_a_kind_joined"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()}"


class Agreement(models.Model):
    """What was agreed: whose it is, by when, and how it went. Its owner is one of the three."""

    conversation = models.ForeignKey(AreaConversation, on_delete=models.CASCADE, related_name="agreements")
    text = models.CharField(_("wat is er afgesproken?"), max_length=300)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    person_role = models.CharField(max_length=40, blank=True)  # of that person; this is what everyone sees
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    residents = models.CharField(max_length=120, blank=True)  # as they call themselves: "bewoners van de galerij"
    due_on = models.DateField(_("wanneer moet het klaar zijn?"))
    state = models.CharField(_("hoe staat het ermee?"), max_length=8, choices=State, default=State.OPEN)
    outcome = models.CharField(_("wat kwam ervan?"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(person_role="") & Q(organisation=None, residents=""))
                | Q(person_role="", person=None, organisation__isnull=False, residents="")
                | (Q(person_role="", person=None, organisation=None) & ~Q(residents="")),
                name="agreement_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(state__in=State.values) & ~Q(outcome="")),
                name="agreement_says_what_came_of_it",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="agreement_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def stands(self) -> State:
        """How it went, with its colour."""
        return State(self.state)

    @property
    def owner(self) -> str:
        """Whose it is, as shown: an organisation, a group of residents, or the role of somebody who works here."""
        return str(self.organisation or self.residents or in_role(self.person_role))


class Amendment(models.Model):
    """What a published conversation said before it was changed, why it was, and in which role somebody did."""

    conversation = models.ForeignKey(AreaConversation, on_delete=models.CASCADE, related_name="amendments")
    was = models.JSONField()  # label → what stood there
    why = models.CharField(_("waarom verandert u dit?"), max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    as_role = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="amendment_says_why")]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.made_at:%Y-%m-%d}"

    @property
    def by(self) -> str:
        """'een opbouwwerker', or 'de gemeente' when that is no longer known."""
        return in_role(self.as_role) or gettext("de gemeente")
