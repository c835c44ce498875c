"""What one may add about an activity: for whom, what it costs, whether everyone can come in, who organises it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.activities.facts import ActivityFacts
from basis.activities.models import Joining, Kind
from basis.initiatives import queries as initiatives
from basis.initiatives.models import Initiative
from basis.socialmap.entry_models import LANGUAGES, Cost
from basis.socialmap.models import Organisation
from basis.themes import Group, Theme
from basis.upkeep import queries as upkeep

YES_NO = [("", _("zoals de plek is")), ("yes", _("ja")), ("no", _("nee"))]
TOLD = {"yes": True, "no": False}
ACCESS = ("step_free", "wheelchair_toilet", "ring_line")
MYSELF = ("", _("ik, of een groep die ik hieronder noem"))


class MoreForm(forms.Form):
    """Everything that may stay empty."""

    learning = forms.BooleanField(label=_("Mensen kunnen hier iets leren"), required=False)
    theme = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=Theme.choices, initial=Theme.OTHER, required=False
    )
    groups = forms.MultipleChoiceField(
        label=_("Voor wie is het?"),
        help_text=_("Kiest u niets, dan is het voor iedereen."),
        choices=[one for one in Group.choices if one[0] != Group.EVERYONE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreekt u er?"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    cost_kind = forms.ChoiceField(
        label=_("Wat kost het?"), choices=[("", _("dat zeg ik niet")), *Cost.choices], required=False
    )
    amount = forms.DecimalField(
        label=_("Hoeveel euro?"), min_value=0, max_digits=7, decimal_places=2, required=False, localize=True
    )
    spot = forms.CharField(
        label=_("Waar precies?"), help_text=_("Bijvoorbeeld: zaal 2, of bij de poort."), max_length=120, required=False
    )
    online_url = forms.URLField(
        label=_("Is het online? Dan het adres"), max_length=300, required=False, assume_scheme="https"
    )
    step_free = forms.ChoiceField(label=_("Komt u zonder trap of drempel binnen?"), choices=YES_NO, required=False)
    wheelchair_toilet = forms.ChoiceField(
        label=_("Is er een toilet voor een rolstoel?"), choices=YES_NO, required=False
    )
    ring_line = forms.ChoiceField(
        label=_("Is er een ringleiding voor wie slecht hoort?"), choices=YES_NO, required=False
    )
    access = forms.CharField(
        label=_("Wat moet iemand nog meer weten?"),
        help_text=_("Bijvoorbeeld: het is er stil, of u mag zitten."),
        max_length=200,
        required=False,
    )
    speaks_for = forms.ChoiceField(label=_("Wie organiseert het?"), required=False)
    organiser = forms.CharField(
        label=_("Naam van de groep"),
        help_text=_("Bijvoorbeeld: de wandelclub. Iedereen kan dit lezen. Uw eigen naam hoeft niet."),
        max_length=120,
        required=False,
    )
    contact = forms.CharField(
        label=_("Hoe kan iemand u iets vragen?"),
        help_text=_("Bijvoorbeeld een telefoonnummer. Iedereen kan dit lezen. Het mag leeg blijven."),
        max_length=160,
        required=False,
    )
    joining = forms.ChoiceField(
        label=_("Moet iemand zeggen dat zij of hij komt?"), choices=Joining.choices, initial=Joining.NO, required=False
    )
    capacity = forms.IntegerField(
        label=_("Voor hoeveel mensen is er plek?"), min_value=1, max_value=100_000, required=False
    )

    def offer_names(self, viewer: Any) -> None:
        """In whose name she may speak: her organisations and initiatives. Without any, nothing is asked."""
        known = getattr(viewer, "is_authenticated", False)
        hers: list[Organisation | Initiative] = []
        if known:
            hers = [*upkeep.organisations_of(viewer), *initiatives.of_person(viewer)]
        self.hers = {f"{one._meta.model_name}-{one.pk}": one for one in hers}
        field = self.fields["speaks_for"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [MYSELF, *((key, str(one)) for key, one in self.hers.items())]
        if not hers:
            del self.fields["speaks_for"]

    def extra(self) -> dict[str, Any]:
        """What was added, by the names of the facts."""
        said = self.cleaned_data
        names = ("cost_kind", "amount", "online_url", "access", "organiser", "contact", "capacity")
        told = {name: said.get(name) for name in names}
        told |= {name: TOLD.get(said.get(name, "")) for name in ACCESS}
        told |= {name: tuple(said.get(name, ())) for name in ("groups", "languages")}
        told |= {"kind": Kind.LEARNING if said.get("learning") else Kind.ACTIVITY}
        told |= {"theme": said.get("theme") or Theme.OTHER, "joining": said.get("joining") or Joining.NO}
        if "speaks_for" in self.fields:
            hers = self.hers.get(said.get("speaks_for", ""))
            told["organisation"] = hers if isinstance(hers, Organisation) else None
            told["initiative"] = hers if isinstance(hers, Initiative) else None
        return told

    @staticmethod
    def filled_more(now: ActivityFacts) -> dict[str, Any]:
        """What the fields say of an activity."""
        names = ("theme", "groups", "languages", "cost_kind", "amount", "online_url", "access", "organiser", "contact")
        told = {name: getattr(now, name) for name in (*names, "joining", "capacity")}
        words = {True: "yes", False: "no", None: ""}
        whose = now.organisation or now.initiative
        return (
            told
            | {name: words[getattr(now, name)] for name in ACCESS}
            | {"learning": now.kind == Kind.LEARNING}
            | {"speaks_for": f"{whose._meta.model_name}-{whose.pk}" if whose else ""}
        )
