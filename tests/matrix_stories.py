"""What the addresses of story rounds in matrix.csv are about: a round that is open, and a story with its links."""

import datetime

from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution, State
from basis.stories import round_actions, telling_actions
from basis.stories.models import Stage, Story
from basis.stories.round_actions import Asked, RoundFacts
from basis.stories.telling_actions import Told
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
    return {
        "round": one.slug,
        "public_story": public.pk,
        "story": story.pk,
        "story_key": given.key,
        "story_address": return_actions.ask(story.teller, "noor@matrix.test"),
    }
