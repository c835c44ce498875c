"""When two initiatives go on as one, what they organised goes along."""

from basis.activities.models import Activity
from basis.activities.tests.makers import make_activity
from basis.initiatives import join_actions
from basis.initiatives.tests.makers import make_initiative, make_person


def test_what_one_organised_is_of_what_came_of_it(area):
    noor, bram = make_person("Noor"), make_person("Bram")
    garden, table = (make_initiative(area, by=by, slug=slug) for by, slug in ((bram, "tuin"), (noor, "tafel")))
    harvest, other = make_activity(area, title="Plukken"), make_activity(area, title="Schaken")
    Activity.objects.filter(pk=harvest.pk).update(initiative=garden)
    join_actions.decide(join_actions.propose(garden, table, "Samen?", by=bram), accepts=True, by=noor)
    harvest.refresh_from_db()
    other.refresh_from_db()
    assert (harvest.initiative, other.initiative) == (table, None)
