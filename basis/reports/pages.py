"""What the pages of reports show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from basis.areas.models import Area
from basis.meaning import queries as meaning
from basis.meaning.kinds import Perspective, Strength
from basis.meaning.models import Observation
from basis.reports import figure_queries, listing_queries, rules, words
from basis.reports.actions import figure_areas
from basis.reports.forms import BeginForm
from basis.reports.models import FigureBeside, Report
from basis.reports.queries import Quote
from basis.stories.models import Round, Stage
from basis.stories.queries import areas_of
from basis.talks.kinds import Went


def listing(one: Round, viewer: Any) -> dict[str, Any]:
    """The reports of a round: what everybody reads, and for who leads it also what is being written."""
    leads = rules.may_make(viewer, one)
    return {
        "round": one,
        "reports": listing_queries.newest_each(one, leads=leads),
        "may_make": leads,
        "form": BeginForm(areas=areas_of(one)) if leads else None,
    }


def report(found: Report, quotes: Mapping[int, Quote], viewer: Any) -> dict[str, Any]:
    """A report that was made: somebody's words first, then what was heard, who told, what was seen; figures last."""
    content = found.content or {}
    opening = content["opening"]
    return _frame(found, viewer) | {
        "opening": quotes[opening["story"]] if opening else None,
        "told": words.told(content["told"]),
        "coverage": [
            one | {"title": words.coverage_title(one["name"]), "source_line": words.coverage_source(one)}
            for one in content["coverage"]
        ],
        "themes": [
            {"title": theme["title"], "seen": [_seen(one, quotes) for one in theme["seen"]]}
            for theme in content["themes"]
        ],
        "figures": content["figures"],
        "outcomes": [_outcome(one) for one in content["outcomes"]],
        "back": content["back"],
        "cannot": words.cannot_say(found),
    }


def outdated(found: Report, viewer: Any) -> dict[str, Any]:
    """A report of which something may no longer be used: nothing of it but that."""
    return _frame(found, viewer)


def _frame(found: Report, viewer: Any) -> dict[str, Any]:
    may_make = rules.may_make(viewer, found.round)
    return {
        "round": found.round,
        "report": found,
        "title": words.title(found),
        "where": words.where(found),
        "may_make": may_make,
        "may_publish": may_make and not found.published_at and found.round.stage == Stage.RETURNED,
    }


def _seen(one: Mapping[str, Any], quotes: Mapping[int, Quote]) -> dict[str, Any]:
    return {
        **one,
        "strength": Strength(one["strength"]).label,
        "sides": [
            {"title": Perspective(side["perspective"]).label, "readings": side["readings"]} for side in one["sides"]
        ],
        "quotes": [quotes[spot["story"]] for spot in one["quotes"]],
        "patterns": [each | {"all": words.total(each["total"])} for each in one["patterns"]],
    }


def _outcome(one: Mapping[str, Any]) -> dict[str, Any]:
    return {**one, "due": date.fromisoformat(one["due"]) if one["due"] else None, "stands": Went(one["went"])}


def writing(found: Report) -> dict[str, Any]:
    """The texts and the figures while they are being written, and what is still missing elsewhere."""
    return {
        "round": found.round,
        "report": found,
        "title": words.title(found),
        "where": words.where(found),
        "figures": [_beside(one) for one in found.figures.select_related("area", "observation")],
        "alone": meaning.too_few(found.round),
        "seen": _meant(found).count(),
        "template": "reports/write.html",
    }


def _beside(one: FigureBeside) -> dict[str, Any]:
    return {"one": one, "title": figure_queries.title(one.indicator)}


def figuring(found: Report, one: FigureBeside | None) -> dict[str, Any]:
    """The form of a figure beside a report."""
    told = {"round": found.round, "report": found, "title": words.title(found), "figure": one}
    return told | {"template": "reports/figure.html"}


def choices(found: Report) -> dict[str, Any]:
    """Of which areas a figure can be, and what it can stand beside."""
    areas: list[Area] = figure_areas(found)
    return {"areas": areas, "seen": list(_meant(found))}


def _meant(found: Report) -> Any:
    meant = Observation.objects.filter(round=found.round, is_in_report=True)
    return meant.filter(Q(area=found.area) | Q(area=None)) if found.area else meant
