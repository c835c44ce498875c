"""The fields of the entry screen: what is typed at each number, with the letters that stand on the paper beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from basis.stories.models import FREE_TEXT, About, Kind, Question
from basis.stories.question_forms import LONGEST
from basis.telling import entry_codes
from basis.telling.paper_codes import CHILD, NONE, USE, WITH_AREA, Item

OURS = {
    CHILD: _("Jonger dan 16, en een ouder vindt het goed?"),
    USE: _("Wat mogen wij ermee? Leeg is a."),
    WITH_AREA: _("Mag de wijk of het dorp erbij? Leeg is a."),
}


def typed(item: Item, label: Any, before: Any) -> forms.CharField:
    """One field for letters, a number or words; `label` is the question, `before` are the answers to show."""
    question = item.question
    kind = Kind(question.kind) if question else None
    widget: forms.Widget = forms.TextInput(attrs={"size": 8, "autocapitalize": "off", "autocomplete": "off"})
    most = 60
    if kind in FREE_TEXT:
        most = LONGEST[Kind(kind)]
        widget = forms.Textarea(attrs={"rows": 3}) if kind == Kind.LONG else forms.TextInput()
    return forms.CharField(
        label=format_lazy("{}. {}", item.number, OURS.get(item.name, label)),
        help_text=" · ".join(_legend(item, kind)),
        required=False,
        max_length=most,
        initial=entry_codes.typed_of(item, before),
        widget=widget,
    )


def _legend(item: Item, kind: Kind | None) -> list[str]:
    shown = [f"{one.letter} {one.words}" for one in item.options]
    if kind == Kind.SCALE:
        shown.append("0–10")
    return [*shown, f"{NONE} {_('past niet')}"] if item.question else shown


def is_about(item: Item, about: About) -> bool:
    """Whether it is asked about the story, or about who tells."""
    question: Question | None = item.question
    return question is not None and question.about == about
