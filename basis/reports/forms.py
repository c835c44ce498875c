"""What who leads a round fills in about its report: of which area, the three texts, and a figure with its reading."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.figures import registry
from basis.meaning.models import Observation
from basis.reports.actions import Beside, Texts
from basis.reports.models import LONGEST, SHORTEST, WHOLE, FigureBeside, Report

SHORT_HELP = _(
    "Een paar zinnen, zoals u het aan een buur zou vertellen. Noem geen namen en neem geen zinnen van mensen over."
)


class BeginForm(forms.Form):
    """Of which area a report is, or of the whole round."""

    where = forms.ChoiceField(label=_("Waarover gaat het verslag?"))

    def __init__(self, *args: Any, areas: list[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {area.slug: area for area in areas}
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(WHOLE, _("over de hele ronde")), *((slug, str(area)) for slug, area in self.areas.items())]

    def area(self) -> Area | None:
        """The area that was chosen; None is the whole round."""
        return self.areas.get(self.cleaned_data["where"])


class ReportForm(forms.Form):
    """The three texts. They may be empty while it is being written."""

    heard = forms.CharField(
        label=_("Wat hoorden wij?"),
        help_text=SHORT_HELP,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    means = forms.CharField(
        label=_("Wat kan het betekenen?"),
        help_text=_("Zeg ook waarover mensen het niet eens zijn."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    done = forms.CharField(
        label=_("Wat gebeurt er nu?"),
        help_text=_("Wie doet wat, en wanneer? Zeg ook wat niet kan."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def texts(self) -> Texts:
        """What was filled in, for the action."""
        said = self.cleaned_data
        return Texts(said["heard"], said["means"], said["done"])

    @staticmethod
    def filled(report: Report) -> dict[str, str]:
        """What it says now."""
        return dict(zip(("heard", "means", "done"), report.texts, strict=True))


class FigureForm(forms.Form):
    """A figure of the wijkfoto, and what it says here."""

    area = forms.ChoiceField(label=_("Van welk gebied?"))
    indicator = forms.ChoiceField(label=_("Welk cijfer?"))
    reading = forms.CharField(
        label=_("Wat zegt dit cijfer hier?"),
        help_text=_("Cijfers spreken niet voor zich. Wat lezen mensen erin? Past het bij de verhalen, of juist niet?"),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    observation = forms.ChoiceField(label=_("Waar staat het naast?"), required=False)

    def __init__(self, *args: Any, areas: list[Area], seen: list[Observation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {area.code: area for area in areas}
        self.seen = {str(one.pk): one for one in seen}
        self._choose("area", [(code, str(area)) for code, area in self.areas.items()])
        self._choose("indicator", [("", ""), *_by_theme()])
        self._choose("observation", [("", _("naast alles")), *((pk, one.title) for pk, one in self.seen.items())])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def beside(self) -> Beside:
        """What was filled in, for the action."""
        said = self.cleaned_data
        seen = self.seen.get(said["observation"])
        return Beside(said["indicator"], self.areas[said["area"]], said["reading"], seen)

    @staticmethod
    def filled(one: FigureBeside) -> dict[str, str]:
        """What it says now."""
        told = {"area": one.area.code, "indicator": one.indicator, "reading": one.reading}
        return told | {"observation": str(one.observation_id or "")}


def _by_theme() -> list[Any]:
    """Every figure that may be known, in groups by theme of the wijkfoto."""
    known = [one for one in registry.all_indicators() if not one.never_measured]
    return [
        (str(theme.title), [(one.code, str(one.title)) for one in known if one.theme == theme.key])
        for theme in registry.themes()
    ]
