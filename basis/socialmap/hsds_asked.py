"""What the lists of HSDS can be asked, with the names of the standard."""

from __future__ import annotations

import datetime
import uuid
from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field

from basis import rest


def _moment(value: object) -> object:
    """A day or a moment, in UTC, which it is too without an offset; PostgreSQL does not know every offset."""
    text = str(value).replace(" ", "+")  # a plus that was not escaped
    try:
        found = datetime.datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise ValueError("Hier hoort een datum of een moment, zoals 2026-12-03T10:00:00Z.") from None


class ListQuery(Schema):
    """What every list can be asked."""

    search: str = Field(
        "", max_length=500, description="Woorden; van de beste treffers komen er ten hoogste 200", examples=["koffie"]
    )
    page: int = Field(1, ge=1, le=1_000_000, description="Welke pagina, de eerste is 1")
    per_page: int = Field(rest.PAGE_SIZE, ge=1, le=rest.MOST_A_PAGE, description="Hoeveel op een pagina")
    format: Literal["json", "ndjson"] = Field("json", description="ndjson geeft alles, een regel per stuk")


class EntryQuery(ListQuery):
    """What a list of entries can be asked."""

    taxonomy_term_id: uuid.UUID | None = Field(None, description="Alleen wat deze term heeft")
    taxonomy_id: uuid.UUID | None = Field(None, description="Alleen wat een term van deze lijst heeft")
    modified_after: Annotated[datetime.datetime, BeforeValidator(_moment)] | None = Field(
        None, description="Alleen wat op of na dit moment veranderd is", examples=["2026-11-01T00:00:00Z"]
    )
    minimal: bool = Field(False, description="Alleen id, naam, stand en wanneer het veranderd is")
    full: bool = Field(False, description="Met alles wat er onder hangt")


class ServiceQuery(EntryQuery):
    """What a list of services can be asked."""

    organization_id: uuid.UUID | None = Field(None, description="Alleen van deze organisatie")


class AtQuery(ServiceQuery):
    """What a list of services at places can be asked."""

    postcode: str = Field(
        "", pattern="^([1-9][0-9]{3} ?([A-Za-z]{2})?)?$", description="Voor wie hier woont", examples=["5344"]
    )
    proximity: float | None = Field(
        None, ge=0, le=100_000, description="Zo dicht bij de postcode, in meter", examples=[1000]
    )


class TermQuery(ListQuery):
    """What a list of terms can be asked."""

    taxonomy_id: uuid.UUID | None = Field(None, description="Alleen van deze lijst")
    top_only: bool = Field(False, description="Alleen zonder bovenliggende term: dat zijn ze hier allemaal")
    parent_id: uuid.UUID | None = Field(None, description="Alleen onder deze term: dat is er hier geen")
