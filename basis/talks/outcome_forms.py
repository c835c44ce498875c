"""What is filled in about an agreement, about a panel that chooses, and about what its round gives back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from basis.needs import queries as needs
from basis.stories.queries import areas_of
from basis.talks import queries
from basis.talks.change_models import HIGHEST, ChangePanel
from basis.talks.change_queries import domains, offered
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


class PanelForm(forms.Form):
    """A group of people that chooses at a level."""

    level = forms.IntegerField(
        label=_("Op welke stap kiezen zij?"),
        help_text=_("Stap 1 kiest uit alle verhalen. Stap 2 kiest uit wat stap 1 koos, en zo verder."),
        min_value=1,
        max_value=HIGHEST,
    )
    people = forms.CharField(
        label=_("Wie zijn het?"), help_text=_("Bijvoorbeeld: bewoners van de flat. Geen namen."), max_length=120
    )
    number = forms.IntegerField(label=_("Met hoeveel zijn zij?"), min_value=1, max_value=500)


class ChoiceForm(forms.Form):
    """The story that a panel chose, and why."""

    domain = forms.ChoiceField(label=_("Over welke verandering?"), widget=forms.RadioSelect)
    story = forms.ChoiceField(label=_("Welk verhaal koos de groep?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Waarom dit verhaal?"),
        help_text=_("De groepen op de andere stappen, de verteller en de website lezen dit. Noem geen namen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, panel: ChangePanel, **options: Any) -> None:
        super().__init__(*args, **options)
        self.cards = {str(card.story.pk): card for card in offered(panel)}
        story, domain = self.fields["story"], self.fields["domain"]
        assert isinstance(story, forms.ChoiceField)
        assert isinstance(domain, forms.ChoiceField)
        story.choices = [(pk, f"{one.number}. {one.title or one.text[:60]}") for pk, one in self.cards.items()]
        domain.choices = domains(panel.talk)
        if not panel.talk.domains:
            del self.fields["domain"]


class ReturnForm(forms.Form):
    """What who told hears back: what was heard, and what is done with it; of a correction also why."""

    heard = forms.CharField(
        label=_("Wat hoorden wij?"),
        help_text=_("Gewone taal, korte zinnen. Neem niets over uit een verhaal dat alleen meetelt."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    done = forms.CharField(
        label=_("Wat doen wij ermee?"),
        help_text=_("Ook wat niet kan, en waarom. Wat in de gesprekken is afgesproken, staat er al."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    why = forms.CharField(
        label=_("Waarom verbetert u dit?"),
        help_text=_("Iedereen kan dit lezen, met wat er eerst stond."),
        max_length=200,
    )

    def __init__(self, *args: Any, is_correction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_correction:
            del self.fields["why"]
