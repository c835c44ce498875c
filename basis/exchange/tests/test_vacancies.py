"""Vacancies from a list: what is right comes in, each bad line is named, and twice changes nothing."""

import datetime
import gzip

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from basis.audit.models import Act
from basis.exchange import life_actions, writing_actions
from basis.exchange.models import Card
from basis.exchange.tests.makers import make_keeper, make_organisation, make_person
from basis.notifications.models import Message
from basis.relay.actions import Side

pytestmark = pytest.mark.django_db
HEAD = "sleutel;organisatie;gebied;tekst;onderwerp;wanneer\n"
ROW = "1;Maatjes in de Buurt;ruwaard;mensen die een uur op bezoek gaan.;ontmoeten;di-middag do-avond\n"


@pytest.fixture
def organisation(area):
    return make_organisation()


@pytest.fixture
def read_in(tmp_path, capsys, joris, organisation):
    """Read these lines in, and give what the command says."""

    def command(rows, *options, head=HEAD):
        path = tmp_path / "vacatures.csv"
        path.write_text(head + rows, encoding="utf-8")
        call_command("import_vacancies", str(path), "--by", joris.email, *options)
        return capsys.readouterr().out

    return command


def test_a_line_becomes_a_card_that_everyone_reads(read_in, area):
    assert "1 nieuw, 0 veranderd" in read_in(ROW)
    card = Card.objects.visible_to(None).get()
    assert (card.area, card.theme, set(card.when)) == (area, "meet", {"tu-afternoon", "th-evening"})
    assert (card.is_vacancy, card.whose, card.origin) == (True, "Maatjes in de Buurt", "vacatures.csv")


def test_the_same_list_twice_changes_nothing(read_in):
    read_in(ROW)
    before = list(Card.objects.values()), Act.objects.count()
    assert "0 nieuw, 0 veranderd, 0 langer, 1 gelijk" in read_in(ROW)
    assert (list(Card.objects.values()), Act.objects.count()) == before


def test_a_trial_says_what_would_happen_and_changes_nothing(read_in):
    said = read_in(ROW, "--dry-run")
    assert "PROEF" in said
    assert "1 nieuw" in said
    assert not Card.objects.exists()
    assert not Act.objects.filter(action="exchange.put_up").exists()


def test_other_words_change_the_same_card(read_in):
    read_in(ROW)
    assert "0 nieuw, 1 veranderd" in read_in(ROW.replace("een uur", "een middag"))
    assert "een middag" in Card.objects.get().text


def test_each_bad_line_is_named_with_why_and_the_rest_comes_in(read_in, world):
    rows = [
        ROW.strip(),
        "2;Onbekend;ruwaard;tekst.;;",
        "3;Maatjes in de Buurt;nergens;tekst.;;",
        "4;Maatjes in de Buurt;ruwaard;;;",
        "5;Maatjes in de Buurt;ruwaard;tekst.;ruimtevaart;",
        "6;Maatjes in de Buurt;ruwaard;tekst.;;dinsdag",
        "1;Maatjes in de Buurt;ruwaard;nog eens.;;",
        f"8;Maatjes in de Buurt;ruwaard;{'a' * 501};;",
    ]
    said = read_in("\n".join(rows) + "\n")
    assert "1 nieuw" in said
    for line, word in (
        (3, "organisatie"),
        (4, "gebied"),
        (5, "tekst"),
        (6, "onderwerp"),
        (7, "wanneer"),
        (8, "sleutel"),
    ):
        assert f"regel {line}: {word}" in said
    assert "7 regels niet overgenomen" in said


def test_what_is_still_in_the_list_stands_longer_and_what_was_closed_stays_closed(read_in):
    read_in(ROW)
    today = timezone.localdate()
    Card.objects.update(ends_on=today + datetime.timedelta(days=10))
    assert "1 langer" in read_in(ROW)
    life_actions.close(Card.objects.get(), "worked")
    assert "1 gelijk" in read_in(ROW.replace("een uur", "een dag"))
    assert "een uur" in Card.objects.get().text


def test_who_does_not_work_for_the_area_reads_nothing_in(read_in, joris):
    joris.roles.all().delete()
    assert "werkt niet voor dit gebied" in read_in(ROW)
    assert not Card.objects.exists()


def test_without_the_needed_columns_or_a_person_it_is_refused(read_in, tmp_path):
    with pytest.raises(CommandError, match="tekst"):
        read_in("1;a;b\n", head="sleutel;organisatie;gebied\n")
    path = tmp_path / "vacatures.csv.gz"
    path.write_bytes(gzip.compress((HEAD + ROW).encode()))
    with pytest.raises(CommandError, match="niemand"):
        call_command("import_vacancies", str(path), "--by", "wie@voorbeeld.test")


def test_who_answers_a_vacancy_reaches_a_keeper_of_the_organisation(read_in, organisation):
    read_in(ROW)
    keeper = make_keeper(organisation)
    writing_actions.write(Card.objects.get(), asker=Side(person=make_person("Bram")), text="Ik wil wel.")
    assert Message.objects.get(notice="relay.message").person == keeper
