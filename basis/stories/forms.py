"""What a teller fills in to say her story in other words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.moderation.forms import IntakeForm
from basis.stories.models import LONGEST, Story
from basis.stories.telling_actions import Told


class StoryForm(IntakeForm):
    """A story in her words. With `changes` and the `story`: other words, with the answers that she gave before."""

    free_text = ("title", "text", "photo_alt")
    title = forms.CharField(
        label=_("Hoe heet uw verhaal?"),
        help_text=_("Een paar woorden. Het mag leeg blijven."),
        max_length=120,
        required=False,
    )
    text = forms.CharField(
        label=_("Uw verhaal"),
        help_text=_("In uw eigen woorden. Noem liever geen namen van anderen."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    photo_alt = forms.CharField(
        label=_("Wat is er op de foto te zien?"),
        help_text=_("Voor wie de foto niet kan zien."),
        max_length=200,
        required=False,
    )
    drop_photo = forms.BooleanField(label=_("Haal de foto weg"), required=False)

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        self.story = story
        if not story.photo:
            del self.fields["photo_alt"], self.fields["drop_photo"]

    def clean(self) -> dict[str, Any]:
        """Puts together what is told, as `told`."""
        cleaned = super().clean()
        if not self.errors:
            same = {name: getattr(self.story, name) for name in ("answers", "use", "with_area", "is_spoken", "seconds")}
            photo = {"photo_alt": cleaned.get("photo_alt", ""), "keeps_photo": not cleaned.get("drop_photo")}
            cleaned["told"] = Told(cleaned["text"], cleaned["title"], **same, **photo)
        return cleaned
