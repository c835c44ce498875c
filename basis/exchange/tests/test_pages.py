"""The pages of cards: what everyone reads, what a giver does by her link, and what only a worker or keeper sees."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from basis.exchange import actions, life_actions
from basis.exchange.models import Card
from basis.exchange.tests.makers import (
    TEXT,
    days_ago,
    make_card,
    make_keeper,
    make_organisation,
    make_person,
    told,
)
from basis.moderation.actions import Intake
from basis.needs.models import Need
from basis.notifications.models import Message
from basis.relay.models import Line

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def page(client, name, *args, **query):
    return client.get(reverse(f"exchange:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def filled(area, **differences):
    return {"gebied": area.slug, "sentence": "need", "text": TEXT, "email": "nel@voorbeeld.test"} | differences


def test_the_list_shows_what_is_open_newest_first_and_nothing_else(client, area):
    make_card(area, text="oud.", written_at=days_ago(9))
    make_card(area, text="nieuw.")
    make_card(area, text="wacht.", state="held")
    make_card(area, text="voorbij.", ends_on=timezone.localdate() - DAY)
    life_actions.close(make_card(area, text="gelukt."), "worked")
    shown = words(page(client, "of_area", area.slug))
    assert shown.index("nieuw.") < shown.index("oud.")
    assert not [word for word in ("wacht.", "voorbij.", "gelukt.") if word in shown]


def test_the_list_can_be_narrowed_by_sentence_theme_and_vacancies(client, area):
    make_card(area, text="wandelen.", sentence="want", theme="move")
    make_card(area, text="gastheer.", theme="work", organisation=make_organisation(), speaks="group", is_vacancy=True)
    for query, here, gone in (
        ({"zin": "ik-wil"}, "wandelen.", "gastheer."),
        ({"onderwerp": "werk"}, "gastheer.", "wandelen."),
        ({"vrijwilligerswerk": "ja"}, "gastheer.", "wandelen."),
    ):
        shown = words(page(client, "everywhere", **query))
        assert here in shown
        assert gone not in shown


def test_a_list_takes_as_many_queries_for_forty_cards_as_for_four(client, area):
    organisation = make_organisation()
    counts = []
    for number in range(40):
        if number in (4, 39):
            with CaptureQueriesContext(connection) as counted:
                page(client, "of_area", area.slug)
            counts.append(len(counted))
        make_card(area, text=f"kaartje {number}.", organisation=organisation, speaks="group")
    assert counts[0] == counts[1] <= 15


def test_a_stranger_writes_and_is_asked_to_prove_her_address(client, area, noor):
    card = make_card(area, by=noor)
    sent = {"text": "Ik kom graag.", "name": "Bram", "email": "bram@voorbeeld.test"}
    answer = client.post(reverse("exchange:write", args=[card.pk]), sent, follow=True)
    assert "Kijk in uw mail" in words(answer)
    assert Line.objects.get().told_at is None
    assert "noor@" not in words(answer)


def test_without_an_address_or_words_the_message_is_not_sent(client, area, noor):
    card = make_card(area, by=noor)
    answer = client.post(reverse("exchange:write", args=[card.pk]), {"text": "", "email": ""})
    assert answer.status_code == 400
    assert "Schrijf een bericht." in words(answer)
    assert not Line.objects.exists()


def test_who_is_signed_in_goes_to_the_conversation(area, noor):
    card = make_card(area, by=noor)
    client = signed_in(make_person("Bram"))
    answer = client.post(reverse("exchange:write", args=[card.pk]), {"text": "Ik kom graag."}, follow=True)
    assert "Ik kom graag." in words(answer)
    assert Message.objects.filter(notice="relay.message", person=noor).exists()


def test_what_is_urgent_is_not_stored_but_shows_who_to_ring(client, area):
    answer = client.post(reverse("exchange:new"), filled(area, text="ik wil niet meer leven"))
    assert "112" in words(answer) or "113" in words(answer)
    assert not Card.objects.exists()


def test_the_form_puts_up_a_card_and_gives_the_link_to_keep(client, area):
    sent = filled(area, when=["tu-afternoon", "su-evening"], often="weekly", reach="near", languages=["nl", "ar"])
    answer = client.post(reverse("exchange:new"), sent, follow=True)
    card = Card.objects.get()
    assert "Bedankt" in words(answer)
    assert (set(card.when), card.often, card.reach) == ({"tu-afternoon", "su-evening"}, "weekly", "near")
    assert set(card.languages) == {"nl", "ar"}


def test_by_the_paper_slip_the_person_herself_takes_it_away(client, area, worker):
    given = actions.put_up(area, told(), by=worker, intake=Intake(on_behalf=True))
    shown = words(client.get(reverse("moderation:contribution", args=[given.key])))
    assert "Laat staan, of sluit af" in shown
    assert TEXT in shown
    client.post(reverse("moderation:withdraw", args=[given.key]))
    assert page(client, "card", Card.objects.get().pk).status_code == 404


def test_by_her_link_she_closes_it_and_a_wrong_link_opens_nothing(client, area, worker):
    given = actions.put_up(area, told(), by=worker, intake=Intake(on_behalf=True))
    assert page(client, "yours", "zomaar-iets").status_code == 404
    answer = client.post(reverse("exchange:close", args=[given.key]), {"outcome": "worked"}, follow=True)
    assert "het is gelukt" in words(answer)
    assert answer["X-Robots-Tag"] == "noindex"


def test_help_at_home_says_who_accompanies_it_and_who_saw_the_vog(client, area):
    organisation = make_organisation()
    keeper = make_keeper(organisation)
    card = make_card(area, sentence="can_for", at_home=True, coordinator=organisation)
    assert "heeft dat nog niet bevestigd" in words(page(client, "card", card.pk))
    signed_in(keeper).post(reverse("exchange:assure", args=[card.pk]), {"seen_on": "2026-03-03"})
    shown = words(page(client, "card", card.pk))
    assert "Maatjes in de Buurt zag de VOG op 3 maart 2026." in shown
    assert keeper.name not in shown
    loose = make_card(area, sentence="can_for", at_home=True, text="los.")
    assert "Er is geen organisatie die deze hulp begeleidt" in words(page(client, "card", loose.pk))


def test_a_worker_makes_a_need_of_what_nobody_answered_in_other_words(area, worker, noor):
    card = make_card(area, written_at=days_ago(20))
    client = signed_in(worker)
    assert TEXT in words(page(client, "waiting", area.slug))
    sent = {"kind": "need", "text": "Een plek om koffie te drinken.", "theme": "meet"}
    assert client.post(reverse("exchange:make_a_need", args=[card.pk]), sent).status_code == 302
    need = Need.objects.get()
    assert (need.text, need.about_key, need.recorded_as) == (sent["text"], str(card.pk), "community_worker")
    assert Card.objects.get().text == TEXT
    assert signed_in(noor).post(reverse("exchange:make_a_need", args=[card.pk]), sent).status_code == 403
    assert page(signed_in(noor), "waiting", area.slug).status_code == 403
