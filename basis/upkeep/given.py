"""The personal data that upkeep keeps: who keeps what, who was asked, and who proposed which change."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.modules import Notice, Personal
from basis.upkeep import freshness_actions, keeper_actions, proposal_actions
from basis.upkeep.models import Invitation, Keeper, Proposal


def export_keeping(person: Any) -> list[dict[str, Any]]:
    """What somebody keeps and was asked to keep."""
    kept = [
        {"about": str(one.organisation), "since": one.since.isoformat(), "state": _("houdt bij")}
        for one in Keeper.objects.filter(person=person).select_related("organisation")
    ]
    asked = Invitation.objects.filter(email=person.email.lower()).select_related("organisation")
    return kept + [
        {"about": str(one.organisation), "since": one.invited_at.isoformat(), "state": _("is gevraagd")}
        for one in asked
    ]


def export_proposals(person: Any) -> list[dict[str, Any]]:
    """What somebody proposed, and what she decided as an editor."""
    hers = Proposal.objects.filter(Q(proposed_by=person) | Q(decided_by=person))
    return [
        {
            "about": one.name,
            "at": one.proposed_at.isoformat(),
            "state": str(one.get_state_display()),
            "text": one.reason,
        }
        for one in hers
    ]


KEEPING = Personal(
    name="upkeep.keeping",
    title=gettext_lazy("Wat u bijhoudt op de sociale kaart"),
    purpose=gettext_lazy("Organisaties houden zelf goed wat er over hen staat."),
    ground=gettext_lazy("U neemt de uitnodiging zelf aan (toestemming)."),
    seen_by=gettext_lazy("wie dezelfde organisatie bijhoudt, en de redacteur van de sociale kaart"),
    kept=gettext_lazy("Zolang u bijhoudt. Een uitnodiging hooguit twee weken."),
    export=export_keeping,
    forget=keeper_actions.forget,
    expire=keeper_actions.expire_invitations,
    holds=(
        *("upkeep.Keeper.person", "upkeep.Keeper.invited_by", "upkeep.Trust.given_by"),
        *("upkeep.Invitation.email", "upkeep.Invitation.invited_by"),
    ),
)
PROPOSALS = Personal(
    name="upkeep.proposals",
    title=gettext_lazy("Wat u voorstelt te veranderen op de sociale kaart"),
    purpose=gettext_lazy("De redacteur kijkt ernaar, en u hoort wat ermee gebeurt."),
    ground=gettext_lazy("U stelt het zelf voor (toestemming)."),
    seen_by=gettext_lazy("de redacteur van de sociale kaart en wie dezelfde organisatie bijhoudt"),
    kept=gettext_lazy("Tot een jaar nadat de redacteur besliste."),
    export=export_proposals,
    forget=proposal_actions.forget,
    expire=proposal_actions.expire,
    holds=(
        *("upkeep.Proposal.proposed_by", "upkeep.Proposal.decided_by", "upkeep.Proposal.reason"),
        "upkeep.Proposal.name",
    ),
)
NOTICES = (
    Notice(keeper_actions.INVITED, gettext_lazy("Een uitnodiging om bij te houden"), is_optional=False, is_secret=True),
    Notice(keeper_actions.ENDED, gettext_lazy("U houdt een organisatie niet meer bij"), is_optional=False),
    Notice(proposal_actions.NOTICE, gettext_lazy("Wat er is besloten over uw verandering"), is_optional=False),
    Notice(freshness_actions.NOTICE, gettext_lazy("Een vraag of het nog klopt"), is_optional=False),
)
