"""What an editor fills in to say which column of a file is which of ours, and what holds for all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.socialmap.csv_reading import KINDS, NEEDED, WORDS
from basis.sources.columns import LABELS
from basis.sources.file_reading import Head

PASS_OVER = [("", _("niet gebruiken"))]
FIXED: dict[str, Any] = {  # what may hold for all rows
    "soort": _("Wat zijn het?"),
    "bron": _("Wie zegt het?"),
    "bevestigd_op": _("Wanneer zei iemand dat het klopt?"),
    "bron_adres": _("Webadres van de bron"),
    "licentie": _("Licentie"),
    "binnen_buiten": _("Binnen of buiten?"),
    "toegang": _("Van wie en voor wie?"),
    "gebied": _("In welke wijk of welk dorp?"),
    "plaats": _("In welke plaats?"),
}


class ColumnsForm(forms.Form):
    """Of each column of a file which of ours it is; and what holds for all rows."""

    template_name = "sources/_columns_form.html"

    def __init__(self, *args: Any, head: Head, layout: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.head = head
        self.told = [(number, name) for number, name in enumerate(head.columns) if name]
        chosen = {theirs.lower(): ours for ours, theirs in layout.get("columns", {}).items()}
        values = {"bevestigd_op": timezone.localdate().isoformat()} | layout.get("values", {})
        for number, name in self.told:
            first = " · ".join(head.examples(number))
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=name,
                choices=[*PASS_OVER, *LABELS.items()],
                required=False,
                initial=chosen.get(name.lower(), ""),
                help_text=first or _("leeg in de eerste rijen"),
            )
        for name, field in _fixed().items():
            field.required, field.initial = False, values.get(name, "")
            self.fields[f"value-{name}"] = field
        self.fields["name_is_key"] = forms.BooleanField(
            label=_("Mijn lijst heeft geen sleutel. Gebruik de naam."),
            help_text=_("Verandert een naam later, dan denken wij dat het iets nieuws is."),
            required=False,
            initial=layout.get("name_is_key", False),
        )

    @property
    def columns(self) -> list[forms.BoundField]:
        """One field for each column of the file."""
        return [self[f"column-{number}"] for number, _name in self.told]

    @property
    def fixed(self) -> list[forms.BoundField]:
        """What holds for all rows."""
        return [self[f"value-{name}"] for name in FIXED]

    def clean(self) -> dict[str, Any]:
        """Each of ours at most once, and all that must be there."""
        said = super().clean() or {}
        seen: dict[str, str] = {}
        for number, name in self.told:
            if (ours := said.get(f"column-{number}")) and ours in seen:
                words = _("Deze keuze staat ook bij ‘%(column)s’. Kies haar één keer.") % {"column": seen[ours]}
                self.add_error(f"column-{number}", words)
            seen |= {ours: name} if ours else {}
        values = {name: said.get(f"value-{name}") for name in FIXED}
        without = {"sleutel"} if said.get("name_is_key") else set()
        for name in NEEDED:
            if name not in seen and not values.get(name) and name not in without:
                words = _("Kies de kolom voor ‘%(name)s’, of vul het in.") % {"name": LABELS[name]}
                self.add_error(f"value-{name}" if name in FIXED else None, words)
        return said

    def layout(self) -> dict[str, Any]:
        """What was chosen, for the reader of the social map."""
        said = self.cleaned_data
        columns = {said[f"column-{number}"]: name for number, name in self.told if said[f"column-{number}"]}
        skip = [name for number, name in self.told if not said[f"column-{number}"] and name.lower() in LABELS]
        values = {name: str(said[f"value-{name}"]) for name in FIXED if said.get(f"value-{name}")}
        told = {"columns": columns, "values": values, "skip": skip}
        return told | ({"name_is_key": True} if said["name_is_key"] and "sleutel" not in columns else {})


def _fixed() -> dict[str, forms.Field]:
    areas = Area.objects.own().order_by("order", "name")
    choices: dict[str, Sequence[tuple[Any, Any]]] = {
        "soort": [("", ""), *((kind, kind) for kind in KINDS)],
        "binnen_buiten": [("", ""), *((word, word) for word in WORDS["setting"])],
        "toegang": [("", ""), *((word, word) for word in WORDS["openness"])],
        "gebied": [("", ""), *((area.code, str(area)) for area in areas)],
    }
    made: dict[str, forms.Field] = {
        name: forms.ChoiceField(label=FIXED[name], choices=listed) for name, listed in choices.items()
    }
    made["bevestigd_op"] = forms.DateField(
        label=FIXED["bevestigd_op"], widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    made["bron_adres"] = forms.URLField(label=FIXED["bron_adres"], max_length=300, assume_scheme="https")
    for name in ("bron", "licentie", "plaats"):
        made[name] = forms.CharField(label=FIXED[name], max_length={"bron": 300}.get(name, 80))
    return {name: made[name] for name in FIXED}
