"""What is filled in about a group that chooses the most significant change, and about what it chose."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.talks.change_models import HIGHEST, ChangePanel
from basis.talks.change_queries import domains, offered


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
