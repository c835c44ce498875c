"""The facts with which a municipality can start before it has boundaries: `areas.yaml` of its pack.

    source: CBS / Kadaster, CC BY 4.0     # shown with the map
    year: 2016                            # the division that the codes are of
    municipality:
      code: GM0828
      name: Oss
      outline: [[51.7650, 5.4388], …]     # lat, lon; coarse, at most 60 points; may be left out
    wijken:
      WK082800: Centrum
    buurten:                              # name, and where it is written on the map: lat, lon
      BU08280000: [Centrum West, 51.76662, 5.5158]
    own_areas:                            # may be left out; codes of wijken or buurten
      - {name: Ruwaard, kind: wijk, parts: [WK082806]}
    postcodes:                            # may be left out: which part of a postcode lies in a buurt
      "5341": {BU08280000: 0.4132}

Whatever is not known yet may be left out, down to one municipality with its wijken and buurten.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from basis.packs import Part

Municipality = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
Wijk = Annotated[str, StringConstraints(pattern=r"^WK\d{4}[0-9A-Z]{2}$")]
Buurt = Annotated[str, StringConstraints(pattern=r"^BU\d{4}[0-9A-Z]{4}$")]
WijkOrBuurt = Annotated[str, StringConstraints(pattern=r"^(WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$")]
Postcode = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{3}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Lat = Annotated[float, Field(ge=50.6, le=53.8)]
Lon = Annotated[float, Field(ge=3.0, le=7.4)]
Share = Annotated[float, Field(gt=0, le=1)]


class MunicipalityFacts(Part):
    """The municipality and, coarsely, where it ends."""

    code: Municipality
    name: Name
    outline: tuple[tuple[Lat, Lon], ...] = Field((), max_length=60)


class OwnAreaFacts(Part):
    """An area that the municipality works with itself."""

    name: Name
    kind: Literal["wijk", "dorp"] = "wijk"
    parts: tuple[WijkOrBuurt, ...] = Field(min_length=1)


class AreasPack(Part):
    """`areas.yaml`."""

    source: str
    year: int = Field(ge=1995, le=2100)
    municipality: MunicipalityFacts
    wijken: dict[Wijk, Name]
    buurten: dict[Buurt, tuple[Name, Lat, Lon]] = Field(min_length=1)
    own_areas: tuple[OwnAreaFacts, ...] = ()
    postcodes: dict[Postcode, dict[Buurt, Share]] = {}

    @model_validator(mode="after")
    def _hangs_together(self) -> AreasPack:
        """Every buurt lies in a wijk of the list, all in the one municipality."""
        number = self.municipality.code[2:]
        for code in (*self.wijken, *self.buurten):
            if code[2:6] != number:
                raise ValueError(f"{code} ligt niet in {self.municipality.code}")
        for code in self.buurten:
            if f"WK{code[2:8]}" not in self.wijken:
                raise ValueError(f"{code}: wijk WK{code[2:8]} staat niet in de lijst van wijken")
        for postcode, shares in self.postcodes.items():
            if unknown := next((code for code in shares if code not in self.buurten), ""):
                raise ValueError(f"postcode {postcode}: buurt {unknown} staat niet in de lijst van buurten")
        return self
