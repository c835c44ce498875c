"""What who leads a round fills in about a conversation: before it is held, and after."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.stories.models import Round
from basis.stories.queries import areas_of
from basis.talks.actions import HeldAs, Plan
from basis.talks.models import LONGEST, Form, Talk, Who

MOST_OF_A_KIND = 2_000
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TalkForm(forms.Form):
    """A conversation that is prepared: how it goes, when and where, and who leads it."""

    form = forms.ChoiceField(label=_("Hoe gaat het gesprek?"), choices=Form.choices, widget=forms.RadioSelect)
    held_on = forms.DateField(label=_("Wanneer is het?"), widget=DAY)
    where = forms.CharField(label=_("Waar is het?"), max_length=200)
    led_by = forms.CharField(
        label=_("Wie leidt het gesprek?"),
        help_text=_("Iedereen kan dit lezen. Schrijf liever een rol dan een naam: de opbouwwerker."),
        max_length=120,
    )
    area = forms.ChoiceField(label=_("Over welke wijk of welk dorp gaat het?"), required=False)
    domains = forms.CharField(
        label=_("Over welke soorten verandering?"),
        help_text=_("Alleen als u de belangrijkste verandering kiest. Eén op een regel, hooguit zes. Leeg mag ook."),
        required=False,
        max_length=700,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, round: Round, **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {area.code: area for area in areas_of(round)}
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("over alle gebieden van de ronde")), *((c, str(a)) for c, a in self.areas.items())]

    def plan(self) -> Plan:
        """What was filled in, for the action."""
        said = self.cleaned_data
        area, domains = self.areas.get(said["area"]), said["domains"].splitlines()
        return Plan(said["held_on"], said["where"], said["led_by"], said["form"], area, domains)

    @staticmethod
    def filled(talk: Talk) -> dict[str, Any]:
        """What is known of it now."""
        names = ("form", "held_on", "where", "led_by")
        more = {"area": talk.area.code if talk.area else "", "domains": "\n".join(talk.domains)}
        return {name: getattr(talk, name) for name in names} | more


class HeldForm(forms.Form):
    """How a conversation was: when, how many of each kind joined, what moved people and what surprised them."""

    template_name = "talks/_held_fields.html"
    held_on = forms.DateField(label=_("Wanneer was het?"), widget=DAY)
    moved = forms.CharField(
        label=_("Wat raakte ons?"),
        help_text=_("In de woorden van wie erbij was. Noem geen namen."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    surprised = forms.CharField(
        label=_("Wat verraste ons?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind in Who:
            self.fields[kind.value] = forms.IntegerField(
                label=kind.label.capitalize(),
                required=False,
                min_value=0,
                max_value=MOST_OF_A_KIND,
                widget=forms.NumberInput(attrs={"size": 5}),
            )

    @property
    def kinds(self) -> list[forms.BoundField]:
        """How many of each kind joined."""
        return [self[kind] for kind in Who.values]

    def held(self) -> HeldAs:
        """What was filled in, for the action."""
        said = self.cleaned_data
        return HeldAs(said["held_on"], {kind: said[kind] or 0 for kind in Who.values}, said["moved"], said["surprised"])

    @staticmethod
    def filled(talk: Talk) -> dict[str, Any]:
        """What is known of it now."""
        present = {row.kind: row.number for row in talk.present.all()}
        return {"held_on": talk.held_on, "moved": talk.moved, "surprised": talk.surprised} | present


class PatternForm(forms.Form):
    """A question of which the figure is laid on the table, or two beside each other."""

    first = forms.ChoiceField(label=_("Welke vraag?"))
    second = forms.ChoiceField(label=_("Naast welke andere vraag?"), required=False)

    def __init__(self, *args: Any, words: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, none in (("first", ""), ("second", _("geen"))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", none), *words.items()]
