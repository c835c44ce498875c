"""What is filled in about an agreement: what, whose, by when, and where it goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from basis.needs import queries as needs
from basis.stories.queries import areas_of
from basis.talks import queries
from basis.talks.forms import DAY
from basis.talks.models import Handed, Talk, TalkOutcome, Went
from basis.talks.outcome_actions import Agreed
from basis.vision import queries as vision

MOST = 60  # needs to choose from, the newest


class OutcomeForm(forms.Form):
    """What was agreed, whose it is, by when, and where it goes; later also how it went."""

    text = forms.CharField(label=_("Wat spreken wij af?"), max_length=300)
    whose = forms.CharField(
        label=_("Van wie is het?"),
        help_text=_("Een groep, een organisatie of een rol. Geen namen van bewoners."),
        max_length=120,
    )
    due_on = forms.DateField(label=_("Wanneer moet het klaar zijn?"), required=False, widget=DAY)
    handed = forms.ChoiceField(label=_("Waar gaat het naartoe?"), choices=Handed.choices, widget=forms.RadioSelect)
    area = forms.ChoiceField(
        label=_("Een nieuwe wens: van welke wijk of welk dorp?"),
        help_text=_("De afspraak komt dan bij wat mensen daar zeggen."),
        required=False,
    )
    need = forms.ChoiceField(label=_("Of een wens of signaal dat er al staat"), required=False)
    initiative = forms.ChoiceField(label=_("Naar welk initiatief?"), required=False)
    commitment = forms.ChoiceField(label=_("Naar welke afspraak uit de visie?"), required=False)
    went = forms.ChoiceField(label=_("Hoe staat het ermee?"), choices=Went.choices, widget=forms.RadioSelect)
    came = forms.CharField(label=_("Wat kwam ervan?"), max_length=300, required=False)

    def __init__(self, *args: Any, talk: Talk, viewer: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {area.code: area for area in areas_of(talk.round)}
        self.needs = {str(one.pk): one for one in needs.needs(None).filter(area__in=self.areas.values())[:MOST]}
        self.initiatives = {str(one.pk): one for one in queries.initiatives_near(talk, viewer)}
        self._offer("area", {code: str(area) for code, area in self.areas.items()})
        self._offer("need", {pk: Truncator(one.text).words(12) for pk, one in self.needs.items()})
        self._offer("initiative", {pk: one.title for pk, one in self.initiatives.items()})
        self._offer("commitment", {one.key: str(one.title) for one in vision.whole().commitments})
        if is_new:
            del self.fields["went"], self.fields["came"]

    def _offer(self, name: str, choices: dict[str, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", ""), *choices.items()]

    def agreed(self) -> Agreed:
        """What was filled in, for the action."""
        said = self.cleaned_data
        more = {name: said[name] for name in ("went", "came") if name in said}
        return Agreed(
            **{name: said[name] for name in ("text", "whose", "due_on", "handed", "commitment")},
            need=self.needs.get(said["need"]),
            area=self.areas.get(said["area"]),
            initiative=self.initiatives.get(said["initiative"]),
            **more,
        )

    @staticmethod
    def filled(one: TalkOutcome) -> dict[str, Any]:
        """What an agreement says now."""
        names = ("text", "whose", "due_on", "handed", "commitment", "went", "came")
        ids = {"need": str(one.need_id or ""), "initiative": str(one.initiative_id or "")}
        return {name: getattr(one, name) for name in names} | ids
