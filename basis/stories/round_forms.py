"""What somebody fills in to make a story round, to say it otherwise, and to ask three questions about her own thing."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.stories import rules
from basis.stories.models import Round
from basis.stories.round_actions import RoundFacts

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
WEEKS_OPEN, WEEKS_TO_HEAR = 4, 10


class RoundForm(forms.Form):
    """What a round says of itself. A new one also asks where; a round that somebody told in keeps what it promised."""

    title = forms.CharField(
        label=_("Hoe heet de ronde?"), help_text=_("Een vraag of een paar gewone woorden."), max_length=100
    )
    why = forms.CharField(label=_("Waarom vraagt u dit?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    who = forms.CharField(
        label=_("Wie kan vertellen?"), help_text=_("Bijvoorbeeld: iedereen die hier woont of werkt."), max_length=200
    )
    use = forms.CharField(
        label=_("Wat doet u ermee?"),
        help_text=_("Dit belooft u. Zodra iemand vertelde, kunt u het niet meer veranderen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = forms.CharField(
        label=_("Bij wie kunnen mensen terecht?"),
        help_text=_("Een naam, en hoe men die persoon bereikt."),
        max_length=200,
    )
    begins_on = forms.DateField(label=_("Vanaf welke dag?"), widget=DAY)
    ends_on = forms.DateField(label=_("Tot en met welke dag?"), widget=DAY)
    heard_by = forms.DateField(
        label=_("Wanneer horen mensen uiterlijk terug?"),
        help_text=_("Ook dit belooft u. Na die dag staat de ronde op rood."),
        widget=DAY,
    )
    areas = forms.MultipleChoiceField(
        label=_("Voor welke wijken en dorpen?"),
        help_text=_("Kiest u niets, dan is het voor de hele gemeente."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, viewer: Any = None, one: Round | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        if one is not None:
            del self.fields["areas"]
            self.initial = {name: getattr(one, name) for name in RoundFacts.__dataclass_fields__}
            return
        self.offered = {area.code: area for area in Area.objects.own() if rules.may_ask(viewer, [area])}
        areas = self.fields["areas"]
        assert isinstance(areas, forms.MultipleChoiceField)
        if not rules.may_ask(viewer, []):
            areas.help_text = _("Kies er een of meer waarvoor u werkt.")
        areas.choices = [(code, str(area)) for code, area in self.offered.items()]

    def clean(self) -> dict[str, Any]:
        """Puts together what it says, as `facts`, and where, as `where`."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            cleaned["facts"] = RoundFacts(**{name: cleaned[name] for name in RoundFacts.__dataclass_fields__})
            cleaned["where"] = [self.offered[code] for code in cleaned.get("areas", ())]
        return cleaned


def begin(today: datetime.date) -> dict[str, datetime.date]:
    """The days of a round that begins today: four weeks to tell, ten until all hear back."""
    ends = today + datetime.timedelta(weeks=WEEKS_OPEN)
    return {"begins_on": today, "ends_on": ends, "heard_by": today + datetime.timedelta(weeks=WEEKS_TO_HEAR)}


class ThreeForm(forms.Form):
    """All that is needed to ask what came of an initiative or activity."""

    contact = forms.CharField(
        label=_("Bij wie kunnen mensen terecht?"),
        help_text=_("Een naam, en hoe men u bereikt. Dit staat op de website."),
        max_length=200,
    )
    ends_on = forms.DateField(label=_("Tot en met welke dag kan men vertellen?"), widget=DAY)
    heard_by = forms.DateField(label=_("Wanneer horen mensen uiterlijk terug?"), widget=DAY)
