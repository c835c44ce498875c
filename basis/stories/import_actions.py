"""Take over the stories of a table in a round: each line whole or not at all, and the same line once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.moderation.actions import Intake
from basis.stories import library, queries, round_actions, rules, telling_actions
from basis.stories.models import Questionnaire, Round, Story, Teller
from basis.stories.round_actions import Asked
from basis.stories.table_reading import Line


@dataclass
class Done:
    """What taking over did; faults by line."""

    new: int = 0
    same: int = 0
    faults: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def ask_from_library(one: Round, keys: tuple[str, ...], *, by: Any) -> Questionnaire:
    """Put these questions of the library in a round that asks nothing yet. Twice changes nothing."""
    asked = queries.newest(one)
    if not keys or asked.questions.exists():
        return asked
    if strange := [key for key in keys if key not in {known.key for known in library.questions()}]:
        raise ValidationError(_("Deze vraag is er niet: %(key)s") % {"key": ", ".join(strange)})
    found = [library.question(key) for key in keys]
    return round_actions.ask(
        one,
        [Asked(q.key, q.kind, q.words, about=q.about, hint=q.hint, parts=q.parts) for q in found],
        by=by,
    )


def take_over(one: Round, lines: Mapping[int, Line], *, by: Any) -> Iterator[Done]:
    """The stories of a table; gives after each line how it goes. Also after the round closed.

    A line that was taken over before is passed over, so that what stopped halfway can be done again. Refuses who may
    not lead the round.
    """
    if not rules.may_lead(by, one):
        raise PermissionDenied
    done, tellers, asked = Done(), dict[str, Teller](), queries.newest(one)
    known = set(Story.objects.filter(round=one).exclude(external_id="").values_list("external_id", flat=True))
    for number, line in lines.items():
        if line.told.external_id in known:
            done.same += 1
        else:
            _one(one, asked, number, line, tellers, done, by)
            known.add(line.told.external_id)
        yield done


def _one(
    one: Round, asked: Questionnaire, number: int, line: Line, tellers: dict[str, Teller], done: Done, by: Any
) -> None:
    at = timezone.now()
    if line.told_on:
        at = timezone.make_aware(datetime.datetime.combine(line.told_on, datetime.time(12)))
    try:
        with transaction.atomic():
            given = telling_actions.tell(
                one,
                line.told,
                by=by,
                herself=line.herself,
                teller=tellers.get(line.teller) if line.teller else None,
                questionnaire=asked,
                intake=Intake(language=line.language, on_behalf=True),
                at=at,
            )
    except ValidationError as fault:
        done.faults[number] = " ".join(fault.messages)
    except PermissionDenied:
        done.faults[number] = _("dit gebied is niet van u")
    else:
        done.new += 1
        if line.teller:
            tellers[line.teller] = Teller.objects.get(stories__contribution=given.contribution)
