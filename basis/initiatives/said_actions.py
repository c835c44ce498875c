"""What becomes of the words of somebody who is forgotten."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from basis.initiatives import ask_actions, telling_actions
from basis.initiatives.actions import erase_initiative
from basis.initiatives.models import Ask, Initiative, Update
from basis.moderation.models import State


@transaction.atomic
def forget(person: Any) -> int:
    """What is seen stays, without what she called herself; what nobody sees loses its words. Gives how many."""
    count = Initiative.objects.filter(contribution__author=person).exclude(byline="").update(byline="")
    for kind, erase in (
        (Initiative, erase_initiative),
        (Update, telling_actions.erase_update),
        (Ask, ask_actions.erase_ask),
    ):
        hers = kind.objects.filter(contribution__author=person).exclude(contribution__state=State.VISIBLE)
        for one in list(hers.select_related("contribution")):
            erase(one.contribution)
            count += 1
    return count
