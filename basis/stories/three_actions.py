"""Those who carry an initiative or give an activity ask what came of it, in one step: their answers are its account."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from basis import languages
from basis.activities.models import Activity
from basis.initiatives.models import Initiative
from basis.stories import build_actions, library, round_actions
from basis.stories.kinds import Stage
from basis.stories.models import Round
from basis.stories.round_actions import RoundFacts

KEYS = ("activity_reached", "activity_contributions", "activity_opinion")  # vision, principle 2


def questions() -> tuple[library.Question, ...]:
    """What was reached, who did what, what people thought of it."""
    return tuple(library.question(key) for key in KEYS)


@transaction.atomic
def ask(
    thing: Initiative | Activity,
    *,
    by: Any,
    today: datetime.date,
    contact: str,
    ends_on: datetime.date,
    heard_by: datetime.date,
) -> Round:
    """Open a round with the three questions, from today. Refuses who does not carry it, and days that do not follow."""
    with translation.override(languages.SOURCE):  # what stands in a round is Dutch, whoever makes it
        facts = RoundFacts(
            title=_("Drie vragen over %(title)s") % {"title": thing.title[:70]},
            why=_("Wij willen weten wat dit mensen bracht."),
            who=_("Iedereen die meedeed of er iets van merkte."),
            use=_("Wij lezen alles zelf. Wat u openbaar maakt, laten wij zien op onze eigen pagina."),
            contact=contact,
            begins_on=today,
            ends_on=ends_on,
            heard_by=heard_by,
        )
    one = round_actions.make(facts, [], by=by, about=thing)
    round_actions.ask(one, [build_actions.of_library(key) for key in KEYS], by=by)
    round_actions.go_to(one, Stage.OPEN, by=by)
    one.refresh_from_db()
    return one
