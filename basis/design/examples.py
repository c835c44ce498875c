"""The components of the house in the order of the pattern page; each is a template with its example."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """One component: `examples/<name>.html` is its HTML, `words` say when to use it."""

    name: str
    title: str | Promise
    words: str | Promise


EXAMPLES = (
    Example("text", _("Koppen en tekst"), _("Een pagina heeft één kop 1. Regels zijn hooguit 68 letters lang.")),
    Example("links", _("Links"), _("Onderstreept, altijd. Buiten de website staat erbij waarheen.")),
    Example("buttons", _("Knoppen"), _("Eén gewone knop per scherm; de andere zijn rustig.")),
    Example("pills", _("Pillen en uitklappers"), _("In de kop van de pagina. Ze werken zonder JavaScript.")),
    Example("tags", _("Labels"), _("Eén kleur betekent overal hetzelfde. De tekst zegt het ook.")),
    Example("notices", _("Meldingen"), _("Zeg wat er is en wat iemand kan doen.")),
    Example("sheets", _("Vellen en raster"), _("Een vel ligt op het papier: haarlijn, geen schaduw.")),
    Example("doors", _("Deuren"), _("Vier keuzes met elk een kleur. Ook als keuze in een formulier.")),
    Example("places", _("Kiezen uit gebieden"), _("Het eigen gebied valt op, ook zonder kleur.")),
    Example("rows", _("Rijen"), _("Voor lijsten van dingen met een titel en een detail.")),
    Example("tabs", _("Tabbladen"), _("Links naar zusterpagina's. De pagina waar iemand is, staat vast.")),
    Example("chain", _("Keten en eigenaar"), _("Van signaal tot actie, en van wie het is.")),
    Example("facts", _("Feiten"), _("Een woord en wat het is.")),
    Example("table", _("Tabel"), _("Getallen rechts. Op een smal scherm schuift alleen de tabel.")),
    Example("told", _("Beloofd en gedaan"), _("Ringen, nummers, stippen en een lijn van berichten met een datum.")),
    Example("figure", _("Cijfer"), _("Een cijfer staat nooit alleen: ernaast de gemeente en het land.")),
    Example("trend", _("Lijn door de jaren"), _("Met een breuk waar een grens of begrip veranderde.")),
    Example("chart", _("Tekening van verhalen"), _("Kolommen of stippen. Eronder staat altijd dezelfde tabel.")),
    Example("map", _("Kaart"), _("Een plaatje eerst. Dezelfde gebieden staan in een lijst.")),
    Example("form", _("Formulier"), _("Eén tekenaar voor alle formulieren.")),
    Example("wrong", _("Formulier met fouten"), _("Bovenaan een lijst met links, en bij elk veld wat er mis is.")),
    Example("week", _("Een week in een formulier"), _("Per dag een rij. Een dag zonder tijden is dicht.")),
    Example(
        "questions", _("Vragen over een verhaal"), _("Een lijn, een driehoek en een veld. Een lijst kan altijd ook.")
    ),
    Example("board", _("Tafel met kaarten"), _("Slepen mag. Onder elke kaart staat hetzelfde als formulier.")),
    Example("empty", _("Nog niets"), _("Een lege plek zegt wat er kan komen.")),
    Example("long", _("Lange woorden"), _("Niets loopt uit zijn vel.")),
)


class ExampleForm(forms.Form):
    """Every kind of field, for the pattern page only."""

    name = forms.CharField(label=_("Uw naam"), help_text=_("Alleen uw voornaam is genoeg."))
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    story = forms.CharField(label=_("Wat wilt u zeggen?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    area = forms.ChoiceField(label=_("Wijk of dorp"), choices=[("", "…"), ("ruwaard", "Ruwaard"), ("lith", "Lith")])
    answer = forms.ChoiceField(
        label=_("Mogen we u bellen?"),
        choices=[("ja", _("Ja")), ("nee", _("Nee"))],
        widget=forms.RadioSelect,
        help_text=_("We bellen op werkdagen."),
    )
    topics = forms.MultipleChoiceField(
        label=_("Waarover gaat het?"),
        required=False,
        choices=[
            ("wonen", _("Wonen")),
            ("groen", _("Groen")),
            ("mensen", _("Mensen ontmoeten")),
            ("leren", _("Leren")),
            ("sport", _("Bewegen")),
            ("zorg", _("Zorg")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    photo = forms.FileField(label=_("Een foto"), required=False, widget=forms.FileInput)
    agree = forms.BooleanField(label=_("Ik vind het goed dat dit op de website komt."))
    closed = forms.CharField(label=_("Dit staat vast"), required=False, disabled=True, initial="Oss")
