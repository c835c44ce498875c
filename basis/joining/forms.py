"""What people fill in to join and to change that; and what the host fills in for who phoned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from basis.joining.actions import Coming
from basis.joining.models import MOST_GUESTS, Party
from basis.moderation.forms import IntakeForm

ABOUT_HER = ("name", "guests", "needs_lift", "not_alone", "is_buddy", "word")


def guests() -> list[tuple[int, Any]]:
    """With how many others one can come, in the language of now."""
    some = range(1, MOST_GUESTS + 1)
    return [(0, _("Alleen")), *((n, ngettext("Met %(n)d ander", "Met %(n)d anderen", n) % {"n": n}) for n in some)]


class ComingFields(forms.Form):
    """Who comes, with how many, and what the host should know."""

    name = forms.CharField(
        label=_("Hoe mag de organisator u noemen?"),
        help_text=_("Uw voornaam is genoeg. Alleen de organisator ziet hem."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Vul een naam in. Uw voornaam is genoeg.")},
    )
    guests = forms.TypedChoiceField(label=_("Met hoeveel mensen komt u?"), choices=guests, coerce=int, initial=0)
    needs_lift = forms.BooleanField(label=_("Ik heb een lift nodig"), required=False)
    not_alone = forms.BooleanField(label=_("Ik kom liever niet alleen"), required=False)
    is_buddy = forms.BooleanField(label=_("Ik wil iemand meenemen, of op iemand wachten bij de deur"), required=False)
    word = forms.CharField(
        label=_("Wilt u iets zeggen tegen de organisator?"),
        help_text=_("Alleen de organisator leest dit. Het mag leeg blijven."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def said(self) -> Coming:
        """What she says of herself."""
        return Coming(**{name: self.cleaned_data[name] for name in ABOUT_HER})


class JoinForm(ComingFields, IntakeForm):
    """Join an activity. `is_repeated` also offers to come every time."""

    free_text = ("name", "word")
    looks_for_names = False  # only the host reads it, and a name is just what is asked

    every_time = forms.BooleanField(label=_("Ik kom elke keer waar nog plaats is"), required=False)

    def __init__(self, *args: Any, is_repeated: bool = False, viewer: Any = None, **options: Any) -> None:
        super().__init__(*args, viewer=viewer, **options)
        if not is_repeated:
            del self.fields["every_time"]
        else:
            self.order_fields(["name", "guests", "every_time"])
        if getattr(viewer, "is_authenticated", False):
            self.fields["name"].initial = viewer.name
        if "email" in self.fields:
            self.fields["email"].help_text = _(
                "Dan hoort u het als er iets verandert. Leeg laten mag: u krijgt dan een link om te bewaren."
            )


class PartyForm(ComingFields):
    """Change with how many one comes, and what one asks."""

    def __init__(self, data: Any = None, *, party: Party, **options: Any) -> None:
        super().__init__(data, initial={name: getattr(party, name) for name in ABOUT_HER}, **options)


class HostForm(ComingFields):
    """The host writes down who phoned."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fields = self.fields
        fields["name"].label, fields["name"].help_text = _("Wie komt er?"), ""
        fields["name"].widget.attrs = {"autocomplete": "off"}
        fields["guests"].label = _("Met hoeveel mensen?")
        fields["word"].label, fields["word"].help_text = _("Wilt u iets onthouden?"), ""
        for name, label in (
            ("needs_lift", _("Zoekt een lift")),
            ("not_alone", _("Komt liever niet alleen")),
            ("is_buddy", _("Wil iemand meenemen, of wachten bij de deur")),
        ):
            fields[name].label, fields[name].help_text = label, ""
