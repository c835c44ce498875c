"""What each of our areas is made of, and its figures computed from those of its parts. Only reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from django.db.models import QuerySet

from basis.areas.change_queries import made_of
from basis.areas.models import Area, PostcodeShare
from basis.figures import registry
from basis.figures.aggregation import MUNICIPALITIES, Part, Whole, aggregate
from basis.figures.models import Method, Missing, Observation
from basis.figures.readers.pc4 import Share
from basis.figures.registry import Aggregation, Indicator

Kind = Area.Kind
DENSITY = "bevolkingsdichtheid"


class Given(NamedTuple):
    """An observation as far as computing needs it."""

    area_id: int
    indicator: str
    period: int
    value: float | None
    lower: float | None
    upper: float | None
    margin: float | None
    missing: str
    method: str
    delivery_id: int


@dataclass(frozen=True)
class Computed:
    """A figure of an area that is not in a source: what it is, and from which delivery its newest part came."""

    area_id: int
    indicator: str
    period: int
    whole: Whole
    delivery_id: int


@dataclass(frozen=True)
class Composition:
    """The ways in which an area can be put together, the best (fewest parts) first."""

    area_id: int
    ways: tuple[tuple[int, ...], ...]


Table = dict[tuple[str, int], dict[int, Given]]  # (indicator, period) → area → what was given or computed


def compositions() -> list[Composition]:
    """Of the home municipality: wijken from buurten, own areas from whole wijken and else buurten, and itself.

    In this order, since a later one may use what was computed for an earlier one.
    """
    areas = list(Area.objects.here().current())
    buurten_of: dict[int, list[int]] = defaultdict(list)
    own_buurten: dict[int, list[Area]] = defaultdict(list)
    for area in areas:
        if area.kind == Kind.BUURT and area.parent_id:
            buurten_of[area.parent_id].append(area.pk)
            if area.own_area_id:
                own_buurten[area.own_area_id].append(area)
    wijken = [area.pk for area in areas if area.kind == Kind.WIJK]
    return [
        *(Composition(pk, (tuple(buurten_of[pk]),)) for pk in wijken if buurten_of[pk]),
        *(Composition(a.pk, _ways(own_buurten[a.pk], buurten_of)) for a in areas if a.kind == Kind.OWN),
        *(Composition(a.pk, (tuple(wijken),)) for a in areas if a.kind == Kind.MUNICIPALITY and wijken),
    ]


def _ways(buurten: Sequence[Area], buurten_of: dict[int, list[int]]) -> tuple[tuple[int, ...], ...]:
    """Whole wijken and the buurten that are left over; then all buurten."""
    if not buurten:
        return ()
    return tuple(dict.fromkeys([made_of(buurten, buurten_of), tuple(sorted(buurt.pk for buurt in buurten))]))


def compute(codes: Iterable[str], periods: Iterable[int]) -> Iterator[Computed]:
    """The figures of our areas, and of the country, that their source does not give; in these years."""
    wanted = [registry.indicator(code) for code in sorted(set(codes))]
    names = {one.code for one in wanted} | {one.denominator for one in wanted if one.denominator}
    years = sorted(set(periods))
    here = Area.objects.here().values_list("pk", flat=True)
    table = _table(Observation.objects.filter(area__in=list(here)), names, years)
    made_of = compositions()
    for one in sorted(wanted, key=lambda one: (bool(one.denominator), one.code)):  # denominators first
        for year in years:
            for composition in made_of:
                if composition.area_id in table[one.code, year]:
                    continue
                computed = _whole(one, year, composition, table)
                if computed:
                    table[one.code, year][computed.area_id] = _as_given(computed)
                    yield computed
    yield from _country(wanted, names, years)


def _table(rows: QuerySet[Observation], names: Iterable[str], years: Sequence[int]) -> Table:
    """What the sources gave (a computed figure has a coverage, one from a source has none)."""
    found: Table = defaultdict(dict)
    given = rows.filter(coverage=None, indicator__in=list(names), period__in=years)
    for row in given.values_list(*Given._fields):
        found[row[1], row[2]][row[0]] = Given._make(row)
    return found


def _whole(one: Indicator, year: int, composition: Composition, table: Table) -> Computed | None:
    """By the first way of putting together of which every part is in the source, or else the first."""
    values = table[one.code, year]
    ways = [way for way in composition.ways if any(pk in values for pk in way)]
    if not ways:
        return None
    way = next((way for way in ways if all(pk in values for pk in way)), ways[0])
    delivery = max(values[pk].delivery_id for pk in way if pk in values)
    if len(way) == 1:  # it is that wijk: its figure is the figure, a median or an estimate too
        only = values[way[0]]
        known = 0.0 if only.value is None else 1.0
        as_is = Whole(only.value, only.method, only.margin, only.missing, known, only.lower, only.upper)
        return Computed(composition.area_id, one.code, year, as_is, delivery)
    weights = table[one.denominator, year] if one.denominator else {}
    whole = aggregate(one.aggregation, [_part(one, values.get(pk), weights.get(pk)) for pk in way])
    return Computed(composition.area_id, one.code, year, _shown(whole, one), delivery) if whole else None


def _shown(whole: Whole, one: Indicator) -> Whole:
    """Without digits that mean nothing: one more than is shown; a margin is rounded up."""
    unit = 10.0 ** (one.decimals + 1)
    if whole.value is None:
        return whole
    margin = None if whole.margin is None else ceil(whole.margin * unit - 1e-6) / unit
    return replace(whole, value=round(whole.value, one.decimals + 1), margin=margin)


def _part(one: Indicator, given: Given | None, weight: Given | None) -> Part:
    missing = given.missing if given else Missing.NOT_IN_SOURCE
    rounded = 0.5 * 10**-one.decimals if one.aggregation == Aggregation.WEIGHTED else 0.0
    return Part(
        value=given.value if given else None,
        margin=rounded if given is None or given.margin is None else given.margin,
        weight=weight.value if weight else None,
        weight_margin=(weight.margin or 0.0) if weight else 0.0,
        missing=missing,
        method=given.method if given else Method.SOURCE,
    )


def _as_given(computed: Computed) -> Given:
    whole = computed.whole
    return Given(
        computed.area_id, computed.indicator, computed.period,
        whole.value, whole.lower, whole.upper, whole.margin, whole.missing, whole.method, computed.delivery_id,
    )  # fmt: skip


def _country(wanted: Sequence[Indicator], names: Iterable[str], years: Sequence[int]) -> Iterator[Computed]:
    """The country from its municipalities, where all of the official number have a value that year."""
    country = Area.objects.filter(kind=Kind.COUNTRY).first()
    if country is None:
        return
    given = _table(Observation.objects.filter(area=country), names, years)
    counted = [year for year in years if year in MUNICIPALITIES]
    table = _table(Observation.objects.filter(area__kind=Kind.MUNICIPALITY), names, counted)
    for one in wanted:
        for year in counted:
            values = {pk: row for pk, row in table[one.code, year].items() if row.value is not None}
            if country.pk in given[one.code, year] or len(values) != MUNICIPALITIES[year]:
                continue
            weights = table[one.denominator, year] if one.denominator else {}
            whole = aggregate(one.aggregation, [_part(one, row, weights.get(pk)) for pk, row in values.items()])
            if whole and whole.value is not None:
                delivery = max(row.delivery_id for row in values.values())
                yield Computed(country.pk, one.code, year, _shown(whole, one), delivery)


def postcode_shares() -> list[Share]:
    """Which part of each postcode lies in which buurt, with how densely people live there, as far as we know.

    The density is that of the buurt in the newest year, or else of its wijk.
    """
    densities: dict[int, float] = {}
    rows = Observation.objects.filter(indicator=DENSITY, value__isnull=False, area__in=Area.objects.here())
    for area, value in rows.order_by("period").values_list("area_id", "value"):
        densities[area] = value or 0.0
    return [
        Share(
            row.postcode,
            row.buurt.code,
            row.share,
            densities.get(row.buurt_id, densities.get(row.buurt.parent_id or 0)),
        )
        for row in PostcodeShare.objects.select_related("buurt").order_by("postcode", "buurt__code")
    ]
