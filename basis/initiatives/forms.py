"""What people fill in to begin an initiative, or to say it in other words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.areas.models import Area
from basis.initiatives import queries
from basis.initiatives.facts import Facts
from basis.initiatives.models import LONGEST, Initiative, Stage
from basis.moderation.folded_forms import FoldedForm
from basis.themes import Group, Theme

NO_PLACE = [("", _("geen vaste plek"))]


class InitiativeForm(FoldedForm):
    """An initiative; all but its title and what it is may stay empty. With `changes` it is said in other words."""

    template_name = "initiatives/_form.html"
    free_text = ("title", "text", "where", "byline", "name")
    opening = ("title", "text")
    folded = ("theme", "groups", "place", "where", "byline", "name", "website", "stage")
    gebied = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        max_length=100,
        label=_("Hoe heet het?"),
        help_text=_("Een korte naam, zoals u het aan een buur zegt."),
        error_messages={"required": _("Geef het een naam.")},
    )
    text = forms.CharField(
        label=_("Wat wilt u doen?"),
        help_text=_("In uw eigen woorden. Een paar zinnen zijn genoeg, de rest mag later."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf op wat u wilt doen.")},
    )
    theme = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=Theme.choices, initial=Theme.OTHER, required=False
    )
    groups = forms.MultipleChoiceField(
        label=_("Voor wie is het?"), choices=Group.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label=_("Op welke plek van de sociale kaart?"), required=False)
    where = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("In woorden, bijvoorbeeld: in het park achter de school. Uw eigen adres hoeft niet."),
        max_length=120,
        required=False,
    )
    byline = forms.CharField(
        label=_("Van wie is het?"),
        help_text=_("Bijvoorbeeld: buren van de Berghemseweg. Het mag leeg blijven. Uw naam hoeft niet."),
        max_length=120,
        required=False,
    )
    name = forms.CharField(
        label=_("Hoe wilt u heten op de pagina?"),
        help_text=_("Een voornaam is genoeg. Leeg laten mag ook: dan staat u er niet bij."),
        max_length=80,
        required=False,
    )
    website = forms.URLField(label=_("Eigen website"), required=False, max_length=300, assume_scheme="https")
    stage = forms.ChoiceField(
        label=_("Hoe ver is het?"), choices=Stage.choices, initial=Stage.IDEA, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, area: Area | None = None, changes: bool = False, **options: Any) -> None:
        super().__init__(*args, changes=changes, **options)
        is_known = getattr(options.get("viewer"), "is_authenticated", False)
        for name in ("name", "stage", "gebied") if changes else () if is_known else ("name",):
            self.fields.pop(name, None)
        self.places = {str(one.pk): one for one in queries.places_in(area)} if area else {}
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [*NO_PLACE, *((pk, one.name) for pk, one in self.places.items())]

    @staticmethod
    def filled(one: Initiative) -> dict[str, Any]:
        """What an initiative says now."""
        names = ("title", "text", "theme", "where", "byline", "website")
        here = {name: getattr(one, name) for name in names}
        return here | {"groups": list(one.groups), "place": str(one.place_id or "")}

    def clean(self) -> dict[str, Any]:
        """Puts together what is said, as `facts`."""
        cleaned = super().clean()
        if not self.errors:
            cleaned["facts"] = Facts(
                **{name: cleaned[name] for name in ("title", "text", "where", "byline", "website")},
                theme=cleaned["theme"] or Theme.OTHER,
                groups=tuple(cleaned["groups"]),
                place=self.places.get(cleaned["place"]),
                stage=cleaned.get("stage") or Stage.IDEA,
            )
        return cleaned
