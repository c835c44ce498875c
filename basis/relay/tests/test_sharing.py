"""An address is seen by the other only when both say so, and can be taken back."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from basis.audit.models import Act
from basis.notifications.models import Message
from basis.relay import actions, keys, queries, sharing_actions
from basis.relay.models import Participant
from basis.relay.tests.makers import ABOUT, make_line, other_of

pytestmark = pytest.mark.django_db
ADVICE = {"nl": "Spreek af in het wijkhuis.", "en": "Meet."}
HERS, HIS = "noor@elders.test", "06 12345678"


def page_of(client, participant):
    return client.get(reverse("relay:conversation", args=[keys.link_key(participant)])).content.decode()


def fresh(participant):
    return Participant.objects.select_related("conversation").get(pk=participant.pk)


def test_neither_sees_an_address_until_both_share_one(noor, client):
    mine = make_line(noor).participant
    his = queries.others(mine)[0]
    sharing_actions.share(mine, HERS)
    assert HERS not in page_of(client, his)
    sharing_actions.share(his, HIS)
    assert HERS in page_of(client, his)
    assert HIS in page_of(client, mine)
    assert set(Act.objects.filter(action="relay.shared").values_list("actor_id", flat=True)) == {None, noor.pk}


def test_what_is_taken_back_is_seen_by_neither(noor, client):
    mine = make_line(noor).participant
    his = queries.others(mine)[0]
    sharing_actions.share(mine, HERS)
    sharing_actions.share(his, HIS)
    answer = client.post(reverse("relay:take_back", args=[keys.link_key(mine)]))
    assert answer.status_code == 302
    assert HERS not in page_of(client, his)
    assert HIS not in page_of(client, mine)


def test_a_stopped_conversation_shows_no_address(noor, client):
    mine = make_line(noor).participant
    his = queries.others(mine)[0]
    sharing_actions.share(mine, HERS)
    sharing_actions.share(his, HIS)
    actions.stop(his)
    assert HIS not in page_of(client, fresh(mine))
    with pytest.raises(actions.Stopped):
        sharing_actions.share(his, "elders@voorbeeld.test")


def test_the_other_hears_that_an_address_waits_and_no_mail_has_it_in_it(noor):
    mine = make_line(noor).participant
    sharing_actions.share(mine, HERS)
    told = Message.objects.get(notice="relay.shared")
    assert told.address == "bram@voorbeeld.test"
    assert "Noor wil een adres met u delen" in told.text
    assert HERS not in told.text + told.subject


@pytest.mark.parametrize("address", ["", "Heuvelstraat 3", "12", "noor@", "bel me"])
def test_what_is_no_address_is_refused_with_words_that_help(noor, client, address):
    mine = make_line(noor).participant
    answer = client.post(reverse("relay:share", args=[keys.link_key(mine)]), {"address": address})
    assert answer.status_code == 400
    assert fresh(mine).shares == ""


def test_who_did_not_prove_her_address_shares_none():
    mine = make_line(None, email="nieuw@voorbeeld.test").participant
    with pytest.raises(ValidationError):
        sharing_actions.share(mine, HERS)


def test_who_leaves_takes_her_address_along(noor):
    mine = make_line(noor).participant
    sharing_actions.share(mine, HERS)
    assert {"about": ABOUT.title, "shares": HERS} in queries.of_person(noor)
    actions.forget(noor)
    assert fresh(mine).shares == ""


def test_what_both_are_advised_stands_in_the_first_mail_in_their_language_and_on_the_page(noor, client):
    about = actions.About("test.thing", "2", "een kop koffie", advice=ADVICE)
    bram = actions.Side(email="bram@voorbeeld.test", is_proven=True, language="en")
    line = actions.begin(about, asker=actions.Side(person=noor), other=bram, text="Dag!")
    actions.say(line.participant, "Nog iets.")
    first, second = Message.objects.filter(notice="relay.message").order_by("pk")
    assert "Meet." in first.text
    assert "Meet." not in second.text
    assert "Spreek af in het wijkhuis." in page_of(client, line.participant)
    assert not re.search("Spreek af", page_of(client, other_of(line)))
