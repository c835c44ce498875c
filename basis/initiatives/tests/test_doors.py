"""Behind the doors: initiatives with her own words in them first."""

import pytest

from basis.doors import Door, Sentence
from basis.initiatives import panels
from basis.initiatives.tests.makers import make_ask, make_initiative
from basis.search import actions as search


@pytest.mark.parametrize("sentence", list(Sentence))
def test_her_words_find_what_has_them_and_else_what_fits_the_sentence(area, nobody, sentence):
    make_ask(make_initiative(area, title="De lange tafel", text="Samen eten."))
    garden = make_initiative(area, title="De pluktuin", text="Bessen voor iedereen.", slug="de-pluktuin")
    search.refresh()
    said = panels.of_door(nobody, Door(sentence, area=area, words="bessen plukken"))
    assert (said["initiatives"], said["asks"]) == ([garden], [])
    assert panels.of_door(nobody, Door(sentence, area=area, words="zeppelin")) != said
