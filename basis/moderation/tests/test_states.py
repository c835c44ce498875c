"""Whatever people do in whatever order: only what may follow follows, and nobody sees what is not for her."""

import itertools

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from basis.audit.models import Act
from basis.moderation import actions, decision_actions, keys, queries, retention_actions
from basis.moderation.models import NEXT, Contribution, Decision, Report, State, Verdict
from basis.moderation.tests.makers import give

REFUSED = (actions.NotNow, PermissionDenied)
HERS = {State.UNCONFIRMED, State.HELD, State.CHANGE_ASKED, State.HIDDEN}  # seen by its author besides


class Contributions(RuleBasedStateMachine):
    """One contribution, its giver, a stranger, two moderators and the clock, in any order."""

    def __init__(self):
        super().__init__()
        self.alone = transaction.atomic()
        self.alone.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.alone.__exit__(None, None, None)

    @initialize(
        email=st.sampled_from(["", "a@voorbeeld.test"]),
        signs=st.sampled_from([(), ("names",)]),
        who=st.sampled_from(["giver", "nobody", "on behalf"]),
    )
    def begin(self, email, signs, who):
        people = get_user_model().objects
        self.giver, self.stranger = (people.create_user(f"{n}@voorbeeld.test", name=n) for n in ("giver", "stranger"))
        self.moderators = [people.create_user(f"m{n}@voorbeeld.test", name=f"m{n}") for n in (1, 2)]
        for one in self.moderators:
            one.roles.create(role="administrator", begins_on="2020-01-01")
        by = {"giver": self.giver, "on behalf": self.moderators[0]}.get(who)
        self.given = give("Woorden", by=by, email=email, signs=signs, on_behalf=who == "on behalf")
        self.was = self.one.state
        self.objected = False

    @property
    def one(self):
        return Contribution.objects.get(pk=self.given.contribution.pk)

    def attempt(self, act):
        """Do it; when it is refused nothing is written."""
        acts, before = Act.objects.count(), Contribution.objects.filter(pk=self.one.pk).values()[0]
        try:
            with transaction.atomic():
                act()
        except REFUSED:
            assert Act.objects.count() == acts
            assert Contribution.objects.filter(pk=self.one.pk).values()[0] == before

    @rule()
    def confirm(self):
        self.attempt(lambda: actions.confirm(self.one, proof=keys.to_confirm(self.one)))

    @rule(by=st.sampled_from(["giver", None]), signs=st.sampled_from([(), ("links",)]))
    def change(self, by, signs):
        person = self.giver if by else None
        self.attempt(lambda: actions.change(self.one, lambda one: None, by=person, signs=signs))

    @rule()
    def withdraw(self):
        self.attempt(lambda: actions.withdraw(self.one))

    @rule(who=st.sampled_from(["giver", "stranger"]))
    def claim(self, who):
        author = self.one.author_id
        self.attempt(lambda: actions.claim(self.one, by=getattr(self, who)))
        assert author in {None, self.one.author_id}, "what is somebody's stays hers"

    @rule(email=st.sampled_from(["", "r@voorbeeld.test"]))
    def report(self, email):
        visible = self.one.state == State.VISIBLE
        before = Report.objects.count()
        self.attempt(lambda: decision_actions.report(self.one, ground="hurts", email=email))
        assert Report.objects.count() == before + visible

    @rule(verdict=st.sampled_from(Verdict), who=st.sampled_from([0, 1, "stranger"]))
    def decide(self, verdict, who):
        by = self.stranger if who == "stranger" else self.moderators[who]
        before = Decision.objects.count()
        ground = "" if verdict == Verdict.PUBLISH else "hurts"
        first = {one.decision.by_id for one in queries.open_objections(self.one)}
        self.attempt(lambda: decision_actions.decide(self.one, verdict=verdict, ground=ground, by=by))
        if Decision.objects.count() > before:
            assert who != "stranger"
            assert by.pk not in first, "there is another moderator"
            assert not queries.open_objections(self.one).exists()
            assert not Report.objects.filter(decision=None).exists()

    @precondition(lambda self: Decision.objects.exists())
    @rule()
    def object_to(self):
        decision = queries.last_decision(self.one)
        self.attempt(lambda: decision_actions.object_to(decision, words="Nee."))

    @rule(days=st.sampled_from([1, 8, 31, 400]))
    def time_goes_by(self, days):
        now = self.one.given_at + days * retention_actions.DAY
        for job in (
            retention_actions.erase_words,
            retention_actions.forget_addresses,
            retention_actions.forget_reports,
        ):
            job(now, False)

    @invariant()
    def only_what_may_follow_follows(self):
        if not hasattr(self, "given"):
            return
        state = self.one.state
        assert state == self.was or reachable(self.was, state), f"{self.was} → {state}"
        assert (self.one.closed_at is not None) == (state in {State.REMOVED, State.WITHDRAWN})
        assert self.one.erased_at is None or state in {State.REMOVED, State.WITHDRAWN}
        self.was = state

    @invariant()
    def nobody_sees_what_is_not_for_her(self):
        if not hasattr(self, "given"):
            return
        one = self.one
        for viewer in (None, self.stranger, self.giver, *self.moderators):
            sees = Contribution.objects.filter(queries.seen_by(viewer, ""), pk=one.pk).exists()
            own = viewer is not None and one.author_id == viewer.pk and one.state in HERS
            assert sees == (one.state == State.VISIBLE or own)


def reachable(begin, end):
    """Whether a state follows on another in at most two steps: claiming and the clock take one each."""
    return any(end == step or end in NEXT[step] for step in NEXT[begin])


@pytest.mark.django_db
def test_in_any_order_only_what_may_follow_follows_and_nobody_sees_too_much():
    how = settings(max_examples=15, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(Contributions, settings=how)


@pytest.mark.django_db
@pytest.mark.parametrize(("begin", "end"), list(itertools.product(State, State)))
def test_every_step_is_in_the_table_or_refused(begin, end):
    one = give(state=begin).contribution
    if end in NEXT[begin]:
        actions.move(one, end)
        assert Contribution.objects.get(pk=one.pk).state == end
    else:
        with pytest.raises(actions.NotNow):
            actions.move(one, end)


@pytest.mark.django_db
def test_the_database_refuses_a_state_nobody_knows_and_a_close_without_time():
    one = give().contribution
    for change in ({"state": "lost"}, {"state": State.WITHDRAWN}, {"closed_at": one.given_at}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.filter(pk=one.pk).update(**change)


@pytest.mark.django_db
@pytest.mark.parametrize("state", State)
def test_who_sees_what(state, noor, joris, nobody):
    one = give(by=noor, state=state).contribution
    sees = {
        who: Contribution.objects.filter(queries.seen_by(viewer, ""), pk=one.pk).exists()
        for who, viewer in {"noor": noor, "joris": joris, "nobody": nobody, None: None}.items()
    }
    everyone = state == State.VISIBLE
    assert sees == {"noor": everyone or state in HERS, "joris": everyone, "nobody": everyone, None: everyone}
