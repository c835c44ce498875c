"""An invented conversation for the demo world, between two people of its staff."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts import queries as people
from basis.relay import actions, queries
from basis.relay.models import Conversation

ABOUT = actions.About("demo", "buurttuin", "de buurttuin achter het wijkhuis")
LINES = (
    "Dag Samira, in de buurttuin staat het hek al weken open. Wie heeft de sleutel?",
    "Goed dat u het zegt. Ik vraag het na bij de beheerder en laat het morgen weten.",
    "Dank u. Dan zeg ik het tegen de mensen van het koffieuur.",
)


def build() -> None:
    """Make it when it is not there. Does nothing outside the demo."""
    one, two = people.person_with("wietske@voorbeeld.test"), people.person_with("samira@voorbeeld.test")
    if not settings.DEMO or not one or not two or Conversation.objects.filter(kind=ABOUT.kind).exists():
        return
    now = timezone.now()
    asker, other = actions.Side(person=one, name="Wietske"), actions.Side(person=two, name="Samira")
    first = actions.begin(ABOUT, asker=asker, other=other, text=LINES[0], at=now - datetime.timedelta(days=3))
    mine, hers = first.participant, queries.others(first.participant)[0]
    actions.say(hers, LINES[1], at=now - datetime.timedelta(days=2))
    actions.say(mine, LINES[2], at=now - datetime.timedelta(days=2, hours=-3))
