"""What is withdrawn is in nothing made afterwards, and what was made of it is outdated and erased (E5 of the issue)."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from basis.moderation import actions as moderation
from basis.moderation.models import Contribution, State
from basis.reports import actions, findable, jobs, making_actions, queries
from basis.reports.models import FigureBeside, Report
from basis.reports.tests.makers import SECRET, is_on
from basis.search import actions as search
from basis.stories import telling_actions
from basis.stories.models import Use, Way
from basis.stories.telling_actions import Herself
from basis.stories.tests.makers import make_story


def to_state(state):
    closed = timezone.now() if state == State.REMOVED else None
    return lambda story, by: Contribution.objects.filter(pk=story.contribution_id).update(state=state, closed_at=closed)


def use(value, **more):
    return lambda story, by: telling_actions.use_for(story.contribution, value, **{"with_area": True} | more)


LESS = {
    "withdrawn": lambda story, by: moderation.withdraw(story.contribution),
    "hidden": to_state(State.HIDDEN),
    "removed": to_state(State.REMOVED),
    "changed, and looked at again": to_state(State.HELD),
    "to be quoted, not published": use(Use.QUOTE),
    "to be read in a conversation": use(Use.TALK),
    "to be counted": use(Use.COUNT),
    "without its area": use(Use.PUBLISH, with_area=False),
    "for talk only": lambda story, by: telling_actions.keep_to_talk(story, by=by, is_so=True),
    "blacked out": lambda story, by: telling_actions.redact(story, SECRET.replace("buurvrouw", "█████"), by=by),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", LESS)
def test_whatever_is_taken_from_a_story_takes_its_report_away(report, story, worker, client, what):
    assert queries.stands(report)
    LESS[what](story, worker)
    assert not queries.stands(report)
    for name in ("report", "full", "short"):
        answer = client.get(reverse(f"reports:{name}", args=[report.round.slug, report.where]))
        assert SECRET not in answer.content.decode()  # nor is it a paper
    making_actions.outdate(report.round)
    report.refresh_from_db()
    assert report.is_outdated
    assert (report.full, report.short, report.content) == (None, None, None)
    assert making_actions.outdate(report.round) == 0


@pytest.mark.django_db
def test_a_story_that_only_counts_takes_the_report_away_too(report):
    other = report.round.stories.filter(use=Use.COUNT).select_related("contribution").first()
    moderation.withdraw(other.contribution)
    assert not queries.stands(report)


@pytest.mark.django_db
def test_what_comes_later_or_may_be_used_for_more_leaves_it_as_it_is(report):
    other = report.round.stories.filter(use=Use.COUNT).select_related("contribution").first()
    telling_actions.use_for(other.contribution, Use.PUBLISH, with_area=True)
    later = make_story(report.round, "Later verteld.", by=report.made_by, herself=Herself(way=Way.DOOR))
    moderation.withdraw(later.contribution)
    assert queries.stands(report)
    assert making_actions.outdate(report.round) == 0


@pytest.mark.django_db
def test_afterwards_its_words_are_in_no_byte(client, report, story, worker):
    search.refresh()
    draft = actions.begin(report.round, None, by=worker)
    first = client.get(reverse("reports:full", args=[report.round.slug, report.where]))
    assert is_on(first.content, SECRET)
    moderation.withdraw(story.contribution)
    jobs.OUTDATE.do(timezone.now())
    assert jobs.OUTDATE.do(timezone.now()) == ""
    newer = making_actions.make(draft, by=worker)
    making_actions.publish(newer, by=worker)
    search.refresh()
    kept = [*Report.objects.values_list(), *FigureBeside.objects.values_list(), *findable.entries()]
    assert SECRET not in str(kept)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("search_", "reports_")):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                assert SECRET.encode() not in b"".join(as_bytes(cell) for row in cursor.fetchall() for cell in row)
    assert not is_on(newer.full, SECRET) and not is_on(newer.short, SECRET)
    assert SECRET not in client.get(newer.get_absolute_url()).content.decode()


def as_bytes(cell):
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
