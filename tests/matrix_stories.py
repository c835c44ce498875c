"""What the addresses of story rounds in matrix.csv are about: a round that is open, and a story with its links."""

import datetime

from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.meaning import actions as meaning
from basis.meaning.actions import Meant, Noticed
from basis.meaning.models import ClusterKind, Perspective, Strength
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution, State
from basis.patterns import kept_actions
from basis.reports import actions as reports
from basis.reports.actions import Beside
from basis.stories import round_actions, telling_actions
from basis.stories.models import Round, Stage, Story
from basis.stories.round_actions import Asked, RoundFacts
from basis.stories.telling_actions import Told
from basis.talks import actions as talks
from basis.talks import change_actions, outcome_actions
from basis.talks.actions import HeldAs, Plan
from basis.talks.models import Form, Who
from basis.telling import return_actions


def things(area: Area) -> dict[str, object]:
    """A round of this area in which somebody without account told, with her link and that of the mail to her."""
    worker = Person.objects.create_user("rondemaker@matrix.test", name="rondemaker")
    day, begin = timezone.localdate(), datetime.date(2020, 1, 1)
    RoleGrant.objects.create(person=worker, role=Role.COMMUNITY_WORKER, area=area, begins_on=begin)
    facts = RoundFacts(
        title="Matrix",
        why="Om te horen hoe het gaat.",
        who="Iedereen.",
        use="Wij praten erover.",
        contact="Wietske",
        begins_on=day,
        ends_on=day + datetime.timedelta(days=9),
        heard_by=day + datetime.timedelta(days=30),
    )
    one = round_actions.make(facts, [area], by=worker)
    round_actions.ask(one, [Asked("weer", "yes_no", {"nl": "Zou u het weer doen?"})], by=worker)
    round_actions.go_to(one, Stage.OPEN, by=worker)
    one.refresh_from_db()
    given = telling_actions.tell(one, Told("De buren kwamen helpen.", use=2), by=None, intake=Intake())
    story = Story.objects.select_related("teller").get(contribution=given.contribution)
    told = Told("De straat werd een tuin.", use=4)
    public = Story.objects.get(contribution=telling_actions.tell(one, told, by=None, intake=Intake()).contribution)
    Contribution.objects.filter(pk=public.contribution_id).update(state=State.VISIBLE)
    kept_actions.keep(one, workers=1)
    return {
        "round": one.slug,
        "public_story": public.pk,
        "story": story.pk,
        "story_key": given.key,
        "story_address": return_actions.ask(story.teller, "noor@matrix.test"),
        **_meaning(one, worker),
        **_talks(one, story, worker),
        **_report(one, area, worker),
    }


def _meaning(one: Round, worker: Person) -> dict[str, object]:
    """Something that is seen in it, in a theme, with what it might mean."""
    seen = meaning.notice(one, Noticed("Buren helpen elkaar", "", Strength.STRONG), by=worker)
    theme = meaning.cluster(one, ClusterKind.THEME, "Buren", by=worker)
    meant = meaning.interpret(seen, Meant("Zij kennen elkaar.", Perspective.RESIDENT), by=worker)
    return {"seen_in_round": seen.pk, "theme_in_round": theme.pk, "meant_in_round": meant.pk}


def _talks(one: Round, story: Story, worker: Person) -> dict[str, object]:
    """A conversation that is prepared, with a group that chooses, and one that everybody reads, with an agreement."""
    Contribution.objects.filter(pk=story.contribution_id).update(state=State.VISIBLE)
    plan = Plan(timezone.localdate(), "de buurtkamer", "de opbouwwerker", form=Form.CHANGE)
    prepared, told = (talks.prepare(one, plan, by=worker) for _number in range(2))
    talks.choose(prepared, story, by=worker)
    panel = change_actions.add_panel(prepared, level=1, people="bewoners", number=5, by=worker)
    talks.hold(told, HeldAs(timezone.localdate(), {Who.RESIDENTS: 7}, "Dat buren aanbellen."), by=worker)
    told.refresh_from_db()
    agreed = outcome_actions.agree(told, outcome_actions.Agreed("Een bankje.", "de bewoners"), by=worker)
    talks.publish(told, by=worker)
    return {"story_talk": prepared.pk, "talk_told": told.pk, "talk_panel": panel.pk, "talk_outcome": agreed.pk}


def _report(one: Round, area: Area, worker: Person) -> dict[str, object]:
    """A report of it that is being written, with a figure beside it."""
    report = reports.begin(one, None, by=worker)
    figure = reports.put_figure(report, Beside("inwoners", area, "Veel mensen wonen hier nog maar kort."), by=worker)
    return {"report_figure": figure.pk}
