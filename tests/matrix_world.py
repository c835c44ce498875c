"""What the addresses of matrix.csv are about: things of the demo, and a few made for it, by key or number."""

from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.activities.actions import give as give_activity
from basis.activities.facts import ActivityFacts
from basis.activities.models import Occurrence
from basis.areas.models import Area
from basis.calendars.models import Calendar
from basis.exchange.actions import Told, put_up
from basis.exchange.models import Card
from basis.figures.reading_actions import give_reading
from basis.initiatives import keys as team_keys
from basis.initiatives import team_actions
from basis.initiatives.models import Initiative, JoinProposal
from basis.joining import actions as joining
from basis.liaison import barrier_queries
from basis.liaison.models import Barrier
from basis.meeting.models import AreaConversation
from basis.moderation import keys as moderation_keys
from basis.moderation.actions import Intake
from basis.moderation.decision_actions import report
from basis.moderation.models import Contribution
from basis.moderation.states import Ground, State
from basis.needs.models import Bundle, Need
from basis.relay import keys as relay_keys
from basis.relay.models import Line, Participant
from basis.sources.models import Candidate
from basis.upkeep.models import Proposal
from tests import matrix_stories


def things() -> dict[str, object]:
    """What stands in the addresses: a thing of the Ruwaard of each kind, and keys of links."""
    ruwaard = Area.objects.own().get(slug="ruwaard")
    intake = Intake(email="gever@matrix.test")
    given = give_reading(ruwaard, "inwoners", text="Veel jonge mensen.", by=None, intake=intake)
    seen = Contribution.objects.filter(kind="figures.reading", state=State.VISIBLE).first()
    words = {"ground": Ground.UNTRUE, "words": "Dit klopt niet."}
    by_mail = report(seen, email="melder@matrix.test", **words)
    hers = report(seen, by=Person.objects.create_user("noor@matrix.test", name="Noor"), **words)
    talking = Participant.objects.first()
    line = Line.objects.exclude(participant=talking).filter(participant__conversation=talking.conversation).first()
    grant = RoleGrant.objects.filter(role=Role.AREA_DIRECTOR).first()
    told = AreaConversation.objects.published().filter(area=ruwaard).first()
    return {
        "area": "ruwaard",
        "key": given.key,
        "held": given.contribution.pk,
        "seen": seen.pk,
        "grant": grant.pk,
        "reported": moderation_keys.of_reporter(by_mail),
        "report_of_noor": hers.pk,
        "talk": relay_keys.link_key(talking),
        "line": line.pk,
        "need": Need.objects.visible_to(None).filter(area=ruwaard).first().pk,
        "held_need": Need.objects.filter(area=ruwaard, contribution__state=State.HELD).first().pk,
        "bundle": Bundle.objects.filter(area=ruwaard).first().pk,
        "told": told.pk,
        "draft": AreaConversation.objects.create(
            area=ruwaard, held_on=told.held_on, heard="Nog niet klaar.", role=told.role
        ).pk,
        "agreement": told.agreements.first().pk,
        "candidate": Candidate.objects.waiting().first().pk,
        "proposal": Proposal.objects.filter(state=Proposal.State.WAITING).first().pk,
        "barrier": barrier_queries.public(ruwaard).filter(state="reported", kind="silence").first().pk,
        "barrier_between": Barrier.objects.open().filter(is_public=False).first().pk,
        "barrier_year": barrier_queries.years()[0],
        **_initiative(),
        **_activities(ruwaard),
        **_joining(ruwaard),
        "calendar": Calendar.objects.get(is_example=True).pk,
        **_cards(ruwaard),
        **matrix_stories.things(ruwaard),
        "none": 0,
    }


def _cards(ruwaard: Area) -> dict[str, object]:
    """Cards: one that hangs, one of help at home, and one that waits, with the link of its giver."""
    hangs = Card.objects.visible_to(None).filter(area=ruwaard)
    waits = put_up(ruwaard, Told("need", "een kopje suiker."), by=None, intake=Intake(email="gever@matrix.test"))
    return {
        "card": hangs.first().pk,
        "card_at_home": hangs.filter(at_home=True).first().pk,
        "held_card": Card.objects.get(contribution=waits.contribution).pk,
        "card_key": waits.key,
    }


def _initiative() -> dict[str, object]:
    """Of an initiative of the demo: what it asks, somebody of its team, an invitation with its link, a proposal."""
    table = Initiative.objects.get(slug="de-lange-tafel-van-de-staatsliedenbuurt")
    invitation = team_actions.invite(table, "gevraagd@matrix.test", by=table.contribution.author)
    return {
        "ask": table.asks.filter(answered_at=None).first().pk,
        "team_member": table.team.filter(person=None).first().pk,
        "team_invitation": invitation.pk,
        "team_link": team_keys.of(invitation),
        "joining": JoinProposal.objects.first().pk,
    }


def _activities(area: Area) -> dict[str, object]:
    """An activity of the demo with one of its moments, and one that somebody without account gave, with its key."""
    seen = Occurrence.objects.filter(activity__area=area, activity__is_example=True).select_related("activity").last()
    facts = ActivityFacts("Soep", "Samen soep eten.", timezone.localtime().replace(tzinfo=None), 60, "FREQ=WEEKLY")
    given = give_activity(area, facts, by=None)
    held = Occurrence.objects.filter(activity__contribution=given.contribution).select_related("activity").last()
    return {
        "activity": seen.activity.slug,
        "moment": seen.key,
        "held_activity": held.activity.slug,
        "held_moment": held.key,
        "activity_key": given.key,
    }


def _joining(area: Area) -> dict[str, object]:
    """A moment that one can join, with the key of who organises it, and of somebody without account who comes."""
    starts = timezone.localtime().replace(tzinfo=None)
    facts = ActivityFacts("Breien", "Samen breien.", starts, 60, "FREQ=WEEKLY", joining="possible")
    given = give_activity(area, facts, by=None)
    Contribution.objects.filter(pk=given.contribution.pk).update(state=State.VISIBLE)
    last = Occurrence.objects.filter(activity__contribution=given.contribution).select_related("activity").last()
    joined = joining.join(last, joining.Coming("Noor"))
    return {"come": last.pk, "joined": joined.parties[0].pk, "party_key": joined.key, "host_key": given.key}
