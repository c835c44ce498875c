"""A list is read in on screen: choose columns, see what it would do, and it is on the map; twice changes nothing."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from basis.socialmap.models import Organisation, Place
from basis.sources import actions
from basis.sources.models import Import, Source
from basis.sources.tests.makers import HERE, bring, choose, table

pytestmark = pytest.mark.django_db
THEIRS = "Nr;Titel;Telefoonnummer;Opmerking\n7;Ruilkast;0412 12 34 56;leuk\n8;Naaigroep;0412 65 43 21;\n"


def put_in(desk, content, **options):
    """Through all pages, with what the form had filled in; gives the file."""
    at = bring(desk, content, **options)["Location"]
    choose(desk, at)
    desk.post(f"{at}begin/")
    return Import.objects.get()


def work():
    """What a worker does: the tasks that wait for it, and those that come of them."""
    asked = DBTaskResult.objects.ready().filter(task_path=f"{actions.__name__}.go_on")
    assert asked.exists(), "nothing was asked of the worker"
    for one in Import.objects.filter(state__in=Import.BUSY):
        actions.go_on.call(one.pk)
    asked.delete()


def test_a_small_list_goes_onto_the_map_at_once_and_its_file_is_gone(desk, editor):
    done = put_in(desk, table(3))
    assert (done.state, done.new, done.faults, bytes(done.content)) == ("done", 3, [], b"")
    assert Place.objects.filter(origin="gids").count() == 3
    told = desk.get(HERE).content.decode()
    assert "Organisaties: 0, plekken: 3, aanbod: 0" in told
    assert "door Kaart" in told


def test_nothing_is_on_the_map_before_she_says_so(desk):
    at = bring(desk, table(3))["Location"]
    choose(desk, at)
    page = desk.get(at)
    assert Import.objects.get().state == "ready"
    assert "Plek 2" in page.content.decode()
    assert not Place.objects.exists()
    desk.post(f"{at}weg/")
    assert not Import.objects.exists()


def test_the_same_file_again_changes_nothing_and_offers_no_button(desk):
    put_in(desk, table(3))
    at = bring(desk, table(3))["Location"]
    choose(desk, at)
    told = desk.get(at).content.decode()
    assert "Niets veranderd: dit stond er al zo." in told
    assert "Zet het erin" not in told


def test_what_changes_is_shown_with_what_it_was(desk):
    put_in(desk, table(3))
    at = bring(desk, table(3).replace("Plek 1;", "Plek Een;"))["Location"]
    choose(desk, at)
    told = desk.get(at)
    assert [(row["was"], row["becomes"]) for row in told.context["changes"]] == [("Plek 1", "Plek Een")]
    desk.post(f"{at}begin/")
    assert Place.objects.get(external_id="p1").name == "Plek Een"


def test_columns_of_somebody_else_are_guessed_and_remembered(desk):
    at = bring(desk, THEIRS)["Location"]
    form = desk.get(f"{at}kolommen/").context["form"]
    assert [field.initial for field in form.columns] == ["sleutel", "naam", "telefoon", ""]
    told = {"column_3": "omschrijving", "value_soort": "organisatie", "value_bron": "Gids"}
    choose(desk, at, **told)
    desk.post(f"{at}begin/")
    assert Organisation.objects.get(external_id="7").description == "leuk"
    again = bring(desk, THEIRS)["Location"]
    form = desk.get(f"{again}kolommen/").context["form"]
    assert [field.initial for field in form.columns] == ["sleutel", "naam", "telefoon", "omschrijving"]
    assert form.fields["value-bron"].initial == "Gids"


def test_a_column_with_kinds_that_are_not_ours_is_no_kind(desk):
    at = bring(desk, "soort;naam\nwijkhuis;De Haard\n")["Location"]
    form = desk.get(f"{at}kolommen/").context["form"]
    assert [field.initial for field in form.columns] == ["", "naam"]


def test_a_list_without_keys_goes_by_its_names(desk):
    at = bring(desk, "Titel;Tel\nRuilkast;0412 1\nNaaigroep;0412 2\nRuilkast;0412 3\n")["Location"]
    told = {"value_soort": "organisatie", "value_bron": "Gids"}
    assert choose(desk, at, **told).status_code == 400
    assert choose(desk, at, **told, name_is_key="on").status_code == 302
    desk.post(f"{at}begin/")
    assert set(Organisation.objects.values_list("external_id", flat=True)) == {"Ruilkast", "Naaigroep"}
    assert Import.objects.get().faults == [["4", "sleutel: ‘Ruilkast’ staat ook op regel 2"]]


def test_the_choice_can_be_taken_along_for_the_command(desk, tmp_path):
    at = bring(desk, THEIRS)["Location"]
    choose(desk, at, value_soort="organisatie", value_bron="Gids")
    (tmp_path / "map.yaml").write_bytes(desk.get(f"{at}kolommen.yaml").content)
    (tmp_path / "gids.csv").write_text(THEIRS)
    call_command("import_socialmap", str(tmp_path / "gids.csv"), "--columns", str(tmp_path / "map.yaml"))
    assert Organisation.objects.filter(name="Naaigroep").exists()


def test_a_column_that_is_not_used_stays_out_though_it_has_a_name_of_ours(desk):
    at = bring(desk, table(2).replace(";\n", ";0412 1\n").replace("telefoon", "telefoon"))["Location"]
    choose(desk, at, column_6="")
    desk.post(f"{at}begin/")
    assert set(Place.objects.values_list("phone", flat=True)) == {""}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"column_1": "naam"}, "staat ook bij"),
        ({"column_2": ""}, "Kies de kolom voor ‘naam’"),
        ({"column_3": ""}, "Kies de kolom voor ‘bron: wie het zegt’, of vul het in."),
    ],
)
def test_columns_that_cannot_be_are_told_and_nothing_is_lost(desk, fields, said):
    at = bring(desk, table(2))["Location"]
    answer = choose(desk, at, **fields)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert 'value="sleutel" selected' in answer.content.decode() or "column_1" in fields


def test_a_long_list_is_done_by_the_worker_and_the_page_tells_how_far(desk):
    bad = set(range(5, 400, 20))
    at = bring(desk, table(400, bad))["Location"]
    choose(desk, at)
    assert "Kijk hoe ver het is" in desk.get(at).content.decode()
    work()
    told = desk.get(at).content.decode()
    assert "20 regels komen er niet in" in told
    assert "bevestigd_op: ‘gisteren’ kan niet" in told
    desk.post(f"{at}begin/")
    assert not Place.objects.exists()
    assert '<progress class="progress"' in desk.get(at).content.decode()
    work()
    done = Import.objects.get()
    assert (done.state, done.new, len(done.faults), done.done) == ("done", 380, 20, 380)
    assert Place.objects.count() == 380


def test_how_far_it_is_is_a_number_for_a_machine_too(desk):
    at = bring(desk, table(3))["Location"]
    Import.objects.update(state="writing", done=800, total=2925)
    told = desk.get(at).content.decode()
    assert 'value="800" max="2925"' in told
    assert "800 van 2.925 regels" in told


def test_a_worker_that_was_killed_halfway_is_followed_by_another(desk, monkeypatch):
    at = bring(desk, table(400))["Location"]
    choose(desk, at)
    work()
    desk.post(f"{at}begin/")
    monkeypatch.setattr(actions, "A_TURN", -1.0)  # a turn is over before it begins: as if it were killed
    work_one_turn = actions._go_on
    work_one_turn(Import.objects.get().pk)
    monkeypatch.undo()
    later = timezone.now() + datetime.timedelta(minutes=5)
    Import.objects.update(claimed_at=timezone.now())  # it never said that it stopped
    assert actions.wake(later) == "woken 1"
    Import.objects.update(claimed_at=timezone.now() - datetime.timedelta(minutes=5))
    work()
    assert Import.objects.get().state == "done"
    assert Place.objects.count() == 400


def test_of_who_is_no_longer_editor_nothing_is_written(desk, editor):
    at = bring(desk, table(400))["Location"]
    choose(desk, at)
    work()
    desk.post(f"{at}begin/")
    editor.roles.all().delete()
    work()
    assert (Import.objects.get().state, Place.objects.exists()) == ("failed", False)


def test_the_overview_takes_as_many_queries_however_many_lists_there_are(desk, editor, django_assert_max_num_queries):
    put_in(desk, table(3))
    for number in range(30):
        Source.objects.create(origin=f"lijst {number}", read_at=timezone.now(), read_by=editor)
    with django_assert_max_num_queries(15):
        desk.get(HERE)
