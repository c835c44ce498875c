"""The personal data of putting entries together: who of the staff did it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.modules import Personal
from basis.socialmap import undo_actions
from basis.socialmap.models import Lookalike, Merge


def export(person: Any) -> list[dict[str, Any]]:
    """What she put together, took apart again, and said to be two."""
    merges = Merge.objects.filter(Q(done_by=person) | Q(undone_by=person))
    done = [(_("samengevoegd"), one.done_at) for one in merges if one.done_by_id == person.pk]
    undone = [(_("weer uit elkaar gehaald"), one.undone_at) for one in merges if one.undone_by_id == person.pk]
    aside = [(_("dit zijn er twee"), one.set_aside_at) for one in Lookalike.objects.filter(set_aside_by=person)]
    return [{"what": what, "at": at.isoformat() if at else ""} for what, at in (*done, *undone, *aside)]


PERSONAL = Personal(
    name="socialmap.merge",
    title=gettext_lazy("Wat u samenvoegde op de sociale kaart"),
    purpose=gettext_lazy("Weten wie iets samenvoegde, om te kunnen vragen waarom."),
    ground=gettext_lazy("taak van algemeen belang: een sociale kaart die klopt (AVG art. 6 lid 1 onder e)"),
    seen_by=gettext_lazy("de redacteuren van de sociale kaart"),
    kept=gettext_lazy("Uw naam tot uw account weg is. Dat het is samengevoegd blijft, om het terug te kunnen draaien."),
    export=export,
    forget=undo_actions.forget,
    holds=("socialmap.Merge.done_by", "socialmap.Merge.undone_by", "socialmap.Lookalike.set_aside_by"),
)
