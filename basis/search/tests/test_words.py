"""What people looked for in vain is counted without them, and an editor says which words mean the same."""

import datetime
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from basis.search import queries, word_actions
from basis.search.models import Miss, WordGroup
from basis.search.tests.makers import entry, index

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 25)
PAGE = "/beheer/zoeken/"


@pytest.fixture
def anna(db):
    """The editor of the social map."""
    return import_module("basis.accounts.tests.makers").make_person("Anna", "map_editor")  # stands above this module


def miss(words="loophulp", times=3, today=TODAY):
    for _time in range(times):
        word_actions.note_miss(words, "nl", today=today)
    return Miss.objects.filter(words=words).first()


def test_a_word_of_an_editor_is_found_from_the_next_question(client, anna):
    index(entry("Een rollator lenen"))
    assert not queries.find("loopfiets").hits
    group = word_actions.keep_group("Rollator loopfiets, looprek", by=anna)
    assert str(group) == "rollator, loopfiets, looprek"
    assert [hit.reasons for hit in queries.find("loopfietsen").hits] == [("“rollator” betekent ongeveer hetzelfde",)]
    word_actions.drop_group(group, by=anna)
    assert not queries.find("loopfiets").hits


def test_what_found_nothing_is_counted_by_the_page_and_offered_to_the_editor(client, anna):
    index(entry("Een rollator lenen"))
    for _time in range(3):
        assert client.get("/zoeken/?q=Loopfiets").status_code == 200
    assert client.get("/zoeken/?q=rollator").status_code == 200
    assert [str(one) for one in Miss.objects.all()] == ["loopfiets (3)"]
    client.force_login(anna)
    page = client.get(PAGE).content.decode()
    assert "loopfiets" in page and "3 keer" in page
    one = Miss.objects.get()
    assert 'value="loopfiets "' in client.get(f"{PAGE}?miss={one.pk}").content.decode()
    done = client.post(PAGE, {"words": "loopfiets rollator", "miss": one.pk})
    assert done.status_code == 302
    assert queries.find("loopfiets").total == 1 and not queries.misses()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0612345678",
        "5344 AB",
        "noor@voorbeeld.test",
        "mevrouw Jansen de Wit",
        "Kerkstraat 12",
        "twee drie vier vijf zes",
        "een heel lange vraag van iemand die vertelt hoe het thuis met haar gaat deze week",
    ],
)
def test_what_may_be_about_a_person_is_not_kept(text):
    word_actions.note_miss(text, "nl", today=TODAY)
    assert not Miss.objects.exists()


def test_what_is_asked_once_or_twice_no_editor_sees(anna):
    miss("zeldzaam", times=2)
    assert queries.misses() == []


def test_a_robot_fills_no_more_than_so_many_rows(monkeypatch):
    monkeypatch.setattr(word_actions, "MOST_MISSES", 2)
    for words in ("een", "aap", "noot", "mies"):
        word_actions.note_miss(words + "x", "nl", today=TODAY)
    assert Miss.objects.count() == 2


def test_what_was_looked_for_is_forgotten_in_time():
    noon = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
    miss("zeldzaam", times=2, today=TODAY - datetime.timedelta(days=31))
    miss("vaker", times=3, today=TODAY - datetime.timedelta(days=31))
    miss("oud", times=9, today=TODAY - datetime.timedelta(days=366))
    assert word_actions.tidy(noon) == "misses 2"
    assert [one.words for one in Miss.objects.all()] == ["vaker"]
    assert word_actions.tidy(noon) == ""


@pytest.mark.parametrize("words", ["", "een", "rollator rollator", "a b c d e f g h i j k l m"])
def test_two_to_twelve_words_make_a_group(client, anna, words):
    with pytest.raises(ValidationError):
        word_actions.keep_group(words, by=anna)
    client.force_login(anna)
    assert client.post(PAGE, {"words": words}).status_code == 200
    assert not WordGroup.objects.exists()


def test_only_who_keeps_the_words_changes_them(client, noor, anna):
    group, one = word_actions.keep_group("rollator looprek", by=anna), miss()
    for act in (word_actions.drop_group, word_actions.settle):
        with pytest.raises(PermissionDenied):
            act(group if act is word_actions.drop_group else one, by=noor)
    with pytest.raises(PermissionDenied):
        word_actions.keep_group("een twee", by=noor)
    client.force_login(anna)
    client.post(f"{PAGE}{one.pk}/gezien/")
    client.post(f"{PAGE}woorden/{group.pk}/weghalen/")
    assert not WordGroup.objects.exists() and not queries.misses()


def test_the_editor_finds_the_page_from_her_own(client, noor, anna):
    for person, finds in ((noor, False), (anna, True)):
        client.force_login(person)
        assert (PAGE in client.get("/mijn/").content.decode()) is finds
