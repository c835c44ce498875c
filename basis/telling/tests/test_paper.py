"""A round on paper: numbered the same in each language, readable by a screen reader, for who may see the round."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse
from django.utils import translation

from basis.stories import queries
from basis.stories.kinds import Stage
from basis.telling import paper, paper_codes
from basis.telling.tests.paper_makers import make_round_of_every_kind
from tests.pdf_ua import faults, needs_verapdf

pytestmark = pytest.mark.django_db


def items_of(one, language):
    with translation.override(language):
        return paper_codes.items(queries.newest(one).questions.all(), queries.areas_of(one), language)


def test_the_paper_is_served_in_the_language_that_was_asked_for_or_else_in_dutch(client, every_kind):
    address = reverse("telling:paper", args=[every_kind.slug])
    for asked, language in (("", "nl"), ("en", "en"), ("pl", "nl"), ("<b>", "nl")):
        answer = client.get(address, {"taal": asked} if asked else {})
        assert answer["Content-Type"] == "application/pdf"
        assert str(pikepdf.open(BytesIO(answer.content)).Root.Lang) == language


def test_a_round_in_the_making_is_on_paper_for_who_makes_it_only(client, area, worker):
    draft = make_round_of_every_kind(area, worker, stage=Stage.DRAFT)
    address = reverse("telling:paper", args=[draft.slug])
    assert client.get(address).status_code == 404
    client.force_login(worker)
    assert client.get(address).status_code == 200


def test_numbers_and_letters_are_the_same_in_each_language(every_kind):
    told = [
        [(one.number, one.name, [o.letter for o in one.options]) for one in items_of(every_kind, lang)]
        for lang in ("nl", "en")
    ]
    assert told[0] == told[1]
    assert [number for number, _name, _letters in told[0]] == list(range(1, 18))
    assert [name for _number, name, _letters in told[0]][:2] == ["waarover", paper_codes.STORY]


def test_the_most_private_use_stands_first(every_kind):
    found = {one.name: [option.value for option in one.options] for one in items_of(every_kind, "nl")}
    assert found[paper_codes.USE] == ["1", "2", "3", "4"] and found[paper_codes.WITH_AREA][0] == "no"


def test_no_letter_is_that_of_past_niet_and_none_comes_twice():
    letters = [one.letter for one in paper_codes._lettered([(str(n), str(n)) for n in range(60)])]
    assert len(set(letters)) == 60 and paper_codes.NONE not in letters


@needs_verapdf
def test_the_paper_can_be_read_by_a_screen_reader(every_kind, tmp_path):
    files = []
    for language in ("nl", "en"):
        files.append(tmp_path / f"{language}.pdf")
        files[-1].write_bytes(paper.pdf(every_kind, queries.newest(every_kind), language=language))
    assert not faults(*files)
