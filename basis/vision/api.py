"""The vision and its commitments as open data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query
from pydantic import Field

from basis import rest
from basis.vision import pack, queries
from basis.vision.shapes import CommitmentDetailOut, CommitmentOut, VisionOut, commitment_of, update_of, vision_of

router = rest.router("Visie")


class CommitmentQuery(rest.Paging):
    """Welke afspraken."""

    stand: str | None = Field(
        None,
        pattern=f"^({'|'.join(queries.STATES_BY_WORD)})$",
        description=", ".join(queries.STATES_BY_WORD),
    )


@router.get("/visie", response=VisionOut, summary="De visie", url_name="vision")
def vision(request: HttpRequest) -> VisionOut:
    """Ambitie, pijlers, uitgangspunten met vragen, waarden, voorwaarden, rollen, eigenaarschap en afspraken."""
    followed = queries.followed()
    return vision_of(pack.vision(), [CommitmentOut(**_fields(request, thing)) for thing in followed])


@router.get(
    "/visie/afspraken", response=rest.page_of(CommitmentOut), summary="Alle afspraken", url_name="vision_commitments"
)
def commitments(request: HttpRequest, vraag: Query[CommitmentQuery]) -> rest.Answer:
    """De afspraken van de visie met hun stand, in de volgorde van de visie."""
    found = [thing for thing in queries.followed() if vraag.stand in {None, thing.state_word}]
    return rest.page(request, found, vraag, CommitmentOut, make=lambda it: CommitmentOut(**_fields(request, it)))


@router.get(
    "/visie/afspraken/{sleutel}", response=CommitmentDetailOut, summary="Eén afspraak", url_name="vision_commitment"
)
def commitment(request: HttpRequest, sleutel: str) -> CommitmentDetailOut:
    """Een afspraak met haar berichten."""
    found = queries.follow(sleutel)
    if found is None:
        raise rest.Problem(404, f"Er is geen afspraak met sleutel {sleutel}.")
    told = [update_of(update) for update in queries.updates(sleutel)]
    return CommitmentDetailOut(**_fields(request, found), berichten=told)


def _fields(request: HttpRequest, thing: queries.Followed) -> dict[str, Any]:
    address = reverse("vision:commitment", args=[thing.commitment.key])
    return commitment_of(thing, request.build_absolute_uri(address))
