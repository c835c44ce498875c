"""What somebody fills in about an entry: it becomes facts, or says at which field why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import pydantic
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.socialmap import choices, names_queries
from basis.socialmap.entry_words import LABELS
from basis.socialmap.facts import AnyFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.themes import Group, Theme

LOOK_UP, MORE, AGAIN = "zoek-adres", "nog-een-plek", "nog-eens"  # what shows the form again, filled in
NOT_KNOWN = ("", gettext_lazy("weten wij niet"))
Part = tuple[Any, tuple[str, ...]]  # heading and names of fields


def line(name: str, length: int, help_text: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(label=LABELS[name], max_length=length, required=False, help_text=help_text, **options)


def one_of(name: str, of: Any, first: Any = NOT_KNOWN) -> forms.ChoiceField:
    return forms.ChoiceField(label=LABELS[name], choices=[*([first] if first else []), *of], required=not first)


def some_of(name: str, of: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=LABELS[name], choices=of, required=False, widget=forms.CheckboxSelectMultiple
    )


def known_or_not(name: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=LABELS[name],
        choices=[NOT_KNOWN, ("ja", gettext_lazy("ja")), ("nee", gettext_lazy("nee"))],
        coerce=lambda said: said == "ja",
        empty_value=None,
        required=False,
    )


class EntryForm(forms.Form):
    """What every entry says. `known` are the facts of now, of which the form changes what it asks.

    Without `asks_whose` the organisation stays the one that is known. `facts` is what was filled in, once it is valid.
    """

    template_name = "socialmap/_entry_form.html"
    kind: ClassVar[str] = "organisatie"
    shape: ClassVar[type[OrganisationFacts] | type[PlaceFacts] | type[ServiceFacts]] = OrganisationFacts
    parts: ClassVar[tuple[Part, ...]] = (
        (gettext_lazy("Wat het is"), ("name", "also_called", "description", "themes")),
        (gettext_lazy("Hoe mensen u bereiken"), ("phone", "email", "website")),
    )
    paired: ClassVar[tuple[Any, ...]] = ()  # headings of the parts with two fields on a line
    name = forms.CharField(
        label=LABELS["name"], max_length=160, error_messages={"required": gettext_lazy("Vul de naam in.")}
    )
    also_called = line("also_called", 200, gettext_lazy("Andere namen waarmee mensen het zoeken."))
    description = line(
        "description",
        2000,
        gettext_lazy("In gewone woorden, voor wie er nog nooit was. Twee of drie zinnen zijn genoeg."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    themes = some_of("themes", Theme.choices)
    phone = line("phone", 40, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    email = forms.EmailField(
        label=LABELS["email"],
        max_length=254,
        required=False,
        error_messages={"invalid": gettext_lazy("Dit is geen e-mailadres. Het lijkt op naam@voorbeeld.nl.")},
    )
    website = line("website", 300, gettext_lazy("Bijvoorbeeld: https://voorbeeld.nl"))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        known: Mapping[str, Any],
        asks_whose: bool = False,
        **options: Any,
    ) -> None:
        self.known, self.asks_whose = dict(known), asks_whose
        super().__init__(data, initial=self.begin() | options.pop("initial", {}), **options)
        self.facts: AnyFacts | None = None
        self.prepare()
        if data is not None and {LOOK_UP, MORE, AGAIN} & set(data):
            self.show_again()

    def begin(self) -> dict[str, Any]:
        """What the fields begin with."""
        told = {name: value for name, value in self.known.items() if name in self.base_fields}
        return {
            name: {True: "ja", False: "nee"}.get(value, "") if name in choices.ACCESS else value
            for name, value in told.items()
        }

    def prepare(self) -> None:
        """What depends on where we are: lists of areas, rows."""

    def show_again(self) -> None:
        """The same, filled in, without looking at what is wrong."""
        self.initial = dict(self.initial) | {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }
        self.is_bound = False

    @property
    def shown(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The parts with their fields."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.parts]

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """What was filled in, by the names of the facts."""
        told = {name: cleaned[name] for name in self.shape.model_fields if name in cleaned}
        return {name: tuple(sorted(value)) if isinstance(value, list) else value for name, value in told.items()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "website" in cleaned and cleaned["website"] and "://" not in cleaned["website"]:
            cleaned["website"] = f"https://{cleaned['website']}"
        said = self.said(cleaned)
        if not self.errors:
            try:
                self.facts = self.shape(**{**self.known, **said, "confirmed_on": timezone.localdate()})
            except pydantic.ValidationError as error:
                self._tell(error)
        return cleaned

    def _tell(self, error: pydantic.ValidationError) -> None:
        """Each fault at its field; what is about none of the fields stands at the top."""
        for fault in error.errors():
            name = str(fault["loc"][0]) if fault["loc"] else ("amount" if "bedrag" in fault["msg"] else "")
            words = (
                FAULTS.get(name) or str(fault.get("ctx", {}).get("error", "")) or _("Dit kunnen wij zo niet bewaren.")
            )
            self.add_error(name if name in self.fields else None, ValidationError(str(words)))


FAULTS = {
    "phone": gettext_lazy("Schrijf alleen cijfers, en als het moet haakjes, een plus of een streepje."),
    "website": gettext_lazy("Dit is geen webadres. Het lijkt op https://voorbeeld.nl."),
    "postcode": gettext_lazy("Een postcode is vier cijfers en twee letters, zoals 5341 AB."),
    "amount": gettext_lazy("Een bedrag hoort bij ‘u betaalt’ of ‘u koopt er iets’, en is meer dan nul."),
    "lat": gettext_lazy("Dit punt ligt niet in Nederland."),
    "lon": gettext_lazy("Dit punt ligt niet in Nederland."),
    "capacity": gettext_lazy("Vul een getal in van 1 of meer."),
}


class CostForm(EntryForm):
    """Also what it costs."""

    cost_kind = one_of("cost_kind", choices.Cost.choices)
    amount = forms.DecimalField(
        label=LABELS["amount"],
        required=False,
        max_digits=7,
        decimal_places=2,
        localize=True,
        error_messages={"invalid": gettext_lazy("Schrijf het bedrag zo: 2,50.")},
    )
    cost = line("cost", 200, gettext_lazy("Bijvoorbeeld: per keer, of per maand."))
    COST: ClassVar[Part] = (gettext_lazy("Wat het kost"), ("cost_kind", "amount", "cost"))
    target_groups = some_of("target_groups", Group.choices)
    languages = some_of("languages", list(choices.LANGUAGES.items()))
    organisation = forms.CharField(label=LABELS["organisation"], max_length=160, required=False)

    def begin(self) -> dict[str, Any]:
        whose = names_queries.organisation_name(self.known.get("organisation", ""))
        return super().begin() | {"organisation": whose or self.known.get("run_by", "")}

    def prepare(self) -> None:
        if not self.asks_whose:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].widget.attrs["list"] = "namen-van-organisaties"

    @property
    def organisations(self) -> list[str]:
        """Names to choose from while one types."""
        return names_queries.organisation_names() if self.asks_whose else []
