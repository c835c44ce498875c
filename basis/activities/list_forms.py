"""What a visitor chooses to make the list of activities shorter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.validators import slug_re
from django.utils.translation import gettext_lazy as _

from basis.activities.queries import Wanted
from basis.activities.when_forms import DayField
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.socialmap.entry_models import LANGUAGES
from basis.socialmap.models import Organisation, Place
from basis.themes import GROUP_WORDS, THEMES, Group

GROUPS = {word: group for group, word in GROUP_WORDS.items() if group != Group.EVERYONE}
ANY = ("", _("maakt niet uit"))
OF = ("plek", "organisatie", "initiatief")  # whose activities a list may be


def of_whom(word: str, slug: str) -> Wanted | None:
    """What a place, organisation or initiative has; None when there is no such thing. One query."""
    if not slug_re.fullmatch(slug):
        return None
    if word == "plek" and (place := Place.objects.filter(slug=slug).first()):
        return Wanted(place=place)
    if word == "organisatie" and (organisation := Organisation.objects.filter(slug=slug).first()):
        return Wanted(organisation=organisation)
    if word == "initiatief" and (initiative := Initiative.objects.visible_to(None).filter(slug=slug).first()):
        return Wanted(initiative=initiative)
    return None


class ListForm(forms.Form):
    """Nothing is required, and what we do not know is passed over."""

    gebied = forms.ChoiceField(label=_("Wijk of dorp"), required=False)
    onderwerp = forms.ChoiceField(
        label=_("Waarover"), required=False, choices=[ANY, *((word, theme.label) for word, theme in THEMES.items())]
    )
    vanaf = DayField(label=_("Vanaf welke dag?"), required=False)
    voor = forms.ChoiceField(
        label=_("Voor wie"), required=False, choices=[ANY, *((word, one.label) for word, one in GROUPS.items())]
    )
    taal = forms.ChoiceField(label=_("In welke taal"), required=False, choices=[ANY, *LANGUAGES.items()])
    leren = forms.BooleanField(label=_("Iets leren"), required=False)
    gratis = forms.BooleanField(label=_("Gratis"), required=False)
    drempelvrij = forms.BooleanField(label=_("Zonder trap of drempel"), required=False)
    online = forms.BooleanField(label=_("Online"), required=False)
    weergave = forms.CharField(required=False, widget=forms.HiddenInput)
    plek = forms.SlugField(required=False, widget=forms.HiddenInput)
    organisatie = forms.SlugField(required=False, widget=forms.HiddenInput)
    initiatief = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, area: Area | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {one.slug: one for one in areas.own_choices()}
        if area is not None:
            del self.fields["gebied"]
        else:
            field = self.fields["gebied"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("overal")), *((slug, str(one)) for slug, one in self.areas.items())]

    def area(self) -> Area | None:
        """The area that was chosen."""
        self.is_valid()
        return self.areas.get(self.cleaned_data.get("gebied", ""))

    def wanted(self) -> Wanted:
        """What was asked, as far as we understand it; at most one query for each thing named."""
        self.is_valid()
        said = self.cleaned_data
        wanted = Wanted(
            theme=THEMES.get(said.get("onderwerp", ""), ""),
            group=GROUPS.get(said.get("voor", ""), ""),
            language=said.get("taal", ""),
            learning=said.get("leren", False),
            free=said.get("gratis", False),
            step_free=said.get("drempelvrij", False),
            online=said.get("online", False),
            since=said.get("vanaf"),
        )
        for word in OF:
            if slug := said.get(word):
                of = of_whom(word, slug) or Wanted()
                place, organisation = of.place or wanted.place, of.organisation or wanted.organisation
                initiative = of.initiative or wanted.initiative
                wanted = replace(wanted, place=place, organisation=organisation, initiative=initiative)
        return wanted

    def asked(self, **changes: Any) -> dict[str, Any]:
        """What stands in the address, with these changes; what is empty or unknown is left out."""
        self.is_valid()
        kept = {name: self.data.get(name) for name in self.fields if self.cleaned_data.get(name)}
        return {name: value for name, value in {**kept, **changes}.items() if value}
