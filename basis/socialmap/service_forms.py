"""What somebody fills in about a service: also the places where it can be had, each with its hours."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.socialmap import choices, names_queries
from basis.socialmap.entry_forms import MORE, CostForm, Part, line, one_of
from basis.socialmap.facts import AtFacts, ServiceFacts
from basis.socialmap.hours_forms import HoursField

MOST_ROWS = 30


class AtForm(forms.Form):
    """One place where a service can be had."""

    place = forms.CharField(
        label=gettext_lazy("Op welke plek?"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"list": "namen-van-plekken"}),
    )
    opening_hours = HoursField(label=gettext_lazy("Wanneer is het daar?"))
    note = forms.CharField(
        label=gettext_lazy("Waar op deze plek?"),
        help_text=gettext_lazy("Bijvoorbeeld: zaal 2, op de eerste verdieping."),
        max_length=200,
        required=False,
    )

    def clean_place(self) -> str:
        """The primary key of the place that is meant; '' when none is filled in."""
        typed = str(self.cleaned_data["place"])
        if not typed:
            return ""
        found = names_queries.place_called(typed)
        if found is None:
            like = names_queries.places_like(typed)
            told = _("Deze plek kennen wij niet.")
            raise ValidationError(f"{told} {_('Bedoelt u:')} {', '.join(like)}?" if like else told)
        return str(found.pk)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "place" in cleaned and not cleaned["place"] and (cleaned.get("opening_hours") or cleaned.get("note")):
            self.add_error("place", ValidationError(_("Schrijf op welke plek dit is, of maak de tijden leeg.")))
        return cleaned


class ServiceForm(CostForm):
    """A service. A row without a place is passed over."""

    kind = "aanbod"
    shape = ServiceFacts
    parts: ClassVar[tuple[Part, ...]] = (
        (
            gettext_lazy("Wat het is"),
            ("name", "also_called", "organisation", "description", "themes", "provision", "status"),
        ),
        (gettext_lazy("Voor wie het is"), ("target_groups", "eligibility", "languages", "area_code")),
        CostForm.COST,
        (gettext_lazy("Hoe iemand meedoet"), ("how_to_join", "phone", "email", "website")),
    )
    provision = one_of("provision", choices.Provision.choices, ())
    status = one_of("status", choices.Status.choices, ())
    eligibility = line("eligibility", 200, gettext_lazy("Bijvoorbeeld: wie voor een ander zorgt."))
    how_to_join = line("how_to_join", 400, gettext_lazy("Bijvoorbeeld: loop binnen, of bel eerst."))
    area_code = forms.ChoiceField(label=gettext_lazy("Alleen voor wie woont in"), required=False)

    def prepare(self) -> None:
        super().prepare()
        code = self.known.get("area_code", "")
        here = [(area.code, str(area)) for area in areas.own_choices()]
        if code and code not in dict(here):
            here += [(area.code, str(area)) for area in Area.objects.here().filter(code=code)]
        self.fields["area_code"].choices = [("", _("maakt niet uit")), *here]  # type: ignore[attr-defined]
        self.rows = self._rows()

    def _rows(self) -> list[AtForm]:
        """One for each place, and one more to fill in."""
        if "rows" in self.data:
            sent = str(self.data["rows"])
            count = min(int(sent) if sent.isdecimal() and len(sent) < 4 else 1, MOST_ROWS)
            return [AtForm(self.data, prefix=f"at{n}") for n in range(count)]
        rows = self.known.get("at", ())
        named = names_queries.places_named([at.place for at in rows])
        begin = [{"place": named.get(at.place, ""), "opening_hours": at.opening_hours, "note": at.note} for at in rows]
        return [AtForm(prefix=f"at{n}", initial=one) for n, one in enumerate([*begin, {}])]

    def show_again(self) -> None:
        super().show_again()
        for row in self.rows:
            row.initial = {
                name: field.widget.value_from_datadict(self.data, self.files, row.add_prefix(name))
                for name, field in row.fields.items()
            }
            row.is_bound = False
        if MORE in self.data and len(self.rows) < MOST_ROWS:
            self.rows.append(AtForm(prefix=f"at{len(self.rows)}"))

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        told = super().said(cleaned)
        if self.asks_whose:
            told["organisation"] = self._whose(cleaned.get("organisation", ""))
        right = [row.is_valid() for row in self.rows]  # all of them, so that each says what is wrong
        if not all(right):
            self.add_error(None, ValidationError(_("Kijk bij de plekken en tijden: daar klopt iets nog niet.")))
        at = [row.cleaned_data for row in self.rows if getattr(row, "cleaned_data", {}).get("place")]
        if len({row["place"] for row in at}) < len(at):
            self.add_error(None, ValidationError(_("Dezelfde plek staat er twee keer.")))
        kept = [
            AtFacts(place=row["place"], opening_hours=row.get("opening_hours") or "", note=row["note"]) for row in at
        ]
        return told | {"at": tuple(kept)}

    def _whose(self, name: str) -> str:
        found = names_queries.organisation_called(name) if name else None
        if found is None:
            like = names_queries.organisations_like(name) if name else []
            told = _("Deze organisatie staat niet op de sociale kaart. Zet haar er eerst op.")
            self.add_error(
                "organisation",
                ValidationError(f"{told} {_('Of bedoelt u:')} {', '.join(like)}?" if like else told),
            )
        return str(found.pk) if found else ""

    @property
    def places(self) -> list[str]:
        """Names of places to choose from while one types."""
        return names_queries.place_names()
