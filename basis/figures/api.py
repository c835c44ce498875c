"""Open data of figures: what the indicators are, and every number with its year, area, uncertainty and source."""

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from basis import rest
from basis.figures import downloads, queries, registry
from basis.figures.models import Method, Missing, Observation
from basis.themes import Group

router = rest.router("Cijfers")


class IndicatorOut(rest.Out):
    """Een onderwerp waarover er cijfers kunnen zijn."""

    code: str = Field(examples=["inwoners"])
    titel: str
    betekenis: str
    thema: str
    eenheid: registry.Unit
    richting: registry.Direction
    voorwaarde: registry.Condition = Field(description="Voorwaarde van sociale kwaliteit")
    groepen: list[Group]
    is_schatting: bool = Field(description="Waar als het cijfer met een model is berekend")
    wordt_nergens_gemeten: bool
    afronding: int = Field(description="Wijken en buurten zijn afgerond op veelvouden hiervan; 0: niet afgerond")
    geldig_vanaf: int | None
    geldig_tot: int | None
    reeksbreuken: list[int] = Field(description="Jaren vanaf welke anders is geteld")
    bron: str
    uitgever: str
    licentie: str
    bron_adres: str


class ObservationOut(rest.Out):
    """Eén cijfer van één gebied in één jaar: een waarde, of waarom die er niet is."""

    gebied: str = Field(examples=["WK082806"])
    indicator: str = Field(examples=["inwoners"])
    periode: int = Field(examples=[2024])
    waarde: float | int | None
    ondergrens: float | None = Field(description="Ondergrens van het 95%-interval van de bron")
    bovengrens: float | None
    afrondingsmarge: float | None = Field(description="Wat afronden hooguit scheelt, bij een som ook wat ontbreekt")
    reden_geen_cijfer: Missing | None
    methode: Method
    dekking: float | None = Field(description="Bekend deel van de noemer bij een som of gemiddelde, 0 tot 1")
    levering: str = Field(description="Bestand of tabel waaruit het cijfer is ingelezen")


class ObservationQuery(rest.Paging):
    """Waarop waarnemingen te kiezen zijn."""

    gebied: str | None = Field(None, max_length=60, description="Code van een gebied", examples=["WK082806"])
    indicator: str | None = Field(None, max_length=60, description="Code van een indicator", examples=["inwoners"])
    periode: int | None = Field(None, ge=1900, le=2200, description="Jaar", examples=[2024])


@router.get("/indicatoren", response=rest.page_of(IndicatorOut), summary="Alle indicatoren", url_name="indicators")
def indicators(request: HttpRequest, vraag: Query[rest.Paging]) -> rest.Answer:
    """Waarover er cijfers kunnen zijn, ook wat nergens gemeten wordt."""
    return rest.page(request, registry.all_indicators(), vraag, IndicatorOut, make=_indicator)


@router.get("/indicatoren/{code}", response=IndicatorOut, summary="Eén indicator", url_name="indicator")
def indicator(request: HttpRequest, code: str) -> IndicatorOut:
    """Wat dit cijfer betekent en waar het vandaan komt."""
    if not registry.exists(code):
        raise rest.Problem(404, f"Er is geen indicator met code {code}.")
    return _indicator(registry.indicator(code))


@router.get("/waarnemingen", response=rest.page_of(ObservationOut), summary="Cijfers", url_name="observations")
def observations(request: HttpRequest, vraag: Query[ObservationQuery]) -> rest.Answer:
    """Cijfers per gebied, indicator en jaar; zonder keuze alle."""
    found = queries.observations(area=vraag.gebied, indicator=vraag.indicator, period=vraag.periode)
    return rest.page(request, found, vraag, ObservationOut, make=_observation)


def _indicator(one: registry.Indicator) -> IndicatorOut:
    source = one.source_details
    return IndicatorOut(
        code=one.code,
        titel=str(one.title),
        betekenis=str(one.meaning),
        thema=one.theme,
        eenheid=one.unit,
        richting=one.direction,
        voorwaarde=one.condition,
        groepen=list(one.groups),
        is_schatting=one.is_estimate,
        wordt_nergens_gemeten=one.never_measured,
        afronding=one.rounding,
        geldig_vanaf=one.valid_from,
        geldig_tot=one.valid_to,
        reeksbreuken=[cut.year for cut in one.breaks],
        bron=str(source.title),
        uitgever=source.publisher,
        licentie=source.licence,
        bron_adres=source.url,
    )


def _observation(one: Observation) -> ObservationOut:
    return ObservationOut(
        gebied=one.area.code,
        indicator=one.indicator,
        periode=one.period,
        waarde=downloads.plain(one.value),
        ondergrens=one.lower,
        bovengrens=one.upper,
        afrondingsmarge=one.margin,
        reden_geen_cijfer=Missing(one.missing) if one.missing else None,
        methode=Method(one.method),
        dekking=one.coverage,
        levering=one.delivery.name,
    )
