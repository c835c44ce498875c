"""Making the index."""

import pytest
from django.core.management import call_command
from django.db import connection

from basis.modules import Module, all_modules
from basis.search import actions, queries
from basis.search.models import Build, Entry, Word
from basis.search.tests.makers import entry, index, module

pytestmark = pytest.mark.django_db


def test_doing_it_twice_changes_nothing():
    first = index(entry("Zwemmen", "in het bad"), entry("Dansen"))
    before = list(Entry.objects.values())
    assert (first.total, first.added) == (2, 2)
    assert index(entry("Zwemmen", "in het bad"), entry("Dansen")) == actions.Refreshed(2, 0, 0, 0)
    assert list(Entry.objects.values()) == before
    assert Build.objects.get().number == 1


def test_what_changed_or_went_is_so_in_the_index_too():
    index(entry("Zwemmen", "in het bad"), entry("Dansen"), entry("Lezen"))
    done = index(entry("Zwemmen", "in de plas"), entry("Lezen"))
    assert (done.added, done.changed, done.removed) == (0, 1, 1)
    assert queries.find("plas").total == 1
    assert queries.find("bad").total == 0
    assert queries.find("dansen").total == 0
    assert not Word.objects.filter(word="bad").exists()


def test_a_failing_module_leaves_the_index_as_it_was():
    def broken():
        yield entry("Nieuw")
        raise RuntimeError

    index(entry("Oud"))
    with pytest.raises(RuntimeError):
        actions.refresh([Module(name="broken", title="", search=broken)])
    assert [one.title for one in Entry.objects.all()] == ["Oud"]


def test_a_thing_handed_in_twice_is_there_once():
    assert index(entry("Eerst", key="een"), entry("Later", key="een")).total == 1
    assert Entry.objects.get().title == "Later"


def test_long_texts_are_cut_to_what_a_page_shows():
    index(entry("t" * 400, "woord " * 500, words="veel " * 9000))
    assert len(Entry.objects.get().summary) <= 600


def test_an_empty_house_gives_an_empty_index():
    assert actions.refresh([module()]).total == 0
    assert not queries.find("iets").hits


def test_the_engine_agrees_with_the_entries():
    """The triggers of SQLite keep FTS5 in step; `integrity-check` fails when they do not."""
    index(entry("Zwemmen"), entry("Dansen"))
    index(entry("Zwemmen", "anders"))
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
    assert queries.find("zwemmen").total == 1


def test_the_command_says_what_it_did(capsys):
    call_command("refresh_search")
    assert "Te vinden:" in capsys.readouterr().out


def test_every_module_hands_in_each_thing_in_each_language():
    for one in all_modules():
        if one.search:
            handed = list(one.search())
            keys = {language: {(e.kind, e.key) for e in handed if e.language == language} for language in ("nl", "en")}
            assert keys["nl"] == keys["en"], one.name
