"""What people fill in to put up a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.doors import Sentence
from basis.exchange.actions import Told
from basis.exchange.detail_forms import DetailForm
from basis.exchange.kinds import HINTS, Reach, Speaks
from basis.exchange.models import LONGEST
from basis.initiatives.models import Initiative
from basis.moderation.folded_forms import FoldedForm
from basis.socialmap.models import Organisation
from basis.themes import Theme

Speaker = Organisation | Initiative


class CardForm(DetailForm, FoldedForm):
    """A card; all but sentence and words may stay empty. `speakers` are those whom its giver may speak for."""

    template_name = "exchange/_form.html"
    free_text = ("text", "byline")
    opening = ("sentence", "text", "theme", "when")
    folded = (
        *("place", "postcode", "reach", "often", "languages"),
        *("speaks", "byline", "is_vacancy", "at_home", "coordinator"),
    )
    gebied = forms.CharField(required=False, widget=forms.HiddenInput)
    sentence = forms.ChoiceField(
        label=_("Hoe begint uw zin?"),
        choices=Sentence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe uw zin begint."), "invalid_choice": _("Kies hoe uw zin begint.")},
    )
    text = forms.CharField(
        label=_("Maak uw zin af"),
        help_text=_("In uw eigen woorden. Noem geen namen, en niet waar u woont."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op wat u wilt zeggen.")},
    )
    theme = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=Theme.choices, initial=Theme.OTHER, required=False
    )

    def __init__(
        self,
        *args: Any,
        area: Area,
        speakers: Mapping[str, Speaker] | None = None,
        changes: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, changes=changes, **options)
        self.speakers = dict(speakers or {})
        self.offer(area, {code: str(one) for code, one in self.speakers.items()})
        if "email" in self.fields:
            self.fields["email"].help_text = _("Zo kan iemand u antwoorden. Niemand ziet uw adres.")
            self.fields["email"].required = True
        if changes:
            del self.fields["gebied"]

    @property
    def choices(self) -> Iterator[tuple[Any, Sentence, str | Promise]]:
        """The four ways to begin, each as a radio button with its sentence and how it may go on."""
        return ((radio, one, HINTS[one]) for radio, one in zip(self["sentence"], Sentence, strict=True))

    @property
    def has_when(self) -> bool:
        """Whether moments were chosen."""
        return bool(self["when"].value() or self["when"].errors)

    def clean(self) -> dict[str, Any]:
        """Puts together what the card says, as `told`."""
        cleaned = super().clean()
        speaker = self.speakers.get(cleaned.get("speaks", ""))
        if not self.errors:
            cleaned["told"] = Told(
                **{name: cleaned[name] for name in ("sentence", "text", "often", "place", "postcode", "byline")},
                theme=cleaned["theme"] or Theme.OTHER,
                reach=cleaned["reach"] or Reach.AREA,
                when=tuple(cleaned["when"]),
                languages=tuple(cleaned["languages"]),
                speaks=Speaks.GROUP if speaker else cleaned["speaks"] or Speaks.PERSON,
                organisation=speaker if isinstance(speaker, Organisation) else None,
                initiative=speaker if isinstance(speaker, Initiative) else None,
                is_vacancy=bool(cleaned.get("is_vacancy")) and isinstance(speaker, Organisation),
                at_home=cleaned["at_home"],
                coordinator=cleaned["coordinator"],
            )
        return cleaned
