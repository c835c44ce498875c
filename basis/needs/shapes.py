"""What needs look like as open data: Dutch names, and nothing of who said it."""

from __future__ import annotations

from django.utils import timezone
from pydantic import Field

from basis import rest
from basis.needs.about_queries import KIND_WORDS
from basis.needs.models import Bundle, Kind, Need, Status
from basis.themes import GROUP_WORDS, THEME_WORDS, Group, Theme

STATUS_WORDS = {
    Status.HEARD: "gehoord",
    Status.LOOKED_AT: "wordt-bekeken",
    Status.TAKEN_UP: "opgepakt",
    Status.DONE: "gedaan",
    Status.NOT_TAKEN_UP: "niet-opgepakt",
}


class BundleOut(rest.Out):
    """Waar iets bij hoort, en hoe het daarmee staat."""

    nummer: int
    titel: str
    stand: str = Field(description=", ".join(STATUS_WORDS.values()))


class NeedOut(rest.Out):
    """Wat iemand zei, zonder wie het zei."""

    nummer: int
    soort: str = Field(description=", ".join(KIND_WORDS.values()), examples=["wens"])
    tekst: str
    onderwerp: str = Field(description=", ".join(THEME_WORDS.values()), examples=["ontmoeten"])
    doelgroep: str = Field(description=", ".join(GROUP_WORDS.values()), examples=["ouderen"])
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    maand: str = Field(description="Jaar en maand waarin het gezegd is", examples=["2026-11"])
    bundel: BundleOut | None = Field(description="Waar het bij hoort, als een medewerker dat zag")
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


def need_out(one: Need) -> NeedOut:
    """What somebody said as open data: no byline, no place, no photo, no link, no moment."""
    return NeedOut(
        nummer=one.pk,
        soort=KIND_WORDS[Kind(one.kind)],
        tekst=one.text,
        onderwerp=THEME_WORDS[Theme(one.theme)],
        doelgroep=GROUP_WORDS[Group(one.group)],
        gebied=one.area.code,
        maand=f"{timezone.localtime(one.written_at):%Y-%m}",
        bundel=_bundle(one.bundle) if one.bundle else None,
        is_voorbeeld=one.is_example,
    )


def _bundle(one: Bundle) -> BundleOut:
    return BundleOut(nummer=one.pk, titel=one.title, stand=STATUS_WORDS[Status(one.status)])
