"""What rounds and stories look like as open data: Dutch names, and nothing of who told."""

from __future__ import annotations

import datetime

from django.utils import timezone
from pydantic import Field

from basis import rest
from basis.stories.kinds import Stage
from basis.stories.models import Round, Story
from basis.stories.round_queries import LEAST

STAGE_WORDS = {Stage.OPEN: "open", Stage.CLOSED: "gesloten", Stage.RETURNED: "teruggekoppeld"}


class RoundOut(rest.Out):
    """Een verhaalronde: wie vraagt wat aan wie, en wat er terugkwam."""

    naam: str = Field(description="Naam in adressen", examples=["hoe-gaat-het-hier"])
    titel: str
    waarom: str
    gebieden: list[str] = Field(description="Codes van de gebieden; leeg is de hele gemeente")
    voor_wie: str
    van: datetime.date
    tot_en_met: datetime.date
    wat_ermee_gebeurt: str
    terug_uiterlijk: datetime.date
    stand: str = Field(description=", ".join(STAGE_WORDS.values()))
    verhalen: int | None = Field(description=f"Hoeveel er verteld zijn; leeg bij minder dan {LEAST}")
    gehoord: str | None = Field(description="Wat er gehoord is, als dat al verteld is")
    gedaan: str | None = Field(description="Wat ermee gedaan wordt, als dat al verteld is")
    is_voorbeeld: bool


class StoryOut(rest.Out):
    """Een verhaal dat zijn verteller heel openbaar maakte."""

    nummer: int
    ronde: str = Field(description="Naam van de verhaalronde")
    titel: str
    tekst: str = Field(description="Met █ waar een naam is zwart gemaakt")
    is_zwart_gemaakt: bool
    taal: str
    gebied: str | None = Field(description="Code van het gebied, als de verteller dat goed vindt")
    verteld_op: datetime.date
    is_voorbeeld: bool


def round_out(one: Round) -> RoundOut:
    """A round that opened, with how many told in it (`told`, of `round_queries.listed`)."""
    told, back = getattr(one, "told", 0), getattr(one, "given_back", None)
    return RoundOut(
        naam=one.slug,
        titel=one.title,
        waarom=one.why,
        gebieden=[area.code for area in one.areas.all()],
        voor_wie=one.who,
        van=one.begins_on,
        tot_en_met=one.ends_on,
        wat_ermee_gebeurt=one.use,
        terug_uiterlijk=one.heard_by,
        stand=STAGE_WORDS[Stage(one.stage)],
        verhalen=told if told >= LEAST else None,
        gehoord=back.heard if back else None,
        gedaan=back.done if back else None,
        is_voorbeeld=one.is_example,
    )


def story_out(one: Story) -> StoryOut:
    """A story as everyone may read it."""
    return StoryOut(
        nummer=one.pk,
        ronde=one.round.slug,
        titel=one.title,
        tekst=one.shown,
        is_zwart_gemaakt=bool(one.redacted),
        taal=one.contribution.language,
        gebied=one.area.code if one.with_area and one.area else None,
        verteld_op=timezone.localdate(one.told_at),
        is_voorbeeld=one.is_example,
    )
