"""What people hear about a barrier: its initiators what is done, who owns it what is asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.accounts.models import Person
from basis.initiatives import queries as initiatives
from basis.liaison.models import Barrier
from basis.liaison.tell_actions import BARRIER, LATE, Told, tell
from basis.modules import Words

LOOK = _("Bekijk de belemmering")


def reported(barrier: Barrier, *, by: Any, at: datetime.datetime) -> None:
    """Who owns it hears what stands in the way, and by when she replies; the rest of the team that it was said."""
    subject = _("Dit staat ‘%(title)s’ in de weg")
    text = _("Het initiatief ‘%(title)s’ meldt:\n\n%(text)s\n\n%(owner)s antwoordt uiterlijk op %(day)s.")
    _send(barrier, [barrier.owner, *initiatives.carriers(barrier.initiative)], subject, text, by, at)


def handed(barrier: Barrier, *, by: Any, at: datetime.datetime) -> None:
    """Who owns it from now and the initiators hear so; the date stays."""
    subject = _("%(owner)s kijkt naar wat ‘%(title)s’ in de weg staat")
    text = _(
        "%(owner)s van de gemeente kijkt vanaf nu naar wat het initiatief ‘%(title)s’ in de weg staat:\n\n%(text)s\n\n"
        "De datum blijft: een antwoord uiterlijk op %(day)s."
    )
    _send(barrier, [barrier.owner, *initiatives.carriers(barrier.initiative)], subject, text, by, at)


def moved(barrier: Barrier, why: str, *, by: Any, at: datetime.datetime) -> None:
    """The initiators hear that it takes longer, and why."""
    subject = _("Het antwoord aan ‘%(title)s’ komt later")
    text = _("Wij antwoorden uiterlijk op %(day)s. Dat is later dan wij eerst zeiden. De reden:\n\n%(words)s")
    _send(barrier, [barrier.owner, *initiatives.carriers(barrier.initiative)], subject, text, by, at, words=why)


def settled(barrier: Barrier, *, by: Any, at: datetime.datetime) -> None:
    """The initiators hear what became of it, and are asked whether it is so."""
    subject = _("Antwoord op wat ‘%(title)s’ in de weg stond: %(state)s")
    text = _(
        "U meldde:\n\n%(text)s\n\nHet antwoord is: %(state)s.\n\n%(words)s\n\nKlopt dit voor u? Zeg het op de pagina."
    )
    team = initiatives.carriers(barrier.initiative)
    _send(barrier, team, subject, text, by, at, words=barrier.outcome, button=_("Zeg of het klopt"))


def agreed(barrier: Barrier, *, by: Any, at: datetime.datetime) -> None:
    """Who owned it hears that it is so."""
    subject = _("‘%(title)s’ zegt: het klopt")
    text = _("Het initiatief ‘%(title)s’ zegt dat uw antwoord klopt: %(state)s.\n\nHet ging over:\n\n%(text)s")
    _send(barrier, [barrier.owner], subject, text, by, at)


def not_yet(barrier: Barrier, words: str, *, by: Any, at: datetime.datetime) -> None:
    """Who owns it hears what is left, and by when she replies."""
    subject = _("‘%(title)s’ zegt: nog niet opgelost")
    text = _(
        "Het initiatief ‘%(title)s’ zegt wat er nog niet goed is:\n\n%(words)s\n\nEen antwoord uiterlijk op %(day)s."
    )
    _send(barrier, [barrier.owner], subject, text, by, at, words=words)


def dropped(barrier: Barrier, *, by: Any, at: datetime.datetime) -> None:
    """Who owned it hears that nobody waits for it any more."""
    subject = _("‘%(title)s’ heeft geen antwoord meer nodig")
    text = _("Het is niet meer nodig dat u antwoord geeft op:\n\n%(text)s")
    _send(barrier, [barrier.owner], subject, text, by, at)


def late(barrier: Barrier, receivers: Sequence[Person], *, at: datetime.datetime) -> int:
    """Who answers for it hears that the day is past; gives how many were told."""
    told = Told(
        LATE,
        _("Te laat: ‘%(title)s’ wacht nog op antwoord"),
        _(
            "Het initiatief ‘%(title)s’ meldde:\n\n%(text)s\n\n"
            "%(owner)s zou antwoorden uiterlijk op %(day)s. Kijkt u mee?"
        ),
        barrier.get_absolute_url(),
        LOOK,
        _about(barrier),
    )
    once = f"{LATE}:{barrier.pk}:{barrier.risen}:{barrier.reply_due_on}"
    return tell(receivers, told, by=None, once=once, at=at)


def _send(
    barrier: Barrier,
    receivers: Sequence[Person | None],
    subject: Words,
    text: Words,
    by: Any,
    at: datetime.datetime,
    words: str = "",
    button: Words = LOOK,
) -> None:
    about = _about(barrier) | {"words": words}
    told = Told(BARRIER, subject, text, barrier.get_absolute_url(), button, about)
    tell(receivers, told, by=by, once=f"{BARRIER}:{barrier.pk}:{barrier.steps.count()}", at=at)


def _about(barrier: Barrier) -> dict[str, Any]:
    return {
        "title": barrier.initiative.title,
        "text": barrier.text,
        "owner": barrier.owner.name if barrier.owner else _("Iemand van de gemeente"),
        "day": barrier.reply_due_on,
        "state": barrier.stands.label,
    }
