"""The shapes of HSDS 3.1 that this installation gives, for who reads its description; field names are of the standard.

What is not known is left out, never null. Lists of parts stand in one thing, or in a list that is asked for in full.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Id = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Web = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Mail = Annotated[str, Field(json_schema_extra={"format": "email"})]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


def _left_out(schema: dict[str, Any]) -> None:
    for told in schema["properties"].values():
        told.pop("default", None)


class Part(Schema):
    """A thing of which what has a default is left out when it is not known."""

    model_config = ConfigDict(json_schema_extra=_left_out)


class Taxonomy(Part):
    """A list of terms."""

    id: Id
    name: str = Field(examples=["Onderwerpen"])
    description: str
    uri: Web
    version: str


class TaxonomyTerm(Part):
    """One term of a taxonomy."""

    id: Id
    code: str = Field(examples=["meet"])
    name: str = Field(examples=["Ontmoeten"])
    description: str
    taxonomy: str
    taxonomy_id: Id
    taxonomy_detail: Taxonomy | None = None
    language: str = Field(examples=["nl"])
    term_uri: Web


class Attribute(Part):
    """What HSDS has no field for: a term, or a label with a value."""

    id: Id
    link_id: Id
    link_entity: str = Field(examples=["service"])
    label: str = Field(
        "", description="Van wat geen term is; wat het kan zijn, staat in docs/hsds.md", examples=["source"]
    )
    value: str = ""
    taxonomy_term_id: Id = ""
    taxonomy_term: TaxonomyTerm | None = None


class Phone(Part):
    """A number to call."""

    id: Id
    number: str = Field(examples=["14 0412"])
    type: str = Field(examples=["voice"])


class Contact(Part):
    """An address to write to; never the name of a person."""

    id: Id
    email: Mail


class Url(Part):
    """A further page."""

    id: Id
    label: str
    url: Web


class Language(Part):
    """A language that is spoken."""

    id: Id
    name: str = Field(examples=["Nederlands"])
    code: str = Field(description="ISO 639", examples=["nl"])


class Schedule(Part):
    """Hours in Dutch time; a line that is not the same each week or month has only its description."""

    id: Id
    description: str = Field(
        description="De openingstijden zoals OpenStreetMap ze schrijft", examples=["Mo-Fr 09:00-17:00; PH off"]
    )
    freq: Literal["", "WEEKLY", "MONTHLY"] = ""
    byday: str = Field("", examples=["MO,TU,WE,TH,FR"])
    opens_at: str = Field("", description="Nederlandse tijd", examples=["09:00"])
    closes_at: str = Field("", description="Nederlandse tijd; 24:00 is het eind van de dag", examples=["17:00"])
    notes: str = ""


class Accessibility(Part):
    """One fact about getting in and around; what is not known is not there."""

    id: Id
    description: str
    attributes: list[Attribute]


class Address(Part):
    """Where it is; a part that is not known is empty."""

    id: Id
    address_1: str = Field(examples=["Raadhuislaan 2"])
    city: str = Field(examples=["Oss"])
    state_province: str = Field(examples=["Noord-Brabant"])
    postal_code: str = Field(examples=["5341 GM"])
    country: str = Field(examples=["NL"])
    address_type: Literal["physical"]


class ServiceArea(Part):
    """The wijk or dorp whose residents it is for."""

    id: Id
    name: str
    extent: str = Field(description="Code van het CBS, of van een eigen gebied", examples=["WK082806"])
    extent_type: str
    uri: Web


class CostOption(Part):
    """What it costs."""

    id: Id
    option: str = Field(examples=["gratis"])
    currency: str = "EUR"
    amount: float | None = None
    amount_description: str = ""


class Organization(Part):
    """An organisation."""

    id: Id
    name: str
    alternate_name: str = ""
    description: str
    email: Mail = ""
    website: Web = ""
    uri: Web = Field("", description="De pagina voor mensen")
    phones: list[Phone] = []
    locations: list[Location] = []
    attributes: list[Attribute] = []


class Location(Part):
    """A place. Without latitude and longitude it is only known in which area it lies."""

    id: Id
    location_type: Literal["physical"]
    name: str
    alternate_name: str = ""
    description: str = ""
    url: Web = ""
    organization_id: Id = ""
    latitude: float | None = None
    longitude: float | None = None
    languages: list[Language] = []
    addresses: list[Address] = []
    contacts: list[Contact] = []
    accessibility: list[Accessibility] = []
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    attributes: list[Attribute] = []


class ServiceAtLocation(Part):
    """That a service can be had at a place."""

    id: Id
    service_id: Id
    location_id: Id
    description: str = ""
    location: Location | None = None
    schedules: list[Schedule] = []


class Service(Part):
    """What an organisation offers."""

    id: Id
    organization_id: Id = ""
    name: str
    alternate_name: str = ""
    description: str = ""
    url: Web = ""
    email: Mail = ""
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    application_process: str = Field("", description="Hoe u meedoet")
    fees_description: str = ""
    eligibility_description: str = ""
    assured_date: str = Field("", description="Dag waarop iemand het laatst zei dat het klopt")
    last_modified: Moment
    organization: Organization | None = None
    additional_urls: list[Url] = []
    phones: list[Phone] = []
    languages: list[Language] = []
    cost_options: list[CostOption] = []
    service_areas: list[ServiceArea] = []
    service_at_locations: list[ServiceAtLocation] = []
    attributes: list[Attribute] = []


class Page(Part):
    """A page of a list."""

    total_items: int = Field(description="Hoeveel er zijn, op alle pagina's samen")
    total_pages: int
    page_number: int
    size: int = Field(description="Hoeveel er op deze pagina staan")
    first_page: bool
    last_page: bool
    empty: bool


class OrganizationPage(Page):
    """A page of organisations."""

    contents: list[Organization]


class ServicePage(Page):
    """A page of services."""

    contents: list[Service]


class LocationPage(Page):
    """A page of places."""

    contents: list[Location]


class ServiceAtLocationPage(Page):
    """A page of services at places."""

    contents: list[ServiceAtLocation]


class TaxonomyPage(Page):
    """A page of taxonomies."""

    contents: list[Taxonomy]


class TaxonomyTermPage(Page):
    """A page of terms."""

    contents: list[TaxonomyTerm]


class About(Part):
    """What this API is."""

    version: str = Field(examples=["3.1"])
    profile: Web
    openapi_url: Web
