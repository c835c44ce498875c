"""What is filled in about what people see in a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.meaning import queries
from basis.meaning.actions import Noticed
from basis.meaning.models import LONGEST, Observation, Strength
from basis.stories.models import Round
from basis.stories.queries import areas_of

WORDS = 12  # of a story without a title


class ObservationForm(forms.Form):
    """What people see: in words, in which figure and in which stories."""

    title = forms.CharField(
        label=_("Wat ziet u, in één zin?"),
        help_text=_("Alleen wat u ziet. Wat het betekent, komt daarna."),
        max_length=120,
    )
    text = forms.CharField(
        label=_("Wat ziet u precies?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    strength = forms.ChoiceField(
        label=_("Hoe duidelijk is het?"), choices=Strength.choices, initial=Strength.MEDIUM, widget=forms.RadioSelect
    )
    area = forms.ChoiceField(label=_("Over welke wijk of welk dorp gaat het?"), required=False)
    first = forms.ChoiceField(label=_("Bij welke vraag ziet u het?"), required=False)
    second = forms.ChoiceField(label=_("Samen met welke andere vraag?"), required=False)
    stories = forms.MultipleChoiceField(
        label=_("In welke verhalen ziet u het?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_in_report = forms.BooleanField(
        label=_("Dit komt in het verslag"),
        help_text=_("Dan horen er twee duidingen bij die van elkaar verschillen."),
        initial=True,
        required=False,
    )

    def __init__(self, *args: Any, round: Round, **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {area.code: area for area in areas_of(round)}
        questions = [(key, question.say("nl")) for key, question in queries.questions_of(round).items()]
        none = ("", "…")
        self._offer("area", [("", _("over alle gebieden van de ronde")), *((c, str(a)) for c, a in self.areas.items())])
        self._offer("first", [none, *questions])
        self._offer("second", [none, *questions])
        told = queries.readable(round, writes=True).exclude(text="")
        self._offer("stories", [(str(one.pk), one.title or _begin(one.text)) for one in told])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuses a second question without a first, or twice the same."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("second") and cleaned.get("second") == cleaned.get("first"):
            self.add_error("second", _("Kies een andere vraag dan de eerste."))
        if cleaned.get("second") and not cleaned.get("first"):
            self.add_error("first", _("Kies eerst een vraag."))
        return cleaned

    def noticed(self) -> Noticed:
        """What was filled in, for the action."""
        said = self.cleaned_data
        pattern = [key for key in (said["first"], said["second"]) if key]
        stories = [int(one) for one in said["stories"]]
        area = self.areas.get(said["area"])
        return Noticed(said["title"], said["text"], said["strength"], area, pattern, stories, said["is_in_report"])

    @staticmethod
    def filled(one: Observation) -> dict[str, Any]:
        """What it says now."""
        first, second = [*one.pattern, "", ""][:2]
        stories = [str(pk) for pk in one.stories.values_list("pk", flat=True)]
        names = ("title", "text", "strength", "is_in_report")
        more = {"area": one.area.code if one.area else "", "first": first, "second": second, "stories": stories}
        return {name: getattr(one, name) for name in names} | more


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
