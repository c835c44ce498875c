"""What waits for a moderator, and all that she should know before she decides."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis.audit import queries as audit
from basis.audit.queries import Line
from basis.moderation import queries, rules
from basis.moderation.models import Contribution, Decision, Objection, Report, State
from basis.moderation.signs import IN_WORDS
from basis.modules import Awaiting, Shown, Words, all_modules

REPORTED, OBJECTED = Q(reports__decision=None), Q(decisions__objections__answer=None)


@dataclass(frozen=True)
class Waiting:
    """One thing in the queue: what it is, since when it waits, and why."""

    one: Contribution
    kind: Words
    shown: Shown | None
    area: str
    since: datetime.datetime
    signs: tuple[Words, ...]
    reports: int
    objections: int


@dataclass(frozen=True)
class About:
    """All about one contribution, for who decides."""

    waiting: Waiting
    reports: Sequence[Report]
    objections: Sequence[Objection]
    decisions: Sequence[Decision]
    history: Sequence[Line]

    @property
    def decided_first(self) -> set[int | None]:
        """Who took the decisions that were objected to."""
        return {objection.decision.by_id for objection in self.objections}


def waiting_for(viewer: Any) -> QuerySet[Any]:
    """What waits in the areas that this moderator looks after, longest waiting first; not what she gave herself."""
    found = pending()
    codes = found.order_by().values_list("area", flat=True).distinct()
    hers = [code for code in codes if rules.may_decide(viewer, code)]
    return found.exclude(author=viewer.pk).filter(area__in=hers).order_by("since", "pk")


def pending() -> QuerySet[Any]:
    """What waits for a moderator, whoever that is: held, reported, or objected to."""
    return _counted().filter(Q(state=State.HELD) | Q(open_reports__gt=0) | Q(open_objections__gt=0))


def areas_of(found: QuerySet[Any]) -> list[tuple[str, str]]:
    """The areas in which something waits, code and name, in the municipality's order."""
    codes = set(found.order_by().values_list("area", flat=True).distinct())
    return [(code, name) for code, name in area_names().items() if code in codes]


def rows(contributions: Iterable[Any]) -> list[Waiting]:
    """These as the queue shows them: one question to each kind of thing, and one for the names of areas."""
    found = list(contributions)
    shown, kinds, names = queries.shown(found), queries.kinds(), area_names()
    return [
        Waiting(
            one=one,
            kind=kinds[one.kind].title if one.kind in kinds else one.kind,
            shown=shown.get(one.pk),
            area=names.get(one.area, ""),
            since=one.since,
            signs=tuple(IN_WORDS[sign] for sign in one.signs.split() if sign in IN_WORDS),
            reports=one.open_reports,
            objections=one.open_objections,
        )
        for one in found
    ]


def about(pk: int, viewer: Any) -> About | None:
    """One contribution with all around it; None when this moderator does not look after its area."""
    one = _counted().select_related("author", "recorded_by").filter(pk=pk).first()
    if one is None or not rules.may_decide(viewer, one.area):
        return None
    return About(
        waiting=rows([one])[0],
        reports=list(one.reports.all()),
        objections=list(queries.open_objections(one)),
        decisions=list(one.decisions.select_related("by")),
        history=audit.history(one),
    )


def area_names() -> dict[str, str]:
    """How the areas that people work for are called, by their codes."""
    found: dict[str, str] = {}
    for module in all_modules():
        if module.area_names:
            found.update(module.area_names())
    return found


def _counted() -> QuerySet[Any]:
    """Contributions with how much about them waits, and since when."""
    given = Coalesce("changed_at", "given_at")
    return Contribution.objects.annotate(
        open_reports=Count("reports", filter=REPORTED, distinct=True),
        open_objections=Count(
            "decisions__objections", filter=OBJECTED & Q(decisions__objections__isnull=False), distinct=True
        ),
        first_report=Min("reports__reported_at", filter=REPORTED),
        first_objection=Min("decisions__objections__objected_at", filter=OBJECTED),
    ).annotate(
        since=Case(
            When(state=State.HELD, then=given),
            default=Coalesce(F("first_objection"), F("first_report"), given),
        )
    )


def my_panel(viewer: Any, person: Any) -> dict[str, Any]:
    """What stands on one's own page: for a moderator also how much waits."""
    is_moderator = rules.is_moderator(viewer)
    return {"is_moderator": is_moderator, "waiting": waiting_for(viewer).count() if is_moderator else 0}


def awaiting(person: Any) -> Iterator[Awaiting]:
    """What she gave and is asked to change; and of a moderator, that something waits for her."""
    asked = Contribution.objects.filter(author=person, state=State.CHANGE_ASKED)
    for one in asked:
        yield Awaiting(_("Verander wat u gaf"), reverse("moderation:contribution", args=[one.pk]))
    if rules.is_moderator(person) and (count := waiting_for(person).count()):
        told = ngettext("%(count)s bijdrage wacht op u", "%(count)s bijdragen wachten op u", count) % {"count": count}
        yield Awaiting(told, reverse("moderation:queue"))
