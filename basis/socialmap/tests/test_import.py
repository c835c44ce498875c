"""`./run import_socialmap`: what is right comes in once, what is wrong is named by line, and twice changes nothing."""

import pytest
from django.core.management import CommandError, call_command

from basis.areas.tests.makers import make_municipality
from basis.search import queries as search
from basis.socialmap.models import Organisation, Place, Service

pytestmark = pytest.mark.django_db
HEAD = "soort;sleutel;naam;bron;bevestigd_op"
MORE = "organisatie;binnen_buiten;gebied;openingstijden;drempelvrij;kosten;bedrag;plekken;onderwerpen;talen;email"
GOOD = f"""{HEAD};{MORE}
aanbod;a1;Koffie;eigen;25-11-2026;o1;;;We 09:00-12:00;;betaald;1,50;p1;ontmoeten;nl, ar;
plek;p1;De Haard;eigen;2026-11-25;o1;binnen;WK082806;Mo-Fr 09:00-17:00;ja;gratis;;;;;
organisatie;o1;Stichting Welzijn;eigen;2026-11-25;;;;;;;;;ontmoeten;;info@welzijn.example
"""


@pytest.fixture
def run(tmp_path, capsys):
    def run(text, *options, name="lijst.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        call_command("import_socialmap", str(path), *map(str, options))
        return capsys.readouterr().out

    make_municipality()
    return run


def test_a_good_file_comes_in_whatever_the_order_and_is_found(run):
    said = run(GOOD)
    assert "3 nieuw, 0 veranderd, 0 gelijk gebleven" in said
    service = Service.objects.get()
    assert (service.organisation.name, str(service.amount), service.languages) == (
        "Stichting Welzijn",
        "1.50",
        ("ar", "nl"),
    )
    assert [(at.place.name, at.opening_hours) for at in service.at.all()] == [("De Haard", "We 09:00-12:00")]
    assert Place.objects.get().area.slug == "ruwaard"
    assert search.find("haard").hits[0].entry.title == "De Haard"


def test_twice_changes_nothing_and_another_name_changes_one(run):
    run(GOOD)
    assert "Niets veranderd" in run(GOOD)
    assert "0 nieuw, 1 veranderd, 2 gelijk" in run(GOOD.replace("De Haard", "Wijkhuis De Haard"))


def test_a_dry_run_changes_nothing(run):
    said = run(GOOD, "--dry-run")
    assert "PROEF" in said
    assert "3 nieuw" in said
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("iets;x;X;eigen;2026-11-25", "soort: verwacht organisatie, plek of aanbod, niet ‘iets’"),
        ("organisatie;;X;eigen;2026-11-25", "sleutel: ontbreekt"),
        ("organisatie;x;;eigen;2026-11-25", "naam: ontbreekt"),
        ("organisatie;x;X;eigen;gisteren", "bevestigd_op: ‘gisteren’ kan niet"),
        ("organisatie;x;X;eigen;31-02-2026", "bevestigd_op"),
        ("organisatie;x;X;eigen", "4 cellen, maar er zijn 5 kolommen"),
        ('organisatie;x;"X"Y;eigen;2026-11-25', "geen geldige CSV"),
        ("plek;x;X;eigen;2026-11-25", "binnen_buiten: ontbreekt"),
        ("aanbod;x;X;eigen;2026-11-25", "organisatie: ontbreekt"),
        ("organisatie;goed;X;eigen;2026-11-25", "sleutel: ‘goed’ staat ook op regel 2"),
    ],
)
def test_each_bad_line_is_named_with_its_reason_and_the_rest_comes_in(run, line, said):
    out = run(f"{HEAD}\norganisatie;goed;Goed;eigen;2026-11-25\n{line}\norganisatie;ook;Ook goed;eigen;2026-11-25\n")
    assert f"regel 3: {said}" in out
    assert "1 regels niet overgenomen" in out
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["Goed", "Ook goed"]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("postcode", "54A", "postcode: ‘54A’ kan niet"),
        ("openingstijden", "ma-vr 9-17", "openingstijden: deze openingstijden zijn niet te lezen"),
        ("drempelvrij", "misschien", "drempelvrij: verwacht ja of nee"),
        ("kosten", "duur", "kosten: verwacht gratis, consumptie, betaald"),
        ("onderwerpen", "koken", "onderwerpen: ‘koken’ kennen wij niet"),
        ("organisatie", "niemand", "geen organisatie met de sleutel ‘niemand’"),
        ("gebied", "WK9", "geen gebied met code ‘WK9’"),
        ("lat", "51,7", "half"),
        ("capaciteit", "0", "capaciteit: ‘0’ kan niet"),
    ],
)
def test_each_wrong_cell_is_named(run, column, cell, said):
    out = run(f"{HEAD};binnen_buiten;{column}\nplek;x;X;eigen;2026-11-25;binnen;{cell}\n")
    assert said in out
    assert not Place.objects.exists()


def test_columns_of_another_are_mapped_and_fixed_values_filled_in(run, tmp_path):
    layout = tmp_path / "kolommen.yaml"
    layout.write_text(
        "columns: {naam: Titel, sleutel: Nr}\nvalues: {soort: organisatie, bron: gids, bevestigd_op: 2026-11-01}\n"
    )
    run("Nr,Titel,Onbekend\n7,Ruilkast,x\n", "--columns", layout)
    assert Organisation.objects.get().name == "Ruilkast"


@pytest.mark.parametrize("text", ["", HEAD + "\n", "naam;sleutel\nx;y\n", f"{HEAD};naam\na;b;c;d;e;f\n"])
def test_a_file_without_rows_or_columns_is_refused(run, text):
    with pytest.raises(CommandError):
        run(text)


def test_a_layout_with_an_unknown_column_is_refused(run, tmp_path):
    layout = tmp_path / "kolommen.yaml"
    layout.write_text("columns: {titel: Titel}\n")
    with pytest.raises(CommandError, match="deze kolom kennen we niet"):
        run(GOOD, "--columns", layout)
