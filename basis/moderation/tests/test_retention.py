"""What goes when its time is over, what goes with somebody who leaves, and that a trial run touches nothing."""

import datetime

import pytest
from django.utils import timezone

from basis.audit.models import Act
from basis.moderation import decision_actions, limit_actions, retention_actions
from basis.moderation.models import Contribution, Decision, Report, State, Tally
from basis.moderation.module import MODULE
from basis.moderation.register import PERSONAL
from basis.moderation.tests.makers import SAID, give

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def old(now):
    """One of everything, long ago."""
    then = now - 400 * DAY
    gone = give("Weg ermee", state=State.WITHDRAWN).contribution
    unproven = give(email="nooit@voorbeeld.test").contribution
    kept = give(email="ja@voorbeeld.test", state=State.VISIBLE).contribution
    made = decision_actions.report(kept, ground="hurts", words="Au", email="m@voorbeeld.test")
    decision = Decision.objects.create(contribution=kept, verdict="publish", words="Blijft", state_before="visible")
    Report.objects.filter(pk=made.pk).update(decision=decision, reported_at=then)
    Contribution.objects.update(given_at=then)
    Contribution.objects.filter(pk=gone.pk).update(closed_at=then)
    limit_actions.allow("192.0.2.7", "give", now=then)
    return {"gone": gone, "unproven": unproven, "kept": kept, "made": made}


def run(now, dry_run=False):
    return {one.name: one.expire(now, dry_run) for one in PERSONAL if one.expire}


def test_everything_goes_in_its_time_and_then_there_is_nothing_left_to_do(old, now):
    assert run(now + 400 * DAY, dry_run=True) == run(now + 400 * DAY)
    assert set(run(now + 400 * DAY).values()) == {0}
    gone, unproven, kept = (Contribution.objects.get(pk=old[name].pk) for name in ("gone", "unproven", "kept"))
    assert gone.pk not in SAID
    assert gone.erased_at
    assert (unproven.state, unproven.email, kept.email) == (State.HELD, "", "")
    made = Report.objects.get()
    assert (made.words, made.email, made.decision.words) == ("", "", "")
    assert not Tally.objects.exists()
    assert kept.pk in SAID, "what everyone can read stays"


def test_a_trial_run_changes_nothing(old, now):
    before = (list(Contribution.objects.values()), list(Report.objects.values()), dict(SAID), Act.objects.count())
    run(now + 400 * DAY, dry_run=True)
    assert before == (
        list(Contribution.objects.values()),
        list(Report.objects.values()),
        dict(SAID),
        Act.objects.count(),
    )


def test_thirty_days_are_thirty_days(now):
    one = give(state=State.WITHDRAWN).contribution
    Contribution.objects.update(closed_at=now - 29 * DAY)
    assert retention_actions.erase_words(now, False) == 0
    assert retention_actions.erase_words(now + DAY, False) == 1
    assert one.pk not in SAID


def test_words_wait_for_the_answer_to_an_objection(beheer, now):
    one = give(state=State.VISIBLE).contribution
    decision = decision_actions.decide(one, verdict="remove", ground="untrue", by=beheer)
    objection = decision_actions.object_to(decision, words="Het is waar.")
    assert retention_actions.erase_words(now + 90 * DAY, False) == 0
    type(objection).objects.update(answer=decision)
    assert retention_actions.erase_words(now + 90 * DAY, False) == 1


def test_a_page_of_which_the_words_are_gone_still_answers(client, now):
    given = give(state=State.WITHDRAWN)
    retention_actions.erase_words(now + 90 * DAY, False)
    page = client.get(f"/bijdrage/{given.key}/")
    assert page.status_code == 200
    assert "De tekst is er niet meer" in page.content.decode()


def test_who_leaves_takes_her_name_along_and_what_nobody_saw(noor):
    seen, held = give(by=noor, state=State.VISIBLE).contribution, give(by=noor, state=State.HELD).contribution
    loose = give(email=noor.email, state=State.VISIBLE).contribution
    made = decision_actions.report(loose, ground="names", by=noor)
    assert sum(one.forget(noor) for one in PERSONAL) == 4
    for one in (seen, held, loose, made):
        one.refresh_from_db()
    assert (seen.state, held.state) == (State.VISIBLE, State.WITHDRAWN)
    assert not Contribution.objects.filter(author=noor).exists()
    assert (loose.email, made.reporter, made.email) == ("", None, "")


def test_she_takes_out_what_is_hers_and_nothing_of_others(noor, joris):
    give("Van Noor", by=noor)
    give("Van Joris", by=joris)
    told = str([one.export(noor) for one in PERSONAL])
    assert "Van Noor" in told
    assert "Van Joris" not in told


def test_each_says_what_it_is_for_and_how_long():
    for one in MODULE.personal:
        assert all(str(words).strip() for words in (one.title, one.purpose, one.ground, one.seen_by, one.kept))
