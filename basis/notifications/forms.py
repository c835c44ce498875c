"""The form with which somebody chooses when she hears of what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst

from basis.notifications import queries
from basis.notifications.models import When


class ChoicesForm(forms.Form):
    """A question per kind of message that can be chosen; `changed()` gives what is other than it was."""

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was: dict[str, str] = {}
        for notice, when in queries.choices_of(person):
            if notice.is_optional:
                self.was[notice.name] = when
                options = [one for one in When if _fits(one, notice)]
                self.fields[notice.name] = forms.ChoiceField(
                    label=capfirst(str(notice.title)),
                    choices=[(one.value, one.label) for one in options],
                    initial=when,
                    widget=forms.RadioSelect,
                )

    def changed(self) -> dict[str, str]:
        """Kind → when, of those she changed."""
        return {name: when for name, when in self.cleaned_data.items() if when != self.was[name]}


def _fits(when: When, notice: Any) -> bool:
    if notice.name == queries.WEEKLY:
        return when != When.AT_ONCE
    return when != When.WEEKLY or bool(notice.has_weekly)
