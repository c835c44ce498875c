"""The personal data that initiatives keeps: what somebody began and told, which team she is of, whom she follows."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis.initiatives import actions, said_actions, team_actions
from basis.initiatives.models import Ask, Follower, Initiative, Invitation, JoinProposal, TeamMember, Update
from basis.modules import Personal


def export_said(person: Any) -> list[dict[str, Any]]:
    """All that somebody began, told and asked, or wrote down for somebody else; also what is not seen."""
    hers = Q(contribution__author=person) | Q(contribution__recorded_by=person)
    began = [
        {
            "about": one.title,
            "text": one.text,
            "whose": one.byline,
            "place": one.where,
            "written": one.written_at.isoformat(),
            "state": str(one.contribution.get_state_display()),
        }
        for one in Initiative.objects.filter(hers).select_related("contribution")
    ]
    told = [
        {"about": one.initiative.title, "text": one.text, "photo": one.photo_alt, "written": one.written_at.isoformat()}
        for one in Update.objects.filter(hers).select_related("initiative")
    ]
    return (
        began
        + told
        + [
            {"about": one.initiative.title, "text": one.words, "written": one.asked_at.isoformat()}
            for one in Ask.objects.filter(hers).select_related("initiative")
        ]
    )


def export_team(person: Any) -> list[dict[str, Any]]:
    """Of which teams she is and how she is called there, what she follows, and to what she was asked."""
    teams = [
        {"about": one.initiative.title, "name": one.name, "role": one.role, "since": one.since.isoformat()}
        for one in TeamMember.objects.filter(person=person).select_related("initiative")
    ]
    followed = [
        {"about": one.initiative.title, "since": one.since.isoformat(), "state": _("volgt u")}
        for one in Follower.objects.filter(person=person).select_related("initiative")
    ]
    asked = Invitation.objects.filter(email=person.email.lower()).select_related("initiative")
    proposed = JoinProposal.objects.filter(proposed_by=person).select_related("initiative")
    return (
        teams
        + followed
        + [
            {"about": one.initiative.title, "since": one.invited_at.isoformat(), "state": _("u bent gevraagd")}
            for one in asked
        ]
        + [{"about": one.initiative.title, "text": one.words, "at": one.proposed_at.isoformat()} for one in proposed]
    )


def forget_team(person: Any) -> int:
    """She carries and follows nothing any more, and her name is off what she asked of others."""
    return team_actions.forget_invitations(person) + actions.forget(person)


SAID = Personal(
    name=actions.KIND,
    title=gettext_lazy("Initiatieven die u begint, en wat u erover vertelt"),
    purpose=gettext_lazy("Laten zien wat inwoners beginnen, hoe het gaat en wat het nodig heeft."),
    ground=gettext_lazy("U geeft het zelf (toestemming). U kunt het altijd weghalen."),
    seen_by=gettext_lazy("Iedereen, zonder uw naam of e-mailadres. Behalve als u die er zelf bij zet."),
    kept=gettext_lazy("Tot u het weghaalt. De foto en de tekst zijn dan na 30 dagen weg."),
    export=export_said,
    forget=said_actions.forget,
    holds=(
        *(f"initiatives.Initiative.{name}" for name in ("title", "text", "byline", "where", "website")),
        *("initiatives.Update.text", "initiatives.Update.photo", "initiatives.Update.photo_alt"),
        "initiatives.Ask.words",
    ),
)
TEAM = Personal(
    name="initiatives.team",
    title=gettext_lazy("De teams waar u bij hoort en de initiatieven die u volgt"),
    purpose=gettext_lazy("Een initiatief is van wie het draagt; wie volgt, hoort hoe het gaat."),
    ground=gettext_lazy("U kiest het zelf (toestemming). U kunt altijd stoppen."),
    seen_by=gettext_lazy("Iedereen ziet de naam die u zelf koos. Wie volgt, ziet niemand."),
    kept=gettext_lazy("Zolang u meedoet of volgt. Een uitnodiging hooguit twee weken."),
    export=export_team,
    forget=forget_team,
    expire=team_actions.expire_invitations,
    holds=(
        *("initiatives.TeamMember.person", "initiatives.TeamMember.name", "initiatives.TeamMember.role"),
        *("initiatives.Follower.person", "initiatives.Invitation.email", "initiatives.Invitation.invited_by"),
        *("initiatives.JoinProposal.proposed_by", "initiatives.JoinProposal.words"),
    ),
)
