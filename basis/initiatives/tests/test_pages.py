"""The pages of initiatives: what stands there, for whom, and how much they ask of the database."""

import pytest
from django.test import Client

from basis.doors import Door, Sentence
from basis.initiatives import join_actions, panels, telling_actions
from basis.initiatives.facts import Told
from basis.initiatives.models import Initiative
from basis.initiatives.tests.makers import make_ask, make_initiative, make_person, make_worker
from basis.relay.models import Conversation
from basis.themes import Subject

BEGIN = "/initiatieven/nieuw/"
WORDS = {"title": "De lange tafel", "text": "Samen eten op het plein."}


def body(answer):
    return answer.content.decode().split("<main", 1)[1].split("</main>")[0]


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_name_and_a_few_words_are_enough_to_begin(client, area):
    assert "Het is en blijft van u" in body(client.get(f"{BEGIN}?gebied=ruwaard"))
    answer = client.post(BEGIN, WORDS | {"gebied": "ruwaard"})
    assert answer.status_code == 302 and Initiative.objects.get().area == area


def test_without_an_area_one_first_chooses_where(client, world):
    assert "In welke wijk of welk dorp?" in body(client.get(BEGIN))


def test_what_is_wrong_is_said_and_nothing_is_lost(client, area):
    answer = client.post(BEGIN, {"text": "Samen eten op het plein.", "gebied": "ruwaard"})
    assert (
        answer.status_code == 400
        and "Geef het een naam." in body(answer)
        and "Samen eten op het plein." in body(answer)
    )


def test_its_page_begins_with_who_and_says_what_it_needs_and_how_it_goes(client, table, noor):
    make_ask(table, "place", "Een droge plek.")
    telling_actions.tell(table, Told("Het werd druk."), by=noor)
    page = body(client.get(table.get_absolute_url()))
    where = [page.index(text) for text in ("<b>Noor</b>", "De lange tafel</h1>", "Een droge plek.", "Het werd druk.")]
    assert where == sorted(where)
    assert "Van de initiatiefnemers" in page and "De gemeente koos nog geen rol." in page


def test_only_her_team_sees_what_a_team_can_do(client, area, table, noor):
    assert "Dit is van u" in body(signed_in(noor).get(table.get_absolute_url()))
    for other in (client, signed_in(make_worker(area))):
        page = body(other.get(table.get_absolute_url()))
        assert "Dit is van u" not in page and "Vertel hoe het gaat" not in page


def test_her_team_tells_asks_moves_and_thanks_on_the_page(table, noor):
    hers, page = signed_in(noor), table.get_absolute_url()
    for path, sent in {
        "vertellen/": {"text": "Het werd druk."},
        "vragen/": {"kind": "people", "words": "Twee mensen die sjouwen."},
        "verder/": {"stage": "doing", "text": "Wij beginnen."},
        "veranderen/": {"title": "De lange tafel", "text": "Samen eten, elke maand.", "theme": "meet"},
        "team/naam/": {"name": "Noor", "role": "kookt"},
    }.items():
        assert hers.post(page + path, sent).status_code == 302, path
    asked = table.asks.get()
    hers.post(f"/initiatieven/vragen/{asked.pk}/gevonden/", {"text": "Dank aan Bram van 12."})
    shown = body(hers.get(page))
    for words in ("Het werd druk.", "Wij beginnen.", "Samen eten, elke maand.", "gevonden", "(kookt)"):
        assert words in shown


def test_a_step_that_ends_it_says_what_was_learned(table, noor):
    hers, page = signed_in(noor), table.get_absolute_url()
    assert hers.post(f"{page}verder/", {"stage": "stopped", "text": "Ja"}).status_code == 400
    hers.post(f"{page}verder/", {"stage": "stopped", "text": "Vraag er vanaf het begin zes mensen bij."})
    shown = body(hers.get(page))
    assert "Wat wij leerden" in shown and "gestopt" in shown


def test_who_can_help_writes_without_an_account(client, table):
    asked = make_ask(table)
    path = f"{table.get_absolute_url()}schrijf/?vraag={asked.pk}"
    assert asked.words in body(client.get(path))
    assert client.post(path, {"name": "Zoe", "text": "Ik sjouw graag."}).status_code == 400  # no address to answer to
    assert (
        client.post(path, {"name": "Zoe", "text": "Ik sjouw graag.", "email": "zoe@voorbeeld.test"}).status_code == 302
    )
    assert Conversation.objects.get().about == str(asked.pk)


def test_the_role_of_the_municipality_is_chosen_with_a_reason(client, area, table):
    wietske, path = signed_in(make_worker(area)), f"{table.get_absolute_url()}rol/"
    assert "presterend" not in body(wietske.get(path)).lower()  # that is for what the municipality owns
    assert wietske.post(path, {"role": "networking"}).status_code == 400
    assert wietske.post(path, {"role": "networking", "why": "Wij kennen de huisbaas."}).status_code == 302
    page = body(client.get(table.get_absolute_url()))
    assert "De rol van de gemeente is netwerkend." in page and "gekozen door een opbouwwerker" in page


@pytest.mark.parametrize("state", ["held", "hidden", "withdrawn", "removed", "unconfirmed"])
def test_what_is_not_seen_is_not_there_for_others(client, area, noor, state):
    one = make_initiative(area, by=noor, state=state)
    assert client.get(one.get_absolute_url()).status_code == 404
    assert one.title not in body(client.get("/initiatieven/"))


def test_the_list_is_of_an_area_and_can_be_made_shorter(client, world, area, table):
    lith = next(one for one in world.values() if one.kind == area.kind and one != area)
    other = make_initiative(lith, title="De moestuin", theme="nature", stage="doing")
    make_ask(table, "place")
    for question, shown in {
        "/initiatieven/": {"De lange tafel", "De moestuin"},
        "/gebieden/ruwaard/initiatieven/": {"De lange tafel"},
        "/initiatieven/?onderwerp=natuur": {"De moestuin"},
        "/initiatieven/?stand=bezig": {"De moestuin"},
        "/initiatieven/?zoekt=plek": {"De lange tafel"},
        "/initiatieven/?zoekt=geld": set(),
        "/initiatieven/?zoekt=onzin": {"De lange tafel", "De moestuin"},
    }.items():
        page = body(client.get(question))
        assert {title for title in ("De lange tafel", other.title) if f">{title}</a>" in page} == shown, question


@pytest.mark.parametrize(
    "path", ["/initiatieven/", "/gebieden/ruwaard/initiatieven/", "/initiatieven/gevraagd/", "/api/v1/initiatieven"]
)
def test_lists_ask_as_much_of_the_database_for_many_as_for_few(
    client, area, path, django_assert_max_num_queries, django_assert_num_queries
):
    for _number in range(2):
        make_ask(make_initiative(area))
    client.get(path)
    with django_assert_max_num_queries(8) as few:
        client.get(path)
    for _number in range(20):
        make_ask(make_initiative(area))
    with django_assert_num_queries(len(few)):
        client.get(path)


@pytest.mark.parametrize(
    ("panel", "thing"),
    [
        (panels.of_area, lambda area: area),
        (panels.of_home, lambda area: None),
        (panels.of_theme, lambda area: Subject("Ontmoeten", ("other",), area=area)),
        (panels.of_door, lambda area: Door(Sentence.WANT, area=area)),
        (panels.of_door, lambda area: Door(Sentence.CAN_FOR, area=area)),
    ],
)
def test_panels_take_two_queries_however_many_there_are(area, panel, thing, django_assert_max_num_queries):
    for _number in range(12):
        make_ask(make_initiative(area))
    about = thing(area)
    with django_assert_max_num_queries(2):
        found = panel(None, about)
        told = [[ask.words for ask in one.asked] for one in found["initiatives"]]
    assert told or found["asks"]


def test_at_a_door_stands_what_asks_for_what_she_can(area, table):
    asked = make_ask(table, "knowledge", "Iemand die kan snoeien.")
    assert panels.of_door(None, Door(Sentence.CAN, area=area))["asks"] == [asked]
    assert panels.of_door(None, Door(Sentence.CAN_FOR, area=area))["asks"] == []
    assert panels.of_door(None, Door(Sentence.WANT, area=area))["initiatives"] == [table]


def test_my_page_has_hers_and_what_waits_for_her(area, table, noor, bram):
    other = make_initiative(area, by=bram, title="De tuin", slug="de-tuin")
    join_actions.propose(other, table, "", by=bram)
    assert panels.of_mine(noor, noor)["mine"] == [table] and [one.url for one in panels.awaiting(noor)] == [
        f"{table.get_absolute_url()}team/"
    ]
    assert panels.of_mine(None, make_person("Zoe")) is None and list(panels.awaiting(bram)) == []


def test_a_worker_writes_one_down_at_the_kitchen_table_with_what_it_needs(area):
    worker = make_worker(area)
    theirs = signed_in(worker)
    theirs.post(BEGIN, WORDS | {"gebied": "ruwaard", "on_behalf": "on"})
    one = Initiative.objects.get()
    assert one.recorded_by == "opbouwwerker" and one in panels.of_worker(worker, area)["new"]
    ask = theirs.post(f"{one.get_absolute_url()}vragen/", {"kind": "people", "words": "Twee mensen."})
    assert ask.status_code == 302 and one.asks.count() == 1
    assert theirs.post(f"{one.get_absolute_url()}vertellen/", {"text": "Hallo."}).status_code == 403


def test_a_member_finds_it_while_a_moderator_looks(area, noor, bram):
    one = make_initiative(area, by=noor, state="held")
    one.team.create(person=bram)
    assert "Alleen u ziet dit" in body(signed_in(bram).get(one.get_absolute_url()))
