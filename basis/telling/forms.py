"""What a teller fills in besides questions: her story, what it may be used for, where she hears back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.moderation.forms import IntakeForm
from basis.stories.models import LONGEST, Use

USE_WORDS = {
    Use.COUNT: _("Niemand leest uw verhaal. Alleen uw antwoorden tellen mee in de cijfers."),
    Use.TALK: _("Mensen lezen het samen aan een tafel en praten erover. Het komt niet op de website."),
    Use.QUOTE: _("Een paar zinnen kunnen in een verslag staan, zonder uw naam."),
    Use.PUBLISH: _("Iedereen kan het lezen, zonder uw naam."),
}


class StoryForm(forms.Form):
    """The story in her own words, and what it is called. Both may stay empty: answers are telling too."""

    text = forms.CharField(
        label=_("Uw verhaal"),
        help_text=_("Vertel het zoals u het aan een kennis vertelt. Noem liever geen namen van anderen."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        required=False,
    )
    title = forms.CharField(
        label=_("Hoe heet uw verhaal?"),
        help_text=_("Een paar woorden. Het mag leeg blijven."),
        max_length=120,
        required=False,
    )


class UseForm(forms.Form):
    """What the story may be used for; the most private is chosen at first. Without a story only answers count.

    `asks_age`: whether who tells is still to say that she is a child, and that somebody is with her.
    """

    use = forms.TypedChoiceField(
        label=_("Wat mag er met uw verhaal?"), choices=Use.choices, coerce=int, widget=forms.RadioSelect
    )
    with_area = forms.BooleanField(
        label=_("Zet erbij uit welk gebied mijn verhaal komt"),
        help_text=_("In een klein gebied kan iemand u dan misschien herkennen."),
        required=False,
    )
    is_under_16 = forms.BooleanField(label=_("De verteller is jonger dan 16 jaar"), required=False)
    parent_agrees = forms.BooleanField(
        label=_("Een vader, moeder of verzorger is erbij en vindt het goed"),
        help_text=_("Dit hoeft alleen als de verteller jonger is dan 16 jaar."),
        required=False,
    )

    def __init__(self, *args: Any, has_text: bool = True, asks_age: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["use"].initial = Use.COUNT
        for name in (() if has_text else ("use", "with_area")) + (() if asks_age else ("is_under_16", "parent_agrees")):
            del self.fields[name]

    @property
    def uses(self) -> Iterator[tuple[Any, Any]]:
        """Each use as a radio button, with what it means."""
        return zip(self["use"], USE_WORDS.values(), strict=True)

    @property
    def others(self) -> list[forms.BoundField]:
        """What is asked besides."""
        return [one for one in self.visible_fields() if one.name != "use"]

    def clean(self) -> dict[str, Any]:
        """A child tells with a parent."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_under_16") and not cleaned.get("parent_agrees"):
            fault = _("Bent u jonger dan 16? Vertel het dan samen met uw vader, moeder of verzorger.")
            self.add_error("parent_agrees", ValidationError(fault))
        return cleaned


class ReturnForm(forms.Form):
    """Where she hears back, if she wishes; who has an account is found there."""

    to_account = forms.BooleanField(label=_("Ja, stuur mij bericht"), required=False)
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        help_text=_("U hoeft het niet in te vullen. Wij bewaren het los van uw verhaal."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, has_account: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["email" if has_account else "to_account"]


class SendForm(IntakeForm):
    """The last look: names in what was written, and the quiet signs. Nothing of it is asked for who tells at a stall.

    `written` are the texts of the story and of the answers; `began` is when she began to tell.
    """

    def __init__(self, *args: Any, written: Sequence[str] = (), began: str = "", **options: Any) -> None:
        self.written = written
        super().__init__(*args, changes=True, **options)
        self.fields["checked"].label = _("U noemt iemand. Laat het zo staan")
        if began:
            self.fields["began"].initial = began

    def texts(self) -> Iterator[tuple[str, str]]:
        """What was written on all screens."""
        for place, text in enumerate(self.written):
            yield str(place), text
