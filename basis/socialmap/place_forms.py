"""What somebody fills in about a place: also where it is, by an address that is looked up, a point, or an area."""

from __future__ import annotations

import copy
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import geocode, packs
from basis.areas import queries as areas
from basis.areas.models import Area
from basis.geocode import Found
from basis.socialmap import choices, names_queries
from basis.socialmap.entry_forms import LOOK_UP, CostForm, Part, known_or_not, line, one_of
from basis.socialmap.entry_words import LABELS
from basis.socialmap.facts import PlaceFacts
from basis.socialmap.hours_forms import HoursField

GETTING_IN = gettext_lazy("Hoe mensen binnenkomen")
NO_POINT = gettext_lazy("Geef twee getallen, of geen van beide.")


class PlaceForm(CostForm):
    """A place. `where` is the address that was chosen of those that were found, as `latitude,longitude,name`."""

    kind = "plek"
    shape = PlaceFacts
    parts: ClassVar[tuple[Part, ...]] = (
        (
            gettext_lazy("Wat het is"),
            (
                "name",
                "also_called",
                "organisation",
                "can_do",
                "description",
                "themes",
                "setting",
                "openness",
                "is_meeting_place",
            ),
        ),
        (gettext_lazy("Waar het is"), ("address", "postcode", "town", "where", "area_code", "lat", "lon")),
        (gettext_lazy("Wanneer het open is"), ("opening_hours",)),
        (gettext_lazy("Voor wie het is"), ("welcome", "target_groups", "languages", "capacity", "booking")),
        CostForm.COST,
        (GETTING_IN, tuple(choices.ACCESS)),
        (gettext_lazy("Hoe mensen u bereiken"), ("phone", "email", "website")),
    )
    paired = (GETTING_IN,)
    can_do = line("can_do", 400, gettext_lazy("Bijvoorbeeld: koffie drinken, kaarten, praten."))
    setting = one_of("setting", choices.Setting.choices, ())
    openness = one_of("openness", choices.Openness.choices, ())
    is_meeting_place = forms.BooleanField(label=LABELS["is_meeting_place"], required=False)
    address = line("address", 120)
    postcode = line("postcode", 7, widget=forms.TextInput(attrs={"size": 8}))
    town = line("town", 80)
    where = forms.ChoiceField(label=gettext_lazy("Welk adres is het?"), required=False, widget=forms.RadioSelect)
    area_code = forms.ChoiceField(
        label=LABELS["area_code"],
        help_text=gettext_lazy("Alleen nodig als u geen adres en geen postcode weet."),
        required=False,
    )
    lat = forms.FloatField(label=gettext_lazy("Punt op de kaart: eerste getal, naar het noorden"), required=False)
    lon = forms.FloatField(label=gettext_lazy("Punt op de kaart: tweede getal, naar het oosten"), required=False)
    opening_hours = HoursField(label=LABELS["opening_hours"])
    welcome = line("welcome", 200, gettext_lazy("Bijvoorbeeld: iedereen, ook als u niemand kent."))
    capacity = forms.IntegerField(label=LABELS["capacity"], required=False, min_value=1, max_value=999_999)
    booking = one_of("booking", choices.Booking.choices)
    step_free = known_or_not("step_free")
    wheelchair_toilet = known_or_not("wheelchair_toilet")
    ring_line = known_or_not("ring_line")
    quiet_hours = known_or_not("quiet_hours")
    parking = known_or_not("parking")
    guide_dog = known_or_not("guide_dog")
    by_bus = known_or_not("by_bus")

    def prepare(self) -> None:
        super().prepare()
        self.is_away = False  # the geocoder did not answer
        code = self.known.get("area_code", "")
        here = [(area.code, str(area)) for area in areas.own_choices()]
        if code and code not in dict(here):
            here += [(area.code, str(area)) for area in Area.objects.here().filter(code=code)]
        self.fields["area_code"].choices = [("", _("uit het adres")), *here]  # type: ignore[attr-defined]
        for name, word in (("lat", "lat"), ("lon", "lon")):
            self.fields[name].widget.attrs |= {"step": "any", "data-pin": word}
        chosen = str(self.data.get("where", ""))
        self._offer([chosen] if chosen.count(",") >= 2 else [])

    def show_again(self) -> None:
        super().show_again()
        if LOOK_UP not in self.data:
            return
        asked = " ".join(str(self.data.get(name, "")) for name in ("address", "postcode", "town"))
        found = geocode.find(asked, municipality=packs.site().code)
        self.is_away, self.found_none = found is None, found == []
        self._offer([_told(one) for one in found or ()])
        if found:
            self.initial["where"] = _told(found[0])

    def _offer(self, answers: list[str]) -> None:
        field = copy.deepcopy(self.base_fields["where"])
        self.fields.pop("where", None)
        if answers:
            offered = [(one, one.split(",", 2)[2]) for one in answers]
            field.choices = [*offered, ("", _("geen van deze"))]  # type: ignore[attr-defined]
            self.fields["where"] = field

    def said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        told = super().said(cleaned)
        told["postcode"] = cleaned.get("postcode", "").upper().strip()
        if self.asks_whose:
            name = cleaned.get("organisation", "")
            found = names_queries.organisation_called(name) if name else None
            told |= {"organisation": str(found.pk) if found else "", "run_by": "" if found else name}
        if told.get("opening_hours") != self.known.get("opening_hours"):
            told["hours_are_example"] = False
        return told | self._somewhere(cleaned)

    def _moved(self, cleaned: dict[str, Any]) -> Found | None:
        """Where the address is, when another one was filled in and the point stayed as it was."""
        told = {name: cleaned.get(name, "") for name in ("address", "postcode", "town")}
        is_same = all(value == self.known.get(name, "") for name, value in told.items())
        stayed = all(cleaned.get(name) == self.known.get(name) for name in ("lat", "lon"))
        if is_same or not stayed or not told["address"]:
            return None
        found = geocode.find(" ".join(told.values()), municipality=packs.site().code)
        return next((one for one in found or () if one.kind == "adres"), None)

    def _somewhere(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The point, or else the area: the one that was chosen, or that of the postcode."""
        lat, lon = cleaned.get("lat"), cleaned.get("lon")
        if chosen := cleaned.get("where"):
            lat, lon = _point(chosen)
        elif "where" not in self.data and (moved := self._moved(cleaned)):
            lat, lon = moved.lat, moved.lon
        if (lat is None) != (lon is None):
            self.add_error("lat" if lat is None else "lon", ValidationError(NO_POINT))
        if lat is not None and lon is not None:
            return {"lat": lat, "lon": lon, "area_code": ""}
        code = cleaned.get("area_code", "")
        if not code and (postcode := cleaned.get("postcode", "")):
            code = next((area.code for area, _part in areas.areas_of_postcode(postcode[:4])), "")
        if not code and not self.errors and "name" not in self.known:  # of what is there already no more may be known
            self.add_error("area_code", ValidationError(_("Kies een wijk of dorp, of vul een postcode van hier in.")))
        return {"lat": None, "lon": None, "area_code": code}


def _told(one: Found) -> str:
    return f"{one.lat:.6f},{one.lon:.6f},{one.name}"


def _point(chosen: str) -> tuple[float | None, float | None]:
    try:
        return float(chosen.split(",")[0]), float(chosen.split(",")[1])
    except ValueError:
        return None, None
