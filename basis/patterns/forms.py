"""Choose which stories a drawing is of, and what lies beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.patterns.made_columns import grouping_key, parts_of
from basis.patterns.shown import Condition
from basis.patterns.told import Column, Kind, Told

EVERY = ("", _("alle verhalen"))
BY_ITSELF = ("", _("niets ernaast"))


class FilterForm(forms.Form):
    """Stories with one or two answers, and the question whose answers lie beside each other."""

    waar = forms.ChoiceField(label=_("Alleen verhalen met dit antwoord"), required=False)
    ook = forms.ChoiceField(label=_("En ook dit antwoord"), required=False)
    naast = forms.ChoiceField(label=_("Naast elkaar, per antwoord op"), required=False)

    def __init__(self, told: Told, key: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        others = [column for column in told.columns if column.key != key]
        answers = [(column.words, _answers(column)) for column in others if column.kind not in (Kind.STONE,)]
        for name in ("waar", "ook"):
            _field(self, name).choices = [EVERY, *answers]
        _field(self, "naast").choices = [BY_ITSELF, *((grouping_key(one), one.words) for one in others)]

    def clean(self) -> dict[str, Any]:
        """At most two filters, of different questions; what lies beside is one of them."""
        found = super().clean() or {}
        keys = [one.partition(":")[0] for one in (found.get("waar"), found.get("ook")) if one]
        keys += [found["naast"]] if found.get("naast") else []
        if len(keys) > 2:
            raise forms.ValidationError(_("Kies er twee: twee antwoorden, of één antwoord en iets ernaast."))
        if len({key.rstrip("~") for key in keys}) < len(keys):
            raise forms.ValidationError(_("Kies antwoorden op verschillende vragen."))
        return found

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What was chosen, as a question and the number of its answer."""
        said = [self.cleaned_data[name] for name in ("waar", "ook") if self.cleaned_data.get(name)]
        return tuple((one.rpartition(":")[0], int(one.rpartition(":")[2])) for one in said)


def _answers(column: Column) -> list[tuple[str, str]]:
    """The answers by which stories can be chosen: of a line and a triangle their parts."""
    made = column if column.kind not in (Kind.SCALE, Kind.TRIAD) else parts_of(column)
    return [(f"{made.key}:{place}", words) for place, words in enumerate(made.options)]


def _field(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field
