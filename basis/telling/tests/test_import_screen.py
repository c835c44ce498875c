"""A table of stories is read in on screen: first as a try, bad lines named with why, nothing half-written."""

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from basis.audit.models import Act
from basis.stories.kinds import Use, Way
from basis.stories.models import Story, Teller
from basis.telling import import_actions

pytestmark = pytest.mark.django_db
HEAD = "Verhaal;Titel;Verteller;Datum;Mag;Over;Gevoel;Wie;Hulp;Welkom;Ik;Wij;Zij;X;Y;Wijk;Rol"
GOOD = [
    '"De buren kwamen\nhelpen.";Helpen;1;03-11-2026;b;Buren;Goed;Buren, Club;ja;5;1;1;2;1;5;Ruwaard;Inwoner',
    "Nog een verhaal.;;1;2026-11-04;Tel alleen mijn antwoorden mee;n.v.t.;;;nee;3;0;0;2;;;Ruwaard;",
]
BAD = ["Te ver.;;2;;b;Honden;;;;3;1;1;1;;;Ruwaard;", "Zonder ja.;;3;;misschien;Buren;;;;3;1;1;1;;;Ruwaard;"]
CHOSEN = {
    "c-text": "Verhaal",
    "c-title": "Titel",
    "c-teller": "Verteller",
    "c-told_on": "Datum",
    "c-use": "Mag",
    "c-q-waarover": "Over",
    "c-q-gevoel": "Gevoel",
    "c-q-wie": "Wie",
    "c-q-hulp": "Hulp",
    "c-q-welkom": "Welkom",
    "c-q-kracht-0": "Ik",
    "c-q-kracht-1": "Wij",
    "c-q-kracht-2": "Zij",
    "c-q-veld-ik-x": "X",
    "c-q-veld-ik-y": "Y",
    "c-q-waar": "Wijk",
    "c-q-rol": "Rol",
    "by": "text",
    "separator": ",",
    "first": "1",
    "last": "5",
}


@pytest.fixture
def page(every_kind):
    return reverse("telling:import", args=[every_kind.slug])


def table(*lines, name="verhalen.csv"):
    return SimpleUploadedFile(name, "\n".join([HEAD, *lines]).encode(), "text/csv")


def hidden(answer):
    """What the page sends along to the next step, as a browser does: each new line as two signs."""
    kept = answer.context["kept"]
    return {name: str(kept[name].value() or "").replace("\n", "\r\n") for name in ("name", "table", "mapping")}


def choose(browser, page, *lines, **change):
    brought = browser.post(page, {"file": table(*lines)})
    return browser.post(page, {"stap": "kolommen", **hidden(brought), **CHOSEN, **change})


def test_columns_are_guessed_by_their_names(at_work, page):
    form = at_work.post(page, {"file": table(*GOOD)}).context["columns"]
    guessed = {name: form[f"c-{name}"].value() for name in ("text", "title", "told_on", "q-rol", "q-wie", "q-welkom")}
    assert guessed == {
        "text": "Verhaal",
        "title": "Titel",
        "told_on": "Datum",
        "q-rol": "Rol",
        "q-wie": "Wie",
        "q-welkom": "Welkom",
    }
    assert form["c-language"].value() == ""


def test_a_try_says_what_would_happen_and_keeps_nothing(at_work, page):
    before = Act.objects.count()
    shown = choose(at_work, page, GOOD[0], *BAD, GOOD[1])
    told = shown.content.decode()
    assert "Nieuw: 2. Er al: 0. Er is nog niets bewaard." in told and "2 regels komen er niet in" in told
    assert [line for line, _why in shown.context["done"].faults] == [4, 5]
    assert "waarover: ‘Honden’" in told and "‘misschien’ zegt niet waarvoor het mag" in told
    assert not Story.objects.exists() and not Teller.objects.exists() and Act.objects.count() == before


def test_it_is_read_in_and_the_same_table_again_changes_nothing(at_work, page, area):
    shown = choose(at_work, page, *GOOD)
    done = at_work.post(page, {"stap": "zet", **hidden(shown)})
    assert "Nieuw: 2. Er al: 0." in done.content.decode()
    second, first = Story.objects.all()
    assert first.answers == {
        "waarover": "buren",
        "gevoel": "goed",
        "wie": ["buren", "club"],
        "hulp": True,
        "welkom": 100,
        "kracht": [250, 250, 500],
        "veld": {"ik": [0, 1000]},
        "waar": area.code,
    }
    assert (first.text, first.use, first.teller.way) == ("De buren kwamen\nhelpen.", Use.TALK, Way.FILE)
    assert (second.use, second.teller, second.answers["waarover"]) == (Use.COUNT, first.teller, None)
    assert first.teller.answers == {"rol": "inwoner"}
    again = at_work.post(page, {"stap": "zet", **hidden(shown)})
    assert "Nieuw: 0. Er al: 2." in again.content.decode() and Story.objects.count() == 2


def test_the_choice_of_columns_can_be_kept_and_brought_again(at_work, page):
    mapping = hidden(choose(at_work, page, *GOOD))["mapping"]
    assert yaml.safe_load(mapping)["text"] == "Verhaal"
    shown = at_work.post(page, {"file": table(*GOOD), "mapping": SimpleUploadedFile("k.yaml", mapping.encode())})
    assert shown.context["is_try"] and shown.context["done"].new == 2


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "verplicht"),
        ({"file": SimpleUploadedFile("a.csv", b"\x00\x01")}, "niet in tekst hoort"),
        ({"file": SimpleUploadedFile("a.csv", b"Verhaal;Titel\nalleen een\n")}, "regel 2: 1 cellen"),
        ({"file": SimpleUploadedFile("a.csv", b"Verhaal\n" + b"x" * 1024 * 1024)}, "groter dan 1 MB"),
        ({"file": table(*GOOD), "mapping": SimpleUploadedFile("k.yaml", b"tekst: Verhaal")}, "kolommen.yaml, regel 1"),
        ({"file": table(*GOOD), "mapping": SimpleUploadedFile("k.yaml", b"text: Tekst")}, "kolom ‘Tekst’ ontbreekt"),
        ({"stap": "zet", "name": "a.csv", "table": "Verhaal\n", "mapping": "text: Verhaal"}, "geen rijen"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(at_work, page, sent, why):
    for file in sent.values():
        if hasattr(file, "seek"):
            file.seek(0)
    answer = at_work.post(page, sent)
    assert answer.status_code == 400 and why in answer.content.decode()
    assert not Story.objects.exists()


def test_a_column_is_one_thing_and_two_ends_differ(at_work, page):
    answer = choose(at_work, page, *GOOD, **{"c-title": "Verhaal", "last": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 400 and "koos u al voor" in shown and "hetzelfde getal" in shown
    assert answer.context["columns"]["c-q-rol"].value() == "Rol"


def test_when_it_breaks_halfway_nothing_stays(at_work, page, monkeypatch):
    shown = choose(at_work, page, *GOOD)
    once = import_actions.import_actions.take_over

    def broken(*arguments, **more):
        yield next(once(*arguments, **more))
        raise OSError("the disk is full")

    monkeypatch.setattr(import_actions.import_actions, "take_over", broken)
    with pytest.raises(OSError, match="full"):
        at_work.post(page, {"stap": "zet", **hidden(shown)})
    assert not Story.objects.exists()


def test_only_who_leads_the_round_reads_in(client, page, noor):
    assert client.get(page).status_code == 302
    client.force_login(noor)
    assert client.get(page).status_code == 403 and client.post(page, {"file": table(*GOOD)}).status_code == 403
