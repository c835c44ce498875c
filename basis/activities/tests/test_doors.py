"""Behind the doors: what one can go to, with her own words in it first."""

import datetime

from django.utils import timezone

from basis.activities import panels
from basis.activities.tests.makers import make_activity
from basis.doors import Door, Sentence
from basis.search import actions as search


def titles(nobody, door):
    return [row.activity.title for row in panels.of_door(nobody, door)["rows"]]


def test_her_words_find_what_has_them_and_else_all_that_comes_soon(area, nobody):
    soon = timezone.localtime().replace(tzinfo=None, minute=0, second=0, microsecond=0) + datetime.timedelta(days=2)
    for title in ("Schaken voor beginners", "Wandelen langs de Maas"):
        make_activity(area, title=title, text="Kom gerust.", starts=soon, at=timezone.now())
    search.refresh()
    assert titles(nobody, Door(Sentence.WANT, area=area, words="wandelen")) == ["Wandelen langs de Maas"]
    assert len(titles(nobody, Door(Sentence.WANT, area=area, words="zeppelin"))) == 2
