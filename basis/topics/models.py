"""Theme pages: what belongs together under one name, with one contact point and words of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from basis import languages
from basis.texts import Text
from basis.themes import Group, Theme

EDIT = "topics.edit"
LONGEST = 4000  # characters: what somebody reads before she rings
PHONE = RegexValidator(
    r"^[+]?[0-9][0-9 ()/-]{2,24}$", _("Dit is geen telefoonnummer. Schrijf bijvoorbeeld 0412 123 456.")
)


@dataclass(frozen=True)
class Contact:
    """The one person or desk somebody can turn to."""

    name: str
    role: str
    phone: str
    email: str
    hours: str
    is_example: bool


class TopicQuerySet(models.QuerySet["Topic"]):
    """Filters on theme pages."""

    def visible_to(self, viewer: Any) -> Self:
        """Everyone sees what is shown; editors see all."""
        return self.all() if viewer is not None and viewer.has_perm(EDIT) else self.filter(is_shown=True)


class Topic(models.Model):
    """A theme page: title, introduction and contact are told here; the rest comes from what other modules have."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("titel"), max_length=60)
    title_en = models.CharField(max_length=60, blank=True)
    summary = models.CharField(_("in één zin"), max_length=160)
    summary_en = models.CharField(max_length=160, blank=True)
    introduction = models.TextField(_("inleiding"), max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    introduction_en = models.TextField(max_length=LONGEST, blank=True, validators=[MaxLengthValidator(LONGEST)])
    also_called = models.CharField(max_length=300, blank=True)  # words by which people look for it
    themes = models.JSONField(default=list, blank=True)  # codes of Theme
    groups = models.JSONField(default=list, blank=True)  # codes of Group: what is for them belongs here too
    contact_name = models.CharField(max_length=80, blank=True)
    contact_role = models.CharField(max_length=100, blank=True)
    contact_phone = models.CharField(max_length=25, blank=True, validators=[PHONE])
    contact_email = models.EmailField(blank=True)
    contact_hours = models.CharField(max_length=160, blank=True)  # in words: "maandag tot en met donderdag"
    contact_is_example = models.BooleanField(default=False)  # invented, for the demo
    order = models.PositiveSmallIntegerField(default=50)
    is_shown = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("themapagina")
        verbose_name_plural = _("themapagina’s")
        ordering = ["order", "title"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(summary=""), name="topic_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(contact_name="", contact_role="", contact_phone="", contact_email="", contact_hours="")
                | (~Q(contact_name="") & ~Q(contact_phone="", contact_email="")),
                name="topic_contact_can_be_reached",
                violation_error_message=_("Vul een naam in, en een telefoonnummer of een e-mailadres."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.called)

    def get_absolute_url(self) -> str:
        return reverse("topics:topic", args=[self.slug])

    def clean(self) -> None:
        """Themes and groups are those that every module knows."""
        for name, known in (("themes", Theme.values), ("groups", Group.values)):
            if odd := [code for code in getattr(self, name) if code not in known]:
                raise ValidationError({name: _("‘%(code)s’ kennen wij niet.") % {"code": odd[0]}})

    @property
    def called(self) -> Text:
        """Its title, in the language of the reader where it is translated."""
        return Text({"nl": self.title, "en": self.title_en})

    @property
    def in_short(self) -> Text:
        """What one finds here, in one sentence."""
        return Text({"nl": self.summary, "en": self.summary_en})

    @property
    def paragraphs(self) -> list[str]:
        """The introduction, piece by piece; Dutch on a page in another language says that it is Dutch."""
        language = get_language() or languages.SOURCE
        if language == languages.SOURCE:
            return pieces(self.introduction)
        return pieces(self.introduction_en if language == "en" else "") or [
            languages.mark(piece) for piece in pieces(self.introduction)
        ]

    @property
    def contact(self) -> Contact | None:
        """Whom to ask; None when nobody is named, and then it is the municipality itself."""
        if not self.contact_name:
            return None
        told = (self.contact_name, self.contact_role, self.contact_phone, self.contact_email, self.contact_hours)
        return Contact(*told, is_example=self.contact_is_example)


class TopicLink(models.Model):
    """A page outside this website where one reads more."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="links")
    text = models.CharField(max_length=100)
    url = models.URLField(max_length=300)
    place = models.PositiveSmallIntegerField()  # its number in the list, from 0

    class Meta:
        verbose_name = _("link")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "place"], name="topic_link_has_its_own_place"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(url=""), name="topic_link_leads_somewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.url}"


def pieces(text: str) -> list[str]:
    """The paragraphs of a plain text: what has an empty line between it."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]
