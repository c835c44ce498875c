"""What barriers look like as open data: Dutch names, what stood in the way and what became of it, and nobody's name."""

from __future__ import annotations

from pydantic import Field

from basis import rest
from basis.liaison.kinds import KIND_WORDS, OUTCOMES, STATE_WORDS, Kind, State
from basis.liaison.models import Barrier


class BarrierOut(rest.Out):
    """Wat een initiatief in de weg staat of stond, en wat eruit is gekomen."""

    nummer: int
    soort: str = Field(description=", ".join(KIND_WORDS.values()), examples=["vergunning"])
    tekst: str
    organisatie: str = Field(description="Organisatie of afdeling, zoals het initiatief die noemt; kan leeg zijn")
    stand: str = Field(description=", ".join(STATE_WORDS.values()))
    initiatief: str = Field(description="Naam van het initiatief")
    gebied: str = Field(description="Code van het gebied", examples=["GM0828-ruwaard"])
    gemeld_op: str = Field(examples=["2026-11-02"])
    antwoord_voor: str = Field(description="De dag waarop er een antwoord is, of had moeten zijn")
    is_verzet: bool = Field(description="Waar als die dag een keer is verzet")
    beantwoord_op: str | None
    antwoord: str = Field(description="Wat er gebeurde, of waarom het niet kan")
    grond: str = Field(description="De wet of regel, als die er is")
    klopt_volgens_initiatief: bool
    is_voorbeeld: bool = Field(description="Waar als het verzonnen is, voor een proefopstelling")


def barrier_out(one: Barrier) -> BarrierOut:
    """A barrier as open data, without who reported, owned or answered it."""
    is_answered = one.state in OUTCOMES
    return BarrierOut(
        nummer=one.pk,
        soort=KIND_WORDS[Kind(one.kind)],
        tekst=one.text,
        organisatie=one.organisation,
        stand=STATE_WORDS[State(one.state)],
        initiatief=one.initiative.title,
        gebied=one.initiative.area.code,
        gemeld_op=one.reported_on.isoformat(),
        antwoord_voor=one.reply_due_on.isoformat(),
        is_verzet=one.is_moved,
        beantwoord_op=one.settled_on.isoformat() if one.settled_on and is_answered else None,
        antwoord=one.outcome if is_answered else "",
        grond=one.legal_ground if is_answered else "",
        klopt_volgens_initiatief=one.is_agreed,
        is_voorbeeld=one.is_example,
    )
