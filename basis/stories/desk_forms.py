"""What who leads a round fills in about a story: which words are made black."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from basis.stories import blacking
from basis.stories.models import Story


class BlackForm(forms.Form):
    """Words of a story to black out: those that look like a name, and others. Nothing can be written in their place."""

    found = forms.MultipleChoiceField(
        label=_("Dit lijkt op een naam of een adres"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Andere woorden die zwart moeten"),
        help_text=_("Elk op een eigen regel, precies zoals het er staat."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, story: Story, **options: Any) -> None:
        super().__init__(data, **options)
        self.story = story
        names = blacking.names_in(story.text)
        now = blacking.black_now(story.text, story.redacted)
        found = self.fields["found"]
        assert isinstance(found, forms.MultipleChoiceField)
        found.choices = [(name, name) for name in names]
        if not names:
            del self.fields["found"]
        self.initial = {
            "found": [name for name in names if name in now],
            "others": "\n".join(one for one in now if one not in names),
        }

    def clean_others(self) -> list[str]:
        """The lines; each must stand in the story."""
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if missing := [line for line in lines if not blacking.blacked(self.story.text, [line])]:
            raise ValidationError(_("Dit staat niet in het verhaal: %(words)s") % {"words": ", ".join(missing)})
        return lines

    @property
    def text(self) -> str:
        """The story with those words black; empty when none was chosen, so that all of it is to be read again."""
        words = [*self.cleaned_data.get("found", []), *self.cleaned_data["others"]]
        return blacking.blacked(self.story.text, words)
