"""The few figures that belong to a theme page, of the area or the municipality; last on the page, beside the rest."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from basis.figures import cards, places, registry
from basis.figures.cell_queries import cells
from basis.figures.comparison import figure as figure_of
from basis.themes import Subject

IN_VIEW = 2


def panel(viewer: Any, subject: Subject) -> dict[str, Any] | None:
    """At most two figures that say something of a subject, beside the municipality and the country; None without."""
    wanted = registry.about(subject.themes)
    area = (subject.area or places.municipality_if_there()) if wanted else None
    if area is None:
        return None
    around = places.around(area)
    codes = {code for one in wanted for code in (one.code, one.denominator) if code}
    table = cells(around, sorted(codes))
    figures = [figure_of(one, around, table) for one in wanted]
    base = reverse("figures:photo", args=[area.slug])
    shown = [cards.card(one, around, base) for one in figures if one and one.here.value is not None][:IN_VIEW]
    return {"area": area, "base": base, "cards": shown} if shown else None
