"""Invented reports of the round that was given back: written, made and published as who leads it would."""

from __future__ import annotations

from django.conf import settings

from basis.areas.models import Area
from basis.meaning.models import Observation
from basis.reports import actions, figure_queries, making_actions
from basis.reports.actions import Beside, Texts
from basis.reports.examples import ExampleReport, examples
from basis.reports.models import Report
from basis.stories.models import Round, Stage


def build() -> None:
    """Make what was not made yet. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    rounds = {one.title: one for one in Round.objects.filter(is_example=True, stage=Stage.RETURNED)}
    areas = {area.slug: area for area in Area.objects.own()}
    for told in examples().reports:
        one, area = rounds.get(told.round), areas.get(told.area)
        if one and bool(area) == bool(told.area) and not Report.objects.of(one, area).exclude(made_at=None).exists():
            _report(one, area, told)


def _report(one: Round, area: Area | None, told: ExampleReport) -> None:
    """One report, on the website."""
    by = one.made_by
    report = actions.begin(one, area, by=by, is_example=True)
    actions.write(report, Texts(told.heard, told.means, told.done), by=by)
    seen = {each.title: each for each in Observation.objects.filter(round=one)}
    where = actions.figure_areas(report)[0]
    for figure in told.figures:
        if figure_queries.is_known(where, figure.indicator):
            beside = Beside(figure.indicator, where, figure.reading, seen.get(figure.seen))
            actions.put_figure(report, beside, by=by)
    making_actions.publish(making_actions.make(report, by=by), by=by)
