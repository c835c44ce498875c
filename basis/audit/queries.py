"""What the page of the log and the history of a thing need, and whether the chain is whole."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext as _

from basis.audit import chain
from basis.audit.models import Act, ActQuerySet, Head, Origin
from basis.modules import Words, all_modules


@dataclass(frozen=True)
class Line:
    """One act in words: `who` `words`, as in 'Joris' 'schreef een lezing'."""

    at: datetime.datetime
    who: str
    words: str
    act: Act


@dataclass(frozen=True)
class Broken:
    """The first line where the chain does not hold, and why."""

    number: int
    why: str


def acts(action: str = "", kind: str = "", key: str = "") -> ActQuerySet:
    """The log, newest first; all of it, of one action, or of one thing."""
    found = Act.objects.all()
    found = found.filter(action=action) if action else found
    return found.filter(target_kind=kind, target_key=key) if kind else found


def actions_known() -> list[tuple[str, str]]:
    """Every action that was ever written down, with its words, in the order of the words."""
    codes = Act.objects.order_by("action").values_list("action", flat=True).distinct()
    return sorted(((code, in_words(code)) for code in codes), key=lambda one: one[1])


def history(thing: models.Model) -> list[Line]:
    """All that happened to a thing, newest first, in words; for pages of staff (`audit/_history.html`)."""
    return lines(acts(kind=thing._meta.label_lower, key=str(thing.pk)))


def lines(found: Iterable[Act]) -> list[Line]:
    """Acts in words. Who works here is named; a resident is the number of her account, and nobody once she is gone."""
    found = list(found)
    people = {act.actor_id for act in found if act.actor_id}
    here = set(get_user_model().objects.filter(pk__in=people).values_list("pk", flat=True))
    named: dict[int, str] = {}
    for module in all_modules():
        named |= module.staff_names(here) if module.staff_names else {}
    return [Line(act.at, _who(act, here, named), in_words(act.action), act) for act in found]


def in_words(action: str) -> str:
    """What somebody did, as the module says it; the code itself when no module knows it any more."""
    return str(_sentences().get(action, action))


@cache
def _sentences() -> dict[str, Words]:
    return {action: words for module in all_modules() for action, words in module.acts.items()}


def _who(act: Act, here: Collection[int], named: Mapping[int, str]) -> str:
    if act.actor_id is None:
        without = {Origin.WEB: _("iemand zonder account"), Origin.JOB: _("de klok")}
        return without.get(Origin(act.origin), _("een opdracht op de server"))
    if act.actor_id not in here:
        return _("iemand die hier niet meer is")
    return named.get(act.actor_id) or _("account %(number)s") % {"number": act.actor_id}


def first_broken(kept: str = "") -> Broken | None:
    """The first line that does not hang on the one before it as it should; None when the whole log is as written.

    `kept` is an end of the chain that was kept elsewhere ("142:ab12…"): that line must still be there and say the same.
    Reads every line.
    """
    kept_number, _colon, kept_hash = kept.partition(":")
    number, previous = 0, chain.START
    for act in Act.objects.order_by("number").iterator(chunk_size=1000):
        number += 1
        if why := _why_broken(act, number, previous):
            return Broken(number, why)
        if kept and str(number) == kept_number and act.hash != kept_hash:
            return Broken(number, _("deze regel is een andere dan die u had bewaard"))
        previous = act.hash
    if kept and not (kept_number.isdigit() and 0 < int(kept_number) <= number):
        return Broken(number + 1, _("de regel die u had bewaard is er niet meer"))
    head = Head.objects.filter(pk=1).first()
    if (head.number, head.hash) != (number, previous) if head else number:
        return Broken(number + 1, _("aan het eind zijn regels weggehaald, of bijgeschreven buiten de software om"))
    return None


def _why_broken(act: Act, number: int, previous: str) -> str:
    if act.number != number:
        return _("deze regel is weggehaald")
    if act.previous != previous:
        return _("deze regel sluit niet aan op de vorige")
    if act.hash != chain.link(previous, chain.content(act)):
        return _("de inhoud van deze regel is veranderd")
    return ""


def end_of_chain() -> str:
    """The number and hash of the last line, to keep somewhere else: "142:ab12…"."""
    return str(Head.objects.filter(pk=1).first() or f"0:{chain.START}")


def done_by(person: Any) -> list[dict[str, Any]]:
    """What the log says of somebody, in words, oldest first; for what she takes with her."""
    return [
        {"at": act.at.isoformat(), "what": in_words(act.action), "about": f"{act.target_kind} {act.target_key}".strip()}
        for act in Act.objects.filter(actor=person).order_by("number")
    ]


def nothing_to_forget(person: Any) -> int:
    """The log holds the number of an account only; without the account nobody knows whose it was."""
    return 0
