"""Which reports there are: of a round, on the website, and outdated without a newer one."""

from __future__ import annotations

from basis.reports.models import Report, ReportQuerySet
from basis.stories.models import Round


def newest_each(one: Round, *, leads: bool) -> list[Report]:
    """The newest version of each report of a round, that of the whole round first; one query.

    For who leads it also what is being written, before what was made.
    """
    every = Report.objects.filter(round=one).light().order_by("area__name", "-number")
    every = every if leads else every.filter(published_at__isnull=False)
    first: dict[tuple[int, bool], Report] = {}
    for report in every:
        first.setdefault((report.area_id or 0, report.is_draft), report)
    return sorted(first.values(), key=lambda report: report.area is not None)


def outdated_without_newer() -> list[Report]:
    """The reports that everybody could read, are outdated, and have no newer version; one query."""
    found: dict[tuple[int, int], Report] = {}
    for report in Report.objects.light().order_by("number"):
        found[(report.round_id, report.area_id or 0)] = report
    return [one for one in found.values() if one.is_outdated and one.published_at]


def on_website() -> ReportQuerySet:
    """What was published and not marked outdated, newest first."""
    return Report.objects.current().light().order_by("-published_at")
