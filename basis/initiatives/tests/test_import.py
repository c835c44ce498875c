"""Initiatives of another platform."""

import json

import pytest
from django.core.management import CommandError, call_command

from basis.initiatives import queries, reading
from basis.initiatives.import_actions import import_rows
from basis.initiatives.models import Initiative
from basis.initiatives.reading import Unreadable, read
from basis.initiatives.tests.makers import make_initiative, make_worker

ONE = {
    "id": "12",
    "titel": "De buurttuin",
    "tekst": "Samen tuinieren.",
    "gebied": "GM0828-ruwaard",
    "link": "https://mijnbuurtoss.example/12",
    "onderwerp": "natuur",
    "doelgroepen": ["kinderen", "ouderen"],
    "stand": "plan",
    "van": "buren",
}
HEAD = "id;titel;tekst;gebied;link;doelgroepen\n"


def rows(*told):
    return read(json.dumps(list(told)), is_json=True).rows


def test_it_is_read_here_with_a_link_back_and_nobody_changes_it(client, area, joris):
    done = import_rows(rows(ONE), origin="mijnbuurtoss", source="Mijn Buurt Oss", by=joris)
    one = queries.visible(None, area).get()
    assert (done.new, one.stage, one.theme, set(one.groups)) == (1, "plan", "nature", {"children", "older"})
    page = client.get(one.get_absolute_url()).content.decode()
    assert (
        "Staat ook op" in page and ONE["link"] in page and "Mijn Buurt Oss" in page and "Schrijf het team" not in page
    )
    assert client.get(f"{one.get_absolute_url()}schrijf/").status_code == 404


def test_twice_changes_nothing_and_other_words_change_it(area, joris):
    import_rows(rows(ONE), origin="m", by=joris)
    again = import_rows(rows(ONE), origin="m", by=joris)
    other = import_rows(rows(ONE | {"titel": "De grote tuin"}), origin="m", by=joris)
    assert (again.same, again.new, again.changed, other.changed) == (1, 0, 0, 1)
    one = Initiative.objects.get()
    assert (one.title, one.slug) == ("De grote tuin", "de-buurttuin")


def test_two_platforms_may_use_the_same_name(area, joris):
    for origin in ("m", "n"):
        import_rows(rows(ONE), origin=origin, by=joris)
    assert Initiative.objects.count() == 2


def test_a_dry_run_leaves_nothing(area, joris):
    done = import_rows(rows(ONE), origin="m", by=joris, dry_run=True)
    assert done.new == 1 and not Initiative.objects.exists()


def test_wrong_rows_are_named_and_the_others_come_in(area, joris):
    told = [ONE, ONE, ONE | {"id": "13", "gebied": "XX"}, {"id": "14"}, ONE | {"id": "15", "link": "javascript:x"}, "?"]
    found = read(json.dumps(told), is_json=True)
    done = import_rows(found.rows, origin="m", by=joris)
    assert done.new == 1 and sorted(found.faults | done.faults) == [2, 3, 4, 5, 6]


def test_a_table_with_semicolons_or_commas_is_read(area):
    line = '12;De tuin;"Samen;\ntuinieren.";GM0828-ruwaard;https://x.example/12;kinderen ouderen\n'
    found = read("\ufeff" + HEAD + line, is_json=False)
    assert [(row.titel, row.tekst, row.doelgroepen) for row in found.rows.values()] == [
        ("De tuin", "Samen;\ntuinieren.", ["kinderen", "ouderen"])
    ]
    commas = read(HEAD.replace(";", ",") + "12,De tuin,Samen.,GM0828,https://x.example/12,\n", is_json=False)
    assert list(commas.rows) == [2]


@pytest.mark.parametrize(
    ("text", "is_json"), [("{", True), ('{"a": 1}', True), ("3", True), ("", False), ("a;b\n", False)]
)
def test_what_is_not_the_format_is_refused_in_words(text, is_json):
    with pytest.raises(Unreadable):
        read(text, is_json=is_json)


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_what_we_give_comes_back_and_twice_changes_nothing(client, world, area, joris, kind):
    for theme, stage in (("nature", "doing"), ("meet", "stopped"), ("other", "idea")):
        make_initiative(area, theme=theme, stage=stage, groups=("older",), where="bij de kerk", byline="buren")
    if kind == "json":
        text = client.get("/api/v1/initiatieven").content.decode()
    else:
        text = b"".join(client.get("/initiatieven.csv")).decode()
    found = read(text.replace("http://testserver", "https://oss.example"), is_json=kind == "json")
    assert not found.faults and import_rows(found.rows, origin="elders", by=joris).new == 3
    kept = Initiative.objects.filter(origin="elders")
    told = {(one.title, one.text, one.theme, one.stage, one.groups, one.where, one.byline) for one in kept}
    ours = Initiative.objects.filter(origin="")
    assert told == {(one.title, one.text, one.theme, one.stage, one.groups, one.where, one.byline) for one in ours}
    assert import_rows(found.rows, origin="elders", by=joris).same == 3


def test_the_command_says_what_it_did_and_refuses_who_may_not(area, joris, noor, tmp_path, capsys):
    path = tmp_path / "mijnbuurtoss.json"
    path.write_text(json.dumps([ONE, {"id": "14"}]), encoding="utf-8")
    call_command("import_initiatives", str(path), by=joris.email, dry_run=True)
    assert "PROEF" in capsys.readouterr().out and not Initiative.objects.exists()
    call_command("import_initiatives", str(path), by=joris.email)
    said = capsys.readouterr().out
    assert "regel 2: titel ontbreekt" in said and "1 nieuw" in said
    assert Initiative.objects.get().origin == "mijnbuurtoss"
    for refused in (noor, make_worker(area)):
        with pytest.raises(CommandError):
            call_command("import_initiatives", str(path), by=refused.email)


def test_words_of_the_format_are_those_of_the_product():
    assert set(reading.STAGES) == {"idee", "mensen-zoeken", "plan", "bezig", "staat", "gestopt"}
