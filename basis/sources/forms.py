"""What an editor fills in to bring a list, or a file of another map."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.sources.models import LONGEST_NAME

CSV_OR_JSON = ".csv,.txt,.tsv,.json,.gz,text/csv,application/json"
ONLY_JSON = ".json,.geojson,.gz,application/json,application/geo+json"


class ListForm(forms.Form):
    """A file, and the name of the list it is."""

    origin = forms.CharField(
        label=_("Hoe heet de lijst?"),
        help_text=_("Kies elke keer dezelfde naam. Zo herkennen wij wat er al staat. Bijvoorbeeld: welzijnsgids."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Geef de lijst een naam.")},
    )
    file = forms.FileField(
        label=_("Uw bestand"),
        help_text=_("CSV, of JSON volgens HSDS. Hooguit 10 MB."),
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": CSV_OR_JSON}),
        error_messages={"required": _("Kies een bestand.")},
    )


class MapFileForm(forms.Form):
    """A file of OpenStreetMap."""

    file = forms.FileField(
        label=_("Bestand van OpenStreetMap"),
        help_text=_("JSON van Overpass, of GeoJSON. Hooguit 10 MB."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ONLY_JSON}),
        error_messages={"required": _("Kies een bestand.")},
    )
