"""Who withdraws a story while its report is being made, kept or downloaded: it is in nothing made afterwards (E5)."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from basis.moderation import actions as moderation
from basis.moderation.models import Contribution
from basis.reports import actions, jobs, making_actions, queries
from basis.reports.models import Report
from basis.reports.tests.makers import SECRET, is_on, make_draft, make_report, make_scene
from basis.stories import telling_actions
from basis.stories.models import Use


@pytest.fixture
def on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: the two cannot meet")


class Meanwhile:
    """Somebody else does `act` once, in a thread of her own, just before this one begins to keep what it made."""

    def __init__(self, act, times=1):
        self.act, self.times, self.faults = act, times, []

    def __call__(self, execute, sql, params, many, context):
        if self.times and (sql.startswith("BEGIN") or ("FOR UPDATE" in sql and "reports_report" in sql)):
            self.times -= 1
            thread = threading.Thread(target=self.run)
            thread.start()
            thread.join(60)
            assert not thread.is_alive()
        return execute(sql, params, many, context)

    def run(self):
        try:
            self.act()
        except Exception as fault:  # whatever it is, the test must see it
            self.faults.append(repr(fault))
        finally:
            connection.close()


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_while_the_papers_are_made_is_not_in_them():
    round_, worker, story = make_scene()
    draft = make_draft(round_, worker)
    meanwhile = Meanwhile(lambda: moderation.withdraw(Contribution.objects.get(pk=story.contribution_id)))
    with connection.execute_wrapper(meanwhile):
        report = making_actions.make(draft, by=worker)
    assert (meanwhile.times, meanwhile.faults) == (0, [])
    assert queries.words_now(report) == {}
    assert not is_on(report.full, SECRET) and not is_on(report.short, SECRET)


@pytest.mark.django_db(transaction=True)
def test_what_is_written_while_the_papers_are_made_is_in_them():
    round_, worker, _story = make_scene()
    draft = make_draft(round_, worker)
    texts = actions.Texts("Nu anders.", "Dit.", "Dat.")
    meanwhile = Meanwhile(lambda: actions.write(draft, texts, by=worker))
    with connection.execute_wrapper(meanwhile):
        report = making_actions.make(draft, by=worker)
    assert (meanwhile.faults, report.heard) == ([], "Nu anders.")
    assert is_on(report.full, "Nu anders.")


@pytest.mark.django_db(transaction=True)
def test_where_stories_go_on_changing_it_says_so_and_keeps_nothing():
    round_, worker, story = make_scene()
    draft = make_draft(round_, worker)
    others = list(round_.stories.exclude(pk=story.pk).values_list("contribution", flat=True))
    meanwhile = Meanwhile(lambda: moderation.withdraw(Contribution.objects.get(pk=others.pop())), times=3)
    with connection.execute_wrapper(meanwhile), pytest.raises(Exception, match="steeds verhalen"):
        making_actions.make(draft, by=worker)
    assert (meanwhile.times, meanwhile.faults) == (0, [])
    assert Report.objects.get().is_draft


@pytest.mark.django_db(transaction=True)
def test_who_is_just_withdrawing_is_waited_for(on_postgresql):
    round_, worker, story = make_scene()
    draft = make_draft(round_, worker)
    withdrew = threading.Event()

    def take_away():
        with transaction.atomic():
            moderation.withdraw(Contribution.objects.get(pk=story.contribution_id))
            withdrew.set()
            time.sleep(4)  # until the papers are made, and somebody waits to keep them
            making_actions.outdate(round_)

    meanwhile = Meanwhile(take_away)
    thread = threading.Thread(target=meanwhile.run)
    thread.start()
    withdrew.wait(60)
    report = making_actions.make(draft, by=worker)
    assert not thread.is_alive()
    assert meanwhile.faults == []
    assert not is_on(report.full, SECRET) and not is_on(report.short, SECRET)


@pytest.mark.django_db(transaction=True)
def test_who_withdraws_while_it_is_being_kept_waits_and_finds_it(on_postgresql):
    round_, worker, story = make_scene()
    draft = make_draft(round_, worker)

    def take_away():
        with transaction.atomic():
            moderation.withdraw(Contribution.objects.get(pk=story.contribution_id))
            making_actions.outdate(round_)  # what takes a story away calls this, after its line in the log

    meanwhile, threads = Meanwhile(take_away), []

    def while_it_is_written(execute, sql, params, many, context):
        if sql.startswith('UPDATE "reports_report"') and not threads:
            threads.append(threading.Thread(target=meanwhile.run))
            threads[0].start()
            time.sleep(1)  # she gets as far as she can
            assert threads[0].is_alive()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(while_it_is_written):
        report = making_actions.make(draft, by=worker)
    threads[0].join(60)
    assert meanwhile.faults == []
    report.refresh_from_db()
    assert report.is_outdated == (report.full is None)  # when she was quick it was made anew
    assert report.full is None or not is_on(report.full, SECRET)


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_during_a_download_is_in_no_next_one(client):
    round_, _worker, story = make_scene()
    report = make_report(round_, round_.made_by)
    address = reverse("reports:full", args=[round_.slug, report.where])
    begun = client.get(address)
    meanwhile = Meanwhile(lambda: moderation.withdraw(Contribution.objects.get(pk=story.contribution_id)))
    meanwhile.run()
    assert is_on(begun.content, SECRET)
    assert client.get(address).status_code == 410
    jobs.OUTDATE.do(timezone.now())
    assert Report.objects.get().is_outdated


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["withdrawn", "changed", "used for less", "for talk only", "blacked out"])
def test_it_is_marked_and_erased_as_soon_as_that_is_so(what):
    round_, worker, story = make_scene()
    report = make_report(round_, worker)
    contribution = Contribution.objects.get(pk=story.contribution_id)
    told = telling_actions.Told("Heel andere woorden.", use=Use.PUBLISH)
    acts = {
        "withdrawn": lambda: moderation.withdraw(contribution),
        "changed": lambda: moderation.change(
            contribution, lambda one: telling_actions.change_story(one, None, {"told": told})
        ),
        "used for less": lambda: telling_actions.use_for(contribution, Use.TALK, with_area=True),
        "for talk only": lambda: telling_actions.keep_to_talk(story, by=worker, is_so=True),
        "blacked out": lambda: telling_actions.redact(story, SECRET.replace("buurvrouw", "█████"), by=worker),
    }
    acts[what]()
    report.refresh_from_db()
    assert (report.is_outdated, report.full, report.short, report.content) == (True, None, None, None)
