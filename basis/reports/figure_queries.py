"""Figures of the wijkfoto as they stand in a report: in words, with their source, and with what people read in them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.urls import reverse

from basis.areas.models import Area
from basis.figures import cards, registry
from basis.figures.cell_queries import cells
from basis.figures.queries import side_by_side
from basis.reports.models import FigureBeside


def places(area: Area) -> list[Area]:
    """The area, and the municipality to lay beside it; one query."""
    if area.kind == Area.Kind.MUNICIPALITY:
        return [area]
    whole = Area.objects.here().filter(kind=Area.Kind.MUNICIPALITY).first()
    return [area, *([whole] if whole else [])]


def known(area: Area) -> list[registry.Indicator]:
    """The figures of which something is known here, in the order of the wijkfoto; one query."""
    found = cells([area])[area.pk]
    return [one for one in registry.all_indicators() if found.get(one.code)]


def is_known(area: Area, code: str) -> bool:
    """Whether this is a figure that the wijkfoto of this area has. One query."""
    return registry.exists(code) and bool(cells([area], [code])[area.pk].get(code))


def title(code: str) -> str:
    """What a figure is called; its code when it is no longer there."""
    return str(registry.indicator(code).title) if registry.exists(code) else code


def beside(one: FigureBeside) -> dict[str, Any] | None:
    """A figure in words with its bars, as `content_queries` keeps it; None when nothing is known of it any more.
    At most six queries."""
    areas = places(one.area)
    indicator = registry.indicator(one.indicator) if registry.exists(one.indicator) else None
    figure = _newest(indicator, areas) if indicator else None
    if figure is None:
        return None
    card = cards.card(figure, areas, reverse("figures:photo", args=[one.area.slug]))
    return {
        "title": card.title,
        "area": str(one.area),
        "year": card.year,
        "url": card.url,
        "value": f"{card.value} {card.unit}".strip() if card.value else "",
        "missing": card.missing,
        "note": card.note,
        "rows": [asdict(row) for row in card.rows],
        "beside": card.beside,
        "interval": card.interval,
        "method": card.method,
        "source": card.source,
        "meaning": card.meaning,
        "reading": one.reading,
        "observation": one.observation_id,
    }


def _newest(indicator: registry.Indicator, areas: list[Area]) -> Any:
    """In the newest year of which the area itself has something: a number, or why there is none."""
    mine = cells(areas[:1], [indicator.code])[areas[0].pk].get(indicator.code, {})
    years = [year for year, cell in mine.items() if cell.value is not None] or list(mine)
    return side_by_side(indicator, areas, max(years)) if years else None
