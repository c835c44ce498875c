"""What staff fill in about what was agreed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.accounts import queries as people
from basis.areas.models import Area
from basis.meeting.actions import Agreed
from basis.meeting.models import HOLD, Agreement, State
from basis.socialmap.models import Organisation

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AgreementForm(forms.Form):
    """What was agreed, whose it is, by when; later also how it went."""

    text = forms.CharField(label=_("Wat is er afgesproken?"), max_length=300)
    owner = forms.ChoiceField(label=_("Wie doet het?"), required=False)
    residents = forms.CharField(
        label=_("Of zijn het inwoners?"),
        help_text=_("Zoals zij zichzelf noemen, zonder namen. Bijvoorbeeld: de buren van het plein."),
        max_length=120,
        required=False,
    )
    due_on = forms.DateField(label=_("Wanneer moet het klaar zijn?"), widget=DAY)
    state = forms.ChoiceField(label=_("Hoe staat het ermee?"), choices=State.choices, widget=forms.RadioSelect)
    outcome = forms.CharField(label=_("Wat kwam ervan?"), max_length=300, required=False)

    def __init__(self, *args: Any, area: Area, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        staff = {f"p{one.pk}": one for one in people.holders(HOLD, area.code)}
        organisations = {f"o{one.pk}": one for one in Organisation.objects.order_by("name")}
        self.owners = staff | organisations
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", ""),
            (_("Wie hier werkt"), [(key, one.name) for key, one in staff.items()]),
            (_("Organisaties"), [(key, str(one)) for key, one in organisations.items()]),
        ]
        if is_new:
            del self.fields["state"], self.fields["outcome"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if bool(said.get("owner")) == bool(said.get("residents")):
            self.add_error("owner", _("Kies één van de twee: iemand uit de lijst, of inwoners."))
        return said

    def agreed(self) -> Agreed:
        """What was filled in, for the action."""
        said = self.cleaned_data
        owner = self.owners[said["owner"]] if said["owner"] else said["residents"]
        more = {name: said[name] for name in ("state", "outcome") if name in said}
        return Agreed(said["text"], said["due_on"], owner, **more)

    @staticmethod
    def filled(one: Agreement) -> dict[str, Any]:
        """What an agreement says now."""
        owner = f"p{one.person_id}" if one.person_id else f"o{one.organisation_id}" if one.organisation_id else ""
        names = ("text", "residents", "due_on", "state", "outcome")
        return {name: getattr(one, name) for name in names} | {"owner": owner}
