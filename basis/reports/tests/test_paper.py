"""The two papers: accessible, at most twenty pages and one page, with the words of people as text."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError

from basis.figures.tests.papers import tags_of
from basis.meaning import actions as meaning
from basis.meaning.actions import Meant
from basis.reports import actions, making_actions, paper
from basis.reports.actions import Texts
from basis.reports.models import LONGEST, Report
from basis.reports.quote_queries import cut
from basis.reports.tests.makers import READING, beside, is_on, make_draft, make_report, make_seen
from basis.stories import telling_actions
from basis.stories.models import Use
from basis.stories.tests.makers import make_story
from basis.talks import actions as talks
from basis.talks.tests.makers import make_held
from tests import pdf_ua

pytestmark = pytest.mark.django_db


def opened(pdf):
    return pikepdf.open(io.BytesIO(bytes(pdf)))


def make_long(one, by, count):
    """So many things that are seen, each with two long interpretations."""
    for number in range(count):
        seen = make_seen(one, by, title=f"Gezien {number}", readings=0)
        for side in ("resident", "volunteer", "professional", "lived"):
            meaning.interpret(seen, Meant("Woorden en nog meer woorden. " * 50, side), by=by)


def test_the_papers_are_of_the_right_length_and_say_it_as_the_pdf_does(report):
    assert paper.pages(bytes(report.full)) == len(opened(report.full).pages) <= 20
    assert paper.pages(bytes(report.short)) == len(opened(report.short).pages) == 1


def test_a_report_of_more_than_twenty_pages_is_refused_with_their_number(draft, round_, worker):
    make_long(round_, worker, 12)
    with pytest.raises(ValidationError, match=r"Het verslag is 2\d bladzijden. Er passen er 20."):
        making_actions.make(draft, by=worker)
    assert Report.objects.get().is_draft


def test_three_texts_of_the_greatest_length_fit_on_the_short_paper(round_, worker):
    longest = ("Wij hoorden dat buren elkaar helpen als het nodig is. " * 20)[:LONGEST].strip()
    report = making_actions.make(make_draft(round_, worker, texts=Texts(longest, longest, longest)), by=worker)
    assert paper.pages(bytes(report.short)) == 1


def test_a_short_report_of_more_than_one_page_is_refused(round_, worker):
    lines = "\n".join("Ja." for _line in range(140))
    draft = make_draft(round_, worker, texts=Texts(lines, lines, lines))
    with pytest.raises(ValidationError, match=r"Het korte verslag is \d+ bladzijden"):
        making_actions.make(draft, by=worker)


@pdf_ua.needs_verapdf
def test_both_papers_are_for_everyone(draft, round_, worker, tmp_path):
    make_seen(round_, worker, title="Twee vragen samen", pattern=["waarover", "rol"])
    make_seen(round_, worker, title="Een lijn", pattern=["welkom", "kracht"])
    actions.put_figure(draft, beside(round_.areas.get()), by=worker)
    report = making_actions.make(draft, by=worker)
    files = [tmp_path / "verslag.pdf", tmp_path / "kort.pdf"]
    for file, made in zip(files, (report.full, report.short), strict=True):
        file.write_bytes(bytes(made))
    assert not pdf_ua.faults(*files)
    tags = tags_of(opened(report.full))
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/H4", "/Table", "/TH", "/LI"} <= set(tags)


def test_a_figure_stands_on_paper_with_its_reading_and_never_without(draft, round_, worker):
    actions.put_figure(draft, beside(round_.areas.get()), by=worker)
    made = making_actions.make(draft, by=worker)
    assert is_on(made.full, READING)
    assert is_on(made.full, "Cijfers spreken niet voor zich.")
    assert is_on(made.full, "13.595")


def test_a_sentence_that_was_chosen_in_a_conversation_stands_for_its_story(round_, worker):
    told = make_story(round_, "Ik was stil. Toen belde zij aan. Nu niet meer.", by=worker, use=Use.QUOTE, herself=DOOR)
    talk = make_held(round_, worker)
    talks.choose(talk, told, by=worker)
    talks.quote(talk, told, "Toen belde zij aan.", by=worker)
    make_seen(round_, worker, title="Zij belt aan", stories=[told])
    report = make_report(round_, worker)
    assert is_on(report.full, "“Toen belde zij aan. …”")
    assert not is_on(report.full, "Ik was stil.")


def test_what_is_not_to_be_quoted_is_on_no_paper(round_, worker):
    for number, use in enumerate((Use.COUNT, Use.TALK)):
        told = make_story(round_, f"Geheim {number}.", by=worker, use=use, herself=DOOR)
        if use == Use.TALK:
            make_seen(round_, worker, title="Iets", stories=[told])
    report = make_report(round_, worker)
    assert not is_on(report.full, "Geheim")


def test_a_story_that_is_long_is_cut_after_a_sentence():
    text = "Een zin. " * 60
    assert text[: cut(text, 260)].endswith("zin.")
    assert cut("kort", 260) == 4
    assert cut("a" * 400, 260) == 260


DOOR = telling_actions.Herself(way="door")
