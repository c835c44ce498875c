"""Take needs together, and answer them: whoever said them hears it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.moderation import queries as moderation
from basis.modules import Words
from basis.needs import queries, rules
from basis.needs.models import Answer, Bundle, Need, NeedQuerySet, Status
from basis.notifications import actions as notifications
from basis.vision import queries as vision

NOTICE = "needs.answered"
HEARD = gettext_lazy("Wij hebben het gehoord.")
S = Status
NEXT: dict[str, frozenset[str]] = {  # what an answer may make of it; to say more of the same is an answer too
    S.HEARD: frozenset(S),
    S.LOOKED_AT: frozenset({S.LOOKED_AT, S.TAKEN_UP, S.DONE, S.NOT_TAKEN_UP}),
    S.TAKEN_UP: frozenset({S.TAKEN_UP, S.DONE, S.NOT_TAKEN_UP}),
    S.DONE: frozenset({S.DONE, S.LOOKED_AT}),
    S.NOT_TAKEN_UP: frozenset({S.NOT_TAKEN_UP, S.LOOKED_AT}),
}


@dataclass(frozen=True)
class Together:
    """What a bundle says; `whose` is an Owner, `role` the key of a role of the vision, `needs` primary keys."""

    title: str
    words: str
    whose: str
    role: str
    contact: Person
    needs: Collection[int]


@transaction.atomic
def begin_bundle(
    area: Area, told: Together, *, by: Any, is_example: bool = False, at: datetime.datetime | None = None
) -> Bundle:
    """Take needs of an area together (vision 4.2.5). Who said them hears that they are heard.

    For who works for the area. Refuses needs of elsewhere, that are not to be read, or that are in another bundle, a
    role that the vision does not have, and a contact who may not answer here.
    """
    if not rules.may_bundle(by, area):
        raise PermissionDenied
    bundle = Bundle(area=area, is_example=is_example, begun_at=at or timezone.now())
    added = _put(bundle, told)
    audit.record("needs.bundled", bundle, by=by, area=area.code, needs=len(added))
    _tell(bundle, added, HEARD, by)
    return bundle


@transaction.atomic
def change_bundle(bundle: Bundle, told: Together, *, by: Any) -> None:
    """Other words, another contact, other needs in it. Whoever said what comes in hears it; what goes out is free."""
    if not rules.may_bundle(by, bundle.area):
        raise PermissionDenied
    bundle = Bundle.objects.select_for_update(of=("self",)).select_related("area").get(pk=bundle.pk)
    added = _put(bundle, told)
    audit.record("needs.bundle_changed", bundle, by=by, needs=len(told.needs))
    last = bundle.answers.first()
    _tell(bundle, added, last.text if last else HEARD, by)


@transaction.atomic
def answer(bundle: Bundle, *, status: str, text: str, by: Any, at: datetime.datetime | None = None) -> Answer:
    """Say what was done, or why not, and how far it is; everyone who said it hears these words (principle 3).

    Refuses who does not work for the area, an empty text, and a status that cannot follow.
    """
    if not rules.may_bundle(by, bundle.area):
        raise PermissionDenied
    bundle = Bundle.objects.select_for_update(of=("self",)).select_related("area").get(pk=bundle.pk)
    if status not in NEXT[bundle.status]:
        raise ValidationError(_("Dit kan niet volgen op ‘%(status)s’.") % {"status": bundle.get_status_display()})
    given = Answer(
        bundle=bundle,
        status=status,
        text=text.strip(),
        author=by,
        as_role=people.role_in(by, bundle.area),
        written_at=at or timezone.now(),
    )
    given.full_clean()
    given.save()
    bundle.status = status
    bundle.save(update_fields=["status"])
    audit.record("needs.answered", bundle, by=by, status=status)
    _tell(bundle, _with_givers(bundle).filter(bundle=bundle), given.text, by, answer=given)
    return given


def _put(bundle: Bundle, told: Together) -> list[Need]:
    """Write what it says and which needs are in it; gives those that are new in it."""
    bundle.title, bundle.words = " ".join(told.title.split()), told.words.strip()
    bundle.whose, bundle.role, bundle.contact = told.whose, told.role, told.contact
    bundle.full_clean()
    if vision.government_role(told.role) is None:
        raise ValidationError({"role": _("Kies een rol uit de lijst.")})
    if not rules.may_bundle(told.contact, bundle.area):
        raise ValidationError({"contact": _("Kies iemand die hier werkt.")})
    here = _with_givers(bundle)
    found = list(here.select_for_update(of=("self",)).filter(pk__in=told.needs))
    if len(found) != len(set(told.needs)) or any(one.bundle_id not in {None, bundle.pk} for one in found):
        raise ValidationError({"needs": _("Kies uit wat hier te lezen is en nog nergens bij hoort.")})
    if not found:
        raise ValidationError({"needs": _("Kies ten minste één ding dat iemand zei.")})
    added = [one for one in found if one.bundle_id is None]
    bundle.save()
    bundle.needs.exclude(pk__in=told.needs).update(bundle=None)
    here.filter(pk__in=told.needs).update(bundle=bundle)
    return added


def _with_givers(bundle: Bundle) -> NeedQuerySet:
    """What everyone reads in the area of a bundle, with whom to tell about it."""
    return queries.needs(None, bundle.area).select_related("contribution__author", "contribution__recorded_by")


def _tell(bundle: Bundle, needs: Iterable[Need], words: Words, by: Any, answer: Answer | None = None) -> None:
    """One message to each giver, in her language, with her link; not to who did it herself."""
    told: set[Any] = {by}
    for need in needs:
        giver = moderation.giver_of(need.contribution)
        if giver is None or giver.to in told:
            continue
        told.add(giver.to)
        with translation.override(giver.language):
            notifications.tell(
                giver.to,
                NOTICE,
                subject=_("Over wat u zei: %(title)s") % {"title": bundle.title},
                text=_("U zei, of schreef op: “%(text)s”\n\nHoe staat het ermee? %(status)s.\n\n%(words)s")
                % {"text": need.text, "status": str(bundle.get_status_display()).capitalize(), "words": words},
                url=giver.link,
                button=_("Lees er meer over"),
                once=f"{NOTICE}:{bundle.pk}:{answer.pk if answer else 'in'}:{need.pk}",
            )
