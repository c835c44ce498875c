"""What an editor chooses when two entries are the same thing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basis.socialmap.entry_models import Entry
from basis.socialmap.merge_fields import Part, differing

FIRST, SECOND = "1", "2"


class MergeForm(forms.Form):
    """Which of two stays, and of each part in which both say something else, which one is right."""

    stays = forms.ChoiceField(
        label=_("Welke blijft staan?"),
        help_text=_("Die houdt haar adres op de website. Het adres van de ander leidt er voortaan heen."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies welke blijft staan.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, one: Entry, other: Entry) -> None:
        super().__init__(data)
        self.pair = (one, other)
        self.state = f"{one.changed_at.isoformat()} {other.changed_at.isoformat()}"
        self.parts: dict[str, Part] = {}
        self.filled: list[tuple[str | Promise, str]] = []  # what only one of both says: it comes along
        self._offer("stays", [(FIRST, f"1 · {one}"), (SECOND, f"2 · {other}")], FIRST)
        self.fields["seen"].initial = self.state
        for part in differing(one, other):
            if part.is_blank(one) or part.is_blank(other):
                self.filled.append((part.label, part.says(one) or part.says(other)))
                continue
            self.parts[part.name] = part
            self.fields[part.name] = forms.ChoiceField(label=str(part.label), widget=forms.RadioSelect)
            said = [(FIRST, f"1 · {part.says(one)}"), (SECOND, f"2 · {part.says(other)}")]
            self._offer(part.name, said, SECOND if _is_better(part, other, one) else FIRST)

    def _offer(self, name: str, choices: list[tuple[str, str]], first: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices, field.initial = choices, first

    def clean(self) -> dict[str, Any]:
        """Refuses when one of both was changed since it was shown; what was chosen stays chosen."""
        told = super().clean() or {}
        if told.get("seen") != self.state:
            self.data = {**self.data.dict(), "seen": self.state}  # type: ignore[attr-defined]
            raise forms.ValidationError(_("Er is intussen iets veranderd. Kijk uw keuzes nog eens na."))
        return told

    def chosen(self) -> tuple[Entry, Entry, set[str]]:
        """The one that goes, the one that stays, and the parts of which the one that goes is right."""
        told, goes = self.cleaned_data, FIRST if self.cleaned_data["stays"] == SECOND else SECOND
        one, other = self.pair
        gone, into = (other, one) if goes == SECOND else (one, other)
        return gone, into, {name for name in self.parts if told[name] == goes}


def _is_better(part: Part, entry: Entry, other: Entry) -> bool:
    """Whether only the first of both knows exactly where it is."""
    mine, theirs = (getattr(one, "position_is_of_area", False) for one in (entry, other))
    return part.name == "position" and theirs and not mine
