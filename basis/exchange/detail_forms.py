"""What a card may say besides its first words: when, where, how far, how often, in which languages, and who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.exchange import queries
from basis.exchange.kinds import MOMENTS, Day, Often, Part, Reach, Speaks
from basis.socialmap.entry_models import LANGUAGES, Openness
from basis.socialmap.models import Organisation, Place
from basis.socialmap.queries import point_of_postcode


class WhenWidget(forms.CheckboxSelectMultiple):
    """A row for each day, with morning, afternoon and evening to tick; works without a script and on a small screen."""

    template_name = "exchange/widgets/when.html"

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, dict(attrs or {}))
        chosen = set(value or ())
        context["widget"]["days"] = [
            (day.label, [(part.label, code, code in chosen) for part in Part if (code := f"{day.value}-{part.value}")])
            for day in Day
        ]
        return context


class DetailForm(forms.Form):
    """All of it may stay empty. `area` says which meeting places can be chosen."""

    when = forms.MultipleChoiceField(
        label=_("Wanneer?"),
        help_text=_("Kies wat past. Maakt het niet uit? Laat dan alles leeg."),
        choices=[(code, code) for code in MOMENTS],
        widget=WhenWidget,
        required=False,
    )
    often = forms.ChoiceField(label=_("Hoe vaak?"), choices=[("", _("maakt niet uit")), *Often.choices], required=False)
    reach = forms.ChoiceField(label=_("Hoe ver?"), choices=Reach.choices, initial=Reach.AREA, required=False)
    place = forms.ModelChoiceField(
        label=_("Waar wilt u afspreken?"),
        queryset=Place.objects.none(),
        empty_label=_("maakt niet uit"),
        required=False,
    )
    postcode = forms.CharField(
        label=_("Uw postcode"),
        help_text=_("Dan zoeken wij dicht bij u. Wij bewaren uw postcode niet. Het mag leeg blijven."),
        max_length=7,
        required=False,
        widget=forms.TextInput(attrs={"size": 8, "autocomplete": "postal-code"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("In welke taal?"), choices=LANGUAGES.items(), widget=forms.CheckboxSelectMultiple, required=False
    )
    speaks = forms.ChoiceField(label=_("Wie zegt dit?"), choices=Speaks.choices, initial=Speaks.PERSON, required=False)
    byline = forms.CharField(
        label=_("Hoe noemt u zich?"),
        help_text=_("Bijvoorbeeld: wij van de Heuvelstraat. Uw naam hoeft niet."),
        max_length=80,
        required=False,
    )
    is_vacancy = forms.BooleanField(label=_("Wij zoeken vrijwilligers"), required=False)
    at_home = forms.BooleanField(label=_("Het gaat om hulp bij iemand thuis"), required=False)
    coordinator = forms.ModelChoiceField(
        label=_("Welke organisatie begeleidt deze hulp?"),
        queryset=Organisation.objects.none(),
        empty_label=_("geen"),
        required=False,
    )

    def offer(self, area: Area, speakers: Mapping[str, str]) -> None:
        """Which places, and for whom one may speak besides oneself: code → name."""
        places = Place.objects.fresh(timezone.localdate()).in_area(area).filter(is_meeting_place=True)
        self.fields["place"].queryset = places.exclude(openness=Openness.MEMBERS).order_by("name")  # type: ignore[attr-defined]
        self.fields["coordinator"].queryset = queries.coordinators()  # type: ignore[attr-defined]
        self.fields["speaks"].choices = [*Speaks.choices, *speakers.items()]  # type: ignore[attr-defined]
        if not any(code.startswith("organisatie-") for code in speakers):
            del self.fields["is_vacancy"]

    def clean_postcode(self) -> str:
        """One of here, or nothing."""
        postcode = str(self.cleaned_data["postcode"]).strip()
        if postcode and point_of_postcode(postcode) is None:
            raise ValidationError(_("Deze postcode kennen wij hier niet."))
        return postcode
