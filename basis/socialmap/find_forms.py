"""What somebody looks for on the social map: places, what organisations offer, organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from basis.areas import queries as areas
from basis.socialmap.choices import LANGUAGES, Setting
from basis.socialmap.wishes import Wish
from basis.themes import GROUP_WORDS, THEME_WORDS, Group

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")  # in addresses
PARTS = (
    ("", _("hele dag")),
    ("ochtend", _("in de ochtend")),
    ("middag", _("in de middag")),
    ("avond", _("in de avond")),
)
SETTINGS = {"binnen": Setting.INDOOR, "buiten": Setting.OUTDOOR}
THEMES = {word: theme for theme, word in THEME_WORDS.items()}
GROUPS = {word: group for group, word in GROUP_WORDS.items()}
ANY = ("", _("maakt niet uit"))


class OrganisationForm(forms.Form):
    """What an organisation must be about. Nothing is required, and what we do not know is passed over."""

    q = forms.CharField(label=_("Wat zoekt u?"), max_length=200, required=False)
    onderwerp = forms.ChoiceField(
        label=_("Waarover"), required=False, choices=[ANY, *((word, theme.label) for word, theme in THEMES.items())]
    )

    def wish(self) -> Wish:
        """What was asked, as far as we understand it."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        day = said.get("dag", "")
        chosen = {area.slug: area for area in self.areas}
        return Wish(
            words=" ".join(said.get("q", "").replace("\0", "").split()),
            area=chosen.get(said.get("gebied", "")),
            postcode=said.get("postcode", ""),
            now=day == "nu",
            weekday=DAYS.index(day) if day in DAYS else None,
            part=said.get("dagdeel", ""),
            free=said.get("gratis", False),
            step_free=said.get("drempelvrij", False),
            setting=SETTINGS.get(said.get("waar", ""), ""),
            group=GROUPS.get(said.get("voor", ""), ""),
            theme=THEMES.get(said.get("onderwerp", ""), ""),
            language=said.get("taal", ""),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("gebied")
        self.areas = areas.own_choices() if field else []
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("overal")), *((area.slug, str(area)) for area in self.areas)]


class OfferForm(OrganisationForm):
    """What something that is offered must be like."""

    gebied = forms.ChoiceField(label=_("Wijk of dorp"), required=False)
    voor = forms.ChoiceField(
        label=_("Voor wie"),
        required=False,
        choices=[ANY, *((word, group.label) for word, group in GROUPS.items() if group != Group.EVERYONE)],
    )
    taal = forms.ChoiceField(label=_("In welke taal"), required=False, choices=[ANY, *LANGUAGES.items()])
    gratis = forms.BooleanField(label=_("Gratis"), required=False)


class FindForm(OfferForm):
    """What a place must be like."""

    q = forms.CharField(label=_("Wat wilt u doen?"), max_length=200, required=False)
    postcode = forms.CharField(
        label=_("Of bij uw postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": 8}),
    )
    dag = forms.ChoiceField(
        label=_("Wanneer open?"),
        required=False,
        choices=[ANY, ("nu", _("nu")), *((word, WEEKDAYS[n]) for n, word in enumerate(DAYS))],
    )
    dagdeel = forms.ChoiceField(label=_("Deel van de dag"), required=False, choices=PARTS)
    drempelvrij = forms.BooleanField(label=_("Zonder trap of drempel"), required=False)
    waar = forms.ChoiceField(
        label=_("Binnen of buiten"),
        required=False,
        choices=[ANY, ("binnen", _("binnen")), ("buiten", _("buiten"))],
    )
