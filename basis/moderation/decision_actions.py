"""Report something, decide about it, and object to what was decided."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.moderation import decision_rules, keys, letters, queries
from basis.moderation.actions import NotNow, locked, move
from basis.moderation.models import AFTER, Contribution, Decision, Objection, Report, State
from basis.notifications import actions as notifications


@transaction.atomic
def report(
    contribution: Contribution, *, ground: str, words: str = "", by: Any = None, email: str = "", language: str = "nl"
) -> Report:
    """Say that this should not stand here, and why (DSA art. 16). Refuses what this person cannot see.

    It stays where it is until a moderator has looked: a report hides nothing by itself.
    """
    person = by if getattr(by, "is_authenticated", False) else None
    contribution = locked(contribution)
    if not decision_rules.may_report(person, contribution):
        raise PermissionDenied
    made = Report(
        contribution=contribution,
        ground=ground,
        words=words,
        reporter=person,
        email="" if person else email.strip().lower(),
        language=language[:5],
    )
    made.full_clean()
    made.save()
    audit.record("moderation.reported", contribution, by=person, ground=ground)
    _tell_reporter(
        made, _("Wij hebben uw melding"), _("Een moderator kijkt ernaar. U hoort wat zij beslist, en waarom.")
    )
    return made


@transaction.atomic
def decide(
    contribution: Contribution,
    *,
    verdict: str,
    by: Any,
    ground: str = "",
    words: str = "",
    at: datetime.datetime | None = None,
) -> Decision:
    """Decide whether this is seen, and tell its giver and who reported it what and why (DSA art. 17).

    `words` is the letter to its giver; the first version of it when left empty. Answers all open reports and
    objections. Refuses who may not, who gave it herself, and after an objection whoever decided first while there is
    somebody else. Raises NotNow for what cannot follow.
    """
    contribution = locked(contribution)
    open_objections = list(queries.open_objections(contribution))
    first = {objection.decision.by_id for objection in open_objections}
    if not decision_rules.may_decide_on(by, contribution, first):
        raise PermissionDenied
    _check_next(contribution, verdict, bool(open_objections))
    shown = queries.shown([contribution]).get(contribution.pk)
    looks = {"second_look": bool(open_objections), "the_same": by.pk in first}
    title = shown.title if shown else str(queries.kinds()[contribution.kind].title)
    decision = Decision(
        contribution=contribution,
        by=by,
        verdict=verdict,
        ground=ground,
        words=words or letters.to_giver(contribution, verdict, ground, title, **looks),
        state_before=contribution.state,
        is_second_look=bool(open_objections),
        is_by_the_same=by.pk in first,
        decided_at=at or timezone.now(),
    )
    decision.full_clean()
    decision.save()
    if contribution.state != AFTER[verdict]:
        move(contribution, AFTER[verdict], at)
    Objection.objects.filter(pk__in=[one.pk for one in open_objections]).update(answer=decision)
    _answer_reports(decision, open_objections, title, looks)
    _tell_giver(decision)
    audit.record("moderation.decided", contribution, by=by, verdict=verdict, ground=ground, state=contribution.state)
    return decision


def _check_next(contribution: Contribution, verdict: str, is_objected: bool) -> None:
    """What is withdrawn or waits for its giver is not decided on; what was removed, only after an objection."""
    closed = contribution.state in {State.UNCONFIRMED, State.WITHDRAWN}
    removed = contribution.state == State.REMOVED
    if closed or (removed and (not is_objected or (contribution.erased_at and AFTER[verdict] == State.VISIBLE))):
        raise NotNow(f"{contribution.state} → {verdict}")


def _answer_reports(decision: Decision, objections: list[Objection], title: str, looks: dict[str, bool]) -> None:
    """Everyone whose report was open, and every reporter who objected, hears what was decided."""
    waiting = Report.objects.filter(contribution=decision.contribution, decision=None)
    objected = Report.objects.filter(pk__in=[one.report_id for one in objections if one.report_id])
    for made in [*waiting, *objected]:
        text = letters.to_reporter(decision.verdict, decision.ground, title, made.language, **looks)
        with translation.override(made.language):
            _tell_reporter(made, _("Wat wij deden met uw melding"), text)
    waiting.update(decision=decision)


def _tell_reporter(made: Report, subject: str, text: str) -> None:
    to = made.reporter or made.email
    if to:
        key = keys.of_reporter(made) if made.email else str(made.pk)
        url, button = reverse("moderation:report_status", args=[key]), _("Bekijk uw melding")
        notifications.tell(to, "moderation.report", subject=subject, text=text, url=url, button=button)


def _tell_giver(decision: Decision) -> None:
    """Its author, or who confirmed an address, or who wrote it down for somebody else."""
    if giver := queries.giver_of(decision.contribution):
        with translation.override(giver.language):
            notifications.tell(
                giver.to,
                "moderation.decision",
                subject=_("Over uw bijdrage"),
                text=decision.words,
                url=giver.link,
                button=_("Bekijk uw bijdrage"),
            )


@transaction.atomic
def object_to(
    decision: Decision, *, words: str, by: Any = None, made: Report | None = None, at: datetime.datetime | None = None
) -> Objection:
    """Its giver, or with `made` who reported it, does not agree: another moderator looks again (DSA art. 20).

    Refuses a decision that was itself a second look, one of more than six months ago, one that was overtaken, and a
    second objection of the same side.
    """
    contribution = locked(decision.contribution)
    moment = at or timezone.now()
    if not decision_rules.may_object(decision, made, queries.last_decision(contribution), moment):
        raise NotNow("objection")
    objection = Objection(decision=decision, report=made, words=words, objected_at=moment)
    objection.full_clean()
    objection.save()
    audit.record("moderation.objected", contribution, by=by, side="reporter" if made else "giver")
    return objection
