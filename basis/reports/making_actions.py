"""Make the papers of a report, put it on the website, and mark it outdated when something in it may not be used."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.meaning import queries as meaning
from basis.reports import content_queries, paper, queries, rules
from basis.reports.actions import draft
from basis.reports.models import Report, erased
from basis.stories.models import Round, Stage
from basis.stories.standing_queries import standing, still_stands

TRIES = 3
OVER = (Stage.CLOSED, Stage.RETURNED)


class Changed(Exception):
    """Something changed since it was read."""


@dataclass(frozen=True)
class Stood:
    """How all stood when it was read: the stories of the round, which of them counted, and what was written."""

    stories: str
    counted: str
    written: tuple[Any, ...]


def make(report: Report, *, by: Any, at: datetime.datetime | None = None) -> Report:
    """Make both papers of what is told, seen, meant and written now. Until it is published only who leads sees it.

    A story that is withdrawn, or may be used for less, while it is being made is in nothing that is kept: then it is
    made anew, three times at most. Refuses, by name, what is seen and has one interpretation; a report with nothing
    seen; empty texts; a figure without a reading; more than twenty pages, or a short one of more than one.

    Making takes seconds, so it is done outside a transaction; what was made is kept only when all stories still stand.
    """
    if not rules.may_make(by, report.round):
        raise PermissionDenied
    for _try in range(TRIES):
        report = Report.objects.select_related("round", "area").get(pk=report.pk)
        _is_ready(report)
        stood = Stood(standing(report.round), queries.counted(report.round), queries.written(report))
        content = content_queries.content(report)
        quotes = queries.quotes(report.round, content)
        if quotes is None:  # a story went after it was chosen
            continue
        papers = paper.papers(report, content, quotes)
        try:
            _keep(report, content, papers, stood, by, at or timezone.now())
        except Changed:
            continue
        outdate(report.round)  # what was withdrawn while it was being kept
        report.refresh_from_db()
        if not report.is_outdated:
            return report
        report = _again(report)
    raise ValidationError(_("Er veranderen nu steeds verhalen in deze ronde. Probeer het over een paar minuten weer."))


def _is_ready(report: Report) -> None:
    """Refuses a report that cannot be made yet, with all that is missing."""
    missing = []
    if not report.is_draft:
        raise ValidationError(_("Dit verslag is al gemaakt. Begin eerst een nieuwe versie."))
    if report.round.stage not in OVER:
        missing.append(_("Sluit eerst de ronde. Een verslag van een halve ronde geeft een verkeerd beeld."))
    for text, name in zip(report.texts, ("heard", "means", "done"), strict=True):
        if not text.strip():
            title = str(Report._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            missing.append(_("Vul dit nog in: %(title)s") % {"title": title})
    if alone := meaning.too_few(report.round):
        names = ", ".join(f"‘{each.title}’" for each in alone)
        missing.append(_("Hier staat nog geen tweede duiding naast: %(names)s.") % {"names": names})
    if missing:
        raise ValidationError(missing)


@transaction.atomic
def _keep(
    report: Report, content: Mapping[str, Any], papers: paper.Papers, stood: Stood, by: Any, at: datetime.datetime
) -> None:
    """Keep what was made, unless a story or the report itself changed since it was read: then all of this is undone.

    The line in the log comes first: it makes everybody who takes something away wait until this is done, and this wait
    for who was just doing so. Whoever comes after finds the report, and outdates it.
    """
    now = draft(report, by)
    audit.record("reports.made", now, by=by, number=now.number)
    if queries.written(now) != stood.written or not still_stands(report.round, stood.stories):
        raise Changed
    now.content, now.full, now.short = dict(content), papers.full, papers.short
    now.standing, now.made_at, now.made_by = stood.counted, at, by
    now.full_clean()
    now.save()


@transaction.atomic
def _again(report: Report) -> Report:
    """Back to what is being written: nobody saw it."""
    Report.objects.filter(pk=report.pk, published_at=None).update(made_at=None, outdated_at=None, **erased())
    return Report.objects.select_related("round", "area").get(pk=report.pk)


@transaction.atomic
def publish(report: Report, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Let everybody read it; the version before it is outdated. Twice changes nothing.

    Refuses before its tellers heard back, for they come first; what is not made; and what no longer stands.
    """
    if not rules.may_make(by, report.round):
        raise PermissionDenied
    report = Report.objects.defer("full", "short").select_related("round", "area").get(pk=report.pk)
    if report.published_at and not report.is_outdated:
        return
    audit.record("reports.published", report, by=by, number=report.number)  # first: see `_keep`
    if not queries.stands(report):
        raise ValidationError(_("Maak eerst het verslag. Wat er was, kan niet meer."))
    if report.round.stage != Stage.RETURNED:
        raise ValidationError(_("Vertel eerst terug wat u hoorde. Wie vertelde, hoort het als eerste."))
    moment = at or timezone.now()
    for older in Report.objects.of(report.round, report.area).current().light():
        _outdate(older, moment)
    Report.objects.filter(pk=report.pk).update(published_at=moment)


@transaction.atomic
def take_down(report: Report, *, by: Any) -> None:
    """Take it off the website at once, when there is something in it that should not be. Its texts stay, to mend."""
    if not rules.may_make(by, report.round):
        raise PermissionDenied
    found = Report.objects.light().get(pk=report.pk)
    if not found.is_draft and not found.is_outdated:
        audit.record("reports.taken_down", found, by=by, number=found.number)
        _outdate(found, timezone.now())


@transaction.atomic
def outdate(one: Round, *, at: datetime.datetime | None = None) -> int:
    """Mark every report of this round in which something may no longer be used; gives how many.

    What was made of it is erased in the same moment. Called as soon as a story is withdrawn, hidden, removed, used for
    less, or blacked out (`apps.py`), and by the clock: not before the line of that in the log, or it waits for nobody.
    """
    made = Report.objects.filter(round=one, made_at__isnull=False, outdated_at=None).defer("full", "short")
    gone = [report for report in made.select_related("round", "area") if not queries.stands(report)]
    for report in gone:
        audit.record("reports.outdated", report, number=report.number)
        _outdate(report, at or timezone.now())
    return len(gone)


def outdate_all(now: datetime.datetime) -> int:
    """The same for every round with a report; gives how many."""
    made = Report.objects.filter(made_at__isnull=False, outdated_at=None)
    rounds = Round.objects.filter(pk__in=made.values("round")).order_by("pk")
    return sum(outdate(one, at=now) for one in rounds)


def _outdate(report: Report, moment: datetime.datetime) -> None:
    Report.objects.filter(pk=report.pk).update(outdated_at=max(moment, report.made_at or moment), **erased())
