"""Begin a version of a report, write its three texts, and put figures beside it: each with what people read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.meaning.models import Observation
from basis.reports import figure_queries, rules
from basis.reports.models import SHORTEST, FigureBeside, Report, erased
from basis.stories.models import Return, Round
from basis.stories.queries import areas_of

ROOM = 600  # of what was given back that a report begins with


@dataclass(frozen=True)
class Texts:
    """What who leads the round says, each in a few sentences."""

    heard: str
    means: str
    done: str


@dataclass(frozen=True)
class Beside:
    """A figure of an area, what people read in it, and what is seen that it stands beside (None: beside all)."""

    indicator: str
    area: Area
    reading: str
    observation: Observation | None = None


@transaction.atomic
def begin(one: Round, area: Area | None, *, by: Any, is_example: bool = False) -> Report:
    """The version that is being written: the one that is there, or a new one with the texts and figures of the last.

    What was made and not published is written further; what is made of it goes. Refuses who does not lead the round,
    and an area that is not of it.
    """
    if not rules.may_make(by, one):
        raise PermissionDenied
    if area is not None and area not in areas_of(one):
        raise ValidationError({"area": _("Dit gebied hoort niet bij de ronde.")})
    Round.objects.select_for_update().get(pk=one.pk)
    last = Report.objects.of(one, area).defer("content", "full", "short").first()
    if last and last.is_draft:
        return last
    if last and not last.published_at and not last.is_outdated:
        audit.record("reports.reopened", last, by=by)  # first: see `making_actions._keep`
        Report.objects.filter(pk=last.pk).update(made_at=None, standing="", **erased())
        return Report.objects.get(pk=last.pk)
    report = Report(round=one, area=area, made_by=by, is_example=is_example, number=last.number + 1 if last else 1)
    report.heard, report.means, report.done = last.texts if last else _given_back(one)
    report.full_clean()
    report.save()
    for figure in last.figures.all() if last else []:
        FigureBeside.objects.create(
            report=report,
            area_id=figure.area_id,
            indicator=figure.indicator,
            reading=figure.reading,
            observation_id=figure.observation_id,
        )
    audit.record("reports.begun", report, by=by, round=one.slug, number=report.number)
    return report


def _given_back(one: Round) -> tuple[str, str, str]:
    """What the tellers heard, to begin with, when it is short enough."""
    given = Return.objects.filter(round=one).first()
    said = (given.heard, given.done) if given else ("", "")
    heard, done = (text if len(text) <= ROOM else "" for text in said)
    return heard, "", done


@transaction.atomic
def write(report: Report, texts: Texts, *, by: Any) -> None:
    """Say it better. Refuses a version that was made: a next one is begun."""
    report = draft(report, by)
    report.heard, report.means, report.done = (
        said.replace("\x00", "").replace("\r\n", "\n").strip() for said in (texts.heard, texts.means, texts.done)
    )
    report.full_clean()
    report.save(update_fields=["heard", "means", "done"])
    audit.record("reports.written", report, by=by)


@transaction.atomic
def put_figure(report: Report, beside: Beside, *, by: Any, figure: FigureBeside | None = None) -> FigureBeside:
    """Lay a figure beside it, or say better what it says (`figure`). Twice the same figure is that figure.

    Refuses a figure without a reading, for figures do not speak for themselves; one of which nothing is known in this
    area; an area outside the round; and something seen in another round.
    """
    report = draft(report, by)
    reading = beside.reading.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(reading) < SHORTEST:
        words = _("Cijfers spreken niet voor zich. Schrijf in een zin wat dit cijfer hier zegt.")
        raise ValidationError({"reading": words})
    if beside.area not in figure_areas(report):
        raise ValidationError({"area": _("Dit gebied hoort niet bij de ronde.")})
    if not figure_queries.is_known(beside.area, beside.indicator):
        raise ValidationError({"indicator": _("Van dit cijfer is hier niets bekend.")})
    if beside.observation and beside.observation.round_id != report.round_id:
        raise ValidationError({"observation": _("Kies iets wat in deze ronde is gezien.")})
    same = report.figures.filter(area=beside.area, indicator=beside.indicator).first()
    if figure and same and figure.pk != same.pk:
        raise ValidationError({"indicator": _("Dit cijfer staat er al.")})
    found = figure or same or FigureBeside(report=report)
    found.area, found.indicator, found.reading = beside.area, beside.indicator, reading
    found.observation = beside.observation
    found.full_clean()
    found.save()
    audit.record("reports.figure_put", report, by=by, indicator=beside.indicator)
    return found


@transaction.atomic
def drop_figure(figure: FigureBeside, *, by: Any) -> None:
    """Take a figure away from beside it."""
    report = draft(figure.report, by)
    audit.record("reports.figure_dropped", report, by=by, indicator=figure.indicator)
    figure.delete()


def figure_areas(report: Report) -> list[Area]:
    """Of which areas a figure can stand beside it: its own first, those of the round, and the municipality."""
    areas = areas_of(report.round)
    whole = Area.objects.here().filter(kind=Area.Kind.MUNICIPALITY)
    own = [report.area] if report.area else []
    return list(dict.fromkeys([*own, *whole, *areas] if not own else [*own, *areas, *whole]))


def draft(report: Report, by: Any) -> Report:
    """The same report, ours until the transaction ends. Refuses who may not write it, and one that was made."""
    if not rules.may_make(by, report.round):
        raise PermissionDenied
    found = Report.objects.select_for_update(of=("self",)).select_related("round", "area").get(pk=report.pk)
    if not found.is_draft:
        raise ValidationError(_("Dit verslag is al gemaakt. Begin eerst een nieuwe versie."))
    return found


def forget(person: Any) -> int:
    """Who wrote it is no longer known; what it says stays. Gives of how many."""
    return Report.objects.filter(made_by=person).update(made_by=None)
