"""What a team fills in: how it goes, how far it is, what it needs, who comes in; and what others write to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.initiatives.facts import Told
from basis.initiatives.kinds import LEARNED, NEXT
from basis.initiatives.models import Ask, Initiative, Stage, Update, Wanting
from basis.moderation.forms import IntakeForm

PICTURES = "image/jpeg,image/png,image/webp"


class TeamForm(IntakeForm):
    """A form of who carries an initiative: she is known, so that she is quick is no sign of a machine."""

    def signs(self) -> tuple[str, ...]:
        """Why a moderator should look first: names and links."""
        return tuple(sign for sign in super().signs() if sign != "quick")


class TellForm(TeamForm):
    """How it goes, perhaps with a picture. With `changes` the words of an update change, and its photo may go."""

    free_text = ("text", "photo_alt")
    text = forms.CharField(
        label=_("Hoe gaat het?"),
        help_text=_("Wie u volgt, krijgt dit te lezen. Noem geen namen van anderen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = forms.FileField(
        label=_("Een foto"),
        help_text=_("JPEG, PNG of WebP, hooguit 10 MB. Vraag eerst wie erop staat of het mag."),
        required=False,
        allow_empty_file=True,  # our own words say what is wrong with it
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    photo_alt = forms.CharField(
        label=_("Wat is er op de foto te zien?"),
        help_text=_("Voor wie de foto niet kan zien."),
        max_length=200,
        required=False,
    )
    drop_photo = forms.BooleanField(label=_("Haal de foto weg"), required=False)

    def __init__(self, *args: Any, changes: bool = False, has_photo: bool = False, **options: Any) -> None:
        super().__init__(*args, changes=changes, **options)
        needless = ["photo"] if changes else ["drop_photo"]
        needless += ["drop_photo", "photo_alt"] if changes and not has_photo else []
        for name in needless:
            self.fields.pop(name, None)

    @staticmethod
    def of(update: Update, data: Any = None) -> TellForm:
        """The form in which its giver changes an update."""
        initial = {"text": update.text, "photo_alt": update.photo_alt}
        return TellForm(data, changes=True, has_photo=bool(update.photo), initial=initial)

    @property
    def told(self) -> Told:
        """What was filled in, for the action."""
        return Told(self.cleaned_data["text"], self.cleaned_data.get("photo"), self.cleaned_data.get("photo_alt", ""))


class MoveForm(TeamForm):
    """How far it is now, with a word."""

    free_text = ("text",)
    stage = forms.ChoiceField(label=_("Hoe ver bent u?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Vertel er iets bij"),
        help_text=_("Staat het, of bent u gestopt? Vertel dan wat u leerde. Een ander heeft daar iets aan."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, initiative: Initiative, **options: Any) -> None:
        super().__init__(*args, **options)
        stage = self.fields["stage"]
        assert isinstance(stage, forms.ChoiceField)
        stage.choices = [(one.value, one.label) for one in Stage if one in NEXT[initiative.stage]]

    def clean(self) -> dict[str, Any]:
        """What stands or stopped says what was learned."""
        cleaned = super().clean()
        if cleaned.get("stage") in LEARNED and len(cleaned.get("text", "").split()) < 2 and "text" not in self.errors:
            self.add_error("text", _("Vertel in een zin wat u leerde."))
        return cleaned


class AskForm(TeamForm):
    """What an initiative needs."""

    free_text = ("words",)
    kind = forms.ChoiceField(label=_("Wat zoekt u?"), choices=Wanting.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Vertel wat u nodig hebt"),
        help_text=_("Bijvoorbeeld: twee mensen die op zaterdag de tuin openen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @staticmethod
    def of(ask: Ask, data: Any = None) -> AskForm:
        """The form in which its giver changes an ask."""
        return AskForm(data, changes=True, initial={"kind": ask.kind, "words": ask.words})


class ThanksForm(TeamForm):
    """It was found, perhaps with a word of thanks."""

    free_text = ("text",)
    text = forms.CharField(
        label=_("Een woord van dank"),
        help_text=_("Iedereen kan dit lezen. Het mag leeg blijven."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfferForm(IntakeForm):
    """What somebody writes to a team; who has no account gives an address, that the team does not see."""

    looks_for_names = False
    name = forms.CharField(label=_("Hoe heet u?"), help_text=_("Een voornaam is genoeg."), max_length=80)
    text = forms.CharField(
        label=_("Uw bericht"),
        help_text=_("Het team ziet uw e-mailadres niet. U schrijft met elkaar via deze website."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if email := self.fields.get("email"):
            email.required = True
            email.help_text = _("Daar komt het antwoord. Wij sturen u eerst een mail om te zien of het klopt.")


class InviteForm(forms.Form):
    """Whom to ask into the team."""

    email = forms.EmailField(
        label=_("E-mailadres van wie u vraagt"),
        max_length=254,
        help_text=_("Wij mailen een link. Die werkt twee weken, en één keer."),
    )


class NameForm(forms.Form):
    """How one wants to be called on the page, and what one does."""

    name = forms.CharField(
        label=_("Hoe wilt u heten op de pagina?"),
        help_text=_("Een voornaam is genoeg. Leeg laten mag ook: dan staat u er niet bij."),
        max_length=80,
        required=False,
    )
    role = forms.CharField(
        label=_("Wat doet u?"), help_text=_("Bijvoorbeeld: houdt de sleutel bij."), max_length=80, required=False
    )


class OtherForm(forms.Form):
    """Somebody without account who carries it too."""

    name = forms.CharField(label=_("Hoe wil zij of hij heten?"), max_length=80)
    role = forms.CharField(label=_("Wat doet zij of hij?"), max_length=80, required=False)
    agrees = forms.BooleanField(
        label=_("Zij of hij vindt het goed om hier te staan"), error_messages={"required": _("Vraag dat eerst.")}
    )


class JoinForm(forms.Form):
    """With whom to go on together, and why."""

    into = forms.ChoiceField(label=_("Met welk initiatief?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Waarom samen?"),
        help_text=_("Het andere team leest dit en beslist."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, offered: Sequence[Initiative], **options: Any) -> None:
        super().__init__(*args, **options)
        into = self.fields["into"]
        assert isinstance(into, forms.ChoiceField)
        into.choices = [(one.slug, f"{one.title}, {one.area}") for one in offered]
