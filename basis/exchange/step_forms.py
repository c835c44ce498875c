"""The small forms of a card: write to its giver, close it, say that a VOG was seen, find a card, make a need of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.exchange.kinds import Outcome
from basis.moderation.forms import IntakeForm
from basis.needs.models import LONGEST, Kind
from basis.relay.actions import LONGEST as LONGEST_LINE
from basis.relay.models import Participant
from basis.themes import THEME_WORDS, Theme


class WriteForm(IntakeForm):
    """A message to who put up a card. It is between people: names in it are theirs to give."""

    looks_for_names = False
    text = forms.CharField(
        label=_("Uw bericht"),
        help_text=_("Vertel wie u bent en wat u wilt. U ziet elkaars adres niet."),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een bericht.")},
    )
    name = forms.CharField(
        label=_("Hoe mag de ander u noemen?"),
        help_text=_("Een voornaam is genoeg. Het mag leeg blijven."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "email" in self.fields:
            self.fields["email"].required = True
            self.fields["email"].help_text = _(
                "U krijgt eerst een mail met een knop. Daarna geven wij uw bericht door."
            )


class CloseForm(forms.Form):
    """What became of a card, and thanks to who was talked with."""

    outcome = forms.ChoiceField(
        label=_("Wat kwam ervan?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat ervan kwam.")},
    )
    to = forms.TypedMultipleChoiceField(
        label=_("Wie wilt u bedanken?"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    thanks = forms.CharField(
        label=_("Een bedankje"),
        help_text=_("In uw eigen woorden. Alleen de ander leest het. Het mag leeg blijven."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, talks: Sequence[tuple[Participant, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [(part.conversation_id, name) for part, name in talks]  # type: ignore[attr-defined]
        self.fields["to"].initial = [talks[0][0].conversation_id] if len(talks) == 1 else []
        if not talks:
            del self.fields["to"], self.fields["thanks"]


class SeenForm(forms.Form):
    """On which day an organisation saw a certificate of conduct."""

    seen_on = forms.DateField(
        label=_("Op welke dag zag u de VOG?"),
        help_text=_("Alleen de dag. Vraag en bewaar hier geen kopie."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class NarrowForm(forms.Form):
    """A subject, and only vacancies for volunteers; the sentence comes along."""

    zin = forms.CharField(required=False, widget=forms.HiddenInput)
    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"),
        required=False,
        choices=[("", _("alles")), *((word, one.label) for one, word in THEME_WORDS.items())],
    )
    vrijwilligerswerk = forms.ChoiceField(
        label=_("Vrijwilligerswerk"),
        required=False,
        choices=[("", _("alle kaartjes")), ("ja", _("alleen vrijwilligerswerk"))],
    )


class NeedOfCardForm(forms.Form):
    """What an area lacks, in the words of a worker, out of a card that nobody answered."""

    kind = forms.ChoiceField(
        label=_("Hoe begint de zin?"), choices=[(one, one.label) for one in (Kind.NEED, Kind.WISH)]
    )
    text = forms.CharField(
        label=_("Wat ontbreekt er in dit gebied?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    theme = forms.ChoiceField(label=_("Waar gaat het over?"), choices=Theme.choices)
