"""What somebody fills in to have a calendar read in: whose it is, and a file or an address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.calendars import queries, rules
from basis.calendars.actions import Details
from basis.calendars.models import LONGEST_NAME
from basis.socialmap.models import Organisation
from basis.themes import Theme

ACCEPT = ".ics,.csv,.txt,text/calendar,text/csv"


class FileForm(forms.Form):
    """A file to read again."""

    file = forms.FileField(
        label=_("Bestand met de agenda"),
        help_text=_("iCal (.ics) of een tabel (.csv). Hooguit 5 MB."),
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Kies een bestand.")},
    )


class BringForm(FileForm):
    """A calendar: an address or a file, whose it is, and where it is."""

    field_order = ("name", "url", "file", "organisation", "organiser", "area", "theme")
    name = forms.CharField(
        label=_("Hoe heet de agenda?"),
        help_text=_("Zo staat het bij elke activiteit: uit de agenda van … Bijvoorbeeld: wijkcentrum De Schakel."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Geef de agenda een naam.")},
    )
    url = forms.CharField(
        label=_("Adres van de agenda op internet"),
        help_text=_("Begint met https:// en eindigt vaak op .ics. Wij lezen haar dan vanzelf, vier keer per dag."),
        max_length=300,
        required=False,
        widget=forms.URLInput,
    )
    organisation = forms.ModelChoiceField(
        label=_("Van welke organisatie?"), queryset=Organisation.objects.none(), required=False, empty_label=_("geen")
    )
    organiser = forms.CharField(
        label=_("Of van wie anders?"),
        help_text=_("Als de organisatie niet op de sociale kaart staat. Noem geen naam van een bewoner."),
        max_length=120,
        required=False,
    )
    area = forms.ModelChoiceField(
        label=_("In welke wijk of welk dorp?"),
        queryset=Area.objects.none(),
        empty_label=None,
        error_messages={"required": _("Kies een wijk of dorp.")},
    )
    theme = forms.ChoiceField(
        label=_("Waar gaan de meeste activiteiten over?"), choices=Theme.choices, initial=Theme.MEET
    )

    def __init__(self, *args: Any, viewer: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].required = False
        self.fields["file"].label = _("Of een bestand met de agenda")
        hers, kept = rules.areas_of(viewer), queries.organisations_of(viewer)
        is_worker = bool(hers)
        organisations = Organisation.objects.order_by("name")
        if not is_worker:
            organisations = organisations.filter(pk__in=[one.pk for one in kept])
            self.fields["organisation"].required = True
            self.fields["organisation"].error_messages["required"] = _("Kies uw organisatie.")
            del self.fields["organiser"]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        choices = hers if is_worker and not kept else queries.choices()
        self.fields["area"].queryset = Area.objects.filter(pk__in=[one.pk for one in choices])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        has_url, has_file = bool(said.get("url")), said.get("file") is not None
        if has_url == has_file and not self.errors:
            raise ValidationError(_("Geef het adres van de agenda, of kies een bestand. Eén van de twee."))
        return said

    def details(self) -> Details:
        """What was filled in."""
        said = self.cleaned_data
        names = ("name", "area", "theme", "organisation", "url")
        return Details(organiser=said.get("organiser", ""), **{name: said[name] for name in names})


class RemoveForm(forms.Form):
    """What becomes of the activities of a calendar that is taken away."""

    keeps = forms.ChoiceField(
        label=_("Wat gebeurt er met de activiteiten?"),
        choices=[
            ("ja", _("Ze blijven staan.")),
            ("nee", _("Wat nog komt, gaat niet door. Wie meedoet, krijgt bericht.")),
        ],
        initial="ja",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met de activiteiten gebeurt.")},
    )
