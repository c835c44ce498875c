"""What staff fill in to take needs together, and to say what is done about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.accounts import queries as people
from basis.areas.models import Area
from basis.needs.bundle_actions import NEXT, Together
from basis.needs.models import Bundle, Need, Owner, Status
from basis.needs.rules import BUNDLE
from basis.vision import queries as vision


class BundleForm(forms.Form):
    """A bundle: what it is about, whose it is, who sees to it, and which needs are in it."""

    title = forms.CharField(
        label=_("Waar gaat het over?"), help_text=_("Kort, zoals mensen het zelf zeggen."), max_length=100
    )
    words = forms.CharField(
        label=_("Wat zeggen mensen samen?"),
        help_text=_("In uw eigen woorden. Noem geen namen."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    whose = forms.ChoiceField(label=_("Van wie is het?"), choices=Owner.choices, widget=forms.RadioSelect)
    role = forms.ChoiceField(label=_("Welke rol heeft de gemeente?"), widget=forms.RadioSelect)
    contact = forms.ChoiceField(label=_("Wie is de contactpersoon?"), help_text=_("Op de pagina staat alleen de rol."))
    needs = forms.MultipleChoiceField(
        label=_("Wat hoort hierbij?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één ding dat iemand zei.")},
    )

    def __init__(self, *args: Any, area: Area, needs: Sequence[Need], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people.holders(BUNDLE, area.code)}
        self._offer("role", [(one.key, f"{one.title}: {one.explanation}") for one in vision.whole().roles])
        self._offer("contact", [(pk, one.name) for pk, one in self.people.items()])
        self._offer("needs", [(str(one.pk), f"{one.begins.label}: {one.text}") for one in needs])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def together(self) -> Together:
        """What was filled in, for the action."""
        told = self.cleaned_data
        return Together(
            **{name: told[name] for name in ("title", "words", "whose", "role")},
            contact=self.people[told["contact"]],
            needs=tuple(int(pk) for pk in told["needs"]),
        )

    @staticmethod
    def filled(bundle: Bundle) -> dict[str, Any]:
        """What a bundle says now."""
        names = ("title", "words", "whose", "role")
        inside = [str(pk) for pk in bundle.needs.values_list("pk", flat=True)]
        return {name: getattr(bundle, name) for name in names} | {"contact": str(bundle.contact_id), "needs": inside}


class AnswerForm(forms.Form):
    """What was done about a bundle, and how far it is now."""

    text = forms.CharField(
        label=_("Wat is er gebeurd?"),
        help_text=_("Of waarom niet. Wie dit zei, krijgt uw woorden in de mail."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    status = forms.ChoiceField(label=_("Hoe staat het ermee?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, bundle: Bundle, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, one.label) for one in Status if one in NEXT[bundle.status]]
