"""What somebody fills in to read in a table of stories: the file, and which of its columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import files
from basis.stories.models import Question
from basis.telling import import_mapping

MOST_MB = 1
MOST_YAML = 20_000  # letters
PASS_OVER = ("", gettext_lazy("niet gebruiken"))
BY = (
    ("text", gettext_lazy("in woorden, zoals in de vraag")),
    ("number", gettext_lazy("als nummer: 1 is het eerste antwoord")),
    ("key", gettext_lazy("als naam: het korte woord in de vragenlijst")),
)


class TableForm(forms.Form):
    """A table, and when somebody has it, the file that says which column is what."""

    file = forms.FileField(
        label=gettext_lazy("Uw tabel (CSV)"),
        help_text=gettext_lazy("In de eerste rij staan de namen van de kolommen. Hooguit 1 MB en 500 verhalen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
    )
    mapping = forms.FileField(
        label=gettext_lazy("Uw keuze van kolommen, uit een bestand"),
        help_text=gettext_lazy("Alleen als u die hebt bewaard. Anders kiest u de kolommen hierna."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.txt"}),
    )

    def clean_file(self) -> files.File:
        """Its text. Refuses what is no table, in words."""
        brought, most = self.cleaned_data["file"], MOST_MB * 1024 * 1024
        words = _("Dit bestand is groter dan %(most)s MB. Deel het in stukken.") % {"most": MOST_MB}
        try:
            file = files.opened(brought.read(most + 1), brought.name or "", most=most, too_large=words)
            files.rows(file)
        except files.Refused as refused:
            raise ValidationError(str(refused)) from None
        return file

    def clean_mapping(self) -> str:
        """Its text, when it can be read."""
        brought = self.cleaned_data["mapping"]
        text = brought.read(MOST_YAML + 1).decode("utf-8", "replace") if brought else ""
        if len(text) > MOST_YAML:
            raise ValidationError(_("Dit bestand is te lang om een keuze van kolommen te zijn."))
        if text:
            import_mapping.read(text)
        return text


class KeptForm(forms.Form):
    """The table as it goes from step to step: on the page itself, so that nothing of it stays behind here."""

    name = forms.CharField(max_length=120, widget=forms.HiddenInput)
    table = forms.CharField(max_length=MOST_MB * 1024 * 1024, strip=False, widget=forms.HiddenInput)
    mapping = forms.CharField(max_length=MOST_YAML, strip=False, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Still a table."""
        said = super().clean() or self.cleaned_data
        if "table" in said and "name" in said:
            try:
                files.rows(self.file())
            except files.Refused as refused:
                raise ValidationError(str(refused)) from None
        return said

    def file(self) -> files.File:
        """The table of a valid form. A browser sends each new line as two signs."""
        return files.File(self.cleaned_data["name"], self.cleaned_data["table"].replace("\r\n", "\n"), "")


class ColumnsForm(forms.Form):
    """Of everything that a story has which column it is; guessed at first by the names."""

    by = forms.ChoiceField(label=gettext_lazy("Hoe staan de antwoorden er?"), choices=BY, initial="text")
    separator = forms.CharField(
        label=gettext_lazy("Welk teken staat er tussen meer antwoorden?"), max_length=3, initial=","
    )
    first = forms.FloatField(label=gettext_lazy("Welk getal is de ene kant van een schaal of veld?"), initial=0)
    last = forms.FloatField(label=gettext_lazy("En welk getal is de andere kant?"), initial=100)

    def __init__(self, data: Any = None, *, file: files.File, questions: Sequence[Question], **options: Any) -> None:
        super().__init__(data, **options)
        columns, self.rows = files.rows(file)
        self.questions = questions
        likely = import_mapping.guessed(columns, questions)
        made: dict[str, forms.Field] = {}
        for name, label, _words in import_mapping.slots(questions):
            choices = [*([] if name == "text" else [PASS_OVER]), *((one, one) for one in columns)]
            made[f"c-{name}"] = forms.ChoiceField(
                label=label, choices=choices, required=name == "text", initial=likely.get(name, "")
            )
        self.fields = made | self.fields

    def clean(self) -> dict[str, Any]:
        """The two ends differ, and each column is used once."""
        said = super().clean() or self.cleaned_data
        if said.get("first") is not None and said.get("first") == said.get("last"):
            self.add_error("last", _("De twee kanten zijn hetzelfde getal."))
        seen: dict[str, str] = {}
        for name in [one for one in self.fields if one.startswith("c-")]:
            if column := said.get(name):
                if column in seen:
                    self.add_error(name, _("Deze kolom koos u al voor ‘%(other)s’.") % {"other": seen[column]})
                seen[column] = str(self.fields[name].label)
        return said

    def mapping(self) -> str:
        """What was chosen, as a file."""
        said: Mapping[str, Any] = {name.removeprefix("c-"): value for name, value in self.cleaned_data.items()}
        uses = sorted({row.cells[said["use"]] for row in self.rows}) if said.get("use") else []
        return import_mapping.written(import_mapping.chosen(said, self.questions, uses))
