"""A table with stories is taken over by a form: the same line once, a bad line named, and nothing half-written."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from basis import files
from basis.stories import table_reading
from basis.stories.kinds import Kind, Stage, Use, Way
from basis.stories.models import Question, Story, Teller
from basis.stories.tests.makers import make_round, options

pytestmark = pytest.mark.django_db

FORM = {
    "text": "Verhaal",
    "title": "Titel",
    "teller": "Wie",
    "told_on": "Datum",
    "use": {"column": "Mag", "values": {"ja": "quote", "nee": "count"}},
    "least_words": 2,
    "answers": [
        {"question": "waarover", "column": "Over"},
        {"question": "welkom", "column": "Welkom", "from": 1, "to": 5},
        {"question": "kracht", "parts": ["K1", "K2", "K3"]},
        {"question": "waar", "column": "Wijk"},
        {"question": "rol", "column": "Rol", "by": "number"},
    ],
}
HEAD = "Verhaal;Titel;Wie;Datum;Mag;Over;Welkom;K1;K2;K3;Wijk;Rol"
GOOD = [
    "De buren kwamen helpen.;Helpen;1;03-11-2026;ja;Buren;5;1;1;1;Ruwaard;2",
    "Nog een verhaal.;;1;2026-11-04;nee;n.v.t.;3;0;0;2;GM0828-ruwaard;",
]


def written(tmp_path, *lines, form=FORM, head=HEAD):
    table, told = tmp_path / "verhalen.csv", tmp_path / "form.yaml"
    table.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    told.write_text(yaml.safe_dump(form), encoding="utf-8")
    return table, told


def take(tmp_path, capsys, worker, *lines, form=FORM, head=HEAD, **more):
    table, told = written(tmp_path, *lines, form=form, head=head)
    call_command("import_stories", table, form=told, round="hoe-gaat-het-hier", by=worker.email, **more)
    return capsys.readouterr().out


def test_each_line_is_a_story_with_her_answers_and_no_more_use_than_she_gave(round_, worker, area, tmp_path, capsys):
    assert "2 nieuw, 0 waren er al." in take(tmp_path, capsys, worker, *GOOD)
    second, first = Story.objects.all()
    assert (first.title, first.use, first.area, first.teller.way) == ("Helpen", Use.QUOTE, area, Way.FILE)
    assert first.answers == {"waarover": "buren", "welkom": 100, "kracht": [334, 333, 333], "waar": area.code}
    assert second.answers == {"waarover": None, "welkom": 50, "kracht": [0, 0, 1000], "waar": area.code}
    assert (second.use, second.told_at.day, second.teller) == (Use.COUNT, 4, first.teller)
    assert Teller.objects.get().answers == {"rol": "vrijwilliger"}
    assert first.contribution.recorded_by == worker and first.contribution.author is None


def test_the_same_table_again_changes_nothing_and_a_try_keeps_nothing(round_, worker, tmp_path, capsys):
    assert "2 nieuw" in take(tmp_path, capsys, worker, *GOOD, dry_run=True)
    assert not Story.objects.exists() and not Teller.objects.exists()
    take(tmp_path, capsys, worker, *GOOD)
    assert "0 nieuw, 2 waren er al." in take(tmp_path, capsys, worker, *GOOD)
    assert Story.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Kort;;3;;ja;Buren;3;1;1;1;Ruwaard;1", "minder dan 2 woorden"),
        ("Twee woorden;;3;31-31-2026;ja;Buren;3;1;1;1;Ruwaard;1", "geen datum"),
        ("Twee woorden;;3;;misschien;Buren;3;1;1;1;Ruwaard;1", "waarvoor het mag"),
        ("Twee woorden;;3;;ja;Honden;3;1;1;1;Ruwaard;1", "waarover: ‘Honden’"),
        ("Twee woorden;;3;;ja;Buren;6;1;1;1;Ruwaard;1", "welkom: ‘6’"),
        ("Twee woorden;;3;;ja;Buren;veel;1;1;1;Ruwaard;1", "geen getal"),
        ("Twee woorden;;3;;ja;Buren;3;-1;1;1;Ruwaard;1", "geen drie delen"),
        ("Twee woorden;;3;;ja;Buren;3;1;1;1;Amsterdam;1", "Dit antwoord kan niet"),
        ("Twee woorden;;3;;ja;Buren;3;1;1;1;Ruwaard;9", "rol: ‘9’"),
    ],
)
def test_a_bad_line_is_named_with_why_and_the_others_come_in(round_, worker, tmp_path, capsys, line, why):
    said = take(tmp_path, capsys, worker, GOOD[0], line, GOOD[1])
    assert "regel 3: " in said and why in said and "2 nieuw" in said
    assert Story.objects.count() == 2 and Teller.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "Tekst"}, "kolom ‘Tekst’ ontbreekt"),
        ({"answers": [{"question": "raar", "column": "Over"}]}, "‘raar’ is niet van deze ronde"),
        ({"answers": [{"question": "welkom"}]}, "op één manier"),
        ({"tekst": "Verhaal"}, "tekst"),
    ],
)
def test_a_form_that_does_not_fit_is_refused_before_anything(round_, worker, tmp_path, capsys, change, why):
    with pytest.raises(CommandError, match=why):
        take(tmp_path, capsys, worker, *GOOD, form=FORM | change)
    assert not Story.objects.exists()


def test_who_does_not_lead_the_round_takes_nothing_over(round_, noor, tmp_path, capsys):
    with pytest.raises(CommandError):
        take(tmp_path, capsys, noor, *GOOD)


def test_questions_come_from_the_library_when_the_round_asks_nothing_yet(area, worker, tmp_path, capsys):
    one = make_round(area, worker, questions=(), stage=Stage.DRAFT)
    form = {"text": "Verhaal", "library": ["enough_say"], "answers": [{"question": "enough_say", "column": "Welkom"}]}
    take(tmp_path, capsys, worker, *GOOD, form=form)
    assert [question.key for question in Question.objects.filter(questionnaire__round=one)] == ["enough_say"]
    assert {teller.answers["enough_say"] for teller in Teller.objects.all()} == {5, 3}


@pytest.mark.parametrize(
    ("how", "cells"),
    [
        ({"column": "A", "separator": ","}, {"A": "Buren, Straat"}),
        ({"column": "A", "separator": ",", "by": "number"}, {"A": "1,2"}),
        ({"columns": ["A", "B"]}, {"A": "Straat", "B": "Buren"}),
        ({"columns": ["A", "B"], "by": "key"}, {"A": "buren", "B": "straat"}),
        ({"marked": {"buren": "A", "straat": "B"}}, {"A": "x", "B": "ja"}),
        ({"marked": {"buren": "A", "straat": "B", "park": "C"}}, {"A": "1", "B": "1", "C": "0"}),
    ],
)
def test_several_answers_are_read_in_each_way_they_are_written(how, cells):
    question = Question(key="wie", kind=Kind.CHOICES, parts=options("buren", "straat", "park"))
    form = table_reading.Form.model_validate({"text": "T", "answers": [{"question": "wie", **how}]})
    text = ";".join(["T", *cells]) + "\n" + ";".join(f'"{cell}"' for cell in ["Een verhaal", *cells.values()])
    found = table_reading.read(files.File("a.csv", text, ""), form, [question], [])
    assert not found.faults and sorted(found.lines[2].told.answers["wie"]) == ["buren", "straat"]


def test_stones_are_placed_between_the_ends_of_the_field():
    parts = {"stones": [{"key": "ik"}, {"key": "wij"}]}
    question = Question(key="veld", kind=Kind.STONES, parts=parts)
    stones = {"ik": ("X1", "Y1"), "wij": ("X2", "Y2")}
    form = {"text": "T", "answers": [{"question": "veld", "stones": stones, "from": -1, "to": 1}]}
    text = "T;X1;Y1;X2;Y2\nEen verhaal;-1;0,5;;\n"
    found = table_reading.read(files.File("a.csv", text, ""), table_reading.Form.model_validate(form), [question], [])
    assert found.lines[2].told.answers == {"veld": {"ik": [0, 750]}}
