"""What people fill in to say that there is something to do: few questions first, the rest folded away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.activities.facts import ActivityFacts
from basis.activities.models import LONGEST
from basis.activities.more_forms import MoreForm
from basis.activities.recurrence_parts import aware
from basis.activities.when_forms import A_DAY, WhenForm, at_new_hour
from basis.areas.models import Area
from basis.moderation.folded_forms import FoldedForm
from basis.socialmap.models import Place


class ActivityForm(WhenForm, MoreForm, FoldedForm):
    """An activity in `area`. With `now` what it says at this moment is filled in, to be changed."""

    template_name = "activities/_form.html"
    free_text = ("title", "text", "place", "spot", "access", "organiser")
    opening = ("title", "text", "day", "begins", "ends", "repeat", "until", "place")
    folded = tuple(MoreForm.base_fields)
    gebied = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Hoe heet het?"),
        help_text=_("Bijvoorbeeld: koffie in de buurtkamer."),
        max_length=100,
        error_messages={"required": _("Geef het een naam.")},
    )
    text = forms.CharField(
        label=_("Wat gaat u doen?"),
        help_text=_("In uw eigen woorden. Eén zin is genoeg."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat u gaat doen.")},
    )
    place = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("Kies een plek uit de lijst, of schrijf het zelf op: bij de vijver."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "plekken-hier", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        area: Area,
        now: ActivityFacts | None = None,
        viewer: Any = None,
        **options: Any,
    ) -> None:
        if now is not None:
            where = {"place": str(now.place) if now.place else now.where, "spot": now.where if now.place else ""}
            said = {"title": now.title, "text": now.text} | where
            options["initial"] = said | self.filled_with(now) | self.filled_more(now) | options.get("initial", {})
        super().__init__(data, files, viewer=viewer, changes=now is not None, **options)
        self.order_fields([*self.opening, *self.folded])
        self.known = now
        self.places = Place.objects.standing().filter(area=area).order_by("name")
        self.offer_names(viewer)
        if now is not None:
            self.whole_days = (now.minutes - 1) // A_DAY
            self.offer_as_it_is(now)
            del self.fields["gebied"]

    def clean(self) -> dict[str, Any]:
        """Puts together what was filled in, as `facts`."""
        cleaned = super().clean()
        if not (cleaned.get("place") or cleaned.get("online_url")) and "online_url" not in self.errors:
            self.add_error(
                "place", ValidationError(_("Waar is het? Of is het online? Vul dan bij ‘meer’ het adres in."))
            )
        if cleaned.get("amount") and cleaned.get("cost_kind") not in {"consumption", "paid"}:
            self.add_error("cost_kind", ValidationError(_("U schrijft een bedrag. Kies dan dat iemand betaalt.")))
        if not self.errors:
            try:
                cleaned["facts"] = self._facts()
            except ValidationError as fault:
                self.add_error(None, fault)
        return cleaned

    def _facts(self) -> ActivityFacts:
        said, (starts, minutes) = self.cleaned_data, self.moment()
        place = self.places.filter(name__iexact=said["place"]).first() if said["place"] else None
        told = self.extra() | {"place": place, "where": said["spot"] if place else said["place"][:120]}
        told |= {"title": said["title"], "text": said["text"], "starts": starts, "minutes": minutes}
        told |= {"rrule": self.rrule()}
        if self.known is None and not told["rrule"] and aware(starts) < timezone.now():
            raise ValidationError({"day": _("Deze dag is al voorbij.")})
        return replace(at_new_hour(self.known, starts), **told) if self.known else ActivityFacts(**told)
