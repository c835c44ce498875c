"""What an editor fills in about a theme page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from basis.themes import Group, Theme
from basis.topics.actions import Told
from basis.topics.models import LONGEST, PHONE, Topic

IS_WEB = URLValidator(schemes=["http", "https"])
MOST_LINKS = 12


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TopicForm(forms.Form):
    """A theme page; what is not Dutch may stay empty, and so may the contact."""

    template_name = "topics/_form.html"
    title = forms.CharField(label=_("Titel"), help_text=_("Het woord dat mensen zelf gebruiken."), max_length=60)
    summary = forms.CharField(label=_("In één zin"), help_text=_("Wat vindt iemand hier?"), max_length=160)
    introduction = forms.CharField(
        label=_("Inleiding"),
        help_text=_("Korte zinnen, gewone woorden. Laat een regel leeg voor een nieuwe alinea."),
        max_length=LONGEST,
        widget=_area(8),
    )
    links = forms.CharField(
        label=_("Meer lezen op andere websites"),
        help_text=_("Op elke regel eerst de tekst en dan het adres. Zoals: Voorbeeldpagina https://voorbeeld.nl"),
        max_length=LONGEST,
        required=False,
        widget=_area(4),
    )
    contact_name = forms.CharField(
        label=_("Wie?"), help_text=_("Eén mens of één balie, bij naam."), max_length=80, required=False
    )
    contact_role = forms.CharField(
        label=_("Wat doet die?"), help_text=_("Bijvoorbeeld: helpt mantelzorgers."), max_length=100, required=False
    )
    contact_phone = forms.CharField(label=_("Telefoon"), max_length=25, required=False, validators=[PHONE])
    contact_email = forms.EmailField(label=_("E-mailadres"), required=False)
    contact_hours = forms.CharField(
        label=_("Wanneer bereikbaar?"),
        help_text=_("Bijvoorbeeld: maandag tot en met donderdag, van 9 tot 12 uur."),
        max_length=160,
        required=False,
    )
    contact_is_example = forms.BooleanField(label=_("Deze contactpersoon is verzonnen (voorbeeld)"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Welke onderwerpen horen erbij?"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    groups = forms.MultipleChoiceField(
        label=_("Voor wie is het?"),
        help_text=_("Wat voor deze mensen is, komt er ook bij. Meestal blijft dit leeg."),
        choices=[choice for choice in Group.choices if choice[0] != Group.EVERYONE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also_called = forms.CharField(
        label=_("Woorden waarmee mensen zoeken"),
        help_text=_("Zet ze gewoon achter elkaar."),
        max_length=300,
        required=False,
    )
    title_en = forms.CharField(label=_("Titel in het Engels"), max_length=60, required=False)
    summary_en = forms.CharField(label=_("In één zin, in het Engels"), max_length=160, required=False)
    introduction_en = forms.CharField(
        label=_("Inleiding in het Engels"), max_length=LONGEST, required=False, widget=_area(8)
    )
    order = forms.IntegerField(
        label=_("Plaats in de rij"),
        help_text=_("Een lager getal staat eerder."),
        min_value=0,
        max_value=999,
        initial=50,
    )
    is_shown = forms.BooleanField(label=_("Deze pagina staat op de website"), required=False, initial=True)
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_links(self) -> tuple[tuple[str, str], ...]:
        """Each line as text and address; names the line that is not right."""
        found = []
        for number, line in enumerate(self.cleaned_data["links"].splitlines(), 1):
            text, _space, url = " ".join(line.split()).rpartition(" ")
            if not url:
                continue
            try:
                IS_WEB(url)
            except ValidationError:
                raise ValidationError(
                    _("Regel %(line)s: zet eerst de tekst en dan een adres dat met https:// begint.") % {"line": number}
                ) from None
            if not text or len(text) > 100 or len(url) > 300:
                raise ValidationError(
                    _("Regel %(line)s: zet vóór het adres een tekst van hooguit 100 letters.") % {"line": number}
                )
            found.append((text, url))
        if len(found) > MOST_LINKS:
            raise ValidationError(_("Kies hooguit %(most)s links.") % {"most": MOST_LINKS})
        return tuple(found)

    def clean_seen_at(self) -> Any:
        """The moment, or None when the form has none that we know."""
        return parse_datetime(self.cleaned_data["seen_at"]) if self.cleaned_data["seen_at"] else None

    def clean(self) -> dict[str, Any]:
        """Whoever is named can be reached; puts together what is said, as `told`."""
        cleaned = super().clean() or {}
        contact = {name: cleaned.get(name) for name in self.fields if name.startswith("contact_")}
        if any(contact.values()) and not contact["contact_name"]:
            self.add_error("contact_name", _("Vul een naam in, of maak ook de rest leeg."))
        reached = contact["contact_phone"] or contact["contact_email"]
        if contact["contact_name"] and not reached and not self.errors.keys() & {"contact_phone", "contact_email"}:
            self.add_error("contact_phone", _("Vul een telefoonnummer of een e-mailadres in."))
        if not self.errors:
            said = {name: cleaned[name] for name in Told.__dataclass_fields__}
            cleaned["told"] = Told(**said | {name: tuple(said[name]) for name in ("themes", "groups")})
        return cleaned

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """The fields in pieces, each with its heading; the last of each says whether it is folded until needed."""
        return [
            (str(title), [self[name] for name in names], folds and not any(self[name].errors for name in names))
            for title, names, folds in PARTS
        ]


PARTS = (
    (_("Wat mensen lezen"), ("title", "summary", "introduction", "links"), False),
    (
        _("Bij wie mensen terechtkunnen"),
        ("contact_name", "contact_role", "contact_phone", "contact_email", "contact_hours", "contact_is_example"),
        False,
    ),
    (_("Wat erbij hoort"), ("themes", "groups", "also_called"), False),
    (_("In het Engels"), ("title_en", "summary_en", "introduction_en"), True),
    (_("Op de website"), ("order", "is_shown"), False),
)


def filled(topic: Topic) -> dict[str, Any]:
    """What a page says now, for the form."""
    said = {name: getattr(topic, name) for name in Told.__dataclass_fields__ if name != "links"}
    links = "\n".join(f"{link.text} {link.url}" for link in topic.links.all())
    return said | {"links": links, "seen_at": topic.changed_at.isoformat()}
