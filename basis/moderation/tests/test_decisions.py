"""Report, decide, object: who hears what, who may not decide, and that a decision is never changed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.audit.models import Act, NeverChanged
from basis.moderation import decision_actions, letters
from basis.moderation.actions import NotNow
from basis.moderation.models import Contribution, Decision, Ground, Report, State, Verdict
from basis.moderation.tests.makers import give
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db


def now(given):
    return Contribution.objects.get(pk=given.contribution.pk)


def decide(given, by, verdict=Verdict.HIDE, ground=Ground.NAMES, **said):
    ground = "" if verdict == Verdict.PUBLISH else ground
    return decision_actions.decide(given.contribution, verdict=verdict, ground=ground, by=by, **said)


@pytest.fixture
def given():
    return give(state=State.VISIBLE)


class TestReport:
    """Anyone, without account."""

    def report(self, client, given, **said):
        fields = {"ground": Ground.HURTS, "words": "Dit doet mij pijn.", **said}
        return client.post(f"/melden/{given.contribution.kind}/{given.contribution.pk}/", fields)

    def test_it_stays_until_somebody_has_looked(self, client, given):
        assert self.report(client, given).url == "/melden/bedankt/"
        assert Report.objects.get().ground == Ground.HURTS
        assert now(given).state == State.VISIBLE

    def test_with_an_address_she_gets_a_link_to_follow_it(self, client, given):
        page = self.report(client, given, email="m@voorbeeld.test")
        mail = Message.objects.get()
        assert (mail.address, mail.url) == ("m@voorbeeld.test", page.url)
        assert client.get(page.url).status_code == 200

    def test_something_else_asks_for_words(self, client, given):
        assert self.report(client, given, ground=Ground.OTHER, words=" ").status_code == 400

    def test_who_is_named_may_say_so_without_being_asked_twice(self, client, given):
        self.report(client, given, words="Ik ben Fatima Bouzid en dit gaat over mij.")
        assert Report.objects.exists()

    def test_what_is_urgent_is_not_for_a_report(self, client, given):
        page = self.report(client, given, words="Mijn buurman slaat zijn kinderen.").content.decode()
        assert "tel:112" in page
        assert not Report.objects.exists()

    @pytest.mark.parametrize("state", [s for s in State if s != State.VISIBLE])
    def test_what_is_not_for_everyone_to_see_is_not_there(self, client, state):
        assert self.report(client, give(state=state)).status_code == 404

    def test_another_kind_with_the_same_number_is_not_there(self, client, given):
        assert client.get(f"/melden/figures.reading/{given.contribution.pk}/").status_code == 404

    def test_nobody_reports_her_own(self, client, noor):
        given = give(by=noor, state=State.VISIBLE)
        client.force_login(noor)
        assert self.report(client, given).status_code == 404


class TestDecide:
    """A moderator of the area."""

    @pytest.mark.parametrize(
        ("verdict", "state"),
        [
            (Verdict.PUBLISH, State.VISIBLE),
            (Verdict.ASK_CHANGE, State.CHANGE_ASKED),
            (Verdict.HIDE, State.HIDDEN),
            (Verdict.REMOVE, State.REMOVED),
        ],
    )
    def test_each_verdict_leads_to_its_state_and_is_written_down(self, beheer, verdict, state):
        given = give()
        decide(given, beheer, verdict)
        assert now(given).state == state
        assert Act.objects.filter(action="moderation.decided", target_key=str(given.contribution.pk)).count() == 1

    def test_a_refusal_needs_a_ground(self, beheer):
        with pytest.raises(ValidationError):
            decide(give(), beheer, Verdict.HIDE, ground="")

    def test_a_resident_and_an_adviser_do_not_decide(self, noor, joris):
        for person in (noor, joris):
            with pytest.raises(PermissionDenied):
                decide(give(), person)

    def test_nobody_decides_on_her_own(self, beheer):
        with pytest.raises(PermissionDenied):
            decide(give(by=beheer), beheer)

    @pytest.mark.parametrize("state", [State.UNCONFIRMED, State.WITHDRAWN, State.REMOVED])
    def test_what_is_closed_or_waits_for_its_giver_is_not_decided_on(self, beheer, state):
        for verdict in Verdict:
            with pytest.raises(NotNow):
                decide(give(state=state), beheer, verdict)

    def test_giver_and_reporter_hear_it_with_the_reason_each_in_her_language(self, beheer, noor):
        given = give(by=noor, state=State.VISIBLE)
        decision_actions.report(given.contribution, ground="names", email="m@voorbeeld.test", language="en")
        Message.objects.all().delete()
        decide(given, beheer, words="Wij laten het niet zien.")
        to_giver, to_reporter = (Message.objects.get(notice=f"moderation.{name}") for name in ("decision", "report"))
        assert (to_giver.person, to_giver.text) == (noor, "Wij laten het niet zien.")
        assert "do not show it any more" in to_reporter.text
        assert "The text says who somebody is" in to_reporter.text
        assert to_reporter.url.startswith("/en/melding/")
        assert Report.objects.get().decision == Decision.objects.get()

    def test_an_address_nobody_confirmed_hears_nothing(self, beheer):
        given = give(email="a@voorbeeld.test", state=State.HELD)
        Message.objects.all().delete()
        decide(given, beheer)
        assert not Message.objects.exists()

    @pytest.mark.parametrize("change", ["save", "update"])
    def test_a_decision_is_never_changed(self, beheer, change):
        decision = decide(give(), beheer)
        with pytest.raises(NeverChanged):
            decision.save() if change == "save" else Decision.objects.update(verdict=Verdict.PUBLISH)

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("ground", Ground)
    @pytest.mark.parametrize("verdict", Verdict)
    def test_there_is_a_first_version_of_every_letter(self, verdict, ground, language):
        one = Contribution(language=language, state=State.VISIBLE)
        for text in (
            letters.to_giver(one, verdict, ground, "{site}"),
            letters.to_reporter(verdict, ground, "Een lezing", language, second_look=True, the_same=True),
        ):
            assert len(text) > 60
            assert "{title}" not in text
