"""The observations that a page needs, as light as can be and in few queries, with those of the parts of an own area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from basis.areas.change_queries import Ways, ways_of
from basis.areas.models import Area
from basis.figures import registry
from basis.figures.comparison import Cell, Cells, has_value
from basis.figures.models import Observation
from basis.figures.registry import Aggregation


def cells(areas: Iterable[Area], codes: Iterable[str] | None = None) -> Cells:
    """All observations of these areas (of these indicators), every year; one query, by the index on area."""
    rows = Observation.objects.filter(area_id__in=[area.pk for area in areas])
    if codes is not None:
        rows = rows.filter(indicator__in=list(codes))
    found: Cells = defaultdict(lambda: defaultdict(dict))
    for row in rows.values_list(*Cell._fields):
        found[row[0]][row[1]][row[2]] = Cell._make(row)
    return found


def add_parts(table: Cells, areas: Iterable[Area], codes: Collection[str] | None = None) -> dict[int, Ways]:
    """Add the figures of the parts of own areas, for what may not be taken together: medians and estimates.

    Only where the table has none of the whole; buurten only for what is not known per wijk. Says how each own area (pk)
    is taken apart. At most three queries, however many figures and areas.
    """
    apart = [one.code for one in registry.all_indicators() if one.aggregation == Aggregation.NONE]
    wanted = [code for code in apart if codes is None or code in codes]
    ways = ways_of(areas) if wanted else {}
    for depth in range(2):
        lacking = {
            (pk, code)
            for pk, of in ways.items()
            for code in wanted
            if not any(has_value(table, one, code) for one in (pk, *(part.pk for way in of[:depth] for part in way)))
        }
        parts = [part for pk in {pk for pk, _code in lacking} for way in ways[pk][depth : depth + 1] for part in way]
        if parts:
            table.update(cells(parts, {code for _pk, code in lacking}))
    return ways
