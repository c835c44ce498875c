"""The pages of conversations: who sees which, what stands on them, and what never does."""

import pytest
from django.urls import reverse

from basis.areas.models import Area
from basis.moderation import actions as moderation
from basis.needs.models import Need
from basis.notifications.models import Message
from basis.stories.models import Return, Use
from basis.talks import actions, change_actions, panels
from basis.talks.models import Choice, Form, Talk, TalkOutcome
from basis.talks.tests.makers import make_address, make_held, make_talk, make_told
from basis.vision.pack import vision

pytestmark = pytest.mark.django_db


def page(name, talk, *more):
    return reverse(f"talks:{name}", args=[talk.round.slug, talk.pk, *more])


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def staff(client, worker):
    client.force_login(worker)
    return client


def test_a_conversation_is_prepared_held_and_published_on_its_pages(staff, round_, client):
    new = reverse("talks:new", args=[round_.slug])
    said = {"form": "conversation", "held_on": "2026-11-20", "where": "de buurtkamer", "led_by": "de opbouwwerker"}
    assert staff.post(new, said | {"where": ""}).status_code == 400
    assert staff.post(new, said).status_code == 302
    talk = Talk.objects.select_related("round").get()
    story = make_told(round_)
    staff.post(page("choose", talk), {"doe": "kies", "verhaal": story.pk})
    staff.post(page("choose", talk), {"doe": "patroon", "first": "welkom", "second": "waarover"})
    assert "Hoe welkom voelde u zich? × Waarover vertelt u?" in read(staff, page("choose", talk))
    assert staff.post(page("held", talk), {"held_on": "2026-11-20", "moved": "De buren."}).status_code == 400
    held = {"held_on": "2026-11-20", "residents": 7, "moved": "Dat buren aanbellen.", "surprised": "De tuin."}
    assert staff.post(page("held", talk), held).status_code == 302
    staff.post(page("publish", talk))
    client.logout()
    text = read(client, page("talk", talk))
    for words in ("7 bewoners", "Dat buren aanbellen.", "De tuin.", "Er lag 1 verhaal op tafel."):
        assert words in text
    assert story.text not in text
    assert "Kies verhalen en patronen" not in text


def test_what_is_only_for_the_conversation_is_on_no_public_page(client, round_, worker):
    talk = make_talk(round_, worker)
    secret, whole = make_told(round_, "Alleen hier."), make_told(round_, "Voor iedereen.", use=Use.PUBLISH)
    quoted = make_told(round_, "Ik was stil. Toen belde zij aan.", use=Use.QUOTE)
    for story in (secret, whole, quoted):
        actions.choose(talk, story, by=worker)
    actions.quote(talk, quoted, "Toen belde zij aan.", by=worker)
    actions.hold(talk, actions.HeldAs(talk.held_on, {"residents": 3}, "De stilte."), by=worker)
    actions.publish(talk, by=worker)
    text = read(client, page("talk", talk))
    assert "Voor iedereen." in text
    assert "Toen belde zij aan." in text
    assert "Alleen hier." not in text
    assert "Ik was stil." not in text
    moderation.withdraw(quoted.contribution)
    assert "Toen belde zij aan." not in read(client, page("talk", talk))


@pytest.mark.parametrize("name", ["talk", "choose", "guide", "held", "cards", "patterns", "new_outcome", "change"])
def test_before_it_is_published_nobody_else_knows_of_it(client, talk, noor, name):
    assert client.get(page(name, talk)).status_code == 404
    client.force_login(noor)
    assert client.get(page(name, talk)).status_code == 404


@pytest.mark.parametrize("name", ["choose", "guide", "held", "cards", "patterns", "new_outcome", "new_panel", "change"])
def test_what_is_for_who_leads_the_round_is_for_nobody_else(client, round_, worker, noor, name):
    talk = make_held(round_, worker, published=True)
    assert client.get(page(name, talk)).status_code == 302
    client.force_login(noor)
    assert client.get(page(name, talk)).status_code == 403


def test_an_agreement_becomes_a_need_and_both_pages_say_so(staff, round_, worker, area):
    talk = make_held(round_, worker, published=True)
    said = {"text": "Een bankje bij de flat.", "whose": "de buren", "handed": "need"}
    assert staff.post(page("new_outcome", talk), said).status_code == 400
    assert staff.post(page("new_outcome", talk), said | {"area": area.code}).status_code == 302
    need = Need.objects.get()
    assert need.get_absolute_url() in read(staff, page("talk", talk))
    assert talk.get_absolute_url() in read(staff, need.get_absolute_url())
    one = TalkOutcome.objects.get()
    done = said | {"need": need.pk, "went": "done", "came": "Het staat er."}
    assert staff.post(page("outcome", talk, one.pk), done).status_code == 302
    assert "Het staat er." in read(staff, page("talk", talk))
    assert Area.objects.filter(pk=need.area_id).exists()


def test_a_commitment_says_which_conversation_handed_something_on(staff, round_, worker):
    talk = make_held(round_, worker, published=True)
    said = {"text": "Elk jaar een gesprek.", "whose": "de gemeente", "handed": "commitment"}
    key = vision().commitments[0].key
    staff.post(page("new_outcome", talk), said | {"commitment": key})
    assert talk.get_absolute_url() in read(staff, reverse("vision:commitment", args=[key]))


def test_groups_choose_on_their_page_and_everybody_reads_why(staff, client, round_, worker):
    talk = make_talk(round_, worker, form=Form.CHANGE, domains=["Wonen"])
    story = make_told(round_)
    actions.choose(talk, story, by=worker)
    staff.post(page("new_panel", talk), {"level": 1, "people": "bewoners van de flat", "number": 6})
    panel = talk.panels.get()
    said = {"domain": "Wonen", "story": story.pk, "why": "Zo begint het."}
    assert staff.post(page("panel", talk, panel.pk), said | {"why": ""}).status_code == 400
    assert staff.post(page("panel", talk, panel.pk), said).status_code == 302
    assert Choice.objects.get().why == "Zo begint het."
    higher = change_actions.add_panel(talk, level=2, people="de raad", number=3, by=worker)
    assert "Zo begint het." in read(staff, page("panel", talk, higher.pk))
    assert "bewoners van de flat (6)" in read(staff, page("talk", talk))


def test_a_round_is_given_back_after_it_was_looked_at(staff, client, round_, worker):
    talk = make_held(round_, worker)
    address = reverse("talks:give_back", args=[round_.slug])
    make_address(make_told(round_))
    round_.stage = "closed"
    round_.save()
    assert talk.moved in read(staff, address)
    said = {"heard": "Mensen groeten elkaar.", "done": "Er komt een bankje."}
    shown = staff.post(address, said | {"stap": "bekijk"})
    assert "1 mens liet een adres achter" in shown.content.decode()
    assert not Return.objects.exists()
    assert staff.post(address, said | {"stap": "verstuur"}).status_code == 302
    assert Message.objects.filter(notice="stories.returned").count() == 1
    better = said | {"done": "Er komen er twee.", "stap": "verstuur"}
    assert staff.post(address, better).status_code == 400
    assert staff.post(address, better | {"why": "Het zijn er twee."}).status_code == 302
    assert "Het zijn er twee." in read(staff, address)
    assert Message.objects.filter(notice="stories.returned").count() == 1
    client.logout()
    public = read(client, reverse("stories:round", args=[round_.slug]))
    for words in ("Er komen er twee.", "Het zijn er twee.", "Er komt een bankje."):
        assert words in public


def test_who_leads_a_round_is_asked_to_give_it_back_from_the_day_after_it_ends(round_, worker, noor):
    assert list(panels.awaiting(worker)) == []
    type(round_).objects.update(begins_on="2026-01-01", ends_on="2026-02-01", heard_by="2026-03-01")
    assert [one.until.isoformat() for one in panels.awaiting(worker)] == ["2026-03-01"]
    assert list(panels.awaiting(noor)) == []
