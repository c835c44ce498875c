"""Of which area and about what something is said, and a point on the map: in fields that nobody sees."""

from __future__ import annotations

from django import forms

DECIMALS = 4  # of a degree: some ten metres
NETHERLANDS = (50.6, 53.8), (3.0, 7.4)  # degrees: latitude from and to, longitude from and to


class WhereForm(forms.Form):
    """What the address of the form said, and where somebody clicked on the map: a place, not a front door."""

    gebied = forms.CharField(required=False, widget=forms.HiddenInput)
    over = forms.CharField(required=False, widget=forms.HiddenInput)
    lat = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-pin": "lat"}))
    lon = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-pin": "lon"}))

    @property
    def pin(self) -> tuple[float, float] | None:
        """Latitude and longitude (WGS84), once cleaned; None when they are no point here."""
        try:
            lat, lon = (round(float(self.cleaned_data.get(name, "")), DECIMALS) for name in ("lat", "lon"))
        except (ValueError, OverflowError):
            return None
        (south, north), (west, east) = NETHERLANDS
        return (lat, lon) if south <= lat <= north and west <= lon <= east else None
