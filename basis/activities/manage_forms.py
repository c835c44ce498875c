"""What the organiser fills in when something is otherwise: one occurrence, a date more, a day less, or not at all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.activities.fact_queries import local
from basis.activities.facts import Difference
from basis.activities.models import Occurrence
from basis.activities.when_forms import CLOCK, NO_TIME, DayField, MomentForm
from basis.socialmap.models import Place

NOTE = _("Iedereen kan dit lezen. Noem geen namen, adressen of links.")
THIS, LATER = "this", "later"


class CancelForm(forms.Form):
    """Why it is not done."""

    words = forms.CharField(label=_("Waarom gaat het niet door?"), help_text=NOTE, max_length=200, required=False)


class OneCancelForm(CancelForm):
    """Why this one is not done, and whether those after it are."""

    which = forms.ChoiceField(
        label=_("Wat gaat niet door?"),
        choices=[(THIS, _("alleen deze keer")), (LATER, _("deze keer, en alles daarna"))],
        initial=THIS,
        widget=forms.RadioSelect,
    )


class OneChangeForm(MomentForm):
    """When and where this one is, and whether those after it are too."""

    place = forms.CharField(
        label=_("Waar is het?"), max_length=160, required=False, widget=forms.TextInput(attrs={"list": "plekken-hier"})
    )
    note = forms.CharField(label=_("Wat is er anders?"), help_text=NOTE, max_length=200, required=False)
    which = forms.ChoiceField(
        label=_("Voor welke keren is dit?"),
        choices=[(THIS, _("alleen deze keer")), (LATER, _("deze keer, en alles daarna"))],
        initial=THIS,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, row: Occurrence, **options: Any) -> None:
        place = row.at_place
        minutes = int((row.ends_at - row.starts_at).total_seconds() // 60)
        self.where = str(place) if place else row.at_spot
        said = self.filled(local(row.starts_at), minutes) | {"place": self.where}
        super().__init__(data, initial=said | {"note": row.note if not row.is_cancelled else ""}, **options)
        self.row, self.whole_days = row, (minutes - 1) // (24 * 60)
        self.places = Place.objects.standing().filter(area=row.activity.area).order_by("name")
        if not row.activity.rrule:
            del self.fields["which"]

    def difference(self) -> Difference:
        """How this one is, once it is clean."""
        said, (starts, minutes) = self.cleaned_data, self.moment()
        words = " ".join(said["place"].split())
        if words == self.where:
            return Difference(starts, minutes, self.row.place, self.row.where, said["note"])
        place = self.places.filter(name__iexact=words).first() if words else None
        return Difference(starts, minutes, place, "" if place else words[:120], said["note"])


class MoreDatesForm(forms.Form):
    """One more date, at its own hour."""

    day = DayField(label=_("Ook op"))
    begins = forms.TimeField(label=_("Van"), widget=CLOCK, error_messages={"invalid": NO_TIME})


class LeaveOutForm(forms.Form):
    """A day on which it is not."""

    day = DayField(label=_("Niet op"))


def put_faults(form: forms.Form, fault: ValidationError) -> None:
    """What an action refused, beside the field it is about, or above the form."""
    names = {"starts": "day", "minutes": "ends", "where": "place"}
    names |= {} if "note" in form.fields else {"note": "words"}
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault)
        return
    for name, told in fault.message_dict.items():
        field = names.get(name, name)
        form.add_error(field if field in form.fields else None, told)
