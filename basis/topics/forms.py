"""What an editor fills in about a theme page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from basis.themes import Group, Theme
from basis.topics import links
from basis.topics.actions import Told
from basis.topics.contact_forms import ContactForm
from basis.topics.models import LONGEST, Topic

PARTS = (  # heading, fields, whether it is folded until it is needed
    (_("Wat mensen lezen"), ("title", "summary", "introduction", "links"), False),
    (_("Bij wie mensen terechtkunnen"), tuple(ContactForm.base_fields), False),
    (_("Wat erbij hoort"), ("themes", "groups", "also_called"), False),
    (_("In het Engels"), ("title_en", "summary_en", "introduction_en"), True),
    (_("Op de website"), ("order", "is_shown"), False),
)


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TopicForm(ContactForm):
    """A theme page; what is not Dutch may stay empty, and so may the contact."""

    template_name = "topics/_form.html"
    title = forms.CharField(label=_("Titel"), help_text=_("Het woord dat mensen zelf gebruiken."), max_length=60)
    summary = forms.CharField(label=_("In één zin"), help_text=_("Wat vindt iemand hier?"), max_length=160)
    introduction = forms.CharField(
        label=_("Inleiding"),
        help_text=_("Korte zinnen, gewone woorden. Laat een regel leeg voor een nieuwe alinea."),
        max_length=LONGEST,
        widget=_lines(8),
    )
    links = forms.CharField(
        label=_("Meer lezen op andere websites"),
        help_text=_("Op elke regel eerst de tekst en dan het adres. Zoals: Voorbeeldpagina https://voorbeeld.nl"),
        max_length=LONGEST,
        required=False,
        widget=_lines(4),
    )
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
        label=_("Inleiding in het Engels"), max_length=LONGEST, required=False, widget=_lines(8)
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
        """Each line as text and address."""
        return links.read(self.cleaned_data["links"])

    def clean_seen_at(self) -> Any:
        """The moment, or None when the form has none that we know."""
        try:
            return parse_datetime(self.cleaned_data["seen_at"])
        except ValueError:
            return None

    def clean(self) -> dict[str, Any]:
        """Puts together what is said, as `told`."""
        cleaned = super().clean()
        if not self.errors:
            said = {name: cleaned[name] for name in Told.__dataclass_fields__}
            cleaned["told"] = Told(**said | {name: tuple(said[name]) for name in ("themes", "groups")})
        return cleaned

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """The fields in pieces, each with its heading; what is wrong is never folded."""
        return [
            (str(title), [self[name] for name in names], folds and not any(self[name].errors for name in names))
            for title, names, folds in PARTS
        ]


def filled(topic: Topic) -> dict[str, Any]:
    """What a page says now, for the form."""
    said = {name: getattr(topic, name) for name in Told.__dataclass_fields__ if name != "links"}
    lines = links.written(topic.links.values_list("text", "url"))
    return said | {"links": lines, "seen_at": topic.changed_at.isoformat()}
